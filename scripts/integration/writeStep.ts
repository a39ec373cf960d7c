import type { Connection } from '@salesforce/core';
import { failuresOf, type Failure } from '../connection/failureFile.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { differingFields, readExisting } from './existingRows.ts';
import type { Mapping } from './mapping.ts';
import { keyOf } from './rowKey.ts';
import { sourceKeyOf, type PlannedStep } from './planRows.ts';
import { missingReference, resolveReferences, type WriteContext } from './references.ts';

/** What became of the rows of one step. */
export interface StepCounts {
  source: string;
  file: string;
  object: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Rows without the record they could hang on. */
  unattached: number;
  /** Rows that wait for a person's decision, themselves or with the account they hang on. */
  doubtful: number;
}

/** Writes the rows of a step that are new or differ from what the org has, and remembers their Ids for later steps. */
export async function writeStep(
  connection: Connection,
  mapping: Mapping,
  { step, object, file, rows }: PlannedStep,
  context: WriteContext,
): Promise<{ outcome: StepCounts; failed: Failure[] }> {
  const resolved = rows.map((row) => {
    const { fields, missing } = resolveReferences(row, mapping, context);
    return { row, fields, missing, key: keyOf(step, row, fields) };
  });
  const knownBy =
    step.key === undefined
      ? { prefix: sourceKeyOf(mapping, step.source, '') }
      : { keys: resolved.filter(({ missing }) => !missing).map(({ key }) => key) };
  const existing = await readExisting(connection, object, step.keyField, knownBy, Object.keys(step.fields));
  if (step.key === undefined) for (const [key, { id }] of existing) context.ids.set(key, id);
  const sourceKeys = new Map(resolved.map(({ key, row }) => [key.toLowerCase(), row.sourceKey.toLowerCase()]));
  const outcome: StepCounts = {
    source: step.source,
    file,
    object: object.name,
    rows: rows.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    unattached: rows.filter((row) => row.unattached).length,
    doubtful: 0,
  };
  const failed: Failure[] = [];
  const toWrite: Row[] = [];
  for (const { row, fields, missing, key } of resolved) {
    if (missing) {
      if (missing.waits) outcome.doubtful += 1;
      else failed.push(missingReference(object.name, row, missing));
      continue;
    }
    const stored = existing.get(key.toLowerCase());
    if (stored) context.ids.set(row.sourceKey.toLowerCase(), stored.id);
    if (!stored) {
      const filled = Object.entries(fields).filter(([, value]) => value !== null);
      toWrite.push({ [step.keyField]: key, ...Object.fromEntries(filled) });
      continue;
    }
    const differing = updateableOnly(differingFields(fields, stored), object.fields);
    if (Object.keys(differing).length === 0) outcome.unchanged += 1;
    else toWrite.push({ [step.keyField]: key, ...differing });
  }
  if (context.dryRun) {
    for (const row of toWrite) {
      const key = String(row[step.keyField]).toLowerCase();
      if (existing.has(key) || step.update) outcome.updated += 1;
      else outcome.created += 1;
      const sourceKey = sourceKeys.get(key) ?? key;
      if (!context.ids.has(sourceKey)) context.ids.set(sourceKey, null);
    }
    return { outcome: { ...outcome, failed: failed.length }, failed };
  }
  const keys = toWrite.map((row) => String(row[step.keyField]));
  const outcomes = await saveRows(connection, {
    object: object.name,
    operation: 'upsert',
    externalIdField: step.keyField,
    rows: toWrite,
    onProgress: context.onProgress,
  });
  outcomes.forEach(({ success, created, id }, index) => {
    if (!success) return;
    if (created) outcome.created += 1;
    else outcome.updated += 1;
    const key = keys[index]!.toLowerCase();
    if (id) context.ids.set(sourceKeys.get(key) ?? key, id);
  });
  failed.push(...failuresOf(object.name, keys, outcomes));
  outcome.failed = new Set(failed.map((failure) => failure.key)).size;
  return { outcome, failed };
}

/** Fields such as the master of a detail can be set once and never changed. */
function updateableOnly(fields: Row, descriptions: ReadonlyMap<string, { updateable: boolean }>): Row {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => descriptions.get(name)?.updateable ?? false));
}
