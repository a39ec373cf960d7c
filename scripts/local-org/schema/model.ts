import { ApiError } from '../errors.ts';

type TextType = 'string' | 'textarea' | 'longtextarea' | 'email' | 'phone' | 'url' | 'autonumber';
type FigureType = 'boolean' | 'double' | 'int' | 'currency' | 'percent' | 'date' | 'datetime' | 'time';
type ChoiceType = 'picklist' | 'multipicklist' | 'id' | 'reference' | 'address';
export type FieldType = TextType | FigureType | ChoiceType;

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  isDefault: boolean;
}

export interface FieldModel {
  name: string;
  label: string;
  type: FieldType;
  custom: boolean;
  description?: string;
  inlineHelpText?: string;
  /** Characters; 0 for types without a length. */
  length: number;
  precision: number;
  scale: number;
  /** Must not be null at API level. */
  required: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  indexed: boolean;
  createable: boolean;
  updateable: boolean;
  nameField: boolean;
  calculated: boolean;
  /** False: required, master-detail, system or name field, always visible and never in a permission set. */
  permissionable: boolean;
  picklist?: { values: PicklistValue[]; restricted: boolean };
  referenceTo?: string[];
  /** Name of the parent in queries: `Owner`, `Account`, `Policy__r`. */
  relationshipName?: string;
  /** Set on a reference to records of any kind with a name, such as `WhatId`: of its parent only the name's fields are read. */
  polymorphic?: boolean;
  childRelationshipName?: string;
  deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  masterDetail?: boolean;
  formula?: string;
  formulaTreatBlanksAs?: 'BlankAsZero' | 'BlankAsBlank';
  /** Of a roll-up summary: the details that are counted, by their master-detail field and by values of theirs. */
  summary?: { detail: string; master: string; filters: { field: string; value: string }[] };
  /** A formula expression (custom fields), or a literal in formula syntax (standard fields). */
  defaultValue?: string;
  /** Autonumber pattern such as `T-{000000}`. */
  displayFormat?: string;
  /** Of an `address`, or of a `Name` made of parts: the field names of the parts. The store keeps only the parts. */
  parts?: string[];
}

export interface ValidationRule {
  name: string;
  active: boolean;
  formula: string;
  message: string;
  displayField?: string;
}

export interface ObjectModel {
  name: string;
  label: string;
  pluralLabel: string;
  keyPrefix: string;
  custom: boolean;
  description?: string;
  /** In order; look up through `schema.field`, which ignores case. */
  fields: Map<string, FieldModel>;
  sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  /** With `ControlledByParent`: the reference to the record that decides. */
  controllingField?: string;
  /** Users, groups and the like: everyone reads them, who manages users writes them; no object permissions. */
  setup: boolean;
  validationRules: ValidationRule[];
  nameFieldName: string;
  searchable: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
}

export interface ChildRelationship {
  object: ObjectModel;
  field: FieldModel;
  relationshipName: string | undefined;
}

/** All objects of the org. Names are found without regard to case. */
export class Schema {
  readonly objects = new Map<string, ObjectModel>();
  readonly #byName = new Map<string, ObjectModel>();
  readonly #byPrefix = new Map<string, ObjectModel>();
  readonly #fields = new Map<ObjectModel, Map<string, FieldModel>>();
  readonly #children = new Map<string, ChildRelationship[]>();

  constructor(objects: Iterable<ObjectModel>) {
    for (const object of objects) {
      this.objects.set(object.name, object);
      this.#byName.set(object.name.toLowerCase(), object);
      this.#byPrefix.set(object.keyPrefix, object);
      this.#fields.set(object, new Map([...object.fields.values()].map((field) => [field.name.toLowerCase(), field])));
    }
    for (const object of this.objects.values())
      for (const field of object.fields.values())
        for (const target of field.referenceTo ?? []) {
          const children = this.#children.get(target) ?? [];
          children.push({ object, field, relationshipName: field.childRelationshipName });
          this.#children.set(target, children);
        }
  }

  find(name: string): ObjectModel | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** @throws ApiError INVALID_TYPE when there is no such object */
  object(name: string): ObjectModel {
    const found = this.find(name);
    if (!found) throw unsupportedObject(name);
    return found;
  }

  /** The object whose ids begin with a key prefix (or with the first three characters of an id). */
  objectOfId(id: string): ObjectModel | undefined {
    return this.#byPrefix.get(id.slice(0, 3));
  }

  findField(object: string | ObjectModel, name: string): FieldModel | undefined {
    const model = typeof object === 'string' ? this.object(object) : object;
    return this.#fields.get(model)!.get(name.toLowerCase());
  }

  /** @throws ApiError INVALID_FIELD when the object has no such field */
  field(object: string | ObjectModel, name: string): FieldModel {
    const found = this.findField(object, name);
    if (!found) throw noSuchColumn(typeof object === 'string' ? object : object.name, name);
    return found;
  }

  /** The references to an object, from wherever; `relationshipName` is missing where the reference names none. */
  children(object: string | ObjectModel): ChildRelationship[] {
    return this.#children.get(typeof object === 'string' ? this.object(object).name : object.name) ?? [];
  }
}

/** The error for an object that is not there, or that the user may not see. */
export function unsupportedObject(name: string): ApiError {
  return new ApiError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

/** The error for a field that is not there, or that the user may not see. */
export function noSuchColumn(object: string, field: string): ApiError {
  return new ApiError(
    'INVALID_FIELD',
    `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    { fields: [field] },
  );
}
