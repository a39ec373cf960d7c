import type { Connection } from '@salesforce/core';
import { failuresOf, type Failure } from '../connection/failureFile.ts';
import { saveRows, type Row, type SaveRequest } from '../connection/saveRows.ts';

/** What one part of a run found and wrote. */
export interface PartResult {
  /** Rows that were written, or would be in a dry run. */
  written: number;
  failures: Failure[];
}

export interface Writing {
  dryRun: boolean;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Writes rows that differ from what the org has, each for itself. A row that fails keeps no other from being written; it is found
 * again by the next run.
 */
export async function writeRows(
  connection: Connection,
  request: Pick<SaveRequest, 'object' | 'operation' | 'externalIdField' | 'rows'>,
  { dryRun, onProgress }: Writing,
): Promise<PartResult> {
  const { rows, object } = request;
  if (dryRun || rows.length === 0) return { written: rows.length, failures: [] };
  const outcomes = await saveRows(connection, { ...request, ...(onProgress ? { onProgress } : {}) });
  const keyField = request.externalIdField ?? 'Id';
  const failures = failuresOf(
    object,
    rows.map((row) => String(row[keyField])),
    outcomes,
  );
  return { written: outcomes.filter(({ success }) => success).length, failures };
}

/** Whether a field of a row differs from what is stored; dates and numbers as the org writes them. */
export function differs(row: Row, stored: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(row).some(([field, value]) => (stored[field] ?? null) !== value);
}

export function together(...parts: readonly PartResult[]): PartResult {
  return {
    written: parts.reduce((sum, part) => sum + part.written, 0),
    failures: parts.flatMap(({ failures }) => failures),
  };
}
