import type { Connection } from '@salesforce/core';
import { deleteRows } from '../../connection/deleteRows.ts';
import { failuresOf } from '../../connection/failureFile.ts';
import type { ObjectDescription } from '../objectDescription.ts';
import { accountChildFields, countChildren } from './accountChildren.ts';
import { readAccountValues } from './accountValues.ts';
import { sameValue, type BatchChange } from './history.ts';
import type { UndoResult } from './undoBatch.ts';

/** An account that a batch created, with the values that it gave. */
export interface CreatedAccount {
  id: string;
  sourceKey: string;
  left: BatchChange['fields'];
}

/** An account that stays although the batch created it. */
export interface KeptAccount {
  account: string;
  sourceKey: string;
  /** `Contact 2; Opportunity 1`, or the fields that somebody has changed. */
  hanging: string;
  changed: string;
}

/** Written by automation for every account, or by the import itself: nothing that somebody would miss. */
const OWN = new Set(['RenkeiSegmentMove__c', 'RenkeiLinkCandidate__c']);

/** Deletes the accounts that a batch created, if nothing hangs on them and nobody has changed what the batch gave. */
export async function deleteCreated(
  connection: Connection,
  account: ObjectDescription,
  created: readonly CreatedAccount[],
  result: UndoResult,
): Promise<void> {
  const fields = [...new Set(created.flatMap(({ left }) => Object.keys(left)))].filter((name) =>
    account.fields.has(name),
  );
  const ids = created.map(({ id }) => id);
  const current = await readAccountValues(connection, account, ids, fields);
  const childFields = (await accountChildFields(connection)).filter(({ object }) => !OWN.has(object));
  const { counts } = await countChildren(connection, childFields, ids);
  const own = new Map(created.map(({ id, sourceKey }) => [id, sourceKey]));
  const going: string[] = [];
  for (const { id, sourceKey, left } of created) {
    const values = current.get(id);
    if (!values) continue;
    const changed = Object.entries(left).filter(([field, { after }]) => !sameValue(values[field] ?? null, after));
    const children = new Map(counts.get(id) ?? []);
    // Before the links are taken back, as in a dry run, the row that made the account hangs on it.
    if (result.dryRun && own.has(id)) lessOne(children, 'RenkeiSourceRecord__c');
    if (changed.length === 0 && children.size === 0) going.push(id);
    else {
      result.kept.push({
        account: id,
        sourceKey,
        hanging: [...children].map(([object, records]) => `${object} ${records}`).join('; '),
        changed: changed.map(([field]) => field).join('; '),
      });
    }
  }
  result.deleted = going.length;
  if (result.dryRun) return;
  const outcomes = await deleteRows(connection, going);
  result.deleted = outcomes.filter(({ success }) => success).length;
  result.failures.push(...failuresOf('Account', going, outcomes));
}

function lessOne(counts: Map<string, number>, object: string): void {
  const records = (counts.get(object) ?? 0) - 1;
  if (records > 0) counts.set(object, records);
  else counts.delete(object);
}
