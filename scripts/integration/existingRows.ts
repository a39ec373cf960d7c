import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { countRows, queryRows, soqlLikeText, soqlText, streamRows, SYNCHRONOUS_ROWS } from '../connection/query.ts';
import type { FieldValue } from '../connection/saveRows.ts';
import { booleanValue, instantValue, numberValue, textValue } from '../connection/values.ts';
import type { ObjectDescription } from './objectDescription.ts';
import type { PlannedRow } from './planRows.ts';

export interface ExistingRow {
  id: string;
  values: Record<string, FieldValue>;
}

/** Rows that an earlier import of the same source left, by lower-case source key, with the fields that this one would write. */
export async function readExisting(
  connection: Connection,
  object: ObjectDescription,
  keyField: string,
  keyPrefix: string,
  fields: readonly string[],
): Promise<Map<string, ExistingRow>> {
  const condition = `${keyField} LIKE '${soqlLikeText(keyPrefix)}%'`;
  const rows = await countRows(connection, object.name, condition);
  const found = new Map<string, ExistingRow>();
  if (rows === 0) return found;
  const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const soql = `SELECT Id, ${[keyField, ...fields].join(', ')} FROM ${object.name} WHERE ${condition}`;
  const typed = Object.fromEntries(fields.map((name) => [name, valueSchema(object.fields.get(name)!.type)]));
  const schema: z.ZodType<Record<string, unknown>> = z.looseObject({
    ...typed,
    Id: z.string(),
    [keyField]: z.string(),
  });
  for await (const row of streamRows(connection, transport, soql, schema)) {
    const values = Object.fromEntries(fields.map((name) => [name, plain(row[name])]));
    found.set(String(row[keyField]).toLowerCase(), { id: String(row['Id']), values });
  }
  return found;
}

/** The planned fields whose value differs from what the org has. Ids compare by their 15 case-sensitive characters. */
export function differingFields(planned: PlannedRow['fields'], existing: ExistingRow): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(planned).filter(([name, value]) => {
      const stored = existing.values[name] ?? null;
      return stored !== value && !(stored === null && value === '');
    }),
  );
}

/** Ids of records that the org has already, by the value they are looked for. */
export async function findRecords(
  connection: Connection,
  object: string,
  field: string,
  values: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const CHUNK = 100;
  for (let start = 0; start < values.length; start += CHUNK) {
    const list = values
      .slice(start, start + CHUNK)
      .map(soqlText)
      .join(', ');
    const rows = await queryRows(
      connection,
      `SELECT Id, ${field} FROM ${object} WHERE ${field} IN (${list})`,
      z.looseObject({ Id: z.string(), [field]: z.string() }),
    );
    for (const row of rows) found.set(String(row[field]).toLowerCase(), row.Id);
  }
  return found;
}

function valueSchema(type: string) {
  if (['int', 'double', 'currency', 'percent'].includes(type)) return numberValue;
  if (type === 'boolean') return booleanValue;
  return type === 'datetime' ? instantValue : textValue;
}

function plain(value: unknown): FieldValue {
  return value instanceof Date ? value.toISOString() : (value as FieldValue);
}
