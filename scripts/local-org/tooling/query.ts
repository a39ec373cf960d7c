import type { FieldType } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../errors.ts';
import { logic, type Comparison } from '../query/logic.ts';
import { malformed, parse, unquote } from '../query/parse.ts';
import type { RestAnswer, RestCall } from '../rest/resource.ts';
import { PARENTS, TOOLING, type ToolingRow } from './flowRows.ts';

/** Only rows of their own show these. */
const WHOLE = ['Metadata', 'FullName'];
const MOST = 2000;

/** `GET tooling/query?q=…`: fields, parents, conditions, order and limit over the modelled objects. */
export function toolingQuery(call: RestCall): RestAnswer {
  const soql = call.query.get('q') ?? '';
  if (!soql) throw malformed('A query string has to be specified');
  const query = parse(soql, false);
  const object = Object.keys(TOOLING).find((name) => name.toLowerCase() === query.sObject?.toLowerCase());
  if (!object) throw new ApiError('INVALID_TYPE', `sObject type '${query.sObject}' is not supported.`);
  mayUseTooling(call);
  const { fields = [], where, orderBy, limit, offset, groupBy, having, ...rest } = query;
  for (const name of Object.keys(rest))
    if (name !== 'sObject') throw malformed(`The local org does not model ${name} in a query of the tooling API.`);
  if (groupBy ?? having ?? offset)
    throw malformed('The local org does not model groups and offsets in the tooling API.');

  const rows = TOOLING[object]!(call.org);
  const parameters: (string | number)[] = [JSON.stringify(rows.map((row, index) => ({ ...row, index })))];
  const column = (name: string): string => {
    const path = pathOf(object, name, call);
    return `json_extract(row.value, '$.${path.join('.')}') COLLATE NOCASE`;
  };
  const condition = where ? logic(where, 0, (one) => comparison(one, column, parameters)) : '1';
  const orders = (Array.isArray(orderBy) ? orderBy : orderBy ? [orderBy] : []).map((order) => {
    if (!('field' in order)) throw malformed('The local org does not model functions in ORDER BY of the tooling API.');
    return `${column(String(order.field))} ${order.order === 'DESC' ? 'DESC' : 'ASC'} NULLS ${order.nulls ?? 'FIRST'}`;
  });
  const found = call.org.store
    .statement(
      `SELECT json_extract(row.value, '$.index') AS place FROM json_each(?) row WHERE ${condition}
       ORDER BY ${[...orders, 'place'].join(', ')} LIMIT ${Math.min(limit ?? MOST, MOST)}`,
    )
    .all(...parameters)
    .map(({ place }) => rows[Number(place)]!);
  const [only] = fields;
  if (only?.type === 'FieldFunctionExpression') {
    if (fields.length > 1 || !/^count\(\)$/i.test(only.rawValue ?? ''))
      throw malformed('The local org does not model aggregates in the tooling API, but for COUNT().');
    return page([], found.length);
  }
  if (found.length > 1 && fields.some((field) => field.type === 'Field' && WHOLE.includes(field.field)))
    throw malformed(
      'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval.',
    );
  return page(found.map((row) => select(call, object, row, fields)));
}

/** `GET tooling/sobjects/<object>/<id>`: a row with all that it has. */
export function readToolingRecord(call: RestCall, object: string, id: string): RestAnswer {
  mayUseTooling(call);
  const row = TOOLING[object]?.(call.org).find(({ Id }) => String(Id).startsWith(id));
  if (!row) throw new ApiError('NOT_FOUND', 'The requested resource does not exist');
  const own = Object.entries(row).filter(([name]) => !(name in PARENTS[object]!));
  return { status: 200, body: { attributes: attributes(call, object, row), ...Object.fromEntries(own) } };
}

/** @throws ApiError INSUFFICIENT_ACCESS for whom setup is closed */
export function mayUseTooling({ org, session }: RestCall): void {
  if (org.access.hasUserPermission(session, 'ViewSetup')) return;
  throw new ApiError('INSUFFICIENT_ACCESS', 'use of the Tooling API requires a user with the ViewSetup permission');
}

const OPERATORS: Record<string, string> = { '=': 'IS', '!=': 'IS NOT', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function comparison(one: Comparison, column: (name: string) => string, parameters: (string | number)[]): string {
  const { field, operator, value, literalType } = one as {
    field?: string;
    operator: string;
    value?: string | string[];
    literalType?: string | string[];
  };
  if (!field || value === undefined)
    throw malformed('The local org does not model such a condition in the tooling API.');
  const literal = (written: string): string => {
    if (written.toLowerCase() === 'null') return 'NULL';
    parameters.push(written.startsWith("'") ? unquote(written, operator === 'LIKE') : Number(written));
    return '?';
  };
  const types = new Set([literalType].flat());
  for (const type of types)
    if (!['STRING', 'INTEGER', 'NULL'].includes(String(type)))
      throw malformed(`The local org does not model ${type} literals in the tooling API.`);
  if (Array.isArray(value)) return `${column(field)} ${operator} (${value.map(literal).join(', ')})`;
  if (operator === 'LIKE') return `${column(field)} LIKE ${literal(value)} ESCAPE '\\'`;
  const sql = OPERATORS[operator];
  if (!sql) throw malformed(`The local org does not model ${operator} in the tooling API.`);
  return `${column(field)} ${sql} ${literal(value)}`;
}

/** The names of a field by its path, as they are written. @throws ApiError INVALID_FIELD */
function pathOf(object: string, name: string, call: RestCall): string[] {
  const path: string[] = [];
  let row: ToolingRow | undefined = TOOLING[object]!(call.org)[0];
  for (const part of name.split('.')) {
    // Without a row there is nothing that could be asked for wrongly.
    const known = row ? Object.keys(row).find((key) => key.toLowerCase() === part.toLowerCase()) : part;
    if (known === undefined)
      throw new ApiError('INVALID_FIELD', `No such column '${part}' on entity '${object}'.`, { fields: [part] });
    path.push(known);
    const next: unknown = row?.[known];
    row = typeof next === 'object' && next !== null ? (next as ToolingRow) : undefined;
  }
  return path;
}

function select(call: RestCall, object: string, row: ToolingRow, fields: readonly FieldType[]): ToolingRow {
  const selected: ToolingRow = { attributes: attributes(call, object, row) };
  for (const field of fields) {
    if (field.type === 'Field') {
      const [name] = pathOf(object, field.field, call);
      selected[name!] = row[name!];
    } else if (field.type === 'FieldRelationship') {
      const [parent, ...more] = field.relationships;
      const target = PARENTS[object]![parent!];
      if (!target || more.length > 0)
        throw new ApiError(
          'INVALID_FIELD',
          `Didn't understand relationship '${field.relationships.join('.')}' in field path.`,
        );
      const related = row[parent!] as ToolingRow | null;
      const known = (selected[parent!] as ToolingRow | null | undefined) ?? null;
      if (related && !(field.field in related))
        throw new ApiError('INVALID_FIELD', `No such column '${field.field}' on entity '${target}'.`);
      selected[parent!] = related && {
        ...(known ?? { attributes: attributes(call, target, related) }),
        [field.field]: related[field.field],
      };
    } else throw malformed(`The local org does not model ${field.type} in a query of the tooling API.`);
  }
  return selected;
}

const attributes = (call: RestCall, type: string, { Id }: ToolingRow): ToolingRow => ({
  type,
  url: `/services/data/v${call.apiVersion}/tooling/sobjects/${type}/${String(Id)}`,
});

const page = (records: ToolingRow[], totalSize = records.length): RestAnswer => ({
  status: 200,
  body: { size: records.length, totalSize, done: true, queryLocator: null, entityTypeName: null, records },
});
