import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, deploy } from './samplePackage.ts';

test('two objects cannot give their parent child relationships of one name', async () => {
  const lookup =
    '<fields><fullName>Account__c</fullName><label>Account</label><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><type>Lookup</type></fields>\n';
  const { findings } = await deploy(changed('objects/ThingPart__c.object', '<fields>', `${lookup}<fields>`));
  assert.deepEqual(
    findings.map(({ type, fullName, problem }) => `${type} ${fullName}: ${problem}`),
    [
      'CustomField Thing__c.Account__c: Duplicate child relationship name Things on Account',
      'CustomField ThingPart__c.Account__c: Duplicate child relationship name Things on Account',
    ],
  );
});
