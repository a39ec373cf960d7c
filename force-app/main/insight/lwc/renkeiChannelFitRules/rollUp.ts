import { decimal, divide, multiply, toNumber } from 'c/renkeiDecimalRules';
import { PREFERENCE_GROUPS, type Channel, type Preference, type PreferenceGroup } from './model.ts';

const ONLY: Record<Channel, PreferenceGroup> = {
  Field: 'FieldOnly',
  InsideSales: 'CentreOnly',
  Web: 'WebOnly',
  Seminar: 'SeminarOnly',
};

/** How one customer wants to be served, from the channels that they named for their steps; null where they named none. */
export function groupOf(preferred: readonly Channel[]): PreferenceGroup | null {
  const [first, ...others] = new Set(preferred);
  if (first === undefined) return null;
  return others.length > 0 ? 'Several' : ONLY[first];
}

/**
 * The survey over all customers who answered: how many belong to each group, and per hundred with one decimal. Whoever spoke of one
 * step only can be in no group but an "only" one, so the number of steps that each customer answered is told beside it.
 */
export function rollUp(preferences: readonly Preference[]): {
  accounts: number;
  /** Accounts that spoke of one step only. */
  withOneAnswer: number;
  groups: { group: PreferenceGroup; accounts: number; percent: number | null }[];
} {
  const byAccount = new Map<string, Channel[]>();
  for (const { account, preferred } of preferences) {
    byAccount.set(account, [...(byAccount.get(account) ?? []), preferred]);
  }
  const counts = new Map<PreferenceGroup, number>();
  let withOneAnswer = 0;
  for (const channels of byAccount.values()) {
    const group = groupOf(channels)!;
    counts.set(group, (counts.get(group) ?? 0) + 1);
    if (channels.length === 1) withOneAnswer += 1;
  }
  const accounts = byAccount.size;
  return {
    accounts,
    withOneAnswer,
    groups: PREFERENCE_GROUPS.map((group) => {
      const count = counts.get(group) ?? 0;
      const percent =
        accounts === 0 ? null : toNumber(divide(multiply(decimal(count), decimal(100)), decimal(accounts), 1));
      return { group, accounts: count, percent };
    }),
  };
}
