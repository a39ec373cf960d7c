/** Answers to the queries of `renkeiPolicyData`, shaped as GraphQL shapes them. */
import { encodeGrid, type DensityGrid } from 'c/renkeiTunnelRules';
import { ownerId, syntheticGrid } from 'test/bench/syntheticAccounts';
import { policyAnswer, TODAY } from './answers';

const value = <Value>(content: Value) => ({ value: content });
const wrap = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([name, content]) => [name, value(content)]));
const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })) });
const answerOf = (object: string, nodes: object[]) => ({ uiapi: { query: { [object]: connection(nodes) } } });

export const ACTIVE_ID = 'a0000000000000AAAA';
export const DRAFT_ID = 'a0000000000000BAAA';

const STEPS = ['Information', 'NeedsDiscovery', 'Proposal', 'Quote', 'Contract', 'Support'];

/** Answer to `RenkeiPolicyVersion`: the version of `policyAnswer` with channel roles and what belongs to a version. */
export function versionAnswer(
  fields: Record<string, unknown> = {},
  { channelRoles = channelRolesOf('Key', 'Field', 2), ...answered }: VersionParts = {},
): unknown {
  const { uiapi } = policyAnswer({ policy: fields, ...answered }) as {
    uiapi: { query: { RenkeiSegmentPolicy__c: { edges: { node: Record<string, unknown> }[] } } };
  };
  const [edge] = uiapi.query.RenkeiSegmentPolicy__c.edges;
  const children = (name: 'Roles__r' | 'Estimators__r') =>
    connection(
      (edge!.node[name] as { edges: { node: object }[] }).edges.map(({ node }, index) => ({
        Id: `${name}${index}`,
        ...node,
      })),
    );
  const node = {
    ...wrap({
      Description__c: 'What it is for',
      SourceKey__c: 'default',
      IsActive__c: true,
      CutOffMode__c: 'Absolute',
      FieldCapacity__c: null,
      ActivationReason__c: 'start',
      ActivatedOn__c: '2026-01-01T00:00:00.000Z',
      AcknowledgedByFieldOn__c: null,
      AcknowledgedByInsideSalesOn__c: null,
    }),
    ActivatedBy__r: { Id: '005S', Name: value('Saeki Aya') },
    AcknowledgedByField__r: null,
    AcknowledgedByInsideSales__r: null,
    ...edge!.node,
    Id: fields.Id ?? ACTIVE_ID,
    Roles__r: children('Roles__r'),
    Estimators__r: children('Estimators__r'),
    ChannelRoles__r: connection(channelRoles.map((role, index) => ({ Id: `channel${index}`, ...wrap(role) }))),
  };
  return answerOf('RenkeiSegmentPolicy__c', [node]);
}

interface VersionParts extends Omit<NonNullable<Parameters<typeof policyAnswer>[0]>, 'policy' | 'newer' | 'setting'> {
  channelRoles?: Record<string, unknown>[];
}

/** A segment worked through one channel in all six steps. */
export function channelRolesOf(segment: string, channel: string, hours: number): Record<string, unknown>[] {
  return STEPS.map((step) => ({
    Segment__c: segment,
    ProcessStep__c: step,
    Channel__c: channel,
    HoursPerContact__c: hours,
    CostPerContact__c: hours * 4000,
  }));
}

const SUMMARY = {
  Name: '2026 policy',
  IsActive__c: true,
  EffectiveFrom__c: '2026-01-01',
  EffectiveTo__c: null,
  CutOffMode__c: 'Absolute',
  PotentialCutOff__c: 3_000_000,
  RelationshipCutOff__c: 50,
  ActivationReason__c: 'start',
  ActivatedOn__c: null,
};

/** Answer to `RenkeiPolicyVersions`: the one in force, then a draft. */
export function versionsAnswer(
  versions: Record<string, unknown>[] = [
    {},
    { Id: DRAFT_ID, Name: 'Draft', IsActive__c: false, EffectiveFrom__c: null },
  ],
): unknown {
  return answerOf(
    'RenkeiSegmentPolicy__c',
    versions.map(({ Id = ACTIVE_ID, ...fields }) => ({ Id, ...wrap({ ...SUMMARY, ...fields }) })),
  );
}

/** The grid of 2,000 synthetic accounts of 40 owners. */
export function smallGrid(): DensityGrid {
  return syntheticGrid(2000, 40, { asOf: '2026-06-30', policy: ACTIVE_ID });
}

/** Answer to `RenkeiLatestGrid`; `null`: there has been no full run. */
export function gridAnswer(
  text: string | null | undefined = encodeGrid(smallGrid()),
  run: object | null = {},
): unknown {
  const fields = {
    Name: 'RUN-00007',
    AsOf__c: TODAY,
    FinishedAt__c: new Date().toISOString(),
    Policy__c: ACTIVE_ID,
    DensityGrid__c: text,
  };
  return answerOf('RenkeiSegmentationRun__c', run === null ? [] : [{ Id: 'a01', ...wrap({ ...fields, ...run }) }]);
}

/** Answer to `RenkeiPolicyTeam`: two reps and a caller. */
export function teamAnswer(members: Record<string, unknown>[] = TEAM): unknown {
  return answerOf(
    'RenkeiTeamMember__c',
    members.map(({ name = 'Ishida Makoto', ...fields }, index) => ({
      Id: `member${index}`,
      ...wrap({ HoursPerMonth__c: 60, Capacity__c: null, PausedUntil__c: null, ...fields }),
      User__r: { Id: fields.User__c, Name: value(name) },
    })),
  );
}

const TEAM = [
  { User__c: ownerId(0), Role__c: 'FieldRep', Capacity__c: 85 },
  { User__c: ownerId(1), Role__c: 'FieldRep', name: 'Nakamura Yui' },
  { User__c: '005C', Role__c: 'Caller', name: 'Morishita Ren', HoursPerMonth__c: null },
  { User__c: '005P', Role__c: 'FieldRep', PausedUntil__c: '2999-01-01' },
];

/** Answer to `RenkeiPolicyOwners`. */
export function policyOwnersAnswer(count = 40): unknown {
  const users = Array.from({ length: count }, (_, index) => ({ Id: ownerId(index), Name: value(`Owner ${index}`) }));
  return answerOf('User', users);
}
