type Word =
  | 'agenda'
  | 'minutes'
  | 'teamMeeting'
  | 'followUpMeeting'
  | 'asOf'
  | 'since'
  | 'sinceEver'
  | 'held'
  | 'facilitator'
  | 'planned'
  | 'estimated'
  | 'preview'
  | 'underWay'
  | 'closedNotice'
  | 'missedNotice'
  | 'missedWhy'
  | 'totals'
  | 'agendaTotals'
  | 'empty'
  | 'noMembers'
  | 'nobody'
  | 'inactive'
  | 'noAccount'
  | 'columnNumber'
  | 'columnAccount'
  | 'columnQuestion'
  | 'columnKnown'
  | 'columnDecision'
  | 'columnNotes'
  | 'columnAction'
  | 'columnWho'
  | 'columnDue'
  | 'columnState'
  | 'itemOf'
  | 'itemsOf'
  | 'onTrackOf'
  | 'notReachedOf'
  | 'signalOf'
  | 'saidOf'
  | 'nextStepOf'
  | 'handedOverBy'
  | 'returnedOf'
  | 'daysSince'
  | 'actionsAgreed'
  | 'actionsOpen'
  | 'actionsNone'
  | 'agreedNow'
  | 'overdue'
  | 'remarks'
  | 'policyChanges'
  | 'ageing'
  | 'ageingNote'
  | 'age0'
  | 'age8'
  | 'age15'
  | 'age31'
  | 'age61'
  | 'answers'
  | 'answersNote'
  | 'answerInTime'
  | 'answerLate'
  | 'answerReturned'
  | 'answerWaiting'
  | 'answerOverdue'
  | 'decidedRep'
  | 'decidedOn'
  | 'reason'
  | 'noteBy'
  | 'page';

/** Names of stored values. */
export type Names = Readonly<Record<string, string>>;

/** Every word of a meeting's page in one language; in texts `{0}` is the first value that is put in. */
export interface PaperWords extends Readonly<Record<Word, string>> {
  section: Names;
  question: Names;
  state: Names;
  decision: Names;
  action: Names;
  status: Names;
  signal: Names;
  returnReason: Names;
  result: Names;
}

/** Puts values into a text: `{0}` is the first. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** The name of a stored value; one that this version does not know stands for itself. */
export function nameOf(names: Names, value: string): string {
  return Object.hasOwn(names, value) ? names[value]! : value;
}
