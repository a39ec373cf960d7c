import type { FieldValue } from '../connection/saveRows.ts';
import { fillTemplate } from './fieldValue.ts';
import type { Step } from './mapping.ts';
import type { PlannedRow } from './planRows.ts';

/**
 * The value of the key field by which the org finds a row again: the one that the mapping makes out of the row's fields, such as
 * `{Account__c}` where there is one record for each account; else prefix, source and the row's own key.
 * @param fields of the row, lookups resolved
 */
export function keyOf(step: Step, row: PlannedRow, fields: Readonly<Record<string, FieldValue>>): string {
  if (step.key === undefined) return row.sourceKey;
  const texts = Object.entries(fields).map(([name, value]) => [name, value === null ? '' : String(value)]);
  return fillTemplate(step.key, Object.fromEntries(texts) as Record<string, string>);
}
