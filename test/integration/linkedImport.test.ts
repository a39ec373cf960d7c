import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { ERP, importCustomers, SHOP } from './customers.ts';

describe('an import of several systems', { timeout: 240_000 }, () => {
  let org: TestOrg;
  const accounts = () =>
    org.query(
      'SELECT Name, BillingStreet, Phone, Website, NumberOfEmployees, RenkeiSourceKey__c FROM Account ORDER BY Name',
    );
  const records = () =>
    org.query(
      'SELECT SourceKey__c, State__c, LinkedBy__c, Account__r.Name FROM RenkeiSourceRecord__c ORDER BY SourceKey__c',
    );
  before(async () => {
    org = await startTestOrg();
  });
  after(() => org?.close());

  it('is counted by a dry run, which writes nothing', async () => {
    const { steps } = await importCustomers(org, { erp: ERP }, { dryRun: true });
    assert.deepEqual([steps[0]!.created, steps[0]!.doubtful], [3, 0]);
    for (const object of ['Account', 'RenkeiSourceRecord__c', 'RenkeiImportBatch__c'])
      assert.deepEqual(await org.query(`SELECT Id FROM ${object}`), [], object);
  });

  it('links what is the same and makes what is new', async () => {
    const result = await importCustomers(org, { erp: ERP, shop: SHOP });
    assert.deepEqual(result.failures, []);
    const [erp, shop] = result.steps;
    assert.deepEqual([erp!.created, erp!.updated, erp!.doubtful], [3, 0, 0]);
    assert.deepEqual(
      (await records()).map((row) => [
        row['SourceKey__c'],
        row['State__c'],
        row['LinkedBy__c'],
        (row['Account__r'] as unknown as { Name: string } | null)?.Name,
      ]),
      [
        ['erp|100', 'Linked', 'Created', '株式会社サカタ製作所'],
        ['erp|101', 'Linked', 'Created', '北海道食品株式会社'],
        ['erp|102', 'Linked', 'Created', '有限会社みなと商会'],
        ['shop|S1', 'Linked', 'Score', '株式会社サカタ製作所'],
        ['shop|S2', 'Linked', 'Score', '有限会社みなと商会'],
        ['shop|S3', 'Linked', 'Created', '大阪電機工業株式会社'],
      ],
    );
    assert.deepEqual([shop!.created, shop!.updated, shop!.doubtful], [1, 2, 0]);
    assert.equal((await accounts()).length, 4);
  });

  it('lets each field keep what its rule says', async () => {
    const sakata = (await accounts()).find((row) => row['Name'] === '株式会社サカタ製作所')!;
    assert.equal(sakata['NumberOfEmployees'], 120, 'the ERP is trusted more');
    assert.equal(sakata['BillingStreet'], '芝一丁目2番3号 サカタビル', 'the longer address');
    assert.equal(sakata['Website'], 'https://sakata.example/', 'filled, as it was empty');
    assert.equal(sakata['Phone'], '03-1111-2222', 'there already');
  });

  it('changes nothing when it is repeated', async () => {
    const stamps = () => org.query('SELECT Id, SystemModstamp FROM Account ORDER BY Id');
    const before = await stamps();
    const { steps } = await importCustomers(org, { erp: ERP, shop: SHOP });
    for (const step of steps) assert.deepEqual([step.created, step.updated, step.unchanged], [0, 0, 3], step.source);
    assert.deepEqual(await stamps(), before);
  });

  it('keeps what a person has edited since, unless the rule goes over edits', async () => {
    const [row] = await org.query(`SELECT Id FROM Account WHERE Name = '株式会社サカタ製作所'`);
    await org.connection.sobject('Account').update({ Id: String(row!['Id']), NumberOfEmployees: 125 });
    const employees = async () =>
      (await org.query(`SELECT NumberOfEmployees FROM Account WHERE Id = '${row!['Id']}'`))[0]!['NumberOfEmployees'];
    await importCustomers(org, { erp: ERP.replace(',120', ',130') });
    assert.equal(await employees(), 125);
    await importCustomers(
      org,
      { erp: ERP.replace(',120', ',140') },
      {
        change: (mapping) =>
          (mapping.steps[0]!.survivorship['NumberOfEmployees'] = { rule: 'mostTrusted', overEdits: true }),
      },
    );
    assert.equal(await employees(), 140);
  });

  it('empties nothing when a source says nothing any more, and makes nothing go when a source shrinks', async () => {
    const before = await accounts();
    await importCustomers(org, { shop: SHOP.replace('https://sakata.example/', '').replace(/S3.*\n/, '') });
    assert.deepEqual(await accounts(), before);
    assert.equal((await records()).length, 6);
  });
});
