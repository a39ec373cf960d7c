import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { demoFiles } from '../../scripts/demo/files.ts';
import { generateDemo } from '../../scripts/demo/generate.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { CommandLine } from './cli.ts';
import { logIn } from './logIn.ts';

const demo = { seed: 'killed', accounts: 300, asOf: '2026-06-12', projectDirectory: project };

/** A whole command that is killed while the org works on its n-th save of rows of an object; then the same command to its end. */
async function killAndRepeat(
  cli: CommandLine,
  org: TestOrg,
  object: string,
  save: number,
  args: string[],
): Promise<void> {
  const { org: localOrg } = org.running;
  const original = localOrg.save.bind(localOrg);
  const command = cli.start(...args);
  let saves = 0;
  localOrg.save = (session, operations, options) => {
    if (operations[0]?.object === object && (saves += 1) === save) command.child.kill('SIGKILL');
    return original(session, operations, options);
  };
  const killed = await command.ended;
  localOrg.save = original;
  assert.equal(killed.status, null, `${args.join(' ')} was not killed: it saves ${object} ${saves} times`);
  const repeated = await cli.run(...args);
  assert.equal(repeated.status, 0, repeated.stdout + repeated.stderr);
}

/** All that commands write, without Ids and times. */
async function stateOf(org: TestOrg, object: string, key: string): Promise<unknown[]> {
  const { fields } = await org.connection.sobject(object).describe();
  const names = fields
    .filter(({ type, name }) => type !== 'reference' && type !== 'id' && !/Date$|Modstamp$|^Name$|Address$/.test(name))
    .map((field) => field.name);
  return org.query(`SELECT ${names.join(', ')}, Name FROM ${object} ORDER BY ${key}`);
}

describe('a command that is killed', { timeout: 180_000 }, () => {
  let whole: TestOrg;
  let interrupted: TestOrg;
  const calm = new CommandLine();
  const harsh = new CommandLine();

  before(async () => {
    whole = await startTestOrg();
    await loadDemo(whole.connection, demo);
    const loaded = join(calm.home, 'loaded.sqlite');
    whole.running.org.saveTo(loaded);
    // Its clock begins after what is in it was written.
    interrupted = await startTestOrg(whole.running.org.clock.now().toISOString(), { from: loaded });
    await Promise.all([logIn(whole, calm), logIn(interrupted, harsh)]);
  });
  after(async () => {
    await whole.close();
    await interrupted.close();
    calm.remove();
    harsh.remove();
  });

  for (const [save, asOf] of [
    [1, '2026-06-12'],
    [2, '2026-03-31'],
  ] as const) {
    it(`at save ${save} of accounts, segment run ends in the same state when it is run again`, async () => {
      const args = ['segment', 'run', '-o', 'renkei-local', '--as-of', asOf, '--json'];
      const { status } = await calm.run(...args);
      assert.equal(status, 0);
      await killAndRepeat(harsh, interrupted, 'Account', save, args);
      assert.deepEqual(
        await stateOf(interrupted, 'Account', 'RenkeiSourceKey__c'),
        await stateOf(whole, 'Account', 'RenkeiSourceKey__c'),
      );
      assert.deepEqual(
        await interrupted.query(`SELECT Id FROM RenkeiSegmentationRun__c WHERE Status__c = 'Running'`),
        [],
      );
    });
  }

  it('before and after its run is recorded, segment run leaves a state that the next one completes', async () => {
    const args = ['segment', 'run', '-o', 'renkei-local', '--as-of', '2026-06-01', '--json'];
    await calm.run(...args);
    await killAndRepeat(harsh, interrupted, 'RenkeiSegmentationRun__c', 1, args);
    await killAndRepeat(harsh, interrupted, 'RenkeiSetting__c', 1, args);
    const settings = 'SELECT LastRunAsOf__c, LastRun__r.Status__c FROM RenkeiSetting__c';
    assert.equal((await interrupted.query(settings))[0]!['LastRunAsOf__c'], '2026-06-01');
    assert.deepEqual(
      await stateOf(interrupted, 'Account', 'RenkeiSourceKey__c'),
      await stateOf(whole, 'Account', 'RenkeiSourceKey__c'),
    );
  });

  for (const [object, save] of [
    ['Account', 2],
    ['Opportunity', 9],
  ] as const) {
    it(`at save ${save} of ${object}, import ends in the same state when it is run again`, async () => {
      const name = `kill-${object.toLowerCase()}-${save}`;
      const command = (cli: CommandLine) => ['import', ...importFlags(cli, name), '-o', 'renkei-local', '--json'];
      const { status, stdout } = await calm.run(...command(calm));
      assert.equal(status, 0, stdout);
      await killAndRepeat(harsh, interrupted, object, save, command(harsh));
      for (const written of ['Account', 'Opportunity']) {
        assert.deepEqual(
          await stateOf(interrupted, written, 'RenkeiSourceKey__c'),
          await stateOf(whole, written, 'RenkeiSourceKey__c'),
          written,
        );
      }
    });
  }
});

/** Data of its own for each import: 700 accounts, and more opportunities than travel synchronously. */
function importFlags(cli: CommandLine, name: string): string[] {
  const directory = join(cli.home, name);
  mkdirSync(directory, { recursive: true });
  const files = demoFiles(generateDemo({ ...demo, seed: name, accounts: 700 }));
  for (const file of ['accounts.csv', 'opportunities.csv']) writeFileSync(join(directory, file), files.get(file)!);
  const mapping = {
    name,
    keyPrefix: name,
    sources: {
      accounts: { file: 'accounts.csv', key: ['key'] },
      opportunities: { file: 'opportunities.csv', key: ['key'] },
    },
    steps: [
      {
        source: 'accounts',
        object: 'Account',
        fields: { Name: 'name', Industry: 'industry', NumberOfEmployees: 'employees' },
      },
      {
        source: 'opportunities',
        object: 'Opportunity',
        fields: {
          AccountId: { lookup: { source: 'accounts', columns: ['account'] } },
          Name: 'name',
          StageName: 'stage',
          Amount: 'amount',
          CloseDate: 'close_date',
        },
      },
    ],
  };
  const file = join(directory, 'mapping.json');
  writeFileSync(file, JSON.stringify(mapping));
  return ['--data', directory, '--mapping', file];
}
