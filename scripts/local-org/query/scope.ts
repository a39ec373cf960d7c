import type { Parameters } from '../access/sharing.ts';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import { binHorizon } from '../store/recycleBin.ts';
import { plainField } from '../schema/fields.ts';
import { noSuchColumn, unsupportedObject } from '../schema/model.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { hasColumn, isCaseless, quote } from '../store/tables.ts';
import { archived } from './archive.ts';
import { malformed } from './parse.ts';

/** What a statement is compiled for: whose rights count, and where its values go. */
export interface QueryContext {
  org: LocalOrg;
  session: Session;
  parameters: Parameters;
  /** Deleted records too. */
  all: boolean;
  /** Values of bind variables by name. */
  binds: Record<string, unknown>;
  nextAlias: () => string;
}

/** Tables that a name in a path stands for: one, or for an owner that is a user or a queue two. */
export interface Place {
  /** Written names down to here, in the schema's spelling; empty for the object of FROM. */
  path: string[];
  targets: Target[];
  /** Of a parent that may be of any kind: only what all names have is read of it. */
  polymorphic?: boolean;
}

interface Target {
  object: ObjectModel;
  alias: string;
  /** Of a parent: the condition under which more than its name may be seen. */
  visible?: string;
}

export interface Column {
  sql: string;
  field: FieldModel;
  object: ObjectModel;
  place: Place;
}

const DEEPEST = 5;
/** What can be read of `Who` and `What`, as far as each kind of them has it. */
const NAME_FIELDS = new Set(['id', 'name', 'firstname', 'lastname', 'title', 'email', 'phone']);

/** The tables of one FROM with the parents joined to it; finds fields by path, as far as the user may see them. */
export class Scope {
  readonly context: QueryContext;
  readonly root: Place;
  readonly #names: string[];
  readonly #joins: string[] = [];
  readonly #places = new Map<string, Place>();

  /** @param alias what the query calls the object, if it does */
  constructor(context: QueryContext, object: ObjectModel, alias?: string) {
    if (!context.org.access.canRead(context.session, object.name) || !object.queryable)
      throw unsupportedObject(object.name);
    this.context = context;
    this.root = { path: [], targets: [{ object, alias: context.nextAlias() }] };
    this.#names = [object.name, ...(alias ? [alias] : [])].map((name) => name.toLowerCase());
  }

  get object(): ObjectModel {
    return this.root.targets[0]!.object;
  }

  get alias(): string {
    return this.root.targets[0]!.alias;
  }

  /** `"Account" t1 LEFT JOIN …`: read it after all fields have been asked for. */
  get from(): string {
    return `${quote(this.object.name)} ${this.alias}${this.joins}`;
  }

  /** The parents only, where FROM has the object already. */
  get joins(): string {
    return this.#joins.map((join) => ` ${join}`).join('');
  }

  /** Conditions that every record of the result meets: not deleted, and shared with the user. */
  get restrictions(): string[] {
    const { org, session, parameters, all } = this.context;
    const shared = org.access.condition(session, this.object, this.alias, parameters);
    const shown = this.#shown(all);
    return [...shown, ...(shared ? [shared] : [])];
  }

  /** Live records; with `all` also archived ones and what is in the recycle bin. */
  #shown(all: boolean): string[] {
    const deleted = `${this.alias}."IsDeleted"`;
    if (all) {
      const horizon = this.context.parameters.add(binHorizon(this.context.org.clock.now()));
      return [`(${deleted} = 0 OR ${this.alias}."SystemModstamp" > ${horizon})`];
    }
    const old = archived(this.object, this.alias, this.context);
    return [`${deleted} = 0`, ...(old ? [`NOT ${old}`] : [])];
  }

  /** A field by its path. @throws ApiError INVALID_FIELD when there is none, or none for this user */
  column(written: string): Column {
    const names = written.split('.');
    const name = names.pop()!;
    return this.columnAt(this.place(names), name);
  }

  /** The object that names of relationships lead to; a leading name of the object of FROM counts for nothing. */
  place(names: readonly string[]): Place {
    const [first, ...rest] = names;
    if (first !== undefined && this.#names.includes(first.toLowerCase()) && !this.#relationship(this.root, first))
      return this.place(rest);
    if (names.length > DEEPEST) throw malformed(`SOQL relationship too deep: ${names.join('.')}`);
    return names.reduce((place: Place, name) => this.#parent(place, name), this.root);
  }

  columnAt(place: Place, name: string): Column {
    const { org, session } = this.context;
    if (place.polymorphic && name.toLowerCase() === 'type')
      return { sql: typeName(place), field: plainField('Type', 'Type', 'string'), object: this.object, place };
    const found = place.targets.flatMap((target) => {
      const field = org.schema.findField(target.object, name);
      return field && org.access.fieldReadable(session, target.object.name, field.name) ? [{ target, field }] : [];
    });
    const [first] = found;
    if (!first || (place.polymorphic && !NAME_FIELDS.has(name.toLowerCase())))
      throw noSuchColumn(place.polymorphic ? 'Name' : place.targets[0]!.object.name, name);
    const { field } = first;
    const { object } = first.target;
    const reads = found.map(({ target, field }) => this.#read(target, field));
    if (place.targets.length > 1 && field.name === 'Type') reads.push(typeName(place));
    let sql = reads.length === 1 ? reads[0]! : `coalesce(${reads.join(', ')})`;
    // Only a bare column brings the collation of its definition along.
    if (!/^\w+\."\w+"$/.test(sql) && isCaseless(field)) sql = `(${sql} COLLATE NOCASE)`;
    return { sql: hasColumn(field) ? sql : '', field, object, place };
  }

  #read({ object, alias, visible }: Target, field: FieldModel): string {
    if (field.name === 'IsArchived') return `(${archived(object, alias, this.context)})`;
    const sql = `${alias}.${quote(field.name)}`;
    return visible && field.name !== 'Id' && !field.nameField ? `CASE WHEN ${visible} THEN ${sql} END` : sql;
  }

  #relationship(place: Place, name: string): FieldModel | undefined {
    const wanted = name.toLowerCase();
    for (const { object } of place.targets)
      for (const field of object.fields.values()) if (field.relationshipName?.toLowerCase() === wanted) return field;
    return undefined;
  }

  #parent(from: Place, name: string): Place {
    const { org, session, parameters } = this.context;
    const reference = this.#relationship(from, name);
    const object = from.targets.find((target) => target.object.fields.get(reference?.name ?? '') === reference)?.object;
    if (!reference || !object || !org.access.fieldReadable(session, object.name, reference.name))
      throw noSuchRelationship(name);
    const path = [...from.path, reference.relationshipName!];
    const known = this.#places.get(path.join('.'));
    if (known) return known;
    const { sql } = this.columnAt(from, reference.name);
    const targets = reference.referenceTo!.map((target): Target => ({
      object: org.schema.object(target),
      alias: this.context.nextAlias(),
    }));
    const place: Place = { path, targets, ...(reference.polymorphic ? { polymorphic: true } : {}) };
    for (const target of targets) {
      if (!org.access.canRead(session, target.object.name)) throw noSuchRelationship(name);
      this.#joins.push(`LEFT JOIN ${quote(target.object.name)} ${target.alias} ON ${target.alias}."Id" = ${sql}`);
      const visible = org.access.condition(session, target.object, target.alias, parameters);
      if (visible) target.visible = visible;
    }
    this.#places.set(path.join('.'), place);
    return place;
  }
}

/** `Owner.Type` of a user, who has no such field: a group has one, which says queue. */
function typeName({ targets }: Place): string {
  return `(CASE ${targets.map(({ object, alias }) => `WHEN ${alias}."Id" IS NOT NULL THEN '${object.name}'`).join(' ')} END COLLATE NOCASE)`;
}

function noSuchRelationship(name: string): ApiError {
  return new ApiError(
    'INVALID_FIELD',
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}
