import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { SaveOperation } from '../org.ts';
import { basePath, dateHeader, fieldsOf, objectBody, quoteText, refusal } from './resource.ts';
import type { RestAnswer, RestCall } from './resource.ts';

type RecordRow = Record<string, unknown>;

/** `POST sobjects/<object>` */
export function createRecord(call: RestCall, objectName: string): RestAnswer {
  const object = call.org.schema.object(objectName).name;
  const result = save(call, { action: 'insert', object, record: fieldsOf(objectBody(call)) });
  if (!result.success) return refusal(result);
  const headers = { Location: `${basePath(call)}/sobjects/${object}/${result.id}` };
  return { status: 201, headers, body: { id: result.id, success: true, errors: [] } };
}

/** `GET sobjects/<object>/<id>` */
export function readRecord(call: RestCall, objectName: string, id: string): RestAnswer {
  const [record] = findRecords(call, objectName, 'Id', id);
  if (!record) throw absent();
  return conditional(call, record);
}

/** `PATCH sobjects/<object>/<id>` */
export function updateRecord(call: RestCall, objectName: string, id: string): RestAnswer {
  const object = call.org.schema.object(objectName).name;
  const record = fieldsOf(objectBody(call));
  if (Object.keys(record).some((name) => name.toLowerCase() === 'id'))
    throw new ApiError('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', {
      fields: ['Id'],
    });
  const ifUnmodifiedSince = dateHeader(call, 'if-unmodified-since');
  const result = save(call, {
    action: 'update',
    object,
    record: { ...record, Id: recordId(id) },
    ...(ifUnmodifiedSince ? { ifUnmodifiedSince } : {}),
  });
  return result.success ? { status: 204 } : refusal(result);
}

/** `DELETE sobjects/<object>/<id>` */
export function deleteRecord(call: RestCall, objectName: string, id: string): RestAnswer {
  const object = call.org.schema.object(objectName).name;
  if (dateHeader(call, 'if-unmodified-since')) {
    const answer = readRecord(call, object, id);
    if (answer.status !== 200) return answer;
  }
  const result = save(call, { action: 'delete', object, record: { Id: recordId(id) } });
  return result.success ? { status: 204 } : refusal(result);
}

/** `GET sobjects/<object>/<external id field>/<value>`; several matches are answered with their addresses. */
export function readByExternalId(call: RestCall, objectName: string, fieldName: string, value: string): RestAnswer {
  const records = findRecords(call, objectName, externalIdField(call, objectName, fieldName), value);
  if (records.length === 0) throw absent();
  if (records.length > 1) return { status: 300, body: records.map((record) => address(call, objectName, record)) };
  return conditional(call, records[0]!);
}

/** `PATCH sobjects/<object>/<external id field>/<value>`: 201 when it made a record, 200 when it changed one. */
export function upsertRecord(call: RestCall, objectName: string, fieldName: string, value: string): RestAnswer {
  if (call.query.has('updateOnly'))
    throw new ApiError('NOT_IMPLEMENTED', "The local org does not model 'updateOnly'.", { status: 501 });
  const object = call.org.schema.object(objectName).name;
  const field = externalIdField(call, object, fieldName);
  const given = fieldsOf(objectBody(call));
  if (Object.keys(given).some((name) => name.toLowerCase() === field.toLowerCase()))
    throw new ApiError('INVALID_FIELD', `The ${field} field should not be specified in the sobject data.`, {
      fields: [field],
    });
  const record = { ...given, [field]: field === 'Id' ? recordId(value) : value };
  const result = save(call, { action: 'upsert', object, record, externalIdField: field });
  if (!result.success) return refusal(result);
  const created = result.created === true;
  const headers = { Location: `${basePath(call)}/sobjects/${object}/${result.id}` };
  return { status: created ? 201 : 200, headers, body: { id: result.id, success: true, errors: [], created } };
}

/** `DELETE sobjects/<object>/<external id field>/<value>` */
export function deleteByExternalId(call: RestCall, objectName: string, fieldName: string, value: string): RestAnswer {
  const records = findRecords(call, objectName, externalIdField(call, objectName, fieldName), value, ['Id']);
  if (records.length === 0) throw absent();
  if (records.length > 1) return { status: 300, body: records.map((record) => address(call, objectName, record)) };
  return deleteRecord(call, objectName, String(records[0]!['Id']));
}

/** Names of the fields that a record read without `fields` returns: all that the user may read. */
function readableFields(call: RestCall, objectName: string): string[] {
  return call.org.describe(call.session, objectName).fields.map((field) => field.name);
}

function findRecords(call: RestCall, objectName: string, field: string, value: string, only?: string[]): RecordRow[] {
  const object = call.org.schema.object(objectName).name;
  if (field === 'Id' && toLongId(value) === undefined) throw absent();
  const asked =
    only ??
    call.query
      .get('fields')
      ?.split(',')
      .map((name) => name.trim());
  const fields = new Set([...(asked ?? readableFields(call, object)), ...(asked ? ['Id'] : [])]);
  const { records } = call.org.query(
    call.session,
    `SELECT ${[...fields].join(', ')} FROM ${object} WHERE ${field} = ${quoteText(value)} LIMIT 100`,
  );
  return records;
}

/** A record under `If-Modified-Since` and `If-Unmodified-Since`. */
function conditional(call: RestCall, record: RecordRow): RestAnswer {
  const notSince = dateHeader(call, 'if-unmodified-since');
  const since = dateHeader(call, 'if-modified-since');
  if (!notSince && !since) return { status: 200, body: record };
  const attributes = record['attributes'] as { type: string };
  const soql = `SELECT LastModifiedDate FROM ${attributes.type} WHERE Id = '${String(record['Id'])}'`;
  const [row] = call.org.query(call.session, soql).records;
  // HTTP dates have whole seconds.
  const modified = Math.floor(Date.parse(String(row!['LastModifiedDate'])) / 1000) * 1000;
  if (notSince && modified > notSince.getTime())
    throw new ApiError(
      'PRECONDITION_FAILED',
      'One or more conditions given in the request header evaluated to false.',
      { status: 412 },
    );
  if (since && modified <= since.getTime()) return { status: 304 };
  return { status: 200, body: record };
}

function externalIdField(call: RestCall, objectName: string, fieldName: string): string {
  const field = call.org.schema.findField(objectName, fieldName);
  const usable = field && (field.externalId || field.name === 'Id');
  if (!usable || !call.org.access.fieldReadable(call.session, call.org.schema.object(objectName).name, field.name))
    throw new ApiError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${fieldName}`);
  return field.name;
}

function address(call: RestCall, objectName: string, record: RecordRow): string {
  return `${basePath(call)}/sobjects/${call.org.schema.object(objectName).name}/${String(record['Id'])}`;
}

function recordId(id: string): string {
  const long = toLongId(id);
  if (long === undefined) throw absent();
  return long;
}

function save(call: RestCall, operation: SaveOperation): ReturnType<RestCall['org']['save']>[number] {
  return call.org.save(call.session, [operation], { allOrNone: true })[0]!;
}

function absent(): ApiError {
  return new ApiError('NOT_FOUND', 'The requested resource does not exist');
}
