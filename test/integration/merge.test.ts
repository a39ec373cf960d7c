import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { accountDuplicates } from '../../scripts/integration/merge/accountDuplicates.ts';
import type { AccountExport } from '../../scripts/integration/merge/exportAccounts.ts';
import { mergeAccounts } from '../../scripts/integration/merge/mergeAccounts.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';

describe('a merge of two accounts', { timeout: 240_000 }, () => {
  let org: TestOrg;
  let keep: string;
  let goes: string;
  const exportDirectory = mkdtempSync(join(tmpdir(), 'renkei-merge-'));
  const merge = (confirmed: boolean) =>
    mergeAccounts(org.connection, { keep, merge: goes, exportDirectory, confirm: () => Promise.resolve(confirmed) });
  const on = async (object: string, account: string) =>
    (
      await org.query(
        `SELECT Id FROM ${object} WHERE ${object.startsWith('Renkei') ? 'Account__c' : 'AccountId'} = '${account}'`,
      )
    ).length;

  before(async () => {
    org = await startTestOrg();
    [keep, goes] = (await org.insert('Account', [
      { Name: '株式会社サカタ製作所', BillingCity: '港区', BillingStreet: '芝1-2-3' },
      {
        Name: '㈱サカタ製作所',
        BillingCity: '港区',
        BillingStreet: '芝1-2-3',
        Phone: '03-1111-2222',
        RenkeiSourceKey__c: 'erp:a:100',
      },
    ])) as [string, string];
    await org.insert('Contact', [
      { LastName: '田中', AccountId: goes },
      { LastName: '鈴木', AccountId: keep },
    ]);
    await org.insert('RenkeiCallPlan__c', [
      { Account__c: keep, AccountKey__c: keep },
      { Account__c: goes, AccountKey__c: goes, DoNotCall__c: true },
    ]);
    await org.insert('RenkeiChannelPreference__c', [
      { Account__c: keep, ProcessStep__c: 'Quote', Channel__c: 'Web' },
      { Account__c: goes, ProcessStep__c: 'Quote', Channel__c: 'Field' },
      { Account__c: goes, ProcessStep__c: 'Support', Channel__c: 'InsideSales' },
    ]);
  });
  after(async () => {
    await org?.close();
    rmSync(exportDirectory, { recursive: true });
  });

  it('is proposed by the list of duplicates', async () => {
    const [pair] = await accountDuplicates(org.connection);
    assert.equal(pair!.verdict, 'Sure');
    assert.deepEqual(new Set(pair!.accounts.map(({ id }) => id)), new Set([keep, goes]));
  });

  it('is shown and exported, and nothing is done without a yes', async () => {
    const shown = await merge(false);
    assert.equal(shown.merged, false);
    assert.deepEqual(shown.fields, { Phone: '03-1111-2222' });
    assert.equal(shown.moving['Contact'], 1);
    const exported = JSON.parse(readFileSync(shown.exportFile!, 'utf8')) as AccountExport;
    assert.equal(exported.accounts.length, 2);
    assert.equal(exported.children.find(({ object }) => object === 'RenkeiChannelPreference__c')!.records.length, 3);
    assert.equal(await on('Contact', goes), 1);
  });

  it('loses nothing: children move, an account has one plan and one preference for a step, a wish not to be called stays', async () => {
    assert.equal((await merge(true)).merged, true);
    assert.equal(await on('Contact', keep), 2);
    const plans = await org.query('SELECT Account__c, AccountKey__c, DoNotCall__c FROM RenkeiCallPlan__c');
    assert.deepEqual(plans, [{ Account__c: keep, AccountKey__c: keep, DoNotCall__c: true }]);
    const preferences = await org.query(
      'SELECT Account__c, PreferenceKey__c, Channel__c FROM RenkeiChannelPreference__c ORDER BY PreferenceKey__c',
    );
    assert.deepEqual(preferences, [
      { Account__c: keep, PreferenceKey__c: `${keep}|Quote`, Channel__c: 'Web' },
      { Account__c: keep, PreferenceKey__c: `${keep}|Support`, Channel__c: 'InsideSales' },
    ]);
    const accounts = await org.query('SELECT Name, Phone, RenkeiSourceKey__c FROM Account');
    assert.deepEqual(accounts, [
      { Name: '株式会社サカタ製作所', Phone: '03-1111-2222', RenkeiSourceKey__c: 'erp:a:100' },
    ]);
  });

  it('is completed by the same call when it was killed after the platform had merged', async () => {
    const [preference] = await org.query(`SELECT Id FROM RenkeiChannelPreference__c WHERE ProcessStep__c = 'Support'`);
    const { org: localOrg } = org.running;
    // As the platform leaves it: moved, with the key of the account that went.
    localOrg.store.update('RenkeiChannelPreference__c', String(preference!['Id']), {
      PreferenceKey__c: `${goes}|Support`,
    });
    const files = readdirSync(exportDirectory).length;
    const again = await merge(true);
    assert.equal(again.merged, true);
    const [after] = await org.query(
      `SELECT PreferenceKey__c FROM RenkeiChannelPreference__c WHERE Id = '${preference!['Id']}'`,
    );
    assert.equal(after!['PreferenceKey__c'], `${keep}|Support`);
    assert.equal(readdirSync(exportDirectory).length, files);
  });

  it('is refused for accounts that are not there, and for one and the same', async () => {
    const attempt = (one: string, other: string) =>
      mergeAccounts(org.connection, { keep: one, merge: other, exportDirectory, confirm: () => Promise.resolve(true) });
    await assert.rejects(attempt(goes, keep), { name: 'NoAccountError' });
    await assert.rejects(attempt(keep, '001000000099999AAA'), { name: 'NoAccountError' });
    await assert.rejects(attempt(keep, keep), { name: 'SameAccountError' });
  });
});
