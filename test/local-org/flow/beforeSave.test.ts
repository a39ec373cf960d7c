import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assign,
  customError,
  decide,
  filter,
  flow,
  FlowOrg,
  formula,
  node,
  to,
  variable,
  type Condition,
} from './flowOrg.ts';

test('a decision, a formula and an assignment change the record before it is saved', async () => {
  const org = await FlowOrg.with({
    Score: flow('Is_Large', [
      decide('Is_Large', [['$Record.Amount__c', 'GreaterThan', 100]], 'Set_High', 'Set_Low'),
      formula('Tenth', 'Number', '{!$Record.Amount__c} * 0.1', 3),
      assign('Set_High', [
        ['$Record.Band__c', 'High'],
        ['$Record.Share__c', '{Tenth}'],
      ]),
      assign('Set_Low', [['$Record.Band__c', 'Low']]),
    ]),
  });
  const large = org.account({ Amount__c: 100.5 });
  assert.deepEqual([large['Band__c'], large['Share__c']], ['High', 10.1]);
  const small = org.account({ Amount__c: 100 });
  assert.deepEqual([small['Band__c'], small['Share__c']], ['Low', null]);
});

/** Whether a condition holds for an account. */
async function holds(
  conditions: Condition[],
  record: Record<string, unknown>,
  logic = 'and',
  more: string[] = [],
): Promise<boolean> {
  const source = flow('Is', [
    decide('Is', conditions, 'Yes', undefined, logic),
    assign('Yes', [['$Record.Flag__c', true]]),
    ...more,
  ]);
  const org = await FlowOrg.with({ Test: source });
  const ParentId = record['ParentId'] && org.insert('Account', { Name: 'Mother' });
  return org.account(ParentId ? { ...record, ParentId } : record)['Flag__c'] as boolean;
}

const CONDITIONS: [what: string, condition: Condition, record: Record<string, unknown>, expected: boolean][] = [
  ['equal numbers', ['$Record.Amount__c', 'EqualTo', 1.1], { Amount__c: 1.1 }, true],
  ['nothing is not equal to a number', ['$Record.Amount__c', 'EqualTo', 0], {}, false],
  ['nothing differs from a number', ['$Record.Amount__c', 'NotEqualTo', 0], {}, true],
  ['nothing is nothing', ['$Record.Amount__c', 'EqualTo', '{$Record.Share__c}'], {}, true],
  ['nothing is not above', ['$Record.Amount__c', 'GreaterThan', -1], {}, false],
  ['nothing is not below', ['$Record.Amount__c', 'LessThan', 1], {}, false],
  ['at the edge above', ['$Record.Amount__c', 'GreaterThan', 5], { Amount__c: 5 }, false],
  ['at the edge from above', ['$Record.Amount__c', 'GreaterThanOrEqualTo', 5], { Amount__c: 5 }, true],
  ['at the edge below', ['$Record.Amount__c', 'LessThan', 5], { Amount__c: 5 }, false],
  ['at the edge from below', ['$Record.Amount__c', 'LessThanOrEqualTo', 5], { Amount__c: 5 }, true],
  ['texts without case', ['$Record.Note__c', 'EqualTo', 'ABC'], { Note__c: 'abc' }, true],
  ['picklist values', ['$Record.Band__c', 'EqualTo', 'High'], { Band__c: 'High' }, true],
  ['the beginning of a text', ['$Record.Note__c', 'StartsWith', 'AB'], { Note__c: 'abc' }, true],
  ['the end of a text', ['$Record.Note__c', 'EndsWith', 'BC'], { Note__c: 'abc' }, true],
  ['a part of a text', ['$Record.Note__c', 'Contains', 'x'], { Note__c: 'abc' }, false],
  ['days', ['$Record.Due__c', 'LessThan', '{$Flow.CurrentDate}'], { Due__c: '2026-03-31' }, true],
  ['the very day', ['$Record.Due__c', 'EqualTo', '{$Flow.CurrentDate}'], { Due__c: '2026-04-01' }, true],
  [
    'instants',
    ['$Record.SeenAt__c', 'EqualTo', '{$Flow.CurrentDateTime}'],
    { SeenAt__c: '2026-04-01T09:00:00+0900' },
    true,
  ],
  ['nothing is null', ['$Record.Due__c', 'IsNull', true], {}, true],
  ['something is not null', ['$Record.Due__c', 'IsNull', false], { Due__c: '2026-03-31' }, true],
  ['blank', ['$Record.Note__c', 'IsBlank', true], {}, true],
  ['a formula field', ['$Record.Twice__c', 'EqualTo', 4], { Amount__c: 2 }, true],
  ['a field of the parent', ['$Record.Parent.Name', 'EqualTo', 'Mother'], { ParentId: 'mother' }, true],
  ['the user', ['$Record.OwnerId', 'EqualTo', '{$User.Id}'], {}, true],
  ['a permission that the user has not', ['$Permission.Skip', 'EqualTo', true], {}, false],
  ['a change of a new record', ['$Record.Note__c', 'IsChanged', true], { Note__c: 'x' }, false],
  ['what a new record was', ['$Record__Prior.Note__c', 'IsNull', true], { Note__c: 'x' }, true],
];
for (const [what, condition, record, expected] of CONDITIONS)
  test(`a condition: ${what}`, async () => {
    assert.equal(await holds([condition], record), expected);
  });

test('conditions go together by and, or, and by number', async () => {
  const both: Condition[] = [
    ['$Record.Note__c', 'EqualTo', 'a'],
    ['$Record.Amount__c', 'EqualTo', 1],
  ];
  assert.equal(await holds(both, { Note__c: 'a' }), false);
  assert.equal(await holds(both, { Note__c: 'a' }, 'or'), true);
  const three: Condition[] = [...both, ['$Record.Due__c', 'IsNull', true]];
  assert.equal(await holds(three, { Note__c: 'a' }, '(1 AND NOT 3) OR 2'), false);
  assert.equal(await holds(three, { Note__c: 'a', Due__c: '2026-01-01' }, '(1 AND NOT 3) OR 2'), true);
});

test('a flow sees what changes, and what was', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Is',
      [
        decide('Is', [['$Record.Amount__c', 'IsChanged', true]], 'Keep'),
        assign('Keep', [['$Record.Share__c', '{$Record__Prior.Amount__c}']]),
      ],
      { event: 'Update' },
    ),
  });
  const Id = org.insert('Account', { Name: 'Acme', Amount__c: 7 });
  org.update('Account', Id, { Note__c: 'x' });
  assert.equal(org.row('Account', Id)['Share__c'], null);
  org.update('Account', Id, { Amount__c: 8 });
  assert.equal(org.row('Account', Id)['Share__c'], 7);
});

test('values are rounded to the field half up, in decimals, and only when the record is saved', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [
      assign('Set', [
        ['$Record.Amount__c', '{Exact}'],
        ['$Record.Share__c', '{Again}'],
        ['$Record.Whole__c', '{Negative}'],
      ]),
      formula('Exact', 'Number', '1.005', 3),
      formula('Again', 'Number', '{!$Record.Amount__c} * 10', 2),
      formula('Negative', 'Number', '-2.5', 1),
    ]),
  });
  const account = org.account({});
  assert.deepEqual([account['Amount__c'], account['Share__c'], account['Whole__c']], [1.01, 10.1, -3]);
});

test('a value that the field does not take refuses the record, as from a caller', async () => {
  const refused = async (field: string, given: unknown): Promise<string | undefined> => {
    const org = await FlowOrg.with({ Test: flow('Set', [assign('Set', [[`$Record.${field}`, given]])]) });
    return org.save({ action: 'insert', object: 'Account', record: { Name: 'Acme' } }).errors[0]?.statusCode;
  };
  assert.equal(await refused('Note__c', 'x'.repeat(81)), 'STRING_TOO_LONG');
  assert.equal(await refused('Share__c', 10000), 'NUMBER_OUTSIDE_VALID_RANGE');
  assert.equal(await refused('Band__c', 'Middle'), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.equal(await refused('ParentId', '001000000000000AAA'), 'INVALID_CROSS_REFERENCE_KEY');
  assert.equal(await refused('Amount__c', -1), 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  assert.equal(await refused('Amount__c', 1), undefined);
});

test('a flow fills what is required before it is missed, and what follows from a field follows', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Set',
      [
        assign('Set', [
          ['$Record.StageName', 'Closed Won'],
          ['$Record.CloseDate', '{$Flow.CurrentDate}'],
        ]),
      ],
      {
        object: 'Opportunity',
        event: 'Create',
      },
    ),
  });
  const id = org.insert('Opportunity', { Name: 'Deal', StageName: 'Prospecting' });
  const { IsWon, Probability, CloseDate } = org.row('Opportunity', id);
  assert.deepEqual([IsWon, Probability, CloseDate], [true, 100, '2026-04-01']);
});

test('fields that the user may not see are changed all the same', async () => {
  const org = await FlowOrg.with({ Test: flow('Set', [assign('Set', [['$Record.Note__c', 'by the flow']])]) });
  const record = { Name: 'Acme' };
  const [result] = org.org.save(org.admin, [{ action: 'insert', object: 'Account', record }], { allOrNone: true });
  assert.equal(org.row('Account', result!.id!)['Note__c'], 'by the flow');
});

test('variables begin with their first value in each interview, and add up', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [
      assign('Set', [
        ['Sum', 2.5, 'Add'],
        ['Sum', 1, 'Subtract'],
        ['$Record.Amount__c', '{Sum}'],
        ['Text', 'b', 'Add'],
        ['$Record.Note__c', '{Text}'],
        ['Day', 30, 'Add'],
        ['$Record.Due__c', '{Day}'],
      ]),
      variable('Sum', 'Number', '<scale>1</scale><value><numberValue>10</numberValue></value>'),
      variable('Text', 'String', '<value><stringValue>a</stringValue></value>'),
      variable('Day', 'Date', '<value><dateValue>2026-02-15</dateValue></value>'),
    ]),
  });
  for (let round = 0; round < 2; round++) {
    const { Amount__c, Note__c, Due__c } = org.account({});
    assert.deepEqual([Amount__c, Note__c, Due__c], [11.5, 'ab', '2026-03-17']);
  }
});

test('what a variable of so many decimal places may not hold is refused by name', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [assign('Set', [['Sum', 0.25]]), variable('Sum', 'Number', '<scale>1</scale>')]),
  });
  const { errors } = org.save({ action: 'insert', object: 'Account', record: { Name: 'Acme' } });
  assert.match(errors[0]!.message, /more decimal places than the 1 of the flow resource Sum: .*\(0\.25\)/);
});

test('a loop goes over a collection in both directions', async () => {
  for (const [order, expected] of [
    ['Asc', 'abc'],
    ['Desc', 'cba'],
  ] as const) {
    const org = await FlowOrg.with({
      Test: flow('Fill', [
        assign(
          'Fill',
          [
            ['All', 'a', 'Add'],
            ['All', 'b', 'Add'],
            ['All', 'c', 'Add'],
          ],
          'Each',
        ),
        node(
          'loops',
          'Each',
          `<collectionReference>All</collectionReference><iterationOrder>${order}</iterationOrder>${to('Join', 'nextValueConnector')}${to('End', 'noMoreValuesConnector')}`,
        ),
        assign('Join', [['Text', '{Each}', 'Add']], 'Each'),
        assign('End', [
          ['$Record.Note__c', '{Text}'],
          ['Count', '{All}', 'AssignCount'],
          ['$Record.Amount__c', '{Count}'],
        ]),
        variable('All', 'String', '', true),
        variable('Count', 'Number', '<scale>0</scale>'),
        variable('Text', 'String', '<value><stringValue></stringValue></value>'),
      ]),
    });
    const { Note__c, Amount__c } = org.account({});
    assert.deepEqual([Note__c, Amount__c], [expected, 3]);
  }
});

test('constants, text templates, labels and merge fields in texts', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [
      assign('Set', [
        ['$Record.Note__c', '{Greeting}'],
        ['$Record.Long__c', 'Dear {!$Record.Name}{!$Record.Note__c}!'],
        ['$Record.Amount__c', '{Ten}'],
      ]),
      '<constants><name>Ten</name><dataType>Number</dataType><value><numberValue>10</numberValue></value></constants>',
      '<textTemplates><name>Greeting</name><isViewedAsPlainText>true</isViewedAsPlainText><text>{!$Label.Hello}, {!$Record.Name}</text></textTemplates>',
    ]),
  });
  const { Note__c, Long__c, Amount__c } = org.account({});
  assert.deepEqual([Note__c, Long__c, Amount__c], ['Hello, Acme', 'Dear AcmeHello, Acme!', 10]);
});

test('a custom error refuses the record, on it or on a field', async () => {
  const org = await FlowOrg.with({
    Test: flow('Is', [
      decide('Is', [['$Record.Note__c', 'EqualTo', 'field']], 'On_Field', 'Is_Record'),
      decide('Is_Record', [['$Record.Note__c', 'EqualTo', 'record']], 'On_Record'),
      customError('On_Field', 'Not {!$Record.Note__c}.', 'Note__c'),
      customError('On_Record', 'Not at all.'),
    ]),
  });
  const results = org.saveAll(
    ['field', 'record', 'fine'].map((Note__c) => ({
      action: 'insert',
      object: 'Account',
      record: { Name: 'Acme', Note__c },
    })),
  );
  const statusCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
  assert.deepEqual(
    results.map(({ errors }) => errors),
    [
      [{ statusCode, message: 'Not field.', fields: ['Note__c'] }],
      [{ statusCode, message: 'Not at all.', fields: [] }],
      [],
    ],
  );
  assert.equal(org.org.store.all('Account').length, 1);
});

test('a record that one flow refuses does not reach the next', async () => {
  const stop = (message: string, order: number): string => flow('Stop', [customError('Stop', message)], { order });
  const org = await FlowOrg.with({ A: stop('first', 1), B: stop('second', 2) });
  const { errors } = org.save({ action: 'insert', object: 'Account', record: { Name: 'Acme' } });
  assert.deepEqual(
    errors.map(({ message }) => message),
    ['first'],
  );
});

test('a fault that nothing takes up refuses the record with the name of the flow', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [assign('Set', [['$Record.Amount__c', 1, 'Add']])]),
  });
  const results = org.saveAll(
    [{}, { Amount__c: 1 }].map((record) => ({
      action: 'insert',
      object: 'Account',
      record: { Name: 'Acme', ...record },
    })),
  );
  assert.deepEqual(results[0]!.errors, [
    {
      statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
      message:
        "We can't save this record because the “Score accounts” process failed. Give your Salesforce admin these details. The flow failed to access the value for $Record.Amount__c because it hasn't been set or assigned.",
      fields: [],
    },
  ]);
  assert.equal(results[1]!.success, true);
});

test('filters of the start, and filters that the record must just have met', async () => {
  const entry = `<filterLogic>and</filterLogic>${filter(['Note__c', 'EqualTo', 'go'])}`;
  const count = assign('Set', [['$Record.Whole__c', '{Next}']]);
  const next = formula('Next', 'Number', 'BLANKVALUE({!$Record.Whole__c}, 0) + 1', 0);
  const changing = `<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>${entry}`;
  for (const [start, expected] of [
    [entry, 3],
    [changing, 2],
  ] as const) {
    const org = await FlowOrg.with({ Test: flow('Set', [count, next], { entry: start }) });
    const Id = org.insert('Account', { Name: 'Acme', Note__c: 'go' });
    org.update('Account', Id, { Amount__c: 1 });
    org.update('Account', Id, { Note__c: 'stop' });
    org.update('Account', Id, { Note__c: 'go' });
    assert.equal(org.row('Account', Id)['Whole__c'], expected);
  }
});

test('a formula of the start sees changes', async () => {
  const entry =
    '<filterFormula>ISNEW() || ISCHANGED({!$Record.Amount__c}) &amp;&amp; PRIORVALUE({!$Record.Amount__c}) = 1</filterFormula>';
  const org = await FlowOrg.with({
    Test: flow('Set', [assign('Set', [['$Record.Share__c', '{$Record.Amount__c}']])], { entry }),
  });
  const Id = org.insert('Account', { Name: 'Acme', Amount__c: 1 });
  const share = (changes: Record<string, unknown>): unknown => {
    org.update('Account', Id, changes);
    return org.row('Account', Id)['Share__c'];
  };
  assert.deepEqual([share({ Note__c: 'x' }), share({ Amount__c: 2 }), share({ Amount__c: 3 })], [1, 2, 2]);
});

test('flows run in their order: to 1,000, those without a number, the rest; the same number by name', async () => {
  const append = (order?: number): string =>
    flow(
      'Set',
      [
        assign('Set', [['$Record.Note__c', '{All}']]),
        formula('All', 'String', `{!$Record.Note__c} & "/${order ?? '-'}"`),
      ],
      order === undefined ? {} : { order },
    );
  const org = await FlowOrg.with({ A: append(1001), B: append(), C: append(2), D: append(1), E: append(2000) });
  assert.equal(org.account({ Note__c: '' })['Note__c'], '/1/2/-/1001/2000');
});

test('flows run on the events and objects that they name alone', async () => {
  const set = (field: string, given: unknown) => [assign('Set', [[`$Record.${field}`, given]])];
  const org = await FlowOrg.with({
    OnCreate: flow('Set', set('Note__c', 'created'), { event: 'Create' }),
    OnUpdate: flow('Set', set('Note__c', 'updated'), { event: 'Update' }),
    OnLog: flow('Set', set('Text__c', 'log'), { object: 'Log__c' }),
  });
  const Id = org.insert('Account', { Name: 'Acme' });
  assert.equal(org.row('Account', Id)['Note__c'], 'created');
  org.update('Account', Id, {});
  assert.equal(org.row('Account', Id)['Note__c'], 'updated');
  assert.equal(org.row('Log__c', org.insert('Log__c', { Name: 'x' }))['Text__c'], 'log');
});

test('a user with the custom permission goes another way', async () => {
  const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
  const org = await FlowOrg.with(
    {
      Test: flow('May', [
        decide('May', [['$Permission.Skip', 'EqualTo', true]], undefined, 'Set'),
        assign('Set', [['$Record.Note__c', 'set']]),
      ]),
    },
    {
      'permissionsets/Skips.permissionset': `<PermissionSet ${NAMESPACE}><customPermissions><enabled>true</enabled><name>Skip</name></customPermissions><label>Skips</label></PermissionSet>`,
    },
  );
  assert.equal(org.account({})['Note__c'], 'set');
  const [set] = org.org.store.find('PermissionSet', 'Name', ['Skips']);
  org.insert('PermissionSetAssignment', { PermissionSetId: set!['Id'], AssigneeId: org.admin.userId });
  assert.equal(org.account({})['Note__c'], null);
});
