/** Shapes in which the platform's GraphQL wraps what it returns. */

/** A field; the whole is absent when the user may not read it and the query marks it as optional. */
export interface FieldValue<Value> {
  value: Value | null;
  /** Translated label of a picklist value. */
  label?: string | null;
}

export interface Connection<Node> {
  totalCount?: number;
  pageInfo?: { hasNextPage: boolean; endCursor: string | null };
  edges: readonly { node: Node }[];
}

/** The field's value; null when it is empty or may not be read. */
export function valueOf<Value>(field: FieldValue<Value> | null | undefined): Value | null {
  return field?.value ?? null;
}

/** A number field that counts as 0 when it is empty: sums over no rows. */
export function numberOf(field: FieldValue<number> | null | undefined): number {
  return Number(field?.value ?? 0);
}

export function nodesOf<Node>(connection: Connection<Node> | null | undefined): Node[] {
  return (connection?.edges ?? []).map((edge) => edge.node);
}
