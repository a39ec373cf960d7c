import { notModelled } from '../errors.ts';
import { makeId } from '../identifiers.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import type { LocalOrg } from '../org.ts';
import type { Row } from '../store/store.ts';
import { addGrants, profileGrants } from './grants.ts';

/** Makes or renews the records that deployed permission sets, groups and queues are. */
export function applyComponents(org: LocalOrg, components: readonly MetadataComponent[]): void {
  for (const component of components) APPLY[component.type]?.(org, component);
}

const APPLY: Record<string, (org: LocalOrg, component: MetadataComponent) => void> = {
  PermissionSet(org, component) {
    addGrants(profileGrants('Standard User'), component);
    const { label, description } = component.content;
    put(org, 'PermissionSet', 'Name', component.fullName, {
      Label: label,
      Description: description ?? null,
      IsCustom: true,
      IsOwnedByProfile: false,
    });
  },
  Group(org, { fullName, content }) {
    const bosses = content['doesIncludeBosses'] !== 'false';
    putGroup(org, fullName, 'Regular', { Name: content['name'], DoesIncludeBosses: bosses });
  },
  CustomNotificationType(org, { fullName, content }) {
    const { customNotifTypeName, description = null, desktop, masterLabel, mobile } = content;
    put(org, 'CustomNotificationType', 'DeveloperName', fullName, {
      CustomNotifTypeName: customNotifTypeName,
      MasterLabel: masterLabel,
      Description: description,
      Desktop: desktop === 'true',
      Mobile: mobile === 'true',
    });
  },
  Queue(org, { fullName, content }) {
    const { name, email, queueMembers = {}, queueSobject = [] } = content;
    const QueueId = putGroup(org, fullName, 'Queue', { Name: name, Email: email ?? null, DoesIncludeBosses: true });
    const members = Object.entries(queueMembers as Record<string, Record<string, string[]>>).flatMap(([kind, names]) =>
      Object.values(names)
        .flat()
        .map((member) => memberId(org, kind, member)),
    );
    replace(
      org,
      'QueueSobject',
      { QueueId },
      'SobjectType',
      queueSobject.map((entry: Row) => entry['sobjectType']),
    );
    replace(org, 'GroupMember', { GroupId: QueueId }, 'UserOrGroupId', members);
  },
  ReportFolder: (org, component) => putFolder(org, 'Report', component),
  DashboardFolder: (org, component) => putFolder(org, 'Dashboard', component),
  Report(org, { fullName, content: { name, description = null, format } }) {
    putInFolder(org, 'Report', fullName, { Name: name, Description: description, Format: format });
  },
  Dashboard(org, { fullName, content: { title, description = null, dashboardType = 'SpecifiedUser' } }) {
    putInFolder(org, 'Dashboard', fullName, { Title: title, Description: description, Type: dashboardType });
  },
  SharingRules(_org, { fullName, content }) {
    for (const element of Object.keys(content))
      if (element !== 'sharingOwnerRules') throw notModelled(`${element} (sharing rules of ${fullName})`);
  },
};

/** @param holds what the folder is for: `Report` or `Dashboard` */
function putFolder(org: LocalOrg, holds: string, { fullName, content }: MetadataComponent): void {
  const same = org.store.find('Folder', 'DeveloperName', [fullName]).find((folder) => folder['Type'] === holds);
  write(org, 'Folder', same, { DeveloperName: fullName, Name: content['name'], Type: holds });
}

/** Reports and dashboards by their folder and name: two folders may hold reports of the same name. */
function putInFolder(org: LocalOrg, object: 'Report' | 'Dashboard', fullName: string, values: Row): void {
  const [folderName, DeveloperName] = fullName.split('/') as [string, string];
  const folders = org.store.find('Folder', 'DeveloperName', [folderName]);
  const folder = folders.find((each) => each['Type'] === object)!;
  const key = object === 'Report' ? 'OwnerId' : 'FolderId';
  const known = org.store.find(object, 'DeveloperName', [DeveloperName]).find((row) => row[key] === folder['Id']);
  write(org, object, known, { ...values, DeveloperName, FolderName: folder['Name'], [key]: folder['Id'] });
}

/** The groups that stand for a role and for a role with those below it: what a group can have as a member. */
export function addRoleGroups(org: LocalOrg, role: Row): void {
  for (const Type of ['Role', 'RoleAndSubordinates'])
    insert(org, 'Group', { Name: role['Name'], DeveloperName: role['DeveloperName'], RelatedId: role['Id'], Type });
}

function putGroup(org: LocalOrg, developerName: string, type: string, values: Row): string {
  const [known] = org.store.find('Group', 'DeveloperName', [developerName]).filter((group) => group['Type'] === type);
  return write(org, 'Group', known, { ...values, DeveloperName: developerName, Type: type });
}

function put(org: LocalOrg, object: string, key: string, name: string, values: Row): string {
  return write(org, object, org.store.find(object, key, [name])[0], { ...values, [key]: name });
}

function write(org: LocalOrg, object: string, known: Row | undefined, values: Row): string {
  if (!known) return insert(org, object, values);
  const now = org.clock.timestamp();
  const audit = { LastModifiedDate: now, LastModifiedById: makeId('005', 1), SystemModstamp: now };
  org.store.update(object, String(known['Id']), { ...values, ...audit });
  return String(known['Id']);
}

/** Writes a record as the org itself: in the name of its first user, past rules and permissions. */
function insert(org: LocalOrg, object: string, values: Row): string {
  const now = org.clock.timestamp();
  const user = makeId('005', 1);
  const audit = { CreatedDate: now, CreatedById: user, LastModifiedDate: now, LastModifiedById: user };
  const Id = org.store.nextId(object);
  org.store.insert(object, { Id, ...values, ...audit, SystemModstamp: now, IsDeleted: false });
  return Id;
}

/** Makes the rows under a parent exactly those with the given values of a field. */
function replace(org: LocalOrg, object: string, parent: Row, field: string, values: string[]): void {
  const [[key, id]] = Object.entries(parent) as [[string, string]];
  const known = org.store.find(object, key, [id]);
  for (const row of known)
    if (!values.includes(String(row[field]))) org.store.update(object, String(row['Id']), { IsDeleted: true });
  for (const value of values)
    if (!known.some((row) => row[field] === value)) insert(org, object, { ...parent, [field]: value });
}

function memberId(org: LocalOrg, kind: string, name: string): string {
  if (kind === 'users') return org.userId(name);
  const types: Record<string, string> = {
    publicGroups: 'Regular',
    roles: 'Role',
    roleAndSubordinates: 'RoleAndSubordinates',
    roleAndSubordinatesInternal: 'RoleAndSubordinates',
  };
  const groups = org.store.find('Group', 'DeveloperName', [name]);
  const group = groups.find((row) => row['Type'] === types[kind]);
  if (!group) throw notModelled(`the queue member ${name} (${kind})`);
  return String(group['Id']);
}
