import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { QueryRecord } from '../../../scripts/local-org/query/query.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';

let widgets: WidgetOrg;
let acme: string;
let beta: string;

before(() => {
  widgets = new WidgetOrg();
  const { org } = widgets;
  org.clock.freeze(new Date('2026-04-15T03:00:00Z'));
  acme = widgets.insert('Account', {
    Name: 'Acme',
    Industry: 'Banking',
    AnnualRevenue: 100.5,
    BillingCity: 'Osaka',
    BillingCountry: 'Japan',
  });
  beta = widgets.insert('Account', { Name: "Beta's 100%", Industry: 'Utilities', ParentId: acme, AnnualRevenue: 1 });
  widgets.insert('Account', { Name: 'Gamma_', AnnualRevenue: 7 });
  widgets.insert('Contact', { LastName: 'Doe', FirstName: 'Jo', AccountId: acme });
  widgets.insert('Contact', { LastName: 'Roe', AccountId: acme });
  const widget = (Name: string, more: object): string => widgets.insert('Widget__c', { Name, ...more });
  widget('One', {
    Account__c: acme,
    Amount__c: 10.1,
    Due__c: '2026-03-31',
    SeenAt__c: '2026-04-14T15:30:00Z',
    Tags__c: 'A;B',
  });
  widget('Two', { Account__c: acme, Amount__c: 20.2, Due__c: '2026-04-15', Tags__c: 'A', Status__c: 'Done' });
  widget('Three', { Account__c: beta, Due__c: '2026-05-01', Active__c: false, Colour__c: 'red' });
});

const query = (soql: string, options = {}) => widgets.org.query(widgets.admin, soql, options);
const names = (soql: string, options = {}): unknown[] => query(soql, options).records.map((record) => record['Name']);
const where = (object: string, condition: string, options = {}): unknown[] =>
  names(`SELECT Name FROM ${object} WHERE ${condition} ORDER BY CreatedDate, Id`, options);
const plain = ({ attributes: _, ...rest }: QueryRecord): Record<string, unknown> => rest;

describe('select', () => {
  test('a record carries its type and address; names come in the spelling of the schema', () => {
    const [record] = query("select id, NAME, isdeleted from account where name = 'Acme'").records;
    assert.deepEqual(record, {
      attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${acme}` },
      Id: acme,
      Name: 'Acme',
      IsDeleted: false,
    });
  });

  test('parents nest, and a missing parent is null', () => {
    const { records } = query(
      'SELECT Name, Account__r.Parent.Name, Account__r.Owner.Name FROM Widget__c ORDER BY Name',
    );
    const parents = records.map((record) => (record['Account__r'] as QueryRecord)['Parent'] as QueryRecord | null);
    assert.deepEqual(
      parents.map((parent) => parent?.['Name'] ?? null),
      [null, 'Acme', null],
    );
    assert.equal(((records[0]!['Account__r'] as QueryRecord)['Owner'] as QueryRecord)['Name'], 'Local Administrator');
  });

  test('the owner of a custom object is a name of unknown kind', () => {
    const [record] = query("SELECT Owner.Name, Owner.Type FROM Widget__c WHERE Name = 'One'").records;
    const owner = record!['Owner'] as QueryRecord;
    assert.equal((owner['attributes'] as { type: string }).type, 'Name');
    assert.deepEqual(plain(owner), { Name: 'Local Administrator', Type: 'User' });
  });

  test('children come as results, none as null', () => {
    const { records } = query(
      'SELECT Name, (SELECT Name FROM Contacts ORDER BY LastName DESC LIMIT 1), (SELECT Name FROM Widgets__r WHERE Amount__c > 15) FROM Account ORDER BY Name',
    );
    const [first, second] = records as [QueryRecord, QueryRecord];
    const contacts = first['Contacts'] as { totalSize: number; done: boolean; records: QueryRecord[] };
    assert.deepEqual([contacts.totalSize, contacts.done, contacts.records.map(plain)], [1, true, [{ Name: 'Roe' }]]);
    assert.deepEqual((first['Widgets__r'] as typeof contacts).records.map(plain), [{ Name: 'Two' }]);
    assert.equal(second['Contacts'], null);
  });

  test('an address comes as one object; without any part it is null', () => {
    const [record] = query("SELECT BillingAddress, ShippingAddress FROM Account WHERE Name = 'Acme'").records;
    const empty = {
      geocodeAccuracy: null,
      latitude: null,
      longitude: null,
      postalCode: null,
      state: null,
      street: null,
    };
    assert.deepEqual(record!['BillingAddress'], { city: 'Osaka', country: 'Japan', ...empty });
    assert.equal(record!['ShippingAddress'], null);
  });

  test('formula fields are computed, of parents too', () => {
    const { records } = query("SELECT Double__c FROM Widget__c WHERE Name IN ('One', 'Three') ORDER BY Name");
    assert.deepEqual(
      records.map((record) => record['Double__c']),
      [20.2, 0],
    );
  });

  test('FIELDS gives what the user may see and needs a limit', () => {
    const [record] = query('SELECT FIELDS(CUSTOM) FROM Widget__c LIMIT 1').records;
    assert.ok('Hidden__c' in record! && !('Name' in record));
    const [seen] = widgets.org.query(widgets.seller, 'SELECT FIELDS(ALL) FROM Account LIMIT 1').records;
    assert.equal(seen, undefined);
    assert.throws(() => query('SELECT FIELDS(ALL) FROM Account'), { errorCode: 'MALFORMED_QUERY' });
  });

  test('toLabel gives the label in the language of the session', () => {
    const [record] = query("SELECT toLabel(Status__c) FROM Widget__c WHERE Name = 'Two'").records;
    assert.equal(record!['Status__c'], 'Done');
  });
});

describe('where', () => {
  const cases: [object: string, condition: string, expected: string[]][] = [
    ['Account', "Name = 'acme'", ['Acme']],
    ['Account', "Name = 'Beta\\'s 100%'", ["Beta's 100%"]],
    ['Account', "Name LIKE '%100\\%'", ["Beta's 100%"]],
    ['Account', "Name LIKE 'Gamma\\_'", ['Gamma_']],
    ['Account', "Name LIKE 'gam__'", []],
    ['Account', "Name LIKE 'gam___'", ['Gamma_']],
    ['Account', "Industry != 'Banking'", ["Beta's 100%", 'Gamma_']],
    ['Account', 'Industry = null', ['Gamma_']],
    ['Account', "Industry = ''", ['Gamma_']],
    ['Account', "Industry NOT IN ('Banking')", ["Beta's 100%", 'Gamma_']],
    ['Account', "Industry IN ('banking', null)", ['Acme', 'Gamma_']],
    ['Account', "NOT (Industry = 'Banking' OR AnnualRevenue > 5)", ["Beta's 100%"]],
    ['Account', "NOT Industry LIKE 'B%'", ["Beta's 100%", 'Gamma_']],
    ['Account', "(Industry = 'Banking' OR Industry = 'Utilities') AND AnnualRevenue < 5", ["Beta's 100%"]],
    ['Account', "Parent.Name = 'Acme'", ["Beta's 100%"]],
    ['Account', 'Id IN (SELECT AccountId FROM Contact)', ['Acme']],
    ['Account', "Id NOT IN (SELECT Account__c FROM Widget__c WHERE Tags__c = 'A')", ["Beta's 100%", 'Gamma_']],
    [
      'Account',
      'CreatedDate = TODAY AND CreatedDate >= LAST_N_DAYS:2 AND NOT CreatedDate > TODAY',
      ['Acme', "Beta's 100%", 'Gamma_'],
    ],
    [
      'Account',
      'CALENDAR_YEAR(CreatedDate) = 2026 AND DAY_ONLY(CreatedDate) = 2026-04-15 AND AnnualRevenue > 50',
      ['Acme'],
    ],
    ['Widget__c', "Tags__c INCLUDES ('A;B', 'C')", ['One']],
    ['Widget__c', "Tags__c EXCLUDES ('B')", ['Two', 'Three']],
    ['Widget__c', 'Active__c = false', ['Three']],
    ['Widget__c', 'Due__c < THIS_MONTH', ['One']],
    ['Widget__c', 'Due__c = TODAY', ['Two']],
    ['Widget__c', 'Due__c IN (LAST_MONTH, NEXT_MONTH)', ['One', 'Three']],
    ['Widget__c', 'Due__c > 2026-03-31', ['Two', 'Three']],
    ['Widget__c', 'SeenAt__c > 2026-04-15T00:00:00+09:00', ['One']],
    ['Widget__c', 'SeenAt__c > 2026-04-15T00:00:00Z', []],
    ['Widget__c', "Account__r.Parent.Industry = 'Banking'", ['Three']],
    ['Widget__c', "Owner.Name = 'Local Administrator' AND Amount__c >= 20.2", ['Two']],
    ['Contact', "Name = 'jo doe'", ['Jo Doe']],
  ];
  for (const [object, condition, expected] of cases)
    test(`${object}: ${condition}`, () => assert.deepEqual(where(object, condition), expected));

  test('an id may have 15 characters', () => {
    assert.deepEqual(where('Account', `Id = '${acme.slice(0, 15)}'`), ['Acme']);
  });

  test('the days of a user are those of the time zone', () => {
    const soql = 'SELECT Name FROM Widget__c WHERE SeenAt__c = TODAY';
    assert.deepEqual(names(soql), []);
    widgets.save({
      action: 'update',
      object: 'User',
      record: { Id: widgets.admin.userId, TimeZoneSidKey: 'Asia/Tokyo' },
    });
    assert.deepEqual(names(soql), ['One']);
    widgets.save({ action: 'update', object: 'User', record: { Id: widgets.admin.userId, TimeZoneSidKey: 'GMT' } });
  });

  test('bind variables are values, whatever they hold', () => {
    assert.deepEqual(where('Account', 'Name = :name', { binds: { name: "Beta's 100%" } }), ["Beta's 100%"]);
    assert.deepEqual(where('Account', 'Name IN :names', { binds: { names: ['Acme', null, "x' OR 1=1"] } }), ['Acme']);
    assert.deepEqual(where('Account', 'Name = :name', { binds: { name: "' OR Name != '" } }), []);
    assert.throws(() => where('Account', 'Name = :other', { binds: {} }), { errorCode: 'MALFORMED_QUERY' });
  });
});

describe('groups and figures', () => {
  const rows = (soql: string): unknown[] => query(soql).records.map(plain);

  test('COUNT() gives a number and no records', () => {
    assert.deepEqual(query('SELECT COUNT() FROM Account'), { totalSize: 3, done: true, records: [] });
  });

  test('figures are named by alias or number, and are free of binary noise', () => {
    assert.deepEqual(
      rows(
        'SELECT COUNT(Id) n, COUNT(Amount__c), SUM(Amount__c), MIN(Due__c), COUNT_DISTINCT(Account__c) FROM Widget__c',
      ),
      [{ n: 3, expr0: 2, expr1: 30.3, expr2: '2026-03-31', expr3: 2 }],
    );
    assert.equal(query('SELECT COUNT(Id) FROM Account').records[0]!['expr0'], 3);
  });

  test('groups by fields, parents and parts of dates, filtered and sorted', () => {
    assert.deepEqual(
      rows('SELECT Account__r.Name, COUNT(Id) n FROM Widget__c GROUP BY Account__r.Name ORDER BY COUNT(Id) DESC'),
      [
        { Name: 'Acme', n: 2 },
        { Name: "Beta's 100%", n: 1 },
      ],
    );
    assert.deepEqual(rows('SELECT Account__r.Name a FROM Widget__c GROUP BY Account__r.Name HAVING COUNT(Id) > 1'), [
      { a: 'Acme' },
    ]);
    assert.deepEqual(
      rows(
        'SELECT CALENDAR_MONTH(Due__c) m, COUNT(Id) n FROM Widget__c GROUP BY CALENDAR_MONTH(Due__c) ORDER BY CALENDAR_MONTH(Due__c) DESC LIMIT 2',
      ),
      [
        { m: 5, n: 1 },
        { m: 4, n: 1 },
      ],
    );
  });

  const refused: [soql: string, message: RegExp][] = [
    ['SELECT Name, COUNT(Id) FROM Account', /Field must be grouped or aggregated: Name/],
    ['SELECT COUNT(Id) FROM Account GROUP BY ROLLUP(Industry)', /GROUP BY ROLLUP/],
    ['SELECT SUM(Name) FROM Account', /Name does not support aggregate operator SUM/],
    ['SELECT AnnualRevenue, COUNT(Id) FROM Account GROUP BY AnnualRevenue', /'AnnualRevenue' can not be grouped/],
    ['SELECT Id FROM Account WHERE COUNT(Id) > 1', /HAVING/],
  ];
  for (const [soql, message] of refused) test(`refused: ${soql}`, () => assert.throws(() => query(soql), { message }));
});

describe('order and pages', () => {
  test('nulls come first unless told otherwise', () => {
    assert.deepEqual(names('SELECT Name FROM Widget__c ORDER BY Amount__c'), ['Three', 'One', 'Two']);
    assert.deepEqual(names('SELECT Name FROM Widget__c ORDER BY Amount__c DESC'), ['Three', 'Two', 'One']);
    assert.deepEqual(names('SELECT Name FROM Widget__c ORDER BY Amount__c DESC NULLS LAST'), ['Two', 'One', 'Three']);
  });

  test('a picklist sorts by the order of its values', () => {
    assert.deepEqual(names('SELECT Name FROM Widget__c ORDER BY Status__c DESC, Name'), ['Two', 'One', 'Three']);
    assert.deepEqual(names('SELECT Name FROM Account ORDER BY Industry'), ['Gamma_', 'Acme', "Beta's 100%"]);
    assert.deepEqual(names('SELECT Name FROM Account ORDER BY Industry NULLS LAST'), ['Acme', "Beta's 100%", 'Gamma_']);
  });

  test("text compares without case in parents too, an owner's name included", () => {
    const named = (text: string): unknown[] => names(`SELECT Name FROM Widget__c WHERE Owner.Name = '${text}'`);
    const [{ Owner }] = query('SELECT Owner.Name FROM Widget__c LIMIT 1').records as [{ Owner: QueryRecord }];
    const name = String(Owner['Name']);
    assert.ok(named(name).length > 0);
    assert.deepEqual(named(name.toUpperCase()), named(name.toLowerCase()));
    assert.deepEqual(named(name.toUpperCase()), named(name));
  });

  test('thousands of alternatives are one condition', () => {
    const alternatives = Array.from({ length: 3000 }, (_, index) => `Name = 'Other ${index}'`);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE ${alternatives.join(' OR ')} OR Name = 'acme'`), ['Acme']);
  });

  test('a count is cut by its limit', () => {
    assert.equal(query('SELECT COUNT() FROM Account LIMIT 2').totalSize, 2);
  });

  test('limit and offset cut, an offset over 2,000 is refused', () => {
    assert.deepEqual(names('SELECT Name FROM Account ORDER BY Name LIMIT 1 OFFSET 1'), ["Beta's 100%"]);
    assert.throws(() => query('SELECT Name FROM Account OFFSET 2001'), { errorCode: 'NUMBER_OUTSIDE_VALID_RANGE' });
  });

  test('deleted records come on demand', () => {
    const id = widgets.insert('Account', { Name: 'Gone' });
    widgets.save({ action: 'delete', object: 'Account', record: { Id: id } });
    assert.deepEqual(where('Account', "Name = 'Gone'"), []);
    assert.deepEqual(where('Account', "Name = 'Gone' AND IsDeleted = TRUE", { all: true }), ['Gone']);
  });

  test('batches follow one another; the ids stand from the first on', () => {
    const records = Array.from({ length: 450 }, (_, index) => ({ Name: `P${String(index).padStart(3, '0')}` }));
    const operations = records.map((record) => ({ action: 'insert' as const, object: 'Product2', record }));
    const saved = widgets.saveAll(operations, { allOrNone: true });
    const first = query('SELECT Name FROM Product2 ORDER BY Name', { batchSize: 200 });
    assert.deepEqual([first.totalSize, first.done, first.records.length], [450, false, 200]);
    widgets.save({ action: 'delete', object: 'Product2', record: { Id: saved[0]!.id } });
    const second = widgets.org.queryMore(widgets.admin, first.nextRecordsId!);
    assert.deepEqual([second.done, second.records[0]!['Name'], second.records.length], [false, 'P200', 200]);
    const third = widgets.org.queryMore(widgets.admin, second.nextRecordsId!);
    assert.deepEqual([third.done, third.records.at(-1)!['Name'], third.nextRecordsId], [true, 'P449', undefined]);
    assert.throws(() => widgets.org.queryMore(widgets.other, first.nextRecordsId!), {
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
    const streamed = [...widgets.org.queryRows(widgets.admin, 'SELECT Name FROM Product2 ORDER BY Name DESC')];
    assert.deepEqual([streamed.length, streamed[0]!['Name']], [449, 'P449']);
  });
});

describe('errors', () => {
  const refused: [soql: string, errorCode: string, message: RegExp][] = [
    [
      'SELECT Id, Foo__c FROM Account',
      'INVALID_FIELD',
      /\n {11}\^\nERROR at Row:1:Column:12\nNo such column 'Foo__c' on entity 'Account'\. If you/,
    ],
    ['SELECT Foo__r.Name FROM Account', 'INVALID_FIELD', /Didn't understand relationship 'Foo__r' in field path\./],
    [
      'SELECT Id, (SELECT Id FROM Foos) FROM Account',
      'INVALID_TYPE',
      /Didn't understand relationship 'Foos' in FROM part/,
    ],
    ['SELECT Id FROM Foo__c', 'INVALID_TYPE', /sObject type 'Foo__c' is not supported\./],
    ['SELECT Id,, FROM Account', 'MALFORMED_QUERY', /unexpected token: ','/],
    ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', /unexpected token: 'ROWS'/],
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND Site = 'b' OR Site = 'c'",
      'MALFORMED_QUERY',
      /unexpected token: 'OR'/,
    ],
    [
      'SELECT Id FROM Account WHERE Name = 5',
      'INVALID_FIELD',
      /'Name' must be of type string and should be enclosed in quotes/,
    ],
    [
      "SELECT Id FROM Account WHERE AnnualRevenue = '5'",
      'INVALID_FIELD',
      /must be of type double and should not be enclosed/,
    ],
    ['SELECT Id FROM Account WHERE CreatedDate = 2026-01-01', 'INVALID_FIELD', /must be of type dateTime/],
    ['SELECT Id FROM Widget__c WHERE Due__c = 2026-02-30', 'MALFORMED_QUERY', /Invalid date: 2026-02-30/],
    ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: abc/],
    ["SELECT Id FROM Account WHERE Description LIKE 'x'", 'INVALID_FIELD', /field 'Description' can not be filtered/],
    ['SELECT Id FROM Widget__c ORDER BY Notes__c', 'MALFORMED_QUERY', /'Notes__c' can not be sorted/],
    [
      'SELECT Id FROM Widget__c WHERE Double__c > 1',
      'FUNCTIONALITY_NOT_ENABLED',
      /filtering by the formula field Double__c/,
    ],
    ['SELECT Id FROM Account FOR UPDATE', 'MALFORMED_QUERY', /does not model FOR UPDATE/],
    ['SELECT Id FROM Account WITH SECURITY_ENFORCED', 'MALFORMED_QUERY', /WITH SECURITY_ENFORCED/],
    ['SELECT FORMAT(AnnualRevenue) FROM Account', 'FUNCTIONALITY_NOT_ENABLED', /the function FORMAT/],
    ['SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)', 'MALFORMED_QUERY', /Semi joins compare/],
    ['SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Contact)', 'MALFORMED_QUERY', /of one object, not of Account/],
    ['SELECT Id FROM Account WHERE Id IN (SELECT Account__r.Id FROM Widget__c)', 'MALFORMED_QUERY', /of a parent/],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
      'MALFORMED_QUERY',
      /not be on the same object/,
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'a' OR (Site = 'b' AND Id IN (SELECT AccountId FROM Contact))",
      'MALFORMED_QUERY',
      /Semi join sub-selects are not allowed with the 'OR' operator/,
    ],
    ['SELECT Id FROM Account WHERE NOT Id IN (SELECT AccountId FROM Contact)', 'MALFORMED_QUERY', /the 'NOT' operator/],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE AccountId IN (SELECT Account__c FROM Widget__c))',
      'MALFORMED_QUERY',
      /do not nest/,
    ],
    ['SELECT Id, Name, id FROM Account', 'INVALID_FIELD', /duplicate field selected: Id/],
    ['SELECT FIELDS(ALL), Name FROM Account LIMIT 1', 'INVALID_FIELD', /duplicate field selected: Name/],
    ['SELECT (SELECT Id FROM Contacts), (SELECT Id FROM Contacts) FROM Account', 'INVALID_FIELD', /duplicate field/],
    ['SELECT Name n FROM Account', 'MALFORMED_QUERY', /only aggregate expressions use field aliasing/],
    ['SELECT COUNT(Id) FROM Account LIMIT 1', 'MALFORMED_QUERY', /overall aggregate functions cannot also use LIMIT/],
    ['SELECT MAX(Name) FROM Account ORDER BY MAX(Name)', 'MALFORMED_QUERY', /cannot also use ORDER BY/],
    ['SELECT MAX(Description) FROM Account', 'MALFORMED_QUERY', /Description does not support aggregate/],
    ['SELECT Id FROM Account ORDER BY Description', 'MALFORMED_QUERY', /'Description' can not be sorted/],
    ['SELECT COUNT() FROM Account OFFSET 1', 'MALFORMED_QUERY', /COUNT\(\) stands alone/],
    ['SELECT COUNT() FROM Account GROUP BY Name', 'MALFORMED_QUERY', /COUNT\(\) stands alone/],
  ];
  for (const [soql, errorCode, message] of refused)
    test(soql, () => assert.throws(() => query(soql), { errorCode, message }));
});
