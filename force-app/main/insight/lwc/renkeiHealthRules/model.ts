import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { HeldMeeting, Rhythm } from 'c/renkeiMeetingRules';

/** As stored in `Pattern__c`. */
export type HealthPattern =
  | 'Isolation'
  | 'PartTimeManagement'
  | 'AbandonedAfterOneVisit'
  | 'UnexplainedReturns'
  | 'SkippedMeetings'
  | 'FeedbackNotGiven';

export const HEALTH_PATTERNS: readonly HealthPattern[] = [
  'Isolation',
  'PartTimeManagement',
  'AbandonedAfterOneVisit',
  'UnexplainedReturns',
  'SkippedMeetings',
  'FeedbackNotGiven',
];

/** What happened to a case, by local days, in any order. */
export interface CaseHistory {
  id: string;
  caller: string | null;
  /** Every change of status. `isOther`: somebody else than the caller made it. */
  steps: readonly {
    to: CaseStatus;
    on: string;
    at: string;
    isOther: boolean;
    reason: string | null;
    note: string | null;
  }[];
  /** Visits that were to take place and were not cancelled. `resultOn`: when the rep said what came of it. */
  visits: readonly { on: string; resultOn: string | null; nextStepOn: string | null }[];
}

/** What is known of one team. */
export interface TeamFacts {
  /** Callers at work. */
  callers: readonly string[];
  /** Percent of the inside-sales manager's time that belongs to the centre; null: nobody leads it. */
  managerSharePercent: number | null;
  cases: readonly CaseHistory[];
  /** Days on which a caller had to do with the field otherwise: thanks, a case of theirs in a meeting, a note of theirs there. */
  exchanges: readonly { caller: string; on: string }[];
  /** When the charter asks for a follow-up meeting; null: it asks for none. */
  rhythm: Rhythm | null;
  meetings: readonly HeldMeeting[];
  /** Days on which nobody works, besides weekends. */
  holidays: readonly string[];
}

export interface HealthPolicy {
  /** A caller without any exchange with the field for so many days is alone. */
  isolationTalksDays: number;
  /** Business days within which a rep says what came of a visit. */
  feedbackWithinDays: number;
  /** After one visit without a next step, for so many days, a case is abandoned. */
  abandonedAfterDays: number;
}

/** The defaults of charter and setting. */
export const DEFAULT_HEALTH_POLICY: HealthPolicy = {
  isolationTalksDays: 14,
  feedbackWithinDays: 5,
  abandonedAfterDays: 14,
};

export interface HealthCount {
  pattern: HealthPattern;
  count: number;
  /** Out of how many; 0 where there was nothing to go wrong. */
  denominator: number;
  /** Who or what was counted: callers by user, cases by Id (twice if returned twice), meetings by day. */
  subjects: string[];
}
