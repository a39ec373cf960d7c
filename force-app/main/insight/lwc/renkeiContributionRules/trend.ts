import { addMonths } from 'c/renkeiCalendarRules';
import type { ContributionCase } from './trace.ts';

/** One month of a caller's own trend: handovers by their day, wins by the day on which they were closed. */
export interface MonthTrend {
  /** First day of the month. */
  month: string;
  cases: number;
  won: number;
}

/** The caller's months up to and including the one of a day, oldest first; compared with themselves and with nobody else. */
export function monthlyTrend(cases: readonly ContributionCase[], day: string, months: number): MonthTrend[] {
  const last = `${day.slice(0, 7)}-01`;
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(last, index + 1 - months);
    const isIn = (date: string | null) => date !== null && date.slice(0, 7) === month.slice(0, 7) && date <= day;
    const won = cases.filter(({ isWon, closedOn }) => isWon && isIn(closedOn));
    return {
      month,
      cases: cases.filter(({ handedOverOn }) => isIn(handedOverOn)).length,
      won: won.length,
    };
  });
}
