import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, flow, FlowOrg, formula, variable } from './flowOrg.ts';

const FIELDS: Record<string, string> = {
  Number: 'Whole__c',
  Boolean: 'Flag__c',
  Date: 'Due__c',
  DateTime: 'SeenAt__c',
  String: 'Note__c',
};

/** What a formula of an account gives, kept in a field of its type with two decimals. */
const CASES: [type: string, expression: string, record: Record<string, unknown>, expected: unknown][] = [
  ['Number', '{!$Record.Amount__c} + 1', {}, null],
  ['Number', 'BLANKVALUE({!$Record.Amount__c}, 0) + 1', {}, 1],
  ['Number', '{!$Record.Amount__c} * {!$Record.Share__c}', { Amount__c: 0.1, Share__c: 0.2 }, 0.02],
  ['Number', 'ROUND({!$Record.Amount__c} * 10.05, 2)', { Amount__c: 0.1 }, 1.01],
  ['Number', 'ROUND({!$Record.Amount__c} / 3, 2) * 3', { Amount__c: 1 }, 0.99],
  ['Number', '{!$Record.Amount__c} / 0', { Amount__c: 1 }, null],
  ['Number', 'FLOOR({!$Record.Amount__c})', { Amount__c: 2.99 }, 2],
  ['Number', 'FLOOR(0 - {!$Record.Amount__c})', { Amount__c: 2.5 }, -2],
  ['Number', 'MAX({!$Record.Amount__c}, 5, 3)', { Amount__c: 4 }, 5],
  ['Number', 'MIN(100, {!$Record.Amount__c})', { Amount__c: 250 }, 100],
  ['Number', 'MAX({!$Record.Amount__c}, 5)', {}, null],
  ['Number', 'IF({!$Record.Amount__c} > 1, 10, 20)', {}, 20],
  ['Number', 'IF(NOT({!$Record.Amount__c} > 1), 10, 20)', {}, 20],
  ['Number', 'IF(ISBLANK({!$Record.Amount__c}), 10, 20)', {}, 10],
  ['Number', 'IF(OR(ISBLANK({!$Record.Amount__c}), {!$Record.Amount__c} < 0), 10, 20)', {}, 10],
  [
    'Number',
    'IF(AND({!$Record.Flag__c}, ISPICKVAL({!$Record.Band__c}, "High")), 10, 20)',
    { Flag__c: true, Band__c: 'High' },
    10,
  ],
  ['Number', 'CASE({!$Record.Band__c}, "High", 1, "Low", 2, 3)', { Band__c: 'Low' }, 2],
  ['Number', 'CASE(TEXT({!$Record.Band__c}), "High", 1, 3)', {}, 3],
  ['Number', '{!$Record.Due__c} - DATE(2026, 1, 1)', { Due__c: '2026-03-01' }, 59],
  ['Number', '{!$Record.Due__c} - {!$Flow.CurrentDate}', {}, null],
  ['Number', '{!$Record.Rate__c} * 100', { Rate__c: 12.5 }, 12.5],
  ['Number', '{!Points} * 2', {}, 25],
  ['Number', '{!$Record.Twice__c}', { Amount__c: 4 }, 8],
  ['Number', '9007199254740991 + {!$Record.Amount__c} - 9007199254740990', { Amount__c: 0.01 }, 1.01],
  ['Boolean', '{!$Record.Note__c} = "x"', { Note__c: 'x' }, true],
  ['Boolean', 'ISBLANK({!$Record.Note__c})', {}, true],
  ['Boolean', 'ISPICKVAL({!$Record.Band__c}, "")', {}, true],
  ['Boolean', '{!$Record.OwnerId} = {!$User.Id}', {}, true],
  ['Boolean', '{!$Permission.Skip}', {}, false],
  ['Boolean', '{!$Record__Prior.Amount__c} = 1', {}, false],
  ['Date', 'ADDMONTHS({!$Record.Due__c}, 1)', { Due__c: '2026-01-31' }, '2026-02-28'],
  ['Date', 'ADDMONTHS({!$Record.Due__c}, -12)', { Due__c: '2028-02-29' }, '2027-02-28'],
  ['Date', '{!$Record.Due__c} + 30', { Due__c: '2026-02-15' }, '2026-03-17'],
  ['Date', '{!$Flow.CurrentDate}', {}, '2026-04-01'],
  ['DateTime', '{!$Flow.CurrentDateTime}', {}, '2026-04-01T00:00:00.000+0000'],
  ['String', 'TEXT({!$Record.Band__c})', { Band__c: 'High' }, 'High'],
  ['String', 'TEXT({!$Record.Band__c})', {}, null],
  ['String', '{!$Record.Name} & " (" & TEXT({!$Record.Amount__c}) & ")"', { Amount__c: 1.5 }, 'Acme (1.5)'],
  ['String', 'IF(ISBLANK({!$Record.Note__c}), {!$Record.Name}, {!$Record.Note__c})', {}, 'Acme'],
];

test('formulas of a flow', async (context) => {
  const percent = '<value><numberValue>12.5</numberValue></value>';
  for (const [type, expression, record, expected] of CASES)
    await context.test(`${expression} of ${JSON.stringify(record)}`, async () => {
      const field = type === 'Number' ? 'Amount__c' : FIELDS[type]!;
      const test = flow('Set', [
        assign('Set', [[`$Record.${field}`, '{It}']]),
        formula('It', type, expression, type === 'Number' ? 2 : undefined),
        variable('Points', 'Number', `<scale>1</scale>${percent}`),
      ]);
      const negative = typeof expected === 'number' && expected < 0;
      const org = await FlowOrg.with({
        Test: negative ? test.replace('$Record.Amount__c</assignTo', '$Record.Share__c</assignTo') : test,
      });
      assert.equal(org.account(record)[negative ? 'Share__c' : field], expected);
    });
});

test('a formula follows what it reads, through other formulas too', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [
      assign('Set', [
        ['$Record.Share__c', '{Outer}'],
        ['$Record.Amount__c', 5],
        ['Sum', '{Outer}'],
        ['$Record.Whole__c', '{Outer}'],
        ['$Record.Long__c', '{Told}'],
        ['$Record.Note__c', 'b'],
        ['$Record.Long__c', '{Told}'],
      ]),
      formula('Inner', 'Number', '{!$Record.Amount__c} + {!Sum}', 2),
      formula('Outer', 'Number', '{!Inner} * 2', 2),
      formula('Told', 'String', '"<" & {!Template} & ">"'),
      '<textTemplates><name>Template</name><isViewedAsPlainText>true</isViewedAsPlainText><text>{!$Record.Note__c}</text></textTemplates>',
      variable('Sum', 'Number', '<scale>2</scale><value><numberValue>0</numberValue></value>'),
    ]),
  });
  const { Share__c, Whole__c, Long__c } = org.account({ Amount__c: 1, Note__c: 'a' });
  assert.deepEqual([Share__c, Whole__c, Long__c], [2, 30, '<b>']);
});

test('formulas hand on every digit; what a formula of so many places may not hold is refused by name', async () => {
  const thirds = (scale: number) => ({
    Test: flow('Set', [
      assign('Set', [['$Record.Amount__c', '{Thrice}']]),
      formula('Third', 'Number', `ROUND({!$Record.Share__c} / 3, ${scale})`, 17),
      formula('Thrice', 'Number', 'ROUND({!Third} * 3, 2)', 2),
    ]),
  });
  const large = {
    Test: flow('Set', [
      assign('Set', [['$Record.Amount__c', '{Rest}']]),
      formula('Large', 'Number', '9007199254740992 + 1', 0),
      formula('Rest', 'Number', '{!Large} - 9007199254740992', 0),
    ]),
  };
  assert.equal((await FlowOrg.with(large)).account({})['Amount__c'], 1);
  assert.equal((await FlowOrg.with(thirds(17))).account({ Share__c: 1 })['Amount__c'], 1);
  const org = await FlowOrg.with({ Test: thirds(17).Test.replace('<scale>17', '<scale>4') });
  const { errors } = org.save({ action: 'insert', object: 'Account', record: { Name: 'Acme', Share__c: 1 } });
  assert.match(errors[0]!.message, /more decimal places than the 4 of the flow resource Third/);
  assert.equal(errors[0]!.statusCode, 'FUNCTIONALITY_NOT_ENABLED');
});
