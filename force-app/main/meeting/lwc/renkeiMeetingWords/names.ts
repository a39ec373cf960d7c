import type { AgendaItem } from 'c/renkeiMeetingData';
import type { Decision, DecisionProblem, ItemState, Question, Section } from 'c/renkeiMeetingRules';
import { fill, plainDate } from 'c/renkeiFormat';
import { labels } from './labels.ts';

const QUESTION: Record<Question, [question: string, short: string]> = {
  Unanswered: [labels.questionUnanswered, labels.shortUnanswered],
  VisitLate: [labels.questionVisitLate, labels.shortVisitLate],
  NoResult: [labels.questionNoResult, labels.shortNoResult],
  AbandonedAfterOneVisit: [labels.questionAbandoned, labels.shortAbandoned],
  Returned: [labels.questionReturned, labels.shortReturned],
  RevisitDue: [labels.questionRevisitDue, labels.shortRevisitDue],
  NextStepLate: [labels.questionNextStepLate, labels.shortNextStepLate],
  NewSignal: [labels.questionNewSignal, labels.shortNewSignal],
  Heard: [labels.questionHeard, labels.shortHeard],
  ResultIn: [labels.questionResultIn, labels.shortResultIn],
  ActionOverdue: [labels.questionActionOverdue, labels.shortActionOverdue],
  OnTrack: [labels.questionOnTrack, labels.shortOnTrack],
};

const SECTION: Record<Section, string> = {
  Follow: labels.sectionFollow,
  Learned: labels.sectionLearned,
  Brought: labels.sectionBrought,
  CarriedOver: labels.sectionCarriedOver,
};

const STATE: Record<ItemState, string> = {
  Open: labels.stateOpen,
  Decided: labels.stateDecided,
  Parked: labels.stateParked,
  OnTrack: labels.stateOnTrack,
};

const DECISION: Record<Decision, string> = {
  Continue: labels.decisionContinue,
  Reassign: labels.decisionReassign,
  Revisit: labels.decisionRevisit,
  Recycle: labels.decisionRecycle,
  CloseWon: labels.decisionCloseWon,
  CloseLost: labels.decisionCloseLost,
  PolicyChange: labels.decisionPolicyChange,
  ActionDone: labels.decisionActionDone,
};

const PROBLEM: Record<DecisionProblem, string> = {
  NotPossible: labels.problemNotPossible,
  RepMissing: labels.problemRepMissing,
  RepSame: labels.problemRepSame,
  DayMissing: labels.problemDayMissing,
  DayPassed: labels.problemDayPassed,
  NoteMissing: labels.problemNoteMissing,
};

export const ITEM_STATES = Object.keys(STATE) as ItemState[];
export const DECISIONS = Object.keys(DECISION) as Decision[];

/** What the meeting asks, as a sentence. */
export const questionText = (question: Question): string => QUESTION[question][0];
/** The same in two words, for a list. */
export const questionShort = (question: Question): string => QUESTION[question][1];
export const sectionName = (section: Section): string => SECTION[section];
export const stateName = (state: ItemState): string => STATE[state];
export const decisionName = (decision: Decision): string => DECISION[decision];
export const problemText = (problem: DecisionProblem): string => PROBLEM[problem];

type Decided = Pick<AgendaItem, 'state' | 'decision' | 'decisionNote' | 'nextRepName' | 'nextOn'>;

/** What was decided, with to whom, until when and why. */
export function decisionSummary({ state, decision, decisionNote, nextRepName, nextOn }: Decided): string {
  if (state !== 'Decided' || decision === null) return stateName(state);
  const parts = [decisionName(decision)];
  if (nextRepName) parts.push(fill(labels.decidedRep, nextRepName));
  if (nextOn) parts.push(fill(labels.decidedOn, plainDate(nextOn)));
  const text = parts.join(' ');
  return decisionNote ? fill(labels.eventStepReason, text, decisionNote) : text;
}
