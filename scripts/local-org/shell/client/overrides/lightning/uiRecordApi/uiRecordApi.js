import { announce, longId, wireAdapter } from 'shell/records';
import { call } from 'shell/request';

const RECORDS = '/ui-api/records';

const qualifiedName = (field) => (typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`);
const list = (value) => (value === undefined || value === null ? [] : [value].flat());

function recordQuery({ fields, optionalFields, layoutTypes, modes }) {
  const query = new URLSearchParams();
  const add = (name, values) => values.length && query.set(name, values.join(','));
  add('fields', list(fields).map(qualifiedName));
  add('optionalFields', list(optionalFields).map(qualifiedName));
  add('layoutTypes', list(layoutTypes));
  add('modes', list(modes));
  return query;
}

/** @wire getRecord: `{recordId, fields, optionalFields}` or `{recordId, layoutTypes, modes}`. */
export const getRecord = wireAdapter((config) => {
  const required = [config.recordId, config.fields ?? config.optionalFields ?? config.layoutTypes];
  if (required.some((value) => value === undefined || value === null)) return undefined;
  const id = longId(config.recordId);
  const query = recordQuery(config);
  return query.size ? { path: `${RECORDS}/${id}?${query}`, ids: [id] } : undefined;
});

/** @returns the new record; rejects with a FetchResponse */
export async function createRecord({ apiName, fields, ...rest }) {
  refuseOthers('createRecord', rest, ['allowSaveOnDuplicate', 'useDefaultRule']);
  if (!apiName) throw new TypeError('createRecord needs apiName, the API name of the object.');
  const record = await call('POST', RECORDS, { apiName, fields });
  await announce({ ids: [record.id], objects: [apiName] });
  return record;
}

/**
 * @param recordInput `{fields: {Id, …}}`
 * @param clientOptions `{ifUnmodifiedSince}`: an instant as text, such as a record's lastModifiedDate; a record changed later is not saved
 */
export async function updateRecord({ fields, ...rest }, clientOptions = {}) {
  refuseOthers('updateRecord', rest, ['allowSaveOnDuplicate', 'useDefaultRule', 'apiName']);
  const { Id, ...values } = fields ?? {};
  if (!Id) throw new TypeError('updateRecord needs the record id in fields.Id.');
  const since = clientOptions.ifUnmodifiedSince;
  const headers = since ? { 'If-Unmodified-Since': since } : {};
  const record = await call('PATCH', `${RECORDS}/${longId(Id)}`, { fields: values }, headers);
  await announce({ ids: [longId(Id)], objects: [record.apiName] });
  return record;
}

export async function deleteRecord(recordId) {
  await call('DELETE', `${RECORDS}/${longId(recordId)}`);
  await announce({ removed: [longId(recordId)], objects: ['*'] });
}

/** Asks again for records that changed by other means than this module. @param records `[{recordId}]` */
export async function notifyRecordUpdateAvailable(records) {
  await announce({ ids: records.map(({ recordId }) => longId(recordId)) });
}

function findField(record, field) {
  const [, ...path] = qualifiedName(field).split('.');
  return path.reduce((found, name) => (found === undefined ? undefined : found?.value?.fields?.[name]), {
    value: record,
  });
}

/** The value of a field or of a parent's field; undefined when the record was read without it. */
export const getFieldValue = (record, field) => findField(record, field)?.value;

export const getFieldDisplayValue = (record, field) => findField(record, field)?.displayValue;

function refuseOthers(operation, rest, known) {
  const other = Object.keys(rest).find((name) => !known.includes(name));
  if (other) throw new TypeError(`${operation} has no parameter ${other}.`);
}
