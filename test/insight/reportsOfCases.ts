/** What the packaged reports of cases are to answer, stated a second time. */
import {
  isOpen,
  isWon,
  isAccepted,
  isReturned,
  isAnswered,
  acceptedInTime,
  visitedInTime,
  isFollowed,
  openDays,
  hoursToAccept,
  daysToClose,
  daysToFirstVisit,
  wonAmount,
  stage,
} from './reportFacts.ts';
import {
  text,
  has,
  of,
  dayOf,
  month,
  since,
  sum,
  mean,
  most,
  least,
  counted,
  share,
  type Expected,
  type Moment,
  type Row,
} from './reportSums.ts';

const CASE = 'RenkeiEscalation__c';
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
const cases = (expected: Omit<Expected, 'object' | 'fields'>): Expected => ({
  object: CASE,
  fields: caseFields,
  ...expected,
});
const ofCase = (field: string, kind = 's'): string => `${kind}!${CASE}$${field}`;
const lastYear = since('EscalatedAt__c', 365);
const wonLastYear = (row: Row, moment: Moment): boolean => isWon(row) && since('ClosedAt__c', 365)(row, moment);

/** Its first visit was due, kept or not; cases that went back before one are left out, as is what was visited before it had to be. */
const wasVisitDue = (row: Row, moment: Moment): boolean =>
  has(row, 'FirstVisitDueAt__c') &&
  dayOf(row['FirstVisitDueAt__c'], moment) < moment.today &&
  (has(row, 'FirstVisitOn__c') || !['Returned', 'Recycled'].includes(text(row, 'Status__c')));
const dueLastYear = (row: Row, moment: Moment): boolean => lastYear(row, moment) && wasVisitDue(row, moment);

/** Reports of cases by their developer names. */
export const reportsOfCases: Record<string, Expected> = {
  RenkeiFollowUpRate: cases({
    where: (row, moment) => since('FirstVisitDueAt__c', 365)(row, moment) && wasVisitDue(row, moment),
    down: [month('FirstVisitDueAt__c')],
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
    where: (row, moment) => isReturned(row) && has(row, 'ReturnReason__c') && lastYear(row, moment),
    down: [of('ReturnReason__c')],
    across: [of('HandedTo__c')],
    figures: {},
  }),
  RenkeiTimesAgainstSla: cases({
    where: dueLastYear,
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
    figures: { [ofCase('IsOpen__c')]: counted(isOpen) },
  }),
  RenkeiAbandoned: cases({
    where: (row, { today }) =>
      row['Status__c'] === 'Visited' &&
      row['VisitCount__c'] === 1 &&
      has(row, 'AbandonedOn__c') &&
      text(row, 'AbandonedOn__c') <= today,
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
      FORMULA1: share(isWon, (row) => !isOpen(row)),
    },
  }),
  RenkeiWonBySegmentOrigin: cases({
    where: wonLastYear,
    down: [of('SegmentAtEscalation__c')],
    across: [of('Origin__c')],
    figures: { [ofCase('WonAmount__c')]: sum(wonAmount) },
  }),
  RenkeiUnanswered: cases({
    where: (row, moment) =>
      row['Status__c'] === 'Queued' &&
      has(row, 'AcceptDueAt__c') &&
      dayOf(row['AcceptDueAt__c'], moment) < moment.today,
    down: [of('OwnerId')],
    figures: { [ofCase('OpenDays__c', 'x')]: (rows, { now }) => most(openDays(now))(rows) },
  }),
};
