import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import type { Segment, SegmentReason } from 'c/renkeiSegmentRules';
import { AGEING_DAYS, type Way } from './variables.ts';

export interface Movement {
  ways: (Way & { accounts: number })[];
  /** Most frequent first. */
  reasons: { reason: SegmentReason; accounts: number }[];
  dormant: number;
  /** Accounts that go dormant within so many days when nobody talks to them and nothing is won; each group contains the one before. */
  ageing: { days: number; accounts: number }[];
}

export interface Move extends Way {
  id: string;
  account: string;
  accountName: string;
  owner: string | null;
  movedOn: string;
  reason: SegmentReason | null;
}

export interface MovePage {
  moves: Move[];
  total: number;
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

interface GroupNode {
  aggregate: {
    From__c?: FieldValue<Segment>;
    To__c?: FieldValue<Segment>;
    Reason__c?: FieldValue<SegmentReason>;
    Id: { count: FieldValue<number> };
  };
}

interface MoveNode {
  Id: string;
  MovedOn__c: FieldValue<string>;
  From__c: FieldValue<Segment>;
  To__c: FieldValue<Segment>;
  Reason__c?: FieldValue<SegmentReason>;
  Account__c: FieldValue<string>;
  Account__r: { Name: FieldValue<string> } | null;
  OwnerAtMove__r?: { Name: FieldValue<string> } | null;
}

/** Reads the answer to `movementQuery`. */
export function toMovement(data: unknown): Movement {
  type Part = 'ways' | 'reasons' | 'dormant' | 'soon' | 'later' | 'latest';
  const { aggregate } = (data as { uiapi: { aggregate: Record<Part, Connection<GroupNode>> } }).uiapi;
  const only = (connection: Connection<GroupNode>) => numberOf(nodesOf(connection)[0]?.aggregate.Id.count);
  const ageing = [aggregate.soon, aggregate.later, aggregate.latest];
  return {
    ways: nodesOf(aggregate.ways).flatMap((node) => {
      const [from, to] = [valueOf(node.aggregate.From__c), valueOf(node.aggregate.To__c)];
      return from && to ? [{ from, to, accounts: numberOf(node.aggregate.Id.count) }] : [];
    }),
    reasons: nodesOf(aggregate.reasons)
      .flatMap((node) => {
        const reason = valueOf(node.aggregate.Reason__c);
        return reason ? [{ reason, accounts: numberOf(node.aggregate.Id.count) }] : [];
      })
      .sort((left, right) => right.accounts - left.accounts),
    dormant: only(aggregate.dormant),
    ageing: AGEING_DAYS.map((days, index) => ({ days, accounts: only(ageing[index]!) })),
  };
}

/** Reads the answer to `movesQuery`. */
export function toMovePage(data: unknown): MovePage {
  const { query } = (data as { uiapi: { query: { RenkeiSegmentMove__c: Connection<MoveNode> } } }).uiapi;
  const { RenkeiSegmentMove__c: page } = query;
  return {
    total: page.totalCount ?? 0,
    next: page.pageInfo?.hasNextPage ? page.pageInfo.endCursor : null,
    moves: nodesOf(page).map((node) => ({
      id: node.Id,
      account: valueOf(node.Account__c) ?? '',
      accountName: valueOf(node.Account__r?.Name) ?? '',
      owner: valueOf(node.OwnerAtMove__r?.Name),
      movedOn: valueOf(node.MovedOn__c) ?? '',
      from: valueOf(node.From__c) ?? 'Unscored',
      to: valueOf(node.To__c) ?? 'Unscored',
      reason: valueOf(node.Reason__c),
    })),
  };
}
