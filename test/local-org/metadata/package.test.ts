import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import { PackageError, readPackage } from '../../../scripts/local-org/metadata/package.ts';
import { changed, SAMPLE, toZip, type Files } from './samplePackage.ts';

const read = (files: Files, manifest?: string): string[] =>
  readPackage(toZip(files, manifest), true).findings.map(
    ({ file, problem, line, column }) => `${file}:${line}:${column} ${problem}`,
  );
const manifest = (types: string): string =>
  `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types}<version>66.0</version></Package>`;
const group = { 'groups/Team.group': SAMPLE['groups/Team.group']! };

test('elements that may repeat are arrays, whatever their number; the rest are texts', () => {
  const { components } = readPackage(toZip(SAMPLE), true);
  const content = (name: string): MetadataComponent['content'] =>
    components.find(({ fullName }) => fullName === name)!.content;
  assert.equal(content('Thing__c')['validationRules'][0].errorMessage, 'Enter a note & save again.');
  assert.equal(content('Thing__c')['nameField'].type, 'AutoNumber');
  assert.deepEqual(content('Things')['formFactors'], ['Large']);
  assert.deepEqual(content('ThingQueue')['queueSobject'], [{ sobjectType: 'Thing__c' }]);
  assert.deepEqual(Object.keys(components.find(({ fullName }) => fullName === 'numbers')!.files!), [
    'numbers.js',
    'numbers.js-meta.xml',
  ]);
});

test('a file that is not well-formed is refused with its place', () => {
  const [problem] = read(changed('groups/Team.group', '</name>', '</nome>', group));
  assert.match(problem!, /^groups\/Team\.group:3:\d+ Error parsing file: Expected closing tag 'name'/);
  assert.match(
    read(changed('groups/Team.group', '<name>Team', '<name>Team&nbsp;', group))[0]!,
    /^groups\/Team\.group:3:\d+ .*entity "&nbsp;" is not declared/,
  );
});

test('a wrong root element, namespace, folder or ending is refused', () => {
  assert.match(
    read({ 'groups/Team.group': SAMPLE['queues/ThingQueue.queue']! })[0]!,
    /Root element is Queue instead of Group/,
  );
  assert.match(
    read(changed('groups/Team.group', 'http://soap.sforce.com/2006/04/metadata', 'urn:other', group))[0]!,
    /lacks the namespace/,
  );
  assert.match(read({ ...group, 'groups/Team.grupp': '' })[0]!, /files of Group end in \.group/);
  assert.match(
    read({ ...group, 'classes/Any.cls': '' }, manifest('<types><members>*</members><name>Group</name></types>'))[0]!,
    /Folder classes: its metadata type is not modelled/,
  );
});

test('a zip that would fill the memory is refused before it is unpacked', () => {
  const bomb = zipSync({ 'groups/Team.group': new Uint8Array(401 * 1024 * 1024) }, { level: 1 });
  assert.throws(() => readPackage(bomb, true), { message: /at most 10000 files/ });
  const crowd = Object.fromEntries(Array.from({ length: 10001 }, (_, index) => [`${index}`, new Uint8Array(0)]));
  assert.throws(() => readPackage(zipSync(crowd), true), PackageError);
});

test('manifest and files must agree', () => {
  const both = manifest('<types><members>Team</members><members>Crew</members><name>Group</name></types>');
  assert.deepEqual(read(group, both), [
    "package.xml:undefined:undefined An object 'Crew' of type Group was named in package.xml, but was not found in zipped directory",
  ]);
  assert.match(read(group, manifest(''))[0]!, /Team of type Group is not in package\.xml/);
  const account = { 'objects/Account.object': SAMPLE['objects/Account.object']! };
  const some = manifest(
    '<types><members>Account.Key__c</members><members>Account.Score__c</members><members>Account.Twice__c</members><name>CustomField</name></types><types><members>Account.HighBand</members><name>ListView</name></types>',
  );
  assert.deepEqual(
    read(account, some).map((problem) => problem.split(' ').slice(1).join(' ')),
    ['Account.Band__c of type CustomField is not in package.xml'],
  );
});

test('what is no deploy, and what is not modelled, is refused as a whole', () => {
  const refused = (zip: Uint8Array, message: RegExp): void =>
    assert.throws(
      () => readPackage(zip, true),
      (error) => error instanceof PackageError && message.test(error.message),
    );
  refused(new Uint8Array([1, 2, 3]), /zip file cannot be read/);
  refused(
    toZip(group, manifest('<types><members>*</members><name>ApexClass</name></types>')),
    /metadata type ApexClass is not modelled/,
  );
  refused(
    toZip(
      { ...group, 'destructiveChanges.xml': manifest('<types><members>*</members><name>Group</name></types>') },
      manifest('<types><members>*</members><name>Group</name></types>'),
    ),
    /destructiveChanges\.xml: Group: a wildcard cannot be used to delete components/,
  );
});

test('a package may stand in a folder of its own', () => {
  const entries = Object.entries(unzipSync(toZip(group))).map(([path, bytes]) => [`pkg/${path}`, bytes]);
  const zip = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
  assert.deepEqual(
    readPackage(zip, false).components.map(({ file }) => file),
    ['groups/Team.group'],
  );
  assert.throws(() => readPackage(zip, true), PackageError);
});
