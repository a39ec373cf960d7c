/**
 * From here on a person carries more accounts than anybody can know: reps of the studied companies carried a hundred and more small
 * accounts each and neglected the important ones.
 */
export const ALARM_ACCOUNTS = 100;

/** From here on a load is tight, in percent of the capacity. */
const TIGHT = 90;

export interface Gauge {
  /** Percent of the capacity that accounts in field-led segments take; null when nobody has set a capacity. */
  load: number | null;
  tone: 'brand' | 'warning' | 'error';
  /** Whether the person carries a hundred accounts or more, of whatever segment. */
  alarmed: boolean;
}

/**
 * The gauge of one owner.
 * @param capacity accounts that the person can look after in segments that the field leads
 */
export function gaugeOf(owner: { accounts: number; fieldLed: number }, capacity: number | null): Gauge {
  const load = capacity ? (owner.fieldLed / capacity) * 100 : null;
  const alarmed = owner.accounts >= ALARM_ACCOUNTS;
  if (alarmed || (load ?? 0) > 100) return { load, tone: 'error', alarmed };
  return { load, tone: (load ?? 0) >= TIGHT ? 'warning' : 'brand', alarmed };
}

/** What a person can look after as a rep, of all teams together, else as whatever else the person is; null when no team says. */
export function ownCapacity(
  user: string,
  team: readonly { user: string; role: string; capacity: number | null }[],
): number | null {
  const own = team.filter((member) => member.user === user);
  const asRep = own.filter(({ role }) => role === 'FieldRep');
  return (asRep.length > 0 ? asRep : own).reduce<number | null>(
    (sum, { capacity }) => (capacity === null ? sum : (sum ?? 0) + capacity),
    null,
  );
}
