import { isLegal, type CaseStatus } from 'c/renkeiEscalationRules';
import type { Decision } from './model.ts';

type Fields = Record<string, string | null>;

/** What a decision is about. */
export interface DecidedSubject {
  /** Status of the case; null: it is about no case. */
  status: CaseStatus | null;
  owner: string | null;
  /** Whether it is about an action. */
  isAction: boolean;
}

export interface DecisionInput {
  decision: Decision;
  note: string;
  nextRep: string | null;
  /** yyyy-mm-dd */
  nextOn: string | null;
  today: string;
  /** Whether the person may give cases to others. */
  mayReassign: boolean;
}

/** Why a decision cannot be saved so. */
export type DecisionProblem = 'NotPossible' | 'RepMissing' | 'RepSame' | 'DayMissing' | 'DayPassed' | 'NoteMissing';

export interface Consequences {
  /** What changes in the case; null: nothing. */
  case: Fields | null;
  /** What changes in the action; null: nothing. */
  action: Fields | null;
}

/** In the order of their keys. Closing stands for won and lost. */
const CASE_DECISIONS: readonly Decision[] = [
  'Continue',
  'Reassign',
  'Revisit',
  'Recycle',
  'CloseWon',
  'CloseLost',
  'PolicyChange',
];
const ACTION_DECISIONS: readonly Decision[] = ['Continue', 'Reassign', 'ActionDone', 'PolicyChange'];
/** What is about neither changes nothing but the minutes. */
const OTHER_DECISIONS: readonly Decision[] = ['Continue', 'PolicyChange'];

/** Lengths of the fields that take a note. */
const NOTE_LENGTH = 255;

/** What can be decided about it. */
export function decisionsFor({ status, isAction }: DecidedSubject): Decision[] {
  if (isAction) return [...ACTION_DECISIONS];
  if (status === null) return [...OTHER_DECISIONS];
  return CASE_DECISIONS.filter((decision) => {
    switch (decision) {
      case 'Recycle':
        return status !== 'Recycled' && isLegal(status, 'Recycled');
      case 'CloseWon':
        return status !== 'Won' && isLegal(status, 'Won');
      case 'CloseLost':
        return status !== 'Lost' && isLegal(status, 'Lost');
      case 'Revisit':
        return status === 'Accepted' || status === 'Visited';
      case 'Reassign':
        return status === 'Queued' || status === 'Accepted' || status === 'Visited' || status === 'Returned';
      default:
        return true;
    }
  });
}

/** Why it cannot be saved; null when it can. */
export function problemOf(subject: DecidedSubject, input: DecisionInput): DecisionProblem | null {
  if (!decisionsFor(subject).includes(input.decision)) return 'NotPossible';
  const { status } = subject;
  switch (input.decision) {
    case 'Reassign':
      if (input.nextRep === null) return 'RepMissing';
      if (input.nextRep === subject.owner && status !== 'Returned') return 'RepSame';
      // A returned case is handed over again, which whoever returned it may do; others are given away by managers.
      return subject.isAction || input.mayReassign || status === 'Returned' ? null : 'NotPossible';
    case 'Revisit':
      if (input.nextOn === null) return 'DayMissing';
      return input.nextOn < input.today ? 'DayPassed' : null;
    case 'PolicyChange':
      return input.note.trim() === '' ? 'NoteMissing' : null;
    default:
      return input.nextOn !== null && input.nextOn < input.today ? 'DayPassed' : null;
  }
}

/** What a decision changes beside the item. @throws RangeError when it cannot be saved so */
export function consequences(subject: DecidedSubject, input: DecisionInput): Consequences {
  const problem = problemOf(subject, input);
  if (problem) throw new RangeError(`${input.decision}: ${problem}`);
  if (subject.isAction) return { case: null, action: ofAction(input) };
  return { case: subject.status === null ? null : ofCase(subject, input), action: null };
}

function ofCase({ status, owner }: DecidedSubject, input: DecisionInput): Fields | null {
  const { decision, nextRep, nextOn, mayReassign } = input;
  const note = input.note.trim().slice(0, NOTE_LENGTH);
  const step: Fields = note === '' ? {} : { NextStep__c: note };
  switch (decision) {
    case 'Reassign': {
      if (status !== 'Returned') return { OwnerId: nextRep };
      if (mayReassign && nextRep !== owner) return { Status__c: 'Queued', OwnerId: nextRep };
      return { Status__c: 'Queued', RerouteTo__c: nextRep };
    }
    case 'Revisit':
      return { NextStepOn__c: nextOn, ...step };
    case 'Continue':
      return nextOn === null ? null : { NextStepOn__c: nextOn, ...step };
    case 'Recycle':
      return { Status__c: 'Recycled' };
    case 'CloseWon':
      return { Status__c: 'Won' };
    case 'CloseLost':
      return { Status__c: 'Lost' };
    default:
      return null;
  }
}

function ofAction({ decision, nextRep, nextOn }: DecisionInput): Fields | null {
  const due: Fields = nextOn === null ? {} : { DueOn__c: nextOn };
  if (decision === 'ActionDone') return { Status__c: 'Done' };
  if (decision === 'Reassign') return { AssignedTo__c: nextRep, ...due };
  return nextOn === null ? null : due;
}
