import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { undoBatch } from '../../scripts/integration/systems/undoBatch.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { ERP, importCustomers, SHOP } from './customers.ts';

const FIELDS = 'Name, BillingStreet, Phone, Website, NumberOfEmployees';

describe('the undo of a batch', { timeout: 240_000 }, () => {
  let org: TestOrg;
  const accounts = () => org.query(`SELECT ${FIELDS} FROM Account ORDER BY Name`);
  const shopBatch = async () =>
    String(
      (await org.query(`SELECT Name FROM RenkeiImportBatch__c WHERE Source__c = 'shop' ORDER BY Name`)).at(-1)!['Name'],
    );
  let erpOnly: unknown;
  before(async () => {
    org = await startTestOrg();
    await importCustomers(org, { erp: ERP });
    erpOnly = await accounts();
    await importCustomers(org, { shop: SHOP });
  });
  after(() => org?.close());

  it('is told by a dry run, which changes nothing', async () => {
    const before = await accounts();
    const told = await undoBatch(org.connection, { batch: await shopBatch(), dryRun: true, deleteCreated: true });
    assert.deepEqual([told.links, told.values, told.created, told.deleted], [3, 2, 1, 1]);
    assert.deepEqual(await accounts(), before);
  });

  it('leaves what was changed since, and accounts on which something hangs', async () => {
    const [sakata] = await org.query(`SELECT Id FROM Account WHERE Website != NULL`);
    const [osaka] = await org.query(`SELECT Id FROM Account WHERE Name LIKE '大阪%'`);
    await org.connection.sobject('Account').update({ Id: String(sakata!['Id']), Website: 'https://other.example/' });
    const [contact] = await org.insert('Contact', [{ LastName: '田中', AccountId: osaka!['Id']! }]);
    const undone = await undoBatch(org.connection, { batch: await shopBatch(), deleteCreated: true });
    assert.deepEqual(undone.failures, []);
    assert.deepEqual([undone.links, undone.values, undone.deleted], [3, 1, 0]);
    assert.deepEqual(
      undone.changedSince.map(({ field, batchLeft, now }) => [field, batchLeft, now]),
      [['Website', 'https://sakata.example/', 'https://other.example/']],
    );
    assert.deepEqual(
      undone.kept.map(({ hanging }) => hanging),
      ['Contact 1'],
    );
    await org.connection.sobject('Contact').delete(contact!);
    await org.connection.sobject('Account').update({ Id: String(sakata!['Id']), Website: null as never });
  });

  it('may be repeated, and is done then', async () => {
    const again = await undoBatch(org.connection, { batch: await shopBatch(), deleteCreated: true });
    assert.deepEqual([again.links, again.values, again.deleted, again.changedSince.length], [0, 0, 1, 0]);
    assert.deepEqual(await accounts(), erpOnly);
    const states = await org.query(`SELECT Status__c FROM RenkeiImportBatch__c WHERE Source__c = 'shop'`);
    assert.deepEqual(states, [{ Status__c: 'Undone' }]);
  });

  it('lets the same files come in again', async () => {
    const { steps, failures } = await importCustomers(org, { shop: SHOP });
    assert.deepEqual(failures, []);
    assert.deepEqual([steps[0]!.created, steps[0]!.updated], [1, 2]);
    const sakata = (await accounts()).find((row) => row['Website'] !== null)!;
    assert.equal(sakata['BillingStreet'], '芝一丁目2番3号 サカタビル');
  });

  it('of an earlier batch and then of a later one brings back what was there before both', async () => {
    const lastBatch = async () =>
      String((await org.query('SELECT Name FROM RenkeiImportBatch__c ORDER BY Name')).at(-1)!['Name']);
    const staff = async () =>
      (await org.query(`SELECT NumberOfEmployees FROM Account WHERE Name LIKE '%みなと%'`))[0]!['NumberOfEmployees'];
    const before = await staff();
    const batches: string[] = [];
    for (const number of [21, 34]) {
      const { failures } = await importCustomers(org, { erp: ERP.replace('4444,15', `4444,${number}`) });
      assert.deepEqual(failures, []);
      assert.equal(await staff(), number);
      batches.push(await lastBatch());
    }
    await undoBatch(org.connection, { batch: batches[0]! });
    assert.equal(await staff(), 34, 'the later value stays');
    await undoBatch(org.connection, { batch: batches[1]! });
    assert.equal(await staff(), before);
  });

  it('is refused for a batch that does not exist', async () => {
    await assert.rejects(undoBatch(org.connection, { batch: 'IB-99999' }), { name: 'UnknownBatchError' });
  });
});
