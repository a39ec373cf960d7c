import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { LocalOrg, SaveOperation, SaveResult, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { layoutPaths } from './layout.ts';
import { visibleObject } from './objectInfo.ts';
import { findPath, objectOfRecord, readRecords } from './recordView.ts';

type Json = Record<string, unknown>;

/** A refused save, in the form that record forms read. */
export class RecordRefused extends Error {
  readonly status: number;
  readonly body: Json;

  constructor(
    org: LocalOrg,
    session: Session,
    object: ObjectModel,
    action: 'create' | 'update' | 'delete',
    errors: SaveResult['errors'],
  ) {
    super(`An error occurred while trying to ${action} the record. Please try again.`);
    const labels = org.labels(session.language);
    const general: Json[] = [];
    const fieldErrors: Record<string, Json[]> = {};
    for (const { statusCode, message, fields } of errors) {
      const plain = { constituentField: null, duplicateRecordError: null, errorCode: statusCode };
      const known = fields.flatMap((name) => org.schema.findField(object, name) ?? []);
      if (known.length === 0) general.push({ ...plain, field: null, fieldLabel: null, message });
      for (const { name } of known)
        (fieldErrors[name] ??= []).push({
          ...plain,
          field: name,
          fieldLabel: labels.field(object.name, name),
          message,
        });
    }
    const [first] = errors;
    this.status = new ApiError(first!.statusCode, first!.message).status;
    this.body = {
      message: this.message,
      statusCode: this.status,
      errorCode: first!.statusCode,
      enhancedErrorType: 'RecordError',
      output: { errors: general, fieldErrors },
    };
  }
}

/** `POST records` with `{ apiName, fields }`. */
export function createRecord(org: LocalOrg, session: Session, input: Json): Json {
  const object = visibleObject(org, session, String(input['apiName'] ?? ''));
  const fields = fieldsOf(input);
  const [result] = org.save(session, [{ action: 'insert', object: object.name, record: fields }], { allOrNone: true });
  if (!result!.success) throw new RecordRefused(org, session, object, 'create', result!.errors);
  return savedRecord(org, session, object, result!.id!, fields);
}

/** `PATCH records/<id>` with `{ fields }`; a record changed after `ifUnmodifiedSince` is not saved. */
export function updateRecord(
  org: LocalOrg,
  session: Session,
  recordId: string,
  input: Json,
  ifUnmodifiedSince: Date | undefined,
): Json {
  const object = objectOfRecord(org, session, recordId);
  const fields = fieldsOf(input);
  const operation: SaveOperation = {
    action: 'update',
    object: object.name,
    record: { ...fields, Id: toLongId(recordId) },
    ...(ifUnmodifiedSince ? { ifUnmodifiedSince } : {}),
  };
  const [result] = org.save(session, [operation], { allOrNone: true });
  if (!result!.success) throw new RecordRefused(org, session, object, 'update', result!.errors);
  return savedRecord(org, session, object, recordId, fields);
}

/** `DELETE records/<id>` */
export function deleteRecord(org: LocalOrg, session: Session, recordId: string): void {
  const object = objectOfRecord(org, session, recordId);
  const [result] = org.save(session, [{ action: 'delete', object: object.name, record: { Id: toLongId(recordId) } }], {
    allOrNone: true,
  });
  if (!result!.success) throw new RecordRefused(org, session, object, 'delete', result!.errors);
}

function savedRecord(org: LocalOrg, session: Session, object: ObjectModel, id: string, fields: Json): Json {
  const given = Object.keys(fields).flatMap((name) => findPath(org, session, object, [name]) ?? []);
  const paths = [...layoutPaths(org, session, object, 'Full'), ...given];
  const unique = new Map(paths.map((path) => [path.path.join('.'), path]));
  const found = readRecords(org, session, object, [id], [...unique.values()]).get(toLongId(id)!);
  // Saved, but now out of the user's sight.
  return found ?? { apiName: object.name, id, fields: {} };
}

function fieldsOf(input: Json): Json {
  const fields = input['fields'];
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new ApiError('JSON_PARSER_ERROR', "The request needs the record's values in 'fields'.");
  return fields as Json;
}
