import type { CaseStatus } from 'c/renkeiEscalationRules';

/** Why something stands on the agenda. */
export type Section = 'Follow' | 'Learned' | 'Brought' | 'CarriedOver';
export const SECTIONS: readonly Section[] = ['Follow', 'Learned', 'Brought', 'CarriedOver'];

/** What the meeting asks about it. */
export type Question =
  | 'Unanswered'
  | 'VisitLate'
  | 'NoResult'
  | 'AbandonedAfterOneVisit'
  | 'Returned'
  | 'RevisitDue'
  | 'NextStepLate'
  | 'NewSignal'
  | 'Heard'
  | 'ResultIn'
  | 'ActionOverdue'
  | 'OnTrack';

/** In the order in which they are asked: what has to be decided first, on-track cases last. */
export const QUESTIONS: readonly Question[] = [
  'Unanswered',
  'Returned',
  'AbandonedAfterOneVisit',
  'VisitLate',
  'NoResult',
  'RevisitDue',
  'NextStepLate',
  'NewSignal',
  'ResultIn',
  'Heard',
  'ActionOverdue',
  'OnTrack',
];

export type ItemState = 'Open' | 'Decided' | 'Parked' | 'OnTrack';

export type Decision =
  'Continue' | 'Reassign' | 'Revisit' | 'Recycle' | 'CloseWon' | 'CloseLost' | 'PolicyChange' | 'ActionDone';

export type Cadence = 'Daily' | 'Weekly';
export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday';
export const WEEKDAYS: readonly Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** An open case. Instants in ISO 8601, days as yyyy-mm-dd, people and records by Id. */
export interface CaseFact {
  id: string;
  account: string | null;
  /** Null while the queue holds it. */
  owner: string | null;
  status: CaseStatus;
  /** The contact from which it came. */
  touch: string | null;
  acceptDueAt: string | null;
  firstVisitDueAt: string | null;
  visitCount: number;
  lastResult: string | null;
  nextStepOn: string | null;
  abandonedOn: string | null;
  returnedAt: string | null;
  /** Returned as too early: the day on which to ask again. */
  returnedUntil: string | null;
  /** End of a visit that has no result yet. */
  resultDueSince: string | null;
  /** Whether a visit is booked that has not begun. */
  hasVisitAhead: boolean;
  /** Last change of status, owner, visit or words. */
  changedAt: string | null;
}

/** A conversation of a caller. */
export interface TouchFact {
  id: string;
  account: string | null;
  /** Who looks after the account. */
  rep: string | null;
  at: string;
  hasSignal: boolean;
}

/** A visit with a result. */
export interface VisitFact {
  id: string;
  case: string | null;
  account: string | null;
  rep: string | null;
  /** When the result was written. */
  at: string;
}

/** An open action. */
export interface ActionFact {
  id: string;
  assignedTo: string | null;
  dueOn: string | null;
  account: string | null;
  case: string | null;
}

/** What the last meeting did not get to, and no later fact brings up again. */
export interface LeftFact {
  touch: string | null;
  visit: string | null;
  account: string | null;
  rep: string | null;
  question: Question;
  at: string;
}

export interface Facts {
  cases: readonly CaseFact[];
  touches: readonly TouchFact[];
  visits: readonly VisitFact[];
  actions: readonly ActionFact[];
  left: readonly LeftFact[];
}

export interface AgendaTime {
  /** What changed from here on is new; null: everything is. */
  since: string | null;
  now: string;
  /** yyyy-mm-dd in the org's time. */
  today: string;
}

/** An item of an agenda, before it is a record. */
export interface AgendaLine {
  section: Section;
  /** Id of what it is about: with the section it is unique within a meeting. */
  subject: string;
  question: Question;
  /** Who answers; null: nobody holds it. */
  rep: string | null;
  escalation: string | null;
  visit: string | null;
  touch: string | null;
  action: string | null;
  account: string | null;
  /** Whether something happened since the last meeting. */
  isChanged: boolean;
  /** Since when the question stands: older ones come first. */
  since: string;
}
