import type { PaperNames } from 'c/renkeiMeetingData';
import type { PaperWords } from 'c/renkeiMeetingPaperRules';
import { QUESTIONS, SECTIONS } from 'c/renkeiMeetingRules';
import { labels } from './labels.ts';
import { decisionName, DECISIONS, ITEM_STATES, questionShort, sectionName, stateName } from './names.ts';
import { paperLabels } from './paperLabels.ts';

/** Every word of the page in the reader's language. @param names of stored values, as the org's fields have them */
export function paperWords(names: PaperNames): PaperWords {
  return {
    ...paperLabels,
    agenda: labels.minutesAgenda,
    minutes: labels.minutes,
    teamMeeting: labels.teamMeeting,
    followUpMeeting: labels.title,
    since: labels.printSince,
    held: labels.held,
    facilitator: labels.facilitator,
    preview: labels.preview,
    closedNotice: labels.closedNotice,
    missedNotice: labels.missedNotice,
    missedWhy: labels.missedWhy,
    empty: labels.empty,
    noMembers: labels.noMembers,
    nobody: labels.nobody,
    inactive: labels.inactive,
    noAccount: labels.noAccount,
    columnAccount: labels.columnAccount,
    columnQuestion: labels.columnQuestion,
    columnDecision: labels.columnDecision,
    columnNotes: labels.columnNotes,
    columnAction: labels.columnAction,
    columnWho: labels.columnWho,
    columnDue: labels.columnDue,
    columnState: labels.columnState,
    actionsAgreed: labels.printActions,
    actionsOpen: labels.actionsTitle,
    actionsNone: labels.actionsNone,
    overdue: labels.overdue,
    remarks: labels.printRemarks,
    policyChanges: labels.printPolicy,
    answerReturned: labels.shortReturned,
    decidedRep: labels.decidedRep,
    decidedOn: labels.decidedOn,
    reason: labels.eventStepReason,
    noteBy: labels.decidedLine,
    section: namesOf(SECTIONS, sectionName),
    question: namesOf(QUESTIONS, questionShort),
    state: namesOf(ITEM_STATES, stateName),
    decision: namesOf(DECISIONS, decisionName),
    action: { Open: labels.actionStatusOpen, Done: labels.actionStatusDone, Dropped: labels.actionStatusDropped },
    ...names,
  };
}

function namesOf<Value extends string>(
  values: readonly Value[],
  name: (value: Value) => string,
): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, name(value)]));
}
