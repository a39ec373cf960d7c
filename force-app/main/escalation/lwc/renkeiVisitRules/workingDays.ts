import { addDays, dayOf } from 'c/renkeiCalendarRules';
import { endAfter, type Span } from './halfHours.ts';

/** Minutes after midnight from which on customers are visited. */
const OPENS_AT = 9 * 60;
const DAYS_OF_WEEK = 5;

/**
 * When customers are visited on a day.
 * @param midnight the instant at which the day begins where the reader is
 * @param endsAt minutes after midnight at which the business day ends
 */
export function workingSpan(midnight: string, endsAt: number): Span {
  return { start: endAfter(midnight, OPENS_AT), end: endAfter(midnight, endsAt) };
}

/** Whether nobody is visited on a day (yyyy-mm-dd): a weekend or a holiday. */
export function isDayOff(date: string, holidays: readonly string[]): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6 || holidays.includes(date);
}

/** A day, or the next one on which customers are visited (yyyy-mm-dd). */
export function workingDayFrom(date: string, holidays: readonly string[]): string {
  let day = date;
  while (isDayOff(day, holidays)) day = addDays(day, 1);
  return day;
}

/** Monday to Friday of the week in which a day lies; from a weekend, of the next. */
export function weekOf(date: string): string[] {
  const weekday = weekdayOf(date);
  const monday = addDays(date, weekday === 0 ? 1 : weekday === 6 ? 2 : 1 - weekday);
  return Array.from({ length: DAYS_OF_WEEK }, (_unused, index) => addDays(monday, index));
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(date: string): number {
  const day = dayOf(date);
  if (day === null) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${date}`);
  return (((day + 4) % 7) + 7) % 7;
}
