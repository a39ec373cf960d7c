import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { workingDayFrom } from './workingDays.ts';

export type VisitStatus = 'Tentative' | 'Confirmed' | 'Done' | 'Cancelled';
export type VisitResult = 'Progress' | 'Revisit' | 'Declined' | 'Absent';
export type VisitAction = 'confirm' | 'move' | 'cancel' | 'result';

/** Who looks at a visit. */
export interface VisitActor {
  /** The visit is theirs to make. */
  isRep: boolean;
  /** They may change visits at all. */
  mayChange: boolean;
}

/** A visit that is still to come, or at least to be reported. */
export function isOpen(status: VisitStatus): boolean {
  return status === 'Tentative' || status === 'Confirmed';
}

/**
 * What somebody can do with a visit. Inside sales books for others, so moving and cancelling are open to all who may change visits;
 * that it takes place, and what came of it, only the one who goes there knows.
 * @param start when the visit begins, and `now`: instants
 */
export function actionsOn(status: VisitStatus, start: string, actor: VisitActor, now: string): VisitAction[] {
  if (!actor.mayChange || status === 'Cancelled') return [];
  const begun = Date.parse(start) <= Date.parse(now);
  const open = isOpen(status);
  const actions: VisitAction[] = [];
  if (actor.isRep && begun) actions.push('result');
  if (actor.isRep && status === 'Tentative') actions.push('confirm');
  if (open) actions.push('move', 'cancel');
  return actions;
}

/** A time that somebody else has chosen is tentative until the one who goes there accepts it. */
export function statusAfterMove(status: VisitStatus, actor: Pick<VisitActor, 'isRep'>): VisitStatus {
  return actor.isRep ? status : 'Tentative';
}

/** Why a result cannot be saved, or null. Dates as yyyy-mm-dd; a next step lies on the day of the visit or later. */
export function resultProblem(
  result: VisitResult | null,
  nextStepOn: string | null,
  visitedOn: string,
): 'ResultMissing' | 'NextStepBeforeVisit' | null {
  if (result === null) return 'ResultMissing';
  return nextStepOn !== null && nextStepOn < visitedOn ? 'NextStepBeforeVisit' : null;
}

/** A date to tap instead of to type. */
export interface StepDate {
  kind: 'Tomorrow' | 'OneWeek' | 'TwoWeeks' | 'OneMonth';
  date: string;
}

/**
 * Dates to choose the next step from, none of them on a day off: what falls on one goes to the next working day.
 * @param today yyyy-mm-dd
 * @param holidays days off beside weekends, yyyy-mm-dd
 */
export function stepDates(today: string, holidays: readonly string[] = []): StepDate[] {
  const working = (date: string): string => workingDayFrom(date, holidays);
  return [
    { kind: 'Tomorrow', date: working(addDays(today, 1)) },
    { kind: 'OneWeek', date: working(addDays(today, 7)) },
    { kind: 'TwoWeeks', date: working(addDays(today, 14)) },
    { kind: 'OneMonth', date: working(addMonths(today, 1)) },
  ];
}
