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
}

/**
 * The day on which a case counts as abandoned after one visit, unless something happens before: so many days after the visit, or
 * after the next step that was agreed. Null where there is no such day.
 */
export function abandonedOn({ status, visitCount, lastVisitOn, nextStepOn }: VisitedCase, days: number): string | null {
  if (status !== 'Visited' || visitCount !== 1 || !lastVisitOn) return null;
  const from = nextStepOn && daysBetween(lastVisitOn, nextStepOn) > 0 ? nextStepOn : lastVisitOn;
  return addDays(from, days);
}

/** Whether a case is abandoned after one visit: no next step within the days of the setting. @param today yyyy-mm-dd */
export function isAbandoned(visited: VisitedCase, today: string, days: number): boolean {
  const from = abandonedOn(visited, days);
  return from !== null && daysBetween(from, today) >= 0;
}
