import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, refuses } from './samplePackage.ts';

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

refuses('objects/Account.object', [
  ['Score__c * 2', 'Twice__c * 2', 'The formula of Twice__c refers to itself, directly or through others'],
  ['Score__c * 2', 'LEN(Description)', 'Field Description may not be used in this type of formula'],
  ['Score__c * 2', `Score__c${' + Score__c'.repeat(400)}`, 'Formula is too long: maximum length is 3900 characters'],
]);

refuses('objects/Thing__c.object', [
  ['ISBLANK(Note__c)', '$Permission.SeeNone', 'Field $Permission.SeeNone does not exist. Check spelling.'],
  [
    'ISBLANK(Note__c)',
    'ISBLANK(Level__c)',
    'Field Level__c is a picklist field. Picklist fields are only supported in certain functions, not in ISBLANK.',
  ],
]);
