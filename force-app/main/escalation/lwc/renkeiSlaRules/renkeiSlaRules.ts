/**
 * Deadlines of a case. What comes while nobody works (after the end of a working day, at a weekend, on a holiday) counts as having
 * come on the next business day, so that what comes later is never due earlier. The flow RenkeiEscalation_BeforeSave_Guard states
 * the same rule; both pass `test/golden/sla.json`.
 */
import { dateOf, dayOf } from 'c/renkeiCalendarRules';
import { minutesOfLocal, minutesOfUtc, type OrgOffset } from './localTime.ts';

export { localDayOf, minutesOfLocal, minutesOfUtc, type OrgOffset } from './localTime.ts';

const MINUTES_PER_DAY = 1_440;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const THURSDAY = 3;
/** So long before the deadline the rep is warned. */
const WARNING_MINUTES = 240;
/** End of the working day in minutes after midnight, where the setting says nothing. */
export const DEFAULT_DAY_ENDS_AT = 1_080;

export interface DueInput {
  /** The instant from which time runs, ISO 8601. */
  at: string;
  /** How many business days there are; 0 is the end of the day that counts. */
  businessDays: number;
  /** Non-working days, yyyy-mm-dd; those at weekends change nothing. */
  holidays: Iterable<string>;
  offset: OrgOffset;
  /** End of the working day in minutes after local midnight. */
  dayEndsAt: number;
}

/**
 * The instant until which something is due: the end of the working day of the n-th business day after the day that counts.
 * @returns ISO 8601 in UTC
 * @throws RangeError when `at` is no instant, or days or minutes are no whole numbers from 0 on
 */
export function dueAt({ at, businessDays, holidays, offset, dayEndsAt }: DueInput): string {
  for (const [name, value] of Object.entries({ businessDays, dayEndsAt }))
    if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name} is no whole number from 0 on: ${value}`);
  const works = workingDays(holidays);
  const local = minutesOfLocal(at, offset);
  let day = Math.floor(local / MINUTES_PER_DAY);
  if (local - day * MINUTES_PER_DAY > dayEndsAt) day += 1;
  while (!works(day)) day += 1;
  for (let left = businessDays; left > 0;) {
    day += 1;
    if (works(day)) left -= 1;
  }
  return new Date(minutesOfUtc(day * MINUTES_PER_DAY + dayEndsAt, offset) * 60_000).toISOString();
}

/** Whether people work on a day, yyyy-mm-dd. @throws RangeError when it is no date */
export function isBusinessDay(date: string, holidays: Iterable<string>): boolean {
  const day = dayOf(date);
  if (day === null) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${date}`);
  return workingDays(holidays)(day);
}

export interface TimeLeft {
  /** Whole minutes until the deadline, or since. */
  minutes: number;
  isOver: boolean;
  /** Not over, and so near that the rep has been warned. */
  isNear: boolean;
}

/** How long somebody has until a deadline; null without one. Both are instants in ISO 8601. */
export function timeLeft(due: string | null | undefined, now: string): TimeLeft | null {
  if (!due) return null;
  const left = Date.parse(due) - Date.parse(now);
  if (Number.isNaN(left)) throw new RangeError(`Not two instants: ${due}, ${now}`);
  const isOver = left < 0;
  const minutes = Math.floor(Math.abs(left) / 60_000);
  return { minutes, isOver, isNear: !isOver && minutes <= WARNING_MINUTES };
}

function workingDays(holidays: Iterable<string>): (day: number) => boolean {
  const free = new Set(holidays);
  return (day) => (((day + THURSDAY) % 7) + 7) % 7 < 5 && !free.has(dateOf(day));
}
