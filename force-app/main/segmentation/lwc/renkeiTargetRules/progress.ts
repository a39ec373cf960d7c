import { decimal, divide, multiply, toNumber } from 'c/renkeiDecimalRules';
import { addMonths, daysBetween } from 'c/renkeiCalendarRules';
import type { Activity, Pace, Progress, TargetKind } from './model.ts';

/**
 * How far a target is reached. A rate is judged by itself, because it does not grow with the month; counts and amounts are on
 * pace while their share of the target is at least the share of the month that has passed, today included.
 * @param month first day of the month, yyyy-mm-dd
 * @param today yyyy-mm-dd; outside the month the month counts as not begun or as over
 */
export function progressOf(
  kind: TargetKind,
  target: number,
  activity: Activity,
  month: string,
  today: string,
): Progress {
  const actual = actualOf(kind, activity);
  if (actual === null) return { actual, percent: null, pace: 'NothingYet' };
  const percent = target > 0 ? percentOf(actual, target) : null;
  return { actual, percent, pace: paceOf(kind, actual, target, month, today) };
}

/** Days of the month that have passed on a day, today included, and how many it has. */
export function monthPassed(month: string, today: string): { days: number; of: number } {
  const of = daysBetween(month, addMonths(month, 1));
  return { days: Math.min(of, Math.max(0, daysBetween(month, today) + 1)), of };
}

function actualOf(kind: TargetKind, { cases, conversations, wonAmount }: Activity): number | null {
  if (kind === 'Count') return cases;
  if (kind === 'Amount') return wonAmount;
  if (conversations === 0) return null;
  return toNumber(divide(multiply(decimal(cases), decimal(100)), decimal(conversations), 1));
}

function percentOf(actual: number, target: number): number {
  return toNumber(divide(multiply(decimal(actual), decimal(100)), decimal(target), 0));
}

function paceOf(kind: TargetKind, actual: number, target: number, month: string, today: string): Pace {
  if (actual >= target) return 'Reached';
  if (kind === 'Rate') return 'Behind';
  const { days, of } = monthPassed(month, today);
  if (days === 0) return 'NothingYet';
  return actual * of >= target * days ? 'OnPace' : 'Behind';
}
