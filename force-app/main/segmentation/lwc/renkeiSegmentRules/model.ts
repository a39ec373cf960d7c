export type Segment = 'Key' | 'Expand' | 'Maintain' | 'General' | 'Unscored';
export type Band = 'High' | 'Low';
export type Lifecycle = 'New' | 'Existing' | 'Dormant';
export type Focus = 'Revive' | 'Defend' | null;
export type Source = 'Measured' | 'Heard' | 'Estimated';
export type SizeBand = 'Under100' | 'From100To299' | 'From300To1000' | 'Over1000';
export type UnscoredReason = 'EmployeesMissing' | 'IndustryMissing' | 'IndustryWithoutEstimator';
export const CHANNELS = ['Field', 'InsideSales', 'Web', 'Seminar'] as const;
export type Channel = (typeof CHANNELS)[number];
export type ExpectationLevel = 'Appointment' | 'Hearing' | 'Selling';
/** What the potential rests on: a person's figure, the units counted at the customer, or one of the two estimators. */
export type PotentialBasis = 'Override' | 'InstalledBase' | 'Employees' | 'Revenue';
/** Measured: own units of known units. Estimated: won amount of the potential. */
export type WalletSource = 'Measured' | 'Estimated';
/** Why an account stands in its segment; kept until the segment changes again. */
export type SegmentReason =
  | 'FirstScored'
  | 'InputMissing'
  | 'InputFound'
  | 'PolicyChanged'
  | 'PotentialRose'
  | 'PotentialFell'
  | 'RelationshipRose'
  | 'RelationshipFell'
  | 'BothChanged';
/** How a target is counted: cases per 100 conversations, a number of cases, or an amount in the corporate currency. */
export type TargetKind = 'Rate' | 'Count' | 'Amount';
/** Absolute: the policy names the cut-off. Capacity: the first run finds the one that gives the field so many accounts. */
export type CutOffMode = 'Absolute' | 'Capacity';

/** The segments an account with both bands can have, in the order in which screens name them. */
export const SCORED_SEGMENTS = ['Key', 'Expand', 'Maintain', 'General'] as const;
export type ScoredSegment = (typeof SCORED_SEGMENTS)[number];

/** The steps of working with a customer, in their order. */
export const PROCESS_STEPS = ['Information', 'NeedsDiscovery', 'Proposal', 'Quote', 'Contract', 'Support'] as const;
export type ProcessStep = (typeof PROCESS_STEPS)[number];

/**
 * One version of the policy. Amounts are per year, in the corporate currency. A policy is a value: scoring keeps what it has
 * worked out for it, so a changed policy is a new object.
 */
export interface SegmentPolicy {
  /** Names this version: the record's Id in an org, the source key in a file. Margins hold within one version only. */
  readonly version: string;
  readonly potentialCutOff: number;
  /** Percent of the cut-off that an account must pass beyond it before it changes its band. */
  readonly potentialMarginPercent: number;
  /** Points, 0–100. */
  readonly relationshipCutOff: number;
  /** Points beyond the cut-off. */
  readonly relationshipMargin: number;
  /** Percent points; their sum is 100. */
  readonly weights: { readonly recency: number; readonly breadth: number; readonly wallet: number };
  /** Up to so many days after the last conversation recency scores 100. */
  readonly recencyFullDays: number;
  /** From so many days after the last conversation recency scores 0. */
  readonly recencyZeroDays: number;
  /** In between recency falls once in so many days, so that time moves an account only on these days; whole, at least 1. */
  readonly recencyStepDays: number;
  /** So many distinct contacts score 100. */
  readonly breadthFull: number;
  readonly conversationWindowDays: number;
  readonly dormantAfterDays: number;
  readonly newWithinDays: number;
  /** Potential that a dormant account needs to be worth reviving. */
  readonly reviveFloor: number;
  readonly estimators: Estimators;
}

/** The ways to a potential where nobody has heard one; the first that applies counts: units, employees, revenue. */
export interface Estimators {
  /** Industry API value → amount per employee and year. */
  readonly perEmployee: Readonly<Record<string, number>>;
  /** For industries not listed, and for accounts without one; null: no estimate by employees for them. */
  readonly defaultPerEmployee: number | null;
  /** Industry API value → percent of the yearly revenue that is spent on what we sell. */
  readonly revenuePercent: Readonly<Record<string, number>>;
  /** For industries not listed, and for accounts without one; null: no estimate by revenue for them. */
  readonly defaultRevenuePercent: number | null;
  /** Amount per year and unit of the installed base, own and competitors'; null: units say nothing about the potential. */
  readonly amountPerUnit: number | null;
}

/** What the policy says is to be done for one segment. */
export interface SegmentRole {
  segment: Segment;
  leadChannel: Channel | null;
  supportChannel: Channel | null;
  leadPurpose: string | null;
  supportPurpose: string | null;
  cadenceDays: number | null;
  expectationLevel: ExpectationLevel | null;
  /** Business days. */
  acceptWithinDays: number | null;
  /** Business days. */
  firstVisitWithinDays: number | null;
  capacityPerPerson: number | null;
  targetKind: TargetKind | null;
  /** Percent, cases or amount, by the kind. */
  targetPerMonth: number | null;
  segmentLabel: string | null;
}

/** Through which channel a step is worked for a segment, and what one contact takes. */
export interface ChannelRole {
  segment: Segment;
  step: ProcessStep;
  channel: Channel;
  hoursPerContact: number | null;
  /** In the corporate currency. */
  costPerContact: number | null;
}

/** What is known of an account on the as-of date. Dates are `yyyy-mm-dd` and none of them lies after it. */
export interface AccountInputs {
  /** null and 0 both mean that nobody has recorded a count. */
  employees: number | null;
  industry: string | null;
  /**
   * Yearly revenue of the customer in the corporate currency; null and 0 both mean that nobody has recorded one. Unknown in an
   * org with several currencies.
   */
  annualRevenue: number | null;
  firstWonOn: string | null;
  lastWonOn: string | null;
  /** Won amount of the 12 months ending at the as-of date, inclusive; negative when credits outweigh orders. */
  wonAmountTrailing: number;
  /** A person's figure; `expires` is the last day on which it counts. */
  override: { amount: number; expires: string } | null;
  lastConversation: string | null;
  /** Distinct contacts with a conversation in the conversation window. */
  contactBreadth: number;
  /** Units of the installed base that are ours. */
  ownUnits: number;
  /** Units of the installed base, ours and competitors'; 0: none known. */
  knownUnits: number;
  /** Somebody there is known and can still be reached. */
  hasWorkingContact: boolean;
  /** A field conversation or visit lies in the conversation window. */
  fieldCovers: boolean;
  /** What the last scoring stored; all null when there was none. */
  previous: {
    segment: Segment | null;
    potentialBand: Band | null;
    relationshipBand: Band | null;
    changedOn: string | null;
    previousSegment: Segment | null;
    reason: SegmentReason | null;
    /** Version of the policy that gave the bands. */
    policy: string | null;
  };
}

/** Everything that scoring stores for an account. Scores and shares are 0–100 with one decimal. */
export interface AccountScore {
  /** What applies without the override. */
  potentialEstimate: number | null;
  potential: number | null;
  potentialSource: Source | null;
  potentialBasis: PotentialBasis | null;
  wonAmountTrailing: number;
  walletShare: number | null;
  walletSource: WalletSource | null;
  recencyScore: number;
  breadthScore: number;
  walletScore: number | null;
  relationshipScore: number | null;
  potentialBand: Band | null;
  relationshipBand: Band | null;
  segment: Segment;
  previousSegment: Segment | null;
  segmentChangedOn: string | null;
  segmentReason: SegmentReason | null;
  unscoredReason: UnscoredReason | null;
  focus: Focus;
  lifecycle: Lifecycle;
  sizeBand: SizeBand | null;
  lastConversation: string | null;
  contactBreadth: number;
  asOf: string;
  /** Version of the policy that scored it. */
  policy: string;
}
