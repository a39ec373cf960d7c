import { addDays } from 'c/renkeiCalendarRules';
import type { DemoHoliday } from './model.ts';

type Rule = readonly [name: string, month: number, day: number | ((year: number) => number)];

/** The holidays of Japan as the law has them since 2022: fixed days, Mondays, and the equinoxes as computed for 1980 to 2099. */
const rules: readonly Rule[] = [
  ['元日 New Year’s Day', 1, 1],
  ['成人の日 Coming of Age Day', 1, (year) => monday(year, 1, 2)],
  ['建国記念の日 National Foundation Day', 2, 11],
  ['天皇誕生日 Emperor’s Birthday', 2, 23],
  ['春分の日 Vernal Equinox Day', 3, (year) => equinox(year, 20.8431)],
  ['昭和の日 Showa Day', 4, 29],
  ['憲法記念日 Constitution Memorial Day', 5, 3],
  ['みどりの日 Greenery Day', 5, 4],
  ['こどもの日 Children’s Day', 5, 5],
  ['海の日 Marine Day', 7, (year) => monday(year, 7, 3)],
  ['山の日 Mountain Day', 8, 11],
  ['敬老の日 Respect for the Aged Day', 9, (year) => monday(year, 9, 3)],
  ['秋分の日 Autumnal Equinox Day', 9, (year) => equinox(year, 23.2488)],
  ['スポーツの日 Sports Day', 10, (year) => monday(year, 10, 2)],
  ['文化の日 Culture Day', 11, 3],
  ['勤労感謝の日 Labour Thanksgiving Day', 11, 23],
];

/** Holidays of the year before the demo's day, of its year and of the next, in order. */
export function holidaysAround(asOf: string): DemoHoliday[] {
  const year = Number(asOf.slice(0, 4));
  return [year - 1, year, year + 1].flatMap(holidaysOf);
}

/** Holidays of Japan in a year from 2022 on, with those that replace a Sunday and those between two others. */
export function holidaysOf(year: number): DemoHoliday[] {
  const days = new Map(
    rules.map(([name, month, day]) => [dateOf(year, month, typeof day === 'number' ? day : day(year)), name]),
  );
  for (const day of [...days.keys()].sort()) {
    if (weekdayOf(day) !== 0) continue;
    let next = addDays(day, 1);
    while (days.has(next)) next = addDays(next, 1);
    days.set(next, '振替休日 Substitute holiday');
  }
  for (const day of [...days.keys()]) {
    const between = addDays(day, 1);
    if (!days.has(between) && days.has(addDays(day, 2)) && weekdayOf(between) !== 0)
      days.set(between, '国民の休日 Citizens’ holiday');
  }
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([day, name]) => ({ key: day, day, name }));
}

function equinox(year: number, base: number): number {
  const passed = year - 1980;
  return Math.floor(base + 0.242194 * passed - Math.floor(passed / 4));
}

/** Day of the n-th Monday of a month. */
function monday(year: number, month: number, nth: number): number {
  const first = weekdayOf(dateOf(year, month, 1));
  return 1 + ((8 - first) % 7) + (nth - 1) * 7;
}

function dateOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
