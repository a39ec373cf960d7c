import { nodesOf, valueOf, type Connection, type FieldValue } from './nodes.ts';

/** A record as an answer holds it: fields that may be missing, parents, children. */
export type RecordNode = { Id: string } & Record<string, unknown>;

export const fieldOf = <Value>(node: RecordNode, field: string): Value | null =>
  valueOf(node[field] as FieldValue<Value> | null | undefined);

/** A number that may be missing. */
export function figureOf(node: RecordNode, field: string): number | null {
  const value = fieldOf<number>(node, field);
  return value === null ? null : Number(value);
}

/** A picklist value in the reader's language. */
export function labelOf(node: RecordNode, field: string): string | null {
  const found = node[field] as FieldValue<string> | null | undefined;
  return found?.label ?? found?.value ?? null;
}

/** Null where there is none, where it was deleted, or is not shared. */
export const parentOf = (node: RecordNode, parent: string): RecordNode | null =>
  (node[parent] as RecordNode | null | undefined) ?? null;

/** The name of a parent; null as in {@link parentOf}. */
export function nameOf(node: RecordNode, parent: string): string | null {
  const found = parentOf(node, parent);
  return found && fieldOf<string>(found, 'Name');
}

export const childrenOf = (node: RecordNode, relationship: string): RecordNode[] =>
  nodesOf(node[relationship] as Connection<RecordNode> | null | undefined);

/** The connection that an answer holds under a name; empty where the reader may not see the object. */
export const connectionOf = (data: unknown, name: string): Connection<RecordNode> =>
  (data as { uiapi: { query: Record<string, Connection<RecordNode> | null> } }).uiapi.query[name] ?? { edges: [] };

export const recordsOf = (data: unknown, name: string): RecordNode[] => nodesOf(connectionOf(data, name));

/** Where the next page begins; null on the last one. */
export const nextOf = ({ pageInfo }: Connection<RecordNode>): string | null =>
  pageInfo?.hasNextPage ? pageInfo.endCursor : null;

interface AggregateNode {
  aggregate: Record<string, (FieldValue<string> & Partial<Record<'count' | 'sum', FieldValue<number>>>) | undefined>;
}

/** Groups of an aggregate: what they are grouped by, and their counts and sums. */
export function groupsOf(data: unknown, name: string): AggregateNode['aggregate'][] {
  const found = (data as { uiapi: { aggregate: Record<string, Connection<AggregateNode>> } }).uiapi.aggregate[name];
  return nodesOf(found).map(({ aggregate }) => aggregate);
}
