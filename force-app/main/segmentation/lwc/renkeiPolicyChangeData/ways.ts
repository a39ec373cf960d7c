import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import { SCORED_SEGMENTS, type ScoredSegment, type Segment } from 'c/renkeiSegmentRules';

export interface CountedWay {
  from: ScoredSegment;
  to: ScoredSegment;
  accounts: number;
}

export interface WillMove {
  /** The reader's accounts, scored or not. */
  accounts: number;
  /** Segments in which any of them stands. */
  segments: ScoredSegment[];
  /** Most accounts first. */
  ways: CountedWay[];
}

interface SegmentNode {
  aggregate: { RenkeiSegment__c: FieldValue<Segment>; Id: { count: FieldValue<number> } };
}

interface WayNode {
  aggregate: { From__c: FieldValue<Segment>; To__c: FieldValue<Segment>; Id: { count: FieldValue<number> } };
}

type Part = 'here' | 'key' | 'expand' | 'maintain' | 'general';

const TARGETS: readonly [Part, ScoredSegment][] = [
  ['key', 'Key'],
  ['expand', 'Expand'],
  ['maintain', 'Maintain'],
  ['general', 'General'],
];

/** Reads the answer to `willMoveQuery`. */
export function toWillMove(data: unknown): WillMove {
  const { aggregate } = (data as { uiapi: { aggregate: Record<Part, Connection<SegmentNode>> } }).uiapi;
  const rowsOf = (part: Part) =>
    nodesOf(aggregate[part]).map((node) => ({
      segment: valueOf(node.aggregate.RenkeiSegment__c),
      accounts: numberOf(node.aggregate.Id.count),
    }));
  const here = rowsOf('here');
  const ways = TARGETS.flatMap(([part, to]) =>
    rowsOf(part).flatMap(({ segment, accounts }) => (isScored(segment) ? [{ from: segment, to, accounts }] : [])),
  );
  return {
    accounts: here.reduce((sum, { accounts }) => sum + accounts, 0),
    segments: here.flatMap(({ segment }) => (isScored(segment) ? [segment] : [])),
    ways: mostFirst(ways),
  };
}

/** Reads the answer to `movedQuery`. */
export function toMoved(data: unknown): CountedWay[] {
  const { aggregate } = (data as { uiapi: { aggregate: { RenkeiSegmentMove__c: Connection<WayNode> } } }).uiapi;
  return mostFirst(
    nodesOf(aggregate.RenkeiSegmentMove__c).flatMap((node) => {
      const [from, to] = [valueOf(node.aggregate.From__c), valueOf(node.aggregate.To__c)];
      return isScored(from) && isScored(to) ? [{ from, to, accounts: numberOf(node.aggregate.Id.count) }] : [];
    }),
  );
}

function mostFirst(ways: CountedWay[]): CountedWay[] {
  return ways.filter(({ accounts }) => accounts > 0).sort((left, right) => right.accounts - left.accounts);
}

function isScored(segment: Segment | null): segment is ScoredSegment {
  return SCORED_SEGMENTS.includes(segment as ScoredSegment);
}
