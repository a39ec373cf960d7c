import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { SaveOperation, SaveResult } from '../org.ts';
import { fieldsOf, isObject, objectBody, quoteText } from './resource.ts';
import type { RestAnswer, RestCall } from './resource.ts';

const LARGEST_COLLECTION = 200;
/** Records that are only read. */
const LARGEST_READ = 2000;

/** `POST` and `PATCH composite/sobjects`, and `PATCH composite/sobjects/<object>/<external id field>` (an upsert). */
export function saveCollection(call: RestCall, objectName?: string, externalIdField?: string): RestAnswer {
  const body = objectBody(call);
  const action = externalIdField !== undefined ? 'upsert' : call.method === 'POST' ? 'insert' : 'update';
  const operations = limited<unknown>(body['records'], 'records').map((record): SaveOperation => {
    const attributes = isObject(record) ? record['attributes'] : undefined;
    const type = isObject(attributes) && typeof attributes['type'] === 'string' ? attributes['type'] : objectName;
    if (!isObject(record) || type === undefined)
      throw new ApiError('INVALID_INPUT', 'Each record of a collection needs attributes with a type.');
    if (objectName !== undefined && type.toLowerCase() !== objectName.toLowerCase())
      throw new ApiError('INVALID_INPUT', `A record of type ${type} is in a collection of ${objectName}.`);
    const fields = fieldsOf(record);
    const [idName, id] = Object.entries(record).find(([name]) => name.toLowerCase() === 'id') ?? [];
    if (action === 'update' && idName !== undefined) {
      delete fields[idName];
      fields['Id'] = id;
    }
    const object = call.org.schema.object(type).name;
    return { action, object, record: fields, ...(externalIdField !== undefined ? { externalIdField } : {}) };
  });
  return run(call, operations, body['allOrNone'] === true);
}

/** `DELETE composite/sobjects?ids=…` */
export function deleteCollection(call: RestCall): RestAnswer {
  const ids = limited<string>((call.query.get('ids') ?? '').split(',').filter(Boolean), 'ids');
  const operations = ids.map((id): SaveOperation => {
    const object = call.org.schema.objectOfId(id);
    if (!toLongId(id) || !object) throw new ApiError('MALFORMED_ID', `malformed id ${id}`);
    return { action: 'delete', object: object.name, record: { Id: toLongId(id) } };
  });
  return run(call, operations, call.query.get('allOrNone') === 'true');
}

/** `GET` and `POST composite/sobjects/<object>` with ids and fields: records in the order of the ids, null where there is none. */
export function readCollection(call: RestCall, objectName: string): RestAnswer {
  const object = call.org.schema.object(objectName).name;
  const body = call.method === 'POST' ? objectBody(call) : {};
  const ids = limited<string>(body['ids'] ?? call.query.get('ids')?.split(','), 'ids', LARGEST_READ).map(
    (id) => toLongId(id) ?? String(id),
  );
  const fields = (body['fields'] ?? call.query.get('fields')?.split(',')) as string[] | undefined;
  if (!Array.isArray(fields) || fields.length === 0)
    throw new ApiError('MISSING_ARGUMENT', "The parameter 'fields' is missing.");
  const names = new Set([...fields.map((name) => String(name).trim()), 'Id']);
  const soql = `SELECT ${[...names].join(', ')} FROM ${object} WHERE Id IN (${ids.map(quoteText).join(', ')})`;
  const found = new Map(call.org.query(call.session, soql).records.map((record) => [record['Id'], record]));
  return { status: 200, body: ids.map((id) => found.get(id) ?? null) };
}

/** Ends a transaction whose outcome is an ordinary answer. */
export class RollBack extends Error {}

function run(call: RestCall, operations: SaveOperation[], allOrNone: boolean): RestAnswer {
  return { status: 200, body: call.org.save(call.session, operations, { allOrNone }).map(collectionResult) };
}

function collectionResult({ id, success, created, errors }: SaveResult): Record<string, unknown> {
  return { ...(success ? { id } : {}), success, errors, ...(created === undefined ? {} : { created }) };
}

function limited<Item>(list: unknown, name: string, most = LARGEST_COLLECTION): Item[] {
  if (!Array.isArray(list) || list.length === 0)
    throw new ApiError('MISSING_ARGUMENT', `The parameter '${name}' is missing or empty.`);
  if (list.length > most) throw tooMany(most);
  return list as Item[];
}

function tooMany(most: number): ApiError {
  return new ApiError(
    'EXCEEDED_ID_LIMIT',
    `record limit reached. cannot submit more than ${most} records into this operation`,
  );
}
