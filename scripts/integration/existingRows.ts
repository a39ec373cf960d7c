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

/** Which rows of the org an import has to do with: those whose key begins with its prefix, or those of these keys. */
export type KnownBy = { prefix: string } | { keys: readonly string[] };

/** Rows that are in the org already, by lower-case key, with the fields that this import would write. */
export async function readExisting(
  connection: Connection,
  object: ObjectDescription,
  keyField: string,
  knownBy: KnownBy,
  fields: readonly string[],
): Promise<Map<string, ExistingRow>> {
  const typed = Object.fromEntries(fields.map((name) => [name, valueSchema(object.fields.get(name)!.type)]));
  const schema: z.ZodType<Record<string, unknown>> = z.looseObject({
    ...typed,
    Id: z.string(),
    [keyField]: z.string(),
  });
  const found = new Map<string, ExistingRow>();
  for (const condition of conditionsOf(keyField, knownBy)) {
    const rows = await countRows(connection, object.name, condition);
    if (rows === 0) continue;
    const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
    const selected = [...new Set(['Id', keyField, ...fields])].join(', ');
    const soql = `SELECT ${selected} FROM ${object.name} WHERE ${condition}`;
    for await (const row of streamRows(connection, transport, soql, schema)) {
      const values = Object.fromEntries(fields.map((name) => [name, plainValue(row[name])]));
      found.set(String(row[keyField]).toLowerCase(), { id: String(row['Id']), values });
    }
  }
  return found;
}

/** Values that one condition names, so that a query stays short enough. */
const CHUNK = 100;

function conditionsOf(keyField: string, knownBy: KnownBy): string[] {
  if ('prefix' in knownBy) return [`${keyField} LIKE '${soqlLikeText(knownBy.prefix)}%'`];
  return chunksOf(knownBy.keys).map((keys) => `${keyField} IN (${keys.map(soqlText).join(', ')})`);
}

function chunksOf(list: readonly string[]): string[][] {
  const starts = Array.from({ length: Math.ceil(list.length / CHUNK) }, (_unused, index) => index * CHUNK);
  return starts.map((start) => list.slice(start, start + CHUNK));
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
  for (const chunk of chunksOf(values)) {
    const list = chunk.map(soqlText).join(', ');
    const rows = await queryRows(
      connection,
      `SELECT Id, ${field} FROM ${object} WHERE ${field} IN (${list})`,
      z.looseObject({ Id: z.string(), [field]: z.string() }),
    );
    for (const row of rows) found.set(String(row[field]).toLowerCase(), row.Id);
  }
  return found;
}

/** How a value of a field type arrives, from JSON or CSV. */
export function valueSchema(type: string) {
  if (['int', 'double', 'currency', 'percent'].includes(type)) return numberValue;
  if (type === 'boolean') return booleanValue;
  return type === 'datetime' ? instantValue : textValue;
}

/** A value as it is compared and sent: instants as ISO text. */
export function plainValue(value: unknown): FieldValue {
  return value instanceof Date ? value.toISOString() : (value as FieldValue);
}
