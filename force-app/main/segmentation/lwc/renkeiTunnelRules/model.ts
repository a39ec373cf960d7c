import type { Channel, ChannelRole, ScoredSegment, Segment, SegmentRole } from 'c/renkeiSegmentRules';

/** One account as a run has scored it. Amounts are in the corporate currency. */
export interface GridAccount {
  /** null where the account is Unscored; then its relationship counts for nothing. */
  potential: number | null;
  relationship: number | null;
  /** Where the account stands after the run. */
  segment: Segment;
  /** User Id; all Ids of one grid are of the same length. */
  owner: string;
  /** Won in the trailing 12 months; negative when credits outweigh orders. */
  wonAmount: number;
  /** As it stood 12 months before; absent when it cannot be said, as of an account that did not exist. */
  earlier?: { relationship: number } | undefined;
  /** Opportunities of the trailing 12 months. */
  wins: number;
  losses: number;
  /** Sum of these wins: the same figure as `wonAmount` unless amounts are missing. */
  winAmount: number;
}

/** What a grid says about itself. */
export interface GridOrigin {
  /** Day of the figures, yyyy-mm-dd. */
  asOf: string;
  /** Version of the policy that gave the segments. */
  policy: string;
}

export interface GridEdges {
  /** Whole amounts, ascending; each is a cut-off that can be tried. */
  potential: readonly number[];
  /** Points, ascending. */
  relationship: readonly number[];
}

/** Sums per cell, row by row: cell = potential band × relationship bands + relationship band; band 0 lies below the first edge. */
export type CellSums = Float64Array;

/** Sums of the accounts of one segment as they stand now. */
export interface SegmentTotal {
  accounts: number;
  potential: number;
  won: number;
}

/** Back-test: opportunities of the trailing 12 months by where their accounts stood before them. */
export interface GridHistory {
  accounts: CellSums;
  wins: CellSums;
  losses: CellSums;
  winAmount: CellSums;
  /** Of accounts that have no place a year earlier, or none now. */
  unplaced: { wins: number; losses: number; winAmount: number };
}

export interface GridOwner {
  owner: string;
  /** Accounts by the segment in which they stand now. */
  current: Readonly<Record<Segment, number>>;
  /** Scored accounts per cell. */
  accounts: CellSums;
}

/** The density grid: all that the wind tunnel needs to know about the accounts, the same size for a thousand or a million. */
export interface DensityGrid extends GridOrigin {
  edges: GridEdges;
  current: Readonly<Record<Segment, SegmentTotal>>;
  /** Scored accounts per cell, by the segment in which they stand now. */
  accounts: Readonly<Record<ScoredSegment, CellSums>>;
  potential: CellSums;
  won: CellSums;
  history: GridHistory;
  /** The owners with the most accounts, as many as the text holds. */
  owners: readonly GridOwner[];
  /** How many owners are not among them. */
  otherOwners: number;
}

/** A person of a team, as far as capacity goes. */
export interface TeamCapacity {
  user: string;
  /** Caller, FieldRep, InsideSalesManager, FieldManager, Service. */
  role: string;
  /** Accounts that the person can look after; null: what the roles of the policy say. */
  capacity: number | null;
  hoursPerMonth: number | null;
}

/** What the field can hold, as somebody has said it. */
export interface FieldCapacity {
  accounts: number;
  /** For each rep, or for all together. */
  perPerson: boolean;
}

/** What the policy says is to be done, as far as the work goes. */
export interface WorkingRules {
  roles: readonly SegmentRole[];
  channelRoles: readonly ChannelRole[];
}

/** What is tried. The cut-offs are edges of the grid. */
export interface Trial extends WorkingRules {
  potentialCutOff: number;
  relationshipCutOff: number;
  team: readonly TeamCapacity[];
  /** Accounts that one owner can look after, instead of what team and roles say. */
  capacityPerPerson?: number | null;
  /** The rules in force now, where they differ from those tried. */
  now?: WorkingRules;
}

/** The same figure now and after activation and the next run. */
export interface Change {
  before: number;
  after: number;
}

export interface SegmentForecast {
  accounts: Change;
  potential: Change;
  won: Change;
}

export interface ChannelForecast {
  hoursPerMonth: Change;
  costPerMonth: Change;
  /** Hours of the team members who work this channel; null when nobody's hours are known. */
  capacityHours: number | null;
  /** Members whose hours are known. */
  people: number;
}

export interface OwnerForecast {
  /** null: all owners that the grid does not keep apart. */
  owner: string | null;
  /** How many owners the line stands for. */
  owners: number;
  /** Accounts in segments that the field leads. */
  accounts: Change;
  /** Accounts that they can look after together; null when neither team nor roles say. */
  capacity: number | null;
  /** Field hours per month for these accounts. */
  hoursPerMonth: Change;
  /** Cost per month of these field hours. */
  costPerMonth: Change;
  /** Hours per month that they have; null when not known. */
  capacityHours: number | null;
}

/** Owners in the order of their load. */
export interface OwnerRanking {
  owners: OwnerForecast[];
  others: OwnerForecast | null;
  /** How many are over their capacity. */
  overloaded: Change;
}

export interface TargetForecast {
  segment: ScoredSegment;
  kind: 'Rate' | 'Count' | 'Amount';
  /** Cases or amount per month for the whole segment. A rate follows conversations, one per account and cadence; a count or an amount stays as it is set. */
  perMonth: Change;
  /** The same for one account; null where the segment has none. */
  perAccount: { before: number | null; after: number | null };
}

export interface BackTestFigures {
  /** Accounts that stood here a year ago. */
  accounts: number;
  wins: number;
  losses: number;
  winAmount: number;
}

/** Where a workload cannot be counted, and why. */
export interface Uncounted {
  segment: ScoredSegment;
  reason: 'CadenceMissing' | 'ChannelRolesMissing' | 'StepsMissing' | 'HoursMissing';
  /** Process steps without a channel or without hours. */
  steps: number;
}

export interface Forecast {
  accounts: number;
  unscored: number;
  /** Accounts that change their segment. */
  moving: number;
  segments: Record<ScoredSegment, SegmentForecast>;
  /** From the current segment to the one tried. */
  moves: Record<ScoredSegment, Record<ScoredSegment, number>>;
  channels: Record<Channel, ChannelForecast>;
  /** Most accounts first, the others last. */
  owners: OwnerForecast[];
  targets: TargetForecast[];
  /** Wins and losses of the last year by where their accounts would have stood: under the cut-offs tried. */
  backTest: Record<ScoredSegment, BackTestFigures>;
  uncounted: Uncounted[];
}
