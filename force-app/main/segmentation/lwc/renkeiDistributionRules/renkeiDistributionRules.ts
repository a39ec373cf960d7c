export { distribute } from './distribute.ts';
export { callerOfPlan, callersOf, capacityPerCaller, commonLanguage, segmentsOfCallers } from './plans.ts';
export type { CallerMember, PlanState } from './plans.ts';
export type {
  CallerTotal,
  Distribution,
  DistributionAccount,
  DistributionCaller,
  DistributionRules,
  Language,
  LeftOver,
  Part,
  Proposal,
  ProposalReason,
  Talks,
} from './model.ts';
