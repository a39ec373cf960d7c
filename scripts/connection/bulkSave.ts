import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { csvText } from './csvText.ts';
import { messagesOf } from './messages.ts';
import { requestJson, requestText } from './request.ts';
import type { Row, SaveOutcome } from './saveRows.ts';

export interface BulkSaveRequest {
  object: string;
  operation: 'update' | 'upsert';
  externalIdField?: string;
  rows: readonly Row[];
  onProgress?: (saved: number, total: number) => void;
}

const ingestJob = z.looseObject({
  id: z.string(),
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  numberRecordsProcessed: z.coerce.number().default(0),
  errorMessage: z.string().nullish(),
});

/** Salesforce takes 100 MB per upload after its own encoding: 90 leave room. */
const UPLOAD_BYTES = 90_000_000;

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
    const results = await runJob(connection, request, part.text, (done) =>
      request.onProgress?.(before + done, request.rows.length),
    );
    for (const row of part.rows) {
      const key = String(row[keyField]);
      outcomes.push(results.get(sameKey(keyField, key)) ?? unprocessed(key));
    }
  }
  return outcomes;

  async function runJob(
    org: Connection,
    { object, operation, externalIdField }: BulkSaveRequest,
    text: string,
    onProgress: (done: number) => void,
  ): Promise<Map<string, SaveOutcome>> {
    const { id } = await requestJson(org, ingestJob, {
      method: 'POST',
      path: '/jobs/ingest',
      body: {
        object,
        operation,
        contentType: 'CSV',
        lineEnding: 'LF',
        ...(operation === 'upsert' ? { externalIdFieldName: externalIdField } : {}),
      },
    });
    await requestText(org, { method: 'PUT', path: `/jobs/ingest/${id}/batches`, body: text, contentType: 'text/csv' });
    await requestJson(org, ingestJob, {
      method: 'PATCH',
      path: `/jobs/ingest/${id}`,
      body: { state: 'UploadComplete' },
    });
    await waitForJob(org, id, object, onProgress);
    const results = new Map<string, SaveOutcome>();
    for (const row of await readResults(org, id, 'successfulResults')) {
      const outcome = { id: row['sf__Id'] ?? null, success: true, created: row['sf__Created'] === 'true', errors: [] };
      results.set(sameKey(keyField, row[keyField] ?? ''), outcome);
    }
    for (const row of await readResults(org, id, 'failedResults')) {
      results.set(sameKey(keyField, row[keyField] ?? ''), failed(row['sf__Error'] ?? ''));
    }
    return results;
  }
}

async function waitForJob(
  connection: Connection,
  id: string,
  object: string,
  onProgress: (done: number) => void,
): Promise<void> {
  for (let pause = 50; ; pause = Math.min(pause * 2, 5000)) {
    const job = await requestJson(connection, ingestJob, { method: 'GET', path: `/jobs/ingest/${id}` });
    onProgress(job.numberRecordsProcessed);
    if (job.state === 'JobComplete') return;
    if (job.state === 'Failed' || job.state === 'Aborted') {
      throw messagesOf('connection').createError('error.BulkSaveFailed', [
        id,
        object,
        job.state,
        job.errorMessage ?? 'no reason given',
      ]);
    }
    await sleep(pause);
  }
}

async function readResults(connection: Connection, id: string, kind: string): Promise<Record<string, string>[]> {
  const { text } = await requestText(connection, { method: 'GET', path: `/jobs/ingest/${id}/${kind}` });
  return parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
}

/** Cuts the rows into uploads below the size limit; columns are the same in each. */
function parts(rows: readonly Row[], columns: string[]): { rows: Row[]; text: string }[] {
  const header = csvText([columns]);
  const result: { rows: Row[]; lines: string[]; bytes: number }[] = [];
  let current: (typeof result)[number] | undefined;
  for (const row of rows) {
    // In Bulk API 2.0 an empty cell leaves the field alone, and #N/A empties it.
    const line = csvText([columns.map((column) => (row[column] === null ? '#N/A' : (row[column] ?? '')))]);
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

/** `sf__Error` reads `STATUS_CODE:message:FIELD,FIELD --`. */
function failed(text: string): SaveOutcome {
  const [, statusCode = 'UNKNOWN_EXCEPTION', message = text, fields = ''] =
    /^([A-Z0-9_]+):([\s\S]*?)(?::([\w.,\s]*))?\s*--\s*$/.exec(text) ?? [];
  return {
    id: null,
    success: false,
    created: false,
    errors: [{ statusCode, message, fields: fields.split(/[,\s]+/).filter(Boolean) }],
  };
}

function unprocessed(key: string): SaveOutcome {
  const message = `The bulk job returned no result for ${key}.`;
  return { id: null, success: false, created: false, errors: [{ statusCode: 'UNPROCESSED', message, fields: [] }] };
}
