import type { GroupByClause, OrderByClause, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { ApiError, notModelled } from '../errors.ts';
import { capabilitiesOf } from '../schema/capabilities.ts';
import type { FieldModel } from '../schema/model.ts';
import { fromColumn } from '../store/store.ts';
import { havingSql, whereSql } from './conditions.ts';
import type { Operand } from './conditions.ts';
import { functionColumn, refuseCurrency } from './functions.ts';
import { malformed } from './parse.ts';
import type { Scope } from './scope.ts';
import type { QueryRecord, Values } from './select.ts';

/** `WHERE …` of a query: its own conditions, more, and what the user may see. */
export function whereClause(scope: Scope, query: Query | Subquery, more: readonly string[] = []): string {
  const own = query.where ? [`(${whereSql(scope, query.where)})`] : [];
  const conditions = [...own, ...more, ...scope.restrictions];
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

const LARGEST_OFFSET = 2000;

/** `LIMIT … OFFSET …` of a query. */
export function pageClause({ limit, offset }: Query | Subquery): string {
  if (offset !== undefined && offset > LARGEST_OFFSET)
    throw new ApiError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${LARGEST_OFFSET}`);
  if (limit === undefined && offset === undefined) return '';
  return ` LIMIT ${Number(limit ?? -1)} OFFSET ${Number(offset ?? 0)}`;
}

/** `ORDER BY …` of a query on records; ids settle what the query leaves open, so that pages do not overlap. */
export function orderClause(scope: Scope, query: Query | Subquery): string {
  const terms = [query.orderBy ?? []].flat().map((entry) => {
    const operand = 'fn' in entry ? functionColumn(scope, entry.fn) : scope.column(entry.field);
    if ('aggregate' in operand && operand.aggregate) throw malformed('Aggregate functions need grouping.');
    return orderTerm(scope, entry, operand);
  });
  return ` ORDER BY ${[...terms, `${scope.alias}."Id"`].join(', ')}`;
}

/** Nulls come first unless the query says otherwise; picklists sort by the order of their values. */
function orderTerm(scope: Scope, { order, nulls }: OrderByClause, { sql, field }: Operand): string {
  if (field.formula) throw notModelled(`sorting by the formula field ${field.name}`);
  refuseCurrency(scope, field, 'sorting by');
  if (!capabilitiesOf(field).sortable)
    throw new ApiError('MALFORMED_QUERY', `field '${field.name}' can not be sorted in a query call`);
  const values = field.type === 'picklist' ? field.picklist?.values.map(({ value }) => value) : undefined;
  const place =
    values &&
    `(SELECT key FROM json_each(${scope.context.parameters.add(JSON.stringify(values))}) WHERE value = ${sql})`;
  const way = order === 'DESC' ? 'DESC' : 'ASC';
  const last = nulls === 'LAST';
  const end = `${sql} ${way} NULLS ${last ? 'LAST' : 'FIRST'}`;
  return place ? `${sql} IS NOT NULL${last ? ' DESC' : ''}, ${place} ${way} NULLS LAST, ${end}` : end;
}

/** Whether a query gives groups and figures, not records. */
export function isAggregate(query: Query): boolean {
  return Boolean(
    query.groupBy || query.fields?.some((field) => field.type === 'FieldFunctionExpression' && field.isAggregateFn),
  );
}

/** Whether a query asks for the number of its records only. @throws ApiError MALFORMED_QUERY when it asks for more */
export function countsRecords(query: Query): boolean {
  const counts = (query.fields ?? []).filter(
    (field) => field.type === 'FieldFunctionExpression' && /^count\(\s*\)$/i.test(field.rawValue ?? ''),
  );
  const [count] = counts;
  if (!count) return false;
  if (query.fields!.length > 1 || query.groupBy || query.orderBy || query.offset !== undefined || 'alias' in count)
    throw malformed('COUNT() stands alone: with no other field, alias, GROUP BY, ORDER BY or OFFSET.');
  return true;
}

/** A statement for a query of groups and figures, and how its rows become results. */
export function aggregateStatement(scope: Scope, query: Query): { sql: string; record: (row: Values) => QueryRecord } {
  const groups = [query.groupBy ?? []].flat().map((entry) => groupOf(scope, entry));
  const more = { LIMIT: query.limit, OFFSET: query.offset, 'ORDER BY': query.orderBy };
  for (const [clause, value] of Object.entries(more))
    if (value !== undefined && groups.length === 0)
      throw malformed(`Non-grouped query that uses overall aggregate functions cannot also use ${clause}`);
  const grouped = (path: string): Operand => {
    const column = scope.column(path);
    if (!groups.some(({ sql }) => sql === column.sql)) throw malformed(`Field must be grouped or aggregated: ${path}`);
    return column;
  };
  const members: { name: string; field: FieldModel }[] = [];
  const columns = (query.fields ?? []).map((item) => {
    if (item.type === 'Field' || item.type === 'FieldRelationship') {
      const operand = grouped(item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.'));
      members.push({ name: ('alias' in item && item.alias) || operand.field.name, field: operand.field });
      return operand.sql;
    }
    if (item.type !== 'FieldFunctionExpression') throw malformed('A query with groups selects fields and functions.');
    const operand = functionColumn(scope, item);
    if (!operand.aggregate && !groups.some(({ sql }) => sql === operand.sql))
      throw malformed(`Field must be grouped or aggregated: ${item.rawValue}`);
    const unnamed = members.filter(({ name }) => /^expr\d+$/.test(name)).length;
    members.push({ name: item.alias ?? `expr${unnamed}`, field: operand.field });
    return operand.sql;
  });
  const names = members.map(({ name }) => name.toLowerCase());
  const twice = members.find(({ name }, index) => names.indexOf(name.toLowerCase()) < index);
  if (twice) throw malformed(`duplicate alias: ${twice.name}`);
  const order = [query.orderBy ?? []]
    .flat()
    .map((entry) => orderTerm(scope, entry, 'fn' in entry ? functionColumn(scope, entry.fn) : grouped(entry.field)));
  const where = whereClause(scope, query);
  const having = query.having ? ` HAVING ${havingSql(scope, query.having, grouped)}` : '';
  const group = groups.length > 0 ? ` GROUP BY ${groups.map(({ sql }) => sql).join(', ')}` : '';
  const sort = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
  const sql = `SELECT ${columns.join(', ')} FROM ${scope.from}${where}${group}${having}${sort}${pageClause(query)}`;
  return {
    sql,
    record: (row) => ({
      attributes: { type: 'AggregateResult' },
      ...Object.fromEntries(members.map(({ name, field }, index) => [name, figure(field, row[index])])),
    }),
  };
}

/** Sums of decimals pick up binary noise: they are given to the decimals of the field. */
function figure(field: FieldModel, value: unknown): unknown {
  if (typeof value === 'number' && field.scale > 0) return Number(value.toFixed(field.scale));
  return fromColumn(field, value);
}

function groupOf(scope: Scope, entry: GroupByClause): Operand {
  if ('fn' in entry) {
    const name = String(entry.fn.functionName).toUpperCase();
    if (name === 'ROLLUP' || name === 'CUBE') throw notModelled(`GROUP BY ${name}`);
    const operand = functionColumn(scope, entry.fn);
    if (operand.aggregate) throw malformed(`GROUP BY takes no aggregate function: ${entry.fn.rawValue}`);
    return operand;
  }
  const operand = scope.column(entry.field);
  const { formula, name } = operand.field;
  if (formula) throw notModelled(`grouping by the formula field ${name}`);
  if (!capabilitiesOf(operand.field).groupable) throw malformed(`field '${name}' can not be grouped in a query call`);
  return operand;
}
