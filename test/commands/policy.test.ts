import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { CommandLine } from './cli.ts';
import { logIn } from './logIn.ts';

/** What commands print and how they end; what they do is tried in test/segmentation/policyApply.test.ts. */
describe('policy apply, diff, export and lint', { timeout: 180_000 }, () => {
  const defaultFile = join(project, 'config/policy/default.json');
  const cli = new CommandLine();
  let org: TestOrg | undefined;
  const policy = (command: string, ...args: string[]) => cli.run('policy', command, '-o', 'renkei-local', ...args);
  const file = join(cli.home, 'policy.json');

  before(async () => {
    org = await startTestOrg();
    await logIn(org, cli);
  });
  after(async () => {
    await org?.close();
    cli.remove();
  });

  it('apply says what it made, as JSON too', async () => {
    const { status, json } = await policy('apply', defaultFile, '--json');
    assert.equal(status, 0, JSON.stringify(json));
    const { policyId, created, activated, effectiveFrom, warnings } = json.result!;
    assert.deepEqual([created, activated, effectiveFrom, warnings], [true, true, '2024-01-01', []]);
    assert.match(String(policyId), /^\w{18}$/);
    const again = await policy('apply', defaultFile);
    assert.equal(again.status, 0);
    assert.match(again.stdout, /says that already; nothing was written/);
  });

  it('export prints what it would write', async () => {
    const { status, stdout } = await policy('export', '--output', file);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /The policy "2026年度方針 – 2026 policy" is in .*policy\.json/);
    assert.equal((await policy('export', '--policy', 'default')).stdout, readFileSync(file, 'utf8'));
  });

  it('diff ends with 0 for the same, with 1 and the entries for another', async () => {
    assert.equal((await policy('diff', file)).status, 0);
    const text = readFileSync(file, 'utf8');
    const other = join(cli.home, 'other.json');
    const retail = '"Retail": 900,\n';
    assert.ok(text.includes(retail));
    writeFileSync(other, text.replace('"cutOff": 3000000', '"cutOff": 3500000').replace(retail, ''));
    const { status, stdout } = await policy('diff', other);
    assert.equal(status, 8);
    assert.match(stdout, /^~ potential\.cutOff: 3000000 → 3500000$/m);
    assert.match(stdout, /^- potential\.perEmployee\.Retail: 900$/m);
    const { json } = await policy('diff', other, '--json');
    assert.deepEqual((json.result!['differences'] as object[])[0], {
      entry: 'potential.cutOff',
      from: 3_000_000,
      to: 3_500_000,
    });
  });

  it('apply refuses with the next action, and flags of an activation without one', async () => {
    const wrong = join(cli.home, 'wrong.json');
    writeFileSync(wrong, readFileSync(file, 'utf8').replace('"recency": 50', '"recency": 60'));
    const { status, json } = await policy('apply', wrong, '--json');
    assert.equal(status, 7);
    assert.match(json.message!, /wrong\.json:\d+:\d+: relationship\.weights: .*add up to 110/);
    assert.match(json.actions![0]!, /Correct the named entries/);
    const lonely = await policy('apply', file, '--reason', 'none');
    assert.notEqual(lonely.status, 0);
    assert.match(lonely.stderr + lonely.stdout, /--activate/);
  });

  it('lint names each policy of the org', async () => {
    await org!.insert('RenkeiSegmentPolicy__c', [{ Name: 'Draft', SourceKey__c: 'draft' }]);
    const { status, stdout } = await policy('lint');
    assert.equal(status, 8);
    assert.match(stdout, /^Draft: \d+ errors/m);
    assert.match(stdout, /2026 policy: no errors, 0 warnings/);
  });

  it('fails with what the org said and the next action, and prints no access token anywhere', async () => {
    const assigned = `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'RenkeiAdmin'`;
    const ids = (await org!.query(assigned)).map((row) => String(row['Id']));
    await org!.connection.sobject('PermissionSetAssignment').destroy(ids);
    for (const args of [['apply', defaultFile], ['diff', defaultFile], ['export'], ['lint']]) {
      const { status, json } = await policy(args[0]!, ...args.slice(1), '--json');
      assert.equal(status, 4);
      assert.match(json.message!, /RenkeiSegmentPolicy__c/);
      assert.equal(json.actions?.length, 1);
    }
    assert.doesNotMatch(cli.printed, /00D\w{12,15}!/);
    assert.ok(!cli.printed.includes(org!.running.token));
  });
});
