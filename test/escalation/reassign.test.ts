// Somebody leaves: all open cases go to somebody else, also when the command is interrupted in the middle.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Row } from '../../scripts/connection/saveRows.ts';
import { reassignCases, type ReassignRequest, type ReassignResult } from '../../scripts/escalation/reassign.ts';
import { assignPermissionSets } from '../../scripts/install/membership.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { logIn } from '../commands/logIn.ts';
import { CommandLine } from '../commands/cli.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const CASE = 'RenkeiEscalation__c';
const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-reassign-'));

describe('case reassign', { timeout: 200_000 }, () => {
  const cli = new CommandLine();
  let org: TestOrg;
  let ids: Record<'leaver' | 'stayer' | 'gone', string>;
  let account: string;
  const reassign = (request: Partial<ReassignRequest>): Promise<ReassignResult> =>
    reassignCases(org.connection, {
      from: 'leaver@renkei.example',
      to: 'stayer@renkei.example',
      dryRun: false,
      failuresDirectory,
      ...request,
    });
  /** Cases of the one who leaves, by a migration: just so. */
  const cases = (statuses: string[]): Promise<string[]> =>
    asMigrant(() =>
      org.insert(
        CASE,
        statuses.map((Status__c) => ({ Account__c: account, Status__c, OwnerId: ids.leaver })),
      ),
    );
  const owned = async (by: string): Promise<Record<string, number>> => {
    const rows = await org.query(`SELECT Status__c FROM ${CASE} WHERE OwnerId = '${by}'`);
    return Object.fromEntries(
      [...Map.groupBy(rows, (row) => String(row['Status__c']))].map(([status, { length }]) => [status, length]),
    );
  };

  async function asMigrant<Result>(work: () => Promise<Result>): Promise<Result> {
    const userId = org.running.org.sessionOfToken(org.running.token).userId;
    await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiMigration' }]);
    try {
      return await work();
    } finally {
      const [given] = await org.query(
        `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'RenkeiMigration'`,
      );
      await org.connection.sobject('PermissionSetAssignment').destroy(String(given!['Id']));
    }
  }

  before(async () => {
    org = await startTestOrg('2026-06-30T03:00:00Z');
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    const [profile] = await org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`);
    const user = (name: string): Row => ({
      LastName: name,
      Alias: name.slice(0, 8),
      Username: `${name}@renkei.example`,
      Email: `${name}@renkei.example`,
      ProfileId: profile!['Id']!,
      TimeZoneSidKey: 'Asia/Tokyo',
      LocaleSidKey: 'ja_JP',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'ja',
      IsActive: true,
    });
    const [leaver, stayer, gone] = (await org.insert('User', ['leaver', 'stayer', 'gone'].map(user))) as [
      string,
      string,
      string,
    ];
    ids = { leaver, stayer, gone };
    await assignPermissionSets(
      org.connection,
      Object.values(ids).map((userId) => ({ userId, name: 'RenkeiFieldSales' })),
    );
    await org.connection.sobject('User').update({ Id: gone, IsActive: false });
    [account] = (await org.insert('Account', [{ Name: 'Aoba Foods' }])) as [string];
    await logIn(org, cli);
  });
  after(async () => {
    await org?.close();
    cli.remove();
  });

  it('counts without giving on a dry run', async () => {
    await cases(['Queued', 'Queued', 'Accepted', 'Visited', 'Returned', 'Won', 'Lost', 'Recycled']);
    const result = await reassign({ dryRun: true });
    assert.deepEqual(result, {
      from: 'leaver',
      to: 'stayer',
      dryRun: true,
      cases: { Queued: 2, Accepted: 1, Visited: 1, Returned: 1 },
      given: 5,
      left: 0,
      failed: 0,
    });
    assert.deepEqual(await owned(ids.stayer), {});
  });

  it('gives the queue what nobody has accepted, and keeps the rest with its person', async () => {
    const { given, left } = await reassign({ to: undefined } as Partial<ReassignRequest>);
    assert.deepEqual([given, left], [3, 2]);
    assert.deepEqual(await owned(ids.leaver), { Accepted: 1, Visited: 1, Won: 1, Lost: 1, Recycled: 1 });
  });

  it('goes on after an interruption, gives each open case once and none that has ended', async () => {
    await cases(Array.from({ length: 450 }, (_, index) => (index % 3 === 0 ? 'Accepted' : 'Queued')));
    const interrupt = (saved: number): void => {
      if (saved >= 200) throw new Error('interrupted');
    };
    await assert.rejects(reassign({ onProgress: interrupt }), /interrupted/);
    const half = Object.values(await owned(ids.stayer)).reduce((sum, each) => sum + each, 0);
    assert.ok(half > 0 && half < 452, `${half} cases`);
    assert.equal((await reassign({})).given, 452 - half);
    assert.deepEqual(await owned(ids.stayer), { Queued: 300, Accepted: 151, Visited: 1 });
    assert.deepEqual(await owned(ids.leaver), { Won: 1, Lost: 1, Recycled: 1 });
    assert.deepEqual((await reassign({})).given, 0);
    const [row] = await org.query(
      `SELECT AcceptDueAt__c, HandedTo__c FROM ${CASE} WHERE OwnerId = '${ids.stayer}' AND Status__c = 'Queued' LIMIT 1`,
    );
    assert.deepEqual(row, { AcceptDueAt__c: '2026-07-01T09:00:00.000+0000', HandedTo__c: ids.stayer });
  });

  it('tells whom it does not know, who cannot get cases, and why cases were refused', async () => {
    const refused = (request: Partial<ReassignRequest>, name: string) => assert.rejects(reassign(request), { name });
    await refused({ from: 'nobody@renkei.example' }, 'NoUserError');
    await refused({ to: "o’hara\\'@renkei.example" }, 'NoUserError');
    await refused({ to: ids.gone }, 'InactiveUserError');
    await refused({ to: ids.leaver }, 'SameUserError');
    await cases(['Queued']);
    // Whoever may not reassign is told so by the guard, case by case.
    const userId = org.running.org.sessionOfToken(org.running.token).userId;
    const [given] = await org.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'RenkeiAdmin'`,
    );
    await org.connection.sobject('PermissionSetAssignment').destroy(String(given!['Id']));
    await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiInsideSales' }]);
    const result = await reassign({});
    await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiAdmin' }]);
    assert.deepEqual([result.given, result.failed], [0, 1]);
    assert.match(readFileSync(result.failuresFile!, 'utf8'), /Only managers change the owner of a case/);
  });

  it('is a command with words and JSON', async () => {
    const args = ['case', 'reassign', '-o', 'renkei-local', '--from', 'leaver@renkei.example'];
    const plain = await cli.run(...args, '--to', 'stayer@renkei.example', '--dry-run');
    assert.equal(plain.status, 0, plain.stderr);
    assert.match(plain.stdout, /1 open cases of leaver would go to stayer\. Dry run/);
    const json = await cli.run(...args, '--to-queue', '--json');
    assert.deepEqual([json.json.result!['given'], json.json.result!['to']], [1, null], json.stdout);
    assert.notEqual((await cli.run(...args)).status, 0, 'one of both is needed');
  });
});
