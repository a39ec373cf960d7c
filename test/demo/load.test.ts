import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo, staffIds } from '../../scripts/demo/loadDemo.ts';
import { runSegmentation } from '../../scripts/segmentation/run.ts';
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
    for (const { segment, accounts } of result.segments) assert.ok(accounts >= 15, `${segment} ${accounts}`);
    for (const cause of ['EmployeesMissing', 'IndustryMissing', 'IndustryWithoutEstimator']) {
      assert.ok(result.unscored[cause]! > 0, cause);
    }
    assert.ok(result.focus['Revive']! > 0 && result.focus['Defend']! > 0);
    const [aoba] = await org.query(
      `SELECT RenkeiLifecycle__c, RenkeiFocus__c FROM Account WHERE RenkeiSourceKey__c = 'demo:accounts:aoba-foods'`,
    );
    assert.deepEqual(aoba, { RenkeiLifecycle__c: 'Dormant', RenkeiFocus__c: 'Revive' });
  });

  it('changes nothing when it is loaded again', async () => {
    const { import: imported } = await loadDemo(org.connection, request);
    for (const { source, rows, unchanged } of imported.steps) assert.equal(unchanged, rows, source);
  });
});
