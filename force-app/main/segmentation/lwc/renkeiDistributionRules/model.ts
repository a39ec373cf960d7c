import type { ScoredSegment } from 'c/renkeiSegmentRules';

/** Languages of an account and of callers, as the picklists have them. */
export type Language = 'Japanese' | 'English' | 'Chinese';

/** Lead: inside sales leads the account's segment. Support: it supports another channel that leads. */
export type Part = 'Lead' | 'Support';

/**
 * Why a caller is proposed.
 * - `Continuity`: looks after the account already, or has its open case.
 * - `History`: nobody looks after it; this caller talked with it most.
 * - `Language`: speaks the account's language, which the former caller or not every caller does.
 * - `Capacity`: has the most room; the former caller has too many accounts, or there was none.
 * - `CallerLeft`: the former caller left, was made inactive or is on a long pause.
 * - `Chosen`: a manager chose the caller by hand. Stored as a proposal without a reason.
 */
export type ProposalReason = 'Continuity' | 'History' | 'Language' | 'Capacity' | 'CallerLeft' | 'Chosen';

/** Why an account finds nobody: those who speak its language have no room, or nobody at work speaks it. */
export type LeftOver = 'NoCapacity' | 'NoLanguage';

/** What one caller talked with one account in the window. */
export interface Talks {
  caller: string;
  conversations: number;
  /** Day of the latest one, yyyy-mm-dd. */
  latest: string;
}

export interface DistributionAccount {
  id: string;
  segment: ScoredSegment;
  part: Part;
  /** A year in the corporate currency; null counts as nothing. */
  potential: number | null;
  /** Null: the common language. */
  language: Language | null;
  /** Who looks after it now, whether still there or not; null: nobody yet. */
  caller: string | null;
  /** Whom a manager chose by hand and has not confirmed yet. */
  chosen: string | null;
  history: readonly Talks[];
  /** An open case keeps its caller: the account's, or without one the caller who created the case. */
  openCase: { caller: string | null } | null;
}

/** A member of a team with the role of a caller. Somebody who is none of these has left. */
export interface DistributionCaller {
  user: string;
  active: boolean;
  /** Accounts; null: no limit. */
  capacity: number | null;
  /** Empty: the common language. */
  languages: readonly Language[];
  /** Last day of a pause, yyyy-mm-dd. */
  pausedUntil: string | null;
}

export interface DistributionRules {
  /** The day on which the distribution is made, yyyy-mm-dd. */
  asOf: string;
  /** Counts for accounts and callers that name none; null: whoever names none is understood by everybody. */
  commonLanguage: Language | null;
}

export interface Proposal {
  account: string;
  from: string | null;
  /** Null: nobody can take the account; it stays as it is. */
  to: string | null;
  reason: ProposalReason | null;
  /** Whether somebody else than now is to look after the account. */
  changed: boolean;
  leftOver: LeftOver | null;
}

export interface CallerTotal {
  user: string;
  /** Accounts now. */
  before: number;
  /** Accounts that are to be the caller's. */
  after: number;
  /** Accounts that ought to go and for which there is nobody else: they stay for now, beyond `after`. */
  waiting: number;
  /** Null: no limit, or somebody who left. */
  capacity: number | null;
  /** Of `after`. */
  reasons: Partial<Record<ProposalReason, number>>;
}

export interface Distribution {
  /** One for each account, in the order of the accounts. */
  proposals: Proposal[];
  /** Callers in the order in which they were given, then those who left and still have accounts, by id. */
  callers: CallerTotal[];
}
