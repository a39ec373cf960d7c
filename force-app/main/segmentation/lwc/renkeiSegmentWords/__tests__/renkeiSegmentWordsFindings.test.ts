import { speak } from 'test/components/labels.cjs';
import type * as Rules from 'c/renkeiSegmentRules';
import type { PolicyFinding, SegmentRole } from 'c/renkeiSegmentRules';
import type * as Words from 'c/renkeiSegmentWords';

/** One finding of each kind that the lint can make, as it makes it, with its text in both languages. */
const FINDINGS: [string, Partial<PolicyFinding>, english: string, japanese: string][] = [
  ['NotANumber', { field: 'potentialCutOff' }, 'Potential cut-off must be a number.', 'ポテンシャル基準値は'],
  [
    'Negative',
    { field: 'weights.breadth', values: { value: -20 } },
    'Breadth weight must not be negative, and is -20.',
    '接点の広さの重みに負の値（-20）',
  ],
  [
    'TooManyDecimals',
    { field: 'estimators.revenuePercent', values: { industry: 'Retail', value: 0.0001, decimals: 4 } },
    'Percent of revenue takes 4 decimals, and is 0.0001.',
    '売上比率の小数は4桁まで',
  ],
  [
    'RevenueLeftOut',
    { field: 'estimators.revenuePercent' },
    'Annual revenue leads to no potential in an org with several currencies: it is not converted when an account is saved.',
    '年間売上からはポテンシャルを推定しません',
  ],
  [
    'CutOffReplaced',
    { field: 'potentialCutOff', values: { value: 3_000_000, capacity: 400 } },
    'The first run replaces the potential cut-off 3,000,000 by the one that gives the field 400 accounts.',
    '訪問営業が400社を担当する',
  ],
  [
    'EstimatorNotPositive',
    { field: 'estimators.perEmployee', values: { industry: null, value: 0 } },
    'Amount per employee, all others: must be above 0, and is 0.',
    '従業員1人あたりの年額（その他すべて）',
  ],
  [
    'EstimatorNotPositive',
    { field: 'estimators.amountPerUnit', values: { value: null } },
    'Amount per unit',
    '1台あたりの年額',
  ],
  [
    'RoleFieldMissing',
    { field: 'targetPerMonth', values: { segment: 'Expand' } },
    'Expand: Target per month is missing.',
    '拡大顧客：月間目標が未入力です。',
  ],
  [
    'SupportEqualsLead',
    { field: 'supportChannel', values: { segment: 'Key', channel: 'Field' } },
    'A customers: Field sales both leads and supports.',
    'A customers：訪問営業が',
  ],
  [
    'ChannelRoleStepsMissing',
    { field: 'channelRoles', values: { segment: 'General', steps: 'Contract,Support' } },
    'General has no channel role for Contract, Support, whose hours and cost are not counted.',
    '一般顧客の契約',
  ],
  [
    'ChannelRoleNegative',
    { field: 'channelRoles.costPerContact', values: { segment: 'Expand', step: 'Quote', channel: 'Web', value: -1 } },
    'Expand, Quote, Web: Cost per contact must not be negative, and is -1.',
    '拡大顧客・見積もり・',
  ],
  [
    'ChannelRoleUnknown',
    { field: 'channelRoles.step', values: { value: 'Lunch' } },
    'Process step: “Lunch” is unknown.',
    'プロセス段階「Lunch」',
  ],
  [
    'VersionsOverlap',
    { field: 'effectiveFrom', values: { name: 'New', other: 'Old', from: '2026-04-01', to: null } },
    'New and Old both hold from Apr 1, 2026 until further notice.',
    'NewとOldの適用期間が重なっています（2026年4月1日～無期限）。',
  ],
  [
    'VersionsGap',
    { field: 'effectiveFrom', values: { name: 'New', other: 'Old', from: '2026-04-01', to: '2026-04-02' } },
    'From Apr 1, 2026 to Apr 2, 2026, between Old and New, no policy holds.',
    '2026年4月1日から2026年4月2日まで',
  ],
];

describe.each([
  ['English', 'en', 2],
  ['Japanese', 'ja', 3],
] as const)('findings in %s', (_, language, column) => {
  let words: typeof Words;
  let rules: typeof Rules;
  const roles = [{ segment: 'Key', segmentLabel: 'A customers' }] as SegmentRole[];

  beforeAll(async () => {
    jest.resetModules();
    speak(language);
    words = await import('c/renkeiSegmentWords');
    rules = await import('c/renkeiSegmentRules');
  });

  it.each(FINDINGS)('%s', (code, finding, ...texts) => {
    const whole = { code, severity: 'error', field: '', values: {}, ...finding } as PolicyFinding;
    expect(words.findingText(whole, roles)).toContain(texts[column - 2]);
  });

  it('leave no place of any sentence open', () => {
    const broken = {
      version: 'V1',
      potentialCutOff: 0,
      potentialMarginPercent: 100,
      relationshipCutOff: 101,
      relationshipMargin: 99.95,
      weights: { recency: -1, breadth: 1.5, wallet: NaN },
      recencyFullDays: 400,
      recencyZeroDays: 30,
      recencyStepDays: 1000,
      breadthFull: 0,
      conversationWindowDays: 1,
      dormantAfterDays: 0,
      newWithinDays: 0,
      reviveFloor: 1,
      estimators: {
        perEmployee: { Retail: 0, RETAIL: 1, Fishing: 1e15 },
        defaultPerEmployee: null,
        revenuePercent: { Retail: 101 },
        defaultRevenuePercent: null,
        amountPerUnit: -1,
      },
    };
    const channelRole = {
      segment: 'Key',
      step: 'Quote',
      channel: 'Web',
      hoursPerContact: 41,
      costPerContact: -1,
    } as const;
    const channelRoles = [
      channelRole,
      channelRole,
      { ...channelRole, channel: 'Pigeon' as 'Web', costPerContact: null },
    ];
    const cutOff = { mode: 'Capacity', fieldCapacity: null, isActive: false } as const;
    const version = { name: 'A', isActive: true, effectiveFrom: '2026-01-02', effectiveTo: '2026-01-01' };
    const findings = [
      ...rules.lintPolicy(broken, [], { industries: ['Retail'], channelRoles, cutOff }),
      ...rules.lintVersions([version, { ...version, effectiveFrom: null, effectiveTo: 'never' }]),
    ];
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThan(20);
    for (const finding of findings) {
      const text = words.findingText(finding, roles);
      expect(text).not.toMatch(/\{\d\}|undefined|NaN|RenkeiSegmentation_/);
      expect(text.length).toBeGreaterThan(8);
    }
  });
});
