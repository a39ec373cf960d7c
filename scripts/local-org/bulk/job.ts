import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError } from '../errors.ts';
import { makeId } from '../identifiers.ts';
import type { LocalOrg } from '../org.ts';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
export type JobKind = 'ingest' | 'query';
export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type JobFile = 'data' | 'successful' | 'failed' | 'result' | 'offsets';

/** A Bulk API 2.0 job as it is kept, and (without `kind`, `language`) as the API shows it. */
export interface BulkJob {
  id: string;
  kind: JobKind;
  /** Language of the session that made the job. */
  language: string;
  operation: IngestOperation | 'query' | 'queryAll';
  object: string;
  createdById: string;
  createdDate: string;
  systemModstamp: string;
  state: JobState;
  apiVersion: number;
  columnDelimiter: string;
  lineEnding: 'LF' | 'CRLF';
  externalIdFieldName?: string;
  query?: string;
  errorMessage?: string;
  numberRecordsProcessed: number;
  numberRecordsFailed: number;
  /** Milliseconds. */
  totalProcessingTime: number;
}

/** Jobs in the org's database, their data in files; running jobs look here to see whether they were aborted. */
export class JobStore {
  readonly #org: LocalOrg;
  #directory: string | undefined;

  /** @param directory where the jobs' files are; without one, a temporary directory that ends with the process */
  constructor(org: LocalOrg, directory?: string) {
    this.#org = org;
    this.#directory = directory;
    if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
    org.store.database.exec(
      'CREATE TABLE IF NOT EXISTS bulk_job (id TEXT PRIMARY KEY, kind TEXT NOT NULL, job TEXT NOT NULL) WITHOUT ROWID',
    );
    const stopped = 'InternalServerError : the server stopped while the job was in progress';
    for (const job of [...this.list('ingest'), ...this.list('query')])
      if (job.state === 'InProgress') this.save({ ...job, state: 'Failed', errorMessage: stopped });
  }

  create(
    job: Omit<
      BulkJob,
      'id' | 'createdDate' | 'systemModstamp' | 'numberRecordsProcessed' | 'numberRecordsFailed' | 'totalProcessingTime'
    >,
  ): BulkJob {
    const now = this.#org.clock.timestamp();
    const id = makeId('750', this.#org.store.nextNumber('bulk job'));
    const counts = { numberRecordsProcessed: 0, numberRecordsFailed: 0, totalProcessingTime: 0 };
    const created: BulkJob = { ...job, ...counts, id, createdDate: now, systemModstamp: now };
    return this.save(created);
  }

  save(job: BulkJob): BulkJob {
    const saved = { ...job, systemModstamp: this.#org.clock.timestamp() };
    this.#org.store
      .statement('INSERT OR REPLACE INTO bulk_job VALUES (?, ?, ?)')
      .run(job.id, job.kind, JSON.stringify(saved));
    return saved;
  }

  find(kind: JobKind, id: string): BulkJob | undefined {
    const row = this.#org.store
      .statement('SELECT job FROM bulk_job WHERE kind = ? AND substr(id, 1, 15) = ?')
      .get(kind, id.slice(0, 15));
    return row ? (JSON.parse(String(row['job'])) as BulkJob) : undefined;
  }

  list(kind: JobKind): BulkJob[] {
    const rows = this.#org.store.statement('SELECT job FROM bulk_job WHERE kind = ? ORDER BY id DESC').all(kind);
    return rows.map((row) => JSON.parse(String(row['job'])) as BulkJob);
  }

  delete(job: BulkJob): void {
    this.#org.store.statement('DELETE FROM bulk_job WHERE id = ?').run(job.id);
    for (const name of ['data', 'successful', 'failed', 'result', 'offsets'] as const)
      rmSync(this.file(job, name), { force: true });
  }

  file(job: BulkJob, name: JobFile): string {
    this.#directory ??= makeTemporaryDirectory();
    return join(this.#directory, `${job.id}.${name}`);
  }

  /** Makes a file of the job empty, so that it can be read even when nothing comes. */
  clear(job: BulkJob, name: JobFile): void {
    closeSync(openSync(this.file(job, name), 'w', 0o600));
  }
}

function makeTemporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'local-org-bulk-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** An error about a job that is in the wrong state for what was asked. */
export function wrongState(job: BulkJob, what: string): ApiError {
  return new ApiError('INVALIDJOBSTATE', `The job ${job.id} is ${job.state}: ${what}.`);
}
