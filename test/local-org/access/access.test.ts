import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import type { Session } from '../../../scripts/local-org/org.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';

const component = (type: string, fullName: string, content: MetadataComponent['content']): MetadataComponent => ({
  type,
  fullName,
  file: `${type}/${fullName}`,
  source: '',
  content,
});

const group = (name: string, doesIncludeBosses = 'true'): MetadataComponent =>
  component('Group', name, { name, doesIncludeBosses });

function ownerRule(accessLevel: string, from: object, to: object): MetadataComponent['content'] {
  return { fullName: `Rule${accessLevel}`, label: 'Rule', accessLevel, sharedFrom: from, sharedTo: to };
}

const sharing = (...rules: MetadataComponent['content'][]): MetadataComponent =>
  component('SharingRules', 'Widget__c', { sharingOwnerRules: rules });

function names(widgets: WidgetOrg, session: Session, object = 'Widget__c'): unknown[] {
  const { records } = widgets.org.query(session, `SELECT Name FROM ${object} ORDER BY Name`);
  return records.map((record) => record['Name']);
}

function role(widgets: WidgetOrg, name: string, ParentRoleId: string | null = null): string {
  return widgets.insert('UserRole', { Name: name, DeveloperName: name, ParentRoleId });
}

const join = (widgets: WidgetOrg, name: string, UserOrGroupId: string): string => {
  const [found] = widgets.org.store.find('Group', 'DeveloperName', [name]);
  return widgets.insert('GroupMember', { GroupId: found!['Id'], UserOrGroupId });
};

describe('fields and objects', () => {
  test('a deployed field is hidden from everyone until a permission set shows it, the administrator included', () => {
    const widgets = new WidgetOrg();
    const { org, admin } = widgets;
    const extra = { fullName: 'Extra__c', label: 'Extra', type: 'Text', length: '10' };
    const account = component('CustomObject', 'Account', { fields: [extra] });
    org.metadata.put(account, 'x', '2026-04-01T00:00:00.000Z');
    org.applyMetadata([account]);
    const soql = 'SELECT Extra__c FROM Account';
    assert.throws(() => org.query(admin, soql), { errorCode: 'INVALID_FIELD' });
    assert.equal(org.access.fieldReadable(admin, 'Account', 'Extra__c'), false);
    const set = component('PermissionSet', 'Extra', {
      label: 'Extra',
      fieldPermissions: [{ field: 'Account.Extra__c', readable: 'true', editable: 'false' }],
    });
    org.metadata.put(set, 'y', '2026-04-01T00:00:00.000Z');
    org.applyMetadata([set]);
    assert.throws(() => org.query(admin, soql), { errorCode: 'INVALID_FIELD' });
    widgets.assign('Extra', admin.userId);
    assert.deepEqual(org.query(admin, soql).records, []);
    assert.equal(org.access.fieldEditable(admin, 'Account', 'Extra__c'), false);
  });

  test('hidden fields cannot be filtered, sorted or grouped by', () => {
    const { org, seller } = new WidgetOrg();
    for (const clause of ["WHERE Hidden__c = 'x'", 'GROUP BY Id ORDER BY MAX(Hidden__c)', 'GROUP BY Hidden__c'])
      assert.throws(() => org.query(seller, `SELECT COUNT(Id) FROM Widget__c ${clause}`), {
        errorCode: 'INVALID_FIELD',
      });
  });

  test('an object without read permission is not supported; the administrator has all rights to all objects', () => {
    const { org, admin, seller } = new WidgetOrg([
      component('CustomObject', 'Secret__c', {
        label: 'Secret',
        nameField: { label: 'Name', type: 'Text' },
        sharingModel: 'ReadWrite',
      }),
    ]);
    assert.throws(() => org.query(seller, 'SELECT Id FROM Secret__c'), { errorCode: 'INVALID_TYPE' });
    assert.throws(() => org.query(seller, 'SELECT (SELECT Id FROM Parts__r) FROM Foo'), { errorCode: 'INVALID_TYPE' });
    assert.deepEqual(org.query(admin, 'SELECT Id FROM Secret__c').records, []);
    assert.ok(org.access.canCreate(admin, 'Secret__c') && !org.access.canCreate(seller, 'Secret__c'));
    assert.ok(org.access.canCreate(admin, 'User') && !org.access.canCreate(seller, 'User'));
    assert.ok(!org.access.canDelete(admin, 'User') && !org.access.canEdit(admin, 'OpportunityStage'));
  });

  test('tabs, apps and custom permissions come with permission sets', () => {
    const widgets = new WidgetOrg([
      component('PermissionSet', 'Desk', {
        label: 'Desk',
        tabSettings: [
          { tab: 'Widget__c', visibility: 'Visible' },
          { tab: 'Part__c', visibility: 'Available' },
        ],
        applicationVisibilities: [{ application: 'Workshop', visible: 'true' }],
        customPermissions: [{ name: 'SkipChecks', enabled: 'true' }],
      }),
    ]);
    const { org, seller, other } = widgets;
    widgets.assign('Desk', seller.userId);
    const { access } = org;
    assert.ok(access.tabsOf(seller).includes('Widget__c') && !access.tabsOf(seller).includes('Part__c'));
    assert.deepEqual([access.appsOf(seller), access.appsOf(other)], [['Workshop'], []]);
    assert.deepEqual(
      [access.hasCustomPermission(seller, 'skipchecks'), access.hasCustomPermission(other, 'SkipChecks')],
      [true, false],
    );
  });

  test('a permission set with an element that is not modelled is refused by name', () => {
    const { org } = new WidgetOrg();
    const set = component('PermissionSet', 'Odd', { label: 'Odd', flowAccesses: [{ flow: 'X', enabled: 'true' }] });
    assert.throws(() => org.applyMetadata([set]), { message: /the element flowAccesses of a permission set \(Odd\)/ });
  });
});

describe('sharing', () => {
  test('private records are seen by their owner and by those above in the role hierarchy', () => {
    const widgets = new WidgetOrg();
    const { org, seller, other, admin } = widgets;
    const top = role(widgets, 'Top');
    const boss = widgets.user('boss', { UserRoleId: top });
    const id = widgets.insert('Widget__c', { Name: 'Mine' }, seller);
    assert.deepEqual([names(widgets, seller), names(widgets, other), names(widgets, boss)], [['Mine'], [], []]);
    widgets.save({
      action: 'update',
      object: 'User',
      record: { Id: seller.userId, UserRoleId: role(widgets, 'Low', top) },
    });
    assert.deepEqual(names(widgets, boss), ['Mine']);
    const seen = [seller, boss, other, admin].map((session) => org.access.visibleRecord(session, 'Widget__c', id));
    assert.deepEqual(seen, ['edit', 'edit', 'none', 'edit']);
    assert.ok(org.access.deletableRecord(boss, 'Widget__c', id));
  });

  test('an owner-based rule shares between public groups, with people and their superiors', () => {
    const widgets = new WidgetOrg([
      group('Makers'),
      group('Readers'),
      group('Editors', 'false'),
      sharing(
        ownerRule('Read', { group: ['Makers'] }, { group: ['Readers'] }),
        ownerRule('Edit', { group: ['Makers'] }, { group: ['Editors'] }),
      ),
    ]);
    const { org, seller, other } = widgets;
    const id = widgets.insert('Widget__c', { Name: 'Made' }, seller);
    const top = role(widgets, 'Top');
    const boss = widgets.user('boss', { UserRoleId: top });
    const reader = widgets.user('reader', { UserRoleId: role(widgets, 'Low', top) });
    join(widgets, 'Readers', reader.userId);
    assert.deepEqual(names(widgets, reader), []);
    join(widgets, 'Makers', seller.userId);
    join(widgets, 'Editors', other.userId);
    const levels = (): string[] => [reader, boss, other].map((user) => org.access.visibleRecord(user, 'Widget__c', id));
    assert.deepEqual(levels(), ['read', 'read', 'edit']);
    assert.ok(!org.access.deletableRecord(other, 'Widget__c', id));
    assert.deepEqual([names(widgets, reader), names(widgets, boss)], [['Made'], ['Made']]);
    widgets.save({ action: 'update', object: 'User', record: { Id: reader.userId, UserRoleId: null } });
    assert.deepEqual(levels(), ['read', 'none', 'edit']);
  });

  test('groups may hold groups and roles', () => {
    const widgets = new WidgetOrg([
      group('Inner'),
      group('Outer'),
      sharing(ownerRule('Read', { role: ['Sellers'] }, { group: ['Outer'] })),
    ]);
    const { org, seller, other } = widgets;
    const sellers = role(widgets, 'Sellers');
    widgets.save({ action: 'update', object: 'User', record: { Id: seller.userId, UserRoleId: sellers } });
    widgets.insert('Widget__c', { Name: 'Sold' }, seller);
    const inner = org.store.find('Group', 'DeveloperName', ['Inner'])[0]!['Id'] as string;
    join(widgets, 'Outer', inner);
    const member = join(widgets, 'Inner', other.userId);
    assert.deepEqual(names(widgets, other), ['Sold']);
    widgets.save({ action: 'delete', object: 'GroupMember', record: { Id: member } });
    assert.deepEqual(names(widgets, other), []);
    const clerks = role(widgets, 'Clerks');
    const clerk = widgets.user('clerk', { UserRoleId: clerks });
    const roleGroup = org.store.find('Group', 'RelatedId', [clerks]).find((row) => row['Type'] === 'Role')!;
    join(widgets, 'Inner', String(roleGroup['Id']));
    assert.deepEqual(names(widgets, clerk), ['Sold']);
  });

  test("a queue's records are seen by its members", () => {
    const queue = component('Queue', 'Bench', { name: 'Bench', queueSobject: [{ sobjectType: 'Widget__c' }] });
    const widgets = new WidgetOrg([queue]);
    const [bench] = widgets.org.store.find('Group', 'DeveloperName', ['Bench']);
    widgets.insert('Widget__c', { Name: 'Queued', OwnerId: bench!['Id'] });
    assert.deepEqual(names(widgets, widgets.seller), []);
    join(widgets, 'Bench', widgets.seller.userId);
    assert.deepEqual([names(widgets, widgets.seller), names(widgets, widgets.other)], [['Queued'], []]);
    const [record] = widgets.org.query(widgets.seller, 'SELECT Owner.Name, Owner.Type FROM Widget__c').records;
    assert.deepEqual(
      { ...(record!['Owner'] as object), attributes: 0 },
      { attributes: 0, Name: 'Bench', Type: 'Queue' },
    );
  });

  test('details follow their master, contacts and assets their account', () => {
    const widgets = new WidgetOrg();
    const { seller, other, org } = widgets;
    const widget = widgets.insert('Widget__c', { Name: 'Mine' }, seller);
    const part = widgets.insert('Part__c', { Widget__c: widget }, seller);
    assert.deepEqual([names(widgets, seller, 'Part__c').length, names(widgets, other, 'Part__c').length], [1, 0]);
    assert.equal(org.access.visibleRecord(other, 'Part__c', part), 'none');
    const account = widgets.insert('Account', { Name: 'Shop' }, seller);
    widgets.insert('Contact', { LastName: 'Keeper', AccountId: account });
    widgets.insert('Contact', { LastName: 'Alone' }, other);
    widgets.insert('Asset', { Name: 'Till', AccountId: account });
    assert.deepEqual([names(widgets, seller, 'Contact'), names(widgets, other, 'Contact')], [['Keeper'], ['Alone']]);
    assert.deepEqual([names(widgets, seller, 'Asset'), names(widgets, other, 'Asset')], [['Till'], []]);
  });

  test('who sees an opportunity sees its account, but may not edit it', () => {
    const widgets = new WidgetOrg();
    const { org, seller, other } = widgets;
    const account = widgets.insert('Account', { Name: 'Shop' }, seller);
    assert.equal(org.access.visibleRecord(other, 'Account', account), 'none');
    const deal = {
      Name: 'Deal',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-05-01',
      OwnerId: other.userId,
    };
    widgets.insert('Opportunity', deal);
    assert.equal(org.access.visibleRecord(other, 'Account', account), 'read');
    assert.deepEqual(names(widgets, other, 'Account'), ['Shop']);
    assert.deepEqual(names(widgets, seller, 'Opportunity'), []);
  });

  test('of a parent that is not shared only the name is seen', () => {
    const widgets = new WidgetOrg();
    const { seller, other, org } = widgets;
    const account = widgets.insert('Account', { Name: 'Shop', Industry: 'Retail' }, seller);
    const widget = { Name: 'Counter', Account__c: account, OwnerId: other.userId };
    widgets.insert('Widget__c', widget);
    const soql = 'SELECT Account__r.Id, Account__r.Name, Account__r.Industry FROM Widget__c';
    const [record] = org.query(other, soql).records;
    assert.deepEqual(
      { ...(record!['Account__r'] as object), attributes: 0 },
      { attributes: 0, Id: account, Name: 'Shop', Industry: null },
    );
    assert.equal(org.query(other, "SELECT COUNT() FROM Widget__c WHERE Account__r.Industry = 'Retail'").totalSize, 0);
  });

  test('sharing rules that are not modelled are refused by name', () => {
    const { org } = new WidgetOrg();
    const rules = component('SharingRules', 'Widget__c', { sharingCriteriaRules: [{}] });
    assert.throws(() => org.applyMetadata([rules]), { message: /sharingCriteriaRules \(sharing rules of Widget__c\)/ });
  });
});

describe('sessions', () => {
  test('a token stands for one user, and a changed one for none', () => {
    const { org, seller } = new WidgetOrg();
    assert.match(seller.accessToken, /^00D\w{12}![\w.]+$/);
    assert.equal(org.sessionOfToken(seller.accessToken).userId, seller.userId);
    const forged = seller.accessToken.replace(seller.userId.slice(0, 15), '005000000000001');
    for (const token of [forged, `${seller.accessToken}x`, '', 'x!y.z'])
      assert.throws(() => org.sessionOfToken(token), { errorCode: 'INVALID_SESSION_ID', status: 401 });
  });

  test('an inactive user has no session', () => {
    const widgets = new WidgetOrg();
    widgets.save({ action: 'update', object: 'User', record: { Id: widgets.seller.userId, IsActive: false } });
    assert.throws(() => widgets.org.session(widgets.seller.userId), { errorCode: 'INVALID_SESSION_ID' });
  });
});
