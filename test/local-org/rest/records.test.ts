import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client } from '../server/client.ts';

const widgets = new WidgetOrg();
const client = new Client(widgets.org, widgets.admin);
const seller = client.as(widgets.seller);

const create = async (body: object, object = 'Widget__c'): Promise<string> =>
  (await client.post(`/sobjects/${object}`, body)).body.id;

test('a record is created, read, changed and deleted', async () => {
  const created = await client.post('/sobjects/widget__c', {
    attributes: { type: 'Widget__c' },
    Name: 'One',
    Amount__c: 1.5,
  });
  const { id } = created.body;
  assert.deepEqual([created.status, created.body], [201, { id, success: true, errors: [] }]);
  assert.equal(created.headers.get('location'), `/services/data/v66.0/sobjects/Widget__c/${id}`);
  assert.match(created.headers.get('sforce-limit-info')!, /^api-usage=\d+\/100000$/);
  const read = await client.get(`/sobjects/Widget__c/${id}?fields=Name,Amount__c,Owner.Name`);
  assert.deepEqual(read.body, {
    attributes: { type: 'Widget__c', url: `/services/data/v66.0/sobjects/Widget__c/${id}` },
    Name: 'One',
    Amount__c: 1.5,
    Owner: {
      attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/User/${widgets.admin.userId}` },
      Name: 'Local Administrator',
    },
    Id: id,
  });
  const whole = await client.get(`/sobjects/Widget__c/${id.slice(0, 15)}`);
  assert.equal(whole.body.Status__c, 'Open');
  assert.equal(whole.body.Double__c, 3);
  const changed = await client.patch(`/sobjects/Widget__c/${id}`, { Amount__c: 2 });
  assert.deepEqual([changed.status, changed.body], [204, '']);
  assert.equal((await client.call('DELETE', `/sobjects/Widget__c/${id}`)).status, 204);
  const gone = await client.get(`/sobjects/Widget__c/${id}`);
  assert.deepEqual(
    [gone.status, gone.body],
    [404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]],
  );
});

for (const [body, status, errorCode] of [
  [{ Name: 'x', Amount__c: -1 }, 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
  [{ Name: 'x', Status__c: 'Nope' }, 400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
  [{ Name: 'x', Nope__c: 1 }, 400, 'INVALID_FIELD'],
  [{ Name: 'x', Amount__c: 'many' }, 400, 'JSON_PARSER_ERROR'],
] as const)
  test(`a refused create tells ${errorCode}`, async () => {
    const answer = await client.post('/sobjects/Widget__c', body);
    assert.deepEqual([answer.status, answer.body[0].errorCode], [status, errorCode]);
    assert.equal(typeof answer.body[0].message, 'string');
  });

test('an unknown object, field or method is named', async () => {
  assert.equal((await client.get('/sobjects/Nope__c/a00000000000001AAA')).body[0].errorCode, 'INVALID_TYPE');
  assert.equal((await client.get('/sobjects/Nope__c/describe')).status, 404);
  const id = await create({ Name: 'F' });
  assert.match((await client.get(`/sobjects/Widget__c/${id}?fields=Nope__c`)).body[0].message, /Nope__c/);
  const method = await client.call('PUT', `/sobjects/Widget__c/${id}`, {});
  assert.deepEqual([method.status, method.body[0].errorCode], [405, 'METHOD_NOT_ALLOWED']);
  assert.equal((await client.get('/sobjects/Widget__c/nonsense')).status, 404);
  assert.equal((await client.patch(`/sobjects/Widget__c/${id}`, { Id: id })).body[0].errorCode, 'INVALID_FIELD');
});

test('an external id finds, makes and changes a record', async () => {
  const made = await client.patch('/sobjects/Widget__c/Key__c/a%2Fb%20c', { Name: 'By key' });
  assert.deepEqual([made.status, made.body.created], [201, true]);
  const again = await client.patch('/sobjects/Widget__c/Key__c/A%2FB%20C', { Name: 'By key 2' });
  assert.deepEqual([again.status, again.body], [200, { id: made.body.id, success: true, errors: [], created: false }]);
  assert.equal((await client.get('/sobjects/Widget__c/Key__c/a%2Fb%20c')).body.Name, 'By key 2');
  assert.equal(
    (await client.patch('/sobjects/Widget__c/Key__c/x', { Key__c: 'x' })).body[0].errorCode,
    'INVALID_FIELD',
  );
  assert.equal((await client.get('/sobjects/Widget__c/Notes__c/x')).status, 404);
  assert.equal((await client.call('DELETE', '/sobjects/Widget__c/Key__c/a%2Fb%20c')).status, 204);
  assert.equal((await client.get('/sobjects/Widget__c/Key__c/a%2Fb%20c')).status, 404);
});

test('several records of one external id are answered with their addresses: 300', async () => {
  const ids = [await create({ Name: 'x', Code__c: 'dup' }), await create({ Name: 'y', Code__c: 'dup' })];
  const { status, body } = await client.get('/sobjects/Widget__c/Code__c/dup');
  assert.deepEqual([status, body], [300, ids.map((id) => `/services/data/v66.0/sobjects/Widget__c/${id}`)]);
});

test('quotes and backslashes in an external id are data', async () => {
  const key = `o'clock \\ " %`;
  const path = `/sobjects/Widget__c/Key__c/${encodeURIComponent(key)}`;
  assert.equal((await client.patch(path, { Name: 'q' })).status, 201);
  assert.equal((await client.get(path)).body.Key__c, key);
});

test('a record that changed since is not overwritten: 412', async () => {
  const id = await create({ Name: 'v1' });
  const { clock } = widgets.org;
  const before = new Date(clock.now().getTime() - 60_000).toUTCString();
  const after = new Date(clock.now().getTime() + 60_000).toUTCString();
  const path = `/sobjects/Widget__c/${id}`;
  for (const [method, body] of [['PATCH', { Name: 'v2' }], ['GET'], ['DELETE']] as const) {
    const { status, body: errors } = await client.call(method, path, body, { 'If-Unmodified-Since': before });
    assert.deepEqual([method, status, errors[0].errorCode], [method, 412, 'PRECONDITION_FAILED']);
  }
  assert.equal((await client.patch(path, { Name: 'v2' }, { 'If-Unmodified-Since': after })).status, 204);
  assert.equal((await client.get(path, { 'If-Modified-Since': after })).status, 304);
  assert.equal((await client.get(path, { 'If-Modified-Since': before })).status, 200);
  assert.equal((await client.get(path, { 'If-Modified-Since': 'soon' })).body[0].errorCode, 'INVALID_HEADER_VALUE');
});

test('fields that the user may not see are not there for the user', async () => {
  const id = await create({ Name: 'h', Hidden__c: 'secret', OwnerId: widgets.seller.userId });
  const { body } = await seller.get(`/sobjects/Widget__c/${id}`);
  assert.equal('Hidden__c' in body, false);
  assert.equal((await seller.get(`/sobjects/Widget__c/${id}?fields=Hidden__c`)).body[0].errorCode, 'INVALID_FIELD');
  assert.ok(
    !(await seller.get('/sobjects/Widget__c/describe')).body.fields.some(
      ({ name }: { name: string }) => name === 'Hidden__c',
    ),
  );
});

test('a query pages, tells its columns, and finds deleted records on demand', async () => {
  const ids = await Promise.all(
    Array.from({ length: 210 }, (_, index) => create({ Name: `Page ${String(index).padStart(3, '0')}` })),
  );
  const soql = `SELECT Name FROM Widget__c WHERE Name LIKE 'Page %' ORDER BY Name`;
  const first = await client.get(`/query?q=${encodeURIComponent(soql)}`, { 'Sforce-Query-Options': 'batchSize=200' });
  assert.deepEqual([first.body.totalSize, first.body.done, first.body.records.length], [210, false, 200]);
  const rest = await client.get(first.body.nextRecordsUrl);
  assert.deepEqual(
    [rest.body.done, rest.body.records.map(({ Name }: { Name: string }) => Name).at(-1)],
    [true, 'Page 209'],
  );
  assert.equal((await seller.get(first.body.nextRecordsUrl)).body[0].errorCode, 'INVALID_QUERY_LOCATOR');
  await client.call('DELETE', `/sobjects/Widget__c/${ids[0]}`);
  assert.equal((await client.query(soql)).body.totalSize, 209);
  assert.equal((await client.get(`/queryAll?q=${encodeURIComponent(soql)}`)).body.totalSize, 210);
  const { body } = await client.get(
    `/query?columns=true&q=${encodeURIComponent('SELECT Id, Owner.Name, COUNT(Id) n FROM Widget__c')}`,
  );
  assert.deepEqual(
    body.columnMetadata.map((column: { columnName: string; aggregate: boolean }) => [
      column.columnName,
      column.aggregate,
    ]),
    [
      ['Id', false],
      ['Owner', false],
      ['n', true],
    ],
  );
});

test('what clients ask of an org that is no scratch org and has no tracking is refused as they expect', async () => {
  assert.equal((await client.query('SELECT Id FROM ScratchOrgInfo')).body[0].errorCode, 'INVALID_TYPE');
  assert.equal((await client.get('/tooling/sobjects/SourceMember/describe')).status, 404);
  assert.equal(
    (await client.get(`/tooling/query?q=${encodeURIComponent('SELECT Id FROM SourceMember')}`)).body[0].errorCode,
    'INVALID_TYPE',
  );
  assert.equal((await client.query('SELEC')).body[0].errorCode, 'MALFORMED_QUERY');
  assert.equal((await client.get('/query')).body[0].errorCode, 'MALFORMED_QUERY');
});

test('older API versions answer under their own number, and requests are counted', async () => {
  const { body } = await client.get('/services/data/v58.0/');
  assert.equal(body.sobjects, '/services/data/v58.0/sobjects');
  const before = (await client.get('/limits')).body.DailyApiRequests.Remaining;
  const after = (await client.get('/limits')).body.DailyApiRequests.Remaining;
  assert.equal(before - after, 1);
});

test('notifications of the user are listed and marked as read, others are not there', async () => {
  const { org } = new WidgetOrg();
  const admin = org.userId('admin@local.example');
  const client = new Client(org, org.session(admin));
  org.notifications.send({ typeId: 'x', title: 'Title', body: 'Body', targetId: 'y' }, [admin]);
  const { notifications } = (await client.get('/connect/notifications')).body;
  assert.deepEqual(
    notifications.map(({ messageTitle, read, target }: Record<string, unknown>) => [messageTitle, read, target]),
    [['Title', false, 'y']],
  );
  const path = `/connect/notifications/${notifications[0].id}`;
  assert.equal((await client.patch(path, { read: 'true' })).status, 200);
  assert.equal((await client.patch('/connect/notifications/99', { read: true })).status, 404);
  assert.equal((await client.patch(path, { seen: true })).status, 501);
  assert.equal((await client.get('/connect/communities')).status, 501);
  assert.equal((await client.get('/connect/notifications')).body.notifications[0].read, true);
});
