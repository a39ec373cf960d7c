/**
 * What each packaged report is to answer, stated a second time: plain records and plain sums. Nothing here knows the
 * metadata of the reports, their formula fields or the engine that runs them.
 */
export type Row = Record<string, unknown>;
type Read = (row: Row) => unknown;

/** Days and zone that a report is asked in. */
export interface Moment {
  /** Local day, `yyyy-mm-dd`. */
  today: string;
  now: Date;
  /** Minutes that local time is ahead of UTC. */
  offset: number;
}

export interface Expected {
  object: string;
  fields: string[];
  /** Which records are meant. */
  where(row: Row, moment: Moment): boolean;
  down: ((row: Row, moment: Moment) => unknown)[];
  across?: ((row: Row, moment: Moment) => unknown)[];
  /** By the name that the report gives to the figure. The count of records is always checked. */
  figures: Record<string, (rows: Row[], moment: Moment) => number | null>;
}

const DAY = 86_400_000;
const CASE = 'RenkeiEscalation__c';
const TOUCH = 'RenkeiTouch__c';
const OPEN = ['Queued', 'Accepted', 'Visited', 'Returned'];

const text = (row: Row, field: string): string => String(row[field] ?? '');
const time = (row: Row, field: string): number => (row[field] ? Date.parse(String(row[field])) : Number.NaN);
const has = (row: Row, field: string): boolean => row[field] !== null && row[field] !== undefined;
const of = (field: string) => (row: Row) => row[field] ?? null;
const parent = (relationship: string, field: string) => (row: Row) =>
  (row[relationship] as Row | null | undefined)?.[field] ?? null;
const day = (instant: unknown, { offset }: Moment): string =>
  new Date(Date.parse(String(instant)) + offset * 60_000).toISOString().slice(0, 10);
/** The local day of a date or an instant. */
const dayOf = (value: unknown, moment: Moment): string =>
  /T/.test(String(value)) ? day(value, moment) : String(value);
const month = (field: string) => (row: Row, moment: Moment) =>
  has(row, field) ? `${dayOf(row[field], moment).slice(0, 7)}-01` : null;
const week = (field: string) => (row: Row, moment: Moment) => {
  if (!has(row, field)) return null;
  const date = new Date(`${dayOf(row[field], moment)}T00:00:00Z`);
  return new Date(date.getTime() - date.getUTCDay() * DAY).toISOString().slice(0, 10);
};
const daysAgo = ({ today }: Moment, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
const since = (field: string, days: number) => (row: Row, moment: Moment) =>
  has(row, field) && dayOf(row[field], moment) >= daysAgo(moment, days);
const lately = (field: string, days: number) => (row: Row, moment: Moment) =>
  since(field, days)(row, moment) && dayOf(row[field], moment) <= moment.today;

const numbers = (rows: Row[], read: Read): number[] =>
  rows
    .map(read)
    .filter((value) => typeof value === 'number' && !Number.isNaN(value))
    .map(Number);
const sum = (read: Read) => (rows: Row[]) => numbers(rows, read).reduce((total, value) => total + value, 0);
const mean = (read: Read) => (rows: Row[]) => {
  const found = numbers(rows, read);
  return found.length === 0 ? null : found.reduce((total, value) => total + value, 0) / found.length;
};
const most = (read: Read) => (rows: Row[]) =>
  numbers(rows, read).reduce<number | null>((a, b) => (a === null || b > a ? b : a), null);
const least = (read: Read) => (rows: Row[]) =>
  numbers(rows, read).reduce<number | null>((a, b) => (a === null || b < a ? b : a), null);
const different = (field: string) => (rows: Row[]) =>
  new Set(rows.map((row) => row[field]).filter((value) => value)).size;
const counted = (test: (row: Row) => boolean) => sum((row) => Number(test(row)));
/** Percent of one count in another. */
const share =
  (part: (row: Row) => boolean, whole: (row: Row) => boolean = () => true) =>
  (rows: Row[]) => {
    const all = rows.filter(whole).length;
    return all === 0 ? 0 : (rows.filter(part).length / all) * 100;
  };

const isOpen = (row: Row): boolean => OPEN.includes(text(row, 'Status__c'));
const isWon = (row: Row): boolean => row['Status__c'] === 'Won';
/** Accepted, and not only in an earlier round: who is asked anew has not accepted. */
const isAccepted = (row: Row): boolean =>
  has(row, 'AcceptedAt__c') &&
  row['Status__c'] !== 'Queued' &&
  !(time(row, 'AcceptedAt__c') < time(row, 'EscalatedAt__c'));
const isReturned = (row: Row): boolean => has(row, 'ReturnedAt__c');
const isAnswered = (row: Row): boolean =>
  row['Status__c'] !== 'Queued' && (has(row, 'AcceptedAt__c') || isReturned(row));
const acceptedInTime = (row: Row): boolean =>
  isAccepted(row) && time(row, 'AcceptedAt__c') <= time(row, 'AcceptDueAt__c');
const visitedInTime = (row: Row): boolean => time(row, 'FirstVisitOn__c') <= time(row, 'FirstVisitDueAt__c');
const isFollowed = (row: Row): boolean =>
  has(row, 'FirstVisitOn__c') && (!has(row, 'FirstVisitDueAt__c') || visitedInTime(row));
const openDays = (now: Date) => (row: Row) =>
  isOpen(row) && has(row, 'EscalatedAt__c') ? Math.floor((now.getTime() - time(row, 'EscalatedAt__c')) / DAY) : null;
const between = (from: string, to: string, unit: number) => (row: Row) => {
  const length = (time(row, to) - time(row, from)) / unit;
  return Number.isNaN(length) ? null : length;
};
const hoursToAccept: Read = (row) =>
  isAccepted(row) ? between('EscalatedAt__c', 'AcceptedAt__c', 3_600_000)(row) : null;
const daysToClose = between('EscalatedAt__c', 'ClosedAt__c', DAY);
const daysToFirstVisit = between('EscalatedAt__c', 'FirstVisitOn__c', DAY);
const wonAmount: Read = (row) => (isWon(row) ? parent('Opportunity__r', 'Amount')(row) : null);
const stage: Read = (row) => {
  if (isWon(row)) return '4';
  if (has(row, 'FirstVisitOn__c') || Number(row['VisitCount__c'] ?? 0) > 0) return '3';
  return has(row, 'AcceptedAt__c') ? '2' : '1';
};
const isDial = (row: Row): boolean =>
  row['Origin__c'] === 'OutboundCall' ||
  (!has(row, 'Origin__c') && row['Channel__c'] === 'InsideSales' && row['Direction__c'] === 'Outbound');
const isConnect = (row: Row): boolean =>
  isDial(row) && ['Blocked', 'CallBack', 'Talked', 'DoNotCall'].includes(text(row, 'Outcome__c'));
const isTalk = (row: Row): boolean => row['IsConversation__c'] === true;
const isAppointment = (row: Row): boolean => row['BuyingSignal__c'] === true;
const byCallers = (row: Row): boolean => row['Channel__c'] === 'InsideSales';

const caseFields = [
  ...[
    'OwnerId',
    'Account__c',
    'Status__c',
    'SegmentAtEscalation__c',
    'Origin__c',
    'HandedTo__c',
    'Opportunity__r.Amount',
  ],
  ...['EscalatedAt__c', 'AcceptDueAt__c', 'AcceptedAt__c', 'FirstVisitDueAt__c', 'FirstVisitOn__c', 'ReturnedAt__c'],
  ...['ClosedAt__c', 'AbandonedOn__c', 'ReturnReason__c', 'VisitCount__c'],
];
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
const cases = (expected: Omit<Expected, 'object' | 'fields'>): Expected => ({
  object: CASE,
  fields: caseFields,
  ...expected,
});
const touches = (expected: Omit<Expected, 'object' | 'fields'>): Expected => ({
  object: TOUCH,
  fields: touchFields,
  ...expected,
});
const ofCase = (field: string, kind = 's'): string => `${kind}!${CASE}$${field}`;
const ofTouch = (field: string, kind = 's'): string => `${kind}!${TOUCH}$${field}`;
const lastYear = since('EscalatedAt__c', 365);
const wonLastYear = (row: Row, moment: Moment): boolean => isWon(row) && since('ClosedAt__c', 365)(row, moment);

/** The day on which the quarter before the current one begins. */
function lastQuarter({ today }: Moment): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1));
  return first.toISOString().slice(0, 10);
}
/** The day on which the next quarter begins. */
function nextQuarter({ today }: Moment): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 + 3, 1)).toISOString().slice(0, 10);
}

/** By the developer name of the report. */
export const expectedReports: Record<string, Expected> = {
  RenkeiFollowUpRate: cases({
    where: lastYear,
    down: [month('EscalatedAt__c')],
    figures: {
      [ofCase('IsFollowed__c')]: counted(isFollowed),
      [ofCase('IsOpen__c')]: counted(isOpen),
      [ofCase('OpenDays__c', 'a')]: (rows, { now }) => mean(openDays(now))(rows),
      [ofCase('OpenDays__c', 'x')]: (rows, { now }) => most(openDays(now))(rows),
      FORMULA1: share(isFollowed),
    },
  }),
  RenkeiOpenCases: cases({
    where: isOpen,
    down: [of('OwnerId'), stage],
    figures: {
      [ofCase('OpenDays__c', 'a')]: (rows, { now }) => mean(openDays(now))(rows),
      [ofCase('OpenDays__c', 'x')]: (rows, { now }) => most(openDays(now))(rows),
    },
  }),
  RenkeiAnswersByRep: cases({
    where: lastYear,
    down: [of('HandedTo__c')],
    figures: {
      [ofCase('IsAnswered__c')]: counted(isAnswered),
      [ofCase('IsAccepted__c')]: counted(isAccepted),
      [ofCase('IsReturned__c')]: counted(isReturned),
      [ofCase('AcceptedInTime__c')]: counted(acceptedInTime),
      FORMULA1: share(isAccepted, isAnswered),
    },
  }),
  RenkeiReturnsByReason: cases({
    where: (row, moment) => isReturned(row) && lastYear(row, moment),
    down: [of('ReturnReason__c')],
    across: [of('HandedTo__c')],
    figures: {},
  }),
  RenkeiTimesAgainstSla: cases({
    where: lastYear,
    down: [of('SegmentAtEscalation__c')],
    figures: {
      [ofCase('HoursToAccept__c', 'a')]: mean(hoursToAccept),
      [ofCase('HoursToAccept__c', 'x')]: most(hoursToAccept),
      [ofCase('DaysToFirstVisit__c', 'a')]: mean(daysToFirstVisit),
      [ofCase('DaysToFirstVisit__c', 'x')]: most(daysToFirstVisit),
      [ofCase('DaysToClose__c', 'a')]: mean(daysToClose),
      [ofCase('AcceptedInTime__c')]: counted(acceptedInTime),
      [ofCase('VisitedInTime__c')]: counted(visitedInTime),
      [ofCase('IsAccepted__c')]: counted(isAccepted),
      FORMULA1: share(acceptedInTime),
      FORMULA2: share(visitedInTime),
    },
  }),
  RenkeiDaysToWin: cases({
    where: wonLastYear,
    down: [of('SegmentAtEscalation__c')],
    figures: {
      [ofCase('DaysToClose__c', 'a')]: mean(daysToClose),
      [ofCase('DaysToClose__c', 'm')]: least(daysToClose),
      [ofCase('DaysToClose__c', 'x')]: most(daysToClose),
      [ofCase('VisitCount__c', 'a')]: mean(of('VisitCount__c')),
      [ofCase('WonAmount__c')]: sum(wonAmount),
    },
  }),
  RenkeiHandOffFunnel: cases({
    where: lastYear,
    down: [month('EscalatedAt__c'), of('SegmentAtEscalation__c')],
    across: [stage],
    figures: {},
  }),
  RenkeiAppointments: touches({
    where: (row, moment) => {
      const occurred = dayOf(row['OccurredAt__c'], moment);
      return byCallers(row) && occurred >= lastQuarter(moment) && occurred < nextQuarter(moment);
    },
    down: [of('SegmentAtTouch__c'), of('OwnerId')],
    figures: {
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('IsAppointment__c')]: counted(isAppointment),
      FORMULA1: (rows) => ratio(rows, isAppointment, isTalk),
    },
  }),
  RenkeiTargetsReached: {
    object: 'RenkeiSegmentTarget__c',
    fields: ['Month__c', 'Kind__c', 'Segment__c', 'Person__c', 'Target__c', 'Actual__c'],
    where: (row, { today }) => text(row, 'Month__c').slice(0, 7) === today.slice(0, 7),
    down: [of('Kind__c'), of('Segment__c'), of('Person__c')],
    figures: {
      's!RenkeiSegmentTarget__c$Target__c': sum(of('Target__c')),
      's!RenkeiSegmentTarget__c$Actual__c': sum(of('Actual__c')),
      FORMULA1: (rows) => {
        const target = sum(of('Target__c'))(rows);
        return target === 0 ? 0 : (sum(of('Actual__c'))(rows) / target) * 100;
      },
    },
  },
  RenkeiDialsConnectsTalks: touches({
    where: (row, moment) => byCallers(row) && lately('OccurredAt__c', 90)(row, moment),
    down: [week('OccurredAt__c'), of('OwnerId')],
    figures: {
      [ofTouch('Account__c', 'u')]: different('Account__c'),
      [ofTouch('IsDial__c')]: counted(isDial),
      [ofTouch('IsConnect__c')]: counted(isConnect),
      [ofTouch('IsTalk__c')]: counted(isTalk),
      [ofTouch('Minutes__c')]: sum(of('Minutes__c')),
      FORMULA1: (rows) => ratio(rows, isTalk, isDial),
    },
  }),
  RenkeiTouchesByChannel: touches({
    where: lately('OccurredAt__c', 90),
    down: [of('SegmentAtTouch__c')],
    across: [of('Channel__c')],
    figures: { [ofTouch('Minutes__c')]: sum(of('Minutes__c')) },
  }),
  RenkeiAbandoned: cases({
    where: (row, { today }) => has(row, 'AbandonedOn__c') && text(row, 'AbandonedOn__c') <= today,
    down: [of('OwnerId')],
    figures: { [ofCase('OpenDays__c', 'a')]: (rows, { now }) => mean(openDays(now))(rows) },
  }),
  RenkeiRevisitPersistence: cases({
    where: lastYear,
    down: [of('VisitCount__c')],
    figures: {
      [ofCase('IsOpen__c')]: counted(isOpen),
      [ofCase('IsWon__c')]: counted(isWon),
      [ofCase('WonAmount__c')]: sum(wonAmount),
      FORMULA1: share(isWon),
    },
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
  RenkeiWonBySegmentOrigin: cases({
    where: wonLastYear,
    down: [of('SegmentAtEscalation__c')],
    across: [of('Origin__c')],
    figures: { [ofCase('WonAmount__c')]: sum(wonAmount) },
  }),
  RenkeiSilentLosses: {
    object: 'RenkeiLossWarning__c',
    fields: ['Reason__c', 'Verdict__c', 'ValueAtRisk__c'],
    where: () => true,
    down: [of('Reason__c'), of('Verdict__c')],
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
    fields: ['OwnerId', 'CallBy__c', 'DoNotCall__c', 'Attempts__c'],
    where: (row, { today }) => has(row, 'CallBy__c') && text(row, 'CallBy__c') < today && row['DoNotCall__c'] !== true,
    down: [of('OwnerId')],
    figures: { 'a!RenkeiCallPlan__c$Attempts__c': mean(of('Attempts__c')) },
  },
  RenkeiUnanswered: cases({
    where: (row) => row['Status__c'] === 'Queued',
    down: [of('OwnerId')],
    figures: { [ofCase('OpenDays__c', 'x')]: (rows, { now }) => most(openDays(now))(rows) },
  }),
  RenkeiVisitsWithoutResult: {
    object: 'RenkeiVisit__c',
    fields: ['Rep__c', 'EndsAt__c', 'Result__c', 'Status__c'],
    where: (row, moment) =>
      has(row, 'EndsAt__c') &&
      day(row['EndsAt__c'], moment) < moment.today &&
      !has(row, 'Result__c') &&
      row['Status__c'] !== 'Cancelled',
    down: [of('Rep__c')],
    figures: {},
  },
};

function ratio(rows: Row[], part: (row: Row) => boolean, whole: (row: Row) => boolean): number {
  const all = rows.filter(whole).length;
  return all === 0 ? 0 : (rows.filter(part).length / all) * 100;
}

function items(row: Row): Row[] {
  return ((row['AgendaItems__r'] as { records: Row[] } | null)?.records ?? []) as Row[];
}
