export {
  endAfter,
  halfHourOf,
  halfHoursOf,
  isOverlapping,
  overlapWith,
  slotKey,
  startOf,
  timesProblem,
} from './halfHours.ts';
export { LONGEST_MINUTES, SLOT_MINUTES } from './halfHours.ts';
export type { Span, TimesProblem } from './halfHours.ts';
export { freeSpans, freeStarts } from './freeTimes.ts';
export { suggestTimes } from './suggestions.ts';
export type { Commitment, Suggestion, SuggestionKind, SuggestionRequest } from './suggestions.ts';
export { actionsOn, isOpen, resultProblem, statusAfterMove, stepDates } from './visitSteps.ts';
export type { StepDate, VisitAction, VisitActor, VisitResult, VisitStatus } from './visitSteps.ts';
export { isDayOff, weekOf, workingDayFrom, workingSpan } from './workingDays.ts';
