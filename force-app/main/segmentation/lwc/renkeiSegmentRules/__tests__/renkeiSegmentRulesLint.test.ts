import { lintPolicy, SCORED_SEGMENTS, type SegmentPolicy, type SegmentRole } from 'c/renkeiSegmentRules';
import content from 'test/golden/segmentRules.json';

const policy = content.policy as SegmentPolicy;
const roles: SegmentRole[] = SCORED_SEGMENTS.map((segment) => ({
  segment,
  leadChannel: 'Field',
  supportChannel: 'InsideSales',
  leadPurpose: null,
  supportPurpose: null,
  cadenceDays: 30,
  expectationLevel: 'Hearing',
  acceptWithinDays: 1,
  firstVisitWithinDays: 10,
  capacityPerPerson: 85,
  segmentLabel: null,
}));

const changed = (change: Partial<SegmentPolicy>) => lintPolicy({ ...policy, ...change }, roles);
const withRole = (change: Partial<SegmentRole>) => lintPolicy(policy, [{ ...roles[0]!, ...change }, ...roles.slice(1)]);

describe('lintPolicy', () => {
  it('finds nothing in a sound policy', () => {
    expect(lintPolicy(policy, roles)).toEqual([]);
    expect(lintPolicy(policy, roles, ['Manufacturing', 'Chemicals', 'Retail'])).toEqual([]);
  });

  it.each<[string, Partial<SegmentPolicy>, string, string]>([
    [
      'weights that do not sum to 100',
      { weights: { recency: 50, breadth: 20, wallet: 20 } },
      'WeightsNotHundred',
      'weights',
    ],
    ['a negative weight', { weights: { recency: 120, breadth: -20, wallet: 0 } }, 'Negative', 'weights.breadth'],
    ['a cut-off that is no number', { potentialCutOff: NaN }, 'NotANumber', 'potentialCutOff'],
    ['a cut-off of 0', { potentialCutOff: 0, reviveFloor: 0 }, 'OutOfRange', 'potentialCutOff'],
    ['a relationship cut-off of 0', { relationshipCutOff: 0 }, 'OutOfRange', 'relationshipCutOff'],
    [
      'a relationship cut-off above 100',
      { relationshipCutOff: 101, relationshipMargin: 0 },
      'OutOfRange',
      'relationshipCutOff',
    ],
    ['a margin as large as the cut-off', { potentialMarginPercent: 100 }, 'MarginTooLarge', 'potentialMarginPercent'],
    ['a margin that reaches the end of the scale', { relationshipMargin: 50 }, 'MarginTooLarge', 'relationshipMargin'],
    ['recency that falls before it starts', { recencyZeroDays: 30 }, 'RecencyDaysInverted', 'recencyZeroDays'],
    ['a full breadth of 0', { breadthFull: 0 }, 'BreadthFullTooSmall', 'breadthFull'],
    ['no conversation window', { conversationWindowDays: 0 }, 'WindowMissing', 'conversationWindowDays'],
    ['no dormancy', { dormantAfterDays: 0 }, 'WindowMissing', 'dormantAfterDays'],
    ['a negative floor', { reviveFloor: -1 }, 'Negative', 'reviveFloor'],
    [
      'no estimator at all',
      { estimators: { perEmployee: {}, defaultPerEmployee: null } },
      'EstimatorsMissing',
      'estimators',
    ],
    [
      'an estimator of 0',
      { estimators: { perEmployee: { Retail: 0 }, defaultPerEmployee: null } },
      'EstimatorNotPositive',
      'estimators',
    ],
    [
      'a negative default',
      { estimators: { perEmployee: {}, defaultPerEmployee: -5 } },
      'EstimatorNotPositive',
      'estimators',
    ],
  ])('refuses %s', (_, change, code, field) => {
    expect(changed(change)).toContainEqual(expect.objectContaining({ severity: 'error', code, field }));
  });

  it('warns of what may be meant', () => {
    const warnings = (change: Partial<SegmentPolicy>) =>
      changed(change).filter(({ severity }) => severity === 'warning');
    expect(warnings({ potentialMarginPercent: 26 })).toMatchObject([{ code: 'MarginTooLarge' }]);
    expect(warnings({ reviveFloor: 10_000_001 })).toMatchObject([{ code: 'ReviveFloorAboveCutOff' }]);
    expect(warnings({ conversationWindowDays: 29 })).toMatchObject([{ code: 'WindowShorterThanRecency' }]);
    expect(lintPolicy(policy, roles, ['Manufacturing', 'Retail'])).toEqual([
      { code: 'IndustryUnknown', severity: 'warning', field: 'estimators', values: { industry: 'Chemicals' } },
    ]);
  });

  it('demands one whole role for each segment', () => {
    expect(lintPolicy(policy, roles.slice(1))).toMatchObject([{ code: 'RoleMissing', values: { segment: 'Key' } }]);
    expect(lintPolicy(policy, [...roles, roles[3]!])).toMatchObject([
      { code: 'RoleDuplicate', values: { segment: 'General', count: 2 } },
    ]);
  });

  it.each([
    'leadChannel',
    'expectationLevel',
    'cadenceDays',
    'acceptWithinDays',
    'firstVisitWithinDays',
    'capacityPerPerson',
  ] as const)('demands %s', (field) => {
    expect(withRole({ [field]: null })).toEqual([
      { code: 'RoleFieldMissing', severity: 'error', field, values: { segment: 'Key' } },
    ]);
  });

  it('refuses a capacity of 0 and warns when a channel supports itself', () => {
    expect(withRole({ capacityPerPerson: 0 })).toMatchObject([{ code: 'RoleFieldNotPositive', severity: 'error' }]);
    expect(withRole({ supportChannel: 'Field' })).toMatchObject([{ code: 'SupportEqualsLead', severity: 'warning' }]);
  });
});
