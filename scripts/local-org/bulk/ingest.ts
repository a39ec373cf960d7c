import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError } from 'csv-parse';
import { ApiError } from '../errors.ts';
import type { LocalOrg, SaveOperation, SaveResult, Session } from '../org.ts';
import { csvColumns } from '../record/csvValues.ts';
import type { CsvColumn } from '../record/csvValues.ts';
import { eraseRecords } from '../record/recycleBin.ts';
import { Limits } from '../rest/limits.ts';
import { reportUnexpected } from '../unexpected.ts';
import { readRows, writeRow } from './csv.ts';
import type { BulkJob, IngestOperation, JobStore } from './job.ts';

/** Rows saved in one transaction, as many as the platform hands to one; between two the server answers others. */
const CHUNK_ROWS = 200;
/** Rows of a batch, of which an org takes so many a day. */
const BATCH_ROWS = 10_000;

/** Processes an uploaded ingest job to its end; stops between chunks when the job was aborted or `stopped` says so. */
export async function processIngest(
  org: LocalOrg,
  jobs: JobStore,
  queued: BulkJob,
  stopped: () => boolean,
): Promise<void> {
  const started = Date.now();
  const session = org.session(queued.createdById, queued.language);
  let job = jobs.save({ ...queued, state: 'InProgress' });
  try {
    checkLineEnding(jobs.file(job, 'data'), job);
    let columns: CsvColumn[] | undefined;
    let chunk: string[][] = [];
    const flush = async (): Promise<boolean> => {
      const current = jobs.find('ingest', job.id);
      if (stopped() || current?.state !== 'InProgress') return false;
      if (job.numberRecordsProcessed % BATCH_ROWS === 0) Limits.of(org).spend('DailyBulkApiBatches');
      job = { ...saveChunk(org, jobs, session, columns!, job, chunk), totalProcessingTime: Date.now() - started };
      chunk = [];
      await nextTurn();
      return true;
    };
    for await (const row of readRows(jobs.file(job, 'data'), job)) {
      if (!columns) {
        columns = readHeader(org, session, job, row);
        startResults(jobs, job, row);
        continue;
      }
      if (chunk.push(row) === CHUNK_ROWS && !(await flush())) return;
    }
    if (!columns) throw new ApiError('InvalidBatch', 'The file is empty');
    if (chunk.length > 0 && !(await flush())) return;
    if (jobs.find('ingest', job.id)?.state === 'InProgress')
      jobs.save({ ...job, state: 'JobComplete', totalProcessingTime: Date.now() - started });
  } catch (error) {
    if (stopped()) return;
    jobs.save({ ...job, state: 'Failed', errorMessage: failureOf(error), totalProcessingTime: Date.now() - started });
  }
}

/** The rows that a job which ended early did not reach, as CSV lines with the header. */
export async function* unprocessedRows(jobs: JobStore, job: BulkJob): AsyncGenerator<Buffer> {
  if (job.state !== 'Failed' && job.state !== 'Aborted') return;
  let index = -1;
  try {
    for await (const row of readRows(jobs.file(job, 'data'), job)) {
      if (index < 0 || index >= job.numberRecordsProcessed) yield Buffer.from(writeRow(row, job));
      index += 1;
    }
  } catch (error) {
    // What follows a row that is no CSV cannot be told apart into rows.
    if (!(error instanceof CsvError) && (error as { code?: string }).code !== 'ENOENT') throw error;
  }
}

function readHeader(org: LocalOrg, session: Session, job: BulkJob, header: readonly string[]): CsvColumn[] {
  const seen = new Set<string>();
  for (const name of header) {
    const [field, ...rest] = name.split('.');
    const hidden =
      rest.length === 0 &&
      org.schema.findField(job.object, field!) &&
      !org.access.fieldReadable(session, job.object, field!);
    if (hidden) throw new ApiError('InvalidBatch', `Field name not found : ${name}`);
    if (seen.has(name.toLowerCase())) throw new ApiError('InvalidBatch', `Duplicate field name found : ${name}`);
    seen.add(name.toLowerCase());
  }
  if (/delete/i.test(job.operation) && !(seen.has('id') && seen.size === 1))
    throw new ApiError('InvalidBatch', 'The file of a delete job has the column Id and no other');
  return csvColumns(org.schema, job.object, header);
}

/** Saves rows and counts them in one transaction, then writes what became of each. */
function saveChunk(
  org: LocalOrg,
  jobs: JobStore,
  session: Session,
  columns: CsvColumn[],
  job: BulkJob,
  rows: readonly string[][],
): BulkJob {
  const prepared = rows.map((row) => toRecord(columns, row));
  const operations = prepared.flatMap((record) => (record instanceof ApiError ? [] : [toOperation(job, record)]));
  const [saved, results] = org.store.transaction(() => {
    const saves = operations.length > 0 ? org.save(session, operations, { allOrNone: false }) : [];
    if (job.operation === 'hardDelete')
      eraseRecords(
        org,
        session,
        saves.flatMap(({ success, id }) => (success ? [id!] : [])),
      );
    const outcomes = saves.values();
    const all = prepared.map((record) => (record instanceof ApiError ? failedResult(record) : outcomes.next().value!));
    const counted = {
      ...job,
      numberRecordsProcessed: job.numberRecordsProcessed + rows.length,
      numberRecordsFailed: job.numberRecordsFailed + all.filter(({ success }) => !success).length,
    };
    return [jobs.save(counted), all];
  });
  const [successful, unsuccessful] = [[] as string[], [] as string[]];
  for (const [index, result] of results.entries()) {
    const created = String(result.created ?? job.operation === 'insert');
    if (result.success) successful.push(writeRow([result.id ?? '', created, ...rows[index]!], job));
    else unsuccessful.push(writeRow([result.id ?? '', errorText(result), ...rows[index]!], job));
  }
  append(jobs.file(job, 'successful'), successful);
  append(jobs.file(job, 'failed'), unsuccessful);
  return saved;
}

function toRecord(columns: CsvColumn[], row: readonly string[]): SaveOperation['record'] | ApiError {
  const record: SaveOperation['record'] = {};
  try {
    for (const [index, column] of columns.entries()) column.put(record, row[index]!);
    return record;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function failedResult({ errorCode, message, fields }: ApiError): SaveResult {
  return { id: null, success: false, errors: [{ statusCode: errorCode, message, fields }] };
}

/** Why a job failed as a whole, as its `errorMessage` says it. */
function failureOf(error: unknown): string {
  if (error instanceof ApiError) return `${error.errorCode} : ${error.message}`;
  const { message } = error as Error;
  if (error instanceof CsvError) return `InvalidBatch : ${message}`;
  reportUnexpected(error);
  return `InternalServerError : ${message}`;
}

function toOperation(job: BulkJob, record: SaveOperation['record']): SaveOperation {
  const operation = job.operation as IngestOperation;
  const action = operation === 'hardDelete' ? 'delete' : operation;
  return {
    action,
    object: job.object,
    record,
    ...(action === 'upsert' ? { externalIdField: job.externalIdFieldName! } : {}),
  };
}

/** The cell `sf__Error`: `CODE:message:fields --`. */
function errorText({ errors }: SaveResult): string {
  return errors
    .map(({ statusCode, message, fields }) => `${statusCode}:${message}:${[...fields, '--'].join(' ')}`)
    .join(';');
}

function startResults(jobs: JobStore, job: BulkJob, header: readonly string[]): void {
  jobs.clear(job, 'successful');
  jobs.clear(job, 'failed');
  append(jobs.file(job, 'successful'), [writeRow(['sf__Id', 'sf__Created', ...header], job)]);
  append(jobs.file(job, 'failed'), [writeRow(['sf__Id', 'sf__Error', ...header], job)]);
}

function append(file: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const descriptor = openSync(file, 'a', 0o600);
  try {
    writeSync(descriptor, lines.join(''));
  } finally {
    closeSync(descriptor);
  }
}

/** The first line decides: a file whose line ends are not the job's is refused as a whole. */
function checkLineEnding(file: string, job: BulkJob): void {
  if (!existsSync(file)) throw new ApiError('InvalidBatch', 'The job has no data');
  const start = Buffer.alloc(64 * 1024);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, start);
  closeSync(descriptor);
  const newline = start.subarray(0, length).indexOf('\n');
  const crlf = newline > 0 && start[newline - 1] === 0x0d;
  if (newline >= 0 && crlf !== (job.lineEnding === 'CRLF'))
    throw new ApiError(
      'ClientInputError',
      `LineEnding is invalid on user data. Current LineEnding setting is ${job.lineEnding}`,
    );
}
