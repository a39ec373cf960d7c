// The page of a caller in an org with several currencies: what the queries read, and that nothing is added up that cannot be.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { contributionOf } from 'c/renkeiContributionRules';
import { assignPermissionSets } from '../../scripts/install/membership.ts';
import { runInsight } from '../../scripts/insight/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { loadDataService, Reader } from './dataService.ts';

let org: TestOrg;
before(async () => {
  org = await startTestOrg('2026-06-12T00:00:00Z', { features: ['MultiCurrency'], currency: 'JPY' });
});
after(() => org.close());

it('a caller’s wins are summed up by the currencies of their opportunities', { timeout: 60_000 }, async () => {
  const { userId } = org.running.org.sessionOfToken(org.running.token);
  await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiMigration' }]);
  await org.insert('CurrencyType', [{ IsoCode: 'USD', ConversionRate: 0.0068, DecimalPlaces: 2, IsActive: true }]);
  const [account] = await org.insert('Account', [{ Name: 'Aoba Foods' }]);
  const deals = await org.insert(
    'Opportunity',
    (['JPY', 'USD', 'USD'] as const).map((CurrencyIsoCode, index) => ({
      ...{ Name: `Line ${index}`, AccountId: account!, StageName: 'Closed Won', CloseDate: '2026-06-01' },
      ...{ CurrencyIsoCode, Amount: CurrencyIsoCode === 'JPY' ? 9_200_000 : 15_000 },
    })),
  );
  await org.insert(
    'RenkeiEscalation__c',
    deals.map((Opportunity__c) => ({
      ...{ Account__c: account!, Opportunity__c, Caller__c: userId, Status__c: 'Won', VisitCount__c: 1 },
      ...{ EscalatedAt__c: '2026-05-01T00:00:00Z', ClosedAt__c: '2026-06-01T00:00:00Z' },
    })),
  );
  const service = await loadDataService();
  const offset = { minutes: 540, changesAt: null, nextMinutes: null };
  const variables = service.createdVariables(userId, '2026-01-01T00:00:00Z');
  const { rows } = service.toCases(await new Reader(org, userId).sit().read(service.createdQuery, variables), offset);
  const { created } = contributionOf(userId, rows, [], { from: '2026-01-01', to: '2026-06-12' });
  assert.deepEqual(created.wonAmounts, [
    { currency: 'JPY', amount: 9_200_000 },
    { currency: 'USD', amount: 30_000 },
  ]);
});

it('what was reached of a target in money stays open, of one in numbers not', { timeout: 60_000 }, async () => {
  await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
  await org.insert(
    'RenkeiSegmentTarget__c',
    ['Amount', 'Count'].map((Kind__c) => ({ Month__c: '2026-06-01', Segment__c: 'Key', Kind__c, Target__c: 10 })),
  );
  const { failed } = await runInsight(org.connection, {
    failuresDirectory: mkdtempSync(join(tmpdir(), 'renkei-currencies-')),
  });
  assert.equal(failed, 0);
  const targets = await org.query('SELECT Kind__c, Actual__c FROM RenkeiSegmentTarget__c ORDER BY Kind__c');
  assert.deepEqual(
    targets.map(({ Kind__c, Actual__c }) => [Kind__c, Actual__c]),
    [
      ['Count', 0],
      ['Amount', null],
    ],
  );
});
