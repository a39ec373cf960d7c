// The sponsor's page in an org with several currencies: wins are compared and told in the corporate one, as its figures are.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { assignPermissionSets } from '../../scripts/install/membership.ts';
import { makeMonthPack } from '../../scripts/meeting/month/monthPack.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';

let org: TestOrg;
before(async () => {
  org = await startTestOrg('2026-06-12T00:00:00Z', { features: ['MultiCurrency'], currency: 'JPY' });
});
after(() => org.close());

it('the largest win is the one that is worth most', { timeout: 60_000 }, async () => {
  const { userId } = org.running.org.sessionOfToken(org.running.token);
  await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiMigration' }]);
  await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
  await org.insert('CurrencyType', [{ IsoCode: 'USD', ConversionRate: 0.008, DecimalPlaces: 2, IsActive: true }]);
  await org.insert('RenkeiTeamMember__c', [{ Team__c: 'East', Role__c: 'Caller', User__c: userId }]);
  const wins = [
    { name: 'Minato Chemical', currency: 'JPY', amount: 900_000 },
    { name: 'Aoba Foods', currency: 'USD', amount: 15_000 },
  ];
  const accounts = await org.insert(
    'Account',
    wins.map(({ name }) => ({ Name: name })),
  );
  const deals = await org.insert(
    'Opportunity',
    wins.map(({ name, currency, amount }, index) => ({
      ...{ Name: name, AccountId: accounts[index]!, StageName: 'Closed Won', CloseDate: '2026-05-20' },
      ...{ CurrencyIsoCode: currency, Amount: amount },
    })),
  );
  await org.insert(
    'RenkeiEscalation__c',
    deals.map((Opportunity__c, index) => ({
      ...{ Account__c: accounts[index]!, Opportunity__c, Caller__c: userId, Team__c: 'East', Status__c: 'Won' },
      ...{ EscalatedAt__c: '2026-05-01T00:00:00Z', ClosedAt__c: '2026-05-20T03:00:00Z' },
    })),
  );
  const { stories, year } = await makeMonthPack(org.connection, { team: 'East', month: '2026-05', language: 'en' });
  assert.deepEqual([stories.won?.account, stories.won?.amount], ['Aoba Foods', 1_875_000]);
  assert.equal(year.wonAmount, 900_000 + 1_875_000);
});
