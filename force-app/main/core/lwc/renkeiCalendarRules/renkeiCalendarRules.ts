/**
 * Calendar arithmetic on plain dates, `yyyy-mm-dd`. A plain date has no time and no zone, so a day is a day whatever the
 * machine's own zone is; the caller says which date "today" is.
 */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Earlier years are slips of the keyboard, and JavaScript's own dates read them as years of the 1900s. */
const FIRST_YEAR = 100;
const DAYS_OF_400_YEARS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/** Whether the text is a real calendar date: 2024-02-29 is, 2023-02-29 is not. */
export function isPlainDate(text: string): boolean {
  return dayOf(text) !== null;
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
 * @throws RangeError when the date is not a calendar date, or the result lies outside the years 100 to 9999
 */
export function addDays(date: string, days: number): string {
  return dateOf(requireDay(date) + days);
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

/**
 * Days since 1970-01-01, or null when the text is not a calendar date. Written out digit by digit, because a run over an org reads
 * millions of dates.
 */
export function dayOf(text: string): number | null {
  if (typeof text !== 'string' || text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digits(text, 0) * 100 + digits(text, 2);
  const month = digits(text, 5);
  const day = digits(text, 8);
  // What is no digit counts so far below zero that no range lets it pass.
  if (!(year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month))) return null;
  // Years that begin in March keep the leap day at their end.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

/**
 * The date of a day counted from 1970-01-01.
 * @throws RangeError when it lies outside the years 100 to 9999
 */
export function dateOf(day: number): string {
  const shifted = day + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= FIRST_YEAR && year <= 9_999)) throw new RangeError(`No calendar date: day ${day}`);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`;
}

function requireDay(date: string): number {
  const day = dayOf(date);
  if (day === null) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${date}`);
  return day;
}

function lastDayOf(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : MONTH_DAYS[month - 1]!;
}

/** Two digits as a number; far below zero when either is none. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}
