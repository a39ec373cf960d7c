import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bulkQuery } from '../../scripts/connection/bulkQuery.ts';
import { saveRows } from '../../scripts/connection/saveRows.ts';
import { requestText } from '../../scripts/connection/request.ts';
import { startTestOrg, type TestOrg } from './testOrg.ts';

describe('Bulk API 2.0', () => {
  let org: TestOrg;
  before(async () => {
    org = await startTestOrg();
  });
  after(() => org.close());

  it('saves rows with commas, quotes, line ends and nulls, and matches each result to its row', async () => {
    const names = ['Plain', 'With, comma', 'With "quotes"', 'Two\nlines', ' 青葉フーズ'];
    const rows = names.map((Name, index) => ({
      RenkeiSourceKey__c: `bulk:${index}`,
      Name,
      NumberOfEmployees: index + 1,
    }));
    const bulk = {
      object: 'Account',
      operation: 'upsert',
      externalIdField: 'RenkeiSourceKey__c',
      transport: 'Bulk',
    } as const;
    const outcomes = await saveRows(org.connection, { ...bulk, rows });
    assert.deepEqual(
      outcomes.map(({ success, created }) => [success, created]),
      rows.map(() => [true, true]),
    );
    const again = await saveRows(org.connection, {
      ...bulk,
      rows: [
        { RenkeiSourceKey__c: 'BULK:1', NumberOfEmployees: null, Industry: 'Machinery' },
        { RenkeiSourceKey__c: 'bulk:2', NumberOfEmployees: -1.5 },
      ],
    });
    assert.equal(again[0]!.id, outcomes[1]!.id);
    assert.equal(again[0]!.created, false);
    assert.equal(again[1]!.success, false);
    assert.ok(again[1]!.errors[0]!.statusCode.length > 3);
    const [changed] = await org.query(
      `SELECT Name, NumberOfEmployees, Industry FROM Account WHERE Id = '${outcomes[1]!.id}'`,
    );
    assert.deepEqual(changed, { Name: 'With, comma', NumberOfEmployees: null, Industry: 'Machinery' });
  });

  it('reads a result of several pages to its end', async () => {
    const rows = Array.from({ length: 2500 }, (_unused, index) => ({ LastName: `Contact ${index}` }));
    await org.insert('Contact', rows.slice(0, 1500));
    await org.insert('Contact', rows.slice(1500));
    const { text, headers } = await pageOf(org, 'SELECT LastName FROM Contact', 1000);
    assert.equal(text.trim().split('\n').length, 1001);
    assert.notEqual(headers['sforce-locator'], 'null');
    const names = new Set<string>();
    for await (const row of bulkQuery(org.connection, 'SELECT LastName FROM Contact', { pageRows: 1000 }))
      names.add(row['LastName']!);
    assert.equal(names.size, 2500);
  });

  it('gives nothing for a query that finds nothing', async () => {
    const rows = [];
    for await (const row of bulkQuery(org.connection, "SELECT Id FROM Contact WHERE LastName = 'nobody'"))
      rows.push(row);
    assert.deepEqual(rows, []);
  });

  it('names the query that the org refuses', async () => {
    await assert.rejects(async () => {
      for await (const _row of bulkQuery(org.connection, 'SELECT Nothing__c FROM Contact')) assert.fail();
    }, /Nothing__c/);
  });
});

async function pageOf(org: TestOrg, query: string, maxRecords: number) {
  const body = JSON.stringify({ operation: 'query', query });
  const created = await requestText(org.connection, {
    method: 'POST',
    path: '/jobs/query',
    body,
    contentType: 'application/json',
  });
  const { id } = JSON.parse(created.text) as { id: string };
  for (;;) {
    const { text } = await requestText(org.connection, { method: 'GET', path: `/jobs/query/${id}` });
    if ((JSON.parse(text) as { state: string }).state === 'JobComplete') break;
  }
  return requestText(org.connection, { method: 'GET', path: `/jobs/query/${id}/results?maxRecords=${maxRecords}` });
}
