import type { ExceptionKind, ExceptionRow } from 'c/renkeiInsightData';
import type { AgendaItem } from 'c/renkeiMeetingData';
import { itemKey, placeLines, type AgendaLine, type Question } from 'c/renkeiMeetingRules';

/** What the meeting asks about a case; calls and meetings are no cases. */
export const QUESTION_OF: Partial<Record<ExceptionKind, Question>> = {
  Unanswered: 'Unanswered',
  NoResult: 'NoResult',
  Abandoned: 'AbandonedAfterOneVisit',
  Returned: 'Returned',
};

/** What a row opens: the case; of a call the customer, of a meeting the meeting. */
export function targetOf(kind: ExceptionKind, row: ExceptionRow): { object: string; target: string } {
  if (kind === 'SkippedMeetings') return { object: 'RenkeiFollowUpMeeting__c', target: row.id };
  if (row.case !== null) return { object: 'RenkeiEscalation__c', target: row.case };
  if (kind === 'NoResult') return { object: 'RenkeiVisit__c', target: row.id };
  return row.account === null
    ? { object: 'RenkeiCallPlan__c', target: row.id }
    : { object: 'Account', target: row.account };
}

/** A case as an item of a meeting, behind the others of the same representative. */
export function agendaItem(
  kind: ExceptionKind,
  row: ExceptionRow,
  meeting: string,
  present: readonly AgendaItem[],
): AgendaItem {
  const line: AgendaLine = {
    section: 'Follow',
    subject: row.case ?? row.id,
    question: QUESTION_OF[kind] ?? 'OnTrack',
    rep: row.person,
    escalation: row.case,
    visit: null,
    touch: null,
    action: null,
    account: row.account,
    isChanged: true,
    since: row.since ?? '',
  };
  const [position = 0] = placeLines([line], present);
  return {
    ...{ id: null, key: itemKey(meeting, line), lastModified: null, createdAt: null, meeting, position },
    ...{ section: line.section, question: line.question, state: 'Open' },
    ...{ decision: null, decisionNote: null, decidedBy: null, decidedByName: null, decidedAt: null },
    ...{ nextRep: null, nextRepName: null, nextOn: null },
    ...{
      rep: row.person,
      repName: row.personName,
      repIsActive: true,
      escalation: row.case,
      visit: null,
      touch: null,
      action: null,
    },
    ...{ caseStatus: null, caseStatusName: row.statusName, caseOwner: row.person },
    ...{ account: row.account, accountName: row.title, actionSubject: null, actionDueOn: null },
    since: row.since,
  };
}
