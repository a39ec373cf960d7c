export { endAfter, halfHoursOf, isOverlapping, slotKey, startOf, timesProblem } from './halfHours.ts';
export type { Span } from './halfHours.ts';
export { freeSpans, freeStarts } from './freeTimes.ts';
export { suggestTimes } from './suggestions.ts';
export type { Commitment, Suggestion, SuggestionKind, SuggestionRequest } from './suggestions.ts';
export { actionsOn, isOpen, resultProblem, statusAfterMove, stepDates } from './visitSteps.ts';
export type { StepDate, VisitAction, VisitResult, VisitStatus } from './visitSteps.ts';
export { isDayOff, weekOf, workingDayFrom, workingSpan } from './workingDays.ts';
