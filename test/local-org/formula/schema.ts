import { Schema, type FieldModel, type FieldType, type ObjectModel } from '../../../scripts/local-org/schema/model.ts';

/** A field for tests; what is not given is what a plain optional field has. */
function field(name: string, type: FieldType, more: Partial<FieldModel> = {}): FieldModel {
  return {
    name,
    label: name,
    type,
    custom: name.endsWith('__c'),
    length: 0,
    precision: 0,
    scale: 0,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    indexed: false,
    createable: true,
    updateable: true,
    nameField: false,
    calculated: false,
    permissionable: true,
    ...more,
  };
}

function object(name: string, keyPrefix: string, fields: FieldModel[]): ObjectModel {
  return {
    name,
    label: name,
    pluralLabel: `${name}s`,
    keyPrefix,
    custom: name.endsWith('__c'),
    fields: new Map(fields.map((one) => [one.name, one])),
    sharingModel: 'ReadWrite',
    setup: false,
    validationRules: [],
    nameFieldName: 'Name',
    searchable: true,
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
  };
}

export const schema = new Schema([
  object('User', '005', [field('Id', 'id'), field('Department', 'string')]),
  object('Account', '001', [
    field('Id', 'id'),
    field('Name', 'string'),
    field('Industry', 'picklist'),
    field('OwnerId', 'reference', { referenceTo: ['User'], relationshipName: 'Owner' }),
  ]),
  object('Widget__c', 'a00', [
    field('Id', 'id'),
    field('Name', 'string'),
    field('Amount__c', 'double', { precision: 18, scale: 2 }),
    field('Share__c', 'percent', { precision: 5, scale: 1 }),
    field('Status__c', 'picklist'),
    field('Due__c', 'date'),
    field('SeenAt__c', 'datetime'),
    field('Active__c', 'boolean'),
    field('Site__c', 'address'),
    field('OwnerId', 'reference', { referenceTo: ['User', 'Group'], relationshipName: 'Owner' }),
    field('Account__c', 'reference', { referenceTo: ['Account'], relationshipName: 'Account__r' }),
  ]),
]);
