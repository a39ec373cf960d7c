import type { Connection } from '@salesforce/core';
import {
  createIngestJob,
  ingestLine,
  ingestProblem,
  readIngestResults,
  UPLOAD_BYTES,
  uploadIngest,
  waitForIngest,
  type IngestTarget,
} from './ingestJob.ts';
import type { Row, SaveOutcome } from './saveRows.ts';
import { inputText } from './inputText.ts';

export interface BulkSaveRequest extends IngestTarget {
  rows: readonly Row[];
  onProgress?: (saved: number, total: number) => void;
}

/**
 * Saves rows through Bulk API 2.0. Rows are matched to their results by key (Id, or the external id field), which therefore
 * must be there in each row and differ from row to row; a field that a row lacks is an empty cell, which the org leaves alone.
 *
 * @throws SfError `BulkSaveFailed` when the org refuses a whole job
 */
export async function bulkSave(connection: Connection, request: BulkSaveRequest): Promise<SaveOutcome[]> {
  const keyField = request.operation === 'upsert' ? request.externalIdField! : 'Id';
  const columns = [...new Set(request.rows.flatMap((row) => Object.keys(row)))];
  const outcomes: SaveOutcome[] = [];
  for (const part of parts(request.rows, columns)) {
    const before = outcomes.length;
    const id = await createIngestJob(connection, request);
    await uploadIngest(connection, id, part.text);
    await waitForIngest(connection, id, request.object, (done) =>
      request.onProgress?.(before + done, request.rows.length),
    );
    const results = await resultsByKey(connection, id, keyField);
    for (const row of part.rows) {
      const key = String(row[keyField]);
      outcomes.push(results.get(sameKey(keyField, key)) ?? unprocessed(key));
    }
  }
  return outcomes;
}

async function resultsByKey(connection: Connection, id: string, keyField: string): Promise<Map<string, SaveOutcome>> {
  const results = new Map<string, SaveOutcome>();
  for (const row of await readIngestResults(connection, id, 'successfulResults')) {
    const outcome = { id: row['sf__Id'] ?? null, success: true, created: row['sf__Created'] === 'true', errors: [] };
    results.set(sameKey(keyField, row[keyField] ?? ''), outcome);
  }
  for (const row of await readIngestResults(connection, id, 'failedResults')) {
    const errors = [ingestProblem(row['sf__Error'] ?? '')];
    results.set(sameKey(keyField, row[keyField] ?? ''), { id: null, success: false, created: false, errors });
  }
  return results;
}

/** Cuts the rows into uploads below the size limit; columns are the same in each. */
function parts(rows: readonly Row[], columns: string[]): { rows: Row[]; text: string }[] {
  const header = ingestLine(columns);
  const result: { rows: Row[]; lines: string[]; bytes: number }[] = [];
  let current: (typeof result)[number] | undefined;
  for (const row of rows) {
    const line = ingestLine(columns.map((column) => row[column]));
    const bytes = Buffer.byteLength(line);
    if (!current || current.bytes + bytes > UPLOAD_BYTES) {
      current = { rows: [], lines: [header], bytes: Buffer.byteLength(header) };
      result.push(current);
    }
    current.rows.push(row);
    current.lines.push(line);
    current.bytes += bytes;
  }
  return result.map((part) => ({ rows: part.rows, text: part.lines.join('') }));
}

/** Unique text fields ignore case; Ids do not. */
function sameKey(keyField: string, key: string): string {
  return keyField === 'Id' ? key : key.toLowerCase();
}

function unprocessed(key: string): SaveOutcome {
  const message = inputText('bulk.noResult', [key]);
  return { id: null, success: false, created: false, errors: [{ statusCode: 'UNPROCESSED', message, fields: [] }] };
}
