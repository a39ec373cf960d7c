import type { LocalOrg } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { quote } from '../store/tables.ts';
import { objectGrant } from './grants.ts';
import type { Grants } from './grants.ts';
import { People } from './people.ts';

/** What is asked of a record. To delete takes more than to edit: sharing rules do not give it. */
export type AccessLevel = 'read' | 'edit' | 'delete';

/** Values bound to a statement; `add` gives the name to write into its text, the same for the same value. */
export class Parameters {
  readonly values: Record<string, number | string> = {};
  readonly #names = new Map<number | string, string>();

  add(value: number | string): string {
    let name = this.#names.get(value);
    if (!name) {
      name = `p${this.#names.size + 1}`;
      this.#names.set(value, name);
      this.values[name] = value;
    }
    return `:${name}`;
  }
}

/** Which records of an object a user gets: as conditions for SQL, from owner, roles, groups and sharing rules. */
export class Sharing {
  readonly #org: LocalOrg;
  readonly people: People;
  readonly #owners = new Map<string, string>();

  constructor(org: LocalOrg) {
    this.#org = org;
    this.people = new People(org.store);
  }

  /**
   * The condition under which a user has access to a record.
   * @param alias of the object's table in the statement
   * @returns SQL, or undefined when the user has access to all records
   */
  condition(
    userId: string,
    grants: Grants,
    object: ObjectModel,
    alias: string,
    level: AccessLevel,
    parameters: Parameters,
  ): string | undefined {
    const grant = objectGrant(grants, object);
    if (grant.modifyAll || object.setup || (level === 'read' && grant.viewAll)) return undefined;
    if (object.sharingModel === 'ReadWrite' && level !== 'delete') return undefined;
    if (object.sharingModel === 'Read' && level === 'read') return undefined;
    if (object.sharingModel === 'ControlledByParent')
      return this.#byParent(userId, grants, object, alias, level, parameters);
    if (!object.fields.has('OwnerId')) return level === 'delete' ? undefined : '0';
    const owned = this.#owned(userId, object, alias, level, parameters);
    if (object.fields.has('IsArchived') && level === 'read')
      return `(${owned} OR ${this.#byAccount(userId, grants, alias, parameters)})`;
    if (object.name !== 'Account' || level !== 'read') return owned;
    const opportunity = this.#org.schema.object('Opportunity');
    const below = this.#owned(userId, opportunity, 'below', 'read', parameters);
    return `(${owned} OR EXISTS (SELECT 1 FROM "Opportunity" below WHERE below."AccountId" = ${alias}."Id" AND below."IsDeleted" = 0 AND ${below}))`;
  }

  /** An activity is read by who reads its account. */
  #byAccount(userId: string, grants: Grants, alias: string, parameters: Parameters): string {
    const above = `${alias}_account`;
    const account = this.#org.schema.object('Account');
    const condition = this.condition(userId, grants, account, above, 'read', parameters) ?? '1';
    return `EXISTS (SELECT 1 FROM "Account" ${above} WHERE ${above}."Id" = ${alias}."AccountId" AND ${condition})`;
  }

  #byParent(
    userId: string,
    grants: Grants,
    object: ObjectModel,
    alias: string,
    level: AccessLevel,
    parameters: Parameters,
  ): string | undefined {
    const field = object.fields.get(object.controllingField!)!;
    const parent = this.#org.schema.object(field.referenceTo![0]!);
    const above = `${alias}_above`;
    const parentLevel = level === 'read' ? 'read' : 'edit';
    const condition = this.condition(userId, grants, parent, above, parentLevel, parameters);
    const reference = `${alias}.${quote(field.name)}`;
    const throughParent = condition
      ? `EXISTS (SELECT 1 FROM ${quote(parent.name)} ${above} WHERE ${above}."Id" = ${reference} AND ${condition})`
      : `${reference} IS NOT NULL`;
    if (field.required) return condition && throughParent;
    return `(${throughParent} OR ${reference} IS NULL AND ${alias}."OwnerId" = ${parameters.add(userId)})`;
  }

  #owned(userId: string, object: ObjectModel, alias: string, level: AccessLevel, parameters: Parameters): string {
    const key = `${userId}/${object.name}/${level}`;
    let owners = this.#owners.get(key);
    if (!owners) {
      owners = JSON.stringify([...this.#ownerIds(userId, object, level)]);
      this.#owners.set(key, owners);
    }
    return `${alias}."OwnerId" IN (SELECT value FROM json_each(${parameters.add(owners)}))`;
  }

  /** The owners whose records of an object a user gets. */
  #ownerIds(userId: string, object: ObjectModel, level: AccessLevel): Set<string> {
    const people = this.people;
    const owners = new Set([userId, ...people.subordinates(userId), ...people.queuesOf(userId)]);
    const rules = this.#org.metadata.get('SharingRules', object.name)?.content['sharingOwnerRules'] ?? [];
    for (const rule of level === 'delete' ? [] : rules)
      if ((level === 'read' || rule.accessLevel === 'Edit') && people.shared(rule.sharedTo, true).has(userId))
        for (const owner of people.shared(rule.sharedFrom, false)) owners.add(owner);
    return owners;
  }
}
