import { GraphQLError } from 'graphql';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { FieldModel } from '../schema/model.ts';
import { connection, pageOf } from './records.ts';
import type { Connection, ConnectionArguments } from './records.ts';
import { descend, selectedFields } from './selection.ts';
import type { GraphqlContext, Shape } from './shape.ts';
import { Conditions, orderBy, orderColumns } from './soql.ts';

type Input = Record<string, unknown>;

/** Functions of a field in an aggregate, as in the schema and in SOQL. */
export const FUNCTIONS: Record<string, string> = {
  avg: 'AVG',
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  max: 'MAX',
  min: 'MIN',
  sum: 'SUM',
};
export const DATE_FUNCTIONS: Record<string, string> = {
  calendarYear: 'CALENDAR_YEAR',
  calendarQuarter: 'CALENDAR_QUARTER',
  calendarMonth: 'CALENDAR_MONTH',
};

/** One group of an aggregate query: values by SOQL expression. */
export interface Group {
  values: Map<string, unknown>;
}

/** A group below the parents of `prefix`, or one field in it. */
export interface GroupPlace {
  group: Group;
  prefix: string;
  field?: FieldModel;
  object?: string;
}

export interface AggregateArguments extends ConnectionArguments {
  groupBy?: Input | null;
}

/** Reads an aggregate connection: `Account(where, groupBy, orderBy, first, after, scope)`. */
export function readAggregate(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  shape: Shape,
  args: AggregateArguments,
): Connection {
  const { first, offset } = pageOf(args);
  const grouped = groupExpressions(context, shape, args.groupBy ?? {}, '');
  const expressions = new Map<string, string>();
  const aliasOf = (expression: string): string => {
    const alias = expressions.get(expression) ?? `column${expressions.size}`;
    expressions.set(expression, alias);
    return alias;
  };
  for (const expression of selectedExpressions(
    context,
    info,
    shape,
    descend(info, info.fieldNodes, 'edges', 'node', 'aggregate'),
    '',
  )) {
    if (!/\(/.test(expression) && !grouped.includes(expression))
      throw new GraphQLError(`Field must be grouped or aggregated: ${expression}`);
    aliasOf(expression);
  }
  for (const expression of grouped) aliasOf(expression);
  if (expressions.size === 0) aliasOf('COUNT(Id)');
  const conditions = new Conditions(context.shapes);
  const mine = args.scope === 'MINE' ? `OwnerId = ${conditions.bind(context.session.userId)}` : '';
  const where = [mine, conditions.where(shape, args.where)].filter(Boolean).join(' AND ');
  const order = orderBy(orderColumns(info, info.fieldNodes[0]!, context.shapes, shape), ({ path, clause }) =>
    clause.function ? `${clause.function}(${path})` : path,
  );
  const columns = [...expressions].map(([expression, alias]) => `${expression} ${alias}`);
  const soql =
    `SELECT ${columns.join(', ')} FROM ${shape.object.name}${where ? ` WHERE ${where}` : ''}` +
    `${grouped.length > 0 ? ` GROUP BY ${grouped.join(', ')}` : ''}${order}`;
  const { records } = context.org.query(context.session, soql, { binds: conditions.binds });
  const groups = records.map((row): Group => ({
    values: new Map([...expressions].map(([expression, alias]) => [expression, row[alias] ?? null])),
  }));
  return connection(groups.slice(offset, offset + first), offset, groups.length > offset + first, groups.length);
}

function groupExpressions(context: GraphqlContext, shape: Shape, groupBy: Input, prefix: string): string[] {
  return Object.entries(groupBy).flatMap(([name, value]) => {
    const parent = shape.parents.get(name);
    if (!value) return [];
    if (parent)
      return groupExpressions(context, context.shapes.get(parent.targets[0]!)!, value as Input, `${prefix}${name}.`);
    const { group, function: apply } = value as { group?: boolean; function?: string };
    if (apply) return `${apply}(${prefix}${name})`;
    return group ? prefix + name : [];
  });
}

function selectedExpressions(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  shape: Shape,
  nodes: readonly FieldNode[],
  prefix: string,
): string[] {
  return selectedFields(info, nodes).flatMap(({ name, nodes: below }) => {
    const parent = shape.parents.get(name);
    if (parent)
      return selectedExpressions(context, info, context.shapes.get(parent.targets[0]!)!, below, `${prefix}${name}.`);
    if (!shape.fields.has(name)) return [];
    return selectedFields(info, below).flatMap((selected) => {
      const applied = FUNCTIONS[selected.name] ?? DATE_FUNCTIONS[selected.name];
      if (applied) return `${applied}(${prefix}${name})`;
      return selected.name === '__typename' ? [] : prefix + name;
    });
  });
}
