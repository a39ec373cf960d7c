import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { install } from '../../scripts/install/install.ts';
import { requestFor, startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';

describe('install into an org without the package', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  before(async () => {
    org = await startEmptyOrg();
    for (const Name of ['Alpha', 'Beta', 'Gamma']) {
      await org.insert('Account', { Name, Industry: 'Machinery', NumberOfEmployees: 300 });
    }
  });
  after(() => org.close());

  it('says in a dry run what would change, and writes nothing', async () => {
    const writes = org.countWrites();
    const result = await install(org.connection, requestFor({ dryRun: true }));
    assert.equal(result.stopped, 'dryRun');
    assert.equal(writes(), 0);
    assert.ok(result.changes!.components.every(({ state }) => state === 'added'));
    assert.ok(result.changes!.segmentation);
    assert.deepEqual(result.changes!.firstRecords.setting, { corporateCurrency: 'JPY', timeZone: 'GMT' });
  });

  it('deploys everything, gives access, creates what is absent and segments', async () => {
    const request = requestFor();
    const result = await install(org.connection, request);
    assert.equal(result.stopped, null, request.said.join('\n'));
    assert.equal(result.segmentation!.accountsChanged, 3);
    const accounts = await org.query('SELECT RenkeiSegment__c FROM Account');
    assert.ok(accounts.every((account) => account['RenkeiSegment__c'] !== null));
    assert.equal((await org.query('SELECT Id FROM RenkeiSetting__c')).length, 1);
    assert.deepEqual(
      result.findings.filter(({ severity }) => severity === 'blocker'),
      [],
    );
  });

  it('writes nothing when it is run again', async () => {
    const writes = org.countWrites();
    const request = requestFor();
    const result = await install(org.connection, request);
    assert.equal(writes(), 0, request.said.join('\n'));
    assert.equal(result.stopped, null);
    assert.equal(result.recordsWritten, 0);
    assert.equal(result.forecast.rows, 0);
    assert.deepEqual(result.findings.find(({ code }) => code === 'EarlierInstall')?.severity, 'note');
  });
});
