import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { Session } from '../../../scripts/local-org/org.ts';
import { makeId } from '../../../scripts/local-org/identifiers.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';

describe('UserRecordAccess', () => {
  let widgets: WidgetOrg;
  let own: string;
  let foreign: string;
  beforeEach(() => {
    widgets = new WidgetOrg();
    own = widgets.insert('Widget__c', { Name: 'Own' }, widgets.seller);
    foreign = widgets.insert('Widget__c', { Name: 'Foreign' }, widgets.other);
  });

  const ask = (session: Session, select: string, rest: string) =>
    widgets.org.query(session, `SELECT ${select} FROM UserRecordAccess WHERE ${rest}`);
  const about = (ids: string[], more = ''): string =>
    `UserId = '${widgets.seller.userId}' AND RecordId IN (${ids.map((id) => `'${id}'`).join(', ')})${more}`;

  test('says what a user may do with each record, also where that is nothing', () => {
    const flags = 'HasReadAccess, HasEditAccess, HasDeleteAccess, HasTransferAccess, HasAllAccess, MaxAccessLevel';
    const { records, totalSize, done } = ask(widgets.admin, `RecordId, ${flags}`, about([own, foreign]));
    assert.deepEqual([totalSize, done], [2, true]);
    assert.deepEqual(
      records.map(({ attributes: _attributes, ...values }) => Object.values(values)),
      [
        [own, true, true, true, true, true, 'All'],
        [foreign, false, false, false, false, false, 'None'],
      ],
    );
    assert.deepEqual(records[0]!['attributes'], {
      type: 'UserRecordAccess',
      url: `/services/data/v66.0/sobjects/UserRecordAccess/${own}`,
    });
  });

  test('leaves out what the asking user does not read, what is deleted and what never was', () => {
    const ids = [own, foreign, makeId('001', 999)];
    const seen = (session: Session) => ask(session, 'RecordId', about(ids)).records.map(({ RecordId }) => RecordId);
    assert.deepEqual(
      [seen(widgets.admin), seen(widgets.seller), seen(widgets.other)],
      [[own, foreign], [own], [foreign]],
    );
    widgets.save({ action: 'delete', object: 'Widget__c', record: { Id: own } });
    assert.deepEqual(seen(widgets.admin), [foreign]);
  });

  test('filters by one right, and then gives ids only', () => {
    const found = (value: boolean) =>
      ask(widgets.admin, 'RecordId', about([own, foreign], ` AND HasReadAccess = ${value}`)).records.map(
        ({ RecordId }) => RecordId,
      );
    assert.deepEqual([found(true), found(false)], [[own], [foreign]]);
    assert.throws(() => ask(widgets.admin, 'RecordId, HasEditAccess', about([own], ' AND HasReadAccess = true')), {
      errorCode: 'MALFORMED_QUERY',
    });
  });

  test('is refused without one user and up to 200 records', () => {
    const user = `UserId = '${widgets.seller.userId}'`;
    for (const rest of [
      user,
      `RecordId = '${own}'`,
      `UserId IN ('${widgets.seller.userId}') AND RecordId = '${own}'`,
      `${user} OR RecordId = '${own}'`,
      `${user} AND NOT RecordId = '${own}'`,
      `${user} AND RecordId IN (SELECT Id FROM Widget__c)`,
      `${user} AND RecordId = '${own}' AND MaxAccessLevel = 'All'`,
    ])
      assert.throws(() => ask(widgets.admin, 'RecordId', rest), { errorCode: 'MALFORMED_QUERY' }, rest);
    const ids = (count: number) => Array.from({ length: count }, (_, index) => makeId('001', index + 1));
    assert.deepEqual(ask(widgets.admin, 'RecordId', about(ids(200))).records, []);
    assert.throws(() => ask(widgets.admin, 'RecordId', about(ids(201))), {
      errorCode: 'LIMIT_EXCEEDED',
      message: 'Number of records exceeds limit: 200',
    });
  });

  test('selects the record and rights only', () => {
    assert.throws(() => ask(widgets.admin, 'HasReadAccess', about([own])), {
      errorCode: 'INVALID_FIELD',
      message: 'RecordId field must be selected',
    });
    assert.throws(() => ask(widgets.admin, 'Id, RecordId', about([own])), { errorCode: 'INVALID_FIELD' });
    assert.throws(() => ask(widgets.admin, 'RecordId, UserId', about([own])), { errorCode: 'INVALID_FIELD' });
  });

  test('says what it does not model: order, people as records, people who left', () => {
    const refused = { errorCode: 'FUNCTIONALITY_NOT_ENABLED' };
    assert.throws(() => ask(widgets.admin, 'RecordId', `${about([own])} ORDER BY RecordId`), refused);
    assert.throws(() => ask(widgets.admin, 'RecordId', about([widgets.other.userId])), refused);
    widgets.save({ action: 'update', object: 'User', record: { Id: widgets.seller.userId, IsActive: false } });
    assert.throws(() => ask(widgets.admin, 'RecordId', about([own])), refused);
  });
});
