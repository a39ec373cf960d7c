import { dateLiteralRange } from '../query/dates.ts';
import type { DayRange } from '../query/dates.ts';

type Literals = readonly [first: string, last: string];

/** Quarters and years by what stands before their unit in an interval's name; fiscal ones are those of the calendar. */
const REACH: Record<string, readonly [first: string, last: string]> = {
  CUR: ['THIS', 'THIS'],
  CURRENT: ['THIS', 'THIS'],
  PREV: ['LAST', 'LAST'],
  NEXT: ['NEXT', 'NEXT'],
  CURPREV: ['LAST', 'THIS'],
  PREVCUR: ['LAST', 'THIS'],
  CURNEXT: ['THIS', 'NEXT'],
};

/** The first and the last date literal that an interval of a time frame reaches over; undefined for one that is not modelled. */
function literalsOf(interval: string): Literals | undefined {
  const name = interval.replace('INTERVAL_', '');
  if (['TODAY', 'YESTERDAY', 'TOMORROW'].includes(name)) return [name, name];
  if (name === 'LASTTHISMONTH') return ['LAST_MONTH', 'THIS_MONTH'];
  if (name === 'THISNEXTMONTH') return ['THIS_MONTH', 'NEXT_MONTH'];
  const days = /^(LAST|NEXT)(7|30|60|90|120)$/.exec(name);
  if (days) return [`${days[1]}_N_DAYS:${days[2]}`, `${days[1]}_N_DAYS:${days[2]}`];
  const [, way, unit] = /^(LAST|THIS|NEXT)(WEEK|MONTH)$/.exec(name) ?? [];
  if (way) return [`${way}_${unit}`, `${way}_${unit}`];
  const [, before = '', period = ''] = /^([A-Z]+?)(Q|Y|FY|1)?$/.exec(name) ?? [];
  const reach = REACH[before];
  if (!reach || (before === 'CURRENT') !== (name === 'CURRENT' || name === 'CURRENTQ')) return undefined;
  const unitOf = period.endsWith('Y') ? 'YEAR' : 'QUARTER';
  return [`${reach[0]}_${unitOf}`, `${reach[1]}_${unitOf}`];
}

/** Whether a report's interval is one of those that this org models. */
export const isInterval = (name: string): boolean => name === 'INTERVAL_CUSTOM' || Boolean(literalsOf(name));

/** The API's name of an interval: `INTERVAL_THISMONTH` is `THIS_MONTH`, others stand without their prefix. */
export function durationOf(interval: string): string {
  const [first, last] = literalsOf(interval) ?? [];
  return first && first === last ? first : interval.replace('INTERVAL_', '');
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
  const literals = literalsOf(interval);
  if (literals) {
    const [first, last] = literals.map((literal) => dateLiteralRange(literal, timeZone, now)) as [DayRange, DayRange];
    return { from: first.from, to: last.to };
  }
  if (!startDate && !endDate) return undefined;
  const after = endDate && new Date(Date.parse(`${endDate}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { ...(startDate ? { from: startDate } : {}), ...(after ? { to: after } : {}) };
}
