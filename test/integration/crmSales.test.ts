import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importFiles } from '../../scripts/integration/importFiles.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const dataDirectory = join(project, '../shared/data/crm-sales');
const skip = existsSync(dataDirectory) ? false : `The public data set is not there: ${dataDirectory}`;
const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-crm-'));

/** The rows of a file, read without the importer's own code. None of these files quotes a value. */
function rowsOf(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(dataDirectory, file), 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [names[index]!, value])));
}

describe('the public CRM data set', { skip }, () => {
  let org: TestOrg;
  const request = { dataDirectory, mappingFile: join(project, 'config/mappings/crm-sales.json'), failuresDirectory };

  before(async () => {
    org = await startTestOrg('2018-01-01T00:00:00Z');
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'USD', timeZone: 'UTC' });
  });
  after(() => org.close());

  it('is checked whole by a dry run, which writes nothing', async () => {
    const { steps } = await importFiles(org.connection, { ...request, dryRun: true });
    assert.equal(steps.find((step) => step.object === 'Opportunity')!.created, 8800);
    assert.deepEqual(await org.query('SELECT Id FROM Account'), []);
  });

  it('comes in whole, with the opportunities that hang on no account counted', async () => {
    const { steps, failures } = await importFiles(org.connection, request);
    assert.deepEqual(failures, []);
    assert.deepEqual(
      steps.map(({ source, object, created, updated, unattached }) => [source, object, created, updated, unattached]),
      [
        ['managers', 'User', 6, 0, 0],
        ['agents', 'User', 35, 0, 0],
        ['accounts', 'Account', 85, 0, 0],
        ['accounts', 'Account', 0, 15, 0],
        ['opportunities', 'Opportunity', 8800, 0, 1425],
      ],
    );
  });

  it('has the same stages, owners, parents and sums as the files', async () => {
    const pipeline = rowsOf('sales_pipeline.csv');
    const stage = { Won: 'Closed Won', Lost: 'Closed Lost', Engaging: 'Needs Analysis', Prospecting: 'Prospecting' };
    const rows = await org.query(
      'SELECT StageName stage, COUNT(Id) deals, SUM(Amount) amount FROM Opportunity GROUP BY StageName',
    );
    const stored = Object.fromEntries(rows.map((row) => [row['stage'], [row['deals'], row['amount'] ?? 0]]));
    for (const [inFile, inOrg] of Object.entries(stage)) {
      const deals = pipeline.filter((row) => row['deal_stage'] === inFile);
      const sum = deals.reduce((total, row) => total + Number(row['close_value'] || 0), 0);
      assert.deepEqual(stored[inOrg], [deals.length, sum], inFile);
    }
    const parents = rowsOf('accounts.csv').filter((row) => row['subsidiary_of'] !== '');
    const children = await org.query('SELECT Name, Parent.Name FROM Account WHERE ParentId != NULL');
    const parentOf = (row: Record<string, unknown>) => (row['Parent'] as { Name: string }).Name;
    assert.deepEqual(
      new Set(children.map((row) => `${row['Name']} < ${parentOf(row)}`)),
      new Set(parents.map((row) => `${row['account']} < ${row['subsidiary_of']}`)),
    );
    const [kanCode] = await org.query(`SELECT AnnualRevenue, NumberOfEmployees FROM Account WHERE Name = 'Kan-code'`);
    assert.deepEqual(kanCode, { AnnualRevenue: 11_698_030_000, NumberOfEmployees: 34_288 });
    assert.deepEqual(await org.query(`SELECT Id FROM Opportunity WHERE Name LIKE '%GTXPro%'`), []);
  });

  it('writes nothing when it is imported again', async () => {
    const { steps } = await importFiles(org.connection, request);
    for (const step of steps)
      assert.deepEqual([step.created, step.updated, step.unchanged], [0, 0, step.rows], step.source);
  });

  it('gives each account the won amount that stands in the file', async () => {
    const result = await runSegmentation(org.connection, { asOf: '2017-12-31', failuresDirectory });
    const won = new Map<string, number>();
    for (const row of rowsOf('sales_pipeline.csv')) {
      const [month, day, year] = row['close_date']!.split('/').map(Number);
      const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      if (row['deal_stage'] !== 'Won' || date <= '2016-12-31' || date > '2017-12-31') continue;
      won.set(row['account']!, (won.get(row['account']!) ?? 0) + Number(row['close_value']));
    }
    const total = [...won.values()].reduce((sum, amount) => sum + amount, 0);
    assert.equal(result.wonAmount + result.wonAmountUnattached, total);
    assert.equal(total, 10_005_534);
    const stored = await org.query('SELECT Name, RenkeiWonAmountTrailing__c FROM Account');
    assert.deepEqual(
      new Map(stored.map((row) => [row['Name'], row['RenkeiWonAmountTrailing__c']])),
      new Map(stored.map((row) => [row['Name'], won.get(String(row['Name'])) ?? 0])),
    );
    assert.equal(result.accountsFailed, 0);
    for (const { segment, accounts } of result.segments) if (segment !== 'Unscored') assert.ok(accounts > 0, segment);
  });
});
