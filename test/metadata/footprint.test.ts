// What the package must not do to an org that belongs to somebody else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, isOwn, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

function problems(files: SourceFile[]): string[] {
  const found: string[] = [];
  for (const { path, object, root } of ofType(files, 'CustomField')) {
    const type = textOf(root, 'type');
    const values = all(root, 'valueSet');
    const picklist = type === 'Picklist' || type === 'MultiselectPicklist';
    if (picklist && textOf(root, 'valueSet', 'restricted') !== 'true')
      found.push(`${path}: the picklist is not restricted`);
    if (values.length && !picklist) found.push(`${path}: only picklists have values`);
    if (isOwn(object!)) continue;
    if (textOf(root, 'required') === 'true') found.push(`${path}: nothing may be required on ${object}`);
    for (const tracking of ['trackHistory', 'trackFeedHistory', 'trackTrending'])
      if (textOf(root, tracking) === 'true')
        found.push(`${path}: ${tracking} takes one of the admin's places on ${object}`);
    if (textOf(root, 'type') === 'Currency')
      found.push(`${path}: a currency field takes the record's currency; use a number`);
  }
  for (const { path, name } of ofType(files, 'CustomObject'))
    if (!isOwn(name)) found.push(`${path}: the settings of ${name} belong to the admin`);
  for (const { path, name } of [...ofType(files, 'Layout'), ...ofType(files, 'SharingRules')])
    if (!isOwn(name.split('-')[0]!)) found.push(`${path}: layouts and sharing of standard objects belong to the admin`);
  for (const { path, root } of ofType(files, 'CustomApplication'))
    for (const override of all(root, 'actionOverrides'))
      if (textOf(override, 'type') !== 'Flexipage')
        found.push(`${path}: only pages are assigned, and only within the app`);
  for (const { path, type } of files)
    if (/^(Profile|RecordType|ApexClass|ApexTrigger)$/.test(type)) found.push(`${path}: the package has no ${type}`);
  return found;
}

test('nothing on a standard object is required, tracked or replaced, and picklists are restricted', () => {
  assert.deepEqual(problems(sourceFiles()), []);
});

test('a required field, a tracked field, an open picklist and a layout of Account are found', () => {
  const path = 'Account/fields/RenkeiFocus__c.field-meta.xml';
  const seed = (replace: string, by: string) => problems(sourceFiles({ path, replace, by })).join('\n');
  assert.match(seed('<required>false', '<required>true'), /nothing may be required on Account/);
  assert.match(seed('<required>', '<trackHistory>true</trackHistory><required>'), /trackHistory takes/);
  assert.match(seed('<restricted>true', '<restricted>false'), /not restricted/);
  const files = sourceFiles().map((file) =>
    file.type === 'Layout' ? { ...file, name: 'Account-Renkei Account Layout' } : file,
  );
  assert.match(problems(files).join('\n'), /belong to the admin/);
});
