import type { LocalOrg } from '../org.ts';
import type { FlowVersion } from './flowVersions.ts';
import type { Doomed } from './removal.ts';

/** Interviews that a refusal names. */
const SHOWN = 10;

/** Why the records of an org keep a component from being deleted, in words of a deploy's result. */
export function recordsInTheWay(org: LocalOrg, doomed: Doomed): string[] {
  return CHECKS[doomed.type]?.(org, doomed) ?? [];
}

const CHECKS: Record<string, (org: LocalOrg, doomed: Doomed) => string[]> = {
  Flow(org, { version }) {
    return version ? flowInTheWay(org, version) : [];
  },
  PermissionSet({ store }, { fullName }) {
    const [set] = store.find('PermissionSet', 'Name', [fullName]);
    const assigned = set ? store.find('PermissionSetAssignment', 'PermissionSetId', [set['Id']]).length : 0;
    return assigned > 0 ? [`Cannot delete the permission set ${fullName}: ${assigned} users are assigned to it`] : [];
  },
  Queue({ store, schema }, { fullName }) {
    const queue = store.find('Group', 'DeveloperName', [fullName]).find((group) => group['Type'] === 'Queue');
    const owned = [...schema.objects.values()].filter(
      ({ name, fields }) => queue && fields.has('OwnerId') && store.find(name, 'OwnerId', [queue['Id']]).length > 0,
    );
    return owned.map(({ name }) => `Cannot delete the queue ${fullName}: it owns records of ${name}`);
  },
};

/** Why a version of a flow cannot be deleted: it is the one that runs, or has interviews that wait. */
export function flowInTheWay(org: LocalOrg, version: FlowVersion): string[] {
  if (version.status === 'Active')
    return [`The flow version ${version.flow}-${version.number} is active and cannot be deleted: deactivate the flow`];
  const waiting = org.store.find('FlowInterview', 'FlowVersionViewId', [version.id]).map(({ Id }) => String(Id));
  if (waiting.length === 0) return [];
  const shown = waiting.slice(0, SHOWN).map((id) => `Flow Interview - ${id}`);
  return [
    `This flow version is referenced elsewhere in salesforce.com.  Remove the usage and try again. : ${shown.join(', ')}`,
  ];
}
