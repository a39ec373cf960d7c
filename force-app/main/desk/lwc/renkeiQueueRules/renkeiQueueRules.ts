/**
 * The call queue. The flow RenkeiCallPlan_BeforeSave_Guard states the same rules of ranking and claiming; both pass
 * `test/golden/queue.json`.
 */
export { callByAfter, firstCallBy, isDial, isVainDial, type CallByFacts, type LatestTouch } from './callBy.ts';
export { CLAIM_MINUTES, claimRefusal, isAtWork, type Claimant, type ClaimRefusal } from './claim.ts';
export { closedBy, isOpen, orderQueue, type Closed } from './order.ts';
export { assetWindowOf, hasFreshSignal, priorityOf, rankPlan, reasonOf, type Rank, type RankFacts } from './rank.ts';
export { whyHere, type Why, type WhyCode } from './why.ts';
export type {
  AsOf,
  Clock,
  QueueFocus,
  QueuePlan,
  QueueReason,
  QueueSegment,
  TouchChannel,
  TouchDirection,
  TouchOrigin,
  TouchOutcome,
} from './model.ts';
