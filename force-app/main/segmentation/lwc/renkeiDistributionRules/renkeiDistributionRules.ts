export { distribute } from './distribute.ts';
export { callerOfPlan, callersOf, capacityPerCaller, commonLanguage, segmentsOfCallers } from './plans.ts';
export type { CallerMember, PlanState } from './plans.ts';
export type {
  Distribution,
  DistributionAccount,
  DistributionCaller,
  Language,
  LeftOver,
  Proposal,
  ProposalReason,
  Talks,
} from './model.ts';
