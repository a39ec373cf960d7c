import { dateLiteralRange } from '../query/dates.ts';
import type { DayRange } from '../query/dates.ts';

/** Intervals of a report's time frame, as the first and the last date literal that they reach over. */
const INTERVALS: Record<string, readonly [first: string, last?: string]> = {
  INTERVAL_TODAY: ['TODAY'],
  INTERVAL_YESTERDAY: ['YESTERDAY'],
  INTERVAL_TOMORROW: ['TOMORROW'],
  INTERVAL_THISWEEK: ['THIS_WEEK'],
  INTERVAL_LASTWEEK: ['LAST_WEEK'],
  INTERVAL_NEXTWEEK: ['NEXT_WEEK'],
  INTERVAL_THISMONTH: ['THIS_MONTH'],
  INTERVAL_LASTMONTH: ['LAST_MONTH'],
  INTERVAL_NEXTMONTH: ['NEXT_MONTH'],
  INTERVAL_LASTTHISMONTH: ['LAST_MONTH', 'THIS_MONTH'],
  INTERVAL_THISNEXTMONTH: ['THIS_MONTH', 'NEXT_MONTH'],
  INTERVAL_LAST7: ['LAST_N_DAYS:7'],
  INTERVAL_LAST30: ['LAST_N_DAYS:30'],
  INTERVAL_LAST60: ['LAST_N_DAYS:60'],
  INTERVAL_LAST90: ['LAST_N_DAYS:90'],
  INTERVAL_LAST120: ['LAST_N_DAYS:120'],
  INTERVAL_NEXT7: ['NEXT_N_DAYS:7'],
  INTERVAL_NEXT30: ['NEXT_N_DAYS:30'],
  INTERVAL_NEXT60: ['NEXT_N_DAYS:60'],
  INTERVAL_NEXT90: ['NEXT_N_DAYS:90'],
  INTERVAL_NEXT120: ['NEXT_N_DAYS:120'],
  // The fiscal year is the calendar year, so that both kinds of quarters and years mean the same.
  INTERVAL_CURRENT: ['THIS_QUARTER'],
  INTERVAL_PREV1: ['LAST_QUARTER'],
  INTERVAL_NEXT1: ['NEXT_QUARTER'],
  INTERVAL_CURPREV1: ['LAST_QUARTER', 'THIS_QUARTER'],
  INTERVAL_CURNEXT1: ['THIS_QUARTER', 'NEXT_QUARTER'],
  INTERVAL_CURRENTQ: ['THIS_QUARTER'],
  INTERVAL_PREVQ: ['LAST_QUARTER'],
  INTERVAL_NEXTQ: ['NEXT_QUARTER'],
  INTERVAL_CURPREVQ: ['LAST_QUARTER', 'THIS_QUARTER'],
  INTERVAL_CURNEXTQ: ['THIS_QUARTER', 'NEXT_QUARTER'],
  INTERVAL_CURFY: ['THIS_YEAR'],
  INTERVAL_PREVFY: ['LAST_YEAR'],
  INTERVAL_NEXTFY: ['NEXT_YEAR'],
  INTERVAL_PREVCURFY: ['LAST_YEAR', 'THIS_YEAR'],
  INTERVAL_CURNEXTFY: ['THIS_YEAR', 'NEXT_YEAR'],
  INTERVAL_CURY: ['THIS_YEAR'],
  INTERVAL_PREVY: ['LAST_YEAR'],
  INTERVAL_NEXTY: ['NEXT_YEAR'],
  INTERVAL_PREVCURY: ['LAST_YEAR', 'THIS_YEAR'],
  INTERVAL_CURNEXTY: ['THIS_YEAR', 'NEXT_YEAR'],
};

/** Whether a report's interval is one of those that this org models. */
export const isInterval = (name: string): boolean => name === 'INTERVAL_CUSTOM' || name in INTERVALS;

/** The API's name of an interval: `INTERVAL_THISMONTH` is `THIS_MONTH`, its own names stand without their prefix. */
export function durationOf(interval: string): string {
  const [first, last] = INTERVALS[interval] ?? [];
  return first && !last ? first : interval.replace('INTERVAL_', '');
}

/**
 * The days of a time frame.
 * @returns undefined when it leaves all of them in: a custom frame without days
 */
export function intervalRange(
  interval: string,
  timeZone: string,
  now: Date,
  startDate: string | null,
  endDate: string | null,
): Partial<DayRange> | undefined {
  const found = INTERVALS[interval];
  if (found) {
    const { from } = dateLiteralRange(found[0], timeZone, now);
    return { from, to: dateLiteralRange(found.at(-1)!, timeZone, now).to };
  }
  if (!startDate && !endDate) return undefined;
  const after = endDate && new Date(Date.parse(`${endDate}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { ...(startDate ? { from: startDate } : {}), ...(after ? { to: after } : {}) };
}
