import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { LocalOrg, type OrgOptions, type SaveOperation } from '../../../scripts/local-org/org.ts';
import { newUser } from '../record/widgetOrg.ts';

function open(options: Partial<OrgOptions> = {}) {
  const org = LocalOrg.open({ file: ':memory:', features: ['MultiCurrency'], currency: 'JPY', ...options });
  const admin = org.session(org.userId('admin@local.example'));
  const save = (action: SaveOperation['action'], object: string, record: object, session = admin) =>
    org.save(session, [{ action, object, record: { ...record } }], { allOrNone: true })[0]!;
  const insert = (object: string, record: object, session = admin): string => {
    const result = save('insert', object, record, session);
    assert.ok(result.success, JSON.stringify(result.errors));
    return result.id!;
  };
  const records = (soql: string) => org.query(admin, soql).records.map(({ attributes: _, ...rest }) => rest);
  return { org, admin, save, insert, records };
}

test('an org of one currency knows nothing of currencies', () => {
  const { records } = open({ features: [] });
  assert.throws(() => records('SELECT Id FROM CurrencyType'), { errorCode: 'INVALID_TYPE' });
  assert.throws(() => records('SELECT Id FROM DatedConversionRate'), { errorCode: 'INVALID_TYPE' });
  assert.throws(() => records('SELECT CurrencyIsoCode FROM Account'), { errorCode: 'INVALID_FIELD' });
});

test('a new org of several currencies has its corporate one', () => {
  const { records, save } = open();
  assert.deepEqual(records('SELECT IsoCode, ConversionRate, DecimalPlaces, IsActive, IsCorporate FROM CurrencyType'), [
    { IsoCode: 'JPY', ConversionRate: 1, DecimalPlaces: 0, IsActive: true, IsCorporate: true },
  ]);
  assert.throws(() => records('SELECT Id FROM DatedConversionRate'), { errorCode: 'INVALID_TYPE' });
  const second = { IsoCode: 'JPY', ConversionRate: 1, DecimalPlaces: 0 };
  assert.equal(save('insert', 'CurrencyType', second).errors[0]?.statusCode, 'DUPLICATE_VALUE');
  const unknown = { ...second, IsoCode: 'XQX' };
  assert.equal(
    save('insert', 'CurrencyType', unknown).errors[0]?.statusCode,
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  );
});

test("a record has its creator's currency or another active one", () => {
  const { org, admin, save, insert, records } = open();
  const codeOf = (object: string, id: string) => org.store.get(object, id)!['CurrencyIsoCode'];
  const refused = (record: object) => save('insert', 'Account', record).errors[0]?.statusCode;
  assert.equal(codeOf('Account', insert('Account', { Name: 'a' })), 'JPY');
  assert.equal(refused({ Name: 'b', CurrencyIsoCode: 'USD' }), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  const dollar = insert('CurrencyType', { IsoCode: 'USD', ConversionRate: 0.0067, DecimalPlaces: 2, IsActive: true });
  assert.equal(codeOf('Account', insert('Account', { Name: 'b', CurrencyIsoCode: 'USD' })), 'USD');
  assert.equal(refused({ Name: 'c', CurrencyIsoCode: null }), 'REQUIRED_FIELD_MISSING');
  const [profile] = org.store.find('Profile', 'Name', ['Standard User']);
  const user = { ...newUser('sam'), ProfileId: profile!['Id'], DefaultCurrencyIsoCode: 'USD' };
  const sam = org.session(insert('User', user));
  assert.equal(codeOf('Account', insert('Account', { Name: 'd' }, sam)), 'USD');
  assert.equal(
    codeOf('User', insert('User', { ...user, ...newUser('ann'), DefaultCurrencyIsoCode: undefined })),
    'JPY',
  );
  const field = org.describe(admin, 'Opportunity').fields.find(({ name }) => name === 'CurrencyIsoCode')!;
  assert.deepEqual(
    (field['picklistValues'] as { value: string }[]).map(({ value }) => value),
    ['JPY', 'USD'],
  );
  assert.ok(save('update', 'CurrencyType', { Id: dollar, IsActive: false }).success);
  assert.equal(refused({ Name: 'e', CurrencyIsoCode: 'USD' }), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.equal(records("SELECT Id FROM Account WHERE CurrencyIsoCode = 'USD'").length, 2);
});

test('amounts of several currencies are neither added up nor compared', () => {
  const { insert, records } = open();
  insert('Account', { Name: 'a', AnnualRevenue: 5 });
  for (const soql of [
    'SELECT SUM(AnnualRevenue) FROM Account',
    'SELECT MAX(AnnualRevenue) FROM Account',
    'SELECT Id FROM Account ORDER BY AnnualRevenue',
  ])
    assert.throws(() => records(soql), /currency field AnnualRevenue in an org of several currencies/);
  assert.deepEqual(records('SELECT SUM(NumberOfEmployees) n, COUNT(AnnualRevenue) c FROM Account'), [
    { n: null, c: 1 },
  ]);
});

test('a dated rate ends where the next of its currency begins', () => {
  const { save, insert, records } = open({ features: ['MultiCurrency', 'AdvancedCurrencyManagement'] });
  const rate = (StartDate: string, IsoCode = 'USD') =>
    insert('DatedConversionRate', { IsoCode, StartDate, ConversionRate: 0.0067 });
  rate('2026-01-01');
  rate('2026-02-01', 'EUR');
  const last = rate('2026-07-01');
  const middle = rate('2026-04-01');
  const chain = () =>
    records("SELECT StartDate, NextStartDate FROM DatedConversionRate WHERE IsoCode = 'USD' ORDER BY StartDate").map(
      (record) => Object.values(record),
    );
  assert.deepEqual(chain(), [
    ['2026-01-01', '2026-04-01'],
    ['2026-04-01', '2026-07-01'],
    ['2026-07-01', null],
  ]);
  assert.ok(save('delete', 'DatedConversionRate', { Id: middle }).success);
  assert.deepEqual(chain()[0], ['2026-01-01', '2026-07-01']);
  const fixed = save('update', 'DatedConversionRate', { Id: last, StartDate: '2026-08-01' });
  assert.equal(fixed.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
});

test('an org keeps the features that it was made with', () => {
  const directory = mkdtempSync(join(tmpdir(), 'currency-'));
  try {
    const file = join(directory, 'org.sqlite');
    open({ file }).org.close();
    const again = open({ file, features: [], currency: 'USD' });
    assert.deepEqual(again.records('SELECT IsoCode FROM CurrencyType'), [{ IsoCode: 'JPY' }]);
    again.org.close();
    assert.throws(() => open({ file, features: ['MultiCurrency', 'AdvancedCurrencyManagement'] }), /made without Adv/);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
