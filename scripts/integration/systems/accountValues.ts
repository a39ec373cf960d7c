import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { plainValue, valueSchema } from '../existingRows.ts';
import type { ObjectDescription } from '../objectDescription.ts';
import { queryChunks, type Values } from './sourceRecords.ts';

/** What accounts have now in some fields, by Id; an account that is gone is not there. */
export async function readAccountValues(
  connection: Connection,
  account: ObjectDescription,
  ids: readonly string[],
  fields: readonly string[],
): Promise<Map<string, Values>> {
  const schema: z.ZodType<Record<string, unknown>> = z.looseObject({
    ...Object.fromEntries(fields.map((name) => [name, valueSchema(account.fields.get(name)!.type)])),
    Id: z.string(),
  });
  const selected = ['Id', ...fields].join(', ');
  const found = new Map<string, Values>();
  for (const chunk of queryChunks([...new Set(ids)])) {
    const soql = `SELECT ${selected} FROM Account WHERE Id IN (${chunk.map(soqlText).join(', ')})`;
    for (const row of await queryRows(connection, soql, schema)) {
      found.set(String(row['Id']), Object.fromEntries(fields.map((name) => [name, plainValue(row[name])])));
    }
  }
  return found;
}
