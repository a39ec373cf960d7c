import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { bulkSave } from './bulkSave.ts';
import { SYNCHRONOUS_ROWS, type Transport } from './query.ts';
import { requestJson } from './request.ts';

export type FieldValue = string | number | boolean | null;
/** One row by field name. A field that is not there stays as it is in the org; null empties it. */
export type Row = Record<string, FieldValue>;

export interface SaveRequest {
  object: string;
  operation: 'insert' | 'update' | 'upsert';
  /** Upsert only: the external id field by which the org finds the row. */
  externalIdField?: string;
  rows: readonly Row[];
  /** Default: bulk from {@link SYNCHRONOUS_ROWS} rows on. Inserts are always synchronous: a bulk result cannot be matched to its row without a key. */
  transport?: Transport;
  /** Milliseconds before each further attempt at rows that met a lock. */
  lockPauses?: readonly number[];
  onProgress?: (saved: number, total: number) => void;
}

export interface SaveProblem {
  statusCode: string;
  message: string;
  fields: string[];
}

/** What became of the row with the same position in the request. */
export interface SaveOutcome {
  id: string | null;
  success: boolean;
  created: boolean;
  errors: SaveProblem[];
}

const collectionAnswer = z.array(
  z.looseObject({
    id: z.string().nullish(),
    success: z.boolean(),
    created: z.boolean().optional(),
    errors: z
      .array(z.looseObject({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).default([]) }))
      .default([]),
  }),
);

const COLLECTION_ROWS = 200;
/** Pauses before a row that met a lock is tried again. Locks on a shared parent pass within seconds. */
const LOCK_PAUSES = [250, 1000, 4000];

/**
 * Saves rows, each for itself: a row that fails keeps no other from being saved. Rows that met another transaction's lock are
 * tried again; whatever else failed comes back with the org's reasons.
 */
export async function saveRows(connection: Connection, request: SaveRequest): Promise<SaveOutcome[]> {
  const outcomes = await saveOnce(connection, request, request.rows);
  for (const pause of request.lockPauses ?? LOCK_PAUSES) {
    const locked = outcomes.flatMap((outcome, index) => (isLocked(outcome) ? [index] : []));
    if (locked.length === 0) break;
    await sleep(pause);
    const again = await saveOnce(
      connection,
      { ...request, onProgress: undefined },
      locked.map((index) => request.rows[index]!),
    );
    locked.forEach((index, position) => (outcomes[index] = again[position]!));
  }
  return outcomes;
}

async function saveOnce(connection: Connection, request: SaveRequest, rows: readonly Row[]): Promise<SaveOutcome[]> {
  if (rows.length === 0) return [];
  const chosen = request.transport ?? (rows.length >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous');
  if (chosen === 'Bulk' && request.operation !== 'insert') {
    return bulkSave(connection, { ...request, operation: request.operation, rows });
  }
  const outcomes: SaveOutcome[] = [];
  for (let start = 0; start < rows.length; start += COLLECTION_ROWS) {
    outcomes.push(...(await saveCollection(connection, request, rows.slice(start, start + COLLECTION_ROWS))));
    request.onProgress?.(outcomes.length, rows.length);
  }
  return outcomes;
}

async function saveCollection(connection: Connection, request: SaveRequest, rows: Row[]): Promise<SaveOutcome[]> {
  const { object, operation, externalIdField } = request;
  const records = rows.map((row) => ({ attributes: { type: object }, ...row }));
  const path =
    operation === 'upsert' ? `/composite/sobjects/${object}/${required(externalIdField)}` : '/composite/sobjects';
  const answer = await requestJson(connection, collectionAnswer, {
    method: operation === 'insert' ? 'POST' : 'PATCH',
    path,
    body: { allOrNone: false, records },
  });
  return answer.map((result) => ({
    id: result.id ?? null,
    success: result.success,
    created: result.created ?? operation === 'insert',
    errors: result.errors,
  }));
}

function isLocked(outcome: SaveOutcome): boolean {
  return !outcome.success && outcome.errors.some((problem) => problem.statusCode === 'UNABLE_TO_LOCK_ROW');
}

function required(externalIdField: string | undefined): string {
  if (!externalIdField) throw new TypeError('An upsert needs the name of its external id field.');
  return externalIdField;
}
