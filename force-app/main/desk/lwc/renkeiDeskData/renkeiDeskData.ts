// Components wire `read` with a query of this bundle, so that none of them holds a query or knows the platform's module.
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { getObjectInfo as readObjectInfo } from 'lightning/uiObjectInfoApi';
export type { ObjectInfo } from 'lightning/uiObjectInfoApi';
export { briefingQuery } from './briefingQuery.ts';
export { toBriefings } from './briefing.ts';
export type { BriefedContact, Briefing, Machine, PastTouch } from './briefing.ts';
export {
  ClaimLostError,
  claim,
  handOver,
  isHeldByOther,
  pauseAccount,
  pausePerson,
  release,
  resumeAccount,
  takeFromPool,
} from './claim.ts';
export type { PauseReason } from './claim.ts';
export { LogRefusedError, logCall } from './log.ts';
export type { Operation } from './log.ts';
export {
  PAGE_ROWS,
  planOfCall,
  queueVariables,
  restVariables,
  toFirstRows,
  toPlans,
  toQueue,
  toRestOfQueue,
} from './queue.ts';
export type { CallPlan, CallReason, FirstRows, Outcome, PlanPage, Queue, RestOfQueue } from './queue.ts';
export { EVERYTHING, SECTIONS, afterKey, pausedFilter, poolFilter, sectionFilter } from './queueFilter.ts';
export type { QueueFilter, QueueTime, Section } from './queueFilter.ts';
export { morePlansQuery, queueQuery, restQuery } from './queueQuery.ts';
export { startQuery } from './startQuery.ts';
export { startVariables, toStart } from './start.ts';
export type { Colleague, DeskStart, Play, PlayKind } from './start.ts';
export { callOperations, isOpportunityNew, isUnnamed } from './callRecord.ts';
export type { Budget, CallContext, SignalKind } from './callRecord.ts';
export { minutesOf, newDraft, newSaveKey } from './draft.ts';
export type { Draft, MachineLine } from './draft.ts';
export { findDraft, findFilters, findSending, forgetSending, keepDraft, keepFilters, keepSending } from './kept.ts';
export type { SavedFilter, Sending } from './kept.ts';
export { getPicklistValues as readPicklist } from 'lightning/uiObjectInfoApi';
export { playOf, usablePlays } from './plays.ts';
export { lastWords, personToAsk } from './people.ts';
