// What the before-save flow does around the rule: whom it leaves alone, which day and which policy it scores by, what it costs.
// The rule itself is tried by the golden table (test/segmentation/goldenFlow.test.ts).
import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';
import { ScoringOrg, type Values } from './scoringOrg.ts';

const POLICY = {
  Name: 'Policy',
  IsActive__c: true,
  ActivationReason__c: 'Start of the year',
  CutOffMode__c: 'Absolute',
  EffectiveFrom__c: '2026-01-01',
  PotentialCutOff__c: 1_000_000,
  PotentialMargin__c: 10,
  RelationshipCutOff__c: 50,
  RelationshipMargin__c: 5,
  RecencyWeight__c: 100,
  BreadthWeight__c: 0,
  WalletWeight__c: 0,
  RecencyFullDays__c: 30,
  RecencyZeroDays__c: 130,
  RecencyStepDays__c: 1,
  BreadthFull__c: 4,
  ConversationWindowDays__c: 365,
  DormantAfterDays__c: 365,
  NewWithinDays__c: 180,
  ReviveFloor__c: 0,
  DefaultPerEmployee__c: 10_000,
};

let org: ScoringOrg;
let policy: string;
let setting: string;

before(async () => {
  org = await ScoringOrg.open(new Date('2026-06-30T03:00:00Z'));
  policy = org.insert('RenkeiSegmentPolicy__c', POLICY);
  setting = org.insert('RenkeiSetting__c', { Name: 'Renkei', SourceKey__c: 'Default', LastRunAsOf__c: '2026-06-20' });
});
after(() => org?.close());
beforeEach(() => {
  org.update('RenkeiSegmentPolicy__c', { Id: policy, DefaultRevenuePercent__c: null, ...POLICY });
  org.update('RenkeiSetting__c', { Id: setting, LastRunAsOf__c: '2026-06-20', OneCurrency__c: false });
});

const account = (values: Values = {}, as = org.user): string =>
  org.insert('Account', { Name: 'Aoba Foods', NumberOfEmployees: 100, ...values }, as);
const change = (id: string, values: Values, as = org.user): void => org.update('Account', { Id: id, ...values }, as);
const of = (id: string, ...fields: string[]): unknown[] => {
  const row = org.stored('Account', id);
  return fields.map((field) => row[`Renkei${field}__c`] ?? null);
};

/** How often records of each object are looked up while something is saved. */
function lookups(save: () => void): Record<string, number> {
  const found: Record<string, number> = {};
  const { store } = org.org;
  const select = store.select.bind(store);
  const watched = mock.method(store, 'select', (...call: Parameters<typeof select>) => {
    found[call[0]] = (found[call[0]] ?? 0) + 1;
    return select(...call);
  });
  save();
  watched.mock.restore();
  return Object.fromEntries(Object.entries(found).filter(([object]) => object.startsWith('Renkei')));
}

test('an account is scored as it is created, and again when an input changes', () => {
  const id = account();
  assert.deepEqual(of(id, 'Segment', 'Potential', 'SegmentReason', 'ScoredAsOf', 'ScoredPolicy'), [
    'Expand',
    1_000_000,
    'FirstScored',
    '2026-06-20',
    policy,
  ]);
  change(id, { RenkeiLastConversation__c: '2026-06-19' });
  assert.deepEqual(of(id, 'Segment', 'PreviousSegment', 'SegmentReason'), ['Key', 'Expand', 'RelationshipRose']);
  change(id, { NumberOfEmployees: null });
  assert.deepEqual(of(id, 'Segment', 'UnscoredReason', 'Potential', 'SegmentReason'), [
    'Unscored',
    'EmployeesMissing',
    null,
    'InputMissing',
  ]);
});

test('a save that changes nothing of it asks nothing and leaves the score alone', () => {
  const id = account();
  org.update('RenkeiSetting__c', { Id: setting, LastRunAsOf__c: '2026-06-25' });
  assert.deepEqual(
    lookups(() => change(id, { Name: 'Aoba Foods Ltd', RenkeiProcessStep__c: 'Proposal', NumberOfEmployees: 100 })),
    {},
  );
  assert.deepEqual(of(id, 'ScoredAsOf', 'Segment'), ['2026-06-20', 'Expand']);
});

test('annual revenue counts only once the setting says that there is one currency', () => {
  org.update('RenkeiSegmentPolicy__c', { Id: policy, DefaultRevenuePercent__c: 0.5 });
  const rich = { NumberOfEmployees: null, AnnualRevenue: 300_000_000 };
  const id = account(rich);
  assert.deepEqual(of(id, 'Potential', 'Segment', 'UnscoredReason'), [null, 'Unscored', 'EmployeesMissing']);
  org.update('RenkeiSetting__c', { Id: setting, OneCurrency__c: true });
  assert.deepEqual(of(account(rich), 'Potential', 'PotentialBasis'), [1_500_000, 'Revenue']);
  change(id, { RenkeiScoredAsOf__c: '2026-06-22' });
  assert.deepEqual(of(id, 'Potential', 'PotentialBasis'), [1_500_000, 'Revenue'], 'also on a given date');
});

test('a number that leads to no storable potential is refused by its own name', () => {
  org.update('RenkeiSegmentPolicy__c', {
    Id: policy,
    DefaultPerEmployee__c: 90_071_993,
    DefaultRevenuePercent__c: 100,
  });
  org.update('RenkeiSetting__c', { Id: setting, OneCurrency__c: true });
  const refusalOf = (values: Values) =>
    org
      .attempt('insert', 'Account', [{ Name: 'Absurd', ...values }])[0]!
      .errors.map(({ statusCode, fields }) => [statusCode, fields]);
  const refused = (field: string) => [['FIELD_CUSTOM_VALIDATION_EXCEPTION', [field]]];
  assert.deepEqual(refusalOf({ NumberOfEmployees: 99_999_999 }), []);
  org.update('RenkeiSegmentPolicy__c', { Id: policy, DefaultPerEmployee__c: 90_071_994 });
  assert.deepEqual(refusalOf({ NumberOfEmployees: 99_999_999 }), refused('NumberOfEmployees'));
  assert.deepEqual(refusalOf({ AnnualRevenue: 9_007_199_254_740_992 }), refused('AnnualRevenue'));
  org.update('RenkeiSegmentPolicy__c', { Id: policy, AmountPerUnit__c: 90_071_994 });
  assert.deepEqual(refusalOf({ RenkeiKnownUnits__c: 99_999_999 }), refused('RenkeiKnownUnits__c'));
  org.update('RenkeiSegmentPolicy__c', { Id: policy, AmountPerUnit__c: null });
});

test('each input sets the score going', () => {
  const inputs: Values = {
    AnnualRevenue: 5,
    Industry: 'Retail',
    NumberOfEmployees: 99,
    RenkeiContactBreadth__c: 1,
    RenkeiFieldCovers__c: true,
    RenkeiFirstWonOn__c: '2026-05-01',
    RenkeiHasWorkingContact__c: true,
    RenkeiKnownUnits__c: 2,
    RenkeiLastConversation__c: '2026-06-01',
    RenkeiLastWonOn__c: '2026-05-01',
    RenkeiOwnUnits__c: 1,
    RenkeiScoredAsOf__c: '2026-06-21',
    RenkeiWonAmountTrailing__c: 5,
  };
  for (const [field, value] of Object.entries(inputs)) {
    const id = account();
    assert.ok('RenkeiSegmentPolicy__c' in lookups(() => change(id, { [field]: value })), field);
  }
  const id = account();
  change(id, {
    RenkeiPotentialOverride__c: 500_000,
    RenkeiPotentialOverrideReason__c: 'Heard it',
    RenkeiPotentialOverrideExpires__c: '2026-12-31',
  });
  assert.deepEqual(of(id, 'Potential', 'PotentialSource', 'PotentialBasis'), [500_000, 'Heard', 'Override']);
  change(id, { RenkeiPotentialOverrideExpires__c: '2026-07-01' });
  change(id, { RenkeiScoredAsOf__c: '2026-07-01' });
  assert.deepEqual(of(id, 'PotentialBasis'), ['Override'], 'its last day counts');
  change(id, { RenkeiScoredAsOf__c: '2026-07-02' });
  assert.deepEqual(of(id, 'Potential', 'PotentialSource', 'PotentialBasis'), [1_000_000, 'Estimated', 'Employees']);
});

test('no client can write what the flow writes', () => {
  const id = account();
  const written: Values = {
    RenkeiBreadthScore__c: 77,
    RenkeiFocus__c: 'Revive',
    RenkeiLifecycle__c: 'Dormant',
    RenkeiPotentialBand__c: 'Low',
    RenkeiPotentialBasis__c: 'Revenue',
    RenkeiPotentialEstimate__c: 7,
    RenkeiPotentialSource__c: 'Heard',
    RenkeiPotential__c: 7,
    RenkeiPreviousSegment__c: 'Key',
    RenkeiRecencyScore__c: 77,
    RenkeiRelationshipBand__c: 'High',
    RenkeiRelationshipScore__c: 77,
    RenkeiScoredPolicy__c: 'mine',
    RenkeiSegmentChangedOn__c: '2020-01-01',
    RenkeiSegmentReason__c: 'BothChanged',
    RenkeiSegment__c: 'Key',
    RenkeiSizeBand__c: 'Over1000',
    RenkeiUnscoredReason__c: 'IndustryMissing',
    RenkeiWalletScore__c: 77,
    RenkeiWalletShare__c: 77,
    RenkeiWalletSource__c: 'Measured',
  };
  const names = Object.keys(written).map((field) => field.slice('Renkei'.length, -'__c'.length));
  const before = of(id, ...names);
  for (const [field, value] of Object.entries(written)) {
    change(id, { [field]: value });
    assert.deepEqual(of(id, ...names), before, field);
  }
  change(id, written);
  assert.deepEqual(of(id, ...names), before);
  assert.deepEqual(of(account(written), ...names), before);
});

test('somebody with the permission to skip automation brings scores as they were', () => {
  const id = account({ RenkeiSegment__c: 'Maintain', RenkeiPotential__c: 7 }, org.migrant);
  change(id, { NumberOfEmployees: 500 }, org.migrant);
  assert.deepEqual(of(id, 'Segment', 'Potential', 'ScoredAsOf'), ['Maintain', 7, null]);
  change(id, { NumberOfEmployees: 501 });
  assert.deepEqual(of(id, 'Segment', 'PreviousSegment', 'SegmentReason'), ['Expand', 'Maintain', 'PolicyChanged']);
});

test('the day is the one that the save gives, else that of the latest run, else the stored one, else today', () => {
  const id = account();
  change(id, { RenkeiScoredAsOf__c: '2026-06-22', NumberOfEmployees: 101 });
  assert.deepEqual(of(id, 'ScoredAsOf'), ['2026-06-22']);
  change(id, { NumberOfEmployees: 102 });
  assert.deepEqual(of(id, 'ScoredAsOf'), ['2026-06-20'], 'of the latest run');
  change(id, { RenkeiScoredAsOf__c: null, NumberOfEmployees: 103 });
  assert.deepEqual(of(id, 'ScoredAsOf'), ['2026-06-20'], 'clearing is no date');
  org.update('RenkeiSetting__c', { Id: setting, LastRunAsOf__c: null });
  change(id, { RenkeiScoredAsOf__c: '2026-06-23' });
  change(id, { NumberOfEmployees: 104 });
  assert.deepEqual(of(id, 'ScoredAsOf'), ['2026-06-23'], 'stored');
  assert.deepEqual(of(account(), 'ScoredAsOf'), ['2026-06-30'], 'today');
  org.save('delete', 'RenkeiSetting__c', [{ Id: setting }]);
  assert.deepEqual(of(account(), 'ScoredAsOf'), ['2026-06-30'], 'without a setting');
  setting = org.insert('RenkeiSetting__c', { Name: 'Renkei', SourceKey__c: 'Default' });
});

test('the policy is the active one of that day, and the latest if two overlap', () => {
  // Only a migration can bring two of them.
  const second = { ...POLICY, EffectiveFrom__c: '2026-06-25', PotentialCutOff__c: 2_000_000 };
  const next = org.insert('RenkeiSegmentPolicy__c', second, org.migrant);
  const draft = { ...POLICY, IsActive__c: false, EffectiveFrom__c: '2026-06-01' };
  org.insert('RenkeiSegmentPolicy__c', draft);
  const id = account({ RenkeiLastConversation__c: '2026-06-20' });
  assert.deepEqual(of(id, 'Segment', 'ScoredPolicy'), ['Key', policy]);
  change(id, { RenkeiScoredAsOf__c: '2026-06-25' });
  assert.deepEqual(of(id, 'Segment', 'ScoredPolicy', 'SegmentReason'), ['Maintain', next, 'PolicyChanged']);
  org.update('RenkeiSegmentPolicy__c', { Id: next, EffectiveTo__c: '2026-06-26' }, org.migrant);
  change(id, { RenkeiScoredAsOf__c: '2026-06-26' });
  assert.deepEqual(of(id, 'ScoredPolicy'), [next], 'its last day counts');
  change(id, { RenkeiScoredAsOf__c: '2026-06-27' });
  assert.deepEqual(of(id, 'ScoredPolicy', 'Segment'), [policy, 'Key']);
  org.update('RenkeiSegmentPolicy__c', { Id: next, IsActive__c: false });
});

test('without a policy, or before the run has found its cut-off, everything stays as it is', () => {
  const id = account();
  org.update('RenkeiSegmentPolicy__c', { Id: policy, IsActive__c: false });
  change(id, { NumberOfEmployees: 1, RenkeiScoredAsOf__c: '2026-06-28' });
  assert.deepEqual(of(id, 'Segment', 'Potential', 'ScoredAsOf'), ['Expand', 1_000_000, '2026-06-28']);
  assert.deepEqual(of(account(), 'Segment', 'ScoredAsOf'), [null, null]);
  org.update('RenkeiSegmentPolicy__c', {
    Id: policy,
    IsActive__c: true,
    CutOffMode__c: 'Capacity',
    FieldCapacity__c: 400,
    PotentialCutOff__c: null,
  });
  change(id, { NumberOfEmployees: 2 });
  assert.deepEqual(of(id, 'Segment', 'Potential'), ['Expand', 1_000_000]);
  org.update('RenkeiSegmentPolicy__c', { Id: policy, PotentialCutOff__c: 1_000_000 });
  change(id, { NumberOfEmployees: 3 });
  assert.deepEqual(of(id, 'Segment', 'Potential'), ['General', 30_000]);
});

test('an account whose policy Id is cleared is scored again, under the margin of the version that it had', () => {
  const id = account({ RenkeiLastConversation__c: '2026-06-20' });
  change(id, { NumberOfEmployees: 95 });
  assert.deepEqual(of(id, 'Segment', 'Potential'), ['Key', 950_000], 'held by the margin');
  org.update('RenkeiSegmentPolicy__c', { Id: policy, DefaultPerEmployee__c: 9_500 });
  change(id, { RenkeiScoredPolicy__c: null });
  assert.deepEqual(of(id, 'Segment', 'Potential', 'ScoredPolicy'), ['Key', 902_500, policy]);
});

test('whoever clears the policy Id means the date that stands there, even if it is the same and not the latest run’s', () => {
  const id = account();
  change(id, { RenkeiScoredAsOf__c: '2026-06-25' });
  change(id, { RenkeiScoredAsOf__c: '2026-06-25', NumberOfEmployees: 101 });
  assert.deepEqual(of(id, 'ScoredAsOf'), ['2026-06-20'], 'nothing tells this save from one by hand');
  change(id, { RenkeiScoredAsOf__c: '2026-06-25' });
  change(id, { RenkeiScoredAsOf__c: '2026-06-25', RenkeiScoredPolicy__c: null, NumberOfEmployees: 102 });
  assert.deepEqual(of(id, 'ScoredAsOf', 'ScoredPolicy'), ['2026-06-25', policy]);
  change(id, { RenkeiScoredAsOf__c: null, RenkeiScoredPolicy__c: null });
  assert.deepEqual(of(id, 'ScoredAsOf', 'ScoredPolicy'), ['2026-06-20', policy]);
});

test('two thousand accounts of many industries cost few queries', () => {
  const industries = Array.from({ length: 40 }, (_, index) => `Industry ${index}`);
  org.save(
    'insert',
    'RenkeiEstimator__c',
    industries.map((industry, index) => ({
      Policy__c: policy,
      Industry__c: industry,
      AmountPerEmployee__c: 1_000 * (index + 1),
    })),
  );
  const accounts = Array.from({ length: 2_000 }, (_, index) => ({
    Name: `Account ${index}`,
    NumberOfEmployees: 10 + (index % 90),
    Industry: industries[index % 40],
  }));
  let ids: string[] = [];
  const created = lookups(() => (ids = org.save('insert', 'Account', accounts)));
  // Ten chunks of 200, each with one setting, one policy and at most an estimator for each industry.
  assert.deepEqual(created, { RenkeiSetting__c: 10, RenkeiSegmentPolicy__c: 10, RenkeiEstimator__c: 400 });
  ids.forEach((id, index) => assert.deepEqual(of(id, 'Potential'), [(10 + (index % 90)) * 1_000 * ((index % 40) + 1)]));
  const ran = lookups(() =>
    org.save(
      'update',
      'Account',
      ids.map((id) => ({ Id: id, RenkeiScoredAsOf__c: '2026-06-21', RenkeiLastConversation__c: '2026-06-21' })),
    ),
  );
  // The date comes with the run, and who changes segment has one call plan at most, which is ranked anew.
  assert.deepEqual(ran, { ...created, RenkeiCallPlan__c: 2_000 });
});
