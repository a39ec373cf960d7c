/** Records of handovers and visits of the demo company; the others are in model.ts, with what holds for all of them. */

export type SignalKind =
  'Replacement' | 'Expansion' | 'Trouble' | 'Quote' | 'CompetitorWithdrawal' | 'Budget' | 'Other';
export type Budget = 'Unknown' | 'None' | 'Planned' | 'Approved';

export type CaseStatus = 'Queued' | 'Accepted' | 'Visited' | 'Won' | 'Lost' | 'Returned' | 'Recycled';
export type ReturnReason =
  'NotEnoughInformation' | 'TooEarly' | 'NotATarget' | 'AlreadyInADeal' | 'WrongPerson' | 'NoCapacity';
export type Segment = 'Key' | 'Expand' | 'Maintain' | 'General' | 'Unscored';

/** A handover as it stands on the demo's day. Empty texts are what did not happen. */
export interface DemoCase {
  key: string;
  account: string;
  contact: string;
  touch: string;
  opportunity: string;
  caller: string;
  /** Whose turn it is; empty: the queue. */
  owner: string;
  status: CaseStatus;
  signalKind: SignalKind | '';
  customerWords: string;
  briefing: string;
  segment: Segment;
  processStep: string;
  budget: Budget | '';
  timing: string;
  decisionMaker: string;
  escalatedAt: string;
  handedTo: string;
  acceptDueAt: string;
  firstVisitDueAt: string;
  acceptBreachedAt: string;
  acceptedAt: string;
  returnedAt: string;
  returnReason: ReturnReason | '';
  returnNote: string;
  returnedUntil: string;
  closedAt: string;
  visitCount: number;
  /** The first visit at which somebody was there. */
  firstVisitOn: string;
  lastVisitOn: string;
  lastResult: VisitResult | '';
  nextStepOn: string;
  nextStep: string;
  abandonedOn: string;
}

export type VisitResult = 'Progress' | 'Revisit' | 'Declined' | 'Absent';

export interface DemoVisit {
  key: string;
  /** Empty: a visit without a handover. */
  case: string;
  account: string;
  contact: string;
  rep: string;
  startsAt: string;
  endsAt: string;
  status: 'Tentative' | 'Confirmed' | 'Done';
  purpose: string;
  area: string;
  number: number | '';
  result: VisitResult | '';
  resultNote: string;
  nextStepOn: string;
  bookedBy: string;
  resultAt: string;
}

/** One line of the ledger: who moved a case, and who has it since. */
export interface DemoCaseStep {
  key: string;
  case: string;
  from: CaseStatus | '';
  to: CaseStatus;
  at: string;
  by: string;
  /** Empty: the queue. */
  owner: string;
  reason: ReturnReason | '';
  note: string;
}

export interface DemoThanks {
  key: string;
  case: string;
  message: string;
  from: string;
  to: string;
  at: string;
}
