import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { Verdict } from 'c/renkeiRadarRules';

/** As stored in `Figure__c`. */
export type Figure =
  | 'FollowUpRate'
  | 'AcceptRate'
  | 'AppointmentRate'
  | 'WonAmount'
  | 'WonCount'
  | 'Escalated'
  | 'Visits'
  | 'Talks'
  | 'HoursToAccept'
  | 'AbandonedAfterOneVisit'
  | 'SilentLossHitRate'
  | 'Satisfaction';

export const FIGURES: readonly Figure[] = [
  'FollowUpRate',
  'AcceptRate',
  'AppointmentRate',
  'WonAmount',
  'WonCount',
  'Escalated',
  'Visits',
  'Talks',
  'HoursToAccept',
  'AbandonedAfterOneVisit',
  'SilentLossHitRate',
  'Satisfaction',
];

/** A case was handed over, and accepted before it was handed over again, or not. */
export interface Handover {
  at: string;
  on: string;
  acceptedAt: string | null;
  acceptedOn: string | null;
}

/** A case of the team. `…On` are local days (yyyy-mm-dd), `…At` instants (ISO 8601). */
export interface FigureCase {
  status: CaseStatus;
  /** All of them, in their order: a case that was returned may be handed over again. */
  handovers: readonly Handover[];
  firstVisitDueAt: string | null;
  firstVisitDueOn: string | null;
  /** The first visit that took place. */
  firstVisitAt: string | null;
  firstVisitOn: string | null;
  closedOn: string | null;
  /** Amount of the won opportunity in the corporate currency; null where it has none. */
  wonAmount: number | null;
  abandonedOn: string | null;
}

/** A visit that took place, in a case or not. */
export interface FigureVisit {
  on: string;
}

/** A conversation. */
export interface FigureTalk {
  on: string;
  /** By inside sales. */
  isCallers: boolean;
  /** It led to an appointment. */
  isAppointment: boolean;
  /** 1 to 5; null where nobody asked. */
  satisfaction: number | null;
}

export interface FigureWarning {
  verdict: Verdict;
  verdictOn: string | null;
}

export interface FigureFacts {
  cases: readonly FigureCase[];
  visits: readonly FigureVisit[];
  talks: readonly FigureTalk[];
  warnings: readonly FigureWarning[];
}

export interface MonthFigure {
  figure: Figure;
  /** Null where there is nothing to divide by. Rates are percent with one decimal. */
  value: number | null;
  /** What the value is out of; null for plain counts and amounts. */
  denominator: number | null;
}
