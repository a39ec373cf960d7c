import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { ApiError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { Limits } from '../rest/limits.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { isDelimiter } from './csv.ts';
import { checkBulkQuery, resultPage } from './export.ts';
import { unprocessedRows } from './ingest.ts';
import { wrongState } from './job.ts';
import type { BulkJob, IngestOperation, JobFile, JobKind } from './job.ts';
import type { BulkWorker } from './worker.ts';

const OPERATIONS = new Set(['insert', 'update', 'upsert', 'delete', 'hardDelete']);
/** Rows of a query result's page when the client names no number. */
const DEFAULT_PAGE_ROWS = 50_000;
const FINISHED = new Set(['JobComplete', 'Failed', 'Aborted']);

type BulkContext = Context<ServerEnvironment>;

/** Bulk API 2.0: `jobs/ingest` and `jobs/query`. A user sees the jobs that the user made. */
export function bulkRoutes(org: LocalOrg, worker: BulkWorker): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  const { jobs } = worker;

  const jobOf = (c: BulkContext, kind: JobKind): BulkJob => {
    const job = jobs.find(kind, c.req.param('id')!);
    if (!job || job.createdById !== c.get('session').userId)
      throw new ApiError('NOT_FOUND', `Job id ${c.req.param('id')} not found`);
    return job;
  };
  const csv = (c: BulkContext, stream: Readable): Response =>
    c.body(Readable.toWeb(stream) as ReadableStream, 200, { 'Content-Type': 'text/csv' });

  app.post('/jobs/ingest', async (c) => {
    if (!/\bjson\b/.test(c.req.header('content-type') ?? 'json')) throw unmodelled('multipart jobs');
    const asked = await c.req.json<Record<string, unknown>>();
    const operation = String(asked['operation']);
    if (!OPERATIONS.has(operation))
      throw new ApiError('INVALIDJOB', `Unable to parse Job: unknown operation '${operation}'`);
    if (operation === 'hardDelete' && !org.access.hasUserPermission(c.get('session'), 'BulkApiHardDelete'))
      throw new ApiError(
        'FEATURENOTENABLED',
        'hardDelete operation requires special user profile permission, please contact your system administrator',
      );
    if (asked['assignmentRuleId'] !== undefined) throw unmodelled("the job property 'assignmentRuleId'");
    const object = org.schema.object(String(asked['object'])).name;
    const externalIdFieldName =
      operation === 'upsert' ? checkExternalId(org, object, asked['externalIdFieldName']) : undefined;
    const { userId, language } = c.get('session');
    const job = jobs.create({
      ...formatOf(asked),
      kind: 'ingest',
      state: 'Open',
      operation: operation as IngestOperation,
      object,
      createdById: userId,
      language,
      apiVersion: Number(c.get('apiVersion')),
      ...(externalIdFieldName === undefined ? {} : { externalIdFieldName }),
    });
    return c.json(jobInfo(job));
  });

  app.put('/jobs/ingest/:id/batches', async (c) => {
    const job = jobOf(c, 'ingest');
    if (job.state !== 'Open') throw wrongState(job, 'data is taken while it is Open');
    if (!/^text\/csv\b/i.test(c.req.header('content-type') ?? ''))
      throw new ApiError('InvalidContentType', 'The data of a job is text/csv.');
    if (!c.req.raw.body) throw new ApiError('MISSING_ARGUMENT', 'The request has no data.');
    const file = jobs.file(job, 'data');
    if (existsSync(file)) throw wrongState(job, 'its data is there already');
    // What is cut off on its way is no data.
    await pipeline(Readable.fromWeb(c.req.raw.body as WebStream), createWriteStream(`${file}.part`, { mode: 0o600 }));
    renameSync(`${file}.part`, file);
    return c.body(null, 201);
  });

  app.post('/jobs/query', async (c) => {
    const asked = await c.req.json<Record<string, unknown>>();
    const operation = asked['operation'];
    if (operation !== 'query' && operation !== 'queryAll')
      throw new ApiError('INVALIDJOB', `Unable to parse Job: unknown operation '${String(operation)}'`);
    const { userId, language } = c.get('session');
    const query = String(asked['query'] ?? '');
    const { object } = checkBulkQuery(org, c.get('session'), query);
    Limits.of(org).spend('DailyBulkV2QueryJobs');
    const apiVersion = Number(c.get('apiVersion'));
    const job = jobs.create({
      ...formatOf(asked),
      kind: 'query',
      state: 'UploadComplete',
      operation,
      object,
      query,
      createdById: userId,
      language,
      apiVersion,
    });
    worker.enqueue(job);
    return c.json(jobInfo(job));
  });

  for (const kind of ['ingest', 'query'] as const) {
    app.get(`/jobs/${kind}`, (c) => {
      const own = jobs.list(kind).filter((job) => job.createdById === c.get('session').userId);
      return c.json({ done: true, records: own.map(jobInfo), nextRecordsUrl: null });
    });
    app.get(`/jobs/${kind}/:id`, (c) => c.json(jobInfo(jobOf(c, kind))));
    app.delete(`/jobs/${kind}/:id`, (c) => {
      const job = jobOf(c, kind);
      if (!FINISHED.has(job.state)) throw wrongState(job, 'only a job that has ended can be deleted');
      jobs.delete(job);
      return c.body(null, 204);
    });
    app.patch(`/jobs/${kind}/:id`, async (c) => {
      const job = jobOf(c, kind);
      const { state } = await c.req.json<{ state?: string }>();
      if (state === 'Aborted' && !FINISHED.has(job.state)) return c.json(jobInfo(jobs.save({ ...job, state })));
      if (state !== 'UploadComplete' || job.state !== 'Open') throw wrongState(job, `it cannot become '${state}'`);
      const uploaded = jobs.save({ ...job, state });
      worker.enqueue(uploaded);
      return c.json(jobInfo(uploaded));
    });
  }

  const results: [path: string, file: JobFile][] = [
    ['successfulResults', 'successful'],
    ['failedResults', 'failed'],
  ];
  for (const [path, file] of results)
    app.get(`/jobs/ingest/:id/${path}`, (c) => csv(c, readFileIfAny(jobs.file(jobOf(c, 'ingest'), file))));
  // Clients write this name in lower case.
  app.get('/jobs/ingest/:id/:name{unprocessed[Rr]ecords}', (c) =>
    csv(c, Readable.from(unprocessedRows(jobs, jobOf(c, 'ingest')))),
  );

  app.get('/jobs/query/:id/results', (c) => {
    const job = jobOf(c, 'query');
    if (job.state !== 'JobComplete') throw wrongState(job, 'results are there when it is JobComplete');
    const from = Number(Buffer.from(c.req.query('locator') ?? 'MA', 'base64url').toString());
    const count = Number(c.req.query('maxRecords') ?? DEFAULT_PAGE_ROWS);
    if (!Number.isInteger(from) || from < 0 || from > job.numberRecordsProcessed)
      throw new ApiError('INVALID_LOCATOR', 'The locator is not one of this job.');
    if (!Number.isInteger(count) || count < 1)
      throw new ApiError('INVALID_ARGUMENT', `maxRecords is no number of rows: ${c.req.query('maxRecords')}`);
    const page = resultPage(jobs, job, from, count);
    c.header('Sforce-NumberOfRecords', String(page.rows));
    c.header('Sforce-Locator', page.next === undefined ? 'null' : Buffer.from(String(page.next)).toString('base64url'));
    return csv(c, Readable.from(readRanges(jobs.file(job, 'result'), page.ranges)));
  });
  return app;
}

function jobInfo(job: BulkJob): Record<string, unknown> {
  const { kind, language: _language, query: _query, ...info } = job;
  const version = `v${job.apiVersion}.0`;
  return {
    ...info,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    jobType: kind === 'ingest' ? 'V2Ingest' : 'V2Query',
    retries: 0,
    ...(kind === 'ingest'
      ? { contentUrl: `services/data/${version}/jobs/ingest/${job.id}/batches`, apexProcessingTime: 0 }
      : {}),
    apiActiveProcessingTime: job.totalProcessingTime,
  };
}

function formatOf(asked: Record<string, unknown>): Pick<BulkJob, 'columnDelimiter' | 'lineEnding'> {
  const columnDelimiter = String(asked['columnDelimiter'] ?? 'COMMA');
  const lineEnding = asked['lineEnding'] ?? 'LF';
  const contentType = asked['contentType'] ?? 'CSV';
  if (!isDelimiter(columnDelimiter))
    throw new ApiError('INVALIDJOB', `Unable to parse Job: unknown columnDelimiter '${columnDelimiter}'`);
  if (lineEnding !== 'LF' && lineEnding !== 'CRLF')
    throw new ApiError('INVALIDJOB', `Unable to parse Job: unknown lineEnding '${String(lineEnding)}'`);
  if (contentType !== 'CSV')
    throw new ApiError('INVALIDJOB', `Unable to parse Job: unknown contentType '${String(contentType)}'`);
  return { columnDelimiter, lineEnding };
}

function checkExternalId(org: LocalOrg, object: string, name: unknown): string {
  const field = typeof name === 'string' ? org.schema.findField(object, name) : undefined;
  if (field && (field.externalId || field.name === 'Id')) return field.name;
  const problem = `Field name provided, ${String(name)} does not match an External ID, Salesforce Id, or indexed field for ${object}`;
  throw new ApiError('INVALIDJOB', `InvalidJob : ${problem}`);
}

/** A job that never reached its first row has no result file yet. */
function readFileIfAny(file: string): Readable {
  return existsSync(file) ? createReadStream(file) : Readable.from([]);
}

async function* readRanges(file: string, ranges: readonly [start: number, end: number][]): AsyncGenerator<Buffer> {
  for (const [start, end] of ranges)
    if (end > start) yield* createReadStream(file, { start, end: end - 1 }) as AsyncIterable<Buffer>;
}

function unmodelled(what: string): ApiError {
  return new ApiError('NOT_IMPLEMENTED', `The local org does not model ${what}.`, { status: 501 });
}
