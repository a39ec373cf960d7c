import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SaveOperation } from '../../../scripts/local-org/org.ts';
import { saveHooks } from '../../../scripts/local-org/record/context.ts';
import { WidgetOrg } from './widgetOrg.ts';

test('an insert fills defaults, owner, numbers and audit fields, and rounds half up in decimal', () => {
  const widgets = new WidgetOrg();
  const { seller } = widgets;
  const id = widgets.insert('widget__C', { name: ' First ', AMOUNT__C: '1.005', Rate__c: 12.25, Notes__c: '' }, seller);
  const row = widgets.row('Widget__c', id);
  const expected = {
    Name: 'First',
    Amount__c: 1.01,
    Rate__c: 12.3,
    Notes__c: null,
    Status__c: 'Open',
    Active__c: true,
    Due__c: '2026-04-08',
    Serial__c: 'W-0001',
    OwnerId: seller.userId,
    CreatedById: seller.userId,
    LastModifiedById: seller.userId,
    CreatedDate: '2026-04-01T00:00:00.000+0000',
    SystemModstamp: '2026-04-01T00:00:00.000+0000',
    IsDeleted: false,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(row[name], value, name);
});

test('a value given as null wins over the default, and a nameless custom record is named by its id', () => {
  const widgets = new WidgetOrg();
  const id = widgets.insert('Widget__c', { Status__c: null, Due__c: null });
  const row = widgets.row('Widget__c', id);
  assert.deepEqual([row['Status__c'], row['Due__c'], row['Name']], [null, null, id]);
});

test('an update changes what it is given and who did it when', () => {
  const widgets = new WidgetOrg();
  const { org, admin, seller } = widgets;
  const Id = widgets.insert('Widget__c', { Name: 'First', Amount__c: 1 }, seller);
  org.clock.advance(61_500);
  assert.deepEqual(
    widgets.save({ action: 'update', object: 'Widget__c', record: { Id: Id.slice(0, 15), Amount__c: 2 } }),
    {
      id: Id,
      success: true,
      created: false,
      errors: [],
    },
  );
  const row = widgets.row('Widget__c', Id);
  assert.deepEqual(
    [row['Name'], row['Amount__c'], row['CreatedById'], row['LastModifiedById'], row['LastModifiedDate']],
    ['First', 2, seller.userId, admin.userId, '2026-04-01T00:01:01.000+0000'],
  );
});

test('instants are kept in UTC and whole seconds', () => {
  const widgets = new WidgetOrg();
  const id = widgets.insert('Widget__c', { SeenAt__c: '2026-04-01T09:30:15.9+0900' });
  assert.equal(widgets.row('Widget__c', id)['SeenAt__c'], '2026-04-01T00:30:15.000+0000');
});

test('an old inactive picklist value may stay, as long as it does not change', () => {
  const widgets = new WidgetOrg();
  const Id = widgets.insert('Widget__c', { Name: 'First' });
  widgets.org.store.update('Widget__c', Id, { Status__c: 'Old' });
  const operation: SaveOperation = {
    action: 'update',
    object: 'Widget__c',
    record: { Id, Status__c: 'Old', Name: 'x' },
  };
  assert.equal(widgets.save(operation).success, true);
});

test('an unrestricted picklist takes any value', () => {
  const widgets = new WidgetOrg();
  const id = widgets.insert('Widget__c', { Colour__c: 'Mauve' });
  assert.equal(widgets.row('Widget__c', id)['Colour__c'], 'Mauve');
});

test('rules see new and prior values, and parents', () => {
  const widgets = new WidgetOrg();
  const Id = widgets.insert('Widget__c', { Status__c: 'Done', Amount__c: 1 });
  const reopened = widgets.save({ action: 'update', object: 'Widget__c', record: { Id, Status__c: 'Open' } });
  assert.deepEqual(reopened.errors, [
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Done stays done.', fields: ['Status__c'] },
  ]);
  const Account__c = widgets.insert('Account', { Name: 'Closed Shop' });
  const record = { Status__c: 'Done', Amount__c: 1, Account__c };
  assert.equal(
    widgets.save({ action: 'insert', object: 'Widget__c', record }).errors[0]?.message,
    'Not for Closed Shop.',
  );
});

test('without allOrNone each row stands alone; with it one failing row undoes all', () => {
  const widgets = new WidgetOrg();
  const operations: SaveOperation[] = [
    { action: 'insert', object: 'Widget__c', record: { Name: 'Good' } },
    { action: 'insert', object: 'Widget__c', record: { Name: 'Bad', Amount__c: -1 } },
    { action: 'insert', object: 'Account', record: { Name: 'Good too' } },
  ];
  const rolledBack = widgets.saveAll(operations, { allOrNone: true });
  assert.deepEqual(
    rolledBack.map(({ success, id, errors }) => [success, id, errors[0]?.statusCode]),
    [
      [false, null, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      [false, null, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
      [false, null, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ],
  );
  assert.equal(widgets.org.store.all('Widget__c').length, 0);
  const alone = widgets.saveAll(operations, { allOrNone: false });
  assert.deepEqual(
    alone.map(({ success }) => success),
    [true, false, true],
  );
  assert.deepEqual(
    widgets.org.store.all('Widget__c').map((row) => [row['Name'], row['Serial__c']]),
    [['Good', 'W-0001']],
  );
});

test('an upsert adds, then changes; a key given twice is refused the second time', () => {
  const widgets = new WidgetOrg();
  const upsert = (Key__c: string, Name: string): SaveOperation => ({
    action: 'upsert',
    object: 'Widget__c',
    externalIdField: 'Key__c',
    record: { Key__c, Name },
  });
  const [added] = widgets.saveAll([upsert('k', 'One')], { allOrNone: true });
  const [changed, twice] = widgets.saveAll([upsert('K', 'Two'), upsert('k', 'Three')], { allOrNone: false });
  assert.deepEqual([added!.created, changed!.created, changed!.id], [true, false, added!.id]);
  assert.deepEqual(twice!.errors, [
    { statusCode: 'DUPLICATE_VALUE', message: 'Duplicate external id specified: k', fields: ['Key__c'] },
  ]);
  assert.equal(widgets.row('Widget__c', added!.id!)['Name'], 'Two');
  assert.equal(widgets.row('Widget__c', added!.id!)['Key__c'], 'k');
});

test('an upsert by id changes the record, and without an id adds one', () => {
  const widgets = new WidgetOrg();
  const first = widgets.save({ action: 'upsert', object: 'Widget__c', record: { Name: 'a' } });
  const second = widgets.save({ action: 'upsert', object: 'Widget__c', record: { Id: first.id, Name: 'b' } });
  assert.deepEqual([first.created, second.created, second.id], [true, false, first.id]);
});

test('a parent may be named by a key of its own', () => {
  const widgets = new WidgetOrg();
  const keeper = widgets.insert('Widget__c', { Key__c: 'keeper' });
  const kept = widgets.insert('Widget__c', {
    Keeper__r: { Key__c: 'KEEPER' },
    Owner: { attributes: { type: 'User' }, Username: 'seller@local.example' },
  });
  assert.equal(widgets.row('Widget__c', kept)['Keeper__c'], keeper);
  assert.equal(widgets.row('Widget__c', kept)['OwnerId'], widgets.seller.userId);
});

test('hooks run before rules, in order, and may change the row', () => {
  const widgets = new WidgetOrg();
  saveHooks(widgets.org).before.push((_context, object, rows) => {
    for (const { row, prior, assigned } of rows)
      if (object.name === 'Widget__c') {
        row['Notes__c'] = prior ? 'changed' : 'new';
        assigned.add('Notes__c');
      }
  });
  const Id = widgets.insert('Widget__c', { Name: 'x' });
  assert.equal(widgets.row('Widget__c', Id)['Notes__c'], 'new');
  widgets.save({ action: 'update', object: 'Widget__c', record: { Id } });
  assert.equal(widgets.row('Widget__c', Id)['Notes__c'], 'changed');
});

test('ifUnmodifiedSince lets pass what was not saved since', () => {
  const widgets = new WidgetOrg();
  const Id = widgets.insert('Widget__c', { Name: 'x' });
  const update: SaveOperation = { action: 'update', object: 'Widget__c', record: { Id, Name: 'y' } };
  assert.equal(widgets.save({ ...update, ifUnmodifiedSince: new Date('2026-04-01T00:00:00Z') }).success, true);
  widgets.org.clock.advance(2000);
  widgets.save(update);
  const late = widgets.save({ ...update, ifUnmodifiedSince: new Date('2026-04-01T00:00:01Z') });
  assert.equal(late.errors[0]?.statusCode, 'PRECONDITION_FAILED');
});

test('sharing and rights do not bind the system context, rules do', () => {
  const widgets = new WidgetOrg();
  const Id = widgets.insert('Widget__c', { Name: 'x' });
  const run = (record: Record<string, unknown>) =>
    widgets.org.save(widgets.seller, [{ action: 'update', object: 'Widget__c', record }], {
      allOrNone: true,
      systemContext: true,
    })[0]!;
  assert.equal(run({ Id, Hidden__c: 'by the system' }).success, true);
  assert.equal(run({ Id, Amount__c: -1 }).errors[0]?.statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
});

test('an opportunity follows its stage', () => {
  const widgets = new WidgetOrg();
  const read = (id: string) => {
    const { IsClosed, IsWon, Probability, ForecastCategory, ForecastCategoryName } = widgets.row('Opportunity', id);
    return [IsClosed, IsWon, Probability, ForecastCategory, ForecastCategoryName];
  };
  const Id = widgets.insert('Opportunity', {
    Name: 'x',
    StageName: 'Prospecting',
    CloseDate: '2026-05-01',
    Probability: 15,
  });
  assert.deepEqual(read(Id), [false, false, 15, 'Pipeline', 'Pipeline']);
  widgets.save({ action: 'update', object: 'Opportunity', record: { Id, StageName: 'Closed Won' } });
  assert.deepEqual(read(Id), [true, true, 100, 'Closed', 'Closed']);
  widgets.save({ action: 'update', object: 'Opportunity', record: { Id, StageName: 'Closed Lost' } });
  assert.deepEqual(read(Id), [true, false, 0, 'Omitted', 'Omitted']);
});

test('10,000 rows are saved at no less than 2,000 a second', () => {
  const widgets = new WidgetOrg();
  const Account__c = widgets.insert('Account', { Name: 'Acme' });
  const operations = Array.from({ length: 10_000 }, (_each, index): SaveOperation => {
    const record = {
      Name: `W${index}`,
      Key__c: `k${index}`,
      Amount__c: index / 3,
      Status__c: 'Open',
      Tags__c: 'A;B',
      Account__c,
    };
    return { action: 'insert', object: 'Widget__c', record };
  });
  const start = performance.now();
  const results = widgets.saveAll(operations, { allOrNone: true });
  assert.ok(results.every((result) => result.success));
  assert.ok(performance.now() - start < 5000, `took ${performance.now() - start} ms`);
});
