import type { Connection } from '@salesforce/core';
import { failuresOf, type Failure } from '../../connection/failureFile.ts';
import {
  createIngestJob,
  ingestJobOf,
  ingestProblem,
  readIngestResults,
  uploadIngest,
  waitForIngest,
} from '../../connection/ingestJob.ts';
import { SYNCHRONOUS_ROWS, type Transport } from '../../connection/query.ts';
import { saveRows } from '../../connection/saveRows.ts';
import type { Checkpoint, Chunk } from './checkpoint.ts';
import { updateRows, updateText } from './files.ts';

export interface WriteRequest {
  checkpoint: Checkpoint;
  /** Default: by the number of rows. */
  transport?: Transport | undefined;
  onProgress: (done: number, total: number) => void;
}

/**
 * Writes the files of the checkpoint that are not written yet, one after the other. A bulk job that was at work when the run was
 * killed is waited for; only rows that never reached the org are sent again. Rows that met a lock are tried again; the others that
 * failed come back with the org's reasons.
 * @throws SfError `BulkSaveFailed` when the org refuses a whole job
 */
export async function writeChunks(connection: Connection, request: WriteRequest): Promise<Failure[]> {
  const { checkpoint, onProgress } = request;
  const failures: Failure[] = [];
  const chunks = checkpoint.state?.chunks ?? [];
  const total = chunks.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const [index, chunk] of chunks.entries()) {
    let failed = chunk.failures;
    if (!chunk.done) {
      const progress = (done: number) => onProgress(before + done, total);
      const transport = request.transport ?? (total >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous');
      failed =
        transport === 'Bulk'
          ? await writeInBulk(connection, checkpoint, index, chunk, progress)
          : await writeSynchronously(connection, checkpoint, chunk, progress);
      checkpoint.noteChunk(index, { done: true, failures: failed });
    }
    failures.push(...failed);
    before += chunk.rows;
    onProgress(before, total);
  }
  return failures;
}

async function writeSynchronously(
  connection: Connection,
  checkpoint: Checkpoint,
  { file }: Chunk,
  onProgress: (done: number) => void,
): Promise<Failure[]> {
  const rows = updateRows(checkpoint.file(file));
  const outcomes = await saveRows(connection, {
    object: 'Account',
    operation: 'update',
    rows,
    transport: 'Synchronous',
    onProgress,
  });
  return failuresOf(
    'Account',
    rows.map((row) => String(row['Id'])),
    outcomes,
  );
}

async function writeInBulk(
  connection: Connection,
  checkpoint: Checkpoint,
  index: number,
  chunk: Chunk,
  onProgress: (done: number) => void,
): Promise<Failure[]> {
  const file = checkpoint.file(chunk.file);
  let job = await jobAtWork(connection, chunk);
  if (job === undefined) {
    job = await createIngestJob(connection, { object: 'Account', operation: 'update' });
    checkpoint.noteChunk(index, { job });
    await uploadIngest(connection, job, updateText(file));
  }
  const { numberRecordsProcessed, numberRecordsFailed } = await waitForIngest(connection, job, 'Account', onProgress);
  const failed = numberRecordsFailed > 0 ? await readIngestResults(connection, job, 'failedResults') : [];
  // A job that met a limit of the org ends with rows that it never looked at.
  const left =
    numberRecordsProcessed < chunk.rows ? await readIngestResults(connection, job, 'unprocessedrecords') : [];
  const again = new Set([...failed.filter(isLocked), ...left].map((row) => row['Id']!));
  const failures = failed
    .filter((row) => !again.has(row['Id']!))
    .map((row) => {
      const { statusCode, message, fields } = ingestProblem(row['sf__Error'] ?? '');
      return { object: 'Account', key: row['Id']!, statusCode, message, fields: fields.join(' ') };
    });
  if (again.size === 0) return failures;
  const rows = updateRows(file, again);
  const outcomes = await saveRows(connection, { object: 'Account', operation: 'update', rows });
  return [
    ...failures,
    ...failuresOf(
      'Account',
      rows.map((row) => String(row['Id'])),
      outcomes,
    ),
  ];
}

/** The job that an earlier process began for this chunk, if the org has its rows. */
async function jobAtWork(connection: Connection, { job }: Chunk): Promise<string | undefined> {
  if (job === null) return undefined;
  const known = await ingestJobOf(connection, job);
  // One that is still open never got all its rows.
  return known && ['UploadComplete', 'InProgress', 'JobComplete'].includes(known.state) ? job : undefined;
}

function isLocked(row: Record<string, string>): boolean {
  return (row['sf__Error'] ?? '').startsWith('UNABLE_TO_LOCK_ROW');
}
