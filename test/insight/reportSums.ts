/** Plain reads and plain sums of records, as the packaged reports are held against them. They know of no report and of no engine. */
export type Row = Record<string, unknown>;
export type Read = (row: Row) => unknown;

/** Days and zone that a report is asked in. */
export interface Moment {
  /** Local day, `yyyy-mm-dd`. */
  today: string;
  now: Date;
  /** Minutes that local time is ahead of UTC. */
  offset: number;
}

export interface Expected {
  object: string;
  fields: string[];
  /** Which records are meant. */
  where(row: Row, moment: Moment): boolean;
  down: ((row: Row, moment: Moment) => unknown)[];
  across?: ((row: Row, moment: Moment) => unknown)[];
  /** By the name that the report gives to the figure. The count of records is always checked. */
  figures: Record<string, (rows: Row[], moment: Moment) => number | null>;
}

export const DAY = 86_400_000;

export const text = (row: Row, field: string): string => String(row[field] ?? '');
export const time = (row: Row, field: string): number => (row[field] ? Date.parse(String(row[field])) : Number.NaN);
export const has = (row: Row, field: string): boolean => row[field] !== null && row[field] !== undefined;
export const of = (field: string) => (row: Row) => row[field] ?? null;
export const parent = (relationship: string, field: string) => (row: Row) =>
  (row[relationship] as Row | null | undefined)?.[field] ?? null;
export const day = (instant: unknown, { offset }: Moment): string =>
  new Date(Date.parse(String(instant)) + offset * 60_000).toISOString().slice(0, 10);
/** The local day of a date or an instant. */
export const dayOf = (value: unknown, moment: Moment): string =>
  /T/.test(String(value)) ? day(value, moment) : String(value);
export const month = (field: string) => (row: Row, moment: Moment) =>
  has(row, field) ? `${dayOf(row[field], moment).slice(0, 7)}-01` : null;
export const week = (field: string) => (row: Row, moment: Moment) => {
  if (!has(row, field)) return null;
  const date = new Date(`${dayOf(row[field], moment)}T00:00:00Z`);
  return new Date(date.getTime() - date.getUTCDay() * DAY).toISOString().slice(0, 10);
};
const daysAgo = ({ today }: Moment, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
export const since = (field: string, days: number) => (row: Row, moment: Moment) =>
  has(row, field) && dayOf(row[field], moment) >= daysAgo(moment, days);
export const lately = (field: string, days: number) => (row: Row, moment: Moment) =>
  since(field, days)(row, moment) && dayOf(row[field], moment) <= moment.today;

const numbers = (rows: Row[], read: Read): number[] =>
  rows
    .map(read)
    .filter((value) => typeof value === 'number' && !Number.isNaN(value))
    .map(Number);
export const sum = (read: Read) => (rows: Row[]) => numbers(rows, read).reduce((total, value) => total + value, 0);
export const mean = (read: Read) => (rows: Row[]) => {
  const found = numbers(rows, read);
  return found.length === 0 ? null : found.reduce((total, value) => total + value, 0) / found.length;
};
export const most = (read: Read) => (rows: Row[]) =>
  numbers(rows, read).reduce<number | null>((a, b) => (a === null || b > a ? b : a), null);
export const least = (read: Read) => (rows: Row[]) =>
  numbers(rows, read).reduce<number | null>((a, b) => (a === null || b < a ? b : a), null);
export const different = (field: string) => (rows: Row[]) =>
  new Set(rows.map((row) => row[field]).filter((value) => value)).size;
export const counted = (test: (row: Row) => boolean) => sum((row) => Number(test(row)));
/** Percent of one count in another. */
export const share =
  (part: (row: Row) => boolean, whole: (row: Row) => boolean = () => true) =>
  (rows: Row[]) => {
    const all = rows.filter(whole).length;
    return all === 0 ? 0 : (rows.filter(part).length / all) * 100;
  };

/** The day on which the quarter before the current one begins. */
export function lastQuarter({ today }: Moment): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1));
  return first.toISOString().slice(0, 10);
}

export function ratio(rows: Row[], part: (row: Row) => boolean, whole: (row: Row) => boolean): number {
  const all = rows.filter(whole).length;
  return all === 0 ? 0 : (rows.filter(part).length / all) * 100;
}

export function items(row: Row): Row[] {
  return ((row['AgendaItems__r'] as { records: Row[] } | null)?.records ?? []) as Row[];
}
