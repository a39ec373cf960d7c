import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { csvText } from './csvText.ts';
import { messagesOf } from './messages.ts';
import { requestJson, requestText } from './request.ts';
import type { FieldValue, SaveProblem } from './saveRows.ts';
import { inputText } from './inputText.ts';

const ingestJob = z.looseObject({
  id: z.string(),
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  numberRecordsProcessed: z.coerce.number().default(0),
  numberRecordsFailed: z.coerce.number().default(0),
  errorMessage: z.string().nullish(),
});
export type IngestJob = z.infer<typeof ingestJob>;

export interface IngestTarget {
  object: string;
  operation: 'update' | 'upsert';
  /** Upsert only: the external id field by which the org finds the row. */
  externalIdField?: string;
}

/** Salesforce takes 100 MB per upload after its own encoding: 90 leave room. */
export const UPLOAD_BYTES = 90_000_000;

/** Opens a Bulk API 2.0 job that takes CSV with lines ending in LF; answers with its id. */
export async function createIngestJob(connection: Connection, target: IngestTarget): Promise<string> {
  const { object, operation, externalIdField } = target;
  const { id } = await requestJson(connection, ingestJob, {
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
  return id;
}

/** Hands a job its rows and lets it begin. */
export async function uploadIngest(connection: Connection, id: string, csv: string): Promise<void> {
  await requestText(connection, {
    method: 'PUT',
    path: `/jobs/ingest/${id}/batches`,
    body: csv,
    contentType: 'text/csv',
  });
  await requestJson(connection, ingestJob, {
    method: 'PATCH',
    path: `/jobs/ingest/${id}`,
    body: { state: 'UploadComplete' },
  });
}

/** How a job stands; undefined when the org no longer knows it. */
export async function ingestJobOf(connection: Connection, id: string): Promise<IngestJob | undefined> {
  return requestJson(connection, ingestJob, { method: 'GET', path: `/jobs/ingest/${id}` }).catch(() => undefined);
}

/**
 * Waits until a job has ended; answers with its counts.
 * @throws SfError `BulkSaveFailed` when the org refused it as a whole
 */
export async function waitForIngest(
  connection: Connection,
  id: string,
  object: string,
  onProgress: (processed: number) => void = () => undefined,
): Promise<IngestJob> {
  for (let pause = 50; ; pause = Math.min(pause * 2, 5000)) {
    const job = await requestJson(connection, ingestJob, { method: 'GET', path: `/jobs/ingest/${id}` });
    onProgress(job.numberRecordsProcessed);
    if (job.state === 'JobComplete') return job;
    if (job.state === 'Failed' || job.state === 'Aborted') {
      throw messagesOf('connection').createError('error.BulkSaveFailed', [
        id,
        object,
        job.state,
        job.errorMessage ?? inputText('answer.noReason'),
      ]);
    }
    await sleep(pause);
  }
}

/** Rows of one of a job's result files by column name: the columns that were sent, and `sf__Id`, `sf__Created` or `sf__Error`. */
export async function readIngestResults(
  connection: Connection,
  id: string,
  kind: 'successfulResults' | 'failedResults' | 'unprocessedrecords',
): Promise<Record<string, string>[]> {
  const { text } = await requestText(connection, { method: 'GET', path: `/jobs/ingest/${id}/${kind}` });
  return parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
}

/** One line for an ingest job: a value that is absent is an empty cell, which leaves the field alone; null is #N/A, which empties it. */
export function ingestLine(values: readonly (FieldValue | undefined)[]): string {
  return csvText([values.map((value) => (value === null ? '#N/A' : (value ?? '')))]);
}

/** What `sf__Error` says: `STATUS_CODE:message:FIELD,FIELD --`. */
export function ingestProblem(text: string): SaveProblem {
  const [, statusCode = 'UNKNOWN_EXCEPTION', message = text, fields = ''] =
    /^([A-Z0-9_]+):([\s\S]*?)(?::([\w.,\s]*))?\s*--\s*$/.exec(text) ?? [];
  return { statusCode, message, fields: fields.split(/[,\s]+/).filter(Boolean) };
}
