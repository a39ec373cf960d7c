import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { changed, deploy, SAMPLE, toZip, type Files } from './samplePackage.ts';

const OBJECTS: Files = Object.fromEntries(
  Object.entries(SAMPLE).filter(([path]) => path.startsWith('objects/') || path.startsWith('groups/')),
);
const PERMISSIONS = {
  'permissionsets/Reader.permissionset': `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
<fieldPermissions><editable>true</editable><field>Account.Key__c</field><readable>true</readable></fieldPermissions><label>Reader</label></PermissionSet>`,
};

test('with one finding nothing is taken, and the org is as before', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  const { problems } = await deploy(changed('objects/Account.object', 'Score__c * 2', 'Nothing__c * 2', OBJECTS), org);
  assert.equal(problems.length, 1);
  assert.deepEqual(org.metadata.all(), []);
  assert.equal(org.schema.find('Thing__c'), undefined);
});

test('a check alone changes nothing, and says what it would do', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  const { deployed } = await deployPackage(org, toZip(OBJECTS), { checkOnly: true, singlePackage: true });
  assert.ok(deployed.some(({ fullName, state }) => fullName === 'Thing__c' && state === 'created'));
  assert.deepEqual(org.metadata.all(), []);
  assert.equal(org.schema.find('Thing__c'), undefined);
  assert.deepEqual((await deploy(OBJECTS, org)).problems, []);
});

test('a deploy of one field joins what is there', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  await deploy(OBJECTS, org);
  const more = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><fields><fullName>More__c</fullName><label>More</label><length>9</length><type>Text</type></fields></CustomObject>`;
  const manifest = `<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Thing__c.More__c</members><name>CustomField</name></types><version>66.0</version></Package>`;
  const { findings, deployed } = await deployPackage(org, toZip({ 'objects/Thing__c.object': more }, manifest), {
    checkOnly: false,
    singlePackage: true,
  });
  assert.deepEqual(findings, []);
  assert.deepEqual(
    deployed.map(({ fullName, state }) => `${fullName} ${state}`),
    ['Thing__c.More__c created'],
  );
  assert.deepEqual(
    [...org.schema.object('Thing__c').fields.keys()].filter((name) => name.endsWith('__c')),
    ['Account__c', 'Level__c', 'Note__c', 'When__c', 'More__c'],
  );
  assert.equal(org.schema.object('Thing__c').sharingModel, 'Private');
});

test('a permission set is replaced as a whole, and needs what was deployed before', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  assert.deepEqual((await deploy(PERMISSIONS, org)).problems, [
    'permissionsets/Reader.permissionset: In field: field - no CustomField named Account.Key__c found',
  ]);
  await deploy(OBJECTS, org);
  assert.deepEqual((await deploy(PERMISSIONS, org)).problems, []);
  await deploy(changed('permissionsets/Reader.permissionset', 'Account.Key__c', 'Account.Band__c', PERMISSIONS), org);
  const fields = org.metadata.get('PermissionSet', 'reader')!.content['fieldPermissions'] as Record<string, string>[];
  assert.deepEqual(
    fields.map(({ field }) => field),
    ['Account.Band__c'],
  );
});

test('what the org cannot take up is an error that leaves it as it was', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  await deploy(OBJECTS, org);
  const other = changed(
    'objects/Thing__c.object',
    '<length>80</length><required>false</required><type>Text</type>',
    '<required>false</required><type>Date</type>',
    OBJECTS,
  );
  await assert.rejects(
    deploy(changed('objects/Thing__c.object', 'ISBLANK(Note__c)', 'true', other), org),
    /Thing__c\.Note__c/,
  );
  assert.equal(org.schema.field('Thing__c', 'Note__c').type, 'string');
  assert.equal(
    (org.metadata.get('CustomObject', 'Thing__c')!.content['fields'] as Record<string, string>[]).find(
      ({ fullName }) => fullName === 'Note__c',
    )!['type'],
    'Text',
  );
});
