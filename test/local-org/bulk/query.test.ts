import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client } from '../server/client.ts';

const widgets = new WidgetOrg();
const client = new Client(widgets.org, widgets.admin);
const account = widgets.insert('Account', { Name: 'Acme' });
for (let index = 0; index < 7; index++)
  widgets.insert('Widget__c', {
    Name: `W"${index}`,
    Amount__c: index,
    Account__c: index % 2 ? account : null,
    SeenAt__c: '2026-04-01T09:00:00Z',
    Notes__c: `line ${index}\nmore`,
  });

async function run(query: string, operation = 'query', on = client): Promise<string> {
  const { status, body } = await on.post('/jobs/query', { operation, query });
  assert.equal(status, 200, JSON.stringify(body));
  while ((await on.get(`/jobs/query/${body.id}`)).body.state !== 'JobComplete') await sleep(5);
  return body.id;
}

test('results come as CSV in pages that a locator leads through', async () => {
  const id = await run(
    'SELECT Id, Name, Active__c, Amount__c, account__r.name, SeenAt__c, Notes__c FROM Widget__c ORDER BY Amount__c',
  );
  const pages: string[] = [];
  let locator: string | null = null;
  do {
    const { body, headers } = await client.get(
      `/jobs/query/${id}/results?maxRecords=3${locator ? `&locator=${locator}` : ''}`,
    );
    pages.push(body);
    locator = headers.get('sforce-locator');
    assert.ok(Number(headers.get('sforce-numberofrecords')) > 0);
  } while (locator !== 'null');
  assert.equal(pages.length, 3);
  const header = '"Id","Name","Active__c","Amount__c","account__r.name","SeenAt__c","Notes__c"\n';
  assert.ok(pages.every((page) => page.startsWith(header)));
  assert.match(pages[0]!, /^"a\w{17}","W""0","true","0","","2026-04-01T09:00:00.000Z","line 0\nmore"$/m);
  assert.match(pages[0]!, /"W""1","true","1","Acme"/);
  const whole = await client.get(`/jobs/query/${id}/results`);
  assert.equal(whole.body, header + pages.map((page) => page.slice(header.length)).join(''));
  assert.equal(whole.headers.get('sforce-locator'), 'null');
});

test('an empty result has its header', async () => {
  const id = await run("SELECT Id, Name FROM Widget__c WHERE Name = 'none'");
  assert.equal((await client.get(`/jobs/query/${id}/results`)).body, '"Id","Name"\n');
});

test('queryAll finds deleted records', async () => {
  const gone = widgets.insert('Widget__c', { Name: 'gone' });
  widgets.save({ action: 'delete', object: 'Widget__c', record: { Id: gone } });
  const soql = "SELECT Id FROM Widget__c WHERE Name = 'gone'";
  assert.equal((await client.get(`/jobs/query/${await run(soql)}`)).body.numberRecordsProcessed, 0);
  assert.equal((await client.get(`/jobs/query/${await run(soql, 'queryAll')}`)).body.numberRecordsProcessed, 1);
});

for (const [query, errorCode] of [
  ['SELECT Nope__c FROM Widget__c', 'INVALID_FIELD'],
  ['SELECT Id FROM Nope__c', 'INVALID_TYPE'],
  ['SELECT Id FROM', 'MALFORMED_QUERY'],
  [`SELECT Id FROM Widget__c WHERE Name = '${'x'.repeat(100_000)}'`, 'MALFORMED_QUERY'],
  ['SELECT COUNT(Id) FROM Widget__c', 'API_ERROR'],
  ['SELECT Name FROM Widget__c GROUP BY Name', 'API_ERROR'],
  ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'API_ERROR'],
  ['SELECT Id FROM Widget__c OFFSET 5', 'API_ERROR'],
] as const)
  test(`${query.slice(0, 80)} is refused: ${errorCode}`, async () => {
    assert.equal((await client.post('/jobs/query', { operation: 'query', query })).body[0].errorCode, errorCode);
  });

test("rows and columns are the user's own, as are the results", async () => {
  const seller = client.as(widgets.seller);
  widgets.insert('Widget__c', { Name: 'own' }, widgets.seller);
  const id = await run('SELECT Name FROM Widget__c', 'query', seller);
  assert.equal((await seller.get(`/jobs/query/${id}/results`)).body, '"Name"\n"own"\n');
  assert.equal((await client.get(`/jobs/query/${id}/results`)).status, 404);
  assert.equal(
    (await seller.post('/jobs/query', { operation: 'query', query: 'SELECT Hidden__c FROM Widget__c' })).body[0]
      .errorCode,
    'INVALID_FIELD',
  );
});

test('wrong locators and page sizes are refused', async () => {
  const id = await run('SELECT Id FROM Widget__c');
  for (const parameters of ['locator=xyz', 'locator=OTk5', 'maxRecords=0', 'maxRecords=many'])
    assert.equal((await client.get(`/jobs/query/${id}/results?${parameters}`)).status, 400, parameters);
});
