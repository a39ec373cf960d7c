import type { FieldValue } from '../../connection/saveRows.ts';
import type { Survivorship } from '../linkSchema.ts';
import { sameValue } from './history.ts';

/** What one source says about a field of an account. */
export interface Saying {
  source: string;
  /** 0 is the most trusted. */
  trust: number;
  /** Instant or day of the row's last change, as ISO text. */
  changedAt: string;
  value: FieldValue;
}

export interface FieldState {
  /** The account's value now. */
  current: FieldValue;
  /** What imports wrote last; undefined: they never wrote it. */
  written: { value: FieldValue } | undefined;
}

export interface Survivor {
  value: FieldValue;
  /** Whether the value stays only because a person has edited it. */
  edited: boolean;
}

/** A field without a rule. */
export const DEFAULT_RULE: Survivorship = { rule: 'fillOnly', overEdits: false };

/**
 * Which value a field of an account keeps. Empty sayings do not count: a source that says nothing empties nothing. What differs from
 * what an import wrote is a person's edit, an emptied field too, and stays unless the rule goes over edits.
 */
export function survivor(
  { rule, overEdits }: Survivorship,
  { current, written }: FieldState,
  said: readonly Saying[],
): Survivor {
  const sayings = said.filter(({ value }) => !sameValue(value, null));
  const best = sayings.length === 0 || rule === 'never' ? undefined : chosen(rule, current, written, sayings);
  if (best === undefined || sameValue(best, current)) return { value: current, edited: false };
  const isEdit = written !== undefined && !sameValue(written.value, current);
  return isEdit && !overEdits ? { value: current, edited: true } : { value: best, edited: false };
}

function chosen(
  rule: Survivorship['rule'],
  current: FieldValue,
  written: FieldState['written'],
  sayings: readonly Saying[],
): FieldValue {
  const byTrust = [...sayings].sort((one, other) => one.trust - other.trust || text(one.source, other.source));
  switch (rule) {
    case 'mostTrusted':
      return byTrust[0]!.value;
    case 'mostRecent':
      return byTrust.reduce((best, each) => (each.changedAt > best.changedAt ? each : best)).value;
    case 'longest': {
      const own = written === undefined || !sameValue(written.value, current) ? [current] : [];
      const texts = [...own, ...byTrust.map(({ value }) => value)];
      return texts.reduce((best, each) => (length(each) > length(best) ? each : best));
    }
    default:
      return sameValue(current, null) ? byTrust[0]!.value : current;
  }
}

function length(value: FieldValue): number {
  return value === null ? 0 : [...String(value)].length;
}

function text(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
