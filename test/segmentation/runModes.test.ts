import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { cutOffForCapacity, decodeGrid, forecast } from 'c/renkeiTunnelRules';
import { Limits } from '../../scripts/local-org/rest/limits.ts';
import { eraseRecords } from '../../scripts/local-org/record/recycleBin.ts';
import { assignPermissionSets } from '../../scripts/install/membership.ts';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { policyInForce, readPolicies } from '../../scripts/segmentation/policy/records.ts';
import type { PolicyFile } from '../../scripts/segmentation/policy/schema.ts';
import { runSegmentation, type SegmentationRequest } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { savePolicy } from './savedPolicy.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One story: each test goes on where the one before it ended. */
describe('a run is full or incremental', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-modes-'));
  let org: TestOrg;
  let accounts: string[];
  let deals: string[];
  let file: PolicyFile;
  const run = (request: Partial<SegmentationRequest> = {}) =>
    runSegmentation(org.connection, { failuresDirectory: directory, checkpointDirectory: directory, ...request });
  const pass = (milliseconds: number) => org.running.org.clock.advance(milliseconds);
  const update = async (object: string, record: Record<string, unknown>) => {
    const result = await org.connection.sobject(object).update(record as { Id: string });
    assert.ok(result.success);
  };

  before(async () => {
    org = await startTestOrg();
    org.running.org.clock.freeze(new Date('2026-06-12T00:00:00Z'));
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    file = await readPolicyFile(join(project, 'config/policy/default.json'));
    await savePolicy(org.connection, file);
    const sizes = Array.from({ length: 40 }, (_unused, index) => 20 + index * 25);
    accounts = await org.insert(
      'Account',
      sizes.map((NumberOfEmployees, index) => ({ Name: `Account ${index}`, NumberOfEmployees, Industry: 'Machinery' })),
    );
    deals = await org.insert(
      'Opportunity',
      accounts.map((AccountId, index) => ({
        Name: `Deal ${index}`,
        AccountId,
        StageName: index % 3 === 0 ? 'Closed Lost' : 'Closed Won',
        CloseDate: '2026-03-01',
        Amount: 100_000 * (index + 1),
      })),
    );
    await org.insert(
      'RenkeiTouch__c',
      accounts.slice(0, 20).map((Account__c) => ({
        Account__c,
        OccurredAt__c: '2026-06-01T01:00:00Z',
        Channel__c: 'InsideSales',
        Direction__c: 'Outbound',
        Outcome__c: 'Talked',
        IsConversation__c: true,
      })),
    );
  });
  after(async () => {
    await org.close();
    rmSync(directory, { recursive: true });
  });

  it('is full at first, and then reads nothing where nothing has changed', async () => {
    pass(HOUR);
    const first = await run();
    assert.deepEqual([first.mode, first.accountsChanged], ['Full', 40]);
    assert.match(first.reason, /no full run has ended/);
    pass(HOUR);
    const next = await run();
    assert.deepEqual([next.mode, next.accountsRead, next.accountsChanged], ['Incremental', 0, 0]);
    // The figures are those of all accounts all the same.
    assert.deepEqual(next.segments, first.segments);
    assert.equal(next.wonAmount, first.wonAmount);
    const [stored] = await org.query(
      `SELECT Mode__c, ModeReason__c, Watermark__c, CutOffApplied__c, DensityGrid__c FROM RenkeiSegmentationRun__c WHERE Id = '${next.runId}'`,
    );
    assert.deepEqual([stored!['Mode__c'], stored!['CutOffApplied__c']], ['Incremental', file.potential.cutOff]);
    assert.equal(stored!['DensityGrid__c'], null);
    assert.equal(String(stored!['Watermark__c']), '2026-06-12T00:50:00.000+0000');
    assert.match(String(stored!['ModeReason__c']), /changes since 2026-06-12 00:50 UTC/);
  });

  it('reads only the accounts of records that were changed or deleted', async () => {
    pass(HOUR);
    await update('Opportunity', { Id: deals[4]!, Amount: 5 });
    await org.connection.sobject('Opportunity').delete(deals[5]!);
    const result = await run();
    assert.deepEqual([result.mode, result.accountsRead, result.accountsChanged], ['Incremental', 2, 2]);
    assert.doesNotMatch(result.reason, /for good/);
    const [row] = await org.query(`SELECT RenkeiWonAmountTrailing__c FROM Account WHERE Id = '${accounts[5]}'`);
    assert.equal(row!['RenkeiWonAmountTrailing__c'], 0);
  });

  it('finds accounts whose records were deleted for good by their count, and says so', async () => {
    pass(HOUR);
    await org.connection.sobject('Opportunity').delete(deals[7]!);
    const session = org.running.org.sessionOfToken(org.running.token);
    assert.ok(eraseRecords(org.running.org, session, [deals[7]!])[0]!.success);
    const result = await run();
    assert.deepEqual([result.mode, result.accountsRead, result.accountsChanged], ['Incremental', 40, 1]);
    assert.match(result.reason, /records of 1 owners were deleted for good or moved, so \d+/i);
  });

  it('counts the accounts that time alone moves', async () => {
    // Recency is full for 60 days after the conversation of 1 June, and falls the first time a step of 30 days later.
    pass(78 * DAY);
    assert.equal((await run()).mode, 'Full');
    pass(DAY);
    const result = await run();
    assert.deepEqual([result.mode, result.accountsMovedByTime, result.accountsChanged], ['Incremental', 20, 20]);
    assert.equal((await run({ full: true, dryRun: true })).accountsChanged, 0);
  });

  it('is full for an earlier day, after a week, and when asked', async () => {
    const { asOf } = await run({ dryRun: true });
    const earlier = await run({ asOf: '2026-06-20', dryRun: true });
    assert.match(earlier.reason, new RegExp(`2026-06-20 lies before the last run's day, ${asOf}`));
    assert.match((await run({ full: true, dryRun: true })).reason, /--full/);
    pass(8 * DAY);
    assert.match((await run({ dryRun: true })).reason, /more than 7 days ago/);
    await run();
  });

  it('is full when time zone or policy have changed, and not when only their order has', async () => {
    const [setting] = await org.query('SELECT Id FROM RenkeiSetting__c');
    await update('RenkeiSetting__c', { Id: setting!['Id'], TimeZone__c: 'UTC' });
    assert.match((await run({ dryRun: true })).reason, /time zone/);
    await update('RenkeiSetting__c', { Id: setting!['Id'], TimeZone__c: 'Asia/Tokyo' });
    assert.equal((await run({ dryRun: true })).mode, 'Incremental');
    const [policy] = await readPolicies(org.connection);
    await update('RenkeiSegmentPolicy__c', { Id: policy!.id, RelationshipCutOff__c: 45 });
    assert.match((await run()).reason, /policy is another one than in the last run, or its figures have changed/);
  });

  it('tries accounts again that could not be written, and all where it does not know which', async () => {
    pass(HOUR);
    // A rule of the org's own that came after the account: an override without a reason.
    const { database } = org.running.org.store;
    database.prepare('UPDATE "Account" SET "RenkeiPotentialOverride__c" = 5 WHERE "Id" = ?').run(accounts[9]!);
    await update('Opportunity', { Id: deals[10]!, AccountId: accounts[9]! });
    const failed = await run();
    assert.deepEqual([failed.status, failed.accountsFailed], ['CompletedWithErrors', 1]);
    pass(HOUR);
    const elsewhere = mkdtempSync(join(tmpdir(), 'renkei-elsewhere-'));
    const other = await run({ dryRun: true, checkpointDirectory: elsewhere });
    assert.match(other.reason, /the last run left 1 unwritten, and which ones is not known/);
    rmSync(elsewhere, { recursive: true });
    database.prepare('UPDATE "Account" SET "RenkeiPotentialOverride__c" = NULL WHERE "Id" = ?').run(accounts[9]!);
    const again = await run();
    assert.deepEqual([again.mode, again.status, again.accountsChanged], ['Incremental', 'Completed', 1]);
  });

  it('keeps totals of the month per segment and owner, with zeros for what has emptied', async () => {
    const [sums] = await org.query(
      'SELECT SUM(Accounts__c) accounts, SUM(NewAccounts__c) fresh, SUM(ExistingAccounts__c) existing, SUM(DormantAccounts__c) dormant FROM RenkeiSegmentSnapshot__c WHERE Month__c = 2026-09-01',
    );
    assert.deepEqual(
      [sums!['accounts'], Number(sums!['fresh']) + Number(sums!['existing']) + Number(sums!['dormant'])],
      [40, 40],
    );
    const rows = await org.query(
      'SELECT SnapshotKey__c, Accounts__c, Potential__c FROM RenkeiSegmentSnapshot__c WHERE Month__c = 2026-09-01 ORDER BY SnapshotKey__c',
    );
    const key = rows.find((row) => String(row['SnapshotKey__c']).includes('|Expand|'))!;
    const [live] = await org.query(
      `SELECT COUNT(Id) n, SUM(RenkeiPotential__c) p FROM Account WHERE RenkeiSegment__c = 'Expand'`,
    );
    assert.deepEqual([key['Accounts__c'], key['Potential__c']], [live!['n'], live!['p']]);
    await org.insert('RenkeiSegmentSnapshot__c', [
      {
        SnapshotKey__c: `2026-09|Unscored|${String(rows[0]!['SnapshotKey__c']).split('|')[2]}`,
        Month__c: '2026-09-01',
        Segment__c: 'Unscored',
        Person__c: String(rows[0]!['SnapshotKey__c']).split('|')[2]!,
        Accounts__c: 7,
      },
    ]);
    await run();
    const emptied = await org.query(`SELECT Accounts__c FROM RenkeiSegmentSnapshot__c WHERE Segment__c = 'Unscored'`);
    assert.deepEqual(emptied, [{ Accounts__c: 0 }]);
  });

  it('finds the cut-off of a capacity, and forecasts what it finds', async () => {
    pass(HOUR);
    const full = await run({ full: true });
    const [record] = await org.query(`SELECT DensityGrid__c FROM RenkeiSegmentationRun__c WHERE Id = '${full.runId}'`);
    const grid = decodeGrid(String(record!['DensityGrid__c']));
    const cutOff = cutOffForCapacity(grid, 12)!;
    const expected = forecast(grid, {
      potentialCutOff: cutOff,
      relationshipCutOff: 45,
      roles: [],
      channelRoles: [],
      team: [],
    });
    // Margins hold within one version: a new one places every account anew.
    const [old] = await readPolicies(org.connection);
    await update('RenkeiSegmentPolicy__c', { Id: old!.id, EffectiveTo__c: addDays(full.asOf, -1) });
    await savePolicy(org.connection, {
      ...file,
      sourceKey: 'capacity',
      name: 'By capacity',
      effectiveFrom: full.asOf,
      potential: { ...file.potential, cutOff: null, cutOffMode: 'capacity', fieldCapacity: 12 },
      relationship: { ...file.relationship, cutOff: 45 },
    });
    const cutOffStored = async () => policyInForce(await readPolicies(org.connection), full.asOf).file.potential.cutOff;
    const tried = await run({ dryRun: true });
    assert.equal(tried.cutOffApplied, cutOff);
    assert.equal(await cutOffStored(), null);
    const found = await run();
    assert.equal(found.cutOffApplied, cutOff);
    assert.equal(await cutOffStored(), cutOff);
    const [high] = await org.query(`SELECT COUNT(Id) n FROM Account WHERE RenkeiPotentialBand__c = 'High'`);
    assert.ok(Number(high!['n']) <= 12 && Number(high!['n']) > 0, String(high!['n']));
    assert.equal(Number(high!['n']), expected.segments.Key.accounts.after + expected.segments.Expand.accounts.after);
    pass(HOUR);
    const settled = await run();
    assert.deepEqual([settled.mode, settled.cutOffApplied], ['Incremental', cutOff]);
  });

  it('notices when the org does not score what is written', async () => {
    pass(HOUR);
    const { userId } = org.running.org.sessionOfToken(org.running.token);
    await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiMigration' }]);
    await update('Opportunity', { Id: deals[11]!, Amount: 77_000_000 });
    const bypassed = await run();
    assert.deepEqual(
      [bypassed.status, bypassed.accountsChanged, bypassed.accountsFailed],
      ['CompletedWithErrors', 1, 1],
    );
    assert.match(bypassed.message!, /1 of 1 accounts read back .* Activate the flow RenkeiAccount_BeforeSave_Score/);
    const [assignment] = await org.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'RenkeiMigration'`,
    );
    await org.connection.sobject('PermissionSetAssignment').delete(String(assignment!['Id']));
    pass(HOUR);
    const mended = await run();
    assert.deepEqual([mended.mode, mended.message, mended.accountsChanged], ['Full', null, 1]);
    assert.match(mended.reason, /scores did not follow from inputs/);
  });

  it('stores nothing by a policy that is not in force, and begins nothing that the limits do not hold', async () => {
    await savePolicy(org.connection, { ...file, sourceKey: 'draft', name: 'Draft', isActive: false });
    await assert.rejects(run({ policy: 'draft' }), { name: 'PolicyNotInForceError' });
    assert.equal((await run({ policy: 'draft', dryRun: true })).mode, 'Full');
    const { maxima } = Limits.of(org.running.org);
    maxima.DailyApiRequests = 100_000 - Limits.of(org.running.org).describe().DailyApiRequests!.Remaining + 150;
    const runs = await org.query('SELECT Id FROM RenkeiSegmentationRun__c');
    await assert.rejects(run(), {
      name: 'LimitsTooSmallError',
      message: /DailyApiRequests: \d+ of \d+ left, about 202 needed/,
    });
    maxima.DailyApiRequests = 100_000;
    assert.equal((await org.query('SELECT Id FROM RenkeiSegmentationRun__c')).length, runs.length);
  });
});
