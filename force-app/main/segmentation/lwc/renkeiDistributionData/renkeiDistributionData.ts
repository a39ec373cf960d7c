export { distributionQuery, distributionPeopleQuery, planBatchQuery, plansQuery } from './distributionQueries.ts';
export { planFilter, proposalsAmong } from './planFilter.ts';
export type { PlanFilter, PlanSelection } from './planFilter.ts';
export { toPeople, toSummary } from './summary.ts';
export type { DistributionSummary, OwnerCount, Person } from './summary.ts';
export { toPlanPage } from './plans.ts';
export type { Plan } from './plans.ts';
export { together } from './together.ts';
export { chooseCaller, confirmPlan, PlanConflictError } from './writes.ts';
