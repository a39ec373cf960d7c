import type { Labels } from '../labels.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { FieldModel, FieldType, ObjectModel } from './model.ts';

export interface DescribedField {
  name: string;
  label: string;
  type: string;
  [property: string]: unknown;
}

const SOAP_TYPE: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  int: 'xsd:int',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
};

const API_TYPE: Partial<Record<FieldType, string>> = { longtextarea: 'textarea', autonumber: 'string' };

/**
 * A field as a describe shows it.
 * @param rights whether the user may write it, and whether a record can be named by it
 */
export function describeField(
  object: ObjectModel,
  field: FieldModel,
  labels: Labels,
  rights: { editable: boolean; idLookup: boolean },
): DescribedField {
  const { type } = field;
  const isNumber = type === 'double' || type === 'currency' || type === 'percent';
  const isText = !SOAP_TYPE[type];
  const defaulted =
    type === 'boolean' ||
    type === 'autonumber' ||
    field.name === 'OwnerId' ||
    field.defaultValue !== undefined ||
    (object.custom && field.nameField) ||
    (field.required && !field.createable) ||
    type === 'id';
  const isPolymorphic = field.polymorphic === true || (field.referenceTo?.length ?? 0) > 1;
  const defaultPick = field.picklist?.values.find((value) => value.isDefault)?.value;
  const isInteger = type === 'int';
  return {
    ...capabilitiesOf(field),
    aiPredictionField: false,
    autoNumber: type === 'autonumber',
    byteLength: isText ? field.length * 3 : field.length,
    calculated: field.calculated,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.masterDetail === true,
    caseSensitive: field.caseSensitive,
    compoundFieldName: compoundOf(object, field),
    controllerName: null,
    createable: field.createable && rights.editable,
    custom: field.custom,
    defaultValue: type === 'boolean' ? field.defaultValue === 'true' : (defaultPick ?? null),
    defaultValueFormula: type === 'boolean' ? null : (field.defaultValue ?? null),
    defaultedOnCreate: defaulted,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: isInteger ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: type === 'textarea' || type === 'longtextarea' ? 'plaintextarea' : null,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formula !== undefined && field.formulaTreatBlanksAs !== 'BlankAsBlank',
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: rights.idLookup,
    inlineHelpText: labels.help(object.name, field.name) ?? null,
    label: labels.field(object.name, field.name),
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: isPolymorphic,
    nillable: !field.required && type !== 'boolean' && type !== 'id' && type !== 'autonumber',
    permissionable: field.permissionable,
    picklistValues: (field.picklist?.values ?? []).map(({ value, active, isDefault }) => ({
      active,
      defaultValue: isDefault,
      label: labels.picklist(object.name, field.name, value),
      validFor: null,
      value,
    })),
    polymorphicForeignKey: isPolymorphic,
    precision: isNumber ? field.precision : 0,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.picklist?.restricted ?? false,
    scale: isNumber ? field.scale : 0,
    searchPrefilterable: type === 'reference',
    soapType: SOAP_TYPE[type] ?? 'xsd:string',
    type: API_TYPE[type] ?? type,
    unique: field.unique,
    updateable: field.updateable && rights.editable,
    writeRequiresMasterRead: false,
  };
}

/** The compound field that a field is a part of, such as `BillingAddress`. */
function compoundOf(object: ObjectModel, field: FieldModel): string | null {
  for (const other of object.fields.values()) if (other.parts?.includes(field.name)) return other.name;
  return null;
}
