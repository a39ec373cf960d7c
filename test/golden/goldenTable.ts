import type { AccountInputs, AccountScore, SegmentPolicy } from 'c/renkeiSegmentRules';

/** One line of `segmentRules.json`; the table itself says how it is read. */
export interface GoldenCase {
  case: string;
  asOf?: string;
  policy?: object;
  account?: object;
  expect?: Partial<AccountScore>;
  error?: { code: string; field: string };
  /** The flow is not asked, because no org can hold these values. */
  onlyIn?: 'TypeScript';
  /** Why the flow is not asked. */
  reason?: string;
}

export interface GoldenTable {
  asOf: string;
  policy: SegmentPolicy;
  account: AccountInputs;
  cases: GoldenCase[];
}

/** The cases that stored fields can hold: the flow has to pass them as well as the TypeScript. */
export function casesForBoth({ cases }: GoldenTable): GoldenCase[] {
  return cases.filter(({ onlyIn }) => onlyIn === undefined);
}

/** The full arguments of `scoreAccount` for one case. */
export function argumentsOf(table: GoldenTable, golden: GoldenCase): [AccountInputs, SegmentPolicy, string] {
  const account = merge(table.account, golden.account) as AccountInputs;
  const policy = merge(table.policy, golden.policy) as SegmentPolicy;
  return [account, policy, golden.asOf ?? table.asOf];
}

function merge(base: unknown, change: unknown): unknown {
  if (change === undefined) return base;
  if (change === 'NaN' || change === 'Infinity') return Number(change);
  if (!isObject(change)) return change;
  const kept = isObject(base) ? base : {};
  const keys = new Set([...Object.keys(kept), ...Object.keys(change)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(kept[key], change[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
