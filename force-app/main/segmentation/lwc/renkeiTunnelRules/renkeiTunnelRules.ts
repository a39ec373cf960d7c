export { chooseEdges, nearestPotentialEdge, nearestRelationshipEdge } from './edges.ts';
export { GridBuilder } from './builder.ts';
export { decodeGrid, encodeGrid, LARGEST_GRID } from './gridText.ts';
export { TunnelError } from './tunnelError.ts';
export { ownerLoad, rankOwners } from './ownerLoad.ts';
export { accountsFrom, cutOffForCapacity, forecast } from './forecast.ts';
export type {
  BackTestFigures,
  Change,
  DensityGrid,
  FieldCapacity,
  Forecast,
  GridAccount,
  GridEdges,
  GridHistory,
  GridOrigin,
  OwnerForecast,
  OwnerRanking,
  TargetForecast,
  TeamCapacity,
  Trial,
  Uncounted,
  WorkingRules,
} from './model.ts';
