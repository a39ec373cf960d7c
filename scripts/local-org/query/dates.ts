import { localDay } from '../clock.ts';
import { malformed } from './parse.ts';

/** Days from `from` up to, not including, `to` (`2026-04-01`). */
export interface DayRange {
  from: string;
  to: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const MONTHS: Partial<Record<Unit, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * The days that a date literal such as `LAST_N_DAYS:30` or `THIS_QUARTER` means. Weeks begin on Sunday, the fiscal year
 * is the calendar year.
 */
export function dateLiteralRange(literal: string, timeZone: string, now: Date): DayRange {
  const [name = '', argument] = literal.toUpperCase().replace('FISCAL_', '').split(':');
  const today = localDay(timeZone, now);
  const fixed: Record<string, DayRange> = {
    TODAY: period('DAY', today, 0, 0),
    YESTERDAY: period('DAY', today, -1, -1),
    TOMORROW: period('DAY', today, 1, 1),
    LAST_90_DAYS: period('DAY', today, -90, 0),
    NEXT_90_DAYS: period('DAY', today, 1, 90),
  };
  if (fixed[name]) return fixed[name];
  const [, relative, unit] = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name) ?? [];
  if (relative) {
    const offset = relative === 'LAST' ? -1 : relative === 'NEXT' ? 1 : 0;
    return period(unit as Unit, today, offset, offset);
  }
  const [, before, units] = /^(LAST_N|NEXT_N|N)_(DAY|WEEK|MONTH|QUARTER|YEAR)S(?:_AGO)?$/.exec(name) ?? [];
  const count = Number(argument);
  if (!before || !Number.isInteger(count)) throw malformed(`unexpected token: '${literal}'`);
  if (before === 'N') return period(units as Unit, today, -count, -count);
  if (before === 'NEXT_N') return period(units as Unit, today, 1, count);
  return period(units as Unit, today, -count, units === 'DAY' ? 0 : -1);
}

/** Whether text is a date literal such as `LAST_N_DAYS:30`. */
export function isDateLiteral(text: string): boolean {
  try {
    return Boolean(dateLiteralRange(text, 'UTC', new Date(0)));
  } catch {
    return false;
  }
}

/** Whole periods, from the one `first` periods away from that of a day to the one `last` periods away. */
function period(unit: Unit, day: string, first: number, last: number): DayRange {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = MONTHS[unit];
  if (months) {
    const start = Math.floor((month - 1) / months) * months;
    return { from: dayOf(year, start + first * months, 1), to: dayOf(year, start + (last + 1) * months, 1) };
  }
  const days = unit === 'WEEK' ? 7 : 1;
  const start = unit === 'WEEK' ? date - new Date(`${day}T00:00:00Z`).getUTCDay() : date;
  return { from: dayOf(year, month - 1, start + first * days), to: dayOf(year, month - 1, start + (last + 1) * days) };
}

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
