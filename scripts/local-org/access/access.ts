import { sharedFolders } from '../analytics/catalogue.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { quote } from '../store/tables.ts';
import { addGrants, objectGrant, profileGrants } from './grants.ts';
import type { Grants, ObjectGrant } from './grants.ts';
import { Parameters, Sharing } from './sharing.ts';
import type { AccessLevel } from './sharing.ts';

/** Answers what a user may see and do. Answers are kept until users, assignments, groups or metadata change. */
export class AccessControl {
  readonly #org: LocalOrg;
  readonly #grants = new Map<string, Grants>();
  #grantsVersion = '';
  #sharing: Sharing | undefined;
  #sharingVersion = '';

  constructor(org: LocalOrg) {
    this.#org = org;
  }

  canRead(session: Session, object: string): boolean {
    return this.#object(session, object).read;
  }

  canCreate(session: Session, object: string): boolean {
    return this.#object(session, object).create && this.#org.schema.object(object).createable;
  }

  canEdit(session: Session, object: string): boolean {
    return this.#object(session, object).edit && this.#org.schema.object(object).updateable;
  }

  canDelete(session: Session, object: string): boolean {
    return this.#object(session, object).delete && this.#org.schema.object(object).deletable;
  }

  /** Whether the user may see a field of an object that the user may read. */
  fieldReadable(session: Session, object: string, field: string): boolean {
    return this.canRead(session, object) && this.#field(session, object, field, 'read');
  }

  /** Whether the user's permissions allow to write a field; the field itself may still be read-only. */
  fieldEditable(session: Session, object: string, field: string): boolean {
    return this.#field(session, object, field, 'edit');
  }

  hasCustomPermission(session: Session, name: string): boolean {
    return this.grants(session).customPermissions.has(name.toLowerCase());
  }

  /** Whether the profile or a permission set gives a user permission, such as `ModifyAllData`. */
  hasUserPermission(session: Session, name: string): boolean {
    return this.grants(session).userPermissions.has(name.toLowerCase());
  }

  /** Names of the tabs that the user sees. */
  tabsOf(session: Session): string[] {
    return [...this.grants(session).tabs];
  }

  /** Names of the apps that the user sees. */
  appsOf(session: Session): string[] {
    return [...this.grants(session).apps];
  }

  /** The users in a group or queue, through groups and roles in it too. */
  membersOf(groupId: string): ReadonlySet<string> {
    return this.#currentSharing().people.members(groupId);
  }

  /** The users that a part of a sharing rule means, with those above them. */
  sharedWith(target: Record<string, unknown>): ReadonlySet<string> {
    return this.#currentSharing().people.shared(target, true);
  }

  /** How far sharing lets the user into one record, deleted or not. Object permissions are asked for separately. */
  visibleRecord(session: Session, object: string, id: string): 'none' | 'read' | 'edit' {
    if (this.#reaches(session, object, id, 'edit')) return 'edit';
    return this.#reaches(session, object, id, 'read') ? 'read' : 'none';
  }

  /** Whether sharing lets the user delete one record. */
  deletableRecord(session: Session, object: string, id: string): boolean {
    return this.#reaches(session, object, id, 'delete');
  }

  /**
   * The condition under which the session's user has access to a record of an object.
   * @param alias of the object's table in the SQL statement
   * @returns SQL, or undefined when the user has access to all of them
   */
  condition(
    session: Session,
    object: ObjectModel,
    alias: string,
    parameters: Parameters,
    level: AccessLevel = 'read',
  ): string | undefined {
    const folders = sharedFolders(this.#org, session, object.name);
    if (folders)
      return `${alias}.${folders.field} IN (SELECT value FROM json_each(${parameters.add(JSON.stringify(folders.ids))}))`;
    return this.#currentSharing().condition(session.userId, this.grants(session), object, alias, level, parameters);
  }

  /** All that profile and permission sets grant the session's user. */
  grants(session: Session): Grants {
    const version = this.#org.store.version('User', 'PermissionSetAssignment', 'PermissionSet');
    if (version !== this.#grantsVersion) {
      this.#grants.clear();
      this.#grantsVersion = version;
    }
    let grants = this.#grants.get(session.userId);
    if (!grants) {
      grants = this.#collect(session.userId);
      this.#grants.set(session.userId, grants);
    }
    return grants;
  }

  #collect(userId: string): Grants {
    const { store, metadata } = this.#org;
    const user = store.get('User', userId);
    const profile = store.get('Profile', String(user?.['ProfileId']));
    const grants = profileGrants(String(profile?.['Name']));
    for (const assignment of store.find('PermissionSetAssignment', 'AssigneeId', [userId])) {
      const set = store.get('PermissionSet', String(assignment['PermissionSetId']));
      const component = set && metadata.get('PermissionSet', String(set['Name']));
      if (component) addGrants(grants, component);
    }
    return grants;
  }

  #object(session: Session, object: string): ObjectGrant {
    return objectGrant(this.grants(session), this.#org.schema.object(object));
  }

  #field(session: Session, object: string, name: string, right: 'read' | 'edit'): boolean {
    const field = this.#org.schema.field(object, name);
    if (!field.permissionable || !field.custom) return true;
    return this.grants(session).fields.get(`${object}.${name}`.toLowerCase())?.[right] ?? false;
  }

  #reaches(session: Session, object: string, id: string, level: AccessLevel): boolean {
    const model = this.#org.schema.object(object);
    const parameters = new Parameters();
    const condition = this.condition(session, model, 't', parameters, level) ?? '1';
    const sql = `SELECT 1 FROM ${quote(model.name)} t WHERE t."Id" = ${parameters.add(id)} AND ${condition}`;
    return this.#org.store.statement(sql).get(parameters.values) !== undefined;
  }

  #currentSharing(): Sharing {
    const version = this.#org.store.version('User', 'UserRole', 'Group', 'GroupMember');
    if (!this.#sharing || version !== this.#sharingVersion) {
      this.#sharing = new Sharing(this.#org);
      this.#sharingVersion = version;
    }
    return this.#sharing;
  }
}
