import { randomBytes } from 'node:crypto';
import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { Parameters } from '../access/sharing.ts';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import { localTime } from './functions.ts';
import { checkClauses, located, malformed, parse } from './parse.ts';
import { asksRecordAccess, recordAccess } from './recordAccess.ts';
import { Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { Selection, childRelationship } from './select.ts';
import type { QueryRecord, Values } from './select.ts';
import { aggregateStatement, countsRecords, isAggregate, orderClause, pageClause, whereClause } from './statement.ts';

export type { QueryRecord } from './select.ts';

/** SOQL as text or as parsed by `@jetstreamapp/soql-parser-js`. */
export type QuerySource = string | Query;

export interface QueryOptions {
  /** Deleted records too, as `queryAll` gives them. */
  all?: boolean;
  /** Records a batch: 200 to 2,000. */
  batchSize?: number;
  /** Values of bind variables (`:name`). */
  binds?: Record<string, unknown>;
}

export interface QueryResult {
  totalSize: number;
  done: boolean;
  records: QueryRecord[];
  nextRecordsId?: string;
}

interface Cursor {
  userId: string;
  query: Query;
  options: QueryOptions;
  ids: string[];
  batchSize: number;
}

const BATCH = 2000;
const OPEN_CURSORS = 10;

/** Answers SOQL from the store. A user's open cursors keep the ids of their results, the oldest gives way. */
export class QueryEngine {
  readonly #org: LocalOrg;
  readonly #cursors = new Map<string, Cursor>();

  constructor(org: LocalOrg) {
    this.#org = org;
    org.store.database.function('local_time', { deterministic: true }, localTime as never);
  }

  query(session: Session, soql: QuerySource, options: QueryOptions): QueryResult {
    try {
      return this.#first(session, this.#parse(soql, options), options);
    } catch (error) {
      throw located(error, soql);
    }
  }

  #first(session: Session, query: Query, options: QueryOptions): QueryResult {
    if (asksRecordAccess(query)) {
      const records = recordAccess(this.#org, session, query, options.binds);
      return { totalSize: records.length, done: true, records };
    }
    const context = this.#context(session, options);
    const scope = this.#scope(context, query);
    if (isAggregate(query)) return this.#aggregate(scope, query);
    const batchSize = Math.min(BATCH, options.batchSize ?? BATCH);
    const records = this.#records(scope, query, [], batchSize + 1);
    if (records.length <= batchSize) return { totalSize: records.length, done: true, records };
    const ids = this.#ids(this.#scope(this.#context(session, options), query), query);
    const cursor = this.#open({ userId: session.userId, query, options, ids, batchSize });
    return {
      totalSize: ids.length,
      done: false,
      records: records.slice(0, batchSize),
      nextRecordsId: `${cursor}-${batchSize}`,
    };
  }

  queryMore(session: Session, nextRecordsId: string): QueryResult {
    const [, name, position] = /^(\w+)-(\d+)$/.exec(nextRecordsId) ?? [];
    const cursor = name ? this.#cursors.get(name) : undefined;
    if (!cursor || cursor.userId !== session.userId)
      throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    const start = Number(position);
    const end = start + cursor.batchSize;
    const records = this.#page(session, cursor.query, cursor.options, cursor.ids.slice(start, end));
    const totalSize = cursor.ids.length;
    return end < totalSize
      ? { totalSize, done: false, records, nextRecordsId: `${name}-${end}` }
      : { totalSize, done: true, records };
  }

  /** Records of a query as long as they are asked for; between two pages the org may change. */
  *rows(session: Session, soql: QuerySource, options: QueryOptions): Generator<QueryRecord> {
    const query = this.#parse(soql, options);
    const scope = this.#scope(this.#context(session, options), query);
    if (isAggregate(query)) {
      yield* this.#aggregate(scope, query).records;
      return;
    }
    const ids = this.#ids(scope, query);
    for (let start = 0; start < ids.length; start += BATCH)
      yield* this.#page(session, query, options, ids.slice(start, start + BATCH));
  }

  #parse(soql: QuerySource, options: QueryOptions): Query {
    if (typeof soql === 'string') return parse(soql, options.binds !== undefined);
    checkClauses(soql);
    return soql;
  }

  #context(session: Session, { all = false, binds = {} }: QueryOptions): QueryContext {
    let aliases = 0;
    const nextAlias = (): string => `t${++aliases}`;
    return { org: this.#org, session, parameters: new Parameters(), all, binds, nextAlias };
  }

  #scope(context: QueryContext, query: Query): Scope {
    if (!query.sObject) throw malformed('A query names the object that it reads FROM.');
    return new Scope(context, this.#org.schema.object(query.sObject), query.sObjectAlias);
  }

  #run(sql: string, parameters: Parameters): Values[] {
    const statement = this.#org.store.statement(sql);
    statement.setReturnArrays(true);
    statement.setAllowUnknownNamedParameters(true);
    return statement.all(parameters.values) as unknown as Values[];
  }

  #aggregate(scope: Scope, query: Query): QueryResult {
    const { limit, ...unlimited } = query;
    const counts = countsRecords(query);
    const { sql, record } = aggregateStatement(scope, counts ? unlimited : query);
    const rows = this.#run(sql, scope.context.parameters);
    if (counts) return { totalSize: Math.min(Number(rows[0]![0]), limit ?? Infinity), done: true, records: [] };
    if (rows.length > BATCH)
      throw new ApiError(
        'EXCEEDED_ID_LIMIT',
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
      );
    return { totalSize: rows.length, done: true, records: rows.map(record) };
  }

  /** Records of a query with their children, at most so many. */
  #records(scope: Scope, query: Query, conditions: readonly string[], atMost: number): QueryRecord[] {
    const selection = new Selection(scope, query);
    const order = orderClause(scope, query);
    const where = whereClause(scope, query, conditions);
    const limit = Math.min(query.limit ?? atMost, atMost);
    const page = pageClause({ ...query, limit });
    const sql = `SELECT ${selection.columns.join(', ')} FROM ${scope.from}${where}${order}${page}`;
    const rows = this.#run(sql, scope.context.parameters);
    const records = rows.map((row) => selection.record(row));
    const ids = rows.map((row) => selection.id(row));
    for (const subquery of selection.children) this.#addChildren(scope, subquery, ids, records);
    return records;
  }

  #ids(scope: Scope, query: Query): string[] {
    new Selection(scope, query);
    const order = orderClause(scope, query);
    const where = whereClause(scope, query);
    const sql = `SELECT ${scope.alias}."Id" FROM ${scope.from}${where}${order}${pageClause(query)}`;
    return this.#run(sql, scope.context.parameters).map(([id]) => id as string);
  }

  /** Those of the records with the given ids that are still there, in the order of the ids. */
  #page(session: Session, query: Query, options: QueryOptions, ids: readonly string[]): QueryRecord[] {
    const context = this.#context(session, options);
    const scope = this.#scope(context, query);
    const among = `${scope.alias}."Id" IN (SELECT value FROM json_each(${context.parameters.add(JSON.stringify(ids))}))`;
    const { where: _where, orderBy: _orderBy, offset: _offset, ...plain } = query;
    const found = this.#records(scope, { ...plain, limit: ids.length }, [among], ids.length);
    const byId = new Map(found.map((record) => [idOf(record), record]));
    return ids.map((id) => byId.get(id)).filter((record) => record !== undefined);
  }

  #addChildren(parent: Scope, subquery: Subquery, ids: readonly string[], records: readonly QueryRecord[]): void {
    checkClauses(subquery);
    if (subquery.groupBy || subquery.having) throw malformed('A subquery in a select list takes no groups.');
    const { object, field, relationshipName } = childRelationship(parent, subquery.relationshipName);
    const context = { ...parent.context, parameters: new Parameters() };
    const scope = new Scope(context, object);
    const reference = scope.columnAt(scope.root, field.name).sql;
    const selection = new Selection(scope, subquery as Query);
    if (selection.children.length > 0) throw malformed('Subqueries nest one level deep.');
    const parentId = selection.add(reference);
    const among = `${reference} IN (SELECT value FROM json_each(${context.parameters.add(JSON.stringify(ids))}))`;
    const order = orderClause(scope, subquery);
    const where = whereClause(scope, subquery, [among]);
    pageClause(subquery);
    const sql = `SELECT ${selection.columns.join(', ')} FROM ${scope.from}${where}${order}`;
    const byParent = new Map<unknown, QueryRecord[]>();
    for (const row of this.#run(sql, context.parameters)) {
      const siblings = byParent.get(row[parentId]) ?? [];
      byParent.set(row[parentId], siblings);
      siblings.push(selection.record(row));
    }
    const { offset = 0, limit = Infinity } = subquery;
    records.forEach((record, index) => {
      const children = (byParent.get(ids[index]) ?? []).slice(offset, offset + limit);
      const result = { totalSize: children.length, done: true, records: children };
      record[relationshipName!] = children.length > 0 ? result : null;
    });
  }

  #open(cursor: Cursor): string {
    const mine = [...this.#cursors].filter(([, { userId }]) => userId === cursor.userId).map(([name]) => name);
    if (mine.length >= OPEN_CURSORS) this.#cursors.delete(mine[0]!);
    const name = `0r8${randomBytes(8).toString('hex').slice(0, 15)}`;
    this.#cursors.set(name, cursor);
    return name;
  }
}

function idOf(record: QueryRecord): string {
  return String((record['attributes'] as { url: string }).url.split('/').at(-1));
}
