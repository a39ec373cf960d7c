import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DistributionOrg } from '../segmentation/distributionOrg.ts';
import { CommandLine } from './cli.ts';
import { logIn } from './logIn.ts';

const ACCOUNTS = 450;

/** What the command prints and how it ends, also when it is killed; what it decides is tried in test/segmentation. */
describe('segment distribute', { timeout: 300_000 }, () => {
  const cli = new CommandLine();
  let org: DistributionOrg;
  const distribute = (...args: string[]) => cli.run('segment', 'distribute', '-o', 'renkei-local', ...args);
  const owners = async () =>
    org.test.query(`SELECT AccountKey__c, OwnerId, ProposedCaller__c FROM RenkeiCallPlan__c ORDER BY AccountKey__c`);

  before(async () => {
    org = await DistributionOrg.start({ emily: { Capacity__c: 100 }, oka: { Capacity__c: 250 }, tan: {} });
    const accounts = Array.from({ length: ACCOUNTS }, (_unused, index) => [
      `Account ${index}`,
      { RenkeiPotential__c: index },
    ]);
    await org.addAccounts(Object.fromEntries(accounts));
    await logIn(org.test, cli);
  });
  after(async () => {
    await org?.close();
    cli.remove();
  });

  it('prints what each caller would have, and writes nothing on a dry run', async () => {
    const { status, stdout } = await distribute('--dry-run');
    assert.equal(status, 0, stdout);
    assert.match(stdout, /oka[ │]+0[ │]+243[ │]+250[ │]+Capacity 243/);
    assert.match(stdout, /450 accounts in Maintain; 0 stay with their caller, 450 proposals to confirm/);
    assert.match(stdout, /Dry run: nothing was written\./);
    assert.deepEqual(await owners(), []);
  });

  it('that was killed while plans were made ends in the same state when it is run again', async () => {
    const { json } = await distribute('--dry-run', '--json');
    const wanted = json.result!['callers'] as { user: string; after: number }[];
    await killAtSave(cli, org, 2, ['--json']);
    const half = await owners();
    assert.ok(half.length > 0 && half.length < ACCOUNTS, `${half.length} plans`);
    const repeated = await distribute('--json');
    assert.equal(repeated.status, 0, repeated.stdout);
    const counts = Map.groupBy(await owners(), (row) => row['ProposedCaller__c']);
    assert.deepEqual(
      wanted.map(({ user }) => counts.get(user)?.length),
      wanted.map(({ after: accounts }) => accounts),
    );
  });

  it('that was killed while it confirmed ends in the same state as well', async () => {
    const before = new Map((await owners()).map((row) => [row['AccountKey__c'], row['ProposedCaller__c']]));
    await killAtSave(cli, org, 2, ['--confirm', '--json']);
    const half = (await owners()).filter((row) => row['ProposedCaller__c'] === null);
    assert.ok(half.length > 0 && half.length < ACCOUNTS, `${half.length} confirmed`);
    const repeated = await distribute('--confirm');
    assert.match(repeated.stdout, /have their new caller now/);
    for (const row of await owners()) {
      assert.equal(row['OwnerId'], before.get(row['AccountKey__c']!));
      assert.equal(row['ProposedCaller__c'], null);
    }
    assert.equal((await distribute('--json')).json.result!['proposals'], 0);
  });

  it('ends with the code of wrong use and the reason when it is refused', async () => {
    const alone = await distribute('--remove-left');
    assert.deepEqual([alone.status, /without --confirm/.test(alone.stderr)], [2, true], alone.stderr);
    const unknown = await distribute('--policy', 'unheard of');
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /unheard of/);
    assert.ok(existsSync(cli.directory));
  });
});

/** Kills the command while the org works on its n-th save of plans. */
async function killAtSave(cli: CommandLine, org: DistributionOrg, save: number, args: string[]): Promise<void> {
  const { org: local } = org.test.running;
  const original = local.save.bind(local);
  const command = cli.start('segment', 'distribute', '-o', 'renkei-local', ...args);
  let saves = 0;
  local.save = (session, operations, options) => {
    if (operations[0]?.object === 'RenkeiCallPlan__c' && (saves += 1) === save) command.child.kill('SIGKILL');
    return original(session, operations, options);
  };
  const { status } = await command.ended;
  local.save = original;
  assert.equal(status, null, `it was not killed: it saves plans ${saves} times`);
}
