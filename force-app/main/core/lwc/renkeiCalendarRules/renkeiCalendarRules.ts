/**
 * Calendar arithmetic on plain dates, `yyyy-mm-dd`. A plain date has no time and no zone, so a day is a day whatever the
 * machine's own zone is; the caller says which date "today" is.
 */
const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the text is a real calendar date: 2024-02-29 is, 2023-02-29 is not. */
export function isPlainDate(text: string): boolean {
  return dayNumber(text) !== null;
}

/**
 * Whole days from one date to the other; negative when `to` lies before `from`.
 * @throws RangeError when either is not a calendar date
 */
export function daysBetween(from: string, to: string): number {
  return requireDay(to) - requireDay(from);
}

/**
 * The date `days` later (earlier when negative).
 * @throws RangeError when the date is not a calendar date
 */
export function addDays(date: string, days: number): string {
  return new Date((requireDay(date) + days) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * The same day of the month `months` later, or that month's last day when it is shorter: 2024-02-29 plus 12 is 2025-02-28.
 * @throws RangeError when the date is not a calendar date
 */
export function addMonths(date: string, months: number): string {
  requireDay(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function requireDay(date: string): number {
  const day = dayNumber(date);
  if (day === null) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${date}`);
  return day;
}

function dayNumber(text: string): number | null {
  const match = PLAIN_DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const read = new Date(time);
  // Date.UTC rolls 31 April over into May and takes years below 100 as 19xx: such dates are not what was written.
  const asWritten = read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  return asWritten ? time / MILLISECONDS_PER_DAY : null;
}
