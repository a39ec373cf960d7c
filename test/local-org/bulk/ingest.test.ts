import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { BulkWorker } from '../../../scripts/local-org/bulk/worker.ts';
import { JobStore } from '../../../scripts/local-org/bulk/job.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client, type Json } from '../server/client.ts';

const widgets = new WidgetOrg();
const client = new Client(widgets.org, widgets.admin);

interface Outcome {
  id: string;
  info: Record<string, Json>;
  successful: string;
  failed: string;
  unprocessed: string;
}

async function upload(data: string, options: object, on = client): Promise<string> {
  const { status, body } = await on.post('/jobs/ingest', {
    object: 'Widget__c',
    operation: 'insert',
    contentType: 'CSV',
    lineEnding: 'LF',
    ...options,
  });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(
    (await on.call('PUT', `/jobs/ingest/${body.id}/batches`, data, { 'Content-Type': 'text/csv' })).status,
    201,
  );
  return body.id;
}

async function load(data: string, options: object = {}, on = client): Promise<Outcome> {
  const id = await upload(data, options, on);
  assert.equal((await on.patch(`/jobs/ingest/${id}`, { state: 'UploadComplete' })).body.state, 'UploadComplete');
  const text = async (name: string): Promise<string> => (await on.get(`/jobs/ingest/${id}/${name}`)).body;
  for (;;) {
    const { body: info } = await on.get(`/jobs/ingest/${id}`);
    if (['JobComplete', 'Failed', 'Aborted'].includes(info.state))
      return {
        id,
        info,
        successful: await text('successfulResults'),
        failed: await text('failedResults'),
        unprocessed: await text('unprocessedrecords'),
      };
    await sleep(5);
  }
}

test('rows are inserted; each failing one stands alone with its reason', async () => {
  const { info, successful, failed } = await load(
    'Name,Amount__c,Code__c\n"a, ""b""",1.5,c\nlong,,1234567\nbad,x,\nneg,-1,\nlast,,#N/A\n',
  );
  assert.deepEqual(
    [info.state, info.numberRecordsProcessed, info.numberRecordsFailed, info.apiVersion, info.jobType],
    ['JobComplete', 5, 3, 66, 'V2Ingest'],
  );
  const lines = successful.trim().split('\n');
  assert.equal(lines[0], '"sf__Id","sf__Created","Name","Amount__c","Code__c"');
  assert.match(lines[1]!, /^"a\w{17}","true","a, ""b""","1.5","c"$/);
  assert.equal(lines.length, 3);
  assert.deepEqual(
    failed
      .trim()
      .split('\n')
      .map((line) => line.split('","')[1]),
    [
      'sf__Error',
      'STRING_TOO_LONG:Code: data value too large: 1234567 (max length=5):Code__c --',
      'INVALID_TYPE_ON_FIELD_IN_RECORD:Amount: value not of required type: x:Amount__c --',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION:Amount must not be negative.:Amount__c --',
    ],
  );
});

test('rows are upserted by external id with parents by theirs', async () => {
  widgets.insert('Widget__c', { Name: 'Parent', Key__c: 'p1' });
  const data = (name: string): string => `Key__c,Name,Keeper__r.Key__c\nk1,${name},P1\nk2,${name},nobody\n`;
  const first = await load(data('one'), { operation: 'upsert', externalIdFieldName: 'Key__c' });
  assert.match(first.successful, /"true","k1"/);
  assert.match(
    first.failed,
    /INVALID_FIELD:Foreign key external ID: nobody not found for field Key__c in entity Widget__c/,
  );
  const second = await load(data('two'), { operation: 'upsert', externalIdFieldName: 'Key__c' });
  assert.match(second.successful, /"false","k1"/);
  const { body } = await client.query("SELECT Name, Keeper__r.Name FROM Widget__c WHERE Key__c = 'k1'");
  assert.deepEqual([body.records[0].Name, body.records[0].Keeper__r.Name], ['two', 'Parent']);
});

test('rows are updated and deleted by id', async () => {
  const ids = ['d1', 'd2'].map((Name) => widgets.insert('Widget__c', { Name }));
  await load(`Id,Name\n${ids[0]},d9\na00000000000000AAA,x\n`, { operation: 'update' });
  assert.equal(widgets.row('Widget__c', ids[0]!)['Name'], 'd9');
  const { info } = await load(`Id\n${ids.join('\n')}\n`, { operation: 'delete' });
  assert.deepEqual([info.numberRecordsProcessed, info.numberRecordsFailed], [2, 0]);
  assert.ok(ids.every((id) => widgets.row('Widget__c', id)['IsDeleted']));
});

test('delimiters, line endings, line breaks in cells and a byte order mark are read', async () => {
  const { info } = await load('\uFEFFName;Notes__c\r\nsemi;"two\r\nlines; and more"\r\n', {
    columnDelimiter: 'SEMICOLON',
    lineEnding: 'CRLF',
  });
  assert.equal(info.numberRecordsFailed, 0, JSON.stringify(info));
  const { body } = await client.query("SELECT Notes__c FROM Widget__c WHERE Name = 'semi'");
  assert.equal(body.records[0].Notes__c, 'two\r\nlines; and more');
});

for (const [name, data, options, message] of [
  ['an unknown column', 'Name,Nope__c\na,1\n', {}, 'InvalidBatch : Field name not found : Nope__c'],
  ['a column twice', 'Name,name\na,b\n', {}, 'InvalidBatch : Duplicate field name found : name'],
  [
    'other line endings',
    'Name\r\na\r\n',
    {},
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
  ],
  [
    'a quote within a cell',
    'Name\na"b\n',
    {},
    'InvalidBatch : Invalid Opening Quote: a quote is found on field 0 at line 2, value is "a"',
  ],
  ['an empty file', '\n', {}, 'InvalidBatch : The file is empty'],
  [
    'a delete with more than ids',
    'Id,Name\nx,y\n',
    { operation: 'delete' },
    'InvalidBatch : The file of a delete job has the column Id and no other',
  ],
] as const)
  test(`${name} fails the job as a whole, and no row is processed`, async () => {
    const { info, unprocessed } = await load(data, options);
    assert.deepEqual([info.state, info.errorMessage, info.numberRecordsProcessed], ['Failed', message, 0]);
    if (name === 'an unknown column') assert.equal(unprocessed, '"Name","Nope__c"\n"a","1"\n');
  });

test('a row with a cell too many fails the job; rows before it are done, in whole chunks', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => `ragged${index}`);
  const { info } = await load(`Name\n${rows.join('\n')}\na,b\n`);
  assert.equal(info.state, 'Failed');
  assert.match(info.errorMessage, /^InvalidBatch : Invalid Record Length/);
  assert.equal(info.numberRecordsProcessed, 200);
});

test("columns and rows are the user's: a hidden column is unknown, another's record out of reach", async () => {
  const seller = client.as(widgets.seller);
  const hidden = await load('Name,Hidden__c\na,b\n', {}, seller);
  assert.equal(hidden.info.errorMessage, 'InvalidBatch : Field name not found : Hidden__c');
  const theirs = widgets.insert('Widget__c', { Name: 'theirs' });
  const { failed } = await load(`Id,Name\n${theirs},mine\n`, { operation: 'update' }, seller);
  assert.match(failed, /INSUFFICIENT_ACCESS|ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY/);
  assert.equal((await seller.get('/jobs/ingest')).body.records.length, 2);
  const own = (await client.get('/jobs/ingest')).body.records[0].id;
  assert.equal((await seller.get(`/jobs/ingest/${own}`)).status, 404);
});

test('a job goes its way: open, uploaded once, closed, deleted', async () => {
  const empty = (await client.post('/jobs/ingest', { object: 'Widget__c', operation: 'insert' })).body.id;
  await client.patch(`/jobs/ingest/${empty}`, { state: 'UploadComplete' });
  while ((await client.get(`/jobs/ingest/${empty}`)).body.state !== 'Failed') await sleep(5);
  assert.equal((await client.get(`/jobs/ingest/${empty}`)).body.errorMessage, 'InvalidBatch : The job has no data');
  const id = await upload('Name\nx\n', {});
  const twice = await client.call('PUT', `/jobs/ingest/${id}/batches`, 'Name\ny\n', { 'Content-Type': 'text/csv' });
  assert.equal(twice.body[0].errorCode, 'INVALIDJOBSTATE');
  assert.equal((await client.call('DELETE', `/jobs/ingest/${id}`)).body[0].errorCode, 'INVALIDJOBSTATE');
  assert.equal((await client.patch(`/jobs/ingest/${id}`, { state: 'Aborted' })).body.state, 'Aborted');
  assert.equal(
    (await client.patch(`/jobs/ingest/${id}`, { state: 'UploadComplete' })).body[0].errorCode,
    'INVALIDJOBSTATE',
  );
  assert.equal(
    (await client.call('PUT', `/jobs/ingest/${id}/batches`, 'Name\n', { 'Content-Type': 'text/csv' })).body[0]
      .errorCode,
    'INVALIDJOBSTATE',
  );
  assert.equal((await client.get(`/jobs/ingest/${id}/unprocessedrecords`)).body, '"Name"\n"x"\n');
  assert.equal((await client.call('DELETE', `/jobs/ingest/${id}`)).status, 204);
  assert.equal((await client.get(`/jobs/ingest/${id}`)).status, 404);
});

for (const [options, errorCode] of [
  [{ operation: 'hardDelete' }, 'FEATURENOTENABLED'],
  [{ object: 'Nope__c' }, 'INVALID_TYPE'],
  [{ operation: 'upsert' }, 'INVALIDJOB'],
  [{ operation: 'upsert', externalIdFieldName: 'Amount__c' }, 'INVALIDJOB'],
  [{ columnDelimiter: 'SPACE' }, 'INVALIDJOB'],
  [{ lineEnding: 'CR' }, 'INVALIDJOB'],
  [{ contentType: 'JSON' }, 'INVALIDJOB'],
  [{ assignmentRuleId: '01Q' }, 'NOT_IMPLEMENTED'],
] as const)
  test(`a job with ${JSON.stringify(options)} is refused: ${errorCode}`, async () => {
    const { body } = await client.post('/jobs/ingest', { object: 'Widget__c', operation: 'insert', ...options });
    assert.equal(body[0].errorCode, errorCode);
  });

test('a job that was running when the server died is reported as failed; one that waited is taken up', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'bulk-test-'));
  try {
    const { org, admin } = new WidgetOrg();
    const store = new JobStore(org, directory);
    const job = {
      kind: 'ingest',
      language: 'en_US',
      operation: 'insert',
      object: 'Widget__c',
      createdById: admin.userId,
      apiVersion: 66,
      columnDelimiter: 'COMMA',
      lineEnding: 'LF',
    } as const;
    const running = store.create({ ...job, state: 'InProgress' });
    const waiting = store.create({ ...job, state: 'UploadComplete' });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(store.file(waiting, 'data'), 'Name\nlate\n');
    const worker = new BulkWorker(org, directory);
    assert.match(worker.jobs.find('ingest', running.id)!.errorMessage!, /server stopped/);
    while (worker.jobs.find('ingest', waiting.id)!.state !== 'JobComplete') await sleep(5);
    assert.equal(org.query(admin, "SELECT COUNT() FROM Widget__c WHERE Name = 'late'").totalSize, 1);
    await worker.close();
  } finally {
    rmSync(directory, { recursive: true });
  }
});
