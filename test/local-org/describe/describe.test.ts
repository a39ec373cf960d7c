import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DescribedField } from '../../../scripts/local-org/schema/describeField.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';

const widgets = new WidgetOrg();
const { org, admin, seller } = widgets;
const fieldOf = (object: string, name: string, session = admin): DescribedField =>
  org.describe(session, object).fields.find((field) => field.name === name)!;
const pick = (field: DescribedField, ...names: string[]): unknown[] => names.map((name) => field[name]);

/** What jsforce and the Salesforce CLI declare as the properties of a field. */
const FIELD_PROPERTIES =
  'aggregatable autoNumber byteLength calculated calculatedFormula cascadeDelete caseSensitive compoundFieldName controllerName createable custom defaultValue defaultValueFormula defaultedOnCreate dependentPicklist deprecatedAndHidden digits displayLocationInDecimal encrypted externalId extraTypeInfo filterable filteredLookupInfo groupable highScaleNumber htmlFormatted idLookup inlineHelpText label length mask maskType name nameField namePointing nillable permissionable picklistValues precision queryByDistance referenceTargetField referenceTo relationshipName relationshipOrder restrictedDelete restrictedPicklist scale soapType sortable type unique updateable writeRequiresMasterRead'.split(
    ' ',
  );
const OBJECT_PROPERTIES =
  'activateable createable custom customSetting deepCloneable deletable deprecatedAndHidden feedEnabled hasSubtypes isInterface isSubtype keyPrefix label labelPlural layoutable mergeable mruEnabled name queryable replicateable retrieveable searchable triggerable undeletable updateable urls'.split(
    ' ',
  );

test('describeGlobal lists what the user may read', () => {
  const names = (session = admin): string[] => org.describeGlobal(session).sobjects.map((object) => object.name);
  assert.ok(names().includes('Widget__c') && names().includes('OpportunityStage'));
  assert.ok(names(seller).includes('Widget__c'));
  const stranger = org.session(widgets.insert('User', userWithoutPermissionSet()));
  assert.ok(!names(stranger).includes('Widget__c'));
  assert.throws(() => org.describe(stranger, 'Widget__c'), { errorCode: 'NOT_FOUND', status: 404 });
  assert.throws(() => org.describe(admin, 'Nope__c'), { errorCode: 'NOT_FOUND' });
});

function userWithoutPermissionSet(): Record<string, unknown> {
  const { Id: _id, Name: _name, Username: _username, ...row } = widgets.row('User', seller.userId);
  const given = Object.entries(row).filter(([, value]) => value !== null);
  const writable = given.filter(([name]) => org.schema.field('User', name).createable);
  return { ...Object.fromEntries(writable), Username: 'stranger@local.example' };
}

test('objects and fields have every property that clients declare', () => {
  const [global] = org.describeGlobal(admin).sobjects;
  const described = org.describe(admin, 'Widget__c');
  for (const name of OBJECT_PROPERTIES) assert.ok(name in global! && name in described, name);
  for (const field of described.fields)
    for (const name of FIELD_PROPERTIES) assert.ok(field[name] !== undefined, `${field.name}.${name}`);
});

test('an object: prefix, labels, rights, addresses, record type, children', () => {
  const described = org.describe(seller, 'widget__c');
  const { name, keyPrefix, label, labelPlural, custom, createable, recordTypeInfos, urls } = described;
  assert.deepEqual(
    { name, keyPrefix, label, labelPlural, custom, createable },
    {
      name: 'Widget__c',
      keyPrefix: 'a00',
      label: 'Widget',
      labelPlural: 'Widgets',
      custom: true,
      createable: true,
    },
  );
  assert.equal(urls.describe, '/services/data/v66.0/sobjects/Widget__c/describe');
  assert.equal(recordTypeInfos.length, 1);
  assert.equal(recordTypeInfos[0]!['recordTypeId'], '012000000000000AAA');
  const children = described.childRelationships.map((child) => [
    child['childSObject'],
    child['field'],
    child['relationshipName'],
    child['cascadeDelete'],
    child['restrictedDelete'],
  ]);
  assert.deepEqual(children, [
    ['Widget__c', 'Keeper__c', 'Kept__r', false, true],
    ['Part__c', 'Widget__c', 'Parts__r', true, false],
  ]);
});

test('fields the user may not see are left out, those the user may only read are not updateable', () => {
  assert.equal(fieldOf('Widget__c', 'Hidden__c', seller), undefined);
  assert.deepEqual(pick(fieldOf('Widget__c', 'Locked__c', seller), 'createable', 'updateable'), [false, false]);
  assert.deepEqual(pick(fieldOf('Widget__c', 'Locked__c'), 'createable', 'updateable'), [true, true]);
});

const expected: [object: string, field: string, properties: Record<string, unknown>][] = [
  [
    'Widget__c',
    'Id',
    { type: 'id', soapType: 'tns:ID', length: 18, nillable: false, idLookup: true, defaultedOnCreate: true },
  ],
  [
    'Widget__c',
    'Name',
    { type: 'string', nameField: true, nillable: true, length: 80, byteLength: 240, defaultedOnCreate: true },
  ],
  ['Part__c', 'Name', { type: 'string', autoNumber: true, createable: false, nillable: false }],
  [
    'Widget__c',
    'OwnerId',
    {
      type: 'reference',
      referenceTo: ['Group', 'User'],
      polymorphicForeignKey: true,
      namePointing: true,
      relationshipName: 'Owner',
      nillable: false,
      defaultedOnCreate: true,
    },
  ],
  ['Widget__c', 'Key__c', { externalId: true, unique: true, idLookup: true, caseSensitive: false, custom: true }],
  [
    'Widget__c',
    'Amount__c',
    { type: 'double', soapType: 'xsd:double', precision: 8, scale: 2, length: 0, digits: 0, groupable: false },
  ],
  ['Widget__c', 'Rate__c', { type: 'percent', soapType: 'xsd:double' }],
  [
    'Widget__c',
    'Active__c',
    {
      type: 'boolean',
      soapType: 'xsd:boolean',
      nillable: false,
      defaultValue: true,
      defaultedOnCreate: true,
      aggregatable: false,
    },
  ],
  [
    'Widget__c',
    'Due__c',
    { type: 'date', soapType: 'xsd:date', defaultValueFormula: 'TODAY() + 7', defaultedOnCreate: true },
  ],
  ['Widget__c', 'SeenAt__c', { type: 'datetime', soapType: 'xsd:dateTime', groupable: false, sortable: true }],
  [
    'Widget__c',
    'Notes__c',
    {
      type: 'textarea',
      extraTypeInfo: 'plaintextarea',
      filterable: false,
      sortable: false,
      groupable: false,
      length: 1000,
    },
  ],
  ['Widget__c', 'Tags__c', { type: 'multipicklist', restrictedPicklist: true, sortable: false, filterable: true }],
  ['Widget__c', 'Serial__c', { type: 'string', autoNumber: true, createable: false, updateable: false }],
  [
    'Widget__c',
    'Double__c',
    { type: 'double', calculated: true, calculatedFormula: 'Amount__c * 2', createable: false, groupable: false },
  ],
  [
    'Widget__c',
    'Keeper__c',
    { relationshipName: 'Keeper__r', referenceTo: ['Widget__c'], restrictedDelete: true, cascadeDelete: false },
  ],
  [
    'Part__c',
    'Widget__c',
    {
      relationshipOrder: 0,
      cascadeDelete: true,
      nillable: false,
      updateable: false,
      createable: true,
      permissionable: false,
    },
  ],
  ['Account', 'NumberOfEmployees', { type: 'int', soapType: 'xsd:int', digits: 8, precision: 0 }],
  ['Account', 'BillingStreet', { type: 'textarea', compoundFieldName: 'BillingAddress', filterable: true }],
  ['Account', 'BillingAddress', { type: 'address', soapType: 'urn:address', createable: false, filterable: false }],
  ['Contact', 'FirstName', { compoundFieldName: 'Name' }],
  ['Contact', 'Name', { nameField: true, createable: false, updateable: false }],
];
for (const [object, name, properties] of expected)
  test(`${object}.${name} is described as its type demands`, () => {
    const field = fieldOf(object, name);
    assert.deepEqual(Object.fromEntries(Object.keys(properties).map((key) => [key, field[key]])), properties);
  });

test('a picklist lists its values', () => {
  const { picklistValues, restrictedPicklist, defaultValue } = fieldOf('Widget__c', 'Status__c');
  assert.deepEqual([restrictedPicklist, defaultValue], [true, 'Open']);
  assert.deepEqual(picklistValues, [
    { active: true, defaultValue: true, label: 'Open', validFor: null, value: 'Open' },
    { active: true, defaultValue: false, label: 'Done', validFor: null, value: 'Done' },
    { active: false, defaultValue: false, label: 'Old', validFor: null, value: 'Old' },
  ]);
});
