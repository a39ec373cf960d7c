/**
 * The call queue. The flow RenkeiCallPlan_BeforeSave_Guard states the same rules of ranking and claiming; both pass
 * `test/golden/queue.json`.
 */
export { callByAfter, isDial, isVainDial, type LatestTouch } from './callBy.ts';
export { CLAIM_MINUTES, claimRefusal, isAtWork } from './claim.ts';
export { closedBy, isOpen, orderQueue } from './order.ts';
export { rankPlan, type Rank, type RankFacts } from './rank.ts';
export { whyHere } from './why.ts';
export type { AsOf, Clock, QueuePlan, QueueReason, TouchOutcome } from './model.ts';
