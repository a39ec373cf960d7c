import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { noSuchColumn } from '../schema/model.ts';
import { displayValues } from './displayValue.ts';
import type { DisplayValue } from './displayValue.ts';
import { eTag, visibleObject } from './objectInfo.ts';

type Row = Record<string, unknown>;

/** A field, or through lookups the field of a parent. */
export interface FieldPath {
  path: string[];
  field: FieldModel;
}

const AUDIT_FIELDS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/**
 * Finds the field at a path such as `Owner.Name`, as far as the user may see it.
 * @returns undefined when there is no such field for the user
 */
export function findPath(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  path: readonly string[],
): FieldPath | undefined {
  const [name, ...rest] = path;
  if (rest.length === 0) {
    const field = org.schema.findField(object, name!);
    return field && org.access.fieldReadable(session, object.name, field.name)
      ? { path: [field.name], field }
      : undefined;
  }
  const reference = [...object.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === name!.toLowerCase(),
  );
  const target = reference && parentObject(org, reference);
  if (!reference || !target || !org.access.fieldReadable(session, object.name, reference.name)) return undefined;
  const below = findPath(org, session, target, rest);
  return below && { path: [reference.relationshipName!, ...below.path], field: below.field };
}

/** The object that a lookup's parent is read as; with several (user or queue) the one that SOQL calls Name: here the user. */
export function parentObject(org: LocalOrg, reference: FieldModel): ObjectModel | undefined {
  const targets = reference.referenceTo ?? [];
  return org.schema.find(targets.includes('User') ? 'User' : (targets[0] ?? ''));
}

/** Paths from the parameters `fields` and `optionalFields`, written `Account.Owner.Name`. @throws ApiError INVALID_FIELD */
export function requestedPaths(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  fields: string[],
  optional: string[],
): FieldPath[] {
  const found = new Map<string, FieldPath>();
  const add = (names: string[], required: boolean): void => {
    for (const name of names) {
      const [objectName, ...path] = name.trim().split('.');
      if (objectName?.toLowerCase() !== object.name.toLowerCase() || path.length === 0) {
        if (required)
          throw new ApiError('INVALID_FIELD', `The field ${name} is not written as ${object.name}.<field>.`);
        continue;
      }
      const fieldPath = findPath(org, session, object, path);
      if (fieldPath) found.set(fieldPath.path.join('.'), fieldPath);
      else if (required) throw noSuchColumn(object.name, path.join('.'));
    }
  };
  add(fields, true);
  add(optional, false);
  return [...found.values()];
}

/** Reads records as the UI API shows them. A record that is not there, or not for the user, is missing in the result. */
export function readRecords(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  ids: readonly string[],
  paths: readonly FieldPath[],
): Map<string, Row> {
  const list = ids.map((id) => toLongId(id)).filter((id) => id !== undefined);
  if (list.length === 0) return new Map();
  const soql = `${selectClause(org, object, paths)} WHERE Id IN (${list.map((id) => `'${id}'`).join(', ')})`;
  const rows = org.query(session, soql).records;
  const display = displayValues(org, session);
  return new Map(rows.map((row) => [String(row['Id']), recordView(org, object, row, paths, display)]));
}

/** `SELECT … FROM …` of the paths and what every record view has. */
export function selectClause(org: LocalOrg, object: ObjectModel, paths: readonly FieldPath[]): string {
  const audit = AUDIT_FIELDS.filter((name) => org.schema.findField(object, name));
  const names = new Set(['Id', ...audit, ...paths.map(({ path }) => path.join('.'))]);
  for (const { path } of paths)
    for (let depth = 1; depth < path.length; depth++) {
      const parent = path.slice(0, depth);
      names.add([...parent, 'Id'].join('.'));
      names.add([...parent, parentName(org, object, parent)].join('.'));
    }
  return `SELECT ${[...names].join(', ')} FROM ${object.name}`;
}

/** The name field of the object that a path of lookups leads to: it is the lookup's display value. */
function parentName(org: LocalOrg, object: ObjectModel, path: readonly string[]): string {
  const last = path.reduce((from, name) => {
    const reference = [...from.fields.values()].find((field) => field.relationshipName === name)!;
    return parentObject(org, reference)!;
  }, object);
  return last.nameFieldName;
}

/** One record from a query's row. */
export function recordView(
  org: LocalOrg,
  object: ObjectModel,
  row: Row,
  paths: readonly FieldPath[],
  display: DisplayValue,
): Row {
  const fields: Row = {};
  const parents = new Map<string, FieldPath[]>();
  for (const { path, field } of paths) {
    const [name, ...rest] = path;
    if (rest.length > 0) parents.set(name!, [...(parents.get(name!) ?? []), { path: rest, field }]);
    else
      fields[name!] = {
        displayValue: display(object.name, field, row[name!]),
        value: field.type === 'datetime' ? isoInstant(row[name!]) : (row[name!] ?? null),
      };
  }
  for (const [name, below] of parents) {
    const parentRow = row[name] as Row | null | undefined;
    const reference = [...object.fields.values()].find((field) => field.relationshipName === name)!;
    // Of a parent that is out of the user's reach only the name is told, not the id.
    const parent = parentRow
      ? (org.schema.objectOfId(String(parentRow['Id'])) ?? parentObject(org, reference)!)
      : undefined;
    const value = parentRow && parent ? recordView(org, parent, parentRow, below, display) : null;
    fields[name] = { displayValue: parentRow ? (parentRow[parent!.nameFieldName] ?? null) : null, value };
  }
  const content = {
    apiName: object.name,
    childRelationships: {},
    fields,
    id: row['Id'] ?? null,
    lastModifiedById: row['LastModifiedById'] ?? null,
    lastModifiedDate: isoInstant(row['LastModifiedDate']),
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: isoInstant(row['SystemModstamp']),
  };
  return { ...content, eTag: eTag(content), weakEtag: Date.parse(String(row['SystemModstamp'])) || 0 };
}

/** The object of a record id in a UI API address. @throws ApiError NOT_FOUND */
export function objectOfRecord(org: LocalOrg, session: Session, id: string): ObjectModel {
  const object = toLongId(id) === undefined ? undefined : org.schema.objectOfId(id);
  if (!object) throw new ApiError('NOT_FOUND', 'The requested resource does not exist');
  return visibleObject(org, session, object.name);
}

/** The UI API ends instants with Z. */
function isoInstant(value: unknown): string | null {
  return typeof value === 'string' ? value.replace('+0000', 'Z') : null;
}
