import { createHash } from 'node:crypto';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel, FieldType, ObjectModel } from '../schema/model.ts';

/** The one record type that every object has. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

const DATA_TYPES: Record<FieldType, string> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  longtextarea: 'TextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  boolean: 'Boolean',
  double: 'Double',
  int: 'Int',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  reference: 'Reference',
  address: 'Address',
  autonumber: 'String',
};

/** The object for a name in a UI API address. @throws ApiError INVALID_TYPE, also when the user may not read it */
export function visibleObject(org: LocalOrg, session: Session, name: string): ObjectModel {
  const object = org.schema.find(name);
  const isActivity = object?.fields.has('IsArchived');
  if (!object || isActivity || !org.access.canRead(session, object.name))
    throw new ApiError('INVALID_TYPE', `Object ${name} is not supported in UI API`);
  return object;
}

/** The fields that the user may see, in the object's order. */
export function visibleFields(org: LocalOrg, session: Session, object: ObjectModel): FieldModel[] {
  return [...object.fields.values()].filter((field) => org.access.fieldReadable(session, object.name, field.name));
}

/** `GET object-info/<object>`: the object as the user may see and use it. */
export function objectInfo(org: LocalOrg, session: Session, name: string): Record<string, unknown> {
  const object = visibleObject(org, session, name);
  const labels = org.labels(session.language);
  const { access, schema } = org;
  const fields = visibleFields(org, session, object);
  const children = schema
    .children(object)
    .filter(({ object: child, field }) => access.fieldReadable(session, child.name, field.name));
  const info = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: children.map(({ object: child, field, relationshipName }) => ({
      childObjectApiName: child.name,
      fieldName: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: relationshipName ?? null,
    })),
    createable: access.canCreate(session, object.name),
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: access.canDelete(session, object.name),
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(org, session, object, field)])),
    keyPrefix: object.keyPrefix,
    label: labels.object(object.name),
    labelPlural: labels.objectPlural(object.name),
    layoutable: !object.setup,
    mruEnabled: !object.setup,
    nameFields: nameFields(object),
    queryable: object.queryable,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
      },
    },
    searchable: object.searchable,
    themeInfo: null,
    updateable: access.canEdit(session, object.name),
  };
  return { eTag: eTag(info), ...info };
}

/** The fields that make up a record's name: of a person its parts. */
function nameFields(object: ObjectModel): string[] {
  const name = object.fields.get(object.nameFieldName);
  return name?.parts ? [...name.parts, name.name] : name ? [name.name] : [];
}

export function eTag(content: unknown): string {
  return createHash('md5').update(JSON.stringify(content)).digest('hex');
}

function fieldInfo(org: LocalOrg, session: Session, object: ObjectModel, field: FieldModel): Record<string, unknown> {
  const labels = org.labels(session.language);
  const editable = org.access.fieldEditable(session, object.name, field.name);
  const compound = [...object.fields.values()].find((whole) => whole.parts?.includes(field.name));
  const plainNumber = field.type === 'int';
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: field.parts !== undefined,
    compoundComponentName: compound ? field.name.replace(/^(Billing|Shipping|Mailing|Other)/, '') : null,
    compoundFieldName: compound?.name ?? null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable && editable,
    custom: field.custom,
    dataType: DATA_TYPES[field.type],
    extraTypeInfo: field.type === 'longtextarea' || field.type === 'textarea' ? 'PlainTextArea' : null,
    externalId: field.externalId,
    filterable: field.type !== 'longtextarea',
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: labels.help(object.name, field.name) ?? null,
    label: labels.field(object.name, field.name),
    length: field.length,
    nameField: field.nameField,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    precision: plainNumber ? 0 : field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: (field.referenceTo ?? []).map((target) => ({
      apiName: target,
      nameFields: nameFields(org.schema.object(target)),
    })),
    relationshipName: field.relationshipName ?? null,
    required: field.required,
    scale: field.scale,
    searchPrefilterable: false,
    sortable: field.type !== 'longtextarea' && !field.parts,
    unique: field.unique,
    updateable: field.updateable && editable,
  };
}
