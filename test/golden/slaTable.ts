import { readFileSync } from 'node:fs';
import type { DueInput } from 'c/renkeiSlaRules';

/** What `sla.json` may change from case to case. */
type Changing = Omit<DueInput, 'at' | 'holidays'> & { holidays: string[] };

/** One line of `sla.json`; the table itself says how it is read. */
export interface SlaCase extends Partial<Changing> {
  case: string;
  at: string;
  expect: string;
  /** The same by the clock on the wall. */
  local: string;
}

export interface SlaTable extends Changing {
  cases: SlaCase[];
}

export const readSlaTable = (): SlaTable =>
  JSON.parse(readFileSync(new URL('sla.json', import.meta.url), 'utf8')) as SlaTable;

/** The full argument of `dueAt` for one case. */
export function dueInputOf(
  { businessDays, dayEndsAt, holidays, offset }: SlaTable,
  golden: SlaCase,
): DueInput & Changing {
  return { businessDays, dayEndsAt, holidays, offset, ...golden };
}
