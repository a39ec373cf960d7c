// No field is written by two flows: what stands in it is explained by one of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

/** Fields that more than one flow changes, with the flows. What a flow gives to a record that it creates is no change. */
function sharedFields(files: SourceFile[]): string[] {
  const writers = new Map<string, Set<string>>();
  const note = (object: string | undefined, field: string, flow: string): void => {
    const key = `${object}.${field}`;
    writers.set(key, (writers.get(key) ?? new Set()).add(flow));
  };
  for (const { name, root } of ofType(files, 'Flow')) {
    const own = textOf(root, 'start', 'object');
    for (const assignment of all(root, 'assignments'))
      for (const item of all(assignment, 'assignmentItems')) {
        const [first, field] = (textOf(item, 'assignToReference') ?? '').split('.');
        if (first === '$Record' && field) note(own, field, name);
      }
    for (const update of all(root, 'recordUpdates'))
      for (const item of all(update, 'inputAssignments'))
        note(textOf(update, 'object') ?? own, textOf(item, 'field')!, name);
  }
  return [...writers]
    .filter(([, flows]) => flows.size > 1)
    .map(([field, flows]) => `${field}: ${[...flows].sort().join(', ')}`);
}

test('no field is written by two flows', () => assert.deepEqual(sharedFields(sourceFiles()), []));

test('a second writer is found', () => {
  const path = 'RenkeiTouch_AfterSave_Plan.flow-meta.xml';
  const seeded = sharedFields(sourceFiles({ path, replace: '<field>Attempts__c', by: '<field>CallBy__c' }));
  assert.match(seeded.join('\n'), /CallBy__c: RenkeiCallPlan_BeforeSave_Guard, RenkeiTouch_AfterSave_Plan/);
});
