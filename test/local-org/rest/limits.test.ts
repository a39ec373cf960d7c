import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { Limits } from '../../../scripts/local-org/rest/limits.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client } from '../server/client.ts';

function world() {
  const widgets = new WidgetOrg();
  const client = new Client(widgets.org, widgets.admin);
  const left = async (name: string): Promise<number> => (await client.get('/limits')).body[name].Remaining;
  return { widgets, client, left, limits: Limits.of(widgets.org) };
}

test('each request counts, until a day later', async () => {
  const { widgets, client, left } = world();
  assert.equal(await left('DailyApiRequests'), 99_999);
  assert.equal((await client.get('/sobjects')).headers.get('sforce-limit-info'), 'api-usage=2/100000');
  await client.call('POST', '/services/Soap/u/66.0', '<x/>');
  assert.equal(await left('DailyApiRequests'), 99_996);
  widgets.org.clock.advance(25 * 3600 * 1000);
  assert.equal(await left('DailyApiRequests'), 99_999);
});

test('an org whose requests are used up refuses the next', async () => {
  const { client, limits } = world();
  limits.maxima.DailyApiRequests = 1;
  assert.equal((await client.get('/sobjects')).status, 200);
  const { status, body } = await client.get('/limits');
  assert.deepEqual([status, body[0].errorCode], [403, 'REQUEST_LIMIT_EXCEEDED']);
});

test('bulk jobs count: query jobs and their results, batches of 10,000 rows, storage', async () => {
  const { widgets, client, left, limits } = world();
  for (let index = 0; index < 1024; index++) widgets.insert('Widget__c', { Name: `w${index}` });
  const finished = async (path: string): Promise<string> => {
    for (;;) {
      const { state } = (await client.get(path)).body;
      if (state === 'JobComplete' || state === 'Failed') return state;
      await sleep(5);
    }
  };
  const ingest = async (): Promise<string> => {
    const { body } = await client.post('/jobs/ingest', { operation: 'insert', object: 'Widget__c' });
    await client.call('PUT', `/jobs/ingest/${body.id}/batches`, 'Name\nx\n', { 'Content-Type': 'text/csv' });
    await client.patch(`/jobs/ingest/${body.id}`, { state: 'UploadComplete' });
    return finished(`/jobs/ingest/${body.id}`);
  };
  limits.maxima.DailyBulkV2QueryJobs = 1;
  const query = { operation: 'query', query: 'SELECT Id, Name FROM Widget__c' };
  const { body } = await client.post('/jobs/query', query);
  assert.equal(await finished(`/jobs/query/${body.id}`), 'JobComplete');
  assert.equal(await left('DailyBulkV2QueryJobs'), 0);
  assert.equal((await client.post('/jobs/query', query)).body[0].errorCode, 'EXCEEDEDQUOTA');
  assert.equal(await left('DailyBulkV2QueryFileStorageMB'), 976_561);
  assert.equal(await left('DataStorageMB'), 10_238);
  limits.maxima.DailyBulkApiBatches = 1;
  assert.equal(await ingest(), 'JobComplete');
  assert.equal(await left('DailyBulkApiBatches'), 0);
  assert.equal(await ingest(), 'Failed');
});
