import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client, type Json } from '../server/client.ts';

const widgets = new WidgetOrg();
const client = new Client(widgets.org, widgets.admin);
const seller = client.as(widgets.seller);

const account = widgets.insert('Account', { Name: 'Acme', AnnualRevenue: 1500000, OwnerId: widgets.seller.userId });
for (const [Name, Amount__c, Due__c, Status__c] of [
  ['A', 1, '2026-03-31', 'Open'],
  ['B', 2, '2026-04-01', 'Done'],
  ['C', null, '2026-04-30', 'Open'],
  ['a_b', 4, '2026-05-01', 'Open'],
] as const)
  widgets.insert('Widget__c', {
    Name,
    Amount__c,
    Due__c,
    Status__c,
    Account__c: account,
    Hidden__c: 'secret',
    OwnerId: widgets.seller.userId,
  });
widgets.insert('Contact', { LastName: 'Sato', AccountId: account });
widgets.insert('Widget__c', { Name: 'Theirs', Amount__c: 100, OwnerId: widgets.other.userId });

interface Result {
  data: Json;
  errors: { message: string; paths: string[]; extensions: { ErrorType: string } }[];
}

async function run(query: string, variables: object = {}, as = client): Promise<Result> {
  const { status, body } = await as.post('/graphql', { query, variables });
  assert.equal(status, 200);
  return body;
}

async function data(query: string, variables: object = {}, as = client): Promise<Json> {
  const { data: found, errors } = await run(query, variables, as);
  assert.deepEqual(errors, []);
  return found.uiapi;
}

const NAMES = `query ($where: Widget__c_Filter, $first: Int, $after: String) { uiapi { query { Widget__c(where: $where, first: $first, after: $after, orderBy: { Name: { order: ASC } }) {
  totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { Name { value } } } } } } }`;
const names = async (where: object, as = seller): Promise<string> => {
  const { query } = await data(NAMES, { where }, as);
  return query.Widget__c.edges.map(({ node }: { node: { Name: { value: string } } }) => node.Name.value).join(' ');
};

test('fields come with value and display value, parents and children nested', async () => {
  const { query } = await data(
    `{ uiapi { query { Account { edges { node { Id Name { value } AnnualRevenue { value displayValue } CreatedDate { value } Owner { Alias { value } }
      first: Widgets__r(first: 1, orderBy: { Name: { order: DESC } }) { edges { node { Name { value } Status__c { value label displayValue } Due__c { displayValue } } } pageInfo { hasNextPage } totalCount }
      open: Widgets__r(where: { Status__c: { eq: "Open" } }) { totalCount } } } } } } }`,
    {},
    seller,
  );
  const [{ node }] = query.Account.edges;
  assert.deepEqual(
    [node.Name.value, node.AnnualRevenue, node.Owner.Alias.value],
    ['Acme', { value: 1500000, displayValue: '$1,500,000' }, 'seller'],
  );
  assert.match(node.CreatedDate.value, /^2026-04-01T00:00:00\.000Z$/);
  assert.deepEqual(node.first, {
    edges: [
      {
        node: {
          Name: { value: 'C' },
          Status__c: { value: 'Open', label: 'Open', displayValue: 'Open' },
          Due__c: { displayValue: '2026/4/30' },
        },
      },
    ],
    pageInfo: { hasNextPage: true },
    totalCount: 4,
  });
  assert.equal(node.open.totalCount, 3);
});

for (const [where, found] of [
  [{ Name: { eq: 'a' } }, 'A'],
  [{ Name: { ne: 'A' }, Status__c: { eq: 'Open' } }, 'a_b C'],
  [{ Name: { like: 'a%' } }, 'A a_b'],
  [{ Name: { like: '_\\_%' } }, 'a_b'],
  [{ Name: { in: ['A', 'B'] } }, 'A B'],
  [{ Name: { nin: ['A', 'B'] } }, 'a_b C'],
  [{ Amount__c: { gt: 1, lte: 2 } }, 'B'],
  [{ Amount__c: { eq: null } }, 'C'],
  [{ Amount__c: { ne: null }, Name: { lt: 'B' } }, 'A a_b'],
  [{ or: [{ Name: { eq: 'A' } }, { and: [{ Amount__c: { gte: 2 } }, { Status__c: { eq: 'Done' } }] }] }, 'A B'],
  [{ not: { Status__c: { eq: 'Open' } } }, 'B'],
  [{ Due__c: { lt: { value: '2026-04-01' } } }, 'A'],
  [{ Due__c: { eq: { literal: 'THIS_MONTH' } } }, 'B C'],
  [{ Due__c: { eq: { range: { next_n_days: 30 } } } }, 'a_b C'],
  [{ Due__c: { in: [{ value: '2026-04-01' }, { value: '2026-05-01' }] } }, 'a_b B'],
  [{ Account__r: { Owner: { Alias: { eq: 'seller' } } }, Active__c: { eq: true }, Name: { eq: 'C' } }, 'C'],
  [{ Account__c: { inq: { Contact: { LastName: { eq: 'Sato' } }, ApiName: 'AccountId' } }, Name: { eq: 'B' } }, 'B'],
  [{ Account__c: { ninq: { Contact: { LastName: { eq: 'Sato' } }, ApiName: 'AccountId' } } }, ''],
  [{ Name: { eq: `' OR Name != '` } }, ''],
  [{}, 'A a_b B C'],
] as const)
  test(`the filter ${JSON.stringify(where)} finds '${found}'`, async () => {
    assert.equal(await names(where), found);
  });

test('order keeps the order of writing, in a literal and in a variable; nulls go where they are sent', async () => {
  const ordered = async (orderBy: string, variables: object = {}): Promise<string> => {
    const head = 'orderBy' in variables ? 'query ($orderBy: Widget__c_OrderBy)' : 'query';
    const { query } = await data(
      `${head} { uiapi { query { Widget__c(orderBy: ${orderBy}) { edges { node { Name { value } } } } } } }`,
      variables,
      seller,
    );
    return query.Widget__c.edges.map(({ node }: Json) => node.Name.value).join(' ');
  };
  assert.equal(await ordered('{ Status__c: { order: DESC }, Amount__c: { order: DESC, nulls: LAST } }'), 'B a_b A C');
  assert.equal(await ordered('{ Amount__c: { order: ASC }, Status__c: { order: ASC } }'), 'C A B a_b');
  assert.equal(
    await ordered('$orderBy', { orderBy: { Status__c: { order: 'ASC' }, Amount__c: { order: 'ASC', nulls: 'LAST' } } }),
    'A a_b C B',
  );
  assert.equal(await ordered('{ Owner: { Name: { order: ASC } }, Name: { order: ASC } }'), 'A a_b B C');
});

test('ten rows come by default, pages follow the cursor, an upper bound ends them', async () => {
  for (let index = 0; index < 12; index++)
    widgets.insert('Asset', { Name: `P${String(index).padStart(2, '0')}`, AccountId: account });
  const page = (args: string): Promise<Json> =>
    data(
      `{ uiapi { query { Asset(orderBy: { Name: { order: ASC } } ${args}) { totalCount pageResultCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { Name { value } } } } } } }`,
    ).then(({ query }) => query.Asset);
  const first = await page('');
  assert.deepEqual(
    [first.pageResultCount, first.totalCount, first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage],
    [10, 12, true, false],
  );
  const second = await page(`after: "${first.pageInfo.endCursor}"`);
  assert.deepEqual(
    [second.edges.map(({ node }: Json) => node.Name.value), second.pageInfo.hasNextPage],
    [['P10', 'P11'], false],
  );
  const bounded = await page('first: 200, upperBound: 5');
  assert.deepEqual([bounded.edges.length, bounded.totalCount, bounded.pageInfo.hasNextPage], [5, 5, false]);
  for (const [args, message] of [
    ['first: 100, upperBound: 500', /200 to 2000/],
    ['first: 2001', /1 to 2000/],
    ['first: 0', /1 to 2000/],
    ['after: "zzz"', /cursor/],
    ['after: "x"', /cursor/],
  ] as const) {
    const { errors } = await run(`{ uiapi { query { Asset(${args}) { edges { node { Id } } } } } }`);
    assert.match(errors[0]!.message, message);
    assert.equal(errors[0]!.extensions.ErrorType, 'DataFetchingException');
  }
});

test("rows are those that sharing lets the user see; the scope MINE narrows them to one's own", async () => {
  assert.equal(await names({}, client.as(widgets.other)), 'Theirs');
  const { query } = await data(
    '{ uiapi { query { all: Widget__c { totalCount } mine: Widget__c(scope: MINE) { totalCount } } } }',
    {},
    seller,
  );
  assert.deepEqual([query.all.totalCount, query.mine.totalCount], [4, 4]);
  const { aggregate } = await data(
    '{ uiapi { aggregate { Widget__c { edges { node { aggregate { Amount__c { sum { value } } Id { count { value } } } } } } } } }',
    {},
    client.as(widgets.other),
  );
  assert.deepEqual(aggregate.Widget__c.edges[0].node.aggregate, {
    Amount__c: { sum: { value: 100 } },
    Id: { count: { value: 1 } },
  });
});

test('a field that the user may not see fails the query, unless it is optional', async () => {
  const query = (field: string): string =>
    `{ uiapi { query { Widget__c(first: 1) { edges { node { Id ${field} } } } } } }`;
  const { data: nothing, errors } = await run(query('Hidden__c { value }'), {}, seller);
  assert.deepEqual([nothing, errors[0]!.extensions.ErrorType], [null, 'ValidationError']);
  const [edge] = (await data(query('Hidden__c @optional { value } Nope__r @optional { Name { value } }'), {}, seller))
    .query.Widget__c.edges;
  assert.deepEqual(Object.keys(edge.node), ['Id']);
  assert.equal(
    (await data(query('Hidden__c @optional { value }'))).query.Widget__c.edges[0].node.Hidden__c.value !== undefined,
    true,
  );
  for (const hidden of ['(where: { Hidden__c: { eq: "secret" } })', '(orderBy: { Hidden__c: { order: ASC } })'])
    assert.equal(
      (await run(`{ uiapi { query { Widget__c${hidden} { totalCount } } } }`, {}, seller)).errors[0]!.extensions
        .ErrorType,
      'ValidationError',
    );
  const { errors: unread } = await run(
    '{ uiapi { aggregate { Widget__c(groupBy: { Hidden__c: { group: true } }) { totalCount } } } }',
    {},
    seller,
  );
  assert.ok(!JSON.stringify(unread).includes('Did you mean'));
});

test('groups carry values, counts, sums and averages', async () => {
  const { aggregate } = await data(
    `{ uiapi { aggregate { Widget__c(where: { Account__c: { ne: null } }, groupBy: { Status__c: { group: true }, Owner: { Name: { group: true } } }, orderBy: { Amount__c: { function: SUM, order: DESC } }) {
      totalCount edges { node { aggregate { Status__c { value label } Owner { Name { value } } Id { count { value displayValue } } Name { countDistinct { value } } Amount__c { sum { value displayValue } avg { value } min { value } max { value } } } } } } } } }`,
    {},
    seller,
  );
  assert.deepEqual(aggregate.Widget__c.totalCount, 2);
  assert.deepEqual(aggregate.Widget__c.edges[0].node.aggregate, {
    Status__c: { value: 'Open', label: 'Open' },
    Owner: { Name: { value: 'seller' } },
    Id: { count: { value: 3, displayValue: '3' } },
    Name: { countDistinct: { value: 3 } },
    Amount__c: { sum: { value: 5, displayValue: '5.00' }, avg: { value: 2.5 }, min: { value: 1 }, max: { value: 4 } },
  });
  const sameName = await data(
    '{ uiapi { aggregate { Widget__c(groupBy: { Name: { group: true }, Owner: { Name: { group: true } } }) { edges { node { aggregate { Name { value } Owner { Name { value } } } } } } } } }',
    {},
    client.as(widgets.other),
  );
  assert.deepEqual(sameName.aggregate.Widget__c.edges[0].node.aggregate, {
    Name: { value: 'Theirs' },
    Owner: { Name: { value: 'other' } },
  });
  const byMonth = await data(
    '{ uiapi { aggregate { Widget__c(groupBy: { Due__c: { function: CALENDAR_MONTH } }) { edges { node { aggregate { Due__c { calendarMonth { value } } Id { count { value } } } } } } } } }',
    {},
    seller,
  );
  assert.deepEqual(
    byMonth.aggregate.Widget__c.edges
      .map(({ node }: Json) => [node.aggregate.Due__c.calendarMonth.value, node.aggregate.Id.count.value])
      .sort(),
    [
      [3, 1],
      [4, 2],
      [5, 1],
    ],
  );
  const { errors } = await run(
    '{ uiapi { aggregate { Widget__c { edges { node { aggregate { Name { value } } } } } } } }',
  );
  assert.match(errors[0]!.message, /grouped or aggregated: Name/);
});

test('a mutation makes, changes and deletes; later operations refer to earlier ones', async () => {
  const made = await data(
    `mutation ($name: String!) { uiapi {
      company: AccountCreate(input: { Account: { Name: $name } }) { Record { Id Name { value } } }
      WidgetOne: Widget__cCreate(input: { Widget__c: { Name: "W", Amount__c: 2, Account__c: "@{company}" } }) { success Record { Double__c { value } Account__c { value } } }
    } }`,
    { name: 'Made' },
  );
  assert.deepEqual(
    [made.company.Record.Name.value, made.WidgetOne.success, made.WidgetOne.Record.Double__c.value],
    ['Made', true, 4],
  );
  const Id = made.company.Record.Id;
  assert.equal(made.WidgetOne.Record.Account__c.value, Id);
  const changed = await data(
    'mutation ($input: AccountUpdateInput!) { uiapi { AccountUpdate(input: $input) { success Record { Name { value } } } } }',
    { input: { Id, Account: { Name: 'Changed' } } },
  );
  assert.deepEqual(changed.AccountUpdate, { success: true, Record: { Name: { value: 'Changed' } } });
  assert.deepEqual(
    (await data('mutation ($Id: IdOrRef!) { uiapi { AccountDelete(input: { Id: $Id }) { Id } } }', { Id }))
      .AccountDelete,
    { Id },
  );
  assert.equal(widgets.row('Account', Id)['IsDeleted'], true);
});

test('operations stand or fall together, unless each is to stand alone', async () => {
  const mutation = (allOrNone: string): string => `mutation { uiapi${allOrNone} {
    good: Widget__cCreate(input: { Widget__c: { Name: "Both" } }) { Record { Id } }
    bad: Widget__cCreate(input: { Widget__c: { Name: "Both", Amount__c: -1 } }) { Record { Id } }
    after: Widget__cCreate(input: { Widget__c: { Name: "Both", Keeper__c: "@{bad}" } }) { Record { Id } } } }`;
  const count = (): number =>
    widgets.org.query(widgets.admin, "SELECT COUNT() FROM Widget__c WHERE Name = 'Both'").totalSize;
  const together = await run(mutation(''));
  assert.deepEqual([together.data.uiapi.good, count()], [null, 0]);
  assert.deepEqual(
    together.errors.map(({ paths }) => paths.at(-1)),
    ['good', 'bad', 'after'],
  );
  assert.equal(together.errors[1]!.message, 'Amount must not be negative.');
  const alone = await run(mutation('(input: { allOrNone: false })'));
  assert.deepEqual([alone.data.uiapi.good.Record.Id !== null, alone.data.uiapi.bad, count()], [true, null, 1]);
  assert.match(alone.errors.find(({ paths }) => paths.at(-1) === 'after')!.message, /@\{bad\}/);
});

test('what a user may not write is not in the schema, or refused', async () => {
  const locked = await run(
    'mutation { uiapi { Widget__cCreate(input: { Widget__c: { Name: "x", Locked__c: "y" } }) { success } } }',
    {},
    seller,
  );
  assert.ok(locked.errors.length > 0);
  const theirs = widgets.org.query(widgets.admin, "SELECT Id FROM Widget__c WHERE Name = 'Theirs'").records[0]!['Id'];
  const { errors } = await run(
    'mutation ($Id: IdOrRef!) { uiapi { Widget__cUpdate(input: { Id: $Id, Widget__c: { Name: "Ours" } }) { success } } }',
    { Id: theirs },
    seller,
  );
  assert.ok(errors.length > 0);
});

test('requests that go too far are refused', async () => {
  const cases: [string, RegExp, string][] = [
    ['{ uiapi {', /Syntax Error/, 'InvalidSyntax'],
    [
      `{ uiapi { query { ${Array.from({ length: 11 }, (_, index) => `a${index}: Account { totalCount }`).join(' ')} } } }`,
      /at most 10/,
      'ValidationError',
    ],
    [
      `{ uiapi { query { ...many } } } fragment many on RecordQuery { ${Array.from({ length: 11 }, (_, index) => `a${index}: Account { totalCount }`).join(' ')} }`,
      /at most 10/,
      'ValidationError',
    ],
    [
      '{ uiapi { query { Account { edges { node { Contacts { edges { node { Account { Widgets__r { totalCount } } } } } } } } } } }',
      /one level deep/,
      'DataFetchingException',
    ],
    ['query ($w: Account_Filter) { uiapi { query { Account(where: $w) { totalCount } } } }', /Nope/, 'ValidationError'],
  ];
  for (const [query, message, type] of cases) {
    const { errors } = await run(query, { w: { Nope: { eq: 1 } } });
    assert.match(errors[0]!.message, message);
    assert.equal(errors[0]!.extensions.ErrorType, type);
  }
});

test('rights and fields granted later are in the schema at once', async () => {
  const user = widgets.user('late', {});
  const asUser = client.as(user);
  const query = '{ uiapi { query { Widget__c { edges { node { Hidden__c { value } } } } } } }';
  assert.equal((await run(query, {}, asUser)).data, null);
  widgets.assign('WidgetAdmin', user.userId);
  assert.notEqual((await run(query, {}, asUser)).data, null);
});
