import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SaveOperation, Session } from '../../../scripts/local-org/org.ts';
import { newUser, WidgetOrg } from './widgetOrg.ts';

const widgets = new WidgetOrg();
const { org, admin, seller, other } = widgets;
const acme = widgets.insert('Account', { Name: 'Acme' }, seller);
const widget = widgets.insert('Widget__c', { Name: 'First', Key__c: 'first', Code__c: 'twin', Strict__c: 'S' }, seller);
widgets.insert('Widget__c', { Name: 'Second', Key__c: 'second', Code__c: 'twin' }, seller);
const deletedAccount = widgets.insert('Account', { Name: 'Gone' });
widgets.save({ action: 'delete', object: 'Account', record: { Id: deletedAccount } });
const deletedWidget = widgets.insert('Widget__c', { Name: 'Gone' });
widgets.save({ action: 'delete', object: 'Widget__c', record: { Id: deletedWidget } });
const part = widgets.insert('Part__c', { Widget__c: widget });
const inactive = widgets.user('inactive', { IsActive: true }).userId;
widgets.save({ action: 'update', object: 'User', record: { Id: inactive, IsActive: false } });
const queue = widgets.insert('Group', { Name: 'Accounts only', Type: 'Queue', DeveloperName: 'AccountsOnly' });
const [profile] = org.store.find('Profile', 'Name', ['Standard User']);
const user = { ...newUser('new'), ProfileId: profile!['Id'] };

const subsidiary = widgets.insert('Account', { Name: 'Acme West', ParentId: acme });
const stranger = widgets.insert('User', { ...user, Username: 'stranger@local.example' });
const reader = widgets.user('reader');
const deal = { Name: 'x', AccountId: acme, StageName: 'Prospecting', CloseDate: '2026-05-01', OwnerId: reader.userId };
widgets.insert('Opportunity', deal);
const [known] = org.store.all('PermissionSetAssignment');
const profileSet = org.store.all('PermissionSet').find((set) => set['IsOwnedByProfile'] === true)!['Id'];
const role = widgets.insert('UserRole', { Name: 'Head', DeveloperName: 'Head' });
widgets.user('head', { UserRoleId: role });
const assignment = { AssigneeId: known!['AssigneeId'], PermissionSetId: known!['PermissionSetId'] };

type Case = [
  what: string,
  operation: SaveOperation,
  code: string,
  fields: string[],
  message: RegExp | string,
  session?: Session,
];

const insert = (record: SaveOperation['record'], object = 'Widget__c'): SaveOperation => ({
  action: 'insert',
  object,
  record,
});
const update = (record: SaveOperation['record'], object = 'Widget__c'): SaveOperation => ({
  action: 'update',
  object,
  record: { Id: widget, ...record },
});
const upsert = (record: SaveOperation['record'], externalIdField: string): SaveOperation => ({
  action: 'upsert',
  object: 'Widget__c',
  externalIdField,
  record,
});
const remove = (id: string, object = 'Widget__c'): SaveOperation => ({ action: 'delete', object, record: { Id: id } });

const cases: Case[] = [
  // objects and fields that are not there, or not for this user
  ['an unknown object', insert({}, 'Nope__c'), 'INVALID_TYPE', [], /sObject type 'Nope__c' is not supported/],
  [
    'an unknown field',
    insert({ Nope__c: 1 }),
    'INVALID_FIELD',
    ['Nope__c'],
    "No such column 'Nope__c' on sobject of type Widget__c",
  ],
  [
    'a field that the user does not see',
    insert({ Hidden__c: 'x' }),
    'INVALID_FIELD',
    ['Hidden__c'],
    /No such column 'Hidden__c'/,
    seller,
  ],
  [
    'a field that the user only reads',
    insert({ Locked__c: 'x' }),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['Locked__c'],
    /^Unable to create\/update fields: Locked__c\. Please check the security settings/,
    seller,
  ],
  [
    'CreatedDate',
    insert({ CreatedDate: '2026-01-01T00:00:00Z' }),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['CreatedDate'],
    /fields: CreatedDate\./,
  ],
  [
    'a formula field',
    insert({ Double__c: 1 }),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['Double__c'],
    /fields: Double__c\./,
  ],
  [
    'an autonumber',
    insert({ Serial__c: 'W-1' }),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['Serial__c'],
    /fields: Serial__c\./,
  ],
  [
    'another master',
    update({ Id: part, Widget__c: widget }, 'Part__c'),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['Widget__c'],
    /fields: Widget__c\./,
  ],
  [
    'an object that cannot be made',
    insert({ Name: 'x' }, 'Profile'),
    'INVALID_TYPE_FOR_OPERATION',
    [],
    'entity type cannot be inserted: Profile',
  ],
  [
    'an object that cannot be deleted',
    remove(seller.userId, 'User'),
    'INVALID_TYPE_FOR_OPERATION',
    [],
    'entity type cannot be deleted: User',
  ],
  [
    'no permission on the object',
    insert({ Name: 'x' }, 'Product2'),
    'INSUFFICIENT_ACCESS_OR_READONLY',
    [],
    /insufficient access rights/,
    seller,
  ],
  [
    'no permission to manage users',
    insert(user, 'User'),
    'INSUFFICIENT_ACCESS_OR_READONLY',
    [],
    /insufficient access rights/,
    seller,
  ],
  // ids
  [
    'an id in an insert',
    insert({ Id: widget }),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['Id'],
    'cannot specify Id in an insert call',
  ],
  [
    'no id in an update',
    { action: 'update', object: 'Widget__c', record: {} },
    'MISSING_ARGUMENT',
    ['Id'],
    'Id not specified in an update call',
  ],
  [
    'no id in a delete',
    { action: 'delete', object: 'Widget__c', record: {} },
    'MISSING_ARGUMENT',
    ['Id'],
    'Id not specified in delete call',
  ],
  ['a malformed id', update({ Id: 'x' }), 'MALFORMED_ID', ['Id'], 'Widget ID: id value of incorrect type: x'],
  [
    "another object's id",
    update({ Id: acme }),
    'MALFORMED_ID',
    ['Id'],
    `Widget ID: id value of incorrect type: ${acme}`,
  ],
  [
    'a record that is not there',
    update({ Id: 'a00000000000ZZZ' }),
    'INVALID_CROSS_REFERENCE_KEY',
    [],
    'invalid cross reference id',
  ],
  ["somebody else's record", update({}), 'INSUFFICIENT_ACCESS_OR_READONLY', [], /insufficient access rights/, other],
  ['a deleted record', update({ Id: deletedWidget }), 'ENTITY_IS_DELETED', [], 'entity is deleted'],
  ['a second delete', remove(deletedWidget), 'ENTITY_IS_DELETED', [], 'entity is deleted'],
  [
    'a delete of a role that somebody has',
    { action: 'delete', object: 'UserRole', record: { Id: role } },
    'DELETE_FAILED',
    [],
    /associated with the following Users/,
  ],
  [
    'a queue of what no queue can own',
    insert({ QueueId: queue, SobjectType: 'Account' }, 'QueueSobject'),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['SobjectType'],
    /restricted picklist field: Account/,
  ],
  [
    'a permission set that a profile owns',
    insert({ AssigneeId: admin.userId, PermissionSetId: profileSet }, 'PermissionSetAssignment'),
    'INVALID_CROSS_REFERENCE_KEY',
    ['PermissionSetId'],
    /a profile owns/,
  ],
  // values
  [
    'a number as text',
    insert({ Name: 5 }),
    'JSON_PARSER_ERROR',
    [],
    /^Cannot deserialize instance of string from VALUE_NUMBER_INT value 5 /,
  ],
  [
    'text as a number',
    insert({ Amount__c: 'many' }),
    'JSON_PARSER_ERROR',
    [],
    /instance of double from VALUE_STRING value many /,
  ],
  [
    'text as a boolean',
    insert({ Active__c: 'yes' }),
    'JSON_PARSER_ERROR',
    [],
    /instance of boolean from VALUE_STRING value yes /,
  ],
  [
    'a day that does not exist',
    insert({ Due__c: '2026-02-30' }),
    'JSON_PARSER_ERROR',
    [],
    /instance of date from VALUE_STRING value 2026-02-30 /,
  ],
  [
    'an hour that does not exist',
    insert({ SeenAt__c: '2026-02-01T25:00:00Z' }),
    'JSON_PARSER_ERROR',
    [],
    /instance of datetime from VALUE_STRING/,
  ],
  ['an object as a value', insert({ Name: { a: 1 } }), 'JSON_PARSER_ERROR', [], /from START_OBJECT value \{"a":1\}/],
  [
    'a fraction as an integer',
    insert({ Name: 'x', NumberOfEmployees: 1.5 }, 'Account'),
    'JSON_PARSER_ERROR',
    [],
    /instance of int from VALUE_NUMBER_FLOAT value 1.5 /,
  ],
  [
    'an empty boolean',
    insert({ Active__c: null }),
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    ['Active__c'],
    'Active: value not of required type: null',
  ],
  [
    'too long a text',
    insert({ Code__c: '123456' }),
    'STRING_TOO_LONG',
    ['Code__c'],
    'Code: data value too large: 123456 (max length=5)',
  ],
  [
    'too large a number',
    insert({ Amount__c: 1000000 }),
    'NUMBER_OUTSIDE_VALID_RANGE',
    ['Amount__c'],
    'Amount: value outside of valid range on numeric field: 1000000',
  ],
  [
    'a day before 1700',
    insert({ Due__c: '0026-02-03' }),
    'NUMBER_OUTSIDE_VALID_RANGE',
    ['Due__c'],
    'Due: invalid date: 0026-02-03',
  ],
  [
    'an instant after 4000',
    insert({ SeenAt__c: '4001-01-01T00:00:00Z' }),
    'NUMBER_OUTSIDE_VALID_RANGE',
    ['SeenAt__c'],
    /invalid date/,
  ],
  [
    'a number that rounds to too large a one',
    insert({ Amount__c: 999999.995 }),
    'NUMBER_OUTSIDE_VALID_RANGE',
    ['Amount__c'],
    /outside of valid range/,
  ],
  [
    'an unknown value of a restricted picklist',
    insert({ Status__c: 'Nope' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['Status__c'],
    'Status: bad value for restricted picklist field: Nope',
  ],
  [
    'an inactive value of a restricted picklist',
    insert({ Status__c: 'Old' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['Status__c'],
    /restricted picklist field: Old/,
  ],
  [
    'one unknown among several values',
    insert({ Tags__c: 'A;C' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['Tags__c'],
    /restricted picklist field: C/,
  ],
  [
    'an invalid address',
    insert({ Mail__c: 'nobody' }),
    'INVALID_EMAIL_ADDRESS',
    ['Mail__c'],
    'Mail: invalid email address: nobody',
  ],
  [
    'missing required fields',
    insert({}, 'Opportunity'),
    'REQUIRED_FIELD_MISSING',
    ['Name', 'StageName', 'CloseDate'],
    'Required fields are missing: [Name, StageName, CloseDate]',
  ],
  [
    'a required field emptied',
    update({ Id: acme, Name: ' ' }, 'Account'),
    'REQUIRED_FIELD_MISSING',
    ['Name'],
    'Required fields are missing: [Name]',
  ],
  [
    'no master',
    insert({}, 'Part__c'),
    'REQUIRED_FIELD_MISSING',
    ['Widget__c'],
    'Required fields are missing: [Widget__c]',
  ],
  [
    'a stage that does not exist',
    insert({ Name: 'x', CloseDate: '2026-04-01', StageName: 'Dreaming' }, 'Opportunity'),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['StageName'],
    /Stage: bad value .*: Dreaming/,
  ],
  [
    'an asset of nobody',
    insert({ Name: 'x' }, 'Asset'),
    'FIELD_INTEGRITY_EXCEPTION',
    ['AccountId', 'ContactId'],
    /asset/,
  ],
  // references
  [
    'a malformed reference',
    insert({ Account__c: 'abc' }),
    'MALFORMED_ID',
    ['Account__c'],
    'Account: id value of incorrect type: abc',
  ],
  [
    'a reference to another object',
    insert({ Account__c: widget }),
    'FIELD_INTEGRITY_EXCEPTION',
    ['Account__c'],
    `Account: id value of incorrect type: ${widget}`,
  ],
  [
    'a reference to nothing',
    insert({ Account__c: '001000000000ZZZ' }),
    'INVALID_CROSS_REFERENCE_KEY',
    [],
    'invalid cross reference id',
  ],
  [
    'a reference to a deleted record',
    insert({ Account__c: deletedAccount }),
    'ENTITY_IS_DELETED',
    [],
    'entity is deleted',
  ],
  [
    'a reference to a record that the user does not see',
    insert({ Account__c: acme }),
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    [],
    'insufficient access rights on cross-reference id',
    other,
  ],
  [
    'an inactive owner',
    insert({ OwnerId: inactive }),
    'INACTIVE_OWNER_OR_USER',
    ['OwnerId'],
    `operation performed with inactive user [${inactive}] as owner of widget`,
  ],
  [
    'a queue that does not serve the object',
    insert({ OwnerId: queue }),
    'INVALID_CROSS_REFERENCE_KEY',
    ['OwnerId'],
    /Queue not associated/,
  ],
  [
    'an unknown key of a parent',
    insert({ Keeper__r: { Key__c: 'nobody' } }),
    'INVALID_FIELD',
    [],
    'Foreign key external ID: nobody not found for field Key__c in entity Widget__c',
  ],
  [
    'a parent by a field that is no key',
    insert({ Account__r: { Site: 'x' } }),
    'INVALID_FIELD',
    [],
    /^Field name provided, Site does not match an External ID/,
  ],
  [
    'a parent by a key that two records have',
    insert({ Keeper__r: { Code__c: 'twin' } }),
    'DUPLICATE_EXTERNAL_ID',
    [],
    /more than one record found for external id field: \[a00\w+, a00\w+\]/,
  ],
  // upsert
  [
    'an upsert by a field that is no key',
    upsert({ Name: 'x' }, 'Name'),
    'INVALID_FIELD',
    ['Name'],
    /^Field name provided, Name does not match an External ID/,
  ],
  [
    'an upsert without its key',
    upsert({ Name: 'x' }, 'Key__c'),
    'MISSING_ARGUMENT',
    ['Key__c'],
    'Key__c not specified',
  ],
  [
    'an upsert by a key that two records have',
    upsert({ Code__c: 'twin' }, 'Code__c'),
    'DUPLICATE_EXTERNAL_ID',
    [],
    /more than one record found/,
  ],
  [
    'an upsert by a key with an id besides',
    upsert({ Key__c: 'first', Id: widget }, 'Key__c'),
    'INVALID_FIELD',
    ['Id'],
    /Id field should not be specified/,
  ],
  // owners and hierarchies
  [
    'an update of what is shared to read',
    update({ Id: acme, Phone: '1' }, 'Account'),
    'INSUFFICIENT_ACCESS_OR_READONLY',
    [],
    /insufficient access rights/,
    reader,
  ],
  [
    'a child of a parent that is shared to read',
    insert({ LastName: 'x', AccountId: acme }, 'Contact'),
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    [],
    /insufficient access rights/,
    reader,
  ],
  [
    'an owner who may not read the object',
    update({ OwnerId: stranger }),
    'TRANSFER_REQUIRES_READ',
    ['OwnerId'],
    'The new owner must have read permission',
  ],
  [
    'an account as its own grandparent',
    update({ Id: acme, ParentId: subsidiary }, 'Account'),
    'CIRCULAR_DEPENDENCY',
    ['ParentId'],
    'attempt to violate hierarchy constraints',
  ],
  [
    'a permission set given twice',
    insert(assignment, 'PermissionSetAssignment'),
    'DUPLICATE_VALUE',
    [],
    /^Duplicate PermissionSetAssignment/,
  ],
  // rules and uniqueness
  [
    'a broken rule',
    insert({ Amount__c: -1 }),
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    ['Amount__c'],
    'Amount must not be negative.',
  ],
  [
    'a value that another record has, in other letters',
    insert({ Key__c: 'FIRST' }),
    'DUPLICATE_VALUE',
    [],
    `duplicate value found: Key__c duplicates value on record with id: ${widget}`,
  ],
  [
    'a case-sensitive value that another record has',
    insert({ Strict__c: 'S' }),
    'DUPLICATE_VALUE',
    [],
    /Strict__c duplicates value/,
  ],
  [
    'a username that is taken',
    insert({ ...user, Username: 'SELLER@local.example' }, 'User'),
    'DUPLICATE_USERNAME',
    ['Username'],
    /^Duplicate Username/,
  ],
  [
    'a username that is no address',
    insert({ ...user, Username: 'x' }, 'User'),
    'INVALID_EMAIL_ADDRESS',
    ['Username'],
    /form of an email address/,
  ],
  [
    'an unknown time zone',
    insert({ ...user, TimeZoneSidKey: 'Mars' }, 'User'),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['TimeZoneSidKey'],
    /Mars/,
  ],
  [
    'a save since',
    { ...update({ Amount__c: 1 }), ifUnmodifiedSince: new Date('2026-03-01T00:00:00Z') },
    'PRECONDITION_FAILED',
    [],
    /conditions given in the request header/,
  ],
];

for (const [what, operation, code, fields, message, session = admin] of cases)
  test(`${operation.action} refuses ${what}: ${code}`, () => {
    const before = org.store.all(org.schema.find(operation.object)?.name ?? 'Widget__c');
    const result = widgets.save(operation, session);
    assert.equal(result.success, false);
    assert.deepEqual(
      result.errors.map((error) => [error.statusCode, error.fields]),
      [[code, fields]],
    );
    const actual = result.errors[0]!.message;
    if (typeof message === 'string') assert.equal(actual, message);
    else assert.match(actual, message);
    assert.deepEqual(org.store.all(org.schema.find(operation.object)?.name ?? 'Widget__c'), before);
  });

test('all broken rules are reported', () => {
  const Account__c = widgets.insert('Account', { Name: 'Closed Shop' });
  const { errors } = widgets.save(insert({ Amount__c: -1, Status__c: 'Done', Account__c }));
  assert.deepEqual(
    errors.map(({ message, fields }) => [message, fields]),
    [
      ['Amount must not be negative.', ['Amount__c']],
      ['Not for Closed Shop.', []],
    ],
  );
});
