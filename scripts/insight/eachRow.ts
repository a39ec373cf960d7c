import type { Connection } from '@salesforce/core';
import type { z } from 'zod';
import { bulkQuery } from '../connection/bulkQuery.ts';
import { unexpectedAnswer } from '../connection/errors.ts';
import { queryFew } from '../connection/query.ts';

/** From so many rows on they are read in bulk. */
const BULK_ROWS = 10_000;

/** Reads rows by the cheaper transport and hands each over, so that a large set is never held. */
export async function eachRow<Row>(
  connection: Connection,
  soql: string,
  schema: z.ZodType<Row>,
  take: (row: Row) => void,
): Promise<void> {
  const few = await queryFew(connection, soql, schema, BULK_ROWS);
  if (few) {
    few.forEach(take);
    return;
  }
  for await (const row of bulkQuery(connection, soql)) {
    const parsed = schema.safeParse(row);
    if (!parsed.success) throw unexpectedAnswer(soql, parsed.error);
    take(parsed.data);
  }
}
