import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { EXIT_CODES } from '../../scripts/connection/exitCodes.ts';
import { readPlan } from '../../scripts/install/plan/readPlan.ts';
import { CommandLine } from '../commands/cli.ts';
import { logIn } from '../commands/logIn.ts';
import { project } from '../connection/testOrg.ts';
import { startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';

describe('the commands install and uninstall', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  const cli = new CommandLine();
  const written = (name: string, text: string): string => {
    const file = join(cli.home, name);
    writeFileSync(file, text);
    return file;
  };
  before(async () => {
    org = await startEmptyOrg();
    await logIn(org as never, cli);
  });
  after(async () => {
    await org.close();
    cli.remove();
  });

  it('show the steps of a dry run with what was found and what would change', async () => {
    const { status, stdout, stderr } = await cli.run('install', '-o', 'renkei-local', '--currency', 'USD', '--dry-run');
    assert.equal(status, EXIT_CODES.ok, stdout + stderr);
    assert.match(stdout, /warning: The default policy reckons in yen; the org's currency is USD\.\n→ Copy/);
    assert.match(stdout, /CustomField\s+│?\s*added/);
    assert.match(stdout, /A setting is created: currency USD/);
    assert.match(stdout, /Nothing was written\./);
    assert.match(stdout, /note: There is no plan of people/, 'a currency is no plan of people');
  });

  it('take no currency that is none', async () => {
    const { status, json } = await cli.run('install', '-o', 'renkei-local', '--currency', 'yen', '--dry-run', '--json');
    assert.equal(status, EXIT_CODES.usage, JSON.stringify(json));
    assert.equal(json.name, 'CurrencyMalformedError');
  });

  it('end with the code of findings when something is in the way', async () => {
    const plan = written('nobody.json', '{ "people": [{ "user": "nobody@crm.example", "role": "Caller" }] }');
    const { status, stdout } = await cli.run('install', '-o', 'renkei-local', '--plan', plan);
    assert.equal(status, EXIT_CODES.findings);
    assert.match(stdout, /blocker: 1 users of the plan are not in the org: nobody@crm\.example/);
    assert.match(stdout, /Nothing was written: \d+ blockers/);
  });

  it('say where a plan is wrong', async () => {
    const plan = written(
      'wrong.json',
      '{\n  "people": [\n    { "user": "a@b.example", "role": "Cleaner" }\n  ],\n  "extra": 1\n}\n',
    );
    const { status, json } = await cli.run('install', '-o', 'renkei-local', '--plan', plan, '--json');
    assert.equal(status, EXIT_CODES.inputFile, JSON.stringify(json));
    assert.match(json.message!, /wrong\.json:3:\d+: people\.0\.role: /);
    assert.match(json.message!, /wrong\.json:5:\d+: extra: is no entry of a plan/);
  });

  it('take no data away without an export or a word about it', async () => {
    const { status, json } = await cli.run('uninstall', '-o', 'renkei-local', '--confirm', '--json');
    assert.equal(status, EXIT_CODES.usage, JSON.stringify(json));
    assert.equal(json.name, 'ExportNeededError');
  });

  it('find nothing to take out of an org without the package', async () => {
    const { status, stdout } = await cli.run('uninstall', '-o', 'renkei-local');
    assert.equal(status, EXIT_CODES.ok);
    assert.match(stdout, /nothing of Renkei/);
  });

  it('have an example of a plan that is right', async () => {
    const plan = await readPlan(join(project, 'config/install-plan.example.json'));
    assert.equal(plan.people.length, 6);
    assert.equal(plan.policy, join(project, 'config/policy/default.json'));
  });
});
