export { movementQuery, movesQuery, trendQuery } from './movementQueries.ts';
export { AGEING_DAYS, movementVariables, movesFilter } from './variables.ts';
export type { Way } from './variables.ts';
export { toMovement, toMovePage } from './movement.ts';
export type { Move, MovePage, Movement } from './movement.ts';
export { toTrend } from './trend.ts';
export type { TrendMonth } from './trend.ts';
