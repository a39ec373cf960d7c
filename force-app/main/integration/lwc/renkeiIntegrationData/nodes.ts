import { nodesOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';

/** A record as an answer holds it: fields that may be missing, and parents. */
export type RecordNode = { Id: string } & Record<string, unknown>;
export { nodesOf };

export const fieldOf = <Value>(node: RecordNode, field: string): Value | null =>
  valueOf(node[field] as FieldValue<Value> | null | undefined);

/** A number; null where there is none. */
export const numberOf = (node: RecordNode, field: string): number | null => {
  const value = fieldOf<number>(node, field);
  return value === null ? null : Number(value);
};

/** A picklist value in the reader's language. */
export function labelOf(node: RecordNode, field: string): string | null {
  const found = node[field] as FieldValue<string> | null | undefined;
  return found?.label ?? found?.value ?? null;
}

/** Null where it was deleted, or is not shared. */
export const parentOf = (node: RecordNode, parent: string): RecordNode | null =>
  (node[parent] as RecordNode | null | undefined) ?? null;

export const nameOf = (node: RecordNode, parent: string): string | null => {
  const found = parentOf(node, parent);
  return found && fieldOf(found, 'Name');
};

/** The connection that an answer holds under a name. */
export const connectionOf = (data: unknown, name: string): Connection<RecordNode> =>
  (data as { uiapi: { query: Record<string, Connection<RecordNode>> } }).uiapi.query[name] ?? { edges: [] };

interface AggregateNode {
  aggregate: Record<string, (FieldValue<string> & Partial<Record<'count', FieldValue<number>>>) | undefined>;
}

/** Groups of an aggregate: what they are grouped by, and their counts. */
export function groupsOf(data: unknown, name: string): AggregateNode['aggregate'][] {
  const found = (data as { uiapi: { aggregate: Record<string, Connection<AggregateNode>> } }).uiapi.aggregate[name];
  return nodesOf(found).map(({ aggregate }) => aggregate);
}
