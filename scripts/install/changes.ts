import type { ComponentState, OrgComparison } from './content/orgState.ts';
import { isSameRecord, recordOf, type InstallationRecord } from './content/installationRecord.ts';
import type { PackageContent } from './content/packageContent.ts';
import type { FirstRecords } from './firstRecords.ts';
import type { PlacesToGive } from './people.ts';

/** What an install would do to an org, before it does it. */
export interface InstallChanges {
  /** Number of components by type and state. */
  components: { type: string; state: ComponentState; number: number }[];
  /** Paths of the sources to deploy, from the project's root; empty when everything is there. */
  sources: string[];
  /** What the org is to remember, null when it remembers just that. */
  record: InstallationRecord | null;
  /** Keys of components to delete. */
  remove: string[];
  /** What the org is to remember once they are gone; until then it must still know whose they are. */
  recordAfterRemoval: InstallationRecord | null;
  places: PlacesToGive;
  firstRecords: FirstRecords;
  /** Whether accounts have never been segmented. */
  segmentation: boolean;
}

/** Components to deploy, to delete and to remember. */
export function componentChanges(
  content: PackageContent,
  comparison: OrgComparison,
  { overwriteEdits, removeObsolete }: { overwriteEdits: boolean; removeObsolete: boolean },
): Pick<InstallChanges, 'components' | 'sources' | 'record' | 'remove' | 'recordAfterRemoval'> {
  const { components, obsolete, record } = comparison;
  const deployed = new Set<ComponentState>(overwriteEdits ? ['added', 'changed', 'edited'] : ['added', 'changed']);
  const sources = components.filter(({ state }) => deployed.has(state)).map(({ component }) => component.source);
  const edited = overwriteEdits
    ? []
    : components
        .filter(({ state }) => state === 'edited')
        .map(({ component }) => `${component.type}:${component.fullName}`);
  const next = recordOf(content, record, obsolete, edited);
  const groups = Map.groupBy(components, ({ component, state }) => `${component.type} ${state}`);
  return {
    components: [...groups.values()]
      .map((group) => ({ type: group[0]!.component.type, state: group[0]!.state, number: group.length }))
      .sort((one, other) => (one.type < other.type ? -1 : 1)),
    sources: [...new Set(sources)].sort(),
    record: record && isSameRecord(record, next) ? null : next,
    remove: removeObsolete ? obsolete : [],
    recordAfterRemoval: removeObsolete && obsolete.length > 0 ? recordOf(content, record, [], edited) : null,
  };
}

/** Whether an org is as it is to be. */
export function isNothing({ sources, record, remove, places, firstRecords, segmentation }: InstallChanges): boolean {
  const { permissionSets, groups, teamMembers } = places;
  return (
    sources.length + remove.length + permissionSets.length + groups.length + teamMembers.length === 0 &&
    record === null &&
    firstRecords.setting === null &&
    firstRecords.policyFile === null &&
    !segmentation
  );
}
