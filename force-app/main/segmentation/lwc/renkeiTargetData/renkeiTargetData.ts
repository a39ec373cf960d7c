export { activityQuery, coverageQuery, peopleQuery, targetsQuery, wonQuery } from './targetQueries.ts';
export { activityVariables, coverageVariables, monthOf, wonVariables } from './variables.ts';
export { toActivity, toTargets } from './targets.ts';
export type { SegmentActivity, StoredTarget, Targets } from './targets.ts';
export { toCoverage, toNames } from './coverage.ts';
export type { Coverage } from './coverage.ts';
export { saveTarget } from './writes.ts';
