import { CHILD_KINDS, childFields, policyFields } from './children.ts';
import { differencesOf } from './differences.ts';
import { changeTogether, type Operation } from './mutation.ts';
import { claim } from './unchanged.ts';
import type { PolicyContents, PolicyVersion } from './version.ts';

const POLICY = 'RenkeiSegmentPolicy__c';

/**
 * Saves a draft with its roles, channel roles and estimators, all or nothing: a new one, or changes to one that is stored. Returns
 * its Id.
 * @param stored the draft as it was read; null for a new one
 * @throws PolicyChangeError with the org's reasons; PolicyConflictError when somebody saved it since it was read; Error when
 *   `stored` is in force, which only a new version may replace
 */
export async function saveDraft(contents: PolicyContents, stored: PolicyVersion | null = null): Promise<string> {
  if (stored?.isActive) throw new Error(`${stored.name} is in force. Change it by a new version.`);
  if (stored) await claim(stored);
  const fields = { ...policyFields(contents), ...(stored && withoutAgreement(contents, stored)) };
  const policy: Operation = stored
    ? { alias: 'policy', object: POLICY, verb: 'Update', id: stored.id, fields }
    : { alias: 'policy', object: POLICY, verb: 'Create', fields: { ...fields, IsActive__c: false } };
  const created = await changeTogether([policy, ...childOperations(contents, stored)]);
  return stored?.id ?? created['policy']!;
}

/** Who agreed has agreed to what the draft said then: a change of it asks both again. */
function withoutAgreement(contents: PolicyContents, stored: PolicyVersion): Record<string, null> {
  const agreed = stored.acknowledgedByField.on !== null || stored.acknowledgedByInsideSales.on !== null;
  if (!agreed || differencesOf(stored, contents).length === 0) return {};
  return {
    AcknowledgedByField__c: null,
    AcknowledgedByFieldOn__c: null,
    AcknowledgedByInsideSales__c: null,
    AcknowledgedByInsideSalesOn__c: null,
  };
}

/** Children are found by what tells them apart: those that stay are changed, new ones created, others deleted. */
function childOperations(contents: PolicyContents, stored: PolicyVersion | null): Operation[] {
  const wanted = childFields(contents);
  const operations: Operation[] = [];
  const add = (operation: Omit<Operation, 'alias'>) =>
    operations.push({ alias: `child${operations.length + 1}`, ...operation });
  for (const object of CHILD_KINDS) {
    const known = stored?.childIds[object] ?? new Map<string, string>();
    for (const [key, fields] of wanted[object]) {
      const id = known.get(key);
      if (id) add({ object, verb: 'Update', id, fields });
      else add({ object, verb: 'Create', fields: { Policy__c: stored?.id ?? '@{policy}', ...fields } });
    }
    for (const [key, id] of known) if (!wanted[object].has(key)) add({ object, verb: 'Delete', id });
  }
  return operations;
}
