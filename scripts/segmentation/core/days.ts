/** A day is its number of days after 1970-01-01. Before every day: no day at all. */
export const NO_DAY = -2_147_483_648;

export const SECONDS_PER_DAY = 86_400;
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** The day of a calendar date; undefined when there is no such date. Years 0 to 9999. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const length = MONTH_STARTS[month]! - MONTH_STARTS[month - 1]! + (month === 2 ? leap : 0);
  if (!(day <= length)) return undefined;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return year * 365 + leapDays + MONTH_STARTS[month - 1]! + (month > 2 ? leap : 0) + day - 719_528;
}

/** The day of a text `yyyy-mm-dd`. @throws RangeError when it is no calendar date */
export function dayOfText(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${text}`);
  return day;
}

const texts = new Map<number, string>();

/** `yyyy-mm-dd`, the same string every time. */
export function textOfDay(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}
