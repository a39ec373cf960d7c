import type { MetadataComponent } from '../metadata/component.ts';
import type { LocalOrg } from '../org.ts';
import type { Row } from '../store/store.ts';

/** Erases the records that deleted permission sets, groups, queues, reports, dashboards and folders were. */
export function withdrawComponents(org: LocalOrg, components: readonly MetadataComponent[]): void {
  // Folders after what is in them.
  const inOrder = [...components].sort((a, b) => Number(a.type.endsWith('Folder')) - Number(b.type.endsWith('Folder')));
  for (const { type, fullName } of inOrder) WITHDRAW[type]?.(org, fullName);
}

const WITHDRAW: Record<string, (org: LocalOrg, fullName: string) => void> = {
  PermissionSet: (org, name) =>
    erase(org, 'PermissionSet', find(org, 'PermissionSet', 'Name', name), [
      ['PermissionSetAssignment', 'PermissionSetId'],
    ]),
  Group: (org, name) => eraseGroup(org, name, 'Regular'),
  Queue: (org, name) => eraseGroup(org, name, 'Queue'),
  CustomNotificationType: (org, name) =>
    erase(org, 'CustomNotificationType', find(org, 'CustomNotificationType', 'DeveloperName', name)),
  Report: (org, name) => eraseInFolder(org, 'Report', 'OwnerId', name),
  Dashboard: (org, name) => eraseInFolder(org, 'Dashboard', 'FolderId', name),
  ReportFolder: (org, name) => erase(org, 'Folder', folders(org, 'Report', name)),
  DashboardFolder: (org, name) => erase(org, 'Folder', folders(org, 'Dashboard', name)),
};

const find = (org: LocalOrg, object: string, field: string, value: unknown): Row[] =>
  org.store.find(object, field, [value], { deleted: true });

const folders = (org: LocalOrg, type: string, name: string): Row[] =>
  find(org, 'Folder', 'DeveloperName', name).filter((folder) => folder['Type'] === type);

function eraseGroup(org: LocalOrg, name: string, type: string): void {
  const groups = find(org, 'Group', 'DeveloperName', name).filter((group) => group['Type'] === type);
  erase(org, 'Group', groups, [
    ['GroupMember', 'GroupId'],
    ['GroupMember', 'UserOrGroupId'],
    ['QueueSobject', 'QueueId'],
  ]);
}

function eraseInFolder(org: LocalOrg, object: 'Report' | 'Dashboard', key: string, fullName: string): void {
  const [folder, name] = fullName.split('/') as [string, string];
  const ids = folders(org, object, folder).map(({ Id }) => Id);
  erase(
    org,
    object,
    find(org, object, 'DeveloperName', name).filter((row) => ids.includes(row[key])),
  );
}

function erase(
  org: LocalOrg,
  object: string,
  rows: readonly Row[],
  children: [object: string, field: string][] = [],
): void {
  for (const row of rows) {
    for (const [child, field] of children)
      for (const { Id } of find(org, child, field, row['Id'])) org.store.erase(child, String(Id));
    org.store.erase(object, String(row['Id']));
  }
}
