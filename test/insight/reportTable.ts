/**
 * What each packaged report is to answer, stated a second time: plain records and plain sums. Nothing here knows the
 * metadata of the reports, their formula fields or the engine that runs them.
 */
import { isDial, isConnect, isTalk, isAppointment, byCallers } from './reportFacts.ts';
import {
  text,
  has,
  of,
  parent,
  day,
  dayOf,
  month,
  week,
  since,
  lately,
  sum,
  mean,
  different,
  counted,
  share,
  lastQuarter,
  ratio,
  items,
  type Expected,
} from './reportSums.ts';
import { reportsOfCases } from './reportsOfCases.ts';

const TOUCH = 'RenkeiTouch__c';
const touchFields = [
  ...['OwnerId', 'Account__c', 'OccurredAt__c', 'Channel__c', 'Direction__c', 'Origin__c', 'Outcome__c', 'Minutes__c'],
  ...[
    'IsConversation__c',
    'BuyingSignal__c',
    'SegmentAtTouch__c',
    'Satisfaction__c',
    'Play__c',
    'Play__r.Kind__c',
    'Play__r.Cause__c',
  ],
];
const touches = (expected: Omit<Expected, 'object' | 'fields'>): Expected => ({
  object: TOUCH,
  fields: touchFields,
  ...expected,
});
const ofTouch = (field: string, kind = 's'): string => `${kind}!${TOUCH}$${field}`;
const targets = (ofPerson: boolean, down: Expected['down']): Expected => ({
  object: 'RenkeiSegmentTarget__c',
  fields: ['Month__c', 'Kind__c', 'Segment__c', 'Person__c', 'Target__c', 'Actual__c'],
  where: (row, { today }) =>
    text(row, 'Month__c').slice(0, 7) === today.slice(0, 7) && has(row, 'Person__c') === ofPerson,
  down,
  figures: {
    's!RenkeiSegmentTarget__c$Target__c': sum(of('Target__c')),
    's!RenkeiSegmentTarget__c$Actual__c': sum(of('Actual__c')),
    FORMULA1: (rows) => {
      const target = sum(of('Target__c'))(rows);
      return target === 0 ? 0 : (sum(of('Actual__c'))(rows) / target) * 100;
    },
  },
});

/** By the developer name of the report. */
export const expectedReports: Record<string, Expected> = {
  ...reportsOfCases,
  RenkeiAppointments: touches({
    where: (row, moment) => byCallers(row) && dayOf(row['OccurredAt__c'], moment) >= lastQuarter(moment),
    down: [of('SegmentAtTouch__c'), of('OwnerId')],
    figures: {
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('IsAppointment__c')]: counted(isAppointment),
      FORMULA1: (rows) => ratio(rows, isAppointment, isTalk),
    },
  }),
  RenkeiTargetsReached: targets(false, [of('Kind__c'), of('Segment__c')]),
  RenkeiTargetsByCaller: targets(true, [of('Kind__c'), of('Person__c'), of('Segment__c')]),
  RenkeiDialsConnectsTalks: touches({
    where: (row, moment) => byCallers(row) && lately('OccurredAt__c', 90)(row, moment),
    down: [week('OccurredAt__c'), of('OwnerId')],
    figures: {
      [ofTouch('Account__c', 'u')]: different('Account__c'),
      [ofTouch('IsDial__c')]: counted(isDial),
      [ofTouch('IsConnect__c')]: counted(isConnect),
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('Minutes__c')]: sum(of('Minutes__c')),
      FORMULA1: (rows) => ratio(rows, isConnect, isDial),
    },
  }),
  RenkeiTouchesByChannel: touches({
    where: lately('OccurredAt__c', 90),
    down: [of('SegmentAtTouch__c'), month('OccurredAt__c')],
    across: [of('Channel__c')],
    figures: { [ofTouch('Minutes__c')]: sum(of('Minutes__c')) },
  }),
  RenkeiSegmentMovement: {
    object: 'RenkeiSegmentMove__c',
    fields: ['From__c', 'To__c', 'MovedOn__c'],
    where: lately('MovedOn__c', 90),
    down: [of('From__c')],
    across: [of('To__c')],
    figures: {},
  },
  RenkeiDormantRevived: touches({
    where: (row) => parent('Play__r', 'Kind__c')(row) === 'Revival',
    down: [parent('Play__r', 'Cause__c')],
    figures: {
      [ofTouch('Account__c', 'u')]: different('Account__c'),
      [ofTouch('IsDial__c')]: counted(isDial),
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('IsAppointment__c')]: counted(isAppointment),
      FORMULA1: (rows) => ratio(rows, isAppointment, isTalk),
    },
  }),
  RenkeiSilentLosses: {
    object: 'RenkeiLossWarning__c',
    fields: ['Reason__c', 'Verdict__c', 'ValueAtRisk__c'],
    where: () => true,
    down: [of('Verdict__c'), of('Reason__c')],
    figures: { 's!RenkeiLossWarning__c$ValueAtRisk__c': sum(of('ValueAtRisk__c')) },
  },
  RenkeiMeetingCadence: {
    object: 'RenkeiFollowUpMeeting__c',
    fields: ['HeldOn__c', 'Team__c', 'Status__c', '(SELECT State__c FROM AgendaItems__r)'],
    where: since('HeldOn__c', 180),
    down: [month('HeldOn__c'), of('Team__c')],
    across: [of('Status__c')],
    figures: {
      's!RenkeiFollowUpMeeting__c$Items__c': sum((row) => items(row).length),
      's!RenkeiFollowUpMeeting__c$Decided__c': sum(
        (row) => items(row).filter((item) => item['State__c'] === 'Decided').length,
      ),
    },
  },
  RenkeiOpenActions: {
    object: 'RenkeiActionItem__c',
    fields: ['Status__c', 'AssignedTo__c'],
    where: (row) => row['Status__c'] === 'Open',
    down: [of('AssignedTo__c')],
    figures: {},
  },
  RenkeiChannelFit: {
    object: 'RenkeiChannelPreference__c',
    fields: ['ProcessStep__c', 'Channel__c', 'UsedChannel__c'],
    where: () => true,
    down: [of('ProcessStep__c'), of('Channel__c')],
    across: [of('UsedChannel__c')],
    figures: {
      's!RenkeiChannelPreference__c$Fits__c': counted(
        (row) => has(row, 'UsedChannel__c') && row['UsedChannel__c'] === row['Channel__c'],
      ),
      FORMULA1: share((row) => has(row, 'UsedChannel__c') && row['UsedChannel__c'] === row['Channel__c']),
    },
  },
  RenkeiSatisfactionPerHead: touches({
    where: (row, moment) => byCallers(row) && lately('OccurredAt__c', 90)(row, moment),
    down: [of('OwnerId')],
    figures: {
      [ofTouch('Account__c', 'u')]: different('Account__c'),
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('IsAppointment__c')]: counted(isAppointment),
      [ofTouch('Minutes__c')]: sum(of('Minutes__c')),
      [ofTouch('Minutes__c', 'a')]: mean(of('Minutes__c')),
      [ofTouch('Satisfaction__c', 'a')]: mean(of('Satisfaction__c')),
    },
  }),
  RenkeiCampaignResults: touches({
    where: (row) => parent('Play__r', 'Kind__c')(row) === 'Campaign',
    down: [of('Play__c'), of('Outcome__c')],
    figures: {
      [ofTouch('Account__c', 'u')]: different('Account__c'),
      [ofTouch('IsDial__c')]: counted(isDial),
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('IsAppointment__c')]: counted(isAppointment),
      FORMULA1: (rows) => ratio(rows, isAppointment, isTalk),
    },
  }),
  RenkeiCentreHealth: {
    object: 'RenkeiHealthFigure__c',
    fields: ['Pattern__c', 'Week__c', 'Count__c', 'Denominator__c'],
    where: since('Week__c', 90),
    down: [of('Pattern__c')],
    across: [week('Week__c')],
    figures: {
      's!RenkeiHealthFigure__c$Count__c': sum(of('Count__c')),
      's!RenkeiHealthFigure__c$Denominator__c': sum(of('Denominator__c')),
    },
  },
  RenkeiOverdueCalls: {
    object: 'RenkeiCallPlan__c',
    fields: ['OwnerId', 'CallBy__c', 'DoNotCall__c', 'Attempts__c', 'LimitReachedOn__c', 'PausedUntil__c'],
    where: (row, { today }) =>
      has(row, 'CallBy__c') &&
      text(row, 'CallBy__c') < today &&
      row['DoNotCall__c'] !== true &&
      !has(row, 'LimitReachedOn__c') &&
      (!has(row, 'PausedUntil__c') || text(row, 'PausedUntil__c') < today),
    down: [of('OwnerId')],
    figures: { 'a!RenkeiCallPlan__c$Attempts__c': mean(of('Attempts__c')) },
  },
  RenkeiVisitsWithoutResult: {
    object: 'RenkeiVisit__c',
    fields: ['Rep__c', 'EndsAt__c', 'Escalation__c', 'Status__c'],
    where: (row, moment) =>
      has(row, 'EndsAt__c') &&
      day(row['EndsAt__c'], moment) < moment.today &&
      has(row, 'Escalation__c') &&
      ['Tentative', 'Confirmed'].includes(text(row, 'Status__c')),
    down: [of('Rep__c')],
    figures: {},
  },
};
