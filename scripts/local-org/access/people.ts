import { notModelled } from '../errors.ts';
import type { Row, Store } from '../store/store.ts';

/** Users, roles and groups as sharing needs them: who is in what, who stands above whom. */
export class People {
  /** Role by user, parent by role. */
  readonly #role = new Map<string, string | null>();
  readonly #parent = new Map<string, string | null>();
  readonly #usersByRole = new Map<string, string[]>();
  readonly #roleByName = new Map<string, string>();
  readonly #groups = new Map<string, Row>();
  readonly #groupByName = new Map<string, Row>();
  readonly #memberIds = new Map<string, string[]>();
  readonly #resolved = new Map<string, Set<string>>();

  constructor(store: Store) {
    for (const role of store.all('UserRole')) {
      this.#parent.set(String(role['Id']), role['ParentRoleId'] as string | null);
      if (role['DeveloperName']) this.#roleByName.set(String(role['DeveloperName']).toLowerCase(), String(role['Id']));
    }
    for (const user of store.all('User')) {
      const role = user['UserRoleId'] as string | null;
      this.#role.set(String(user['Id']), role);
      if (role) append(this.#usersByRole, role, String(user['Id']));
    }
    for (const group of store.all('Group')) {
      this.#groups.set(String(group['Id']), group);
      if (group['Type'] === 'Regular' || group['Type'] === 'Queue')
        this.#groupByName.set(`${String(group['Type'])}/${String(group['DeveloperName']).toLowerCase()}`, group);
    }
    for (const member of store.all('GroupMember'))
      append(this.#memberIds, String(member['GroupId']), String(member['UserOrGroupId']));
  }

  /** Users whose role is below the user's. */
  subordinates(userId: string): string[] {
    const role = this.#role.get(userId);
    return role ? this.#rolesBelow(role).flatMap((below) => this.#usersByRole.get(below) ?? []) : [];
  }

  /** Ids of the queues whose records a user gets, as a member or as a superior of one. */
  queuesOf(userId: string): string[] {
    const queues = [...this.#groups.values()].filter((group) => group['Type'] === 'Queue');
    return queues.map((queue) => String(queue['Id'])).filter((id) => this.#withBosses(this.members(id)).has(userId));
  }

  /**
   * The users that `sharedTo` or `sharedFrom` of a sharing rule means; with `bosses` also those above them, where the
   * role hierarchy carries access on.
   * @throws ApiError naming what is not modelled or not there
   */
  shared(target: Record<string, unknown>, bosses: boolean): Set<string> {
    const found = new Set<string>();
    for (const [kind, value] of Object.entries(target))
      for (const name of [value].flat() as string[])
        for (const user of this.#sharedWith(kind, String(name), bosses)) found.add(user);
    return found;
  }

  #sharedWith(kind: string, name: string, bosses: boolean): Iterable<string> {
    if (kind === 'allInternalUsers') return this.#role.keys();
    if (kind === 'group' || kind === 'queue') {
      const group = this.#groupByName.get(`${kind === 'group' ? 'Regular' : 'Queue'}/${name.toLowerCase()}`);
      if (!group) throw notModelled(`sharing with the unknown ${kind} ${name}`);
      const id = String(group['Id']);
      const members = this.members(id);
      if (kind === 'queue') return bosses ? this.#withBosses(members) : [id];
      return bosses && group['DoesIncludeBosses'] ? this.#withBosses(members) : members;
    }
    const role = this.#roleByName.get(name.toLowerCase());
    if (!role) throw notModelled(`sharing with ${kind} ${name}`);
    const users = this.#usersOfRole(role, kind);
    return bosses ? this.#withBosses(users) : users;
  }

  #usersOfRole(role: string, kind: string): Set<string> {
    const below = ['roleAndSubordinates', 'roleAndSubordinatesInternal', 'RoleAndSubordinates'].includes(kind);
    if (!below && kind.toLowerCase() !== 'role') throw notModelled(`sharing with ${kind}`);
    const roles = below ? [role, ...this.#rolesBelow(role)] : [role];
    return new Set(roles.flatMap((id) => this.#usersByRole.get(id) ?? []));
  }

  /** The users in a group or queue, directly or through groups and roles in it. */
  members(groupId: string): Set<string> {
    const known = this.#resolved.get(groupId);
    if (known) return known;
    const users = new Set<string>();
    this.#resolved.set(groupId, users);
    const group = this.#groups.get(groupId);
    if (group?.['RelatedId'])
      for (const user of this.#usersOfRole(String(group['RelatedId']), String(group['Type']))) users.add(user);
    for (const id of this.#memberIds.get(groupId) ?? [])
      for (const user of id.startsWith('005') ? [id] : this.members(id)) users.add(user);
    return users;
  }

  #withBosses(users: Iterable<string>): Set<string> {
    const all = new Set(users);
    for (const user of users)
      for (let role = this.#parent.get(this.#role.get(user) ?? ''); role; role = this.#parent.get(role))
        for (const boss of this.#usersByRole.get(role) ?? []) all.add(boss);
    return all;
  }

  #rolesBelow(role: string): string[] {
    const children = [...this.#parent].filter(([, parent]) => parent === role).map(([id]) => id);
    return children.flatMap((child) => [child, ...this.#rolesBelow(child)]);
  }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
