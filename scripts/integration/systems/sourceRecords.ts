import { createHash } from 'node:crypto';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { countRows, queryRows, soqlText, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import type { FieldValue } from '../../connection/saveRows.ts';
import { instantValue, numberValue, textValue } from '../../connection/values.ts';
import { readHistory, type BatchChange } from './history.ts';

export const SOURCE_RECORD = 'RenkeiSourceRecord__c';
export const CANDIDATE = 'RenkeiLinkCandidate__c';

export type LinkedBy = 'Key' | 'Score' | 'Person' | 'Created';
export type Values = Record<string, FieldValue>;

/** What an import must know of every source record of a system; the values only as a fingerprint, since there can be many. */
export interface KnownRecord {
  id: string;
  account: string | null;
  state: string | null;
  linkedBy: string | null;
  fingerprint: string;
  lastBatch: string | null;
}

/** A source record whole. */
export interface SourceRecord {
  id: string;
  sourceKey: string;
  source: string;
  recordKey: string;
  account: string | null;
  state: string | null;
  linkedBy: string | null;
  values: Values;
  history: BatchChange[];
  firstBatch: string | null;
  lastBatch: string | null;
  /** Instant at which the batch began that brought the row last; ISO text, empty when it is not known. */
  lastBatchAt: string;
}

/** The key of a row among all systems. */
export function recordKeyOf(source: string, key: string): string {
  return `${source}|${key}`;
}

/** Text of Values__c: the fields in one order, so that equal values are equal texts. */
export function valuesText(values: Values): string {
  const sorted = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

export function fingerprintOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

/** All source records of a system by lower-case key. */
export async function readKnown(connection: Connection, source: string): Promise<Map<string, KnownRecord>> {
  const condition = `Source__c = ${soqlText(source)}`;
  const rows = await countRows(connection, SOURCE_RECORD, condition);
  const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const known = new Map<string, KnownRecord>();
  const soql = `SELECT Id, SourceKey__c, Account__c, State__c, LinkedBy__c, Values__c, LastBatch__c FROM ${SOURCE_RECORD} WHERE ${condition}`;
  const schema = z.looseObject({
    Id: z.string(),
    SourceKey__c: z.string(),
    Account__c: textValue,
    State__c: textValue,
    LinkedBy__c: textValue,
    Values__c: textValue,
    LastBatch__c: textValue,
  });
  for await (const row of streamRows(connection, transport, soql, schema)) {
    known.set(row.SourceKey__c.toLowerCase(), {
      id: row.Id,
      account: row.Account__c,
      state: row.State__c,
      linkedBy: row.LinkedBy__c,
      fingerprint: fingerprintOf(row.Values__c ?? ''),
      lastBatch: row.LastBatch__c,
    });
  }
  return known;
}

const wholeRow = z.looseObject({
  Id: z.string(),
  SourceKey__c: z.string(),
  Source__c: textValue,
  RecordKey__c: textValue,
  Account__c: textValue,
  State__c: textValue,
  LinkedBy__c: textValue,
  Score__c: numberValue,
  Values__c: textValue,
  Before__c: textValue,
  FirstBatch__c: textValue,
  LastBatch__c: textValue,
  'LastBatch__r.StartedAt__c': instantValue.optional(),
  LastBatch__r: z.looseObject({ StartedAt__c: instantValue }).nullish(),
});
const WHOLE_FIELDS =
  'Id, SourceKey__c, Source__c, RecordKey__c, Account__c, State__c, LinkedBy__c, Score__c, Values__c, Before__c, FirstBatch__c, LastBatch__c, LastBatch__r.StartedAt__c';

/** Whole source records by a condition, as they arrive. */
export async function* streamRecords(connection: Connection, condition: string): AsyncGenerator<SourceRecord> {
  const rows = await countRows(connection, SOURCE_RECORD, condition);
  const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const soql = `SELECT ${WHOLE_FIELDS} FROM ${SOURCE_RECORD} WHERE ${condition} ORDER BY SourceKey__c`;
  for await (const row of streamRows(connection, transport, soql, wholeRow)) yield recordOf(row);
}

/** Whole source records whose field has one of the values; many values take several queries. */
export async function readRecordsBy(
  connection: Connection,
  field: 'SourceKey__c' | 'Account__c',
  values: readonly string[],
): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for (const chunk of queryChunks(values)) {
    const list = chunk.map(soqlText).join(', ');
    const soql = `SELECT ${WHOLE_FIELDS} FROM ${SOURCE_RECORD} WHERE ${field} IN (${list})`;
    for (const row of await queryRows(connection, soql, wholeRow)) records.push(recordOf(row));
  }
  return records;
}

function recordOf(row: z.infer<typeof wholeRow>): SourceRecord {
  const startedAt = row['LastBatch__r.StartedAt__c'] ?? row.LastBatch__r?.StartedAt__c;
  return {
    id: row.Id,
    sourceKey: row.SourceKey__c,
    source: row.Source__c ?? '',
    recordKey: row.RecordKey__c ?? '',
    account: row.Account__c,
    state: row.State__c,
    linkedBy: row.LinkedBy__c,
    values: readValues(row.Values__c),
    history: readHistory(row.Before__c),
    firstBatch: row.FirstBatch__c,
    lastBatch: row.LastBatch__c,
    lastBatchAt: startedAt ? startedAt.toISOString() : '',
  };
}

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

function readValues(text: string | null): Values {
  return text === null || text === '' ? {} : valuesSchema.parse(JSON.parse(text));
}

/** Characters of a list of values in the address of a query, percent signs included: servers refuse long addresses. */
const ADDRESS_ROOM = 9000;

/** Values cut into lists that one condition can name. */
export function queryChunks(values: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let room = 0;
  for (const value of values) {
    const length = encodeURIComponent(value).length + 9;
    if (chunks.length === 0 || length > room) {
      chunks.push([]);
      room = ADDRESS_ROOM;
    }
    chunks.at(-1)!.push(value);
    room -= length;
  }
  return chunks;
}

export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(list.length / size) }, (_unused, index) => index * size);
  return starts.map((start) => list.slice(start, start + size));
}
