import {
  lintPolicy,
  lintVersions,
  PROCESS_STEPS,
  SCORED_SEGMENTS,
  type ChannelRole,
  type LintContext,
  type SegmentPolicy,
  type SegmentRole,
} from 'c/renkeiSegmentRules';
import content from 'test/golden/segmentRules.json';

const policy = content.policy as unknown as SegmentPolicy;
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
  targetKind: 'Count',
  targetPerMonth: 20,
  segmentLabel: null,
}));

const channelRoles: ChannelRole[] = SCORED_SEGMENTS.flatMap((segment) =>
  PROCESS_STEPS.map((step) => ({ segment, step, channel: 'InsideSales', hoursPerContact: 0.5, costPerContact: 2000 })),
);
const nothing = {
  perEmployee: {},
  defaultPerEmployee: null,
  revenuePercent: {},
  defaultRevenuePercent: null,
  amountPerUnit: null,
};

const changed = (change: Partial<SegmentPolicy>) => lintPolicy({ ...policy, ...change }, roles);
const withRole = (change: Partial<SegmentRole>) => lintPolicy(policy, [{ ...roles[0]!, ...change }, ...roles.slice(1)]);

describe('lintPolicy', () => {
  it('finds nothing in a sound policy', () => {
    expect(lintPolicy(policy, roles)).toEqual([]);
    const industries = ['manufacturing ', 'Chemicals', 'Retail'];
    const cutOff = { mode: 'Absolute', fieldCapacity: null, isActive: true } as const;
    expect(lintPolicy(policy, roles, { industries, channelRoles, cutOff })).toEqual([]);
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
    ['no estimator at all', { estimators: nothing }, 'EstimatorsMissing', 'estimators'],
    [
      'an estimator of 0',
      { estimators: { ...nothing, perEmployee: { Retail: 0 } } },
      'EstimatorNotPositive',
      'estimators.perEmployee',
    ],
    [
      'a negative default',
      { estimators: { ...nothing, defaultPerEmployee: -5 } },
      'EstimatorNotPositive',
      'estimators.perEmployee',
    ],
    [
      'more than the whole revenue',
      { estimators: { ...nothing, revenuePercent: { Retail: 100.5 } } },
      'PercentOutOfRange',
      'estimators.revenuePercent',
    ],
    [
      'a negative default percentage',
      { estimators: { ...nothing, defaultRevenuePercent: -1 } },
      'PercentOutOfRange',
      'estimators.revenuePercent',
    ],
    [
      'a percentage of 0',
      { estimators: { ...nothing, defaultRevenuePercent: 0 } },
      'EstimatorNotPositive',
      'estimators.revenuePercent',
    ],
    [
      'five decimals of a percentage',
      { estimators: { ...nothing, defaultRevenuePercent: 0.00001 } },
      'TooManyDecimals',
      'estimators.revenuePercent',
    ],
    [
      'an amount per unit of 0',
      { estimators: { ...policy.estimators, amountPerUnit: 0 } },
      'EstimatorNotPositive',
      'estimators.amountPerUnit',
    ],
    [
      'an industry twice',
      { estimators: { ...nothing, perEmployee: { Retail: 1, RETAIL: 2 } } },
      'IndustryDuplicate',
      'estimators.perEmployee',
    ],
    ['a step of 0 days', { recencyStepDays: 0 }, 'OutOfRange', 'recencyStepDays'],
    ['half a day’s step', { recencyStepDays: 1.5 }, 'TooManyDecimals', 'recencyStepDays'],
    ['a step beyond its field', { recencyStepDays: 1000 }, 'TooLarge', 'recencyStepDays'],
    ['a cut-off with hundredths', { relationshipCutOff: 50.05 }, 'TooManyDecimals', 'relationshipCutOff'],
    ['a cut-off beyond its field', { potentialCutOff: 1e16 }, 'TooLarge', 'potentialCutOff'],
  ])('refuses %s', (_, change, code, field) => {
    expect(changed(change)).toContainEqual(expect.objectContaining({ severity: 'error', code, field }));
  });

  it('warns of what may be meant', () => {
    const warnings = (change: Partial<SegmentPolicy>) =>
      changed(change).filter(({ severity }) => severity === 'warning');
    expect(warnings({ potentialMarginPercent: 26 })).toMatchObject([{ code: 'MarginTooLarge' }]);
    expect(warnings({ reviveFloor: 10_000_001 })).toMatchObject([{ code: 'ReviveFloorAboveCutOff' }]);
    expect(warnings({ conversationWindowDays: 29 })).toMatchObject([{ code: 'WindowShorterThanRecency' }]);
    expect(warnings({ recencyStepDays: 100 })).toMatchObject([{ code: 'RecencyStepTooLarge', values: { limit: 100 } }]);
    expect(warnings({ recencyStepDays: 99 })).toEqual([]);
    expect(warnings({ estimators: { ...nothing, amountPerUnit: 1 } })).toMatchObject([
      { code: 'EstimatorsOnlyByUnits' },
    ]);
    expect(lintPolicy(policy, roles, { industries: ['Manufacturing', 'Retail'] })).toEqual([
      {
        code: 'IndustryUnknown',
        severity: 'warning',
        field: 'estimators.perEmployee',
        values: { industry: 'Chemicals' },
      },
    ]);
  });

  it('finds one industry spelled in two ways, also where one is a rate and the other a percent', () => {
    const estimators = { ...nothing, perEmployee: { Retail: 5 }, revenuePercent: { 'retail ': 1 } };
    expect(lintPolicy({ ...policy, estimators }, roles)).toMatchObject([
      {
        code: 'IndustryDuplicate',
        severity: 'error',
        field: 'estimators.revenuePercent',
        values: { industry: 'retail ' },
      },
    ]);
    const same = { ...estimators, revenuePercent: { Retail: 1 } };
    expect(lintPolicy({ ...policy, estimators: same }, roles)).toEqual([]);
  });

  it.each([
    ['perEmployee', { perEmployee: { Retail: 9_000_000_001 } }, 9_000_000_000],
    ['perEmployee', { defaultPerEmployee: 9_000_000_000.01 }, 9_000_000_000],
    ['amountPerUnit', { defaultPerEmployee: 1, amountPerUnit: 9_000_000_000_001 }, 9_000_000_000_000],
  ])('refuses a rate by which a large company could not be saved any more: %s', (list, rates, limit) => {
    expect(lintPolicy({ ...policy, estimators: { ...nothing, ...rates } }, roles)).toMatchObject([
      { code: 'TooLarge', severity: 'error', field: `estimators.${list}`, values: { limit } },
    ]);
  });

  it.each([{ revenuePercent: { Retail: 1 } }, { defaultRevenuePercent: 0.05 }])(
    'says that revenues lead to nothing in an org with several currencies: %j',
    (rates) => {
      const estimators = { ...policy.estimators, ...rates };
      expect(lintPolicy({ ...policy, estimators }, roles, { severalCurrencies: true })).toEqual([
        { code: 'RevenueLeftOut', severity: 'warning', field: 'estimators.revenuePercent', values: {} },
      ]);
      expect(lintPolicy({ ...policy, estimators }, roles)).toEqual([]);
      expect(lintPolicy(policy, roles, { severalCurrencies: true })).toEqual([]);
    },
  );

  it.each<[string, Partial<SegmentPolicy>, LintContext['cutOff'], string[]]>([
    ['an absolute cut-off', {}, { mode: 'Absolute', fieldCapacity: null, isActive: true }, []],
    [
      'a capacity that an absolute cut-off ignores',
      {},
      { mode: 'Absolute', fieldCapacity: 400, isActive: true },
      ['warning FieldCapacityUnused fieldCapacity'],
    ],
    [
      'a cut-off by capacity without one',
      {},
      { mode: 'Capacity', fieldCapacity: null, isActive: true },
      ['error FieldCapacityMissing fieldCapacity'],
    ],
    ['a capacity of 0', {}, { mode: 'Capacity', fieldCapacity: 0, isActive: true }, ['error OutOfRange fieldCapacity']],
    ['a cut-off that a run has found', {}, { mode: 'Capacity', fieldCapacity: 400, isActive: true }, []],
    [
      'a figure that the first run will replace',
      {},
      { mode: 'Capacity', fieldCapacity: 400, isActive: false },
      ['warning CutOffReplaced potentialCutOff'],
    ],
    [
      'a capacity in place of a figure',
      { potentialCutOff: NaN },
      { mode: 'Capacity', fieldCapacity: 400, isActive: false },
      [],
    ],
    [
      'neither a capacity nor a figure',
      { potentialCutOff: NaN },
      { mode: 'Absolute', fieldCapacity: null, isActive: false },
      ['error NotANumber potentialCutOff'],
    ],
  ])('knows %s', (_, change, cutOff, expected) => {
    const found = lintPolicy({ ...policy, ...change }, roles, { cutOff });
    expect(found.map(({ severity, code, field }) => `${severity} ${code} ${field}`)).toEqual(expected);
  });

  it('knows no third mode', () => {
    const cutOff = { mode: 'Auction' as 'Absolute', fieldCapacity: null, isActive: true };
    expect(lintPolicy(policy, roles, { cutOff })).toMatchObject([{ code: 'CutOffModeUnknown', field: 'cutOffMode' }]);
  });

  it('demands one whole role for each segment', () => {
    expect(lintPolicy(policy, roles.slice(1))).toMatchObject([{ code: 'RoleMissing', values: { segment: 'Key' } }]);
    expect(lintPolicy(policy, [...roles, roles[3]!])).toMatchObject([
      { code: 'RoleDuplicate', values: { segment: 'General', count: 2 } },
    ]);
  });

  it('takes no role for a segment that is none', () => {
    expect(lintPolicy(policy, [...roles, { ...roles[0]!, segment: 'Unscored' }])).toMatchObject([
      { code: 'RoleSegmentUnknown', values: { segment: 'Unscored' } },
    ]);
  });

  it.each([
    'leadChannel',
    'expectationLevel',
    'targetKind',
    'targetPerMonth',
    'cadenceDays',
    'acceptWithinDays',
    'firstVisitWithinDays',
    'capacityPerPerson',
  ] as const)('demands %s', (field) => {
    expect(withRole({ [field]: null })).toEqual([
      { code: 'RoleFieldMissing', severity: 'error', field, values: { segment: 'Key' } },
    ]);
  });

  it('refuses a capacity of 0 and a channel that supports itself', () => {
    expect(withRole({ capacityPerPerson: 0 })).toMatchObject([{ code: 'RoleFieldNotPositive', severity: 'error' }]);
    expect(withRole({ supportChannel: 'Field' })).toMatchObject([{ code: 'SupportEqualsLead', severity: 'error' }]);
  });

  it('takes a rate up to 100 and a count beyond', () => {
    expect(withRole({ targetKind: 'Rate', targetPerMonth: 100 })).toEqual([]);
    expect(withRole({ targetKind: 'Rate', targetPerMonth: 100.1 })).toMatchObject([{ code: 'TargetRateTooLarge' }]);
    expect(withRole({ targetPerMonth: 101 })).toEqual([]);
  });

  describe('of channel roles', () => {
    const withChannelRole = (change: Partial<Record<keyof ChannelRole, unknown>>) =>
      lintPolicy(policy, roles, {
        channelRoles: [{ ...channelRoles[0]!, ...change } as ChannelRole, ...channelRoles.slice(1)],
      });
    const place = { segment: 'Key', step: 'Information', channel: 'InsideSales' };

    it.each<[Partial<Record<keyof ChannelRole, unknown>>, 'error' | 'warning', string, string]>([
      [{ hoursPerContact: -0.1 }, 'error', 'ChannelRoleNegative', 'channelRoles.hoursPerContact'],
      [{ hoursPerContact: NaN }, 'error', 'ChannelRoleNegative', 'channelRoles.hoursPerContact'],
      [{ hoursPerContact: 40.25 }, 'error', 'ChannelRoleHoursTooLarge', 'channelRoles.hoursPerContact'],
      [{ costPerContact: -1 }, 'error', 'ChannelRoleNegative', 'channelRoles.costPerContact'],
      [{ hoursPerContact: null }, 'warning', 'ChannelRoleFieldMissing', 'channelRoles.hoursPerContact'],
      [{ costPerContact: null }, 'warning', 'ChannelRoleFieldMissing', 'channelRoles.costPerContact'],
    ])('finds %j', (change, severity, code, field) => {
      const values = expect.objectContaining(place) as unknown;
      expect(withChannelRole(change)).toEqual([{ severity, code, field, values }]);
    });

    it('takes free contacts and a whole working week', () => {
      expect(withChannelRole({ hoursPerContact: 40, costPerContact: 0 })).toEqual([]);
      expect(withChannelRole({ hoursPerContact: 0 })).toEqual([]);
    });

    it('finds the unknown', () => {
      const unknown = (change: Partial<Record<keyof ChannelRole, unknown>>) =>
        withChannelRole(change).map(({ severity, code, field }) => `${severity} ${code} ${field}`);
      const missing = 'warning ChannelRoleStepsMissing channelRoles';
      expect(unknown({ segment: 'Unscored' })).toEqual(['error ChannelRoleUnknown channelRoles.segment', missing]);
      expect(unknown({ step: 'Lunch' })).toEqual(['error ChannelRoleUnknown channelRoles.step', missing]);
      expect(unknown({ channel: 'Pigeon' })).toEqual(['error ChannelRoleUnknown channelRoles.channel']);
    });

    it('finds what stands twice, and warns of two channels for one step', () => {
      const twice = (channel: ChannelRole['channel']) =>
        lintPolicy(policy, roles, { channelRoles: [...channelRoles, { ...channelRoles[0]!, channel }] });
      expect(twice('InsideSales')).toMatchObject([{ severity: 'error', code: 'ChannelRoleDuplicate', values: place }]);
      expect(twice('Field')).toMatchObject([{ severity: 'warning', code: 'ChannelRoleShared' }]);
    });

    it('warns of segments and steps that count nothing', () => {
      const without = (matches: (role: ChannelRole) => boolean) =>
        lintPolicy(policy, roles, { channelRoles: channelRoles.filter((role) => !matches(role)) });
      expect(without(({ segment }) => segment === 'General')).toEqual([
        { severity: 'warning', code: 'ChannelRolesMissing', field: 'channelRoles', values: { segment: 'General' } },
      ]);
      const late = ['Contract', 'Support'];
      expect(without(({ segment, step }) => segment === 'Key' && late.includes(step))).toMatchObject([
        { severity: 'warning', code: 'ChannelRoleStepsMissing', values: { segment: 'Key', steps: 'Contract,Support' } },
      ]);
      expect(without(() => true)).toHaveLength(4);
      expect(lintPolicy(policy, roles)).toEqual([]);
    });
  });
});

describe('lintVersions', () => {
  const version = (name: string, effectiveFrom: string | null, effectiveTo: string | null, isActive = true) => ({
    name,
    isActive,
    effectiveFrom,
    effectiveTo,
  });
  const found = (...versions: ReturnType<typeof version>[]) =>
    lintVersions(versions).map(({ severity, code, values }) => ({ severity, code, ...values }));

  it('finds nothing where each day has one version', () => {
    const versions = [
      version('third', '2026-04-01', null),
      version('first', '2024-01-01', '2025-03-31'),
      version('second', '2025-04-01', '2026-03-31'),
    ];
    expect(found(...versions)).toEqual([]);
    expect(found()).toEqual([]);
    expect(
      found(...versions, version('draft', '2025-01-01', null, false), version('blank', null, null, false)),
    ).toEqual([]);
  });

  it('refuses two active versions on one day', () => {
    expect(found(version('old', '2025-01-01', '2026-04-01'), version('new', '2026-04-01', null))).toEqual([
      { severity: 'error', code: 'VersionsOverlap', name: 'new', other: 'old', from: '2026-04-01', to: '2026-04-01' },
    ]);
    expect(found(version('old', '2025-01-01', null), version('new', '2026-04-01', null))).toMatchObject([
      { code: 'VersionsOverlap', from: '2026-04-01', to: null },
    ]);
    expect(found(version('old', '2025-01-01', null), version('short', '2026-04-01', '2026-04-30'))).toMatchObject([
      { code: 'VersionsOverlap', from: '2026-04-01', to: '2026-04-30' },
    ]);
  });

  it('measures gaps and overlaps against the version that reaches furthest', () => {
    const long = version('long', '2025-01-01', '2025-12-31');
    const within = version('within', '2025-02-01', '2025-02-28');
    expect(found(long, within, version('next', '2026-01-01', null))).toMatchObject([
      { code: 'VersionsOverlap', name: 'within', other: 'long' },
    ]);
    expect(found(long, within, version('next', '2025-03-15', null))).toMatchObject([
      { code: 'VersionsOverlap', name: 'within', other: 'long' },
      { code: 'VersionsOverlap', name: 'next', other: 'long', from: '2025-03-15', to: '2025-12-31' },
    ]);
  });

  it('warns of days without a version', () => {
    expect(found(version('old', '2025-01-01', '2025-12-30'), version('new', '2026-01-01', null))).toEqual([
      { severity: 'warning', code: 'VersionsGap', name: 'new', other: 'old', from: '2025-12-31', to: '2025-12-31' },
    ]);
  });

  it('refuses dates that run backwards, are none, or are missing', () => {
    expect(found(version('bad', '2026-04-01', '2026-03-31'))).toEqual([
      { severity: 'error', code: 'VersionDatesInverted', name: 'bad', from: '2026-04-01', to: '2026-03-31' },
    ]);
    expect(found(version('day', '2026-04-01', '2026-04-01'))).toEqual([]);
    expect(found(version('bad', '2026-02-30', null))).toMatchObject([
      { code: 'VersionDateMalformed', value: '2026-02-30' },
    ]);
    expect(found(version('bad', null, '2026-03-31'))).toMatchObject([{ code: 'VersionStartMissing', name: 'bad' }]);
    expect(found(version('draft', '2026-04-01', '2026-03-31', false))).toMatchObject([
      { code: 'VersionDatesInverted' },
    ]);
  });
});
