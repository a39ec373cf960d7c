import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importData } from '../../scripts/integration/importData.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const files: Record<string, string> = {
  'companies.csv': 'code,name\nA,Alpha\nB,Beta\n',
  'plans.csv': 'company,since\nA,2026-06-01\nB,2026-06-02\n',
};
const mapping = {
  name: 'keys',
  keyPrefix: 'keys',
  policies: ['default.json'],
  sources: {
    companies: { file: 'companies.csv', key: ['code'] },
    plans: { file: 'plans.csv', key: ['company'] },
  },
  steps: [
    { source: 'companies', object: 'Account', fields: { Name: 'name' } },
    {
      source: 'plans',
      object: 'RenkeiCallPlan__c',
      keyField: 'AccountKey__c',
      key: '{Account__c}',
      fields: { Account__c: { lookup: { source: 'companies', columns: ['company'] } }, ProposedOn__c: 'since' },
    },
  ],
};

describe('an import', { timeout: 60_000 }, () => {
  let org: TestOrg | undefined;
  const run = (more: Record<string, string> = {}, dryRun = false) =>
    importData(org!.connection, {
      mappingFile: join(project, 'config/policy/mapping.json'),
      mappingText: JSON.stringify(mapping),
      readData: (file) => Promise.resolve(new TextEncoder().encode({ ...files, ...more }[file])),
      dryRun,
    });
  const plans = () =>
    org!.query(
      'SELECT Account__r.Name, AccountKey__c, Account__c, ProposedOn__c FROM RenkeiCallPlan__c ORDER BY Account__r.Name',
    );

  before(async () => {
    org = await startTestOrg();
  });
  after(() => org?.close());

  it('gives rows the key that the mapping makes of their fields, and finds them again by it', async () => {
    const [, tried] = (await run({}, true)).steps;
    assert.deepEqual([tried!.created, tried!.failed], [2, 0]);
    const [, first] = (await run()).steps;
    assert.deepEqual([first!.created, first!.failed], [2, 0]);
    for (const row of await plans()) assert.equal(row['AccountKey__c'], row['Account__c']);
    const [, second] = (await run({ 'plans.csv': files['plans.csv']!.replace('06-02', '06-09') })).steps;
    assert.deepEqual([second!.created, second!.updated, second!.unchanged], [0, 1, 1]);
    assert.deepEqual(
      (await plans()).map((row) => row['ProposedOn__c']),
      ['2026-06-01', '2026-06-09'],
    );
  });

  it('brings its policies with all their children, and leaves those that are there as their managers made them', async () => {
    for (const [object, records] of [
      ['RenkeiSegmentRole__c', 4],
      ['RenkeiChannelRole__c', 24],
      ['RenkeiEstimator__c', 19],
    ] as const) {
      assert.equal((await org!.query(`SELECT Id FROM ${object}`)).length, records, object);
    }
    const [policy] = await org!.query('SELECT Id FROM RenkeiSegmentPolicy__c');
    await org!.connection
      .sobject('RenkeiSegmentPolicy__c')
      .update({ Id: String(policy!['Id']), PotentialCutOff__c: 4_000_000 });
    await run();
    const after = await org!.query('SELECT PotentialCutOff__c FROM RenkeiSegmentPolicy__c');
    assert.deepEqual(after, [{ PotentialCutOff__c: 4_000_000 }]);
  });

  it('writes nothing when its policy would be active on days of another one', async () => {
    const more = { ...mapping, policies: ['default.json', 'mizuki-so-far.json'] };
    const attempt = importData(org!.connection, {
      mappingFile: join(project, 'config/policy/mapping.json'),
      mappingText: JSON.stringify(more, null, 2),
      readData: (file) =>
        Promise.resolve(new TextEncoder().encode({ ...files, 'companies.csv': 'code,name\nC,Gamma\n' }[file])),
    });
    await assert.rejects(attempt, (problem: Error) => {
      assert.equal(problem.name, 'ImportRefusedError');
      assert.match(problem.message, /mapping\.json:\d+:\d+ policies\.1 .* are both active from 2024-01-01 to no end/);
      return true;
    });
    assert.deepEqual(await org!.query(`SELECT Id FROM Account WHERE Name = 'Gamma'`), []);
  });
});
