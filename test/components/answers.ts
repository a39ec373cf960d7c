/** Answers of the platform, shaped as GraphQL shapes them, for component tests. */

export const TODAY = new Date().toISOString().slice(0, 10);

const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })) });

export interface RoleFields {
  Segment__c: string;
  [field: string]: string | number | null;
}

const ROLES: RoleFields[] = [
  {
    Segment__c: 'Key',
    LeadChannel__c: 'Field',
    SupportChannel__c: 'InsideSales',
    CadenceDays__c: 30,
    CapacityPerPerson__c: 50,
  },
  {
    Segment__c: 'Expand',
    LeadChannel__c: 'Field',
    SupportChannel__c: 'InsideSales',
    CadenceDays__c: 45,
    CapacityPerPerson__c: 20,
  },
  {
    Segment__c: 'Maintain',
    LeadChannel__c: 'InsideSales',
    SupportChannel__c: null,
    CadenceDays__c: 60,
    CapacityPerPerson__c: 250,
  },
  {
    Segment__c: 'General',
    LeadChannel__c: 'Web',
    SupportChannel__c: null,
    CadenceDays__c: null,
    CapacityPerPerson__c: null,
  },
];

const ROLE_FIELDS = [
  'LeadChannel__c',
  'SupportChannel__c',
  'LeadPurpose__c',
  'SupportPurpose__c',
  'CadenceDays__c',
  'ExpectationLevel__c',
  'AcceptWithinDays__c',
  'FirstVisitWithinDays__c',
  'CapacityPerPerson__c',
  'TargetKind__c',
  'TargetPerMonth__c',
  'SegmentLabel__c',
];

const POLICY = {
  PotentialCutOff__c: 3_000_000,
  PotentialMargin__c: 10,
  RelationshipCutOff__c: 50,
  RelationshipMargin__c: 5,
  RecencyWeight__c: 50,
  BreadthWeight__c: 25,
  WalletWeight__c: 25,
  RecencyFullDays__c: 60,
  RecencyZeroDays__c: 365,
  BreadthFull__c: 4,
  ConversationWindowDays__c: 365,
  DormantAfterDays__c: 365,
  NewWithinDays__c: 365,
  ReviveFloor__c: 1_200_000,
  RecencyStepDays__c: 30,
  DefaultPerEmployee__c: null,
  DefaultRevenuePercent__c: null,
  AmountPerUnit__c: null,
};

/** Answer to `RenkeiActivePolicy`. Without a policy: `{ policy: null }`. `newer` policies come first, as the query orders them. */
export function policyAnswer({
  policy = {},
  newer = [],
  roles = ROLES,
  estimators = [{ Industry__c: 'Machinery', AmountPerEmployee__c: 11_000, RevenuePercent__c: null }],
  setting = {},
}: {
  policy?: Record<string, unknown> | null;
  newer?: Record<string, unknown>[];
  roles?: RoleFields[];
  estimators?: Record<string, string | number | null>[];
  setting?: Record<string, unknown>;
} = {}): unknown {
  const wrap = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).map(([name, content]) => [name, value(content)]));
  const empty = Object.fromEntries(ROLE_FIELDS.map((field) => [field, null]));
  const policyNodes = [...newer, ...(policy ? [policy] : [])].map((fields, index) => ({
    Id: `a0000000000000${index}AAA`,
    ...wrap({ Name: '2026 policy', EffectiveFrom__c: '2016-01-01', EffectiveTo__c: null, ...POLICY, ...fields }),
    Roles__r: connection(roles.map((role) => wrap({ ...empty, ...role }))),
    Estimators__r: connection(estimators.map(wrap)),
  }));
  const settingNode = wrap({
    CorporateCurrency__c: 'JPY',
    LastRunAsOf__c: TODAY,
    LastRunFinishedAt__c: new Date().toISOString(),
    ...setting,
  });
  return {
    uiapi: {
      query: {
        RenkeiSegmentPolicy__c: connection(policyNodes),
        RenkeiSetting__c: connection([settingNode]),
      },
    },
  };
}

export interface SegmentSums {
  segment: string | null;
  accounts: number;
  owners?: number;
  potential?: number;
  won?: number;
}

/** Answer to `RenkeiSegmentMap`. */
export function mapAnswer({
  segments = [
    { segment: 'Key', accounts: 140, owners: 4, potential: 904_000_000, won: 191_000_000 },
    { segment: 'Expand', accounts: 90, owners: 3, potential: 1_610_000_000, won: 268_000_000 },
    { segment: 'Maintain', accounts: 1, owners: 1, potential: 2_290_000, won: 1_450_000 },
    { segment: 'Unscored', accounts: 12, owners: 2 },
    { segment: null, accounts: 1, owners: 1 },
  ],
  reasons = { EmployeesMissing: 11, IndustryMissing: 1 },
  revive = { accounts: 26, potential: 125_000_000 },
  owners = 5,
}: {
  segments?: SegmentSums[];
  reasons?: Record<string, number>;
  revive?: { accounts: number; potential: number };
  owners?: number;
} = {}): unknown {
  const aggregates = (rows: object[]) => connection(rows.map((aggregate) => ({ aggregate })));
  const count = (accounts: number) => ({ count: value(accounts) });
  const accounts = segments.reduce((sum, row) => sum + row.accounts, 0);
  return {
    uiapi: {
      aggregate: {
        segments: aggregates(
          segments.map((row) => ({
            RenkeiSegment__c: value(row.segment),
            Id: count(row.accounts),
            OwnerId: { countDistinct: value(row.owners ?? 0) },
            RenkeiPotential__c: { sum: value(row.potential ?? null) },
            RenkeiWonAmountTrailing__c: { sum: value(row.won ?? null) },
          })),
        ),
        reasons: aggregates(
          Object.entries(reasons).map(([reason, found]) => ({
            RenkeiUnscoredReason__c: value(reason),
            Id: count(found),
          })),
        ),
        focuses: aggregates([
          {
            RenkeiFocus__c: value('Revive'),
            Id: count(revive.accounts),
            RenkeiPotential__c: { sum: value(revive.potential) },
          },
        ]),
        everyone: aggregates([{ Id: count(accounts), OwnerId: { countDistinct: value(owners) } }]),
      },
    },
  };
}

const ACCOUNT = {
  NumberOfEmployees: 1161,
  RenkeiSegment__c: 'Key',
  RenkeiPreviousSegment__c: 'Expand',
  RenkeiSegmentChangedOn__c: '2026-05-03',
  RenkeiSegmentReason__c: 'RelationshipRose',
  RenkeiScoredPolicy__c: 'a00000000000000AAA',
  RenkeiUnscoredReason__c: null,
  RenkeiPotential__c: 12_771_000,
  RenkeiPotentialEstimate__c: 12_771_000,
  RenkeiPotentialSource__c: 'Estimated',
  RenkeiPotentialBasis__c: 'Employees',
  RenkeiPotentialBand__c: 'High',
  RenkeiWonAmountTrailing__c: 3_100_000,
  RenkeiWalletShare__c: 24.3,
  RenkeiWalletSource__c: 'Estimated',
  RenkeiRecencyScore__c: 100,
  RenkeiBreadthScore__c: 50,
  RenkeiWalletScore__c: 24.3,
  RenkeiRelationshipScore__c: 68.6,
  RenkeiRelationshipBand__c: 'High',
  RenkeiLastConversation__c: '2026-06-12',
  RenkeiContactBreadth__c: 2,
  RenkeiFocus__c: null,
  RenkeiLifecycle__c: 'Existing',
  RenkeiSizeBand__c: 'Over1000',
  RenkeiScoredAsOf__c: '2026-06-29',
  RenkeiPotentialOverride__c: null,
  RenkeiPotentialOverrideReason__c: null,
  RenkeiPotentialOverrideExpires__c: null,
};

/** One account of `RenkeiSegmentAccounts`; a field given as `undefined` is one that the user may not read. */
export function accountNode(id: string, fields: Record<string, unknown> = {}): object {
  const all = { ...ACCOUNT, ...fields };
  const readable = Object.entries(all).filter(([, content]) => content !== undefined);
  return {
    Industry: { value: 'Machinery', label: 'Machinery' },
    Owner: { Name: value('Ishida Makoto') },
    ...Object.fromEntries(
      readable.map(([name, content]) => [name, name === 'Industry' && content !== null ? content : value(content)]),
    ),
    Id: id,
    Name: value(fields.Name ?? `Account ${id}`),
  };
}

/** What the run stores for an account whose employee count is missing. */
export const UNSCORED = {
  NumberOfEmployees: null,
  RenkeiSegment__c: 'Unscored',
  RenkeiUnscoredReason__c: 'EmployeesMissing',
  RenkeiPotential__c: null,
  RenkeiPotentialEstimate__c: null,
  RenkeiPotentialSource__c: null,
  RenkeiPotentialBand__c: null,
  RenkeiWalletShare__c: null,
  RenkeiWalletScore__c: null,
  RenkeiRelationshipScore__c: null,
  RenkeiRelationshipBand__c: null,
  RenkeiSizeBand__c: null,
};

/** Answer to `RenkeiSegmentAccounts`. */
export function accountsAnswer(nodes: object[], { total = nodes.length, next = null as string | null } = {}): unknown {
  const page = { ...connection(nodes), totalCount: total, pageInfo: { hasNextPage: next !== null, endCursor: next } };
  return { uiapi: { query: { Account: page } } };
}

/** Answer to `RenkeiSegmentFilterOptions`. */
export function optionsAnswer({ moreOwners = false } = {}): unknown {
  const aggregates = (rows: object[]) => connection(rows.map((aggregate) => ({ aggregate })));
  return {
    uiapi: {
      aggregate: {
        owners: {
          ...aggregates([{ OwnerId: value('005A') }, { OwnerId: value('005B') }]),
          pageInfo: { hasNextPage: moreOwners },
        },
        industries: aggregates([
          { Industry: { value: 'Retail', label: 'Retail' } },
          { Industry: { value: null, label: null } },
          { Industry: { value: 'Machinery', label: 'Machinery' } },
        ]),
        sizeBands: aggregates([
          { RenkeiSizeBand__c: value('Over1000') },
          { RenkeiSizeBand__c: value(null) },
          { RenkeiSizeBand__c: value('Under100') },
        ]),
      },
    },
  };
}

/** Answer to `RenkeiSegmentOwners`. */
export function ownersAnswer(): unknown {
  const users = [
    { Id: '005A', Name: value('Ishida Makoto') },
    { Id: '005B', Name: value('Nakamura Yui') },
  ];
  return { uiapi: { query: { User: connection(users) } } };
}
