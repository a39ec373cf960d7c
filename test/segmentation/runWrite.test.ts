import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { SaveResult } from '../../scripts/local-org/org.ts';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { RecordReader } from '../../scripts/segmentation/run/read.ts';
import { runSegmentation, type SegmentationRequest } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { savePolicy } from './savedPolicy.ts';

/** One story: each test goes on where the one before it ended. */
describe('what a run writes in bulk', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-write-'));
  let org: TestOrg;
  let accounts: string[];
  const run = (request: Partial<SegmentationRequest> = {}) =>
    runSegmentation(org.connection, {
      ...{ failuresDirectory: directory, checkpointDirectory: directory, transport: 'Bulk', full: true },
      ...request,
    });
  /** Answers of the org to saves of accounts, until the returned function is called. */
  function answerSaves(answer: (id: string, result: SaveResult) => SaveResult): () => void {
    const { org: localOrg } = org.running;
    const save = localOrg.save.bind(localOrg);
    localOrg.save = (session, operations, options) => {
      if (operations[0]?.object !== 'Account') return save(session, operations, options);
      // A row that meets a lock is not saved at all.
      const taken = operations.filter(({ record }) => answer(String(record['Id']), saved(record)).success);
      const results = new Map(save(session, taken, options).map((result) => [result.id, result]));
      return operations.map(({ record }) => {
        const id = String(record['Id']);
        return results.get(id) ?? answer(id, saved(record));
      });
    };
    return () => (localOrg.save = save);
  }
  const saved = (record: Record<string, unknown>): SaveResult => ({
    id: String(record['Id']),
    success: true,
    errors: [],
  });

  before(async () => {
    org = await startTestOrg();
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    await savePolicy(org.connection, await readPolicyFile(join(project, 'config/policy/default.json')));
    accounts = await org.insert(
      'Account',
      Array.from({ length: 12 }, (_unused, index) => ({
        Name: `Account ${index}`,
        NumberOfEmployees: 100 * (index + 1),
        Industry: 'Machinery',
      })),
    );
  });
  after(async () => {
    await org.close();
    rmSync(directory, { recursive: true });
  });

  it('is written again where it met a lock that has passed', async () => {
    const locked = new Set(accounts.slice(2, 5));
    const error = { statusCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access', fields: [] };
    let met = 0;
    const restore = answerSaves((id, result) => {
      if (!locked.has(id) || met >= 6) return result;
      met += 1;
      return { id: null, success: false, errors: [error] };
    });
    const result = await run();
    restore();
    assert.ok(met > 0);
    assert.deepEqual([result.transport, result.status, result.accountsChanged], ['Bulk', 'Completed', 12]);
    assert.equal((await run({ dryRun: true })).accountsChanged, 0);
  });

  it('is reported with the reason where the org refuses it, and the rest is written', async () => {
    await org.insert(
      'Opportunity',
      accounts.map((AccountId) => ({
        Name: 'Deal',
        AccountId,
        StageName: 'Closed Won',
        CloseDate: '2026-06-01',
        Amount: 10_000,
      })),
    );
    const { database } = org.running.org.store;
    database.prepare('UPDATE "Account" SET "RenkeiPotentialOverride__c" = 5 WHERE "Id" = ?').run(accounts[7]!);
    const result = await run();
    assert.deepEqual([result.status, result.accountsChanged, result.accountsFailed], ['CompletedWithErrors', 11, 1]);
    assert.match(
      readFileSync(result.failuresFile!, 'utf8'),
      new RegExp(`^Account,${accounts[7]},FIELD_CUSTOM_VALIDATION_EXCEPTION,`, 'm'),
    );
  });

  it('is no failure where the account has gone meanwhile, and the rest is written', async () => {
    const { database } = org.running.org.store;
    database.prepare('UPDATE "Account" SET "RenkeiPotentialOverride__c" = NULL WHERE "Id" = ?').run(accounts[7]!);
    const touched = accounts.slice(0, 3);
    for (const transport of ['Bulk', 'Synchronous'] as const) {
      const gone = touched.shift()!;
      await org.insert(
        'Opportunity',
        [gone, ...touched].map((AccountId) => ({
          ...{ Name: 'Deal', AccountId, StageName: 'Closed Won', CloseDate: '2026-06-02', Amount: 5000 },
        })),
      );
      const { org: localOrg } = org.running;
      const save = localOrg.save.bind(localOrg);
      localOrg.save = (session, operations, options) => {
        if (operations[0]?.object !== 'Account') return save(session, operations, options);
        localOrg.save = save;
        save(session, [{ object: 'Account', action: 'delete', record: { Id: gone } }], options);
        return save(session, operations, options);
      };
      const result = await run({ transport });
      localOrg.save = save;
      assert.deepEqual([result.status, result.accountsFailed, result.failuresFile], ['Completed', 0, null], transport);
      assert.ok(result.accountsChanged >= touched.length, transport);
    }
  });

  it('asks questions that no address holds in a bulk job', async () => {
    const names = Array.from({ length: 900 }, (_unused, index) => `'No account is called ${index}'`);
    const soql = `SELECT Id, Name FROM Account WHERE Name IN (${names.join(',')},'Account 3')`;
    const reader = new RecordReader(org.connection, 'Synchronous');
    const pages = [];
    for await (const page of reader.pages(soql)) pages.push(...(page as Iterable<Uint8Array>));
    assert.match(Buffer.concat(pages).toString(), new RegExp(`${accounts[3]}`));
    await reader.forget();
  });
});
