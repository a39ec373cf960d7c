/** Reads and saves what the pages of insight show. Components hold no query: they wire `read` with one of these. */
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { getObjectInfo as readObjectInfo, getPicklistValues as readPicklist } from 'lightning/uiObjectInfoApi';
export type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
export { insightStartQuery } from './startQuery.ts';
export { startVariables, toStart } from './start.ts';
export { FACTORS } from './start.ts';
export type { Charter, Factor, InsightStart, TeamMember } from './start.ts';
export { exceptionCountsQuery, exceptionQueries } from './exceptionQueries.ts';
export {
  EXCEPTIONS,
  exceptionPageVariables,
  exceptionVariables,
  toExceptionCounts,
  toExceptionPage,
} from './exceptions.ts';
export type { ExceptionCounts, ExceptionKind, ExceptionPage, ExceptionRow, ExceptionScope } from './exceptions.ts';
export { followUpQuery } from './followUpQuery.ts';
export { followUpVariables, toFollowUp } from './followUp.ts';
export type { FollowUp } from './followUp.ts';
export { peopleQuery } from './peopleQuery.ts';
export { toPeople } from './people.ts';
export type { Person } from './people.ts';
export { funnelQuery } from './funnelQuery.ts';
export { FUNNEL_STAGES, funnelVariables, toFunnel } from './funnel.ts';
export type { Funnel, FunnelStage } from './funnel.ts';
export { plansQuery, warningsQuery, warningTotalsQuery } from './warningQueries.ts';
export { toPlans, toWarningPage, toWarningTotals, warningVariables } from './warnings.ts';
export type { WarningList, WarningPage, WarningPlan, WarningRow, WarningTotals } from './warnings.ts';
export {
  dismissWarning,
  InsightRefusedError,
  planWarning,
  reopenWarning,
  saveCharter,
  WarningChangedError,
} from './writes.ts';
export type { CharterInput } from './writes.ts';
export { healthCaseQueries, healthQuery } from './healthQueries.ts';
export { healthCaseVariables, healthVariables, toHealth, toHealthCases } from './health.ts';
export type { HealthCaseRow, HealthSeries } from './health.ts';
export { isolationQuery } from './isolationQuery.ts';
export { isolationVariables, toIsolated } from './isolation.ts';
export { createdQuery, involvedQuery, talksQuery } from './contributionQueries.ts';
export { createdVariables, involvedVariables, talksVariables, toCases, toTalks } from './contribution.ts';
export type { ContributionRow } from './contribution.ts';
export { answersQuery, fitQuery, mendQuery } from './fitQueries.ts';
export { answersVariables, fitVariables, toAnswers, toFitCounts, toMendPage } from './fit.ts';
export type { FitCount, MendPage, MendRow } from './fit.ts';
