import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { customerMapping, ERP, importCustomers, SHOP } from '../integration/customers.ts';
import { CommandLine } from './cli.ts';
import { logIn } from './logIn.ts';

describe('commands about linked customers', { timeout: 400_000 }, () => {
  let org: TestOrg;
  let mapping: string;
  const cli = new CommandLine();
  const run = (...args: string[]) => cli.run(...args, '-o', 'renkei-local');
  before(async () => {
    org = await startTestOrg();
    await logIn(org, cli);
    await importCustomers(org, { erp: ERP, shop: SHOP });
    mapping = join(cli.directory, 'mapping.json');
    writeFileSync(mapping, JSON.stringify(customerMapping));
  });
  after(async () => {
    await org?.close();
    cli.remove();
  });

  it('report what each source gave, and refuse a batch that is not there', async () => {
    const table = await run('import', 'report');
    assert.equal(table.status, 0, table.stderr);
    for (const source of ['erp', 'shop']) assert.match(table.stdout, new RegExp(source));
    const { json } = await run('import', 'report', '--json');
    assert.deepEqual((json.result!['batches'] as unknown[]).length, 2);
    const refused = await run('import', 'report', '--batch', 'IB-99999', '--json');
    assert.deepEqual([refused.status === 0, refused.json.name], [false, 'UnknownBatchError']);
  });

  it('apply decisions, and refuse a mapping that is not there', async () => {
    const { status, json, stdout } = await run('import', 'decisions', '--mapping', mapping, '--json');
    assert.equal(status, 0, stdout);
    assert.deepEqual(json.result!['failures'], []);
    assert.equal((await run('import', 'decisions', '--mapping', mapping)).status, 0);
    const refused = await run('import', 'decisions', '--mapping', join(cli.directory, 'none.json'), '--json');
    assert.equal(refused.status, 7, refused.stdout);
  });

  it('list duplicates, and merge two accounts only when that is confirmed', async () => {
    const [keep, merge] = await org.insert(
      'Account',
      ['株式会社ひかり工業', '㈱ひかり工業'].map((Name) => ({
        Name,
        BillingCity: '堺市',
        BillingStreet: '北1-1',
        Phone: '072-111-2222',
      })),
    );
    const table = await run('account', 'duplicates');
    assert.equal(table.status, 0, table.stderr);
    assert.match(table.stdout, /ひかり工業/);
    const pairs = (await run('account', 'duplicates', '--verdict', 'Sure', '--json')).json
      .result as unknown as object[];
    assert.equal(pairs.length, 1);
    assert.notEqual((await run('account', 'duplicates', '--verdict', 'Perhaps', '--json')).status, 0);
    const exported = join(cli.directory, 'exports');
    mkdirSync(exported);
    const args = ['account', 'merge', '--keep', keep!, '--merge', merge!, '--export-directory', exported];
    const unconfirmed = await run(...args, '--json');
    assert.equal(unconfirmed.json.result?.['merged'], false, unconfirmed.stdout);
    assert.equal((await org.query(`SELECT Id FROM Account WHERE Name LIKE '%ひかり工業'`)).length, 2);
    const merged = await run(...args, '--confirm');
    assert.equal(merged.status, 0, merged.stderr);
    assert.ok(readdirSync(exported).length > 0);
    assert.equal((await org.query(`SELECT Id FROM Account WHERE Name LIKE '%ひかり工業'`)).length, 1);
    const back = await run('account', 'merge', '--keep', merge!, '--merge', keep!, '--confirm', '--json');
    assert.deepEqual([back.status === 0, back.json.name], [false, 'NoAccountError']);
  });

  it('take a batch back, and refuse one that is not there', async () => {
    const [batch] = await org.query(`SELECT Name FROM RenkeiImportBatch__c WHERE Source__c = 'shop'`);
    const refused = await run('import', 'undo', '--batch', 'IB-99999', '--json');
    assert.deepEqual([refused.status === 0, refused.json.name], [false, 'UnknownBatchError']);
    assert.equal((await run('import', 'undo', '--batch', String(batch!['Name']), '--dry-run')).status, 0);
    const { status, json, stdout } = await run('import', 'undo', '--batch', String(batch!['Name']), '--json');
    assert.equal(status, 0, stdout);
    assert.equal(json.result!['links'], 3);
    assert.deepEqual(await org.query(`SELECT Status__c FROM RenkeiImportBatch__c WHERE Source__c = 'shop'`), [
      { Status__c: 'Undone' },
    ]);
  });

  it('print no token', () => {
    assert.ok(cli.printed.length > 0);
    assert.ok(!cli.printed.includes(org.running.token));
  });
});
