// No field is written by two flows: who reads a value knows who made it, and no two flows undo each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

/** Fields that flows ask to be changed, and a guard that judges each change and may make another of it. */
const REQUESTED: Record<string, string> = {
  // The absence of a caller puts promises into the queue; the guard knows whose a plan is.
  'RenkeiCallPlan__c.OwnerId': 'RenkeiCallPlan_BeforeSave_Guard',
  // A touch asks for silence; the guard also knows wishes from before the plan.
  'RenkeiCallPlan__c.DoNotCall__c': 'RenkeiCallPlan_BeforeSave_Guard',
  // Closed opportunities, visits and missed deadlines ask; only the guard decides.
  'RenkeiEscalation__c.Status__c': 'RenkeiEscalation_BeforeSave_Guard',
  'RenkeiVisit__c.Status__c': 'RenkeiVisit_BeforeSave_Guard',
};

/** Flows by the fields that they write into records that are there already. */
function writers(files: SourceFile[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const note = (object: string, field: string, flow: string): void => {
    const key = `${object}.${field}`;
    found.set(key, (found.get(key) ?? new Set()).add(flow));
  };
  for (const { name, root } of ofType(files, 'Flow')) {
    const own = textOf(root, 'start', 'object') ?? '';
    for (const assignment of all(root, 'assignments'))
      for (const item of all(assignment, 'assignmentItems')) {
        const [, field] = /^\$Record\.(\w+)$/.exec(textOf(item, 'assignToReference') ?? '') ?? [];
        if (field) note(own, field, name);
      }
    for (const update of all(root, 'recordUpdates'))
      for (const item of all(update, 'inputAssignments'))
        note(textOf(update, 'object') ?? own, textOf(item, 'field') ?? '', name);
  }
  return found;
}

const problems = (files: SourceFile[]): string[] =>
  [...writers(files)].flatMap(([field, flows]) => {
    if (flows.size < 2) return [];
    const guard = REQUESTED[field];
    return guard && flows.has(guard) ? [] : [`${field} is written by ${[...flows].sort().join(' and ')}`];
  });

test('each field has one flow that writes it, or a guard that judges what others ask for', () => {
  const files = sourceFiles();
  assert.ok(writers(files).size >= 40, `only ${writers(files).size} fields`);
  assert.deepEqual(problems(files), []);
});

test('a second writer is found', () => {
  const second = sourceFiles({
    path: 'RenkeiOpportunity_AfterSave_Case.flow-meta.xml',
    replace: '<field>Status__c</field>\n            <value>\n                <stringValue>Won',
    by: '<field>ClosedAt__c</field>\n            <value>\n                <stringValue>Won',
  });
  assert.match(
    problems(second).join('\n'),
    /ClosedAt__c is written by RenkeiEscalation_BeforeSave_Guard and RenkeiOpp/,
  );
});
