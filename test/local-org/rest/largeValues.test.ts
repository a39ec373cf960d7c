import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client } from '../server/client.ts';

const LENGTH = 131_072;
const fields = [
  { fullName: 'Grid__c', label: 'Grid', type: 'LongTextArea', length: String(LENGTH), visibleLines: '3' },
];
const content = {
  label: 'Big',
  pluralLabel: 'Bigs',
  nameField: { label: 'Name', type: 'Text' },
  sharingModel: 'Private',
  deploymentStatus: 'Deployed',
  fields,
};
const widgets = new WidgetOrg([
  { type: 'CustomObject', fullName: 'Big__c', file: 'objects/Big__c.object', source: '', content },
  {
    type: 'PermissionSet',
    fullName: 'Big',
    file: 'permissionsets/Big.permissionset',
    source: '',
    content: { label: 'Big', fieldPermissions: [{ field: 'Big__c.Grid__c', editable: 'true', readable: 'true' }] },
  },
]);
widgets.assign('Big', widgets.admin.userId);
const client = new Client(widgets.org, widgets.admin);
const text = (first: string): string => (first + '{"x":"\\"地図",\n'.repeat(LENGTH)).slice(0, LENGTH - 1) + '.';

async function job(path: string, body: object, data?: string): Promise<string> {
  const { body: created } = await client.post(path, body);
  const address = `${path}/${created.id}`;
  if (data !== undefined) {
    await client.call('PUT', `${address}/batches`, data, { 'Content-Type': 'text/csv' });
    await client.patch(address, { state: 'UploadComplete' });
  }
  while ((await client.get(address)).body.state !== 'JobComplete') await sleep(5);
  return address;
}

test('131,072 characters go in and out through each API', async () => {
  const { body } = await client.post('/sobjects/Big__c', { Name: 'rest', Grid__c: text('a') });
  assert.equal((await client.get(`/sobjects/Big__c/${body.id}`)).body.Grid__c, text('a'));
  await client.patch(`/ui-api/records/${body.id}`, { fields: { Grid__c: text('b') } });
  const record = await client.get(`/ui-api/records/${body.id}?fields=Big__c.Grid__c`);
  assert.equal(record.body.fields.Grid__c.value, text('b'));
  const query = '{ uiapi { query { Big__c { edges { node { Grid__c { value } } } } } } }';
  const answer = await client.post('/graphql', { query });
  assert.equal(answer.body.data.uiapi.query.Big__c.edges[0].node.Grid__c.value, text('b'));
  const cell = text('c').replaceAll('"', '""');
  await job('/jobs/ingest', { operation: 'update', object: 'Big__c' }, `Id,Grid__c\n${body.id},"${cell}"\n`);
  const results = await job('/jobs/query', { operation: 'query', query: 'SELECT Grid__c FROM Big__c' });
  assert.equal((await client.get(`${results}/results`)).body, `"Grid__c"\n"${cell}"\n`);
  const tooLong = await client.patch(`/sobjects/Big__c/${body.id}`, { Grid__c: `${text('d')}.` });
  assert.equal(tooLong.body[0].errorCode, 'STRING_TOO_LONG');
});

test('chosen values are kept once each, in the order of the field', async () => {
  const saved = async (Tags__c: string | null) => {
    const { body } = await client.post('/sobjects/Widget__c', { Name: 'tags', Tags__c });
    return body.id ? (await client.get(`/sobjects/Widget__c/${body.id}`)).body.Tags__c : body[0].errorCode;
  };
  assert.equal(await saved('B;A;B'), 'A;B');
  assert.equal(await saved('B;'), 'B');
  assert.equal(await saved(''), null);
  assert.equal(await saved('A;C'), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  const found = async (condition: string) =>
    (await client.query(`SELECT Tags__c FROM Widget__c WHERE Tags__c ${condition} ORDER BY Name`)).body.totalSize;
  assert.deepEqual(
    [await found("INCLUDES ('B;A')"), await found("INCLUDES ('A', 'B')"), await found("EXCLUDES ('A')")],
    [1, 2, 2],
  );
});
