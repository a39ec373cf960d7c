import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import jsforce from 'jsforce';
import { toZip } from '../local-org/metadata/samplePackage.ts';
import { assignToAdministrator, startTestOrg, WIDGETS } from './localOrg.ts';

const running = await startTestOrg();
const connection = new jsforce.Connection({ instanceUrl: running.url, accessToken: running.token, version: '66.0' });
connection.bulk2.pollInterval = 20;

before(async () => {
  const deployed = await connection.metadata
    .deploy(Buffer.from(toZip(WIDGETS)), { singlePackage: true })
    .complete(true);
  assert.deepEqual([deployed.success, deployed.numberComponentErrors], [true, 0], JSON.stringify(deployed.details));
  assignToAdministrator(running, 'Widgets');
});

test('identity and limits', async () => {
  const identity = await connection.identity();
  assert.deepEqual([identity.username, identity.organization_id], ['admin@local.example', running.org.organizationId]);
  assert.equal((await connection.limits())['DailyApiRequests']!.Max, 100_000);
  assert.ok(connection.limitInfo.apiUsage!.used > 0);
});

test('describe, globally and of an object', async () => {
  const { sobjects } = await connection.describeGlobal();
  assert.ok(sobjects.some(({ name, custom }) => name === 'Widget__c' && custom));
  const described = await connection.describe('Widget__c');
  const key = described.fields.find(({ name }) => name === 'Key__c')!;
  assert.deepEqual([key.type, key.length, key.externalId, key.unique], ['string', 40, true, true]);
  assert.deepEqual(
    described.childRelationships.map(({ relationshipName }) => relationshipName),
    ['Children__r'],
  );
});

test('one record: create, retrieve, update, upsert, destroy', async () => {
  const widgets = connection.sobject('Widget__c');
  const created = await widgets.create({ Name: 'One', Key__c: 'one', Amount__c: 1.25 });
  assert.ok(created.success);
  const id = created.id!;
  assert.equal((await widgets.retrieve(id))['Amount__c'], 1.25);
  assert.ok((await widgets.update({ Id: id, Amount__c: 2 })).success);
  const upserted = await widgets.upsert({ Key__c: 'one', Amount__c: 3 }, 'Key__c');
  assert.deepEqual([upserted.success, upserted.id, upserted.created], [true, id, false]);
  assert.ok((await widgets.destroy(id)).success);
  await assert.rejects(widgets.retrieve(id), { errorCode: 'NOT_FOUND' });
});

test('many records: collections, with the reasons of those that fail', async () => {
  const widgets = connection.sobject('Widget__c');
  const names = Array.from({ length: 205 }, (_, index) => `Many ${index}`);
  const created = await widgets.create(
    names.map((Name, index) => ({ Name, Key__c: `many${index === 204 ? 203 : index}` })),
    { allowRecursive: true },
  );
  assert.deepEqual([created.filter(({ success }) => success).length, created[204]!.success], [204, false]);
  assert.equal((created[204]!.errors[0] as unknown as { statusCode: string }).statusCode, 'DUPLICATE_VALUE');
  const ids = created.flatMap(({ id }) => id ?? []);
  const read = await widgets.retrieve(ids.slice(0, 3));
  assert.deepEqual(
    read.map((record) => record['Name']),
    names.slice(0, 3),
  );
  const changed = await widgets.update(ids.slice(0, 2).map((Id) => ({ Id, Amount__c: 7 })));
  assert.ok(changed.every(({ success }) => success));
  assert.equal(await widgets.count({ Amount__c: 7 }), 2);
  const gone = await widgets.destroy(ids, { allowRecursive: true });
  assert.ok(gone.every(({ success }) => success));
});

test('queries: parents, children, aggregates, and pages by queryMore and by events', async () => {
  const account = await connection.sobject('Account').create({ Name: 'Acme' });
  const rows = Array.from({ length: 2100 }, (_, index) => ({
    Name: `Q ${index}`,
    Account__c: account.id!,
    Amount__c: 1,
  }));
  await connection.bulk2.loadAndWaitForResults({ object: 'Widget__c', operation: 'insert', input: rows });
  const soql = "SELECT Id, Name, Account__r.Name FROM Widget__c WHERE Name LIKE 'Q %'";
  const first = await connection.query(soql);
  assert.deepEqual(
    [first.totalSize, first.done, first.records.length, first.records[0]!['Account__r'].Name],
    [2100, false, 2000, 'Acme'],
  );
  const rest = await connection.queryMore(first.nextRecordsUrl!);
  assert.deepEqual([rest.done, rest.records.length], [true, 100]);
  const all = await connection.query(soql, { autoFetch: true, maxFetch: 10_000 });
  assert.equal(all.records.length, 2100);
  const grouped = await connection.query(
    'SELECT Account__r.Name name, SUM(Amount__c) total FROM Widget__c WHERE Account__c != null GROUP BY Account__r.Name',
  );
  assert.deepEqual([grouped.records[0]!['name'], grouped.records[0]!['total']], ['Acme', 2100]);
  const nested = await connection.query(
    "SELECT Name, (SELECT Name FROM Widgets__r LIMIT 2) FROM Account WHERE Name = 'Acme'",
  );
  assert.equal(nested.records[0]!['Widgets__r'].records.length, 2);
  await assert.rejects(async () => connection.query('SELECT Nope FROM Widget__c'), { errorCode: 'INVALID_FIELD' });
});

test('Bulk API 2.0: upsert with parents by external id, failures by row, query as a stream', async () => {
  const results = await connection.bulk2.loadAndWaitForResults({
    object: 'Widget__c',
    operation: 'upsert',
    externalIdFieldName: 'Key__c',
    input: 'Key__c,Name,Amount__c,Parent__r.Key__c\nroot,"Root, ""quoted""",1,\nbad,Bad,many,\n',
  });
  assert.deepEqual(
    [results.successfulResults.length, results.failedResults.length, results.unprocessedRecords.length],
    [1, 1, 0],
  );
  assert.match(results.failedResults[0]!.sf__Error, /^INVALID_TYPE_ON_FIELD_IN_RECORD:/);
  const children = await connection.bulk2.loadAndWaitForResults({
    object: 'Widget__c',
    operation: 'upsert',
    externalIdFieldName: 'Key__c',
    input: [{ Key__c: 'leaf', Name: 'Leaf', 'Parent__r.Key__c': 'root' }],
  });
  assert.equal(children.successfulResults[0]!.sf__Created, 'true');
  const stream = await connection.bulk2.query(
    "SELECT Name, Parent__r.Name, Amount__c FROM Widget__c WHERE Key__c IN ('root', 'leaf') ORDER BY Key__c",
  );
  const rows = await stream.toArray();
  assert.deepEqual(rows, [
    { Name: 'Leaf', 'Parent__r.Name': 'Root, "quoted"', Amount__c: '' },
    { Name: 'Root, "quoted"', 'Parent__r.Name': '', Amount__c: '1' },
  ]);
});

test('a job that names an unknown column fails with the reason', async () => {
  const job = connection.bulk2.createJob({ object: 'Widget__c', operation: 'insert' });
  await job.open();
  await job.uploadData('Name,Nope__c\na,b\n');
  await job.close();
  await assert.rejects(job.poll(20, 5000), /Field name not found : Nope__c/);
});

test('composite requests and trees go through plain requests', async () => {
  const composite = await connection.request<{ compositeResponse: { httpStatusCode: number }[] }>({
    method: 'POST',
    url: '/composite',
    body: JSON.stringify({
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: '/services/data/v66.0/sobjects/Widget__c', referenceId: 'parent', body: { Name: 'P' } },
        {
          method: 'POST',
          url: '/services/data/v66.0/sobjects/Widget__c',
          referenceId: 'child',
          body: { Name: 'C', Parent__c: '@{parent.id}' },
        },
      ],
    }),
    headers: { 'Content-Type': 'application/json' },
  });
  assert.deepEqual(
    composite.compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [201, 201],
  );
});

test('metadata: a deploy that fails says why, a retrieve brings back what was deployed', async () => {
  const broken = {
    ...WIDGETS,
    'permissionsets/Widgets.permissionset': WIDGETS['permissionsets/Widgets.permissionset']!.replace(
      'Widget__c.Key__c',
      'Widget__c.Nope__c',
    ),
  };
  const failed = await connection.metadata.deploy(Buffer.from(toZip(broken)), { singlePackage: true }).complete(true);
  assert.equal(failed.success, false);
  assert.match(JSON.stringify(failed.details!.componentFailures), /Widget__c\.Nope__c/);
  const described = await connection.metadata.list({ type: 'PermissionSet' });
  assert.ok(JSON.stringify(described).includes('Widgets'));
});

test('an expired token is told as such', async () => {
  const stranger = new jsforce.Connection({ instanceUrl: running.url, accessToken: '00Dx!wrong', version: '66.0' });
  await assert.rejects(async () => stranger.query('SELECT Id FROM Account'), { errorCode: 'INVALID_SESSION_ID' });
});
