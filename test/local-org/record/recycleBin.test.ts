import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { eraseRecords, undeleteRecords } from '../../../scripts/local-org/record/recycleBin.ts';
import { Client } from '../server/client.ts';
import { WidgetOrg } from './widgetOrg.ts';

const DAY = 24 * 3600 * 1000;

function world(more: ConstructorParameters<typeof WidgetOrg>[0] = []) {
  const widgets = new WidgetOrg(more);
  const { org, admin } = widgets;
  const account = widgets.insert('Account', { Name: 'Acme' });
  const contact = widgets.insert('Contact', { LastName: 'Suzuki', AccountId: account });
  const task = widgets.insert('Task', { WhoId: contact });
  const widget = widgets.insert('Widget__c', { Name: 'w', Account__c: account, Key__c: 'k' });
  const part = widgets.insert('Part__c', { Widget__c: widget });
  return {
    ...{ widgets, org, admin, account, contact, task, widget, part },
    remove: (object: string, Id: string) =>
      assert.ok(widgets.save({ action: 'delete', object, record: { Id } }).success),
    undelete: (id: string, session = admin) => {
      const [result] = undeleteRecords(org, session, [id]);
      return result!.errors[0]?.statusCode ?? 'ok';
    },
    erase: (id: string) => eraseRecords(org, admin, [id])[0]!.errors[0]?.statusCode ?? 'ok',
    count: (object: string, all = true) => org.query(admin, `SELECT COUNT() FROM ${object}`, { all }).totalSize,
    isDeleted: (object: string, id: string) => widgets.row(object, id)['IsDeleted'],
  };
}

test('what was deleted together comes back together, with the references that were emptied', () => {
  const { widgets, org, account, contact, task, widget, remove, undelete, isDeleted } = world();
  remove('Account', account);
  assert.deepEqual([isDeleted('Contact', contact), isDeleted('Task', task)], [true, true]);
  assert.equal(widgets.row('Widget__c', widget)['Account__c'], null);
  const stamp = widgets.row('Account', account)['SystemModstamp'];
  org.clock.advance(60_000);
  assert.equal(undelete(contact), 'UNDELETE_FAILED');
  assert.equal(undelete(account), 'ok');
  assert.deepEqual([isDeleted('Contact', contact), isDeleted('Task', task)], [false, false]);
  assert.equal(widgets.row('Widget__c', widget)['Account__c'], account);
  assert.ok(String(widgets.row('Account', account)['SystemModstamp']) > String(stamp));
  assert.equal(undelete(account), 'UNDELETE_FAILED');
});

test('a reference that was given anew is left as it is', () => {
  const { widgets, account, widget, remove, undelete } = world();
  remove('Account', account);
  const other = widgets.insert('Account', { Name: 'Other' });
  widgets.save({ action: 'update', object: 'Widget__c', record: { Id: widget, Account__c: other } });
  undelete(account);
  assert.equal(widgets.row('Widget__c', widget)['Account__c'], other);
});

test('what belongs to something deleted stays deleted, a detail deleted before its master for good', () => {
  const { account, contact, widget, part, remove, undelete } = world();
  remove('Contact', contact);
  remove('Account', account);
  assert.equal(undelete(contact), 'UNDELETE_FAILED');
  assert.equal(undelete(account), 'ok');
  assert.equal(undelete(contact), 'ok');
  remove('Part__c', part);
  remove('Widget__c', widget);
  assert.equal(undelete(widget), 'ok');
  assert.equal(undelete(part), 'UNDELETE_FAILED');
});

test('a record does not come back beside another with its key, nor for somebody else', () => {
  const { widgets, widget, remove, undelete } = world();
  remove('Widget__c', widget);
  assert.equal(undelete(widget, widgets.seller), 'INSUFFICIENT_ACCESS_OR_READONLY');
  widgets.insert('Widget__c', { Key__c: 'K' });
  assert.equal(undelete(widget), 'DUPLICATE_VALUE');
});

test('queryAll and its COUNT() see deleted records until they are removed, or 15 days have passed', () => {
  const { org, account, contact, widget, remove, undelete, erase, count } = world();
  remove('Account', account);
  assert.deepEqual([count('Contact'), count('Contact', false)], [1, 0]);
  assert.equal(erase(contact), 'DELETE_FAILED');
  assert.equal(erase(account), 'ok');
  assert.deepEqual([count('Account'), count('Contact'), count('Task')], [0, 0, 0]);
  assert.equal(undelete(account), 'UNDELETE_FAILED');
  remove('Widget__c', widget);
  org.clock.advance(15 * DAY - 1000);
  assert.equal(count('Widget__c'), 1);
  org.clock.advance(1000);
  assert.equal(count('Widget__c'), 0);
  assert.equal(undelete(widget), 'UNDELETE_FAILED');
});

const hardDeleter = {
  type: 'PermissionSet',
  fullName: 'HardDelete',
  file: 'permissionsets/HardDelete.permissionset',
  source: '',
  content: { label: 'Hard', userPermissions: [{ enabled: 'true', name: 'BulkApiHardDelete' }] },
};

test('a bulk job deletes for good when the user has the permission for it', async () => {
  const { widgets, org, admin, account, count } = world([hardDeleter]);
  const client = new Client(org, admin);
  const job = { operation: 'hardDelete', object: 'Account' };
  assert.equal((await client.post('/jobs/ingest', job)).body[0].errorCode, 'FEATURENOTENABLED');
  widgets.assign('HardDelete', admin.userId);
  const { body } = await client.post('/jobs/ingest', job);
  const rows = `Id\n${account}\n${account}\n`;
  await client.call('PUT', `/jobs/ingest/${body.id}/batches`, rows, { 'Content-Type': 'text/csv' });
  await client.patch(`/jobs/ingest/${body.id}`, { state: 'UploadComplete' });
  while ((await client.get(`/jobs/ingest/${body.id}`)).body.state !== 'JobComplete') await sleep(5);
  assert.match((await client.get(`/jobs/ingest/${body.id}/failedResults`)).body, /ENTITY_IS_DELETED/);
  assert.deepEqual([count('Account'), count('Contact')], [0, 0]);
});
