import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { changed, deploy, SAMPLE } from './samplePackage.ts';

test('one of everything deploys, and deploys again without a change', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  const first = await deploy(SAMPLE, org);
  assert.deepEqual(first.problems, []);
  assert.ok(first.deployed.every(({ state }) => state === 'created'));
  const second = await deploy(SAMPLE, org);
  assert.deepEqual([...new Set(second.deployed.map(({ state }) => state))], ['unchanged']);
  const third = await deploy(changed('objects/Account.object', '<label>Score</label>', '<label>Points</label>'), org);
  assert.deepEqual(
    third.deployed
      .filter(({ state }) => state !== 'unchanged')
      .map(({ type, fullName, state }) => `${type} ${fullName} ${state}`),
    ['CustomField Account.Score__c changed'],
  );
  assert.equal(org.schema.field('Account', 'Score__c').label, 'Points');
});
