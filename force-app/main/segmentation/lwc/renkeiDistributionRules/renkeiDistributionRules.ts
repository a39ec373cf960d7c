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
