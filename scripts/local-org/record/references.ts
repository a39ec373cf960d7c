import { ApiError, notModelled } from '../errors.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import type { SaveContext } from './context.ts';
import { convertValue, malformedId } from './values.ts';

/** Whether a record can be named by a value of the field instead of by its id. */
export function isKey(field: FieldModel): boolean {
  return (
    field.externalId || field.name === 'Id' || field.name === 'Username' || (field.type === 'email' && field.indexed)
  );
}

/**
 * The id of a parent that a record names by a key: `{ "ExtKey__c": "x" }`.
 * @throws ApiError INVALID_FIELD when there is none, DUPLICATE_EXTERNAL_ID when there are several
 */
export function parentByKey(context: SaveContext, reference: FieldModel, given: Record<string, unknown>): string {
  const { attributes, ...keys } = given as { attributes?: { type?: string } };
  const [[name, value] = [], ...more] = Object.entries(keys);
  if (name === undefined || more.length > 0)
    throw new ApiError('INVALID_FIELD', `${reference.relationshipName}: exactly one key field must name the parent.`);
  const targets = reference.referenceTo!;
  const type = attributes?.type ?? (targets.length === 1 && !reference.polymorphic ? targets[0]! : undefined);
  if (type === undefined) throw notModelled(`a parent of several types without attributes.type: ${reference.name}`);
  const target = context.org.schema.object(type);
  const field = context.org.schema.findField(target, name);
  if (!targets.includes(target.name) || !field || !isKey(field) || !context.readable(target, field))
    throw new ApiError(
      'INVALID_FIELD',
      `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${type}`,
    );
  const key = convertValue(field, value);
  const found = key === null ? [] : context.org.store.find(target.name, field.name, [key]);
  if (found.length > 1) throw severalMatches(field, found);
  if (!found[0])
    throw new ApiError(
      'INVALID_FIELD',
      `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${target.name}`,
    );
  return String(found[0]['Id']);
}

export function severalMatches(field: FieldModel, found: readonly Row[]): ApiError {
  const ids = found.map((row) => String(row['Id'])).join(', ');
  return new ApiError(
    'DUPLICATE_EXTERNAL_ID',
    `${field.name}: more than one record found for external id field: [${ids}]`,
  );
}

/**
 * Checks that a reference of a row points to a record of the right object that is there, not deleted and visible to
 * the user; an owner must be able to own it, and a standard hierarchy must not turn back on itself.
 * @throws ApiError FIELD_INTEGRITY_EXCEPTION, INVALID_CROSS_REFERENCE_KEY, ENTITY_IS_DELETED, CIRCULAR_DEPENDENCY,
 * INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, INACTIVE_OWNER_OR_USER, TRANSFER_REQUIRES_READ
 */
export function checkReference(context: SaveContext, object: ObjectModel, field: FieldModel, row: Row): void {
  const { schema, store, access } = context.org;
  const id = String(row[field.name]);
  const target = schema.objectOfId(id);
  if (!target || !field.referenceTo!.includes(target.name)) throw malformedId(field, id, 'FIELD_INTEGRITY_EXCEPTION');
  const known = store.statement(`SELECT "IsDeleted" FROM "${target.name}" WHERE "Id" = ?`).get(id);
  if (!known) throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (known['IsDeleted'] === 1) throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted');
  if (field.name === 'OwnerId') checkOwner(context, object, target, id);
  if (target === object && !field.custom && row['Id']) refuseCircle(context, object, field, String(row['Id']), id);
  if (context.system || target.setup) return;
  const level = access.visibleRecord(context.session, target.name, id);
  if (level === 'none' || (level === 'read' && field.name === object.controllingField))
    throw new ApiError(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
    );
}

function refuseCircle({ org }: SaveContext, object: ObjectModel, field: FieldModel, id: string, parent: string): void {
  const sql = `SELECT "${field.name}" AS parent FROM "${object.name}" WHERE "Id" = ?`;
  for (let above: unknown = parent; above; above = org.store.statement(sql).get(String(above))?.['parent'])
    if (above === id)
      throw new ApiError('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints', { fields: [field.name] });
}

function checkOwner({ org, session }: SaveContext, object: ObjectModel, target: ObjectModel, id: string): void {
  const fields = { fields: ['OwnerId'] };
  if (target.name === 'Group') {
    if (!org.store.find('QueueSobject', 'QueueId', [id]).some((row) => row['SobjectType'] === object.name))
      throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'Queue not associated with this SObject type', fields);
  } else if (id !== session.userId) {
    if (org.store.get('User', id)!['IsActive'] !== true)
      throw new ApiError(
        'INACTIVE_OWNER_OR_USER',
        `operation performed with inactive user [${id}] as owner of ${object.label.toLowerCase()}`,
        fields,
      );
    if (!org.access.canRead({ ...session, userId: id }, object.name))
      throw new ApiError('TRANSFER_REQUIRES_READ', 'The new owner must have read permission', fields);
  }
}
