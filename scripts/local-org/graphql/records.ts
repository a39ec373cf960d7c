import { getArgumentValues, GraphQLError } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { QueryRecord } from '../query/query.ts';
import { descend, selectedFields } from './selection.ts';
import type { Selected } from './selection.ts';
import type { GraphqlContext, Shape } from './shape.ts';
import { Conditions, orderBy, orderColumns } from './soql.ts';

export interface ConnectionArguments {
  where?: Record<string, unknown> | null;
  first?: number | null;
  after?: string | null;
  upperBound?: number | null;
  scope?: string | null;
}

/** A record on its way into the answer, with the connections of its children by response key. */
export interface Node extends QueryRecord {
  [CHILDREN]?: Map<string, Connection>;
}

export interface Connection {
  edges: { node: unknown; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number | (() => number);
  pageResultCount: number;
}

export const CHILDREN = Symbol('children');
const DEFAULT_ROWS = 10;
const LARGEST_PAGE = 2000;
const SMALLEST_BOUNDED_PAGE = 200;
const FURTHEST_OFFSET = 2000;

/** Reads a connection of records: `Account(where, orderBy, first, after, upperBound, scope)`. */
export function readConnection(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  shape: Shape,
  args: ConnectionArguments,
): Connection {
  const { org, session } = context;
  const { first, offset } = pageOf(args);
  const [node] = info.fieldNodes;
  const conditions = new Conditions(context.shapes);
  const mine = args.scope === 'MINE' ? `OwnerId = ${conditions.bind(session.userId)}` : '';
  const where = [mine, conditions.where(shape, args.where)].filter(Boolean).join(' AND ');
  const clause = where ? ` WHERE ${where}` : '';
  const order = orderBy(orderColumns(info, node!, context.shapes, shape));
  const { name } = shape.object;
  const select = selectRecords(context, info, shape, descend(info, info.fieldNodes, 'edges', 'node'), true);
  const last = args.upperBound ? Math.min(offset + first, args.upperBound) : offset + first;
  // One row more than the page tells whether another page follows.
  const soql = `SELECT ${select.columns.join(', ')} FROM ${name}${clause}${order}`;
  // Whoever only counts gets no rows.
  const counted = selectedFields(info, info.fieldNodes).every(({ name }) => name === 'totalCount');
  const rows = counted
    ? []
    : offset > FURTHEST_OFFSET
      ? take(org.queryRows(session, soql, { binds: conditions.binds }), offset, last + 1)
      : org.query(session, `${soql} LIMIT ${Math.max(1, last - offset + 1)} OFFSET ${offset}`, {
          binds: conditions.binds,
          batchSize: LARGEST_PAGE,
        }).records;
  const page = rows.slice(0, last - offset) as Node[];
  select.addChildren(page);
  const more = rows.length > page.length && !(args.upperBound && last >= args.upperBound);
  const count = (): number => {
    const { totalSize } = org.query(session, `SELECT COUNT() FROM ${name}${clause}`, { binds: conditions.binds });
    return args.upperBound ? Math.min(totalSize, args.upperBound) : totalSize;
  };
  return connection(page, offset, more, count);
}

/** Reads one record with what is selected below `nodes`; undefined when the user may not see it. */
export function readNode(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  shape: Shape,
  nodes: readonly FieldNode[],
  id: string,
): Node | undefined {
  const select = selectRecords(context, info, shape, nodes, false);
  const soql = `SELECT ${select.columns.join(', ')} FROM ${shape.object.name} WHERE Id = :id`;
  return context.org.query(context.session, soql, { binds: { id } }).records[0] as Node | undefined;
}

/** A page of nodes as a connection; the cursor of a node is its place in the whole result. */
export function connection(
  page: readonly unknown[],
  offset: number,
  hasNextPage: boolean,
  totalCount: number | (() => number),
): Connection {
  const edges = page.map((node, index) => ({ node, cursor: encodeCursor(offset + index + 1) }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
    pageResultCount: edges.length,
  };
}

/** How many rows are asked for, and after how many. @throws GraphQLError */
export function pageOf({ first, after, upperBound }: ConnectionArguments): { first: number; offset: number } {
  const count = first ?? DEFAULT_ROWS;
  const bounded = upperBound !== null && upperBound !== undefined;
  const least = bounded ? SMALLEST_BOUNDED_PAGE : 1;
  if (count < least || count > LARGEST_PAGE)
    throw new GraphQLError(
      `first is from ${least} to ${LARGEST_PAGE}${bounded ? ' with upperBound' : ''}, not ${count}.`,
    );
  const place = after ? Buffer.from(after, 'base64url').toString() : '0';
  if (!/^\d{1,9}$/.test(place)) throw new GraphQLError(`The cursor '${after}' is not one of this query.`);
  const offset = Number(place);
  if (!bounded && offset > FURTHEST_OFFSET)
    throw new GraphQLError(`Paging past ${FURTHEST_OFFSET} records needs upperBound.`);
  return { first: count, offset };
}

function encodeCursor(place: number): string {
  return Buffer.from(String(place)).toString('base64url');
}

function take(rows: Iterable<QueryRecord>, from: number, to: number): QueryRecord[] {
  const taken: QueryRecord[] = [];
  let index = 0;
  for (const row of rows) {
    if (index >= from) taken.push(row);
    if (++index >= to) break;
  }
  return taken;
}

interface RecordSelection {
  columns: string[];
  addChildren(records: readonly Node[]): void;
}

/** The SOQL columns of what is selected, and a way to read the children of the records found. */
function selectRecords(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  shape: Shape,
  nodes: readonly FieldNode[],
  allowChildren: boolean,
): RecordSelection {
  const columns = new Set(['Id']);
  const children: Selected[] = [];
  const walk = (at: Shape, below: readonly FieldNode[], prefix: string): void => {
    for (const selected of selectedFields(info, below)) {
      const parent = at.parents.get(selected.name);
      if (at.fields.has(selected.name)) columns.add(prefix + selected.name);
      else if (selected.name === 'DisplayValue') columns.add(prefix + at.object.nameFieldName);
      else if (parent) {
        columns.add(`${prefix}${selected.name}.Id`);
        walk(context.shapes.get(parent.targets[0]!)!, selected.nodes, `${prefix}${selected.name}.`);
      } else if (at.children.has(selected.name)) {
        if (!allowChildren || prefix)
          throw new GraphQLError(`${selected.name}: child relationships are read one level deep.`);
        children.push(selected);
      }
    }
  };
  walk(shape, nodes, '');
  return {
    columns: [...columns],
    addChildren(records) {
      for (const selected of children) readChildren(context, info, shape, selected, records);
    },
  };
}

/** Reads one child connection for all records at once and hands each its own. */
function readChildren(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  shape: Shape,
  selected: Selected,
  records: readonly Node[],
): void {
  const relationship = shape.children.get(selected.name)!;
  const child = context.shapes.get(relationship.object.name)!;
  const [node] = selected.nodes;
  const type = info.schema.getType(shape.object.name) as GraphQLObjectType;
  const args = getArgumentValues(type.getFields()[selected.name]!, node!, info.variableValues) as ConnectionArguments;
  const { first, offset } = pageOf(args);
  const select = selectRecords(context, info, child, descend(info, selected.nodes, 'edges', 'node'), false);
  const conditions = new Conditions(context.shapes);
  const parents = `${relationship.field.name} IN ${conditions.bind(records.map((record) => record['Id']))}`;
  const where = [parents, conditions.where(child, args.where)].filter(Boolean).join(' AND ');
  const order = orderBy(orderColumns(info, node!, context.shapes, child));
  const columns = new Set([...select.columns, relationship.field.name]);
  const soql = `SELECT ${[...columns].join(', ')} FROM ${child.object.name} WHERE ${where}${order}`;
  const byParent = new Map<unknown, Node[]>();
  if (records.length > 0)
    for (const row of context.org.queryRows(context.session, soql, { binds: conditions.binds })) {
      const siblings = byParent.get(row[relationship.field.name]);
      if (siblings) siblings.push(row as Node);
      else byParent.set(row[relationship.field.name], [row as Node]);
    }
  for (const record of records) {
    const all = byParent.get(record['Id']) ?? [];
    const page = all.slice(offset, offset + first);
    (record[CHILDREN] ??= new Map()).set(
      selected.key,
      connection(page, offset, all.length > offset + first, all.length),
    );
  }
}
