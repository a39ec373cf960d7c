import { updateRecord } from 'lightning/uiRecordApi';
import {
  accountsVariables,
  accountVariables,
  mapVariables,
  NO_FILTER,
  saveEmployees,
  toAccountPage,
  toFilterOptions,
  toOwnerOptions,
  toPolicyAndSetting,
  toSegmentMap,
} from 'c/renkeiSegmentData';
import {
  accountNode,
  accountsAnswer,
  mapAnswer,
  optionsAnswer,
  ownersAnswer,
  policyAnswer,
  UNSCORED,
  TODAY,
} from 'test/components/answers';

const filter = { ownerId: '005A', industry: 'Machinery', sizeBand: 'Under100' };
const conditions = [
  { OwnerId: { eq: '005A' } },
  { Industry: { eq: 'Machinery' } },
  { RenkeiSizeBand__c: { eq: 'Under100' } },
];

describe('variables', () => {
  it('of the map hold the filter, and for the reasons the unscored only', () => {
    expect(mapVariables(NO_FILTER)).toEqual({
      where: {},
      whereUnscored: { and: [{ RenkeiSegment__c: { eq: 'Unscored' } }] },
    });
    expect(mapVariables(filter)).toEqual({
      where: { and: conditions },
      whereUnscored: { and: [...conditions, { RenkeiSegment__c: { eq: 'Unscored' } }] },
    });
  });

  it('of a list hold the cell, or the cause', () => {
    const where = (selection: Parameters<typeof accountsVariables>[1]) =>
      accountsVariables(NO_FILTER, selection, 25, null).where;
    expect(where({ segment: 'Key', cause: null })).toEqual({ and: [{ RenkeiSegment__c: { eq: 'Key' } }] });
    expect(where({ segment: 'Unscored', cause: 'IndustryMissing' })).toEqual({
      and: [{ RenkeiSegment__c: { eq: 'Unscored' } }, { RenkeiUnscoredReason__c: { eq: 'IndustryMissing' } }],
    });
    expect(where({ segment: 'Unscored', cause: 'NotYetScored' })).toEqual({
      and: [{ RenkeiSegment__c: { eq: null } }],
    });
    expect(accountsVariables(filter, { segment: 'Key', cause: null }, 25, 'cursor')).toEqual({
      where: { and: [...conditions, { RenkeiSegment__c: { eq: 'Key' } }] },
      first: 25,
      after: 'cursor',
    });
  });

  it('of a card hold the account', () => {
    expect(accountVariables('001A')).toEqual({ where: { Id: { eq: '001A' } }, first: 1, after: null });
  });
});

describe('answers', () => {
  it('become a policy with roles and the setting', () => {
    const { active, setting } = toPolicyAndSetting(policyAnswer({ setting: { LastRunAsOf__c: '2026-06-29' } }), TODAY);
    expect(active?.name).toBe('2026 policy');
    expect(active?.policy).toMatchObject({
      potentialCutOff: 3_000_000,
      weights: { recency: 50, breadth: 25, wallet: 25 },
      estimators: { perEmployee: { Machinery: 11000 }, defaultPerEmployee: null },
    });
    expect(active?.roles.map((role) => role.segment)).toEqual(['Key', 'Expand', 'Maintain', 'General']);
    expect(active?.roles[3]).toMatchObject({ leadChannel: 'Web', supportChannel: null, cadenceDays: null });
    expect(setting).toMatchObject({ currency: 'JPY', lastRunAsOf: '2026-06-29' });
  });

  it('choose the policy of the day of the last run, else of today', () => {
    const newer = [
      { Name: 'next', EffectiveFrom__c: '2027-01-01' },
      { Name: 'this', EffectiveFrom__c: '2026-01-01' },
    ];
    const policy = { Name: 'old', EffectiveFrom__c: null, EffectiveTo__c: '2025-12-31' };
    const nameFor = (day: string | null) =>
      toPolicyAndSetting(policyAnswer({ newer, policy, setting: { LastRunAsOf__c: day } }), '2026-06-30').active?.name;
    expect(['2017-12-31', '2025-12-31', '2026-01-01', '2027-01-01', null].map(nameFor)).toEqual([
      'old',
      'old',
      'this',
      'next',
      'this',
    ]);
    const lapsed = policyAnswer({ policy, setting: { LastRunAsOf__c: '2026-01-01' } });
    expect(toPolicyAndSetting(lapsed, TODAY).active).toBeNull();
  });

  it('say when there is no policy', () => {
    expect(toPolicyAndSetting(policyAnswer({ policy: null }), TODAY).active).toBeNull();
  });

  it('become estimators, each industry with what it has', () => {
    const answer = policyAnswer({
      policy: { DefaultPerEmployee__c: 5, AmountPerUnit__c: 90_000 },
      estimators: [
        { Industry__c: 'Machinery', AmountPerEmployee__c: 11_000, RevenuePercent__c: null },
        { Industry__c: 'Retail', AmountPerEmployee__c: null, RevenuePercent__c: 0.25 },
      ],
    });
    expect(toPolicyAndSetting(answer, TODAY).active?.policy.estimators).toEqual({
      perEmployee: { Machinery: 11_000 },
      defaultPerEmployee: 5,
      revenuePercent: { Retail: 0.25 },
      defaultRevenuePercent: null,
      amountPerUnit: 90_000,
    });
  });

  it('become the sums of the map, zeros included', () => {
    const map = toSegmentMap(mapAnswer());
    expect(map.accounts).toBe(244);
    expect(map.owners).toBe(5);
    expect(map.segments.Key).toEqual({ segment: 'Key', accounts: 140, owners: 4, potential: 904e6, won: 191e6 });
    expect(map.segments.General).toEqual({ segment: 'General', accounts: 0, owners: 0, potential: 0, won: 0 });
    expect(map.unscored).toEqual([
      { cause: 'EmployeesMissing', accounts: 11 },
      { cause: 'IndustryMissing', accounts: 1 },
      { cause: 'NotYetScored', accounts: 1 },
    ]);
    expect(map.revive).toEqual({ accounts: 26, potential: 125e6 });
    expect(map.defend).toEqual({ accounts: 0, potential: 0 });
  });

  it('become the sums of an org without accounts', () => {
    const map = toSegmentMap(
      mapAnswer({ segments: [], reasons: {}, revive: { accounts: 0, potential: 0 }, owners: 0 }),
    );
    expect(map).toMatchObject({ accounts: 0, owners: 0, unscored: [] });
  });

  it('become choices, without the empty ones and in order', () => {
    expect(toFilterOptions(optionsAnswer())).toEqual({
      ownerIds: ['005A', '005B'],
      moreOwners: false,
      industries: [
        { value: 'Machinery', label: 'Machinery' },
        { value: 'Retail', label: 'Retail' },
      ],
      sizeBands: ['Under100', 'Over1000'],
    });
    expect(toOwnerOptions(ownersAnswer())).toEqual([
      { value: '005A', label: 'Ishida Makoto' },
      { value: '005B', label: 'Nakamura Yui' },
    ]);
  });

  it('become a page of accounts', () => {
    const page = toAccountPage(
      accountsAnswer([accountNode('001A'), accountNode('001B', UNSCORED)], { total: 30, next: 'c1' }),
    );
    expect(page).toMatchObject({ total: 30, next: 'c1' });
    expect(page.accounts[0]).toMatchObject({
      id: '001A',
      employees: 1161,
      ownerName: 'Ishida Makoto',
      readable: true,
      override: null,
      score: { segment: 'Key', potential: 12_771_000, relationshipScore: 68.6, asOf: '2026-06-29' },
    });
    expect(page.accounts[1]?.score).toMatchObject({
      segment: 'Unscored',
      unscoredReason: 'EmployeesMissing',
      potential: null,
    });
  });

  it('tell an account that nobody scored from one whose score is hidden', () => {
    const never = accountNode('001A', { RenkeiSegment__c: null, RenkeiScoredAsOf__c: null, RenkeiLifecycle__c: null });
    const hidden = accountNode('001B', { RenkeiSegment__c: undefined, Owner: undefined });
    const { accounts } = toAccountPage(accountsAnswer([never, hidden]));
    expect(accounts.map(({ score, readable }) => [score, readable])).toEqual([
      [null, true],
      [null, false],
    ]);
  });
});

describe('saveEmployees', () => {
  it('updates the one field', async () => {
    await saveEmployees('001A', 240);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: '001A', NumberOfEmployees: 240 } });
  });
});
