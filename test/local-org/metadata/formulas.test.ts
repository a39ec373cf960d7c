import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './samplePackage.ts';

test('a formula that reads an unknown field is refused where it stands', async () => {
  const [problem, ...more] = await problemsOf('objects/Account.object', 'Score__c * 2', 'Points__c * 2');
  assert.match(problem!, /^objects\/Account\.object: Field Points__c does not exist\. Check spelling\.$/);
  assert.deepEqual(more, []);
});

test('a validation rule must be true or false, and read what exists', async () => {
  assert.equal((await problemsOf('objects/Thing__c.object', 'ISBLANK(Note__c)', 'LEN(Note__c)')).length, 1);
  assert.equal((await problemsOf('objects/Thing__c.object', 'ISBLANK(Note__c)', 'ISBLANK(Notes__c)')).length, 1);
  assert.deepEqual(
    await problemsOf('objects/Thing__c.object', '<errorDisplayField>Note__c', '<errorDisplayField>Notes__c'),
    ['objects/Thing__c.object: Invalid field for errorDisplayField: Notes__c'],
  );
});
