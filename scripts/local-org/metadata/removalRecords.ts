import type { LocalOrg } from '../org.ts';
import type { Doomed } from './removal.ts';

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
export function flowInTheWay(
  org: LocalOrg,
  version: { id: string; flow: string; number: number; status: string },
): string[] {
  if (version.status === 'Active')
    return [`The flow version ${version.flow}-${version.number} is active and cannot be deleted: deactivate the flow`];
  return [];
}
