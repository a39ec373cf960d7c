import { FACTORS, type Charter } from 'c/renkeiInsightData';

export type FieldKind = 'text' | 'person' | 'number' | 'percent' | 'money' | 'date' | 'time' | 'cadence' | 'weekday';

export interface CharterField {
  name: string;
  kind: FieldKind;
  read: (charter: Charter) => string | number | null;
}

/** What a charter says beside its success factors, in the order of the page. */
export const FIELDS: readonly CharterField[] = [
  { name: 'Purpose__c', kind: 'text', read: ({ purpose }) => purpose },
  { name: 'Sponsor__c', kind: 'person', read: ({ sponsor }) => sponsor },
  { name: 'Manager__c', kind: 'person', read: ({ manager }) => manager },
  { name: 'ManagerSharePercent__c', kind: 'percent', read: ({ managerSharePercent }) => managerSharePercent },
  { name: 'StartsOn__c', kind: 'date', read: ({ startsOn }) => startsOn },
  { name: 'MeetingCadence__c', kind: 'cadence', read: ({ meetingCadence }) => meetingCadence },
  { name: 'MeetingWeekday__c', kind: 'weekday', read: ({ meetingWeekday }) => meetingWeekday },
  { name: 'MeetingTime__c', kind: 'time', read: ({ meetingTime }) => meetingTime },
  { name: 'MeetingMinutes__c', kind: 'number', read: ({ meetingMinutes }) => meetingMinutes },
  { name: 'GoalFollowUpRate__c', kind: 'percent', read: ({ goals }) => goals.followUpRate },
  { name: 'GoalAcceptRate__c', kind: 'percent', read: ({ goals }) => goals.acceptRate },
  { name: 'GoalAppointmentRate__c', kind: 'percent', read: ({ goals }) => goals.appointmentRate },
  { name: 'GoalWonAmount__c', kind: 'money', read: ({ goals }) => goals.wonAmount },
  { name: 'FeedbackWithinDays__c', kind: 'number', read: ({ feedbackWithinDays }) => feedbackWithinDays },
  { name: 'IsolationTalksDays__c', kind: 'number', read: ({ isolationTalksDays }) => isolationTalksDays },
  {
    name: 'CareerSteps__c',
    kind: 'text',
    read: ({ careerSteps }) =>
      careerSteps.map(({ name, evidence }) => (evidence === '' ? name : `${name}: ${evidence}`)).join('\n') || null,
  },
  { name: 'FactorNotes__c', kind: 'text', read: ({ factorNotes }) => factorNotes },
];

export { FACTORS };

/** 9:05 for 545 minutes after midnight. */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight from what a time input holds, such as 09:05:00.000; null when it holds none. */
export function minutesOf(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
