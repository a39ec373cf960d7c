import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import type { Segment } from 'c/renkeiSegmentRules';

/** One month's accounts by segment; segments without any are missing. */
export interface TrendMonth {
  /** First day of the month, yyyy-mm-dd. */
  month: string;
  accounts: Partial<Record<Segment, number>>;
  dormant: number;
}

interface TrendNode {
  aggregate: {
    Month__c: FieldValue<string>;
    Segment__c: FieldValue<Segment>;
    Accounts__c: { sum: FieldValue<number> };
    DormantAccounts__c: { sum: FieldValue<number> };
  };
}

/** Reads the answer to `trendQuery`, the oldest month first. */
export function toTrend(data: unknown): TrendMonth[] {
  const { aggregate } = (data as { uiapi: { aggregate: { RenkeiSegmentSnapshot__c: Connection<TrendNode> } } }).uiapi;
  const months = new Map<string, TrendMonth>();
  for (const node of nodesOf(aggregate.RenkeiSegmentSnapshot__c)) {
    const [month, segment] = [valueOf(node.aggregate.Month__c), valueOf(node.aggregate.Segment__c)];
    if (month === null || segment === null) continue;
    const entry = months.get(month) ?? { month, accounts: {}, dormant: 0 };
    entry.accounts[segment] = numberOf(node.aggregate.Accounts__c.sum);
    entry.dormant += numberOf(node.aggregate.DormantAccounts__c.sum);
    months.set(month, entry);
  }
  return [...months.values()].sort((left, right) => left.month.localeCompare(right.month));
}
