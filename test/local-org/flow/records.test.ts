import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newUser } from '../record/widgetOrg.ts';
import {
  after,
  assign,
  customError,
  decide,
  filter,
  flow,
  FlowOrg,
  formula,
  get,
  inputs,
  node,
  to,
  variable,
  type Condition,
} from './flowOrg.ts';

const create = (name: string, fields: Record<string, unknown>, next?: string, more = '', fault?: string): string =>
  node(
    'recordCreates',
    name,
    `${to(next)}${to(fault, 'faultConnector')}${inputs(fields)}<object>Log__c</object>${more}`,
  );
const update = (name: string, filters: Condition[], fields: Record<string, unknown>, object = 'Log__c'): string =>
  node(
    'recordUpdates',
    name,
    `<filterLogic>and</filterLogic>${filters.map(filter).join('')}${inputs(fields)}<object>${object}</object>`,
  );
const RATES = [
  { Name: 'Old', Industry__c: 'Banking', PerHead__c: 10, From__c: '2025-01-01', Active__c: true },
  { Name: 'New', Industry__c: 'Banking', PerHead__c: 20, From__c: '2026-01-01', Active__c: true },
  { Name: 'Next', Industry__c: 'Banking', PerHead__c: 30, From__c: '2026-07-01', Active__c: false },
  { Name: '50% off', Industry__c: null, PerHead__c: null, From__c: null, Active__c: false },
];

const FOUND: [what: string, filters: Condition[], expected: string | null, logic?: string][] = [
  ['equal text without case', [['Name', 'EqualTo', 'new']], 'New'],
  ['equal to nothing', [['Industry__c', 'EqualTo', '{$Record.Note__c}']], '50% off'],
  ['not equal takes in nothing', [['Industry__c', 'NotEqualTo', 'Banking']], '50% off'],
  ['above', [['PerHead__c', 'GreaterThan', 20]], 'Next'],
  ['from', [['PerHead__c', 'GreaterThanOrEqualTo', 20]], 'New'],
  ['below, nothing left out', [['PerHead__c', 'LessThan', 20]], 'Old'],
  ['to', [['From__c', 'LessThanOrEqualTo', '2025-01-01']], 'Old'],
  ['the beginning', [['Name', 'StartsWith', 'ne']], 'New'],
  ['the end', [['Name', 'EndsWith', 'LD']], 'Old'],
  ['a part, its signs as they are', [['Name', 'Contains', '0%']], '50% off'],
  ['a sign for any sign is none', [['Name', 'Contains', '_']], null],
  ['null', [['PerHead__c', 'IsNull', true]], '50% off'],
  ['not null', [['PerHead__c', 'IsNull', false]], 'Old'],
  ['true or false', [['Active__c', 'EqualTo', false]], 'Next'],
  [
    'several together',
    [
      ['Active__c', 'EqualTo', true],
      ['From__c', 'GreaterThan', '2025-06-01'],
    ],
    'New',
  ],
  [
    'one of several',
    [
      ['Name', 'EqualTo', 'Next'],
      ['PerHead__c', 'IsNull', true],
    ],
    'Next',
    'or',
  ],
  [
    'a logic of its own',
    [
      ['Name', 'EqualTo', 'Old'],
      ['Name', 'EqualTo', 'Next'],
      ['Active__c', 'EqualTo', true],
    ],
    'Next',
    '(1 OR 2) AND NOT 3',
  ],
  ['nothing at all', [['Name', 'EqualTo', 'Gone']], null],
  ['one of a list', [['Name', 'In', '{Names}']], 'New'],
  ['none of a list', [['Name', 'NotIn', '{Names}']], 'Old'],
];

test('a lookup finds by filters', async (context) => {
  for (const [what, filters, expected, logic] of FOUND)
    await context.test(what, async () => {
      const org = await FlowOrg.with({
        Test: flow('Fill', [
          assign(
            'Fill',
            [
              ['Names', 'NEW', 'Add'],
              ['Names', '50% off', 'Add'],
            ],
            'Get',
          ),
          get('Get', { filters, next: 'Set', ...(logic ? { logic } : {}) }),
          assign('Set', [['$Record.Long__c', '{It}']]),
          formula('It', 'String', '{!Get.Name}'),
          variable('Names', 'String', '', true),
        ]),
      });
      for (const rate of RATES) org.insert('Rate__c', rate);
      assert.equal(org.account({})['Long__c'], expected);
    });
});

test('the first record by an order; nulls come first', async () => {
  for (const [order, expected] of [
    ['Asc', '50% off'],
    ['Desc', '50% off'],
  ] as const) {
    const sorted = (filters: Condition[]) => ({
      Test: flow('Get', [
        get('Get', { filters, sort: ['From__c', order], next: 'Set' }),
        assign('Set', [['$Record.Note__c', '{Get.Name}']]),
      ]),
    });
    const all = await FlowOrg.with(sorted([]));
    const dated = await FlowOrg.with(sorted([['From__c', 'IsNull', false]]));
    for (const org of [all, dated]) for (const rate of RATES) org.insert('Rate__c', rate);
    assert.equal(all.account({})['Note__c'], expected);
    assert.equal(dated.account({})['Note__c'], order === 'Asc' ? 'Old' : 'Next');
  }
});

test('a field of a record that was not found is a fault, and null in a formula', async () => {
  const missing = (given: string) => ({
    Test: flow('Get', [
      get('Get', { filters: [['Name', 'EqualTo', 'Gone']], next: 'Is' }),
      decide('Is', [['Get', 'IsNull', true]], 'Set'),
      assign('Set', [['$Record.Note__c', given]]),
      formula('It', 'String', '{!Get.Name}'),
    ]),
  });
  assert.equal((await FlowOrg.with(missing('{It}'))).account({ Note__c: 'x' })['Note__c'], null);
  const org = await FlowOrg.with(missing('{Get.Name}'));
  const { errors } = org.save({ action: 'insert', object: 'Account', record: { Name: 'Acme' } });
  assert.match(errors[0]!.message, /failed to access the value for Get\.Name because it hasn't been set or assigned/);
});

test('all records found are counted and gone through, seen or not', async () => {
  const org = await FlowOrg.with({
    Test: flow('Get', [
      get('Get', { filters: [['Industry__c', 'EqualTo', '{$Record.Industry}']], first: false, next: 'Count' }),
      assign(
        'Count',
        [
          ['Sum', '{Get}', 'AssignCount'],
          ['$Record.Share__c', '{Sum}'],
          ['Sum', 0],
        ],
        'Each',
      ),
      node(
        'loops',
        'Each',
        `<collectionReference>Get</collectionReference>${to('Add', 'nextValueConnector')}${to('Set', 'noMoreValuesConnector')}`,
      ),
      assign('Add', [['Sum', '{Item}', 'Add']], 'Each'),
      assign('Set', [['$Record.Amount__c', '{Sum}']]),
      variable('Sum', 'Number', '<scale>2</scale>'),
      formula('Item', 'Number', '{!Each.PerHead__c}', 2),
    ]),
  });
  for (const rate of RATES) org.insert('Rate__c', rate);
  const { Amount__c, Share__c } = org.account({ Industry: 'Banking' });
  assert.deepEqual([Amount__c, Share__c], [60, 3]);
  assert.deepEqual([org.account({ Industry: 'Retail' })['Amount__c']], [0]);
});

test('what a path has not looked up is null, its fields and its items a fault', async () => {
  const around = (...parts: string[]) => ({
    Test: flow('Is', [
      decide('Is', [['$Record.Note__c', 'IsNull', false]], 'Get', 'Next'),
      get('Get', { filters: [], first: false, next: 'Next' }),
      ...parts,
    ]),
  });
  const asked = await FlowOrg.with(
    around(decide('Next', [['Get', 'IsNull', true]], 'Set'), assign('Set', [['$Record.Flag__c', true]])),
  );
  assert.equal(asked.account({})['Flag__c'], true);
  const counted = around(
    assign('Next', [['Sum', '{Get}', 'AssignCount']]),
    variable('Sum', 'Number', '<scale>0</scale>'),
  );
  const looped = around(
    node('loops', 'Next', `<collectionReference>Get</collectionReference>${to('Set', 'nextValueConnector')}`),
    assign('Set', [['$Record.Flag__c', true]], 'Next'),
  );
  for (const flows of [counted, looped]) {
    const { errors } = (await FlowOrg.with(flows)).save({
      action: 'insert',
      object: 'Account',
      record: { Name: 'Acme' },
    });
    assert.match(errors[0]!.message, /failed to access the value for Get because it hasn't been set/);
  }
});

test('a flow reads and writes as the system what its user may not', async () => {
  const org = await FlowOrg.with({
    Before: flow('Get', [
      get('Get', { filters: [['Name', 'EqualTo', 'New']], next: 'Set' }),
      assign('Set', [['$Record.Site', '{Get.Industry__c}']]),
    ]),
    After: flow('Write', [create('Write', { Text__c: '{$Record.Site}' })], after),
  });
  for (const rate of RATES) org.insert('Rate__c', rate);
  const [profile] = org.org.store.find('Profile', 'Name', ['Standard User']);
  const user = org.org.session(org.insert('User', { ...newUser('seller'), ProfileId: profile!['Id'] }));
  assert.throws(() => org.org.query(user, 'SELECT Id FROM Rate__c'), /not supported/);
  const [result] = org.org.save(user, [{ action: 'insert', object: 'Account', record: { Name: 'Acme' } }], {
    allOrNone: true,
  });
  assert.equal(org.row('Account', result!.id!)['Site'], 'Banking');
  const [log] = org.org.store.all('Log__c');
  assert.deepEqual([log!['Text__c'], log!['CreatedById']], ['Banking', user.userId]);
});

test('after the save a flow creates records of others, with the id of the new one at hand', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Write',
      [
        create(
          'Write',
          { Text__c: '{$Record.Name}', Account__c: '{$Record.Id}', Amount__c: '{Half}' },
          'Is',
          '<storeOutputAutomatically>true</storeOutputAutomatically>',
        ),
        decide('Is', [['Write', 'IsNull', false]], 'Again'),
        create('Again', { Text__c: 'again', Key__c: '{Write}' }),
        formula('Half', 'Number', 'ROUND({!$Record.Amount__c} / 2, 3)', 3),
      ],
      after,
    ),
  });
  const account = org.account({ Amount__c: 2.01 });
  const [first, second] = org.org.store.all('Log__c');
  assert.deepEqual([first!['Text__c'], first!['Account__c'], first!['Amount__c']], ['Acme', account['Id'], 1.01]);
  assert.equal(second!['Key__c'], first!['Id']);
});

test('a flow updates what filters find, and its own record without running again', async () => {
  const org = await FlowOrg.with({
    Logs: flow(
      'Write',
      [update('Write', [['Account__c', 'EqualTo', '{$Record.Id}']], { Text__c: '{$Record.Note__c}' })],
      { ...after, order: 1 },
    ),
    Own: flow(
      'Own',
      [
        node('recordUpdates', 'Own', `${inputs({ Amount__c: '{Next}' })}<inputReference>$Record</inputReference>`),
        formula('Next', 'Number', 'BLANKVALUE({!$Record.Amount__c}, 0) + 1', 0),
      ],
      { ...after, order: 2 },
    ),
  });
  const Id = org.insert('Account', { Name: 'Acme' });
  const mine = org.insert('Log__c', { Name: 'mine', Account__c: Id });
  const other = org.insert('Log__c', { Name: 'other' });
  org.update('Account', Id, { Note__c: 'x' });
  assert.deepEqual([org.row('Log__c', mine)['Text__c'], org.row('Log__c', other)['Text__c']], ['x', null]);
  assert.equal(org.row('Account', Id)['Amount__c'], 2);
});

const bad = [create('Write', { Text__c: '{$Record.Note__c}' }, undefined, '', 'Tell')];

test('a fault leads where it is told, with its message', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Write',
      [
        ...bad,
        create('Tell', { Name: 'fault', Text__c: '{Told}' }),
        formula('Told', 'String', 'MID({!$Flow.FaultMessage}, 21, 40)'),
      ],
      after,
    ),
  });
  assert.ok(org.account({ Note__c: 'bad' }));
  assert.deepEqual(
    org.org.store.all('Log__c').map(({ Text__c }) => Text__c),
    ['when the flow tried to create records: F'],
  );
});

test('a fault path may still refuse the record', async () => {
  const org = await FlowOrg.with({ Test: flow('Write', [...bad, customError('Tell', 'No log, no account.')], after) });
  const results = org.saveAll(
    ['bad', 'good'].map((Note__c) => ({ action: 'insert', object: 'Account', record: { Name: Note__c, Note__c } })),
  );
  assert.deepEqual(
    results.map(({ success, errors }) => [success, errors[0]?.message]),
    [
      [false, 'No log, no account.'],
      [true, undefined],
    ],
  );
  assert.deepEqual(
    org.org.store.all('Account').map(({ Name }) => Name),
    ['good'],
  );
  assert.deepEqual(
    org.org.store.all('Log__c').map(({ Text__c }) => Text__c),
    ['good'],
  );
});

test('an error after the save undoes its row alone, or all with allOrNone', async () => {
  const org = await FlowOrg.with({ Test: flow('Write', [create('Write', { Text__c: '{$Record.Note__c}' })], after) });
  const operations = ['good', 'bad', 'fine'].map((Note__c) => ({
    action: 'insert' as const,
    object: 'Account',
    record: { Name: Note__c, Note__c },
  }));
  assert.deepEqual(
    org.saveAll(operations, true).map(({ success }) => success),
    [false, false, false],
  );
  assert.deepEqual([org.org.store.all('Account').length, org.org.store.all('Log__c').length], [0, 0]);
  const results = org.saveAll(operations);
  assert.deepEqual(results[1]!.errors, [
    {
      statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
      message:
        "We can't save this record because the “Score accounts” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to create records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Not bad.. You can look up ExceptionCode values in the SOAP API Developer Guide.",
      fields: [],
    },
  ]);
  assert.deepEqual(
    org.org.store.all('Account').map(({ Name }) => Name),
    ['good', 'fine'],
  );
  assert.deepEqual(
    org.org.store.all('Log__c').map(({ Text__c }) => Text__c),
    ['good', 'fine'],
  );
});

test('the steps of a save: flow before, rules, flow after', async () => {
  const org = await FlowOrg.with({
    Before: flow('Set', [
      assign('Set', [['$Record.Amount__c', '{Doubled}']]),
      formula('Doubled', 'Number', '{!$Record.Amount__c} * 2', 2),
    ]),
    After: flow('Write', [create('Write', { Amount__c: '{$Record.Amount__c}' })], after),
  });
  const results = org.saveAll(
    [1, -1].map((Amount__c) => ({ action: 'insert', object: 'Account', record: { Name: 'Acme', Amount__c } })),
  );
  assert.deepEqual(
    results.map(({ errors }) => errors[0]?.message),
    [undefined, 'Amount must not be negative.'],
  );
  assert.deepEqual(
    org.org.store.all('Log__c').map(({ Amount__c }) => Amount__c),
    [2],
  );
});

test('rows of a chunk are looked up before any is saved', async () => {
  const org = await FlowOrg.with({
    Test: flow('Get', [
      get('Get', {
        filters: [['Note__c', 'EqualTo', '{$Record.Note__c}']],
        object: 'Account',
        first: false,
        next: 'Set',
      }),
      assign('Set', [
        ['Count', '{Get}', 'AssignCount'],
        ['$Record.Amount__c', '{Count}'],
      ]),
      variable('Count', 'Number', '<scale>0</scale>'),
    ]),
  });
  const insert = { action: 'insert' as const, object: 'Account', record: { Name: 'Acme', Note__c: 'same' } };
  org.saveAll([insert, insert, insert]);
  assert.deepEqual(
    org.org.store.all('Account').map(({ Amount__c }) => Amount__c),
    [0, 0, 0],
  );
});

test('one query answers all rows of a chunk, whatever their values; a hundred queries are the end', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `Get_${index}`);
  const lookups = (count: number) =>
    names.slice(0, count).map((name, index) =>
      get(name, {
        filters: [['Name', 'EqualTo', '{$Record.Name}']],
        ...(index + 1 < count ? { next: names[index + 1]! } : { next: 'Set' }),
      }),
    );
  const source = (count: number) => ({
    Test: flow('Get_0', [...lookups(count), assign('Set', [['$Record.Note__c', 'x']])]),
  });
  const rows = Array.from({ length: 450 }, (_, index) => ({
    action: 'insert' as const,
    object: 'Account',
    record: { Name: `A${index}` },
  }));
  const within = await FlowOrg.with(source(100));
  assert.equal(
    within.saveAll(rows).every(({ success }) => success),
    true,
  );
  const over = await FlowOrg.with({
    ...source(100),
    Other: flow('Get', [
      get('Get', { filters: [], fault: 'Set', next: 'Set' }),
      assign('Set', [['$Record.Note__c', 'y']]),
    ]),
  });
  const results = over.saveAll(rows);
  assert.deepEqual(
    new Set(results.map(({ errors }) => `${errors[0]!.statusCode}: ${errors[0]!.message}`)),
    new Set(['CANNOT_EXECUTE_FLOW_TRIGGER: System.LimitException: Too many SOQL queries: 101']),
  );
  assert.equal(over.org.store.all('Account').length, 0);
});

test('a query in a loop counts each time', async () => {
  const org = await FlowOrg.with({
    Test: flow('Get', [
      get('Get', { filters: [], first: false, next: 'Each' }),
      node(
        'loops',
        'Each',
        `<collectionReference>Get</collectionReference>${to('Again', 'nextValueConnector')}${to('Set', 'noMoreValuesConnector')}`,
      ),
      get('Again', { filters: [['Name', 'EqualTo', '{Each.Name}']], next: 'Each' }),
      assign('Set', [['$Record.Note__c', 'done']]),
    ]),
  });
  for (let index = 0; index < 99; index++) org.insert('Rate__c', { Name: `R${index}` });
  assert.equal(org.account({})['Note__c'], 'done');
  org.insert('Rate__c', { Name: 'one more' });
  const { errors } = org.save({ action: 'insert', object: 'Account', record: { Name: 'Acme' } });
  assert.match(errors[0]!.message, /Too many SOQL queries: 101/);
});

test('flows that set each other off without end are stopped', async () => {
  const org = await FlowOrg.with({
    Test: flow('Write', [create('Write', { Text__c: 'more' })], { ...after, object: 'Log__c' }),
  });
  const { errors } = org.save({ action: 'insert', object: 'Log__c', record: { Name: 'first' } });
  assert.match(errors[0]!.message, /^Maximum trigger depth exceeded$/);
  assert.equal(org.org.store.all('Log__c').length, 0);
});

test('a flow that runs in a circle is stopped, and fails all rows with it', async () => {
  const org = await FlowOrg.with({
    Test: flow('Is', [
      decide('Is', [['$Record.Note__c', 'IsNull', true]], 'Set'),
      assign('Set', [['$Record.Amount__c', 1]], 'Again'),
      assign('Again', [['$Record.Amount__c', 2]], 'Set'),
    ]),
  });
  const results = org.saveAll(
    [{}, { Note__c: 'x' }].map((record) => ({
      action: 'insert',
      object: 'Account',
      record: { Name: 'Acme', ...record },
    })),
  );
  for (const { errors } of results)
    assert.equal(errors[0]!.message, 'System.LimitException: Apex CPU time limit exceeded');
});
