import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SaveOperation } from '../../../scripts/local-org/org.ts';
import { WidgetOrg } from './widgetOrg.ts';

const remove = (object: string, Id: string): SaveOperation => ({ action: 'delete', object, record: { Id } });

test('a delete takes details along', () => {
  const widgets = new WidgetOrg();
  const widget = widgets.insert('Widget__c', { Name: 'x' });
  const part = widgets.insert('Part__c', { Widget__c: widget });
  assert.deepEqual(widgets.save(remove('Widget__c', widget)), { id: widget, success: true, errors: [] });
  assert.equal(widgets.row('Part__c', part)['IsDeleted'], true);
});

test('a delete goes down through several levels', () => {
  const widgets = new WidgetOrg();
  const account = widgets.insert('Account', { Name: 'Acme' });
  const contact = widgets.insert('Contact', { LastName: 'Suzuki', AccountId: account });
  const opportunity = widgets.insert('Opportunity', {
    Name: 'o',
    AccountId: account,
    StageName: 'Prospecting',
    CloseDate: '2026-05-01',
  });
  const asset = widgets.insert('Asset', { Name: 'a', AccountId: account });
  const widget = widgets.insert('Widget__c', { Name: 'w', Account__c: account });
  assert.equal(widgets.save(remove('Account', account)).success, true);
  assert.deepEqual(
    [
      ['Contact', contact],
      ['Opportunity', opportunity],
      ['Asset', asset],
    ].map(([object, id]) => widgets.row(object!, id!)['IsDeleted']),
    [true, true, true],
  );
  assert.deepEqual(
    [widgets.row('Widget__c', widget)['IsDeleted'], widgets.row('Widget__c', widget)['Account__c']],
    [false, null],
  );
});

test('a restricting reference keeps its parent: DELETE_FAILED', () => {
  const widgets = new WidgetOrg();
  const keeper = widgets.insert('Widget__c', { Name: 'Keeper' });
  widgets.insert('Widget__c', { Name: 'Kept', Keeper__c: keeper });
  const { errors } = widgets.save(remove('Widget__c', keeper));
  assert.equal(errors[0]?.statusCode, 'DELETE_FAILED');
  assert.match(errors[0].message, /could not be completed because it is associated with the following Widgets: Kept$/);
  assert.equal(widgets.row('Widget__c', keeper)['IsDeleted'], false);
});

test('to edit is not to delete: only the owner and those above delete', () => {
  const widgets = new WidgetOrg();
  const id = widgets.insert('Widget__c', { Name: 'x' }, widgets.seller);
  assert.equal(
    widgets.save(remove('Widget__c', id), widgets.other).errors[0]?.statusCode,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  );
  assert.equal(widgets.save(remove('Widget__c', id), widgets.seller).success, true);
});
