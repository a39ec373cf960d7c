import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { messagesOf } from './messages.ts';
import { requestJson, requestText } from './request.ts';

const queryJob = z.looseObject({
  id: z.string(),
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  errorMessage: z.string().nullish(),
});

/** Rows per result page: large enough for few requests, small enough to hold one page as text. */
const PAGE_ROWS = 50_000;

/**
 * Rows of a Bulk API 2.0 query, as text by column name; null arrives as the empty text.
 * The pages are read with own requests: jsforce 3.10 fails on results of more than one page.
 *
 * @throws SfError `BulkQueryFailed` with the job's id and the org's reason.
 */
export async function* bulkQuery(
  connection: Connection,
  soql: string,
  pageRows = PAGE_ROWS,
): AsyncGenerator<Record<string, string>> {
  const created = await requestJson(connection, queryJob, {
    method: 'POST',
    path: '/jobs/query',
    body: { operation: 'query', query: soql },
  });
  try {
    await waitForJob(connection, created.id, soql);
    let locator: string | undefined;
    do {
      const cursor: string = locator === undefined ? '' : `&locator=${encodeURIComponent(locator)}`;
      const { text, headers } = await requestText(connection, {
        method: 'GET',
        path: `/jobs/query/${created.id}/results?maxRecords=${pageRows}${cursor}`,
      });
      yield* parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
      // The last page says so with the word "null".
      const next: string | undefined = headers['sforce-locator'];
      locator = next && next !== 'null' ? next : undefined;
    } while (locator !== undefined);
  } finally {
    await forgetJob(connection, created.id);
  }
}

async function waitForJob(connection: Connection, id: string, soql: string): Promise<void> {
  for (let pause = 50; ; pause = Math.min(pause * 2, 5000)) {
    const job = await requestJson(connection, queryJob, { method: 'GET', path: `/jobs/query/${id}` });
    if (job.state === 'JobComplete') return;
    if (job.state === 'Failed' || job.state === 'Aborted') {
      throw messagesOf('connection').createError('error.BulkQueryFailed', [
        id,
        job.state,
        job.errorMessage ?? 'no reason given',
        soql,
      ]);
    }
    await sleep(pause);
  }
}

/** Results of finished jobs occupy storage for seven days; removing them is a courtesy, so a refusal is no failure. */
async function forgetJob(connection: Connection, id: string): Promise<void> {
  await requestText(connection, { method: 'DELETE', path: `/jobs/query/${id}` }).catch(() => undefined);
}
