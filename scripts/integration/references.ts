import type { Failure } from '../connection/failureFile.ts';
import type { Mapping } from './mapping.ts';
import { sourceKeyOf, type PlannedRow, type Reference } from './planRows.ts';
import { inputText } from '../connection/inputText.ts';

/** What the steps of one import tell each other. */
export interface WriteContext {
  /** Ids of rows written so far, by lower-case source key; null: planned, in a dry run. */
  ids: Map<string, string | null>;
  /** Ids of records that were in the org, by `Object.Field.value`. */
  found: ReadonlyMap<string, string>;
  /** Lower-case source keys of accounts' rows that wait for a person's decision. */
  waiting: Set<string>;
  dryRun: boolean;
  onProgress: (done: number, total: number) => void;
}

/** A reference that leads to no record. */
export interface Missing {
  field: string;
  reason: string;
  /** The row that is meant waits for a person's decision; this one waits with it. */
  waits: boolean;
}

/** The fields of a row with the Ids of the records that it refers to. */
export function resolveReferences(
  row: PlannedRow,
  mapping: Mapping,
  context: WriteContext,
): { fields: PlannedRow['fields']; missing?: Missing } {
  const fields = { ...row.fields };
  for (const reference of row.references) {
    const id = idOf(reference, mapping, context);
    if (id === undefined) {
      const { lookup } = reference.target as { lookup: { source: string; key: string } };
      const waits = context.waiting.has(sourceKeyOf(mapping, lookup.source, lookup.key).toLowerCase());
      const reason = inputText(waits ? 'row.waits' : 'row.notImported', [lookup.key, lookup.source]);
      return {
        fields,
        missing: { field: reference.field, reason, waits },
      };
    }
    fields[reference.field] = id;
  }
  return { fields };
}

function idOf({ target }: Reference, mapping: Mapping, { ids, found }: WriteContext): string | null | undefined {
  if ('lookup' in target) return ids.get(sourceKeyOf(mapping, target.lookup.source, target.lookup.key).toLowerCase());
  const { object, field, value } = target.find;
  return found.get(`${object}.${field}.${value}`);
}

/** A row that cannot be written because of what it refers to. */
export function missingReference(object: string, row: PlannedRow, missing: Missing): Failure {
  const { field, reason } = missing;
  return { object, key: row.sourceKey, statusCode: 'NOT_IMPORTED', fields: field, message: reason };
}
