import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client, DATA } from '../server/client.ts';

const widgets = new WidgetOrg();
const client = new Client(widgets.org, widgets.admin);
const count = async (where: string): Promise<number> =>
  (await client.query(`SELECT COUNT() FROM Widget__c WHERE ${where}`)).body.totalSize;
const widget = (Name: string, more: object = {}): object => ({ attributes: { type: 'Widget__c' }, Name, ...more });
const bad = widget('bad', { Amount__c: -1 });

test('a collection saves each record for itself, or all or none', async () => {
  const some = await client.post('/composite/sobjects', { records: [widget('c1'), bad, widget('c2')] });
  assert.deepEqual(
    some.body.map(({ success }: { success: boolean }) => success),
    [true, false, true],
  );
  assert.deepEqual(some.body[1].errors[0].statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  const none = await client.post('/composite/sobjects', { allOrNone: true, records: [widget('c3'), bad] });
  assert.deepEqual(
    none.body.map(({ errors }: { errors: { statusCode: string }[] }) => errors[0]!.statusCode),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
  );
  assert.equal(await count("Name LIKE 'c_'"), 2);
});

test('a collection is updated, read by ids and deleted', async () => {
  const { body: made } = await client.post('/composite/sobjects', { records: [widget('u1'), widget('u2')] });
  const ids: string[] = made.map(({ id }: { id: string }) => id);
  const changed = await client.patch('/composite/sobjects', { records: ids.map((id) => widget('v', { id })) });
  assert.deepEqual(
    changed.body.map(({ id }: { id: string }) => id),
    ids,
  );
  const most = { ids: Array.from({ length: 2000 }, () => ids[0]), fields: ['Name'] };
  assert.equal((await client.post('/composite/sobjects/Widget__c', most)).body.length, 2000);
  const wanted = [ids[1]!, 'a00000000000000AAA', ids[0]!];
  for (const answer of [
    await client.get(`/composite/sobjects/Widget__c?ids=${wanted.join(',')}&fields=Name`),
    await client.post('/composite/sobjects/Widget__c', { ids: wanted, fields: ['Name'] }),
  ])
    assert.deepEqual(
      answer.body.map((record: { Id: string } | null) => record?.Id ?? null),
      [ids[1], null, ids[0]],
    );
  const gone = await client.call('DELETE', `/composite/sobjects?ids=${ids.join(',')}&allOrNone=true`);
  assert.deepEqual(
    gone.body.map(({ success }: { success: boolean }) => success),
    [true, true],
  );
  assert.equal(await count("Name = 'v'"), 0);
});

test('a collection is upserted by external id', async () => {
  const records = [widget('x1', { Key__c: 'x1' }), widget('x2', { Key__c: 'x2' })];
  const created = async (): Promise<boolean[]> =>
    (await client.patch('/composite/sobjects/Widget__c/Key__c', { records })).body.map(
      ({ created }: { created: boolean }) => created,
    );
  assert.deepEqual(await created(), [true, true]);
  assert.deepEqual(await created(), [false, false]);
});

test('collections have a limit and need types', async () => {
  const many = await client.post('/composite/sobjects', { records: Array.from({ length: 201 }, () => widget('m')) });
  assert.deepEqual([many.status, many.body[0].errorCode], [400, 'EXCEEDED_ID_LIMIT']);
  assert.equal(
    (await client.post('/composite/sobjects', { records: [{ Name: 'x' }] })).body[0].errorCode,
    'INVALID_INPUT',
  );
  assert.equal((await client.post('/composite/sobjects', {})).body[0].errorCode, 'MISSING_ARGUMENT');
});

const part = (method: string, url: string, referenceId: string, body?: object): object => ({
  method,
  url: DATA + url,
  referenceId,
  ...(body ? { body } : {}),
});

test('composite parts refer to earlier answers', async () => {
  const compositeRequest = [
    part('POST', '/sobjects/Account', 'account', { Name: 'Acme' }),
    part('POST', '/sobjects/Widget__c', 'widget', { Name: 'w', Account__c: '@{account.id}' }),
    part('GET', "/query?q=SELECT+Id,Account__c+FROM+Widget__c+WHERE+Id='@{widget.id}'", 'found'),
    part('PATCH', '/sobjects/Account/@{found.records[0].Account__c}', 'changed', { Industry: 'Banking' }),
    part('GET', '/sobjects/Account/@{account.id}?fields=Industry', 'read'),
  ];
  const { body } = await client.post('/composite', { compositeRequest });
  assert.deepEqual(
    body.compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode),
    [201, 201, 200, 204, 200],
  );
  assert.equal(body.compositeResponse[4].body.Industry, 'Banking');
});

test('with allOrNone one failing part undoes all, and the answer says which', async () => {
  const compositeRequest = [
    part('POST', '/sobjects/Widget__c', 'good', { Name: 'undone' }),
    part('POST', '/sobjects/Widget__c', 'bad', { Amount__c: -1 }),
    part('POST', '/sobjects/Widget__c', 'late', { Name: 'undone' }),
  ];
  const codes = async (allOrNone: boolean): Promise<string[]> => {
    const { body } = await client.post('/composite', { allOrNone, compositeRequest });
    return body.compositeResponse.map(
      (answer: { body: { errorCode?: string }[] }) => answer.body[0]?.errorCode ?? 'ok',
    );
  };
  assert.deepEqual(await codes(true), ['PROCESSING_HALTED', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'PROCESSING_HALTED']);
  assert.equal(await count("Name = 'undone'"), 0);
  assert.deepEqual(await codes(false), ['ok', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'ok']);
  assert.equal(await count("Name = 'undone'"), 2);
});

test('with allOrNone outside, a collection inside is all or none too, whatever it says itself', async () => {
  const records = (name: string) => [{ attributes: { type: 'Widget__c' }, Name: name }];
  const compositeRequest = [
    part('POST', '/composite/sobjects', 'good', { records: records('whole') }),
    part('POST', '/composite/sobjects', 'mixed', {
      allOrNone: false,
      records: [...records('whole'), { ...records('whole')[0], Amount__c: -1 }],
    }),
  ];
  const { body } = await client.post('/composite', { allOrNone: true, compositeRequest });
  const [good, mixed] = body.compositeResponse;
  assert.equal(good.body[0].errorCode, 'PROCESSING_HALTED');
  assert.deepEqual(
    mixed.body.map((result: { errors: { statusCode: string }[] }) => result.errors[0]!.statusCode),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
  );
  assert.equal(await count("Name = 'whole'"), 0);
  await client.post('/composite', { allOrNone: false, compositeRequest });
  assert.equal(await count("Name = 'whole'"), 2);
});

test('a reference to nothing, a foreign address and too many parts are refused', async () => {
  const one = async (...parts: object[]): Promise<{ errorCode: string }> =>
    (await client.post('/composite', { compositeRequest: parts })).body.compositeResponse[0].body[0];
  assert.equal((await one(part('GET', '/sobjects/Account/@{nobody.id}', 'a'))).errorCode, 'PROCESSING_HALTED');
  assert.equal(
    (await one({ method: 'GET', url: 'http://elsewhere.example/x', referenceId: 'a' })).errorCode,
    'INVALID_INPUT',
  );
  assert.equal((await one(part('GET', '/unheard', 'a'))).errorCode, 'NOT_FOUND');
  assert.equal((await one({ method: 'GET', url: 'http://[', referenceId: 'a' })).errorCode, 'INVALID_INPUT');
  assert.equal((await one(part('GET', '/sobjects/Account/%E0%A4', 'a'))).errorCode, 'NOT_FOUND');
  assert.equal((await client.get('/sobjects/Account/%E0%A4')).status, 404);
  const twins = [part('GET', '/sobjects', 'a'), part('GET', '/sobjects', 'a')];
  assert.equal((await client.post('/composite', { compositeRequest: twins })).body[0].errorCode, 'INVALID_INPUT');
  const many = Array.from({ length: 26 }, (_, index) => part('GET', '/limits', `r${index}`));
  assert.equal((await client.post('/composite', { compositeRequest: many })).status, 400);
});
