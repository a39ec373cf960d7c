import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { requestJson } from './request.ts';
import { unexpectedAnswer } from './errors.ts';
import { bulkQuery } from './bulkQuery.ts';

/** How rows travel: Bulk API 2.0 for large sets, synchronous REST below {@link SYNCHRONOUS_ROWS}. */
export type Transport = 'Bulk' | 'Synchronous';

/** Salesforce's advice: under 2,000 rows synchronous calls are faster and cheaper than a bulk job. It is also the most rows that an aggregate query returns. */
export const SYNCHRONOUS_ROWS = 2000;

const page = z.looseObject({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
  records: z.array(z.record(z.string(), z.unknown())),
});

export interface QueryOptions {
  /** Deleted rows and archived activities too. */
  all?: boolean;
}

/** Rows of a synchronous query, page after page, each checked against `schema`. */
export async function queryRows<T>(
  connection: Connection,
  soql: string,
  schema: z.ZodType<T>,
  options: QueryOptions = {},
): Promise<T[]> {
  const rows: T[] = [];
  for await (const records of queryPages(connection, soql, options)) {
    for (const record of records) rows.push(checkRow(record, schema, soql));
  }
  return rows;
}

/** Like {@link queryRows}, or null when there are more rows than `most`: then they are better read in bulk. */
export async function queryFew<T>(
  connection: Connection,
  soql: string,
  schema: z.ZodType<T>,
  most: number,
  options: QueryOptions = {},
): Promise<T[] | null> {
  const first = await requestJson(connection, page, { method: 'GET', path: queryPath(soql, options) });
  if (first.totalSize > most) return null;
  const rows = first.records.map((record) => checkRow(record, schema, soql));
  if (!first.done) {
    for await (const records of pagesFrom(connection, first.nextRecordsUrl)) {
      for (const record of records) rows.push(checkRow(record, schema, soql));
    }
  }
  return rows;
}

/** Pages of a synchronous query as the org wrote them, up to 2,000 records each. */
export async function* queryPages(
  connection: Connection,
  soql: string,
  options: QueryOptions = {},
): AsyncGenerator<Record<string, unknown>[]> {
  yield* pagesFrom(connection, queryPath(soql, options));
}

async function* pagesFrom(
  connection: Connection,
  start: string | undefined,
): AsyncGenerator<Record<string, unknown>[]> {
  let path = start;
  while (path) {
    const answer: z.infer<typeof page> = await requestJson(connection, page, { method: 'GET', path });
    yield answer.records;
    path = answer.done ? undefined : answer.nextRecordsUrl;
  }
}

/** Number of rows that the running user sees; `condition` is the text after WHERE. */
export async function countRows(
  connection: Connection,
  object: string,
  condition?: string,
  options: QueryOptions = {},
): Promise<number> {
  const soql = `SELECT COUNT() FROM ${object}${condition ? ` WHERE ${condition}` : ''}`;
  const answer = await requestJson(connection, page, { method: 'GET', path: queryPath(soql, options) });
  return answer.totalSize;
}

function queryPath(soql: string, { all = false }: QueryOptions): string {
  return `/${all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
}

/** Rows over either transport, as they arrive; a set of any size passes through without being held. */
export async function* streamRows<T>(
  connection: Connection,
  transport: Transport,
  soql: string,
  schema: z.ZodType<T>,
): AsyncGenerator<T> {
  if (transport === 'Synchronous') {
    yield* await queryRows(connection, soql, schema);
    return;
  }
  for await (const row of bulkQuery(connection, soql)) yield checkRow(row, schema, soql);
}

/** Text as a SOQL literal, quotes included. */
export function soqlText(value: string): string {
  return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

/** Text inside a LIKE pattern, without quotes: wildcards taken literally. */
export function soqlLikeText(value: string): string {
  return soqlText(value)
    .slice(1, -1)
    .replace(/[%_]/g, (wildcard) => `\\${wildcard}`);
}

function checkRow<T>(row: unknown, schema: z.ZodType<T>, soql: string): T {
  const parsed = schema.safeParse(row);
  if (!parsed.success) throw unexpectedAnswer(soql, parsed.error);
  return parsed.data;
}
