import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { CommandLine } from './cli.ts';
import { logIn } from './logIn.ts';

/** What the command prints and how it ends; its figures are tried in test/segmentation/simulate.test.ts. */
describe('segment simulate on the command line', { timeout: 180_000 }, () => {
  const cli = new CommandLine();
  let org: TestOrg | undefined;
  const simulate = (...args: string[]) => cli.run('segment', 'simulate', '-o', 'renkei-local', ...args);

  before(async () => {
    org = await startTestOrg();
    await loadDemo(org.connection, { seed: 'command', accounts: 120, asOf: DEMO_DATE, projectDirectory: project });
    await runSegmentation(org.connection, { full: true, failuresDirectory: cli.home });
    await logIn(org, cli);
  });
  after(async () => {
    assert.doesNotMatch(cli.printed, /00D\w{12,15}!/, 'an access token');
    await org?.close();
    cli.remove();
  });

  it('prints moves, work, owners, targets and the back-test, and writes the movers', async () => {
    const file = join(cli.home, 'movers.csv');
    const { status, stdout, stderr } = await simulate('--field-capacity', '60', '--movers', file);
    assert.equal(status, 0, stdout + stderr);
    for (const part of ['Segments', 'Moves', 'Work per month', 'Owners', 'Targets per month', 'Back-test']) {
      assert.ok(stdout.includes(part), part);
    }
    assert.match(stdout, /The field can carry 60 accounts; this cut-off gives it (\d+)\./);
    assert.match(stdout, /The field would carry \d+ → \d+ accounts: [\d.]+ → [\d.]+ % of what it can\./);
    assert.match(stdout, /石田 Ishida/);
    assert.doesNotMatch(stdout, /%s|undefined|NaN/);
    assert.ok(readFileSync(file, 'utf8').startsWith('\ufeffAccount Id,Account,Owner,From,To,'));
  });

  it('tries a draft of the org and answers in JSON', async () => {
    const { status, json } = await simulate('--policy', 'mizuki-capacity-85', '--json');
    assert.equal(status, 0, JSON.stringify(json));
    const { answeredBy, policy, capacity } = json.result!;
    assert.equal(answeredBy, 'Grid');
    assert.deepEqual(policy, { now: '現行方針 – Policy so far', tried: '訪問は1人85社 – Capacity 85 per rep' });
    assert.equal((capacity as { accounts: number }).accounts, 980);
  });

  it('tries weights, and refuses what are none', async () => {
    const { status, stdout } = await simulate('--weights', '20,20,60');
    assert.equal(status, 0, stdout);
    assert.match(stdout, /every account scored anew/);
    assert.match(stdout, /Weights of recency, breadth, wallet: 50, 25, 25 → 20, 20, 60\./);
    const file = join(cli.home, 'none.csv');
    const wrong = await simulate('--weights', '50,25', '--movers', file, '--json');
    assert.equal(wrong.status, 2);
    assert.deepEqual([wrong.json.name, existsSync(file)], ['WeightsError', false]);
    assert.match(wrong.json.actions![0]!, /--weights 50,25,25/);
    const both = await simulate('--potential-cut-off', '5', '--field-capacity', '5');
    assert.notEqual(both.status, 0);
  });
});
