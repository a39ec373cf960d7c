/** A large load through Bulk API 2.0: fast enough, in bounded memory, and the server keeps answering meanwhile. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { startLocalOrg } from '../../scripts/local-org/main.ts';
import { assignToAdministrator, WIDGETS } from '../conformance/localOrg.ts';
import { deploy } from '../local-org/metadata/samplePackage.ts';

const ROWS = 100_000;
const SECONDS = 40;
const MEGABYTES = 900;
const LONGEST_ANSWER_MILLISECONDS = 1000;

const directory = mkdtempSync(join(tmpdir(), 'bulk-load-'));
const running = await startLocalOrg({ dataDirectory: directory });
const data = `${running.url}/services/data/v66.0`;
const authorization = { Authorization: `Bearer ${running.token}` };

async function call(method: string, path: string, body?: string, type = 'application/json'): Promise<Response> {
  const headers = { ...authorization, 'Content-Type': type };
  const response = await fetch(data + path, { method, headers, ...(body === undefined ? {} : { body }) });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response;
}

before(async () => {
  assert.deepEqual((await deploy(WIDGETS, running.org)).problems, []);
  assignToAdministrator(running, 'Widgets');
});

after(async () => {
  await running.close();
  rmSync(directory, { recursive: true, force: true });
});

for (const pass of ['made', 'changed'] as const)
  test(`${ROWS} records are ${pass} by upsert within ${SECONDS} s`, async () => {
    const lines = Array.from({ length: ROWS }, (_, index) => `key-${index},"Widget ""${index}""",${index / 4}`);
    const job = {
      object: 'Widget__c',
      operation: 'upsert',
      externalIdFieldName: 'Key__c',
      contentType: 'CSV',
      lineEnding: 'LF',
    };
    const started = performance.now();
    const { id } = (await (await call('POST', '/jobs/ingest', JSON.stringify(job))).json()) as { id: string };
    await call('PUT', `/jobs/ingest/${id}/batches`, `Key__c,Name,Amount__c\n${lines.join('\n')}\n`, 'text/csv');
    await call('PATCH', `/jobs/ingest/${id}`, JSON.stringify({ state: 'UploadComplete' }));
    let longest = 0;
    for (;;) {
      await sleep(200);
      const asked = performance.now();
      const info = (await (await call('GET', `/jobs/ingest/${id}`)).json()) as Record<string, unknown>;
      longest = Math.max(longest, performance.now() - asked);
      if (info['state'] === 'UploadComplete' || info['state'] === 'InProgress') continue;
      assert.deepEqual(
        [info['state'], info['numberRecordsProcessed'], info['numberRecordsFailed']],
        ['JobComplete', ROWS, 0],
      );
      break;
    }
    const seconds = (performance.now() - started) / 1000;
    assert.ok(seconds < SECONDS, `took ${seconds.toFixed(1)} s`);
    assert.ok(longest < LONGEST_ANSWER_MILLISECONDS, `an answer took ${longest.toFixed(0)} ms`);
    assert.ok(process.memoryUsage().rss < MEGABYTES * 1e6, `${Math.round(process.memoryUsage().rss / 1e6)} MB`);
    const text = await (await call('GET', `/jobs/ingest/${id}/successfulResults`)).text();
    assert.equal(text.split('\n').length, ROWS + 2);
    assert.ok(text.includes(`"${pass === 'made'}","key-99999","Widget ""99999"""`));
  });
