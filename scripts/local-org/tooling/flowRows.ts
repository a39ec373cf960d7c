import { apiTimestamp } from '../clock.ts';
import type { FlowVersion } from '../metadata/flowVersions.ts';
import type { LocalOrg } from '../org.ts';

export type ToolingRow = Record<string, unknown>;

/** The objects of the tooling API that are modelled, each with the rows that an administrator sees. */
export const TOOLING: Record<string, (org: LocalOrg) => ToolingRow[]> = {
  Flow: ({ metadata }) =>
    metadata.flows.all().map((version) => flowRow(version, definitionRow(metadata.flows.of(version.flow)))),
  FlowDefinition: ({ metadata }) => {
    const names = new Set(metadata.flows.all().map(({ flow }) => flow));
    return [...names].map((flow) => {
      const versions = metadata.flows.of(flow);
      const related = (version: FlowVersion | undefined): ToolingRow | null => (version ? flowRow(version) : null);
      return {
        ...definitionRow(versions),
        ActiveVersion: related(versions.find(isActive)),
        LatestVersion: related(versions.at(-1)),
      };
    });
  },
};

/** Objects that a field of another one leads to. */
export const PARENTS: Record<string, Record<string, string>> = {
  Flow: { Definition: 'FlowDefinition' },
  FlowDefinition: { ActiveVersion: 'Flow', LatestVersion: 'Flow' },
};

const isActive = ({ status }: FlowVersion): boolean => status === 'Active';
const instant = (iso: string): string => apiTimestamp(new Date(iso));

/** What every version of a flow shares: `versions` are those of one flow, the latest last. */
function definitionRow(versions: readonly FlowVersion[]): ToolingRow {
  const [first, latest] = [versions[0]!, versions.at(-1)!];
  return {
    Id: first.definitionId,
    DeveloperName: first.flow,
    MasterLabel: latest.content['label'] ?? null,
    Description: latest.content['description'] ?? null,
    ActiveVersionId: versions.find(isActive)?.id ?? null,
    LatestVersionId: latest.id,
    NamespacePrefix: null,
    ManageableState: 'unmanaged',
    CreatedDate: instant(first.createdDate),
    LastModifiedDate: instant(latest.lastModifiedDate),
    FullName: first.flow,
    Metadata: {
      activeVersionNumber: versions.find(isActive)?.number ?? null,
      description: null,
      masterLabel: null,
    },
  };
}

function flowRow(version: FlowVersion, definition?: ToolingRow): ToolingRow {
  const { content } = version;
  return {
    Id: version.id,
    DefinitionId: version.definitionId,
    MasterLabel: content['label'] ?? null,
    Description: content['description'] ?? null,
    VersionNumber: version.number,
    Status: version.status,
    ProcessType: content['processType'] ?? null,
    ApiVersion: Number(content['apiVersion'] ?? 66),
    ManageableState: 'unmanaged',
    CreatedDate: instant(version.createdDate),
    LastModifiedDate: instant(version.lastModifiedDate),
    FullName: `${version.flow}-${version.number}`,
    Metadata: content,
    ...(definition ? { Definition: definition } : {}),
  };
}
