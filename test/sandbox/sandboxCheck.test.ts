import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CHECKS } from '../../scripts/sandbox/checks.ts';
import { removeMarked } from '../../scripts/sandbox/leftovers.ts';
import { runSandboxCheck } from '../../scripts/sandbox/runSandboxCheck.ts';
import { MARKER, outcomeOfError } from '../../scripts/sandbox/trial.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const OBJECTS = ['Account', 'RenkeiCallPlan__c', 'RenkeiTouch__c', 'RenkeiVisit__c', 'RenkeiVisitSlot__c', 'Event'];

describe('the sandbox check', { timeout: 180_000 }, () => {
  let org: TestOrg;
  const count = async () =>
    Object.fromEntries(
      await Promise.all(
        OBJECTS.map(async (object) => [object, (await org.query(`SELECT Id FROM ${object}`)).length] as const),
      ),
    );
  const check = () => runSandboxCheck(org.connection, { allowProduction: true });

  before(async () => {
    org = await startTestOrg();
    await org.insert('Account', [{ Name: 'Own customer' }, { Name: `${MARKER}ED down` }]);
  });
  after(() => org.close());

  it('tries each point, fails none here, and leaves the org as it was', async () => {
    const before = await count();
    const { results, failed, passed, skipped } = await check();
    assert.deepEqual(
      results.map((one) => one.check),
      Object.keys(CHECKS),
    );
    assert.equal(passed + failed + skipped, results.length);
    const byName = Object.fromEntries(results.map((one) => [one.check, `${one.verdict}: ${one.evidence}`]));
    assert.deepEqual(
      results.filter(({ verdict }) => verdict === 'failed'),
      [],
      JSON.stringify(byName, null, 2),
    );
    for (const name of ['ClaimRace', 'QueueAccept', 'DoubleBooking', 'GraphqlMutation', 'EventFlow', 'Reports']) {
      assert.match(byName[name]!, /^passed/, name);
    }
    assert.match(byName['Reports']!, /Report: [2-9]\d/);
    // What this org has no means for is not said to have passed.
    for (const name of ['SharingRules', 'ScheduledPaths', 'Translations', 'PackageWithQueues']) {
      assert.match(byName[name]!, /^skipped/, name);
    }
    for (const { evidence } of results) assert.ok(evidence.length > 0);
    assert.deepEqual(await count(), before);
  });

  it('removes what a killed check has left, and nothing else', async () => {
    const before = await count();
    const [account] = await org.insert('Account', [{ Name: `${MARKER} old account` }]);
    await org.insert('RenkeiTouch__c', [
      {
        Account__c: account!,
        OccurredAt__c: '2026-06-11T00:00:00Z',
        Channel__c: 'InsideSales',
        Direction__c: 'Outbound',
        Outcome__c: 'Absent',
      },
    ]);
    const { leftoversRemoved } = await check();
    assert.ok(leftoversRemoved >= 2);
    assert.deepEqual(await count(), before);
    assert.equal(await removeMarked(org.connection), 0);
  });

  it('fails where a guard is missing', async () => {
    const { records } = await org.connection.tooling.query<{ Id: string }>(
      `SELECT Id FROM FlowDefinition WHERE DeveloperName = 'RenkeiCallPlan_BeforeSave_Guard'`,
    );
    const activate = (version: number) =>
      org.connection.request({
        method: 'PATCH',
        url: `/services/data/v66.0/tooling/sobjects/FlowDefinition/${records[0]!.Id}`,
        body: JSON.stringify({ Metadata: { activeVersionNumber: version } }),
        headers: { 'content-type': 'application/json' },
      });
    await activate(0);
    const { results } = await check();
    await activate(1);
    assert.equal(results.find((one) => one.check === 'QueueAccept')!.verdict, 'failed');
  });

  it('writes nothing into an org that is no sandbox', async () => {
    const become = (isSandbox: number) =>
      org.running.org.store
        .statement(`UPDATE "Organization" SET "IsSandbox" = ?, "OrganizationType" = 'Enterprise Edition'`)
        .run(isSandbox);
    become(0);
    const before = await count();
    await assert.rejects(runSandboxCheck(org.connection, { allowProduction: false }), { name: 'NotASandboxError' });
    assert.deepEqual(await count(), before);
    become(1);
    assert.equal((await runSandboxCheck(org.connection, { allowProduction: false })).failed, 0);
  });

  it('is a page in the docs that names each point', () => {
    const page = readFileSync(join(project, 'docs/sandbox-check.md'), 'utf8');
    for (const name of Object.keys(CHECKS)) assert.ok(page.includes(`\`${name}\``), name);
  });

  it('takes a refusal for a failure, and what an org does not have for nothing', () => {
    const thrown = (code: string) => Object.assign(new Error('x'), { errorCode: code, name: code });
    assert.equal(outcomeOfError(thrown('NOT_IMPLEMENTED')).verdict, 'skipped');
    assert.equal(outcomeOfError(thrown('DUPLICATE_VALUE')).verdict, 'failed');
    assert.equal(outcomeOfError('y').verdict, 'failed');
  });
});
