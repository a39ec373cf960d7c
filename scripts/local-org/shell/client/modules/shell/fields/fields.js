import { read } from 'shell/records';

/** What the org says of an object: labels, fields, rights; without fields that the user may not see. */
export const objectInfo = (objectApiName) => read(`/ui-api/object-info/${objectApiName}`);

/** @param mode `View`, `Edit` or `Create`; @param type `Full` or `Compact` */
export const layoutOf = (objectApiName, mode, type = 'Full') =>
  read(`/ui-api/layout/${objectApiName}?layoutType=${type}&mode=${mode}`);

/** The layout that a page's own columns of fields amount to. */
export function layoutOfColumns(columns) {
  const itemOf = ({ field, behavior } = {}) => ({
    editableForNew: behavior !== 'readonly',
    editableForUpdate: behavior !== 'readonly',
    required: behavior === 'required',
    layoutComponents: field ? [{ apiName: field, componentType: 'Field' }] : [],
  });
  const rows = Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) => ({
    layoutItems: columns.map((column) => itemOf(column[row])),
  }));
  return { sections: [{ columns: columns.length, layoutRows: rows }] };
}

/** Picklist values by field, with the labels of the user's language. */
export async function picklistsOf(info) {
  if (!Object.values(info.fields).some(({ dataType }) => ['Picklist', 'MultiPicklist'].includes(dataType))) return {};
  const { picklistFieldValues } = await read(
    `/ui-api/object-info/${info.apiName}/picklist-values/${info.defaultRecordTypeId}`,
  );
  return picklistFieldValues;
}

/** Reads a record with the named fields; what the user may not see is left out. */
export function readRecord(info, recordId, names) {
  const fields = new Set(info.nameFields);
  for (const name of names) {
    fields.add(name);
    const relation = info.fields[name]?.relationshipName;
    if (relation) fields.add(`${relation}.${nameFieldOf(info.fields[name])}`);
  }
  const query = [...fields].map((name) => `${info.apiName}.${name}`).join(',');
  return read(`/ui-api/records/${recordId}?optionalFields=${query}`, [recordId]);
}

/** What a field is called on a page: a lookup goes by what it leads to, not by its id. */
export const fieldLabel = ({ label, dataType }) => (dataType === 'Reference' ? label.replace(/\s*ID$/, '') : label);

export function nameFieldOf(field) {
  const [target] = field.referenceToInfos ?? [];
  return target?.nameFields?.includes('Name') === false ? target.nameFields[0] : 'Name';
}

/** The fields of a layout's sections, in order, as far as the user may see them. */
export function layoutFields(layout, info) {
  const items = layout.sections.flatMap((section) => section.layoutRows.flatMap((row) => row.layoutItems));
  return items.flatMap((item) => componentFields(item, info));
}

export function componentFields(item, info) {
  return item.layoutComponents
    .filter(({ componentType, apiName }) => componentType === 'Field' && info.fields[apiName])
    .map(({ apiName }) => apiName);
}

/** The field value at a path such as `Owner.Name`. */
export function valueAt(record, path) {
  return path.split('.').reduce((found, name) => found?.value?.fields?.[name], { value: record });
}

/** The text that stands for a record in headings and messages. */
export function recordTitle(record, info) {
  const title = info.nameFields.map((name) => valueAt(record, name)?.value).filter(Boolean);
  return valueAt(record, 'Name')?.value ?? (title.join(' ') || record.id);
}
