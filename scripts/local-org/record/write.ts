import { ApiError } from '../errors.ts';
import { recordContext } from '../formula/recordContext.ts';
import { toLongId } from '../identifiers.ts';
import type { SaveOperation } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { RowErrors, type SaveContext } from './context.ts';
import { planOf, type SavePlan } from './plan.ts';
import { checkReference, isKey, parentByKey, severalMatches } from './references.ts';
import { afterInsert, deriveStandardFields } from './standardBehaviour.ts';
import { checkValue, convertValue, malformedId } from './values.ts';

/** A record on its way into the store. */
export interface Draft {
  plan: SavePlan;
  /** The record as it is to be. */
  row: Row;
  /** What the caller gave and automation changed. */
  changes: Row;
  /** The stored record; undefined when the record is new. */
  prior: Row | undefined;
}

/** Reads what is to be a new record and checks what can be before automation has its say. */
export function draftInsert(context: SaveContext, object: ObjectModel, record: Record<string, unknown>): Draft {
  const { org, session } = context;
  const plan = planOf(org.schema, object);
  const { id: given, changes } = convertRecord(context, plan, record);
  if (given !== undefined)
    throw new ApiError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', { fields: ['Id'] });
  context.requireObjectPermission(object, 'insert');
  requireFieldPermissions(context, object, changes, 'insert');
  const row: Row = { ...defaultsOf(context, plan, changes), ...changes };
  if (object.fields.has('OwnerId')) row['OwnerId'] ??= session.userId;
  deriveStandardFields(context, object, row, changes, undefined);
  return { plan, row, changes, prior: undefined };
}

/** Reads a change of a record. With `ifUnmodifiedSince`, refuses when it was saved after that instant. */
export function draftUpdate(
  context: SaveContext,
  object: ObjectModel,
  record: Record<string, unknown>,
  ifUnmodifiedSince?: Date,
): Draft {
  const plan = planOf(context.org.schema, object);
  const { id, changes } = convertRecord(context, plan, record);
  if (id === undefined)
    throw new ApiError('MISSING_ARGUMENT', 'Id not specified in an update call', { fields: ['Id'] });
  context.requireObjectPermission(object, 'update');
  const prior = context.existing(object, id);
  requireFieldPermissions(context, object, changes, 'update');
  context.requireEdit(object, id);
  if (changes['OwnerId'] && changes['OwnerId'] !== prior['OwnerId']) context.requireFullAccess(object, id);
  if (ifUnmodifiedSince && Date.parse(String(prior['LastModifiedDate'])) > ifUnmodifiedSince.getTime())
    throw new ApiError('PRECONDITION_FAILED', 'One or more conditions given in the request header evaluated to false.');
  const row: Row = { ...prior, ...changes };
  deriveStandardFields(context, object, row, changes, prior);
  return { plan, row, changes, prior };
}

/** Checks the parents that a caller has given. */
export function checkParents(context: SaveContext, { plan, row, changes, prior }: Draft): void {
  checkReferences(context, plan, row, prior ? changes : row, prior);
}

/** Takes what automation has changed of a record as the API would. */
export function takeAssigned(context: SaveContext, draft: Draft, assigned: ReadonlySet<string>): void {
  const { plan, row, changes, prior } = draft;
  if (assigned.size === 0) return;
  const byAutomation: Row = {};
  for (const name of assigned) {
    const value = convertValue(plan.object.fields.get(name)!, row[name] ?? null);
    row[name] = changes[name] = byAutomation[name] = value;
  }
  deriveStandardFields(context, plan.object, row, changes, prior);
  checkReferences(context, plan, row, byAutomation, prior);
}

/** Checks a record and writes it; returns its id. */
export function writeDraft(context: SaveContext, { plan, row, changes, prior }: Draft): string {
  const { org, session, now } = context;
  const { object } = plan;
  const id = prior ? String(prior['Id']) : org.store.nextId(object.name);
  if (!prior && object.custom && object.fields.get('Name')!.type === 'string') row['Name'] ??= id;
  checkValues(plan, row, prior ? changes : row, prior);
  row['Id'] = id;
  applyRules(context, plan, row, prior);
  if (prior) {
    const changedFields = changed(row, prior);
    requireUnique(context, plan, row, changedFields);
    org.store.update(object.name, id, { ...changedFields, ...modified(context) });
  } else {
    requireUnique(context, plan, row, row);
    for (const field of plan.autonumbers) row[field.name] = nextAutonumber(context, object, field);
    Object.assign(row, { CreatedDate: now, CreatedById: session.userId, IsDeleted: false });
    org.store.insert(object.name, { ...row, ...modified(context) });
    afterInsert(context, object, row);
  }
  Object.assign(row, modified(context));
  return id;
}

/** Reads a change of the record that a key names, or of a new one. */
export function draftUpsert(
  context: SaveContext,
  object: ObjectModel,
  { record, externalIdField = 'Id', ifUnmodifiedSince }: SaveOperation,
): Draft {
  const { schema, store } = context.org;
  const key = schema.findField(object, externalIdField);
  if (!key || !isKey(key) || !context.readable(object, key))
    throw new ApiError(
      'INVALID_FIELD',
      `Field name provided, ${externalIdField} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`,
      { fields: [externalIdField] },
    );
  const [name, given] = Object.entries(record).find(([each]) => each.toLowerCase() === key.name.toLowerCase()) ?? [];
  const value = given === undefined ? null : convertValue(key, given);
  if (key.name === 'Id') {
    if (value !== null) return draftUpdate(context, object, record, ifUnmodifiedSince);
    const { [name ?? 'Id']: _none, ...rest } = record;
    return draftInsert(context, object, rest);
  }
  if (value === null) throw new ApiError('MISSING_ARGUMENT', `${key.name} not specified`, { fields: [key.name] });
  if (Object.keys(record).some((each) => each.toLowerCase() === 'id'))
    throw new ApiError('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', {
      fields: ['Id'],
    });
  const text = key.caseSensitive ? String(value) : String(value).toLowerCase();
  const seen = `${object.name}.${key.name}=${text}`;
  if (context.upserted.has(seen))
    throw new ApiError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, { fields: [key.name] });
  context.upserted.add(seen);
  const found = store.find(object.name, key.name, [value]);
  if (found.length > 1) throw severalMatches(key, found);
  if (!found[0]) return draftInsert(context, object, record);
  const { [name!]: _key, ...rest } = record;
  return draftUpdate(context, object, { ...rest, Id: found[0]['Id'] }, ifUnmodifiedSince);
}

/** The id of a record that is to be changed or deleted. @throws ApiError MISSING_ARGUMENT, MALFORMED_ID */
export function requiredId(object: ObjectModel, record: Record<string, unknown>, action: string): string {
  const given = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1];
  if (typeof given !== 'string' || given === '')
    throw new ApiError('MISSING_ARGUMENT', `Id not specified in ${action} call`, { fields: ['Id'] });
  return ownId(object, given);
}

function ownId(object: ObjectModel, given: string): string {
  const id = toLongId(given);
  if (id?.startsWith(object.keyPrefix)) return id;
  throw malformedId(object.fields.get('Id')!, given);
}

/** Field values by declared name, converted; parents named by a key become ids. */
function convertRecord(
  context: SaveContext,
  { object, parents }: SavePlan,
  record: Record<string, unknown>,
): { id?: string; changes: Row } {
  const { schema } = context.org;
  const changes: Row = {};
  let id: string | undefined;
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes' || value === undefined) continue;
    const field = schema.findField(object, name);
    if (!field) {
      const reference = parents.get(name.toLowerCase());
      if (!reference || typeof value !== 'object' || value === null || Array.isArray(value))
        throw unknownField(object, name);
      changes[reference.name] = parentByKey(context, reference, value as Record<string, unknown>);
    } else if (field.name === 'Id') {
      if (value !== null && value !== '') id = ownId(object, String(value));
    } else if (!context.readable(object, field)) throw unknownField(object, name);
    else if (!field.createable && !field.updateable) throw notWritable([field.name]);
    else changes[field.name] = convertValue(field, value);
  }
  return { ...(id === undefined ? {} : { id }), changes };
}

function unknownField(object: ObjectModel, name: string): ApiError {
  return new ApiError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, {
    fields: [name],
  });
}

function requireFieldPermissions(
  context: SaveContext,
  object: ObjectModel,
  changes: Row,
  action: 'insert' | 'update',
): void {
  const refused = Object.keys(changes).filter((name) => {
    const field = object.fields.get(name)!;
    return !(action === 'insert' ? field.createable : field.updateable) || !context.editable(object, field);
  });
  if (refused.length > 0) throw notWritable(refused);
}

function notWritable(names: string[]): ApiError {
  return new ApiError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    { fields: names },
  );
}

function defaultsOf(context: SaveContext, plan: SavePlan, changes: Row): Row {
  const row: Row = {};
  for (const field of plan.booleans) row[field.name] = false;
  for (const { field, formula } of plan.defaults)
    if (!(field.name in changes)) {
      const value = formula.evaluate(recordContext(context.org, context.session, plan.object, changes));
      row[field.name] = value === null ? (field.type === 'boolean' ? false : null) : convertValue(field, value);
    }
  return row;
}

/** Required fields of the row, then values of what changes. */
function checkValues(plan: SavePlan, row: Row, changes: Row, prior: Row | undefined): void {
  const missing = plan.required
    .filter(({ name }) => row[name] === null || row[name] === undefined)
    .map(({ name }) => name);
  if (missing.length > 0)
    throw new ApiError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, {
      fields: missing,
    });
  for (const name in changes)
    if (isChanged(name, changes, prior)) checkValue(plan.object.fields.get(name)!, changes[name]);
}

function checkReferences(
  context: SaveContext,
  { object }: SavePlan,
  row: Row,
  changes: Row,
  prior: Row | undefined,
): void {
  for (const name in changes) {
    const field = object.fields.get(name)!;
    if (field.type === 'reference' && isChanged(name, changes, prior)) checkReference(context, object, field, row);
  }
}

function isChanged(name: string, changes: Row, prior: Row | undefined): boolean {
  const value = changes[name];
  return value !== null && value !== undefined && !(prior && prior[name] === value);
}

function applyRules(context: SaveContext, plan: SavePlan, row: Row, prior: Row | undefined): void {
  if (plan.rules.length === 0) return;
  const formulaContext = recordContext(context.org, context.session, plan.object, row, prior);
  const broken = plan.rules.filter(({ formula }) => formula.evaluate(formulaContext) === true);
  if (broken.length === 0) return;
  const labels = context.org.labels(context.session.language);
  throw new RowErrors(
    broken.map(({ rule: { name, message, displayField } }) => ({
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: labels.validationMessage(plan.object.name, name, message),
      fields: displayField ? [displayField] : [],
    })),
  );
}

function requireUnique(context: SaveContext, { object, unique }: SavePlan, row: Row, changes: Row): void {
  for (const field of unique) {
    const value = changes[field.name];
    if (value === null || value === undefined) continue;
    const sql = `SELECT "Id" FROM "${object.name}" WHERE "${field.name}" = ? AND "IsDeleted" = 0`;
    const found = context.org.store.statement(sql).get(value as string);
    if (!found || found['Id'] === row['Id']) continue;
    if (field.name === 'Username')
      throw new ApiError(
        'DUPLICATE_USERNAME',
        'Duplicate Username. The username already exists in this or another organization. Usernames must be unique.',
        { fields: ['Username'] },
      );
    throw new ApiError(
      'DUPLICATE_VALUE',
      `duplicate value found: ${field.name} duplicates value on record with id: ${String(found['Id'])}`,
    );
  }
}

function nextAutonumber({ org }: SaveContext, object: ObjectModel, field: FieldModel): string {
  const number = org.store.nextNumber(`autonumber ${object.name}.${field.name}`);
  return field.displayFormat!.replace(/\{(0+)\}/, (_all, zeros: string) => String(number).padStart(zeros.length, '0'));
}

/** The fields whose value differs from the stored row. */
function changed(row: Row, prior: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== prior[name]));
}

function modified({ now, session }: SaveContext): Row {
  return { LastModifiedDate: now, LastModifiedById: session.userId, SystemModstamp: now };
}
