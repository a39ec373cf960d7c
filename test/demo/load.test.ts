import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo, staffIds } from '../../scripts/demo/loadDemo.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const request = { seed: 'mizuki', accounts: 360, asOf: DEMO_DATE, projectDirectory: project };

describe('the demo in an org', { timeout: 120_000 }, () => {
  let org: TestOrg;
  let people: ReadonlyMap<string, string>;
  /** Rows that a member of staff sees. */
  const seenBy = (key: string, soql: string) => {
    const { org: localOrg } = org.running;
    return localOrg.query(localOrg.session(people.get(key)!), soql).totalSize;
  };

  const mirrored = async () => (await org.query('SELECT Id FROM Event WHERE RenkeiVisitKey__c != NULL')).length;

  before(async () => {
    org = await startTestOrg();
  });
  after(() => org.close());

  it('is checked by a dry run as far as an org without its people allows, and nothing is written', async () => {
    await loadDemo(org.connection, { ...request, dryRun: true });
    assert.deepEqual(await org.query('SELECT Id FROM Account'), []);
    assert.deepEqual(await org.query('SELECT Id FROM RenkeiSetting__c'), []);
  });

  it('comes in whole', async () => {
    const { import: imported } = await loadDemo(org.connection, request);
    assert.deepEqual(imported.failures, []);
    people = await staffIds(org.connection);
    assert.equal(people.size, 21);
  });

  it('shows managers and callers every account, and a rep the own ones', () => {
    for (const key of ['onishi', 'saeki', 'kuwahara', 'morishita', 'tan', 'miura']) {
      assert.equal(seenBy(key, 'SELECT Id FROM Account'), 360, key);
    }
    assert.equal(seenBy('nakamura', 'SELECT Id FROM Account'), 30);
  });

  it('shows callers what the field heard, and the field what callers heard', async () => {
    const soql = `SELECT Id FROM Account WHERE RenkeiSourceKey__c = 'demo:accounts:takamine-resin'`;
    const [takamine] = await org.query(soql);
    const heard = `SELECT Id FROM RenkeiTouch__c WHERE Account__c = '${takamine!['Id']}'`;
    assert.equal(seenBy('morishita', heard), 3);
    assert.equal(seenBy('nakamura', heard), 3);
  });

  it('fills each cell of the grid, each cause of Unscored and each focus', async () => {
    const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-demo-'));
    const result = await runSegmentation(org.connection, { failuresDirectory });
    assert.equal(result.asOf, DEMO_DATE);
    assert.equal(result.accountsFailed, 0);
    // Nearly everybody is tier 1: the policy in force is one that the wind tunnel shall replace.
    const least = { Key: 100, Expand: 100, Maintain: 1, General: 1, Unscored: 15 };
    for (const { segment, accounts } of result.segments)
      assert.ok(accounts >= least[segment], `${segment} ${accounts}`);
    for (const cause of ['EmployeesMissing', 'IndustryMissing', 'IndustryWithoutEstimator']) {
      assert.ok(result.unscored[cause]! > 0, cause);
    }
    assert.ok(result.focus['Revive']! > 0 && result.focus['Defend']! > 0);
    // The first scoring is no movement.
    assert.deepEqual(await org.query('SELECT Id FROM RenkeiSegmentMove__c'), []);
    const [aoba] = await org.query(
      `SELECT RenkeiLifecycle__c, RenkeiFocus__c FROM Account WHERE RenkeiSourceKey__c = 'demo:accounts:aoba-foods'`,
    );
    assert.deepEqual(aoba, { RenkeiLifecycle__c: 'Dormant', RenkeiFocus__c: 'Revive' });
  });

  it('brings the team, the month’s targets, call plans, open cases and what reps noted in their calendar', async () => {
    const members = await org.query(
      'SELECT MemberKey__c, Team__c, User__c, Role__c, Languages__c FROM RenkeiTeamMember__c',
    );
    assert.equal(members.filter((row) => row['Role__c'] === 'FieldRep').length, 12);
    for (const row of members) assert.equal(row['MemberKey__c'], `${row['Team__c']}|${row['User__c']}`);
    const tan = members.find((row) => row['User__c'] === people.get('tan'))!;
    assert.deepEqual([tan['Role__c'], tan['Languages__c']], ['Caller', 'Japanese;English']);
    const keys = (await org.query('SELECT TargetKey__c FROM RenkeiSegmentTarget__c')).map((row) => row['TargetKey__c']);
    assert.ok(keys.includes('2026-06|Key|Rate|all') && keys.includes(`2026-06|Expand|Count|${people.get('tan')}`));
    const plans = await org.query('SELECT Account__c, AccountKey__c FROM RenkeiCallPlan__c');
    assert.ok(plans.length >= 100);
    for (const row of plans) assert.equal(row['AccountKey__c'], row['Account__c']);
    const cases = await org.query('SELECT Status__c, Caller__c FROM RenkeiEscalation__c');
    assert.ok(cases.length >= 30 && cases.every((row) => row['Caller__c']));
    assert.equal(new Set(cases.map((row) => row['Status__c'])).size, 7);
    const noted = await Promise.all(
      ['Task', 'Event'].map((object) => org.query(`SELECT Id, AccountId FROM ${object}`)),
    );
    // Beside them stand the mirrored visits and what keeps reps busy.
    assert.equal(noted.flat().filter((row) => row['AccountId']).length, 60 + (await mirrored()));
  });

  it('knows some customers’ machines, revenue and language', async () => {
    const count = async (condition: string) => (await org.query(`SELECT Id FROM Account WHERE ${condition}`)).length;
    for (const basis of ['Override', 'InstalledBase', 'Employees', 'Revenue']) {
      assert.ok((await count(`RenkeiPotentialBasis__c = '${basis}'`)) > 0, basis);
    }
    assert.ok((await count(`RenkeiWalletSource__c = 'Measured'`)) > 50);
    assert.ok((await count(`RenkeiLanguage__c = 'English'`)) > 5);
  });

  it('has a draft that leaves the cut-off to the field’s capacity', async () => {
    const policies = await org.query(
      'SELECT SourceKey__c, IsActive__c, CutOffMode__c, FieldCapacity__c FROM RenkeiSegmentPolicy__c ORDER BY SourceKey__c',
    );
    assert.deepEqual(policies, [
      { SourceKey__c: 'mizuki-capacity-85', IsActive__c: false, CutOffMode__c: 'Capacity', FieldCapacity__c: 980 },
      { SourceKey__c: 'mizuki-so-far', IsActive__c: true, CutOffMode__c: 'Absolute', FieldCapacity__c: null },
    ]);
  });

  it('changes nothing when it is loaded again', async () => {
    const keyless = ['Task', 'Event', 'RenkeiVisitSlot__c', 'RenkeiEscalationStep__c', 'RenkeiThanks__c'];
    const counts = () =>
      Promise.all(keyless.map(async (object) => (await org.query(`SELECT Id FROM ${object}`)).length));
    const before = await counts();
    assert.ok(before.every((count) => count > 0));
    const { import: imported } = await loadDemo(org.connection, request);
    for (const { source, rows, unchanged } of imported.steps) assert.equal(unchanged, rows, source);
    assert.deepEqual(await counts(), before);
  });
});
