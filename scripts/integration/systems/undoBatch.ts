import type { Connection } from '@salesforce/core';
import { failuresOf, type Failure } from '../../connection/failureFile.ts';
import { messagesOf } from '../../connection/messages.ts';
import { soqlText } from '../../connection/query.ts';
import { saveRows, type FieldValue, type Row } from '../../connection/saveRows.ts';
import { describeObject, type ObjectDescription } from '../objectDescription.ts';
import { readAccountValues } from './accountValues.ts';
import { ImportBatch, readBatches, type BatchRow } from './batch.ts';
import { readAsked } from './candidates.ts';
import { deleteCreated, type CreatedAccount, type KeptAccount } from './deleteCreated.ts';
import { historyText, sameValue, type BatchChange } from './history.ts';
import { leadPast, type Superseded } from './laterChanges.ts';
import { SOURCE_RECORD, streamRecords, type SourceRecord, type Values } from './sourceRecords.ts';

export interface UndoRequest {
  /** Name of the batch, such as IB-00001. */
  batch: string;
  deleteCreated?: boolean;
  dryRun?: boolean;
  onProgress?: (done: number) => void;
}

/** A value or link that is not as the batch left it, and therefore stays. */
export interface ChangedSince {
  sourceKey: string;
  account: string;
  /** Field of Account; empty: the link. */
  field: string;
  batchLeft: FieldValue;
  now: FieldValue;
}

export interface UndoResult {
  batch: string;
  source: string;
  dryRun: boolean;
  links: number;
  values: number;
  changedSince: ChangedSince[];
  /** Accounts that the batch created. */
  created: number;
  deleted: number;
  kept: KeptAccount[];
  failures: Failure[];
}

const GROUP = 2000;

/**
 * Takes back what a batch did: links and values, each only where it still is as the batch left it. Accounts before source records, so
 * that an undo that is killed does the rest when it is repeated.
 * @throws SfError `UnknownBatchError`
 */
export async function undoBatch(connection: Connection, request: UndoRequest): Promise<UndoResult> {
  const [batch] = await readBatches(connection, `Name = ${soqlText(request.batch)}`);
  if (!batch) throw messagesOf('integration').createError('error.UnknownBatch', [request.batch]);
  const dryRun = request.dryRun ?? false;
  const source = batch.Source__c!;
  const result: UndoResult = {
    batch: batch.Name,
    source,
    dryRun,
    links: 0,
    values: 0,
    changedSince: [],
    created: 0,
    deleted: 0,
    kept: [],
    failures: [],
  };
  // First of all: an import that is still at work in the batch must not go on.
  if (!dryRun && batch.Status__c === 'Running') await ImportBatch.markUndone(connection, batch);
  const account = (await describeObject(connection, 'Account'))!;
  const { waiting } = await readAsked(connection, source);
  const created: CreatedAccount[] = [];
  const work = { connection, account, batch, waiting, result, created };
  let group: SourceRecord[] = [];
  const condition = `Source__c = ${soqlText(source)} AND LastModifiedDate >= ${batch.StartedAt__c!.toISOString()}`;
  for await (const record of streamRecords(connection, condition)) {
    if (!record.history.some(({ batch: id }) => id === batch.Id)) continue;
    group.push(record);
    if (group.length < GROUP) continue;
    await undoGroup(work, group);
    request.onProgress?.(result.links);
    group = [];
  }
  await undoGroup(work, group);
  result.created = created.length;
  if (request.deleteCreated) await deleteCreated(connection, account, created, result);
  if (!dryRun && result.failures.length === 0) await ImportBatch.markUndone(connection, batch);
  return result;
}

interface Work {
  connection: Connection;
  account: ObjectDescription;
  batch: BatchRow;
  waiting: ReadonlySet<string>;
  result: UndoResult;
  created: CreatedAccount[];
}

async function undoGroup(work: Work, records: readonly SourceRecord[]): Promise<void> {
  const { connection, account, batch, result } = work;
  const open = records.map((record) => ({ record, entry: record.history.find(({ batch: id }) => id === batch.Id)! }));
  for (const { record, entry } of open) {
    const after = entry.link?.after;
    if (entry.created && after) work.created.push({ id: after, sourceKey: record.sourceKey, left: entry.fields });
  }
  const standing = open.filter(({ entry }) => !entry.undone);
  const fields = [...new Set(standing.flatMap(({ entry }) => Object.keys(entry.fields)))].filter((name) =>
    account.fields.has(name),
  );
  const ids = standing.flatMap(({ record, entry }) => accountOf(record, entry) ?? []);
  const current = await readAccountValues(connection, account, ids, fields);
  const updates = new Map<string, Row>();
  const superseded: Superseded[] = [];
  for (const { record, entry } of standing) {
    const id = accountOf(record, entry);
    const values = id === null ? undefined : current.get(id);
    if (id === null || !values || entry.created) continue;
    Object.assign(entryUpdates(updates, id), takenBack(record, id, entry, values, result, superseded));
  }
  const rows = [...updates].filter(([, change]) => Object.keys(change).length > 0);
  result.values += rows.reduce((sum, [, change]) => sum + Object.keys(change).length, 0);
  const refused = new Set<string>();
  if (!result.dryRun) {
    const toSave = rows.map(([Id, change]) => ({ Id, ...change }));
    const outcomes = await saveRows(connection, { object: 'Account', operation: 'update', rows: toSave });
    rows.forEach(([id], index) => void (outcomes[index]!.success || refused.add(id)));
    result.failures.push(
      ...failuresOf(
        'Account',
        rows.map(([id]) => id),
        outcomes,
      ),
    );
  }
  const writing = standing.filter(({ record, entry }) => !refused.has(accountOf(record, entry) ?? ''));
  const elsewhere = result.dryRun
    ? []
    : await leadPast(
        connection,
        superseded,
        writing.map(({ record }) => record),
      );
  const saved = writing.map(({ record, entry }) => recordRow(work, record, entry));
  if (result.dryRun) return;
  const others = elsewhere.map(({ sourceKey, history }): Row => ({
    SourceKey__c: sourceKey,
    Before__c: historyText(history),
  }));
  const outcomes = await saveRows(connection, {
    object: SOURCE_RECORD,
    operation: 'upsert',
    externalIdField: 'SourceKey__c',
    rows: [...saved, ...others],
  });
  result.failures.push(
    ...failuresOf(
      SOURCE_RECORD,
      [...writing.map(({ record }) => record), ...elsewhere].map(({ sourceKey }) => sourceKey),
      outcomes,
    ),
  );
}

function entryUpdates(updates: Map<string, Row>, id: string): Row {
  if (!updates.has(id)) updates.set(id, {});
  return updates.get(id)!;
}

/** The account that a batch's change of a record was about. */
function accountOf(record: SourceRecord, entry: BatchChange): string | null {
  return entry.link ? entry.link.after : record.account;
}

function takenBack(
  { sourceKey }: SourceRecord,
  account: string,
  { fields, at, batch }: BatchChange,
  values: Values,
  result: UndoResult,
  superseded: Superseded[],
): Row {
  const change: Row = {};
  for (const [field, { before, after }] of Object.entries(fields)) {
    const now = values[field] ?? null;
    if (sameValue(now, after)) change[field] = before;
    else if (!sameValue(now, before)) {
      result.changedSince.push({ sourceKey, account, field, batchLeft: after, now });
      superseded.push({ account, field, change: { before, after }, at, batch });
    }
  }
  return change;
}

function recordRow({ waiting, result }: Work, record: SourceRecord, entry: BatchChange): Row {
  const { sourceKey, history } = record;
  // Without values the next import looks at the row anew, whatever its file says then.
  const row: Row = { SourceKey__c: sourceKey, Values__c: null };
  if (entry.link && record.account === entry.link.after) {
    result.links += 1;
    row['Account__c'] = entry.link.before;
    if (entry.link.before === null) {
      row['State__c'] = waiting.has(sourceKey.toLowerCase()) ? 'Doubtful' : 'Unlinked';
      row['LinkedBy__c'] = null;
    }
  } else if (entry.link && record.account !== entry.link.before) {
    const [account, now] = [entry.link.after ?? '', record.account];
    result.changedSince.push({ sourceKey, account, field: '', batchLeft: account, now });
  }
  row['Before__c'] = historyText(history.map((each) => (each === entry ? { ...each, undone: true as const } : each)));
  return row;
}
