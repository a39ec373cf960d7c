import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import type { CaseStatus } from './model.ts';

/** Where the setting says nothing. */
export const DEFAULT_ABANDONED_AFTER_DAYS = 14;

/** What of a case tells whether it was left alone. Days are local days of the org, yyyy-mm-dd. */
export interface VisitedCase {
  status: CaseStatus;
  visitCount: number;
  lastVisitOn: string | null;
  nextStepOn: string | null;
  /** The last visit that is booked: a next step that nobody has to type. */
  plannedOn?: string | null;
}

/**
 * The day on which a case counts as abandoned after one visit, unless something happens before: so many days after the visit, or
 * after the next step that was agreed or the visit that is booked, whichever is latest. Null where there is no such day.
 */
export function abandonedOn(visited: VisitedCase, days: number): string | null {
  const { status, visitCount, lastVisitOn, nextStepOn, plannedOn } = visited;
  if (status !== 'Visited' || visitCount !== 1 || !lastVisitOn) return null;
  const later = (day: string, other: string | null | undefined): string =>
    other && daysBetween(day, other) > 0 ? other : day;
  return addDays(later(later(lastVisitOn, nextStepOn), plannedOn), days);
}

/** Whether a case is abandoned after one visit: no next step within the days of the setting. @param today yyyy-mm-dd */
export function isAbandoned(visited: VisitedCase, today: string, days: number): boolean {
  const from = abandonedOn(visited, days);
  return from !== null && daysBetween(from, today) >= 0;
}
