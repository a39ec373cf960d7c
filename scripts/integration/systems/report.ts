import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { countRows, queryRows, soqlText } from '../../connection/query.ts';
import { numberValue, textValue } from '../../connection/values.ts';
import { describeObject } from '../objectDescription.ts';
import { readBatches, type BatchRow, type BatchCounts } from './batch.ts';
import { sameValue } from './history.ts';
import { CANDIDATE, SOURCE_RECORD, streamRecords, type SourceRecord } from './sourceRecords.ts';

/** What one source gave, over all its imports or in one batch. */
export interface SourceReport {
  source: string;
  rows: number;
  linkedByKey: number;
  linkedByScore: number;
  linkedByPerson: number;
  created: number;
  doubtful: number;
  unlinked: number;
  refused: number;
  /** Reason → rows. */
  refusals: Record<string, number>;
  /** Pairs by what people decided: Open, Same, Apart, Later. */
  pairs: Record<string, number>;
  /** Field of Account → accounts, batches that were taken back not counted. */
  filled: Record<string, number>;
  replaced: Record<string, number>;
}

export interface BatchLine extends BatchCounts {
  batch: string;
  source: string;
  status: string;
  startedAt: string;
}

export interface ImportReport {
  batch: string | null;
  sources: SourceReport[];
  batches: BatchLine[];
  accounts: { all: number; unknown: number; oneSource: number; severalSources: number };
  /** How many accounts have a value: now, and how many of those would have none without the sources (or the batch). */
  coverage: { field: string; before: number; after: number }[];
}

/** What tells who a customer is and how to reach it. */
const KEY_FIELDS = [
  'RenkeiKanaName__c',
  'RenkeiCorporateNumber__c',
  'Phone',
  'Website',
  'BillingPostalCode',
  'BillingCity',
  'Industry',
  'NumberOfEmployees',
];

/** Tells what each source gave. @throws SfError `UnknownBatchError` */
export async function importReport(connection: Connection, request: { batch?: string }): Promise<ImportReport> {
  const batches = await readBatches(connection, request.batch ? `Name = ${soqlText(request.batch)}` : 'Name != NULL');
  const [batch] = batches;
  if (request.batch && !batch) throw messagesOf('integration').createError('error.UnknownBatch', [request.batch]);
  const only = request.batch ? batch!.Id : null;
  const sources = new Map<string, SourceReport>();
  const known = new Map<string, Set<string>>();
  const given = new Map<string, number>();
  const condition = only ? `Source__c = ${soqlText(batch!.Source__c ?? '')}` : 'Source__c != NULL';
  for await (const record of streamRecords(connection, condition)) {
    if (record.account) known.set(record.account, (known.get(record.account) ?? new Set()).add(record.source));
    if (only && record.lastBatch !== only && !record.history.some(({ batch: id }) => id === only)) continue;
    count(record, reportOf(sources, record.source), given, only);
  }
  await countPairs(connection, sources, condition);
  await countRefusals(connection, sources, condition);
  const all = await countRows(connection, 'Account');
  const one = [...known.values()].filter(({ size }) => size === 1).length;
  return {
    batch: request.batch ?? null,
    sources: [...sources.values()].sort((a, b) => (a.source < b.source ? -1 : 1)),
    batches: batches.map(lineOf),
    accounts: { all, unknown: all - known.size, oneSource: one, severalSources: known.size - one },
    coverage: await coverage(connection, given),
  };
}

function reportOf(sources: Map<string, SourceReport>, source: string): SourceReport {
  let report = sources.get(source);
  if (!report) {
    const numbers = { rows: 0, linkedByKey: 0, linkedByScore: 0, linkedByPerson: 0, created: 0 };
    const others = { doubtful: 0, unlinked: 0, refused: 0, refusals: {}, pairs: {}, filled: {}, replaced: {} };
    sources.set(source, (report = { source, ...numbers, ...others }));
  }
  return report;
}

function count(record: SourceRecord, report: SourceReport, given: Map<string, number>, only: string | null): void {
  report.rows += 1;
  if (record.state === 'Linked') {
    if (record.linkedBy === 'Score') report.linkedByScore += 1;
    else if (record.linkedBy === 'Person') report.linkedByPerson += 1;
    else if (record.linkedBy === 'Created') report.created += 1;
    else report.linkedByKey += 1;
  } else if (record.state === 'Doubtful') report.doubtful += 1;
  else if (record.state === 'Refused') report.refused += 1;
  else report.unlinked += 1;
  for (const change of record.history) {
    if (change.undone || (only && change.batch !== only)) continue;
    for (const [field, { before, after }] of Object.entries(change.fields)) {
      const fills = sameValue(before, null) && !sameValue(after, null);
      if (fills) given.set(field, (given.get(field) ?? 0) + 1);
      // What a new account begins with was neither filled nor replaced.
      if (change.created) continue;
      const tally = fills ? report.filled : report.replaced;
      tally[field] = (tally[field] ?? 0) + 1;
    }
  }
}

async function countPairs(
  connection: Connection,
  sources: Map<string, SourceReport>,
  condition: string,
): Promise<void> {
  const soql = `SELECT SourceRecord__r.Source__c source, Decision__c decision, COUNT(Id) pairs FROM ${CANDIDATE} WHERE SourceRecord__r.${condition} GROUP BY SourceRecord__r.Source__c, Decision__c`;
  const schema = z.looseObject({ source: textValue, decision: textValue, pairs: numberValue });
  for (const { source, decision, pairs } of await queryRows(connection, soql, schema)) {
    const report = sources.get(source ?? '');
    if (report) report.pairs[decision ?? 'Open'] = pairs ?? 0;
  }
}

async function countRefusals(
  connection: Connection,
  sources: Map<string, SourceReport>,
  condition: string,
): Promise<void> {
  const soql = `SELECT Source__c source, Reasons__c reason, COUNT(Id) records FROM ${SOURCE_RECORD} WHERE ${condition} AND State__c = 'Refused' GROUP BY Source__c, Reasons__c`;
  const schema = z.looseObject({ source: textValue, reason: textValue, records: numberValue });
  for (const { source, reason, records } of await queryRows(connection, soql, schema)) {
    const report = sources.get(source ?? '');
    if (report) report.refusals[reason ?? ''] = records ?? 0;
  }
}

async function coverage(connection: Connection, given: ReadonlyMap<string, number>): Promise<ImportReport['coverage']> {
  const account = await describeObject(connection, 'Account');
  const lines: ImportReport['coverage'] = [];
  for (const field of KEY_FIELDS) {
    if (!account?.fields.has(field)) continue;
    const after = await countRows(connection, 'Account', `${field} != NULL`);
    // Somebody may have emptied since what a source had filled.
    lines.push({ field, before: Math.max(0, after - (given.get(field) ?? 0)), after });
  }
  return lines;
}

function lineOf(row: BatchRow): BatchLine {
  return {
    batch: row.Name,
    source: row.Source__c ?? '',
    status: row.Status__c ?? '',
    startedAt: row.StartedAt__c?.toISOString() ?? '',
    read: row.RowsRead__c ?? 0,
    created: row.RowsCreated__c ?? 0,
    linked: row.RowsLinked__c ?? 0,
    doubtful: row.RowsDoubtful__c ?? 0,
    unchanged: row.RowsUnchanged__c ?? 0,
    refused: row.RowsRefused__c ?? 0,
    filled: row.FieldsFilled__c ?? 0,
    replaced: row.FieldsReplaced__c ?? 0,
  };
}
