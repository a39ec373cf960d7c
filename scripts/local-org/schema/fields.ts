import type { FieldModel, FieldType, ObjectModel, PicklistValue } from './model.ts';

/** A field with everything at its plainest: optional, writable text without a length. */
export function plainField(name: string, label: string, type: FieldType): FieldModel {
  const plain = { custom: false, length: 0, precision: 0, scale: 0, required: false, unique: false };
  const lookup = { caseSensitive: false, externalId: false, indexed: false, nameField: false, calculated: false };
  return { name, label, type, ...plain, ...lookup, createable: true, updateable: true, permissionable: true };
}

function picklistValues(values: readonly string[]): PicklistValue[] {
  return values.map((value) => ({ value, label: value, active: true, isDefault: false }));
}

/** Lengths that come with a type. */
const LENGTH: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  picklist: 255,
  multipicklist: 4099,
  textarea: 255,
  email: 80,
  phone: 40,
  url: 255,
  autonumber: 30,
};

/** The length of a type when nothing states another. */
export function usualLength(type: FieldType): number {
  return LENGTH[type] ?? 0;
}

/** One field of a standard object: label, kind (see `standardField`), and the values of a picklist. */
export type FieldLine = readonly [label: string, kind: string, values?: readonly string[]];

export interface StandardObject extends Pick<ObjectModel, 'name' | 'label' | 'pluralLabel' | 'keyPrefix'> {
  sharingModel: ObjectModel['sharingModel'];
  controllingField?: string;
  setup?: true;
  /** What may not be done with records of a read-only or undeletable object. */
  without?: readonly ('create' | 'update' | 'delete')[];
  fields: Record<string, FieldLine>;
}

/**
 * A field from its line. The kind is a type, in brackets its length, `precision,scale`, targets of a reference or
 * parts of a compound field, then flags: `required name unique restricted readonly createonly indexed cascade restrict
 * polymorphic first children=<relationship name> default=<literal>`; with `first` the first value is the default.
 */
export function standardField(name: string, [label, kind, values]: FieldLine): FieldModel {
  const [, type, , argument = '', rest] = /^(\w+)(\(([^)]*)\))?(.*)$/.exec(kind)!;
  const flags = new Map(
    rest!
      .trim()
      .split(/\s+/)
      .map((flag) => flag.split('=') as [string, string | undefined]),
  );
  const field = plainField(name, label, type as FieldType);
  const [first, second] = argument.split(',');
  const writable = !flags.has('readonly');
  field.length = usualLength(field.type);
  if (type === 'reference') reference(field, argument.split('|'), flags);
  else if (['double', 'currency', 'percent'].includes(type!)) [field.precision, field.scale] = [+first!, +second!];
  else if (type === 'int') field.precision = Number(argument || 9);
  else if (argument.includes('|')) field.parts = argument.split('|');
  else if (argument) field.length = Number(argument);
  if (field.parts && type === 'string') field.length = 121;
  if (values) field.picklist = { values: picklistValues(values), restricted: flags.has('restricted') };
  if (flags.has('first')) field.picklist!.values[0]!.isDefault = true;
  if (flags.has('default')) field.defaultValue = flags.get('default')!;
  field.required = flags.has('required');
  field.nameField = flags.has('name');
  field.unique = flags.has('unique');
  field.indexed = field.unique || field.nameField || type === 'reference' || type === 'id' || flags.has('indexed');
  field.calculated = false;
  field.createable = writable && !field.parts;
  field.updateable = field.createable && !flags.has('createonly');
  field.permissionable = writable && !field.required && !field.nameField && name !== 'OwnerId';
  return field;
}

function reference(field: FieldModel, targets: string[], flags: Map<string, string | undefined>): void {
  field.referenceTo = targets;
  field.relationshipName = field.name.replace(/Id$/, '');
  if (flags.has('polymorphic')) field.polymorphic = true;
  const children = flags.get('children');
  if (children) field.childRelationshipName = children;
  field.deleteConstraint = flags.has('cascade') ? 'Cascade' : flags.has('restrict') ? 'Restrict' : 'SetNull';
}

const AUDIT: Record<string, FieldLine> = {
  IsDeleted: ['Deleted', 'boolean readonly'],
  CreatedDate: ['Created Date', 'datetime readonly required'],
  CreatedById: ['Created By ID', 'reference(User) readonly required'],
  LastModifiedDate: ['Last Modified Date', 'datetime readonly required'],
  LastModifiedById: ['Last Modified By ID', 'reference(User) readonly required'],
  SystemModstamp: ['System Modstamp', 'datetime readonly required'],
};

/** The fields that every object has, `Id` first. */
export function systemFields(objectLabel: string): { id: FieldModel; audit: FieldModel[] } {
  const id = standardField('Id', [`${objectLabel} ID`, 'id readonly']);
  return { id, audit: Object.entries(AUDIT).map(([name, line]) => standardField(name, line)) };
}

/** The owner of a record of a custom object: a user, or a queue. */
export function ownerField(): FieldModel {
  return standardField('OwnerId', ['Owner ID', 'reference(Group|User) required']);
}
