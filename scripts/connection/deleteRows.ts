import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { requestJson } from './request.ts';
import type { SaveOutcome } from './saveRows.ts';

const answer = z.array(
  z.looseObject({
    id: z.string().nullish(),
    success: z.boolean(),
    errors: z
      .array(z.looseObject({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).default([]) }))
      .default([]),
  }),
);

const COLLECTION_ROWS = 200;

/** Deletes records, each for itself. One that somebody else has deleted meanwhile counts as deleted. */
export async function deleteRows(
  connection: Connection,
  ids: readonly string[],
  onProgress?: (deleted: number, total: number) => void,
): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  for (let start = 0; start < ids.length; start += COLLECTION_ROWS) {
    const part = ids.slice(start, start + COLLECTION_ROWS);
    const path = `/composite/sobjects?ids=${part.join(',')}&allOrNone=false`;
    const results = await requestJson(connection, answer, { method: 'DELETE', path });
    results.forEach((result, index) => {
      const gone = result.errors.some(({ statusCode }) => statusCode === 'ENTITY_IS_DELETED');
      const success = result.success || gone;
      outcomes.push({ id: part[index]!, success, created: false, errors: success ? [] : result.errors });
    });
    onProgress?.(outcomes.length, ids.length);
  }
  return outcomes;
}
