import type { MetadataComponent } from '../metadata/component.ts';
import { notModelled } from '../errors.ts';
import { customField } from './customField.ts';
import { ownerField, plainField, standardField, systemFields, usualLength } from './fields.ts';
import type { StandardObject } from './fields.ts';
import { Schema } from './model.ts';
import type { FieldModel, ObjectModel, ValidationRule } from './model.ts';

type Content = MetadataComponent['content'];

/** They have their custom fields from Activity, which is no object of its own. */
const ACTIVITIES = ['Task', 'Event'];

/**
 * The schema of standard objects with deployed `CustomObject` components laid over them.
 * @param keyPrefixOf gives a custom object its key prefix, the same at each call
 * @param finish adds to the objects what features of the org bring
 * @throws ApiError naming what is not modelled
 */
export function buildSchema(
  standard: readonly StandardObject[],
  components: readonly MetadataComponent[],
  keyPrefixOf: (object: string) => string,
  finish: (objects: Iterable<ObjectModel>) => void = () => {},
): Schema {
  const objects = new Map(standard.map((object) => [object.name, standardModel(object)]));
  for (const component of components) {
    if (component.type !== 'CustomObject') continue;
    const name = component.fullName;
    if (name === 'Activity') {
      for (const kind of ACTIVITIES) extend(objects.get(kind)!, component.content);
      continue;
    }
    if (ACTIVITIES.includes(name) && component.content['fields'])
      throw notModelled(`custom fields of ${name}: an org keeps them on Activity`);
    const model = name.endsWith('__c') ? customModel(component, keyPrefixOf(name)) : objects.get(name);
    if (!model) throw notModelled(`the object ${name}`);
    objects.set(name, model);
    extend(model, component.content);
  }
  finish(objects.values());
  return new Schema(objects.values());
}

function standardModel({ fields, without = [], ...rest }: StandardObject): ObjectModel {
  const { id, audit } = systemFields(rest.label);
  const own = Object.entries(fields).map(([name, line]) => standardField(name, line));
  return {
    setup: false,
    ...rest,
    custom: false,
    fields: new Map([id, ...own, ...audit].map((field) => [field.name, field])),
    validationRules: [],
    nameFieldName: own.find((field) => field.nameField)?.name ?? 'Id',
    searchable: !rest.setup,
    createable: !without.includes('create'),
    updateable: !without.includes('update'),
    deletable: !without.includes('delete'),
    queryable: true,
  };
}

function customModel({ fullName, content }: MetadataComponent, keyPrefix: string): ObjectModel {
  const label = String(content['label'] ?? fullName);
  const { id, audit } = systemFields(label);
  return {
    name: fullName,
    label,
    pluralLabel: String(content['pluralLabel'] ?? label),
    keyPrefix,
    custom: true,
    fields: new Map([id, nameField(fullName, content['nameField']), ...audit].map((field) => [field.name, field])),
    sharingModel: 'ReadWrite',
    setup: false,
    validationRules: [],
    nameFieldName: 'Name',
    searchable: content['enableSearch'] === 'true',
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
  };
}

function nameField(object: string, content: Content | undefined): FieldModel {
  if (!content) throw notModelled(`a custom object without a name field: ${object}`);
  const automatic = content['type'] === 'AutoNumber';
  const field = plainField('Name', String(content['label']), automatic ? 'autonumber' : 'string');
  field.length = automatic ? usualLength('autonumber') : 80;
  if (automatic) field.displayFormat = String(content['displayFormat'] ?? '{0}');
  field.nameField = field.indexed = true;
  field.permissionable = false;
  field.createable = field.updateable = !automatic;
  return field;
}

/** Lays fields, rules and settings of a component over an object. */
function extend(object: ObjectModel, content: Content): void {
  if (content['description']) object.description = content['description'];
  for (const entry of content['fields'] ?? []) {
    const field = String(entry['fullName']).endsWith('__c') ? customField(object.name, entry) : undefined;
    if (!field) throw notModelled(`changes to the standard field ${object.name}.${entry['fullName']}`);
    object.fields.set(field.name, field);
  }
  object.validationRules = (content['validationRules'] ?? []).map(validationRule);
  const [master, second] = [...object.fields.values()].filter((field) => field.masterDetail);
  if (second) throw notModelled(`a second master-detail field: ${object.name}.${second.name}`);
  share(object, content['sharingModel'], master);
  if (object.custom && object.sharingModel !== 'ControlledByParent') insertOwner(object);
}

function share(object: ObjectModel, sharingModel: unknown, master: FieldModel | undefined): void {
  if (sharingModel !== undefined) {
    if (!['Private', 'Read', 'ReadWrite', 'ControlledByParent'].includes(String(sharingModel)))
      throw notModelled(`the sharing model ${String(sharingModel)} of ${object.name}`);
    object.sharingModel = sharingModel as ObjectModel['sharingModel'];
  }
  if (!object.custom) return;
  if ((object.sharingModel === 'ControlledByParent') !== Boolean(master))
    throw notModelled(`${object.name}: ControlledByParent goes with a master-detail field, and the other way round`);
  if (master) object.controllingField = master.name;
}

/** The owner stands after Id, as in a describe. */
function insertOwner(object: ObjectModel): void {
  const [id, ...rest] = [...object.fields.values()];
  object.fields = new Map([id!, ownerField(), ...rest].map((field) => [field.name, field]));
}

function validationRule(entry: Content): ValidationRule {
  return {
    name: String(entry['fullName']),
    active: entry['active'] === 'true',
    formula: String(entry['errorConditionFormula']),
    message: String(entry['errorMessage']),
    ...(entry['errorDisplayField'] ? { displayField: String(entry['errorDisplayField']) } : {}),
  };
}
