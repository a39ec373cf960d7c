import { ApiError, notModelled } from '../errors.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import { plainField, usualLength } from './fields.ts';
import type { FieldModel, FieldType, PicklistValue } from './model.ts';

type Content = MetadataComponent['content'];

const TYPES: Record<string, FieldType> = {
  AutoNumber: 'autonumber',
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  LongTextArea: 'longtextarea',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MultiselectPicklist: 'multipicklist',
  Number: 'double',
  Percent: 'percent',
  Phone: 'phone',
  Picklist: 'picklist',
  Summary: 'double',
  Text: 'string',
  TextArea: 'textarea',
  Time: 'time',
  Url: 'url',
};

/**
 * A field from its element in a `CustomObject` component.
 * @throws ApiError naming a type or feature that is not modelled
 */
export function customField(object: string, entry: Content): FieldModel {
  const name = String(entry['fullName']);
  const where = `${object}.${name}`;
  const kind = String(entry['type']);
  const type = TYPES[kind];
  if (!type) throw notModelled(`the field type ${kind} (${where})`);
  const isTrue = (key: string): boolean => entry[key] === 'true';
  const field = plainField(name, String(entry['label'] ?? name), type);
  field.custom = true;
  field.length = Number(entry['length'] ?? usualLength(type));
  field.precision = Number(entry['precision'] ?? 0);
  field.scale = Number(entry['scale'] ?? 0);
  field.unique = isTrue('unique');
  field.caseSensitive = isTrue('caseSensitive');
  field.externalId = isTrue('externalId');
  field.required = isTrue('required') && type !== 'boolean';
  field.indexed = field.unique || field.externalId || type === 'reference';
  if (entry['description']) field.description = String(entry['description']);
  if (entry['inlineHelpText']) field.inlineHelpText = String(entry['inlineHelpText']);
  if (entry['defaultValue'] !== undefined) field.defaultValue = String(entry['defaultValue']);
  if (type === 'reference') reference(field, entry, where);
  if (type === 'picklist' || type === 'multipicklist') field.picklist = picklist(entry['valueSet'], where);
  if (type === 'autonumber') {
    field.displayFormat = String(entry['displayFormat'] ?? '{0}');
    field.createable = field.updateable = false;
  }
  if (entry['formula'] !== undefined) {
    field.formula = String(entry['formula']);
    field.formulaTreatBlanksAs = entry['formulaTreatBlanksAs'] ?? 'BlankAsZero';
    field.calculated = true;
    field.createable = field.updateable = false;
  }
  if (kind === 'Summary') summary(field, entry);
  field.permissionable = !field.required;
  return field;
}

/** A roll-up summary: the store keeps the count, nobody writes it. */
function summary(field: FieldModel, entry: Content): void {
  const [detail = '', master = ''] = String(entry['summaryForeignKey']).split('.');
  const items: Content[] = entry['summaryFilterItems'] ?? [];
  const filters = items.map((item) => ({
    field: String(item['field']).split('.').at(-1)!,
    value: String(item['value']),
  }));
  field.summary = { detail, master, filters };
  field.precision = 18;
  field.calculated = true;
  field.createable = field.updateable = false;
}

function reference(field: FieldModel, entry: Content, where: string): void {
  if (!entry['referenceTo']) throw new ApiError('FIELD_INTEGRITY_EXCEPTION', `${where} refers to no object.`);
  field.referenceTo = [String(entry['referenceTo'])];
  field.relationshipName = field.name.replace(/__c$/, '__r');
  if (entry['relationshipName']) field.childRelationshipName = `${String(entry['relationshipName'])}__r`;
  field.masterDetail = entry['type'] === 'MasterDetail';
  field.deleteConstraint = field.masterDetail ? 'Cascade' : (entry['deleteConstraint'] ?? 'SetNull');
  if (field.masterDetail) {
    field.required = true;
    field.updateable = entry['reparentableMasterDetail'] === 'true';
  } else if (entry['lookupFilter']) throw notModelled(`lookup filters (${where})`);
}

function picklist(valueSet: Content | undefined, where: string): FieldModel['picklist'] {
  if (!valueSet?.['valueSetDefinition']) throw notModelled(`picklists without values of their own (${where})`);
  if (valueSet['controllingField']) throw notModelled(`dependent picklists (${where})`);
  const entries: Content[] = valueSet['valueSetDefinition']['value'] ?? [];
  const values: PicklistValue[] = entries.map((entry) => ({
    value: String(entry['fullName']),
    label: String(entry['label'] ?? entry['fullName']),
    active: entry['isActive'] !== 'false',
    isDefault: entry['default'] === 'true',
  }));
  return { values, restricted: valueSet['restricted'] === 'true' };
}
