import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runSegmentation, type SegmentationRequest } from '../../scripts/segmentation/run/run.ts';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { savePolicy } from './savedPolicy.ts';

const AS_OF = '2026-06-12';
const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-run-'));

describe('a segmentation run', () => {
  let org: TestOrg;
  let accounts: Record<string, string>;
  const run = (request: Partial<SegmentationRequest> = {}) =>
    runSegmentation(org.connection, { asOf: AS_OF, failuresDirectory, ...request });
  const account = async (name: string) => {
    const [row] = await org.query(`SELECT ${storedFields.join(', ')} FROM Account WHERE Id = '${accounts[name]}'`);
    return row!;
  };

  before(async () => {
    org = await startTestOrg();
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    await savePolicy(org.connection, await readPolicyFile(join(project, 'config/policy/default.json')));
    accounts = await createAccounts(org);
  });
  after(() => org.close());

  it('refuses before anything is written when no policy is effective', async () => {
    await assert.rejects(run({ asOf: '2020-01-01' }), { name: 'NoPolicyError' });
    assert.deepEqual(await org.query('SELECT Id FROM RenkeiSegmentationRun__c'), []);
  });

  it('refuses to store what a day ahead would make of accounts', async () => {
    await assert.rejects(run({ asOf: '2026-06-13' }), { name: 'AsOfAheadError', message: /2026-06-13.*2026-06-12/ });
    assert.deepEqual(await org.query('SELECT Id FROM RenkeiSegmentationRun__c'), []);
  });

  it('counts in a dry run and writes nothing', async () => {
    const result = await run({ dryRun: true });
    assert.equal(result.accountsRead, 5);
    assert.equal(result.accountsChanged, 5);
    assert.equal(result.runId, null);
    assert.deepEqual(await org.query('SELECT Id FROM Account WHERE RenkeiInputRows__c != NULL'), []);
    assert.deepEqual(await org.query('SELECT Id FROM RenkeiSegmentationRun__c'), []);
  });

  it('stores scores that follow from wins, conversations and contacts', async () => {
    const result = await run();
    assert.equal(result.status, 'Completed');
    assert.equal(result.accountsChanged, 5);
    // Machinery: 400 employees × 11,000. Won: the first day after the window's start and the as-of day count, the start does not.
    const key = await account('Key');
    assert.equal(key['RenkeiPotential__c'], 4_400_000);
    assert.equal(key['RenkeiWonAmountTrailing__c'], 1_100_000);
    assert.equal(key['RenkeiWalletShare__c'], 25);
    // The last minute of the as-of day in Japan still counts, the first of the next does not.
    assert.equal(key['RenkeiLastConversation__c'], '2026-06-12');
    assert.equal(key['RenkeiRecencyScore__c'], 100);
    // Two contacts in the window; the third was talked to one day before it began, the fourth only rang.
    assert.equal(key['RenkeiContactBreadth__c'], 2);
    assert.equal(key['RenkeiBreadthScore__c'], 50);
    assert.equal(key['RenkeiRelationshipScore__c'], 68.8);
    assert.equal(key['RenkeiSegment__c'], 'Key');
    assert.equal(key['RenkeiSegmentChangedOn__c'], AS_OF);
    // Saving the account scored it at once, before anything was known around it.
    assert.equal(key['RenkeiPreviousSegment__c'], 'Expand');
    assert.equal(key['RenkeiSegmentReason__c'], 'RelationshipRose');
    assert.equal(key['RenkeiSizeBand__c'], 'From300To1000');
  });

  it('revives a dormant customer whom somebody can still ring', async () => {
    const dormant = await account('Dormant');
    assert.equal(dormant['RenkeiLifecycle__c'], 'Dormant');
    assert.equal(dormant['RenkeiFocus__c'], 'Revive');
    assert.equal((await account('Unreachable'))['RenkeiFocus__c'], null);
  });

  it('says why an account cannot be scored', async () => {
    const unscored = await account('Unscored');
    assert.equal(unscored['RenkeiSegment__c'], 'Unscored');
    assert.equal(unscored['RenkeiUnscoredReason__c'], 'EmployeesMissing');
    assert.equal(unscored['RenkeiPotential__c'], null);
  });

  it('takes an override until its last day', async () => {
    const heard = await account('Heard');
    assert.equal(heard['RenkeiPotential__c'], 9_000_000);
    assert.equal(heard['RenkeiPotentialSource__c'], 'Heard');
    const later = await run({ asOf: '2026-06-13', dryRun: true });
    assert.equal(later.accountsFailed, 0);
    assert.ok(later.accountsChanged >= 1);
  });

  it('records the run and what the map shows of it', async () => {
    const [recorded] = await org.query(
      'SELECT Status__c, AsOf__c, AccountsRead__c, AccountsChanged__c, AccountsUnscored__c, WonAmount__c, WonAmountUnattached__c, Transport__c FROM RenkeiSegmentationRun__c',
    );
    assert.deepEqual(recorded, {
      Status__c: 'Completed',
      AsOf__c: AS_OF,
      AccountsRead__c: 5,
      AccountsChanged__c: 5,
      AccountsUnscored__c: 1,
      WonAmount__c: 1_100_000,
      WonAmountUnattached__c: 70_000,
      Transport__c: 'Synchronous',
    });
    const [setting] = await org.query(
      'SELECT LastRunAsOf__c, LastRunFinishedAt__c, UtcOffsetMinutes__c FROM RenkeiSetting__c',
    );
    assert.equal(setting!['LastRunAsOf__c'], AS_OF);
    assert.match(String(setting!['LastRunFinishedAt__c']), /^2026-06-12T00:/);
    assert.equal(setting!['UtcOffsetMinutes__c'], 540);
  });

  it('writes no account the second time', async () => {
    const before = await org.query('SELECT Id, SystemModstamp FROM Account ORDER BY Id');
    const again = await run({ full: true });
    assert.equal(again.accountsChanged, 0);
    assert.equal(again.accountsUnchanged, 5);
    assert.deepEqual(await org.query('SELECT Id, SystemModstamp FROM Account ORDER BY Id'), before);
  });

  it('reads and writes the same through Bulk API 2.0', async () => {
    const bulk = await run({ transport: 'Bulk', full: true });
    assert.equal(bulk.transport, 'Bulk');
    assert.equal(bulk.accountsChanged, 0);
    assert.equal(bulk.wonAmount, 1_100_000);
    assert.equal(bulk.wonAmountUnattached, 70_000);
  });

  it("takes the org's today when no date is named", async () => {
    const today = await run({ asOf: undefined, dryRun: true } as Partial<SegmentationRequest>);
    assert.equal(today.asOf, AS_OF);
  });

  it('closes a run that was left at Running', async () => {
    await org.insert('RenkeiSegmentationRun__c', [{ Status__c: 'Running', AsOf__c: AS_OF }]);
    await run();
    const [left] = await org.query(`SELECT Message__c FROM RenkeiSegmentationRun__c WHERE Status__c = 'Failed'`);
    assert.match(String(left!['Message__c']), /Interrupted/);
  });

  it('reports an account that cannot be written and scores the others', async () => {
    // An override without a reason, from before the validation rule came: the run's update meets the rule as anyone's would.
    const [bad] = await org.insert('Account', [{ Name: 'Refused', NumberOfEmployees: 10, Industry: 'Machinery' }]);
    org.running.org.store.database
      .prepare('UPDATE "Account" SET "RenkeiPotentialOverride__c" = 5 WHERE "Id" = ?')
      .run(bad!);
    const result = await run();
    assert.equal(result.accountsFailed, 1);
    assert.equal(result.status, 'CompletedWithErrors');
    assert.match(
      readFileSync(result.failuresFile!, 'utf8'),
      new RegExp(`Account,${bad},FIELD_CUSTOM_VALIDATION_EXCEPTION`),
    );
    await org.connection.sobject('Account').delete(bad!);
  });

  it('changes nothing with a broken policy, and names its errors', async () => {
    const policies = await org.query('SELECT Id FROM RenkeiSegmentPolicy__c');
    const before = await org.query('SELECT Id FROM RenkeiSegmentationRun__c');
    const roles = await org.query(`SELECT Id FROM RenkeiSegmentRole__c WHERE Segment__c = 'Key'`);
    await org.connection.sobject('RenkeiSegmentRole__c').delete(String(roles[0]!['Id']));
    await assert.rejects(run(), (problem: Error) => {
      assert.equal(problem.name, 'PolicyBrokenError');
      assert.match(problem.message, /Key has no role/);
      return true;
    });
    assert.equal((await org.query('SELECT Id FROM RenkeiSegmentationRun__c')).length, before.length);
    assert.equal(policies.length, 1);
    await savePolicy(org.connection, await readPolicyFile(join(project, 'config/policy/default.json')));
  });

  it('refuses to choose between two policies', async () => {
    const file = await readPolicyFile(join(project, 'config/policy/default.json'));
    const id = await savePolicy(org.connection, { ...file, sourceKey: 'other', name: 'Other', isActive: false });
    // The org refuses a second active version now; one from before it did may stand there.
    org.running.org.store.database
      .prepare(`UPDATE "RenkeiSegmentPolicy__c" SET "IsActive__c" = 1 WHERE "Id" = ?`)
      .run(id);
    await assert.rejects(run(), { name: 'SeveralPoliciesError' });
    assert.equal((await run({ policy: 'other', dryRun: true })).policy, 'Other');
    await assert.rejects(run({ policy: 'nobody' }), { name: 'UnknownPolicyError' });
  });
});

const storedFields = [
  'RenkeiPotential__c',
  'RenkeiPotentialSource__c',
  'RenkeiWonAmountTrailing__c',
  'RenkeiWalletShare__c',
  'RenkeiLastConversation__c',
  'RenkeiRecencyScore__c',
  'RenkeiContactBreadth__c',
  'RenkeiBreadthScore__c',
  'RenkeiRelationshipScore__c',
  'RenkeiSegment__c',
  'RenkeiSegmentChangedOn__c',
  'RenkeiPreviousSegment__c',
  'RenkeiSegmentReason__c',
  'RenkeiSizeBand__c',
  'RenkeiLifecycle__c',
  'RenkeiFocus__c',
  'RenkeiUnscoredReason__c',
];

async function createAccounts(org: TestOrg): Promise<Record<string, string>> {
  const names = ['Key', 'Dormant', 'Unreachable', 'Unscored', 'Heard'];
  const ids = await org.insert('Account', [
    { Name: 'Key', NumberOfEmployees: 400, Industry: 'Machinery' },
    { Name: 'Dormant', NumberOfEmployees: 500, Industry: 'Machinery' },
    { Name: 'Unreachable', NumberOfEmployees: 500, Industry: 'Machinery' },
    { Name: 'Unscored', Industry: 'Machinery' },
    {
      Name: 'Heard',
      NumberOfEmployees: 10,
      Industry: 'Machinery',
      RenkeiPotentialOverride__c: 9_000_000,
      RenkeiPotentialOverrideReason__c: 'Budget heard from purchasing',
      RenkeiPotentialOverrideExpires__c: AS_OF,
    },
  ]);
  const accounts = Object.fromEntries(names.map((name, index) => [name, ids[index]!]));
  const contacts = await org.insert('Contact', [
    ...['One', 'Two', 'Three', 'Four'].map((LastName) => ({
      LastName,
      AccountId: accounts['Key']!,
      Phone: '03-0000-0000',
    })),
    { LastName: 'Five', AccountId: accounts['Dormant']!, Email: 'five@dormant.example' },
    { LastName: 'Six', AccountId: accounts['Unreachable']!, Phone: '03-0000-0001', DoNotCall: true },
  ]);
  const won = (name: string | null, CloseDate: string, Amount: number | null) => ({
    Name: `${name} ${CloseDate}`,
    AccountId: name === null ? null : accounts[name]!,
    StageName: 'Closed Won',
    CloseDate,
    Amount,
  });
  await org.insert('Opportunity', [
    won('Key', '2025-06-12', 500_000),
    won('Key', '2025-06-13', 600_000),
    won('Key', '2026-06-12', 500_000),
    won('Key', '2026-06-13', 800_000),
    won('Key', '2026-01-15', null),
    { ...won('Key', '2026-02-02', 900_000), StageName: 'Closed Lost' },
    won('Dormant', '2024-01-10', 300_000),
    won('Unreachable', '2024-01-10', 300_000),
    won(null, '2026-03-03', 70_000),
  ]);
  const touch = (contact: number, OccurredAt__c: string, IsConversation__c = true) => ({
    Account__c: accounts['Key']!,
    Contact__c: contacts[contact]!,
    OccurredAt__c,
    Channel__c: 'InsideSales',
    Direction__c: 'Outbound',
    Outcome__c: IsConversation__c ? 'Talked' : 'Absent',
    IsConversation__c,
  });
  // Noted on the next day: nobody notes a contact that has yet to take place.
  const { clock } = org.running.org;
  const now = clock.now();
  clock.set(new Date('2026-06-13T09:00:00+09:00'));
  await org.insert('RenkeiTouch__c', [
    touch(0, '2026-06-12T23:59:00+09:00'),
    touch(0, '2026-06-13T00:00:00+09:00'),
    touch(1, '2025-06-13T00:00:00+09:00'),
    touch(2, '2025-06-12T23:59:00+09:00'),
    touch(3, '2026-06-01T10:00:00+09:00', false),
  ]);
  clock.set(now);
  return accounts;
}
