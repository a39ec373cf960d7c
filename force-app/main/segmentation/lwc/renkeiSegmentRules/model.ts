export type Segment = 'Key' | 'Expand' | 'Maintain' | 'General' | 'Unscored';
export type Band = 'High' | 'Low';
export type Lifecycle = 'New' | 'Existing' | 'Dormant';
export type Focus = 'Revive' | 'Defend' | null;
export type Source = 'Measured' | 'Heard' | 'Estimated';
export type SizeBand = 'Under100' | 'From100To299' | 'From300To1000' | 'Over1000';
export type UnscoredReason = 'EmployeesMissing' | 'IndustryMissing' | 'IndustryWithoutEstimator';
export type Channel = 'Field' | 'InsideSales' | 'Web' | 'Seminar';
export type ExpectationLevel = 'Appointment' | 'Hearing' | 'Selling';

/** The segments an account with both bands can have, in the order in which screens name them. */
export const SCORED_SEGMENTS = ['Key', 'Expand', 'Maintain', 'General'] as const;
export type ScoredSegment = (typeof SCORED_SEGMENTS)[number];

/** One version of the policy. Amounts are per year, in the corporate currency. */
export interface SegmentPolicy {
  potentialCutOff: number;
  /** Percent of the cut-off that an account must pass beyond it before it changes its band. */
  potentialMarginPercent: number;
  /** Points, 0–100. */
  relationshipCutOff: number;
  /** Points beyond the cut-off. */
  relationshipMargin: number;
  /** Percent points; their sum is 100. */
  weights: { recency: number; breadth: number; wallet: number };
  /** Up to so many days after the last conversation recency scores 100. */
  recencyFullDays: number;
  /** From so many days after the last conversation recency scores 0. */
  recencyZeroDays: number;
  /** So many distinct contacts score 100. */
  breadthFull: number;
  conversationWindowDays: number;
  dormantAfterDays: number;
  newWithinDays: number;
  /** Potential that a dormant account needs to be worth reviving. */
  reviveFloor: number;
  estimators: {
    /** Industry API value → amount per employee and year. */
    perEmployee: Record<string, number>;
    /** For industries not listed, and for accounts without one; null: such accounts stay unscored. */
    defaultPerEmployee: number | null;
  };
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
  segmentLabel: string | null;
}

/** What is known of an account on the as-of date. Dates are `yyyy-mm-dd` and none of them lies after it. */
export interface AccountInputs {
  /** null and 0 both mean that nobody has recorded a count. */
  employees: number | null;
  industry: string | null;
  firstWonOn: string | null;
  lastWonOn: string | null;
  /** Won amount of the 12 months ending at the as-of date, inclusive; negative when credits outweigh orders. */
  wonAmountTrailing: number;
  /** A person's figure; `expires` is the last day on which it counts. */
  override: { amount: number; expires: string } | null;
  lastConversation: string | null;
  /** Distinct contacts with a conversation in the conversation window. */
  contactBreadth: number;
  /** Somebody there is known and can still be reached. */
  hasWorkingContact: boolean;
  /** A field conversation or visit lies in the conversation window. */
  fieldCovers: boolean;
  /** What the last run stored; all null when there was none. */
  previous: {
    segment: Segment | null;
    potentialBand: Band | null;
    relationshipBand: Band | null;
    changedOn: string | null;
    previousSegment: Segment | null;
  };
}

/** Everything that the run stores for an account. Scores and shares are 0–100 with one decimal. */
export interface AccountScore {
  potentialEstimate: number | null;
  potential: number | null;
  potentialSource: Source | null;
  wonAmountTrailing: number;
  walletShare: number | null;
  recencyScore: number;
  breadthScore: number;
  walletScore: number | null;
  relationshipScore: number | null;
  potentialBand: Band | null;
  relationshipBand: Band | null;
  segment: Segment;
  previousSegment: Segment | null;
  segmentChangedOn: string | null;
  unscoredReason: UnscoredReason | null;
  focus: Focus;
  lifecycle: Lifecycle;
  sizeBand: SizeBand | null;
  lastConversation: string | null;
  contactBreadth: number;
  asOf: string;
}
