import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvColumns } from '../../../scripts/local-org/record/csvValues.ts';
import { Client } from '../server/client.ts';
import { WidgetOrg } from './widgetOrg.ts';

function world() {
  const widgets = new WidgetOrg();
  widgets.org.clock.freeze(new Date('2026-04-01T09:00:00Z'));
  const acme = widgets.insert('Account', { Name: 'Acme' });
  const other = widgets.insert('Account', { Name: 'Other' });
  const contact = widgets.insert('Contact', { LastName: 'Suzuki', FirstName: 'Hana', AccountId: acme });
  const close = { StageName: 'Prospecting', CloseDate: '2026-05-01' };
  const opportunity = widgets.insert('Opportunity', { Name: 'Deal', AccountId: other, ...close });
  const records = (soql: string, all = false, session = widgets.admin) =>
    widgets.org.query(session, soql, { all }).records;
  return { widgets, acme, other, contact, opportunity, records };
}

test("an activity counts for the account of what it is about, else for the contact's", () => {
  const { widgets, acme, other, contact, opportunity } = world();
  const asset = widgets.insert('Asset', { Name: 'Pump', AccountId: other });
  const account = (values: Record<string, unknown>) =>
    widgets.row('Task', widgets.insert('Task', { Subject: 'x', ...values }))['AccountId'];
  assert.equal(account({ WhoId: contact }), acme);
  assert.equal(account({ WhoId: contact, WhatId: other }), other);
  assert.equal(account({ WhoId: contact, WhatId: opportunity }), other);
  assert.equal(account({ WhoId: contact, WhatId: asset }), acme);
  assert.equal(account({ WhatId: asset }), null);
  const [result] = widgets.org.save(
    widgets.admin,
    [{ action: 'insert', object: 'Task', record: { WhatId: contact } }],
    { allOrNone: true },
  );
  assert.equal(result!.errors[0]!.statusCode, 'FIELD_INTEGRITY_EXCEPTION');
});

test('activities follow their contact or opportunity to another account, unchanged otherwise', () => {
  const { widgets, acme, other, contact, opportunity } = world();
  const task = widgets.insert('Task', { WhoId: contact });
  const event = widgets.insert('Event', {
    WhatId: opportunity,
    StartDateTime: '2026-04-01T09:00:00Z',
    DurationInMinutes: 30,
  });
  const pinned = widgets.insert('Task', { WhoId: contact, WhatId: acme });
  const stamp = widgets.row('Task', task)['SystemModstamp'];
  widgets.org.clock.advance(60_000);
  widgets.save({ action: 'update', object: 'Contact', record: { Id: contact, AccountId: other } });
  widgets.save({ action: 'update', object: 'Opportunity', record: { Id: opportunity, AccountId: acme } });
  assert.equal(widgets.row('Task', task)['AccountId'], other);
  assert.equal(widgets.row('Task', task)['SystemModstamp'], stamp);
  assert.equal(widgets.row('Task', pinned)['AccountId'], acme);
  assert.equal(widgets.row('Event', event)['AccountId'], acme);
});

test('a task is closed by its status, at the time of the save', () => {
  const { widgets } = world();
  const task = widgets.insert('Task', { Subject: 'Call', Priority: 'High' });
  const now = () => widgets.row('Task', task);
  assert.deepEqual(
    ['Status', 'IsClosed', 'IsHighPriority', 'TaskSubtype', 'CompletedDateTime'].map((name) => now()[name]),
    ['Not Started', false, true, 'Task', null],
  );
  widgets.save({ action: 'update', object: 'Task', record: { Id: task, Status: 'Completed' } });
  assert.deepEqual([now()['IsClosed'], now()['CompletedDateTime']], [true, '2026-04-01T09:00:00.000+0000']);
  widgets.org.clock.advance(60_000);
  widgets.save({ action: 'update', object: 'Task', record: { Id: task, Subject: 'Called' } });
  assert.equal(now()['CompletedDateTime'], '2026-04-01T09:00:00.000+0000');
  widgets.save({ action: 'update', object: 'Task', record: { Id: task, Status: 'In Progress' } });
  assert.deepEqual([now()['IsClosed'], now()['CompletedDateTime']], [false, null]);
  for (const record of [{ IsClosed: true }, { AccountId: null }, { CompletedDateTime: null }, { TaskSubtype: 'Call' }])
    assert.equal(
      widgets.save({ action: 'update', object: 'Task', record: { Id: task, ...record } }).errors[0]?.statusCode,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
});

test("an event's times follow from each other", () => {
  const { widgets } = world();
  const times = (record: Record<string, unknown>) => {
    const result = widgets.save({ action: 'insert', object: 'Event', record });
    if (!result.success) return result.errors[0]!.statusCode;
    const { StartDateTime, EndDateTime, DurationInMinutes, ActivityDate } = widgets.row('Event', result.id!);
    return [StartDateTime, EndDateTime, DurationInMinutes, ActivityDate].map((each) => String(each).slice(0, 16));
  };
  const start = '2026-04-01T09:00:00Z';
  const shape = ['2026-04-01T09:00', '2026-04-01T10:30', '90', '2026-04-01'];
  assert.deepEqual(times({ StartDateTime: start, DurationInMinutes: 90 }), shape);
  assert.deepEqual(times({ ActivityDateTime: start, EndDateTime: '2026-04-01T10:30:00Z' }), shape);
  const day = ['2026-04-01T00:00', '2026-04-01T00:00', '1440', '2026-04-01'];
  assert.deepEqual(times({ IsAllDayEvent: true, ActivityDate: '2026-04-01' }), day);
  assert.equal(times({ DurationInMinutes: 30 }), 'REQUIRED_FIELD_MISSING');
  assert.equal(times({ StartDateTime: start }), 'REQUIRED_FIELD_MISSING');
  const early = { StartDateTime: start, EndDateTime: '2026-04-01T08:00:00Z' };
  assert.equal(times(early), 'FIELD_INTEGRITY_EXCEPTION');
  assert.equal(times({ ...early, DurationInMinutes: 30 }), 'FIELD_INTEGRITY_EXCEPTION');
  assert.equal(times({ StartDateTime: start, ActivityDateTime: early.EndDateTime }), 'FIELD_INTEGRITY_EXCEPTION');
});

test('activities that are 365 days old are archived: only queryAll finds them', () => {
  const { widgets, acme, records } = world();
  const task = (Subject: string, values: object) => widgets.insert('Task', { Subject, WhatId: acme, ...values });
  task('old', { Status: 'Completed', ActivityDate: '2025-04-01' });
  task('young', { Status: 'Completed', ActivityDate: '2025-04-02' });
  task('open', { ActivityDate: '2020-01-01' });
  task('undated', { Status: 'Completed' });
  const event = { Subject: 'visit', WhatId: acme, DurationInMinutes: 30, StartDateTime: '2025-04-01T09:00:00Z' };
  widgets.insert('Event', event);
  const subjects = (soql: string, all = false) => records(soql, all).map((record) => record['Subject']);
  assert.deepEqual(subjects('SELECT Subject FROM Task ORDER BY Subject'), ['open', 'undated', 'young']);
  assert.deepEqual(subjects('SELECT Subject FROM Task WHERE IsArchived = true'), []);
  assert.deepEqual(subjects('SELECT Subject FROM Task WHERE IsArchived = true', true), ['old']);
  assert.deepEqual(subjects('SELECT Subject FROM Task WHERE IsArchived = false', true).length, 3);
  assert.equal(records('SELECT IsArchived FROM Event', true)[0]!['IsArchived'], true);
  assert.deepEqual(records('SELECT Id FROM Event'), []);
  const [account] = records(`SELECT (SELECT Id FROM Tasks) FROM Account WHERE Id = '${acme}'`);
  assert.equal((account!['Tasks'] as { totalSize: number }).totalSize, 3);
  widgets.org.clock.advance(366 * 24 * 3600 * 1000);
  assert.deepEqual(subjects('SELECT Subject FROM Task'), ['open']);
});

test('of what an activity is about only the name is read', () => {
  const { widgets, acme, contact, opportunity, records } = world();
  widgets.insert('Task', { Subject: 'a', WhoId: contact, WhatId: acme });
  widgets.insert('Task', { Subject: 'b', WhatId: opportunity });
  const [first, second] = records('SELECT Who.Name, Who.Type, What.Name, What.Type FROM Task ORDER BY Subject');
  const names = (parent: unknown) => {
    const { Name, Type, attributes } = parent as Record<string, unknown>;
    return [Name, Type, (attributes as { type: string }).type];
  };
  assert.deepEqual(names(first!['Who']), ['Hana Suzuki', 'Contact', 'Name']);
  assert.deepEqual(names(first!['What']), ['Acme', 'Account', 'Name']);
  assert.deepEqual([second!['Who'], names(second!['What'])], [null, ['Deal', 'Opportunity', 'Name']]);
  assert.equal(records("SELECT Id FROM Task WHERE What.Type = 'Account'").length, 1);
  for (const path of ['What.Industry', 'Who.AccountId', 'What.StageName'])
    assert.throws(() => records(`SELECT ${path} FROM Task`), { errorCode: 'INVALID_FIELD' });
});

test('an activity is seen by its owner and by who sees the account, and changed by its owner', () => {
  const { widgets, acme, records } = world();
  const { seller, other } = widgets;
  const mine = widgets.insert('Account', { Name: 'Mine' }, seller);
  const task = widgets.insert('Task', { Subject: 'theirs', WhatId: mine });
  widgets.insert('Task', { Subject: 'hidden', WhatId: acme });
  widgets.insert('Task', { Subject: 'own' }, seller);
  const subjects = (session = seller) => records('SELECT Subject FROM Task ORDER BY Subject', false, session);
  assert.deepEqual(
    subjects().map((record) => record['Subject']),
    ['own', 'theirs'],
  );
  assert.deepEqual(subjects(other), []);
  const change = widgets.save({ action: 'update', object: 'Task', record: { Id: task, Subject: 'x' } }, seller);
  assert.equal(change.errors[0]?.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('activities go with the contact, account or opportunity that they are about', () => {
  const { widgets, contact, opportunity } = world();
  const ids = [{ WhoId: contact }, { WhatId: opportunity }].map((values) => widgets.insert('Task', values));
  widgets.save({ action: 'delete', object: 'Contact', record: { Id: contact } });
  widgets.save({ action: 'delete', object: 'Opportunity', record: { Id: opportunity } });
  assert.deepEqual(
    ids.map((id) => widgets.row('Task', id)['IsDeleted']),
    [true, true],
  );
});

test('the UI API knows no activities; keys name no parents that may be of any kind', async () => {
  const { widgets, acme } = world();
  const client = new Client(widgets.org, widgets.admin);
  assert.equal((await client.get('/ui-api/object-info/Task')).body[0].errorCode, 'INVALID_TYPE');
  const { body } = await client.get('/ui-api/related-list-info/Account');
  const lists = body.relatedLists.map((list: { relatedListId: string }) => list.relatedListId);
  assert.ok(lists.includes('Contacts') && !lists.includes('Tasks'));
  assert.throws(() => csvColumns(widgets.org.schema, 'Task', ['Who.Email']), { errorCode: 'InvalidBatch' });
  const save = (What: object) => widgets.save({ action: 'insert', object: 'Task', record: { What } });
  assert.equal(save({ Id: acme }).errors[0]?.statusCode, 'FUNCTIONALITY_NOT_ENABLED');
  assert.equal(save({ attributes: { type: 'Account' }, Id: acme }).success, true);
});
