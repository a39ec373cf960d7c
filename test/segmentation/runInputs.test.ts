import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Connection } from '@salesforce/core';
import { applyPolicy } from '../../scripts/segmentation/policy/apply.ts';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { lintOrg } from '../../scripts/segmentation/policy/lint.ts';
import { runSegmentation, type SegmentationRequest } from '../../scripts/segmentation/run/run.ts';
import { CHILD_OBJECTS, findSources } from '../../scripts/segmentation/run/sources.ts';
import { SOURCE_FIELDS } from '../../scripts/segmentation/core/sources.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { savePolicy } from './savedPolicy.ts';

const HOUR = 3_600_000;

/** One story: each test goes on where the one before it ended. */
describe('inputs of a run in an org with several currencies', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-inputs-'));
  let org: TestOrg;
  let account: string;
  const run = (request: Partial<SegmentationRequest> = {}) =>
    runSegmentation(org.connection, { failuresDirectory: directory, checkpointDirectory: directory, ...request });
  const pass = () => org.running.org.clock.advance(HOUR);
  const won = async () => {
    const [row] = await org.query(`SELECT RenkeiWonAmountTrailing__c FROM Account WHERE Id = '${account}'`);
    return row!['RenkeiWonAmountTrailing__c'];
  };

  before(async () => {
    const features = ['MultiCurrency', 'AdvancedCurrencyManagement'] as const;
    org = await startTestOrg('2026-06-12T00:00:00Z', { features: [...features], currency: 'JPY' });
    org.running.org.clock.freeze(new Date('2026-06-12T00:00:00Z'));
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'USD', timeZone: 'Asia/Tokyo' });
    await savePolicy(org.connection, await readPolicyFile(join(project, 'config/policy/default.json')));
    await org.insert('CurrencyType', [
      { IsoCode: 'USD', ConversionRate: 0.0065, DecimalPlaces: 2, IsActive: true },
      { IsoCode: 'EUR', ConversionRate: 0.006, DecimalPlaces: 2, IsActive: true },
    ]);
    [account = ''] = await org.insert('Account', [{ Name: 'Global', NumberOfEmployees: 500, Industry: 'Machinery' }]);
    const deal = (CurrencyIsoCode: string, Amount: number, CloseDate: string, AccountId: string | null = account) => ({
      Name: `${CurrencyIsoCode} ${CloseDate}`,
      StageName: 'Closed Won',
      ...{ CurrencyIsoCode, Amount, CloseDate, AccountId },
    });
    await org.insert('Opportunity', [
      deal('JPY', 1000, '2026-01-10'),
      deal('USD', 650, '2026-01-10'),
      deal('USD', 650, '2026-05-10'),
      deal('EUR', 6.03, '2026-05-10'),
      deal('USD', 65, '2026-05-10', null),
    ]);
    pass();
  });
  after(async () => {
    await org.close();
    rmSync(directory, { recursive: true });
  });

  it('are refused while the setting names another currency than the corporate one', async () => {
    await assert.rejects(run(), { name: 'CorporateCurrencyDiffersError', message: /"USD".*corporate currency is JPY/ });
    assert.deepEqual(await org.query('SELECT Id FROM RenkeiSegmentationRun__c'), []);
    const [setting] = await org.query('SELECT Id FROM RenkeiSetting__c');
    await org.connection
      .sobject('RenkeiSetting__c')
      .update({ Id: String(setting!['Id']), CorporateCurrency__c: 'JPY' });
  });

  it('are converted one by one, never added up across currencies', async () => {
    const result = await run();
    // 1,000 yen, twice 650 ÷ 0.0065, and 6.03 ÷ 0.006.
    assert.equal(await won(), 1000 + 100_000 + 100_000 + 1005);
    assert.equal(result.wonAmountUnattached, 10_000);
  });

  it('are converted anew, all of them, when a rate of a period comes in', async () => {
    pass();
    await org.insert('DatedConversionRate', [{ IsoCode: 'USD', StartDate: '2026-04-01', ConversionRate: 0.005 }]);
    const result = await run();
    assert.match(result.reason, /exchange rates or currencies have changed/);
    assert.equal(await won(), 1000 + 100_000 + 130_000 + 1005);
    assert.equal(result.wonAmountUnattached, 13_000);
    pass();
    const next = await run();
    assert.deepEqual([next.mode, next.accountsRead, next.wonAmountUnattached], ['Incremental', 0, 13_000]);
  });

  it('leave annual revenues out, in a run as in a save, and lint says so', async () => {
    const revenue = { Name: 'By revenue', Industry: 'Machinery', CurrencyIsoCode: 'USD', AnnualRevenue: 1_000_000_000 };
    const [id] = await org.insert('Account', [revenue]);
    const standing = async () => {
      const fields = 'RenkeiSegment__c, RenkeiUnscoredReason__c, RenkeiPotential__c';
      return Object.values((await org.query(`SELECT ${fields} FROM Account WHERE Id = '${id}'`))[0]!);
    };
    assert.deepEqual(await standing(), ['Unscored', 'EmployeesMissing', null]);
    pass();
    const result = await run({ full: true });
    assert.deepEqual(await standing(), ['Unscored', 'EmployeesMissing', null]);
    assert.equal(result.accountsFailed, 0);
    assert.deepEqual(
      result.warnings.map(({ code, field }) => [code, field]),
      [['RevenueLeftOut', 'estimators.revenuePercent']],
    );
    const [linted] = await lintOrg(org.connection, 'together');
    assert.deepEqual(
      linted!.findings.map(({ code }) => code),
      ['RevenueLeftOut'],
    );
    const applied = await applyPolicy(org.connection, { file: join(project, 'config/policy/default.json') });
    assert.deepEqual(
      applied.warnings.map(({ code, place }) => [code, place?.path]),
      [['RevenueLeftOut', 'potential.defaultRevenuePercent']],
    );
  });

  it('are read anew when other stages count as won', async () => {
    pass();
    const { database } = org.running.org.store;
    database.exec(`UPDATE "OpportunityStage" SET "IsWon" = 1 WHERE "ApiName" = 'Proposal/Price Quote'`);
    assert.match((await run({ dryRun: true })).reason, /stages that count as won/);
    database.exec(`UPDATE "OpportunityStage" SET "IsWon" = 0 WHERE "ApiName" = 'Proposal/Price Quote'`);
    assert.equal((await run({ dryRun: true })).mode, 'Incremental');
  });

  it('travel through Bulk API 2.0 as well when only some have changed', async () => {
    pass();
    await org.insert('Opportunity', [
      {
        Name: 'More',
        AccountId: account,
        StageName: 'Closed Won',
        CloseDate: '2026-06-01',
        Amount: 7,
        CurrencyIsoCode: 'JPY',
      },
    ]);
    const before = Number(await won());
    const bulk = await run({ transport: 'Bulk' });
    assert.deepEqual([bulk.mode, bulk.transport, bulk.accountsChanged], ['Incremental', 'Bulk', 1]);
    assert.equal(await won(), before + 7);
  });
});

describe('sources of a run', () => {
  /** An org in which every object shows the fields that are needed, but for what is hidden. */
  function orgWithout(hidden: { objects?: string[]; fields?: string[] }): Connection {
    const request = ({ url }: { url: string }) => {
      const name = /\/sobjects\/(\w+)\/describe$/.exec(url)?.[1];
      const child = CHILD_OBJECTS.find(({ object }) => object === name);
      if (!child) return Promise.reject(new Error(`Unexpected request: ${url}`));
      if (hidden.objects?.includes(child.object)) {
        return Promise.reject(
          Object.assign(new Error('The requested resource does not exist'), { errorCode: 'NOT_FOUND' }),
        );
      }
      const { required } = SOURCE_FIELDS[child.source];
      const shown = required.filter((field) => !hidden.fields?.includes(`${child.object}.${field}`));
      const fields = shown.map((field) => {
        return {
          name: field,
          type: 'string',
          nillable: true,
          defaultedOnCreate: false,
          createable: true,
          updateable: true,
        };
      });
      return Promise.resolve({ name, createable: true, updateable: true, fields });
    };
    return { instanceUrl: 'https://org.example', getApiVersion: () => '66.0', request } as unknown as Connection;
  }

  it('are all that the org shows', async () => {
    const { children, leftOut, severalCurrencies } = await findSources(orgWithout({}));
    assert.deepEqual([children.length, leftOut, severalCurrencies], [6, [], false]);
  });

  it('leave out activities and assets that are hidden, and say so', async () => {
    const { children, leftOut } = await findSources(orgWithout({ objects: ['Task'], fields: ['Asset.UsageEndDate'] }));
    assert.deepEqual(leftOut, ['Asset', 'Task']);
    assert.deepEqual(
      children.map(({ object }) => object),
      ['Opportunity', 'RenkeiTouch__c', 'Contact', 'Event'],
    );
  });
});
