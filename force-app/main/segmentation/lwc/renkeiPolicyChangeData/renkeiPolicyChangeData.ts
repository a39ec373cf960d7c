export { movedQuery, willMoveQuery } from './changeQueries.ts';
export { movedFilter, willMoveFilter, willMoveVariables } from './variables.ts';
export type { Portfolio } from './variables.ts';
export { toMoved, toWillMove } from './ways.ts';
export type { CountedWay, WillMove } from './ways.ts';
