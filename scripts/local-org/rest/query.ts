import type { FieldType } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../errors.ts';
import { parse } from '../query/parse.ts';
import { basePath } from './resource.ts';
import type { RestAnswer, RestCall } from './resource.ts';

const SMALLEST_BATCH = 200;
const LARGEST_BATCH = 2000;

/** `GET query?q=…` and `queryAll?q=…` */
export function runQuery(call: RestCall): RestAnswer {
  const soql = call.query.get('q');
  if (!soql) throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  if (call.query.get('columns') === 'true') return { status: 200, body: describeColumns(soql) };
  const batchSize = batchSizeOf(call);
  const result = call.org.query(call.session, soql, {
    all: call.path[0] === 'queryAll',
    ...(batchSize === undefined ? {} : { batchSize }),
  });
  return { status: 200, body: page(call, result) };
}

interface Column {
  columnName: string;
  displayName: string;
  aggregate: boolean;
  joinColumns: Column[];
}

/** What `query?columns=true` says of a query's columns, instead of running it. */
function describeColumns(soql: string): Record<string, unknown> {
  const query = parse(soql, false);
  let expressions = 0;
  const add = (columns: Column[], name: string, aggregate = false, displayName = name): Column => {
    const known = columns.find(({ columnName }) => columnName === name);
    const column = known ?? { columnName: name, displayName, aggregate, joinColumns: [] };
    if (!known) columns.push(column);
    return column;
  };
  const columnsOf = (fields: readonly FieldType[]): Column[] => {
    const columns: Column[] = [];
    for (const field of fields) {
      if (field.type === 'Field') add(columns, field.field);
      else if (field.type === 'FieldRelationship')
        [...field.relationships, field.field].reduce((level, name) => add(level, name).joinColumns, columns);
      else if (field.type === 'FieldSubquery')
        add(columns, field.subquery.relationshipName, true).joinColumns.push(...columnsOf(field.subquery.fields ?? []));
      else if (field.type === 'FieldFunctionExpression')
        add(columns, field.alias ?? `expr${expressions++}`, true, field.rawValue ?? field.functionName);
      else throw new ApiError('MALFORMED_QUERY', `${field.type} is not modelled by the local org.`);
    }
    return columns;
  };
  return {
    columnMetadata: columnsOf(query.fields ?? []),
    entityName: query.sObject,
    groupBy: query.groupBy !== undefined,
  };
}

/** `GET query/<locator>` */
export function continueQuery(call: RestCall, locator: string): RestAnswer {
  return { status: 200, body: page(call, call.org.queryMore(call.session, locator)) };
}

function page(call: RestCall, result: ReturnType<RestCall['org']['query']>): Record<string, unknown> {
  const { totalSize, done, records, nextRecordsId } = result;
  const next = nextRecordsId === undefined ? {} : { nextRecordsUrl: `${basePath(call)}/query/${nextRecordsId}` };
  return { totalSize, done, ...next, records };
}

function batchSizeOf(call: RestCall): number | undefined {
  const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(call.header('sforce-query-options') ?? '')?.[1]);
  return Number.isNaN(asked) ? undefined : Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, asked));
}
