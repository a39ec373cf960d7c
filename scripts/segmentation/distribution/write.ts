import type { Connection } from '@salesforce/core';
import { deleteRows } from '../../connection/deleteRows.ts';
import { failuresOf, type Failure } from '../../connection/failureFile.ts';
import { saveRows, type SaveRequest } from '../../connection/saveRows.ts';
import type { PlanChanges } from './changes.ts';

/**
 * Writes the changes, each plan for itself: one that is refused keeps no other from being written.
 * @returns the rows that were refused, with the org's reasons
 */
export async function writePlans(
  connection: Connection,
  changes: PlanChanges,
  onStep?: (step: 'write', detail: { done: number; total: number }) => void,
): Promise<Failure[]> {
  const { create, update, remove } = changes;
  const total = create.length + update.length + remove.length;
  const object = 'RenkeiCallPlan__c';
  const failures: Failure[] = [];
  let before = 0;
  const progress = (done: number) => onStep?.('write', { done: before + done, total });
  const save = async (rows: SaveRequest['rows'], key: string, operation: 'upsert' | 'update') => {
    if (rows.length === 0) return;
    const externalIdField = operation === 'upsert' ? { externalIdField: key } : {};
    const outcomes = await saveRows(connection, { object, operation, ...externalIdField, rows, onProgress: progress });
    const keys = rows.map((row) => String(row[key]));
    failures.push(...failuresOf(object, keys, outcomes));
    before += rows.length;
  };
  // Room is made first: an account's plan goes or changes hands before others are made.
  const removed = await deleteRows(connection, remove, progress);
  failures.push(...failuresOf(object, remove, removed));
  before += remove.length;
  await save(update, 'Id', 'update');
  await save(create, 'AccountKey__c', 'upsert');
  return failures;
}
