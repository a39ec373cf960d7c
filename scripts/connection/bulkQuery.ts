import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { messagesOf } from './messages.ts';
import { requestBytes, requestJson, requestText } from './request.ts';
import { inputText } from './inputText.ts';

const queryJob = z.looseObject({
  id: z.string(),
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  errorMessage: z.string().nullish(),
});

/** Rows per result page: large enough for few requests, small enough to hold two pages in memory. */
const PAGE_ROWS = 50_000;

/**
 * Rows of a Bulk API 2.0 query, as text by column name; null arrives as the empty text.
 *
 * @throws SfError `BulkQueryFailed` with the job's id and the org's reason.
 */
export async function* bulkQuery(
  connection: Connection,
  soql: string,
  { all = false, pageRows = PAGE_ROWS }: { all?: boolean; pageRows?: number } = {},
): AsyncGenerator<Record<string, string>> {
  const id = await createQueryJob(connection, soql, all);
  try {
    await waitForQueryJob(connection, id, soql);
    for await (const page of queryJobPages(connection, id, pageRows)) {
      yield* parse(page, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
    }
  } finally {
    await forgetQueryJob(connection, id);
  }
}

/** Starts a query job and answers with its id; `all`: deleted and archived rows too. */
export async function createQueryJob(connection: Connection, soql: string, all = false): Promise<string> {
  const created = await requestJson(connection, queryJob, {
    method: 'POST',
    path: '/jobs/query',
    body: { operation: all ? 'queryAll' : 'query', query: soql },
  });
  return created.id;
}

/** Waits until the job's results are there. @throws SfError `BulkQueryFailed` */
export async function waitForQueryJob(connection: Connection, id: string, soql: string): Promise<void> {
  for (let pause = 50; ; pause = Math.min(pause * 2, 5000)) {
    const job = await requestJson(connection, queryJob, { method: 'GET', path: `/jobs/query/${id}` });
    if (job.state === 'JobComplete') return;
    if (job.state === 'Failed' || job.state === 'Aborted') {
      throw messagesOf('connection').createError('error.BulkQueryFailed', [
        id,
        job.state,
        job.errorMessage ?? inputText('answer.noReason'),
        soql,
      ]);
    }
    await sleep(pause);
  }
}

/** Whether a job from earlier can still be read: it is known, and has not failed. */
export async function queryJobStands(connection: Connection, id: string): Promise<boolean> {
  try {
    const job = await requestJson(connection, queryJob, { method: 'GET', path: `/jobs/query/${id}` });
    return job.state !== 'Failed' && job.state !== 'Aborted';
  } catch {
    return false;
  }
}

/**
 * The result of a finished job as CSV bytes, page after page, each page with the line of column names first. The next page is
 * on its way while one is being read, so that at most two are in memory. Pages are read with own requests: jsforce 3.10 fails on
 * results of more than one.
 */
export async function* queryJobPages(
  connection: Connection,
  id: string,
  pageRows = PAGE_ROWS,
): AsyncGenerator<Uint8Array> {
  const request = (locator: string | undefined) => {
    const cursor = locator === undefined ? '' : `&locator=${encodeURIComponent(locator)}`;
    return requestBytes(connection, {
      method: 'GET',
      path: `/jobs/query/${id}/results?maxRecords=${pageRows}${cursor}`,
    });
  };
  let waiting: ReturnType<typeof request> | undefined = request(undefined);
  try {
    while (waiting) {
      const { bytes, headers }: Awaited<ReturnType<typeof request>> = await waiting;
      // The last page says so with the word "null".
      const next: string | undefined = headers['sforce-locator'];
      waiting = next && next !== 'null' ? request(next) : undefined;
      // A failure is reported when its turn comes, not as a rejection that nobody handles.
      waiting?.catch(() => undefined);
      yield bytes;
    }
  } finally {
    await waiting?.catch(() => undefined);
  }
}

/** Results of finished jobs occupy storage for seven days; removing them is a courtesy, so a refusal is no failure. */
export async function forgetQueryJob(connection: Connection, id: string): Promise<void> {
  await requestText(connection, { method: 'DELETE', path: `/jobs/query/${id}` }).catch(() => undefined);
}
