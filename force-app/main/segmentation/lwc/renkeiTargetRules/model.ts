import type { ScoredSegment, SegmentRole } from 'c/renkeiSegmentRules';

/** Rate: cases per hundred conversations, in percent. Count: cases handed over. Amount: won, in the corporate currency. */
export type TargetKind = NonNullable<SegmentRole['targetKind']>;

/** A target that a manager wrote for one month; without a person it is the segment's. */
export interface TargetRow {
  /** First day of the month, yyyy-mm-dd. */
  month: string;
  segment: ScoredSegment;
  kind: TargetKind;
  person: string | null;
  target: number;
}

/** A member of a team who can carry targets. */
export interface TargetPerson {
  user: string;
  role: 'Caller' | 'FieldRep';
}

export interface PersonTarget {
  user: string;
  target: number;
  /** Own: a row of this person. EvenSplit: what the others leave, in equal parts. SameRate: a rate is not divided. */
  source: 'Own' | 'EvenSplit' | 'SameRate';
}

export interface SegmentTarget {
  segment: ScoredSegment;
  kind: TargetKind;
  target: number;
  /** Month: a row for this month. Policy: the monthly target of the segment's role. */
  source: 'Month' | 'Policy';
  persons: PersonTarget[];
}

/** What was reached in the month so far, for a segment or a person of it. */
export interface Activity {
  /** Cases handed over to the field. */
  cases: number;
  conversations: number;
  wonAmount: number;
}

export type Pace = 'Reached' | 'OnPace' | 'Behind' | 'NothingYet';

export interface Progress {
  /** In the unit of the target; null when there is nothing to divide by. */
  actual: number | null;
  /** Percent of the target, whole. */
  percent: number | null;
  pace: Pace;
}
