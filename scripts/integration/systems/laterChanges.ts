import type { Connection } from '@salesforce/core';
import type { FieldValue } from '../../connection/saveRows.ts';
import { sameValue, type BatchChange } from './history.ts';
import { readRecordsBy, type SourceRecord } from './sourceRecords.ts';

/** A value of an account that a batch left and a later one has changed, so that the undo of the first could not restore it. */
export interface Superseded {
  account: string;
  field: string;
  change: { before: FieldValue; after: FieldValue };
  /** Instant at which the batch began. */
  at: string;
  batch: string;
}

/**
 * Lets the next batch's change of each value lead back to what was there before the undone one: otherwise its own undo would bring back
 * what has been taken back already. The later change may stand in the history of another source record of the same account.
 * @param records those that are being written, changed in place
 * @returns other records whose history has changed
 */
export async function leadPast(
  connection: Connection,
  superseded: readonly Superseded[],
  records: readonly SourceRecord[],
): Promise<SourceRecord[]> {
  if (superseded.length === 0) return [];
  const accounts = [...new Set(superseded.map(({ account }) => account))];
  const held = new Map(records.map((record) => [record.id, record]));
  const linked = (await readRecordsBy(connection, 'Account__c', accounts)).map(
    (record) => held.get(record.id) ?? record,
  );
  const changed = new Set<SourceRecord>();
  for (const { account, field, change, at, batch } of superseded) {
    const later = linked
      .filter((record) => record.account === account)
      .flatMap((record) => record.history.map((entry) => ({ record, entry })))
      .filter(({ entry }) => entry.batch !== batch && entry.at >= at && isStanding(entry, field))
      .sort((one, other) => (one.entry.at < other.entry.at ? -1 : 1));
    const next = later[0];
    if (!next || !sameValue(next.entry.fields[field]!.before, change.after)) continue;
    next.entry.fields[field]!.before = change.before;
    if (!held.has(next.record.id)) changed.add(next.record);
  }
  return [...changed];
}

function isStanding({ undone, fields }: BatchChange, field: string): boolean {
  return !undone && Object.hasOwn(fields, field);
}
