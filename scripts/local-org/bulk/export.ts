import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import { parse } from '../query/parse.ts';
import { Limits } from '../rest/limits.ts';
import { reportUnexpected } from '../unexpected.ts';
import { writeRow } from './csv.ts';
import type { BulkJob, JobStore } from './job.ts';

const ROWS_BETWEEN_TURNS = 1000;
const OFFSET_BYTES = 8;
const MEGABYTE = 1024 * 1024;

/** Checks that a bulk query can run and says of which object and columns it is. @throws ApiError */
export function checkBulkQuery(org: LocalOrg, session: Session, soql: string): { object: string; columns: string[] } {
  const query = parse(soql, false);
  const fields = query.fields ?? [];
  const refused = query.groupBy
    ? 'GROUP BY'
    : query.offset !== undefined
      ? 'OFFSET'
      : fields.find((field) => field.type !== 'Field' && field.type !== 'FieldRelationship')?.type;
  if (refused !== undefined) throw new ApiError('API_ERROR', `${refused} is not supported in a bulk query.`);
  const object = org.schema.object(query.sObject ?? '').name;
  const columns = fields.map((field) =>
    field.type === 'FieldRelationship' ? field.rawValue! : (field as { field: string }).field,
  );
  org.query(session, { ...query, limit: 1 });
  return { object, columns };
}

/** Runs a query job: all rows into one CSV file, and where each row begins into a second file of 8-byte offsets. */
export async function processQuery(
  org: LocalOrg,
  jobs: JobStore,
  queued: BulkJob,
  stopped: () => boolean,
): Promise<void> {
  const started = Date.now();
  const session = org.session(queued.createdById, queued.language);
  const job = jobs.save({ ...queued, state: 'InProgress' });
  const result = openSync(jobs.file(job, 'result'), 'w', 0o600);
  const offsets = openSync(jobs.file(job, 'offsets'), 'w', 0o600);
  let rows = 0;
  try {
    const { columns } = checkBulkQuery(org, session, job.query!);
    const paths = columns.map((column) => column.split('.'));
    let position = writeSync(result, writeRow(columns, job));
    let lines: string[] = [];
    let starts: number[] = [];
    const flush = (): void => {
      const index = Buffer.alloc(starts.length * OFFSET_BYTES);
      for (const [at, start] of starts.entries()) index.writeBigUInt64LE(BigInt(start), at * OFFSET_BYTES);
      writeSync(result, lines.join(''));
      writeSync(offsets, index);
      [lines, starts] = [[], []];
    };
    for (const record of org.queryRows(session, job.query!, { all: job.operation === 'queryAll' })) {
      const line = writeRow(
        paths.map((path) => cellOf(record, path)),
        job,
      );
      starts.push(position);
      lines.push(line);
      position += Buffer.byteLength(line);
      rows += 1;
      if (rows % ROWS_BETWEEN_TURNS !== 0) continue;
      flush();
      await nextTurn();
      if (stopped() || jobs.find('query', job.id)?.state !== 'InProgress') return;
    }
    flush();
    Limits.of(org).count('DailyBulkV2QueryFileStorageMB', position / MEGABYTE);
    jobs.save({
      ...job,
      state: 'JobComplete',
      numberRecordsProcessed: rows,
      totalProcessingTime: Date.now() - started,
    });
  } catch (error) {
    if (stopped()) return;
    if (!(error instanceof ApiError)) reportUnexpected(error);
    jobs.save({
      ...job,
      state: 'Failed',
      errorMessage: (error as Error).message,
      totalProcessingTime: Date.now() - started,
    });
  } finally {
    closeSync(result);
    closeSync(offsets);
  }
}

/** A page of a finished query: the header with rows `from` … `from + count`, and the row that the next page begins at. */
export function resultPage(
  jobs: JobStore,
  job: BulkJob,
  from: number,
  count: number,
): { ranges: [start: number, end: number][]; rows: number; next: number | undefined } {
  const total = job.numberRecordsProcessed;
  const size = statSync(jobs.file(job, 'result')).size;
  const header = total === 0 ? size : offsetOf(jobs, job, 0);
  const end = Math.min(total, from + count);
  const start = from >= total ? size : offsetOf(jobs, job, from);
  const stop = end >= total ? size : offsetOf(jobs, job, end);
  return {
    ranges: [
      [0, header],
      [start, stop],
    ],
    rows: Math.max(0, end - from),
    next: end < total ? end : undefined,
  };
}

function offsetOf(jobs: JobStore, job: BulkJob, row: number): number {
  const offset = Buffer.alloc(OFFSET_BYTES);
  const descriptor = openSync(jobs.file(job, 'offsets'), 'r');
  readSync(descriptor, offset, 0, OFFSET_BYTES, row * OFFSET_BYTES);
  closeSync(descriptor);
  return Number(offset.readBigUInt64LE());
}

/** The value at a path such as `Owner.Name` as the bulk CSV writes it. */
function cellOf(record: Record<string, unknown>, path: readonly string[]): string {
  let value: unknown = record;
  for (const name of path) value = fieldOf(value, name);
  if (value === null || value === undefined) return '';
  // Instants end with Z here, with +0000 elsewhere.
  return typeof value === 'string'
    ? value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\+0000$/, '$1Z')
    : String(value);
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as Record<string, unknown>;
  if (name in record) return record[name];
  const found = Object.keys(record).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : record[found];
}
