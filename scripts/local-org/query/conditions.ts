import type { HavingClause, LiteralType, Operator, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { apiTimestamp, startOfDay } from '../clock.ts';
import { ApiError, notModelled } from '../errors.ts';
import { capabilitiesOf } from '../schema/capabilities.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { dateLiteralRange } from './dates.ts';
import { functionColumn } from './functions.ts';
import { boundValue, kindOf, literalValue } from './literals.ts';
import { logic } from './logic.ts';
import type { Comparison } from './logic.ts';
import { checkClauses, malformed } from './parse.ts';
import { Scope } from './scope.ts';

/** What stands on the left of a comparison. */
export interface Operand {
  sql: string;
  field: FieldModel;
  /** Whose field it is, unless it is figured. */
  object?: ObjectModel;
}

/** As many semi-joins as one WHERE takes; they do not nest. */
const MOST_JOINS = 2;

/** SQL for a WHERE clause. */
export function whereSql(scope: Scope, clause: WhereClause, mostJoins = MOST_JOINS): string {
  return logic(clause, mostJoins, (one) => comparisonSql(scope, operandOf(scope, one), one));
}

/** SQL for a HAVING clause; `grouped` checks that a plain field is one of those grouped by. */
export function havingSql(scope: Scope, clause: HavingClause, grouped: (field: string) => Operand): string {
  return logic(clause, 0, (one) =>
    comparisonSql(scope, 'fn' in one ? functionColumn(scope, one.fn) : grouped((one as { field: string }).field), one),
  );
}

function operandOf(scope: Scope, one: Comparison): Operand {
  if ('fn' in one) {
    const operand = functionColumn(scope, one.fn);
    if (operand.aggregate) throw malformed(`Aggregate functions belong into HAVING: ${one.fn.rawValue}`);
    return operand;
  }
  const column = scope.column((one as { field: string }).field);
  checkFilterable(column.field);
  return column;
}

/** @throws ApiError for a field that no query can filter by */
function checkFilterable(field: FieldModel): void {
  if (field.formula) throw notModelled(`filtering by the formula field ${field.name}`);
  if (!capabilitiesOf(field).filterable)
    throw new ApiError('INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`, {
      fields: [field.name],
    });
}

type Value = string | number | null;

function comparisonSql(scope: Scope, operand: Operand, one: Comparison): string {
  const { operator } = one as { operator: Operator };
  if ('valueQuery' in one) return membership(scope, operand, operator, one.valueQuery as Query);
  const given = one as { value: string | string[]; literalType?: LiteralType | LiteralType[] };
  const bound = given.literalType === 'APEX_BIND_VARIABLE';
  const list = Array.isArray(given.value) || (bound && Array.isArray(bindOf(scope, given.value as string)));
  if (list !== ['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'].includes(operator))
    throw malformed(`The operator ${operator} does not go with ${list ? 'a list' : 'one value'}.`);
  const written = [given.value].flat();
  const types = written.map(
    (_, index) => (Array.isArray(given.literalType) ? given.literalType[index] : given.literalType)!,
  );
  if (types.some((type) => type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL'))
    return dateComparison(scope, operand, operator, written, types);
  const kind = kindOf(operand.field);
  const like = operator === 'LIKE';
  const values: Value[] = bound
    ? [bindOf(scope, given.value as string)].flat().map((value) => boundValue(operand.field, kind, value))
    : written.map((text, index) => literalValue(operand.field, kind, text, types[index]!, like));
  if (like && kind !== 'string')
    throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${kind} field: ${operand.field.name}`);
  return comparison(scope, operand, operator, values);
}

function comparison(scope: Scope, { sql, field }: Operand, operator: Operator, values: Value[]): string {
  const { parameters } = scope.context;
  const bind = (value: Value): string => (value === null ? 'NULL' : parameters.add(value));
  const [value = null] = values;
  switch (operator) {
    case '=':
      return `${sql} IS ${bind(value)}`;
    case '!=':
      return `${sql} IS NOT ${bind(value)}`;
    case 'LIKE':
      return `${sql} LIKE ${bind(value)} ESCAPE '\\'`;
    case 'IN':
    case 'NOT IN':
      return inList(scope, sql, values, operator);
    case 'INCLUDES':
    case 'EXCLUDES': {
      if (field.type !== 'multipicklist')
        throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${field.type} field: ${field.name}`);
      const chosen = values.map((choice) => {
        const parts = String(choice)
          .split(';')
          .map((part) => parameters.add(`;${part};`));
        return parts.map((part) => `instr(';' || ${sql} || ';', ${part}) > 0`).join(' AND ');
      });
      const any = `coalesce(${chosen.join(' OR ')}, 0)`;
      return operator === 'INCLUDES' ? any : `NOT ${any}`;
    }
    default:
      if (!['<', '<=', '>', '>='].includes(operator)) throw malformed(`unexpected token: '${String(operator)}'`);
      if (field.type === 'boolean' || field.type === 'multipicklist')
        throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${field.type} field: ${field.name}`);
      return `${sql} ${operator} ${bind(value)}`;
  }
}

function inList({ context }: Scope, sql: string, values: Value[], operator: 'IN' | 'NOT IN'): string {
  const list = context.parameters.add(JSON.stringify(values.filter((value) => value !== null)));
  const isIn = `${sql} IN (SELECT value FROM json_each(${list}))`;
  const withNull = values.includes(null) ? `(${isIn} OR ${sql} IS NULL)` : isIn;
  return operator === 'IN' ? withNull : `NOT coalesce(${withNull}, 0)`;
}

/** A semi-join or an anti-join: of ids with ids of the same object, in a chain of AND at the top of a WHERE. */
function membership(scope: Scope, operand: Operand, operator: Operator, query: Query): string {
  checkClauses(query);
  if (operator !== 'IN' && operator !== 'NOT IN') throw malformed(`unexpected token: '('`);
  const inner = new Scope(scope.context, scope.context.org.schema.object(query.sObject!), query.sObjectAlias);
  const [selected, ...others] = query.fields ?? [];
  if (others.length > 0 || !selected || (selected.type !== 'Field' && selected.type !== 'FieldRelationship'))
    throw malformed('The inner select of a semi join must select one field.');
  if (selected.type === 'FieldRelationship')
    throw malformed('The inner select of a semi join cannot read a field of a parent.');
  if (inner.object === scope.object)
    throw malformed('The inner and outer selects should not be on the same object type');
  const column = inner.column(selected.field);
  if (kindOf(column.field) !== 'id' || kindOf(operand.field) !== 'id')
    throw malformed('Semi joins compare an id or a reference with another.');
  const [left, right] = [operand, column].map(({ field, object }) => field.referenceTo ?? [String(object?.name)]);
  if (!left!.some((target) => right!.includes(target)))
    throw malformed(`Semi joins compare ids of one object, not of ${left!.join(', ')} and ${right!.join(', ')}.`);
  if (query.groupBy || query.having || query.orderBy || query.limit !== undefined || query.offset !== undefined)
    throw malformed('The inner select of a semi join takes a WHERE clause only.');
  const where = query.where ? [`(${whereSql(inner, query.where, 0)})`] : [];
  const conditions = [`${column.sql} IS NOT NULL`, ...where, ...inner.restrictions].join(' AND ');
  const isIn = `${operand.sql} IN (SELECT ${column.sql} FROM ${inner.from} WHERE ${conditions})`;
  return operator === 'IN' ? isIn : `NOT coalesce(${isIn}, 0)`;
}

function dateComparison(
  scope: Scope,
  { sql, field }: Operand,
  operator: Operator,
  written: string[],
  types: LiteralType[],
): string {
  const kind = kindOf(field);
  if (kind !== 'date' && kind !== 'dateTime') literalValue(field, kind, written[0]!, types[0]!);
  const { org, session, parameters } = scope.context;
  const timeZone = String(org.store.get('User', session.userId)!['TimeZoneSidKey']);
  const bind = (day: string): string => parameters.add(kind === 'date' ? day : apiTimestamp(startOfDay(timeZone, day)));
  const ranges = written.map((literal) => dateLiteralRange(literal, timeZone, org.clock.now()));
  const within = ranges.map(({ from, to }) => `${sql} >= ${bind(from)} AND ${sql} < ${bind(to)}`).join(' OR ');
  const [range] = ranges as [(typeof ranges)[0]];
  switch (operator) {
    case '=':
    case 'IN':
      return within;
    case '!=':
    case 'NOT IN':
      return `NOT coalesce(${within}, 0)`;
    case '<':
      return `${sql} < ${bind(range.from)}`;
    case '<=':
      return `${sql} < ${bind(range.to)}`;
    case '>':
      return `${sql} >= ${bind(range.to)}`;
    case '>=':
      return `${sql} >= ${bind(range.from)}`;
    default:
      throw malformed(`The operator ${operator} does not go with ${written[0]}.`);
  }
}

function bindOf({ context }: Scope, name: string): unknown {
  if (!Object.hasOwn(context.binds, name)) throw malformed(`The bind variable ${name} has no value.`);
  return context.binds[name];
}
