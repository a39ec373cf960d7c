// Each validation rule refuses what it is there for, and lets the case next to it pass. Rules are formulas: only saving shows them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LocalOrg, SaveResult, Session } from '../../scripts/local-org/org.ts';
import { orgWith, packageParts } from './packageZip.ts';
import { MEETING_CASES, MEETING_SOUND, type Case } from './meetingRules.ts';
import type { Values } from './scoringOrg.ts';
import { ofType, sourceFiles, textOf } from './sourceFiles.ts';

/** A record that every rule of its object lets pass; the cases change one thing in it. */
const SOUND: Record<string, Values> = {
  ...MEETING_SOUND,
  Account: { Name: 'Aoba Foods' },
  RenkeiSegmentPolicy__c: {
    Name: 'Policy',
    IsActive__c: true,
    ActivationReason__c: 'Start of the year',
    CutOffMode__c: 'Absolute',
    EffectiveFrom__c: '2026-04-01',
    PotentialCutOff__c: 5_000_000,
    PotentialMargin__c: 10,
    RelationshipCutOff__c: 50,
    RelationshipMargin__c: 5,
    RecencyWeight__c: 40,
    BreadthWeight__c: 30,
    WalletWeight__c: 30,
    RecencyFullDays__c: 30,
    RecencyZeroDays__c: 365,
    RecencyStepDays__c: 30,
    BreadthFull__c: 4,
    ConversationWindowDays__c: 365,
    DormantAfterDays__c: 540,
    NewWithinDays__c: 365,
    ReviveFloor__c: 1_000_000,
  },
  RenkeiSegmentRole__c: { Segment__c: 'Key', LeadChannel__c: 'Field' },
  RenkeiChannelRole__c: { Segment__c: 'Key', ProcessStep__c: 'Proposal', Channel__c: 'Field' },
  RenkeiEstimator__c: { Industry__c: 'Manufacturing', AmountPerEmployee__c: 9_500 },
  RenkeiSegmentTarget__c: { Month__c: '2026-04-01', Segment__c: 'Key', Kind__c: 'Count', Target__c: 3 },
  RenkeiTeamMember__c: { Team__c: 'East', Role__c: 'Caller' },
  RenkeiCallPlan__c: {},
  RenkeiEscalation__c: {},
  RenkeiTouch__c: { OccurredAt__c: '2026-06-01T08:00:00.000Z', Outcome__c: 'Talked' },
  RenkeiPlay__c: { Name: 'NX-22', Kind__c: 'Campaign' },
  RenkeiThanks__c: { Message__c: 'Well prepared' },
  RenkeiVisit__c: { StartsAt__c: '2026-06-05T01:00:00.000Z', EndsAt__c: '2026-06-05T02:00:00.000Z' },
  Asset: { Name: 'NX-22', IsCompetitorProduct: true },
  RenkeiSetting__c: { Name: 'Renkei', SourceKey__c: 'Default', CorporateCurrency__c: 'JPY', TimeZone__c: 'Asia/Tokyo' },
};

const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const daysFromToday = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** The day before and after the last one on which an override entered today may expire. */
const [inOneYear, later] = [0, 1].map((days) => {
  const today = new Date().toISOString().slice(0, 10);
  // 29 February has no anniversary: the month's last day stands in, as ADDMONTHS has it.
  const anniversary = today.endsWith('02-29')
    ? `${Number(today.slice(0, 4)) + 1}-02-28`
    : `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return new Date(Date.parse(anniversary) + days * 86_400_000).toISOString().slice(0, 10);
});
const OVERRIDE = {
  RenkeiPotentialOverride__c: 9_000_000,
  RenkeiPotentialOverrideReason__c: 'Works manager, 3 June',
  RenkeiPotentialOverrideExpires__c: inOneYear,
};

/** A rule that refuses one field below a limit; blank and the limit pass. */
const from = (rule: string, field: string, least: number, step = 1): Case => ({
  rule,
  refused: [{ [field]: least - step }],
  passes: [{ [field]: least }],
});

const CASES: Record<string, Case[]> = {
  ...MEETING_CASES,
  Account: [
    {
      rule: 'RenkeiOverrideNeedsReason',
      refused: [{ ...OVERRIDE, RenkeiPotentialOverrideReason__c: null }],
      passes: [{}, OVERRIDE, { ...OVERRIDE, RenkeiPotentialOverride__c: null }],
    },
    {
      rule: 'RenkeiOverrideNeedsExpiry',
      refused: [{ ...OVERRIDE, RenkeiPotentialOverrideExpires__c: null }],
      passes: [{ RenkeiPotentialOverrideReason__c: 'Cleared again' }],
    },
    {
      rule: 'RenkeiOverrideExpiresInOneYear',
      refused: [
        { ...OVERRIDE, RenkeiPotentialOverrideExpires__c: later },
        { ...OVERRIDE, RenkeiPotentialOverrideExpires__c: '2999-12-31' },
      ],
      passes: [{ RenkeiPotentialOverrideExpires__c: later }],
    },
    {
      rule: 'RenkeiOverrideNotExpired',
      refused: [{ ...OVERRIDE, RenkeiPotentialOverrideExpires__c: daysFromToday(-1) }],
      passes: [
        { ...OVERRIDE, RenkeiPotentialOverrideExpires__c: daysFromToday(0) },
        { RenkeiPotentialOverrideExpires__c: daysFromToday(-1) },
      ],
    },
    {
      rule: 'RenkeiOverrideNotAbsurd',
      refused: [{ ...OVERRIDE, RenkeiPotentialOverride__c: 1_000_000_000_001 }],
      passes: [{ ...OVERRIDE, RenkeiPotentialOverride__c: 1_000_000_000_000 }],
    },
    {
      rule: 'RenkeiOverrideNotNegative',
      refused: [{ ...OVERRIDE, RenkeiPotentialOverride__c: -1 }],
      passes: [{ ...OVERRIDE, RenkeiPotentialOverride__c: 0 }],
    },
  ],
  RenkeiSegmentPolicy__c: [
    {
      rule: 'AcknowledgedInOnesOwnName',
      refused: [
        {
          get AcknowledgedByField__c() {
            return colleague;
          },
        },
        {
          get AcknowledgedByInsideSales__c() {
            return colleague;
          },
        },
      ],
      passes: [
        {},
        {
          get AcknowledgedByField__c() {
            return session.userId;
          },
        },
      ],
    },
    {
      rule: 'ActiveNeedsAllLimits',
      refused: Object.keys(SOUND['RenkeiSegmentPolicy__c']!)
        .filter((field) => !['Name', 'IsActive__c', 'ActivationReason__c', 'CutOffMode__c'].includes(field))
        .map((field) => ({ [field]: null })),
      passes: [
        {},
        { IsActive__c: false, ReviveFloor__c: null, WalletWeight__c: null },
        { CutOffMode__c: 'Capacity', FieldCapacity__c: 400, PotentialCutOff__c: null },
      ],
    },
    {
      rule: 'ActivationNeedsReason',
      refused: [{ ActivationReason__c: null }],
      passes: [{ IsActive__c: false, ActivationReason__c: null }],
    },
    from('AmountPerUnitPositive', 'AmountPerUnit__c', 0.01, 0.01),
    {
      rule: 'BreadthFullAtLeastOne',
      refused: [{ BreadthFull__c: 0 }],
      passes: [{ BreadthFull__c: 1 }, { IsActive__c: false, BreadthFull__c: null }],
    },
    {
      rule: 'BreadthWeightNotNegative',
      refused: [{ BreadthWeight__c: -1, RecencyWeight__c: 71 }],
      passes: [{ BreadthWeight__c: 0, RecencyWeight__c: 70 }],
    },
    {
      rule: 'CapacityModeNeedsCapacity',
      refused: [{ CutOffMode__c: 'Capacity' }],
      passes: [
        { CutOffMode__c: 'Capacity', FieldCapacity__c: 1 },
        { CutOffMode__c: 'Capacity', IsActive__c: false },
      ],
    },
    from('ConversationWindowAtLeastOneDay', 'ConversationWindowDays__c', 1),
    from('DefaultPerEmployeePositive', 'DefaultPerEmployee__c', 0.01, 0.01),
    {
      rule: 'DefaultRevenuePercentInRange',
      refused: [{ DefaultRevenuePercent__c: 0 }, { DefaultRevenuePercent__c: 100.0001 }],
      passes: [{ DefaultRevenuePercent__c: 0.0001 }, { DefaultRevenuePercent__c: 100 }],
    },
    from('DormantAfterAtLeastOneDay', 'DormantAfterDays__c', 1),
    {
      rule: 'EffectiveDatesInOrder',
      refused: [{ EffectiveTo__c: '2026-03-31' }],
      passes: [
        { EffectiveTo__c: '2026-04-01' },
        { IsActive__c: false, EffectiveFrom__c: null, EffectiveTo__c: '2026-03-31' },
      ],
    },
    from('FieldCapacityAtLeastOne', 'FieldCapacity__c', 1),
    from('NewWithinAtLeastOneDay', 'NewWithinDays__c', 1),
    from('PotentialCutOffPositive', 'PotentialCutOff__c', 1),
    {
      rule: 'PotentialMarginInRange',
      refused: [{ PotentialMargin__c: -0.1 }, { PotentialMargin__c: 100 }],
      passes: [{ PotentialMargin__c: 0 }, { PotentialMargin__c: 99.9 }],
    },
    {
      rule: 'RecencyDaysInOrder',
      refused: [{ RecencyZeroDays__c: 30 }, { RecencyZeroDays__c: 29 }],
      passes: [{ RecencyZeroDays__c: 31 }, { IsActive__c: false, RecencyZeroDays__c: null, RecencyFullDays__c: null }],
    },
    from('RecencyFullDaysNotNegative', 'RecencyFullDays__c', 0),
    from('RecencyStepAtLeastOneDay', 'RecencyStepDays__c', 1),
    {
      rule: 'RecencyWeightNotNegative',
      refused: [{ RecencyWeight__c: -1, BreadthWeight__c: 71 }],
      passes: [{ RecencyWeight__c: 0, BreadthWeight__c: 70 }],
    },
    {
      rule: 'RelationshipCutOffInRange',
      refused: [{ RelationshipCutOff__c: 0 }, { RelationshipCutOff__c: 100.1 }],
      passes: [
        { RelationshipCutOff__c: 0.1, RelationshipMargin__c: 0 },
        { RelationshipCutOff__c: 100, RelationshipMargin__c: 0 },
      ],
    },
    {
      rule: 'RelationshipMarginInRange',
      refused: [
        { RelationshipMargin__c: -0.1 },
        { RelationshipMargin__c: 50 },
        { RelationshipCutOff__c: 5, RelationshipMargin__c: 5 },
        { RelationshipCutOff__c: 95, RelationshipMargin__c: 5 },
      ],
      passes: [{ RelationshipMargin__c: 0 }, { RelationshipCutOff__c: 95, RelationshipMargin__c: 4.9 }],
    },
    from('ReviveFloorNotNegative', 'ReviveFloor__c', 0),
    {
      rule: 'WalletWeightNotNegative',
      refused: [{ WalletWeight__c: -1, RecencyWeight__c: 71 }],
      passes: [{ WalletWeight__c: 0, RecencyWeight__c: 70 }],
    },
    {
      rule: 'WeightsAddUpTo100',
      refused: [{ WalletWeight__c: 31 }, { IsActive__c: false, WalletWeight__c: 29 }],
      passes: [{ RecencyWeight__c: 0, BreadthWeight__c: 0, WalletWeight__c: 100 }],
    },
  ],
  RenkeiSegmentRole__c: [
    from('AcceptWithinNotNegative', 'AcceptWithinDays__c', 0),
    from('CadenceAtLeastOneDay', 'CadenceDays__c', 1),
    from('CapacityNotNegative', 'CapacityPerPerson__c', 0),
    {
      rule: 'ChannelsDiffer',
      refused: [{ SupportChannel__c: 'Field' }],
      passes: [{ SupportChannel__c: 'InsideSales' }, { LeadChannel__c: null, SupportChannel__c: null }],
    },
    from('FirstVisitWithinNotNegative', 'FirstVisitWithinDays__c', 0),
    {
      rule: 'TargetNeedsKind',
      refused: [{ TargetPerMonth__c: 5 }],
      passes: [{ TargetKind__c: 'Count', TargetPerMonth__c: 5 }, { TargetKind__c: 'Count' }],
    },
    {
      rule: 'TargetNotNegative',
      refused: [{ TargetKind__c: 'Count', TargetPerMonth__c: -1 }],
      passes: [{ TargetKind__c: 'Count', TargetPerMonth__c: 0 }],
    },
    {
      rule: 'TargetRateAtMost100',
      refused: [{ TargetKind__c: 'Rate', TargetPerMonth__c: 100.01 }],
      passes: [
        { TargetKind__c: 'Rate', TargetPerMonth__c: 100 },
        { TargetKind__c: 'Amount', TargetPerMonth__c: 101 },
      ],
    },
  ],
  RenkeiChannelRole__c: [
    from('CostNotNegative', 'CostPerContact__c', 0, 0.01),
    {
      rule: 'HoursInRange',
      refused: [{ HoursPerContact__c: -0.01 }, { HoursPerContact__c: 40.01 }],
      passes: [{ HoursPerContact__c: 0 }, { HoursPerContact__c: 40 }, { HoursPerContact__c: null }],
    },
  ],
  RenkeiEstimator__c: [
    {
      rule: 'AmountOrPercentNeeded',
      refused: [{ AmountPerEmployee__c: null }],
      passes: [{ AmountPerEmployee__c: null, RevenuePercent__c: 1 }, { RevenuePercent__c: 1 }],
    },
    from('AmountPerEmployeePositive', 'AmountPerEmployee__c', 0.01, 0.01),
    {
      rule: 'RevenuePercentInRange',
      refused: [{ RevenuePercent__c: 0 }, { RevenuePercent__c: 100.0001 }],
      passes: [{ RevenuePercent__c: 0.0001 }, { RevenuePercent__c: 100 }],
    },
  ],
  RenkeiSegmentTarget__c: [
    {
      rule: 'MonthIsFirstDay',
      refused: [{ Month__c: '2026-04-02' }, { Month__c: '2026-04-30' }],
      passes: [{ Month__c: '2026-05-01' }],
    },
    {
      rule: 'RateAtMost100',
      refused: [{ Kind__c: 'Rate', Target__c: 100.01 }],
      passes: [{ Kind__c: 'Rate', Target__c: 100 }, { Target__c: 101 }],
    },
    from('TargetNotNegative', 'Target__c', 0, 0.01),
  ],
  RenkeiTeamMember__c: [
    from('CapacityNotNegative', 'Capacity__c', 0),
    {
      rule: 'HoursInRange',
      refused: [{ HoursPerMonth__c: -0.1 }, { HoursPerMonth__c: 300.1 }],
      passes: [{ HoursPerMonth__c: 0 }, { HoursPerMonth__c: 300 }, { HoursPerMonth__c: null }],
    },
    { rule: 'RoleNeeded', refused: [{ Role__c: null }], passes: [{}] },
    { rule: 'TeamNeeded', refused: [{ Team__c: null }], passes: [{}] },
    { rule: 'UserNeeded', refused: [{ User__c: null }], passes: [{}] },
  ],
  RenkeiCallPlan__c: [
    { rule: 'AccountNeeded', refused: [{ Account__c: null }], passes: [{}] },
    from('AttemptsNotNegative', 'Attempts__c', 0),
    {
      rule: 'PauseNeedsReason',
      refused: [{ PausedUntil__c: '2026-08-16' }],
      passes: [{ PausedUntil__c: '2026-08-16', PauseReason__c: 'Holiday' }, { PauseReason__c: 'Holiday' }],
    },
  ],
  RenkeiEscalation__c: [{ rule: 'AccountNeeded', refused: [{ Account__c: null }], passes: [{}] }],
  RenkeiTouch__c: [
    { rule: 'AccountNeeded', refused: [{ Account__c: null }], passes: [{}] },
    from('AmountNotNegative', 'Amount__c', 0, 0.01),
    {
      rule: 'CallBackAfterContact',
      refused: [{ CallBackAt__c: '2026-06-01T07:59:00.000Z' }, { CallBackAt__c: '2026-06-01T08:00:00.000Z' }],
      passes: [{ CallBackAt__c: '2026-06-01T08:01:00.000Z' }, { CallBackAt__c: null }],
    },
    {
      rule: 'CallBackNeedsTime',
      refused: [
        { Outcome__c: 'CallBack', Origin__c: 'OutboundCall' },
        { Outcome__c: 'CallBack', Origin__c: 'InboundCall' },
      ],
      passes: [
        { Outcome__c: 'CallBack', Origin__c: 'OutboundCall', CallBackAt__c: '2026-06-02T01:00:00.000Z' },
        { Outcome__c: 'CallBack' },
        { Outcome__c: 'Absent', Origin__c: 'OutboundCall' },
      ],
    },
    {
      rule: 'ConversationNeedsAnswer',
      refused: [
        { IsConversation__c: true, Outcome__c: 'Absent' },
        { IsConversation__c: true, Outcome__c: 'WrongNumber' },
      ],
      passes: [{ IsConversation__c: true }, { Outcome__c: 'Absent' }, { IsConversation__c: true, Outcome__c: null }],
    },
    { rule: 'MinutesNotNegative', refused: [{ Minutes__c: -1 }], passes: [{ Minutes__c: 0 }] },
    {
      rule: 'NextContactAfterContact',
      refused: [{ NextContactOn__c: '2026-05-30' }],
      passes: [{ NextContactOn__c: '2026-06-01' }, { NextContactOn__c: '2026-05-31' }],
    },
    {
      rule: 'NotInTheFuture',
      refused: [{ OccurredAt__c: minutesFromNow(10) }, { OccurredAt__c: '2126-06-01T08:00:00.000Z' }],
      passes: [{ OccurredAt__c: minutesFromNow(2) }, { OccurredAt__c: minutesFromNow(-1) }],
    },
    {
      rule: 'SatisfactionFrom1To5',
      refused: [{ Satisfaction__c: 0 }, { Satisfaction__c: 6 }],
      passes: [{ Satisfaction__c: 1 }, { Satisfaction__c: 5 }, { Satisfaction__c: null }],
    },
    {
      rule: 'SignalKindNeedsSignal',
      refused: [{ SignalKind__c: 'Quote' }],
      passes: [{ SignalKind__c: 'Quote', BuyingSignal__c: true }, { BuyingSignal__c: true }],
    },
  ],
  RenkeiImportBatch__c: [
    {
      rule: 'CountsNotNegative',
      refused: ['RowsRead', 'RowsCreated', 'RowsRefused', 'FieldsReplaced'].map((name) => ({ [`${name}__c`]: -1 })),
      passes: [{ RowsRead__c: 0, FieldsReplaced__c: 0 }, {}],
    },
    {
      rule: 'FinishedAfterStarted',
      refused: [{ StartedAt__c: '2026-06-02T00:00:00Z', FinishedAt__c: '2026-06-01T23:59:59Z' }],
      passes: [{ StartedAt__c: '2026-06-02T00:00:00Z', FinishedAt__c: '2026-06-02T00:00:00Z' }, {}],
    },
  ],
  RenkeiSourceRecord__c: [
    {
      rule: 'LinkedNeedsAccount',
      refused: [{ State__c: 'Linked', Account__c: null }],
      passes: [{ State__c: 'Linked' }, { State__c: 'Doubtful', Account__c: null }],
    },
    {
      rule: 'ScoreFrom0To100',
      refused: [{ Score__c: -0.1 }, { Score__c: 100.1 }],
      passes: [{ Score__c: 0 }, { Score__c: 100 }, { Score__c: null }],
    },
  ],
  RenkeiLinkCandidate__c: [
    {
      rule: 'LaterNeedsDay',
      refused: [{ Decision__c: 'Later' }],
      passes: [{ Decision__c: 'Later', LaterUntil__c: '2026-06-19' }, {}],
    },
    {
      rule: 'SameNeedsAccount',
      refused: [
        { Decision__c: 'Same', Account__c: null },
        { Decision__c: 'Same', SourceRecord__c: null },
      ],
      passes: [{ Decision__c: 'Same' }, { Decision__c: 'Apart', Account__c: null }],
    },
    { rule: 'ScoreFrom0To100', refused: [{ Score__c: -1 }, { Score__c: 101 }], passes: [{ Score__c: 50 }] },
  ],
  RenkeiPlay__c: [
    {
      rule: 'CauseOnlyForRevival',
      refused: [{ Cause__c: 'Neglected' }],
      passes: [{ Kind__c: 'Revival', Cause__c: 'Neglected' }, { Kind__c: 'Revival' }],
    },
    {
      rule: 'DatesInOrder',
      refused: [{ StartsOn__c: '2026-06-02', EndsOn__c: '2026-06-01' }],
      passes: [{ StartsOn__c: '2026-06-01', EndsOn__c: '2026-06-01' }, { EndsOn__c: '2026-06-01' }],
    },
    { rule: 'KindNeeded', refused: [{ Kind__c: null }], passes: [{}] },
  ],
  RenkeiThanks__c: [
    {
      rule: 'InOnesOwnName',
      refused: [
        {
          get From__c() {
            return colleague;
          },
        },
      ],
      passes: [{}, { From__c: null }],
    },
    { rule: 'ReceiverNeeded', refused: [{ To__c: null }], passes: [{}] },
  ],
  RenkeiVisit__c: [
    { rule: 'AccountNeeded', refused: [{ Account__c: null }], passes: [{}] },
    {
      rule: 'EndsAfterBeginning',
      refused: [{ EndsAt__c: '2026-06-05T01:00:00.000Z' }, { EndsAt__c: '2026-06-05T00:30:00.000Z' }],
      passes: [{ EndsAt__c: '2026-06-05T01:30:00.000Z' }],
    },
    { rule: 'RepresentativeNeeded', refused: [{ Rep__c: null }], passes: [{}] },
  ],
  Asset: [
    {
      rule: 'RenkeiModelYearInRange',
      refused: [{ RenkeiModelYear__c: 14 }, { RenkeiModelYear__c: new Date().getUTCFullYear() + 2 }],
      passes: [{ RenkeiModelYear__c: 2014 }, { RenkeiModelYear__c: new Date().getUTCFullYear() + 1 }, {}],
    },
  ],
  RenkeiSetting__c: [
    from('AbandonedAfterAtLeastOneDay', 'AbandonedAfterDays__c', 1),
    from('AttemptLimitAtLeastOne', 'AttemptLimit__c', 1),
    {
      rule: 'DayEndsWithinDay',
      refused: [{ DayEndsAt__c: 0 }, { DayEndsAt__c: 1441 }],
      passes: [{ DayEndsAt__c: 1 }, { DayEndsAt__c: 1440 }, { DayEndsAt__c: null }],
    },
    ...['UtcOffset', 'NextUtcOffset'].map((name) => ({
      rule: `${name}InRange`,
      refused: [{ [`${name}Minutes__c`]: -721 }, { [`${name}Minutes__c`]: 841 }],
      passes: [-720, 0, 840, null].map((minutes) => ({ [`${name}Minutes__c`]: minutes })),
    })),
    {
      rule: 'CurrencyIsIsoCode',
      refused: [{ CorporateCurrency__c: 'yen' }, { CorporateCurrency__c: 'JP' }],
      passes: [{ CorporateCurrency__c: null }, {}],
    },
    { rule: 'OnlyOneRecord', refused: [{ SourceKey__c: 'Second' }, { SourceKey__c: 'default' }], passes: [{}] },
  ],
};

let org: LocalOrg;
let session: Session;
/** Somebody else than who saves. */
let colleague: string;
const parents: Record<string, Values> = {};

before(async () => {
  org = await orgWith(await packageParts(['*/objects', 'core/customPermissions']), {});
  session = org.session(org.userId('admin@local.example'));
  colleague = save('User', {
    ...{ Username: 'colleague@rules.example', LastName: 'Colleague', Alias: 'coll', Email: 'colleague@rules.example' },
    ...{ IsActive: true, ProfileId: org.store.find('Profile', 'Name', ['Standard User'])[0]!['Id'] },
    ...{ TimeZoneSidKey: 'Asia/Tokyo', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' },
  }).id!;
  const ofAccount = { Account__c: save('Account', {}).id };
  for (const object of ['RenkeiTouch__c', 'RenkeiCallPlan__c', 'RenkeiEscalation__c']) parents[object] = ofAccount;
  const ofPolicy = { Policy__c: save('RenkeiSegmentPolicy__c', {}).id };
  for (const object of ['RenkeiSegmentRole__c', 'RenkeiChannelRole__c', 'RenkeiEstimator__c'])
    parents[object] = ofPolicy;
  parents['RenkeiTeamMember__c'] = { User__c: session.userId };
  parents['Asset'] = { AccountId: ofAccount.Account__c };
  parents['RenkeiVisit__c'] = { ...ofAccount, Rep__c: session.userId };
  const ofMeeting = { Meeting__c: save('RenkeiFollowUpMeeting__c', {}).id };
  parents['RenkeiAgendaItem__c'] = { ...ofMeeting, NextRep__c: session.userId };
  parents['RenkeiAgendaNote__c'] = { Item__c: save('RenkeiAgendaItem__c', {}).id };
  parents['RenkeiLossWarning__c'] = ofAccount;
  parents['RenkeiSourceRecord__c'] = ofAccount;
  parents['RenkeiLinkCandidate__c'] = { ...ofAccount, SourceRecord__c: save('RenkeiSourceRecord__c', {}).id };
  parents['RenkeiThanks__c'] = { Escalation__c: save('RenkeiEscalation__c', {}).id, To__c: session.userId };
});
after(() => org?.close());

function save(object: string, values: Values): SaveResult {
  return run('insert', object, { ...SOUND[object], ...parents[object], ...values });
}

function run(action: 'insert' | 'update' | 'delete', object: string, record: Values): SaveResult {
  return org.save(session, [{ action, object, record }], { allOrNone: true, systemContext: true })[0]!;
}

test('every validation rule of the package has its cases', () => {
  const rules = ofType(sourceFiles(), 'ValidationRule').map(({ object, name }) => `${object}.${name}`);
  const tried = Object.entries(CASES).flatMap(([object, cases]) => cases.map(({ rule }) => `${object}.${rule}`));
  assert.deepEqual(tried.sort(), rules.sort());
});

for (const [object, cases] of Object.entries(CASES))
  for (const { rule, refused, passes, refusedChanges = [] } of cases)
    test(`${object}: ${rule}`, () => {
      const { root } = ofType(sourceFiles(), 'ValidationRule').find(
        ({ name, object: of }) => name === rule && of === object,
      )!;
      const isRefused = ({ success, errors }: SaveResult, values: Values): void => {
        assert.equal(success, false, `refuses ${JSON.stringify(values)}`);
        const error = errors.find(({ message }) => message === textOf(root, 'errorMessage'));
        assert.equal(error?.statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', JSON.stringify({ values, errors }));
        const field = textOf(root, 'errorDisplayField');
        assert.deepEqual(error?.fields, field ? [field] : []);
      };
      for (const values of refused) isRefused(save(object, values), values);
      for (const values of passes) {
        const result = save(object, values);
        assert.equal(result.success, true, `${JSON.stringify(values)}: ${JSON.stringify(result.errors)}`);
        for (const changes of refusedChanges) isRefused(run('update', object, { Id: result.id, ...changes }), changes);
        if (object === 'RenkeiSetting__c') run('delete', object, { Id: result.id });
      }
    });
