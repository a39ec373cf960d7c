import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import { buildSchema } from '../../../scripts/local-org/schema/build.ts';
import { standardObjects } from '../../../scripts/local-org/schema/standard/index.ts';
import type { Schema } from '../../../scripts/local-org/schema/model.ts';

type Content = MetadataComponent['content'];

const nameField = { label: 'Name', type: 'Text' };

function object(fullName: string, content: Content): MetadataComponent {
  return { type: 'CustomObject', fullName, file: `objects/${fullName}.object`, source: '', content };
}

function build(...components: MetadataComponent[]): Schema {
  return buildSchema(
    standardObjects,
    components,
    (name) => `a0${'ABCDEFG'[components.findIndex((c) => c.fullName === name)]}`,
  );
}

const widget = (fields: Content[], more: Content = {}): Schema =>
  build(
    object('Widget__c', {
      label: 'Widget',
      pluralLabel: 'Widgets',
      nameField,
      sharingModel: 'Private',
      ...more,
      fields,
    }),
  );

describe('standard objects', () => {
  const schema = build();

  test('have their real key prefixes', () => {
    const prefixes = Object.entries({
      Account: '001',
      Contact: '003',
      Opportunity: '006',
      User: '005',
      Organization: '00D',
      Profile: '00e',
      UserRole: '00E',
      PermissionSet: '0PS',
      PermissionSetAssignment: '0Pa',
      Group: '00G',
      GroupMember: '011',
      Asset: '02i',
      Product2: '01t',
    });
    for (const [name, prefix] of prefixes) assert.equal(schema.objectOfId(`${prefix}000000000001AAA`)?.name, name);
  });

  test('are found without regard to case, and the unknown is refused', () => {
    assert.equal(schema.object('aCCount').name, 'Account');
    assert.equal(schema.field('account', 'OWNERid').name, 'OwnerId');
    assert.throws(() => schema.object('Lead'), { errorCode: 'INVALID_TYPE' });
    assert.throws(() => schema.field('Account', 'Foo'), { errorCode: 'INVALID_FIELD', fields: ['Foo'] });
  });

  test('carry system fields, references and compound fields', () => {
    const account = schema.object('Account');
    assert.deepEqual([...account.fields.keys()].slice(-6), [
      'IsDeleted',
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]);
    const parent = schema.field('Account', 'ParentId');
    assert.deepEqual(
      [parent.relationshipName, parent.childRelationshipName, parent.referenceTo],
      ['Parent', 'ChildAccounts', ['Account']],
    );
    assert.deepEqual(schema.field('Contact', 'Name').parts, ['FirstName', 'LastName']);
    assert.equal(schema.field('Contact', 'Name').createable, false);
    assert.equal(schema.field('Account', 'BillingAddress').parts?.length, 5);
    assert.equal(schema.field('Account', 'CreatedDate').permissionable, false);
  });

  test('every reference leads to an object that is there', () => {
    for (const { name, fields } of schema.objects.values())
      for (const field of fields.values())
        for (const target of field.referenceTo ?? [])
          assert.ok(schema.find(target), `${name}.${field.name} → ${target}`);
  });
});

describe('deployed objects', () => {
  test('fields are laid over a standard object', () => {
    const schema = build(
      object('Account', {
        fields: [
          {
            fullName: 'Key__c',
            label: 'Key',
            type: 'Text',
            length: '80',
            unique: 'true',
            externalId: 'true',
            description: 'A key',
          },
        ],
      }),
    );
    const { name, custom, type, length, unique, externalId, permissionable, description } = schema.field(
      'Account',
      'key__c',
    );
    assert.deepEqual(
      { name, custom, type, length, unique, externalId, permissionable, description },
      {
        name: 'Key__c',
        custom: true,
        type: 'string',
        length: 80,
        unique: true,
        externalId: true,
        permissionable: true,
        description: 'A key',
      },
    );
    assert.ok(schema.findField('Account', 'Name'));
  });

  test('an object gets an owner, a name and a prefix', () => {
    const model = widget([], { nameField: { label: 'Number', type: 'AutoNumber', displayFormat: 'W-{000}' } }).object(
      'widget__c',
    );
    assert.deepEqual([...model.fields.keys()].slice(0, 3), ['Id', 'OwnerId', 'Name']);
    assert.deepEqual(model.fields.get('OwnerId')!.referenceTo, ['Group', 'User']);
    const name = model.fields.get('Name')!;
    assert.deepEqual(
      [name.type, name.displayFormat, name.createable, model.keyPrefix],
      ['autonumber', 'W-{000}', false, 'a0A'],
    );
  });

  test('a detail has no owner, and its master knows its children', () => {
    const schema = build(
      object('Widget__c', { label: 'Widget', nameField, sharingModel: 'Read' }),
      object('Part__c', {
        label: 'Part',
        nameField,
        sharingModel: 'ControlledByParent',
        fields: [
          {
            fullName: 'Widget__c',
            label: 'Widget',
            type: 'MasterDetail',
            referenceTo: 'Widget__c',
            relationshipName: 'Parts',
          },
        ],
      }),
    );
    const part = schema.object('Part__c');
    assert.deepEqual([part.fields.has('OwnerId'), part.controllingField], [false, 'Widget__c']);
    const { required, permissionable, updateable, deleteConstraint, relationshipName } = part.fields.get('Widget__c')!;
    assert.deepEqual(
      [required, permissionable, updateable, deleteConstraint, relationshipName],
      [true, false, false, 'Cascade', 'Widget__r'],
    );
    assert.deepEqual(
      schema.children('Widget__c').map((child) => [child.object.name, child.relationshipName]),
      [['Part__c', 'Parts__r']],
    );
  });

  test('picklists, numbers, formulas and rules are read', () => {
    const schema = widget(
      [
        {
          fullName: 'Status__c',
          label: 'Status',
          type: 'Picklist',
          required: 'true',
          valueSet: {
            restricted: 'true',
            valueSetDefinition: {
              sorted: 'false',
              value: [
                { fullName: 'A', label: 'Alpha', default: 'true' },
                { fullName: 'B', label: 'Beta', default: 'false', isActive: 'false' },
              ],
            },
          },
        },
        { fullName: 'Sum__c', label: 'Sum', type: 'Number', precision: '18', scale: '2', formula: '1 + 1' },
      ],
      { validationRules: [{ fullName: 'Never', active: 'true', errorConditionFormula: 'false', errorMessage: 'No.' }] },
    );
    const status = schema.field('Widget__c', 'Status__c');
    assert.deepEqual(status.picklist, {
      restricted: true,
      values: [
        { value: 'A', label: 'Alpha', active: true, isDefault: true },
        { value: 'B', label: 'Beta', active: false, isDefault: false },
      ],
    });
    assert.deepEqual([status.required, status.permissionable], [true, false]);
    const sum = schema.field('Widget__c', 'Sum__c');
    assert.deepEqual([sum.precision, sum.scale, sum.calculated, sum.createable], [18, 2, true, false]);
    assert.deepEqual(schema.object('Widget__c').validationRules, [
      { name: 'Never', active: true, formula: 'false', message: 'No.' },
    ]);
  });

  const refused: [what: string, field: Content, message: RegExp][] = [
    [
      'global value sets',
      { fullName: 'X__c', type: 'Picklist', valueSet: { valueSetName: 'Colours' } },
      /picklists without values of their own/,
    ],
    [
      'lookup filters',
      { fullName: 'X__c', type: 'Lookup', referenceTo: 'Account', lookupFilter: {} },
      /lookup filters/,
    ],
    ['lookups to nothing', { fullName: 'X__c', type: 'Lookup' }, /Widget__c\.X__c refers to no object/],
    ['changes to standard fields', { fullName: 'Name', type: 'Text' }, /the standard field Widget__c\.Name/],
  ];
  for (const [what, field, message] of refused)
    test(`${what} are refused by name`, () => assert.throws(() => widget([field]), { message }));

  test('unknown standard objects and sharing models are refused by name', () => {
    assert.throws(() => build(object('Lead', {})), { message: /the object Lead/ });
    assert.throws(() => widget([], { sharingModel: 'FullAccess' }), {
      message: /the sharing model FullAccess of Widget__c/,
    });
    assert.throws(() => widget([], { sharingModel: 'ControlledByParent' }), {
      message: /goes with a master-detail field/,
    });
  });
});
