export { movementQuery, movesQuery, trendQuery } from './movementQueries.ts';
export { movementVariables, movesFilter } from './variables.ts';
export type { Way } from './variables.ts';
export { toMovement, toMovePage } from './movement.ts';
export type { Move, Movement } from './movement.ts';
export { toTrend } from './trend.ts';
export type { TrendMonth } from './trend.ts';
