import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFormula, referencedFields } from '../../../scripts/local-org/formula/check.ts';
import { compileFormula, type FormulaOptions } from '../../../scripts/local-org/formula/compile.ts';
import type { FormulaContext } from '../../../scripts/local-org/formula/evaluate.ts';
import { schema } from './schema.ts';

function context(values: Record<string, unknown>, prior?: Record<string, unknown>): FormulaContext {
  return {
    value: (path) => values[path.join('.')] ?? null,
    ...(prior ? { prior: context(prior) } : {}),
    isNew: !prior,
    now: new Date('2026-03-31T23:30:00Z'),
    timeZone: 'Asia/Tokyo',
  };
}

function evaluate(
  formula: string,
  values: Record<string, unknown> = {},
  options: FormulaOptions & { prior?: Record<string, unknown> } = {},
): unknown {
  return compileFormula(schema, 'Widget__c', formula, options).evaluate(context(values, options.prior));
}

test('names of fields and functions are found without regard to case', () => {
  assert.equal(
    evaluate('if(AMOUNT__C > 1, account__r.NAME, "-")', { Amount__c: 2, 'Account__r.Name': 'Acme' }),
    'Acme',
  );
});

test('arithmetic is decimal and rounds half up', () => {
  assert.equal(evaluate('Amount__c * 1.1', { Amount__c: 3 }), 3.3);
  assert.equal(evaluate('Amount__c', { Amount__c: 1.005 }, { scale: 2 }), 1.01);
  assert.equal(evaluate('Amount__c + 1'), null);
  assert.equal(evaluate('Amount__c + 1', {}, { blankAsZero: true }), 1);
});

test('a percent counts as its hundredth, and comes out in percent points', () => {
  assert.equal(evaluate('Share__c * 200', { Share__c: 12.5 }), 25);
  assert.equal(evaluate('Amount__c / 4', { Amount__c: 1 }, { returnType: 'percent' }), 25);
});

test('what is sought in an empty text is neither found nor missing', () => {
  assert.equal(evaluate('CONTAINS(Name, "x")', {}, { returnType: 'boolean' }), false);
  assert.equal(evaluate('NOT(CONTAINS(Name, "x"))', {}, { returnType: 'boolean' }), false);
  assert.equal(evaluate('NOT(BEGINS(Name, "x"))', {}, { returnType: 'boolean' }), false);
  assert.equal(evaluate('NOT(BEGINS(Name, "x"))', { Name: 'a' }, { returnType: 'boolean' }), true);
});

test('TODAY and NOW come from the clock, TODAY in the time zone of the user', () => {
  assert.equal(evaluate('TODAY()'), '2026-04-01');
  assert.equal(evaluate('NOW()'), '2026-03-31T23:30:00.000Z');
  assert.equal(evaluate('Due__c < TODAY()', { Due__c: '2026-03-31' }), true);
  assert.equal(evaluate('DATEVALUE(SeenAt__c)', { SeenAt__c: '2026-03-31T16:00:00.000+0000' }), '2026-04-01');
  assert.equal(evaluate('DATETIMEVALUE("2026-03-31 22:30:00")'), '2026-03-31T22:30:00.000Z');
  assert.equal(evaluate('DATETIMEVALUE("soon")'), null);
  assert.equal(evaluate('SeenAt__c < NOW()', { SeenAt__c: '2026-03-31T16:00:00.000+0000' }), true);
});

test('ISNEW, ISCHANGED and PRIORVALUE look at the record before the save', () => {
  const prior = { Status__c: 'Open', Amount__c: 1 };
  assert.equal(evaluate('ISNEW()'), true);
  assert.equal(evaluate('ISNEW()', {}, { prior }), false);
  assert.equal(evaluate('ISCHANGED(Status__c)', { Status__c: 'Done' }, { prior }), true);
  assert.equal(evaluate('ISCHANGED(Amount__c)', { Amount__c: 1 }, { prior }), false);
  assert.equal(evaluate('ISCHANGED(Amount__c)', { Amount__c: 1 }), false);
  assert.equal(evaluate('ISPICKVAL(PRIORVALUE(Status__c), "Open")', { Status__c: 'Done' }, { prior }), true);
  assert.equal(evaluate('PRIORVALUE(Amount__c)', { Amount__c: 4 }), 4);
});

test('text, picklists and patterns', () => {
  assert.equal(evaluate('ISPICKVAL(Status__c, "")'), true);
  assert.equal(evaluate('TEXT(Status__c) & "\'s"', { Status__c: 'Open' }), "Open's");
  assert.equal(evaluate('REGEX(Name, "\\\\d{3}")', { Name: '123' }), true);
  assert.equal(evaluate('REGEX(Name, "\\\\d{3}")', { Name: '1234' }), false);
  assert.equal(evaluate('CASE(Status__c, "Open", 1, "Done", 2, 0)', { Status__c: 'Done' }), 2);
  assert.equal(evaluate('ISBLANK(Name) /* nothing typed */'), true);
});

test('globals are read through the record accessor', () => {
  const values = { '$User.Department': 'Sales', '$Permission.SkipChecks': true };
  assert.equal(evaluate('$user.department', values), 'Sales');
  assert.equal(evaluate('$Permission.SkipChecks', values), true);
});

test('a branch that is not taken is not read', () => {
  const { evaluate: run } = compileFormula(schema, 'Widget__c', 'IF(Active__c, Account__r.Name, Name)');
  const read: string[] = [];
  run({ ...context({}), value: (path) => (read.push(path.join('.')), null) });
  assert.deepEqual(read, ['Active__c', 'Name']);
});

const refused: [what: string, formula: string, expected: Parameters<typeof checkFormula>[3], message: RegExp][] = [
  ['an unknown field', 'Nope__c > 1', 'boolean', /^Field Nope__c does not exist\. Check spelling\.$/],
  ['an unknown parent', 'Other__r.Name = "x"', 'boolean', /^Field Other__r\.Name does not exist\. Check spelling\.$/],
  ['an unknown field of a parent', 'Account__r.Nope = "x"', 'boolean', /^Field Account__r\.Nope does not exist/],
  ['an unknown function', 'FOO(Name)', 'boolean', /^Unknown function FOO\. Check spelling\.$/],
  ['a function that is not modelled', 'VLOOKUP(Name, Name, Name)', 'string', /does not model the function VLOOKUP/],
  ['a global that is not modelled', '$Setup.Thing__c.X__c', 'string', /does not model the global variable \$Setup/],
  ['a parent of several types', 'Owner.Department', 'string', /does not model a parent of several types/],
  ['a wrong result', 'Name', 'boolean', /data type \(Text\), incompatible with expected data type \(true or false\)/],
  ['a wrong result for a number', 'Name & "x"', 'double', /data type \(Text\), incompatible .* \(Number\)/],
  ['a picklist as text', 'Status__c = "Open"', 'boolean', /received Picklist/],
  ['a wrong argument', 'LEN(Amount__c) > 1', 'boolean', /Expected Text, received Number/],
  ['too few arguments', 'LEFT(Name)', 'string', /Incorrect number of parameters/],
  ['a missing parenthesis', 'IF(Active__c, 1, 2', 'double', /^Syntax error\./],
  ['nothing', ' ', 'boolean', /^Syntax error\./],
  ['ISCHANGED of an expression', 'ISCHANGED(Amount__c + 1)', 'boolean', /ISCHANGED\(\)'\. Expected a field/],
  ['the text of a checkbox', 'TEXT(Active__c) = "x"', 'boolean', /'TEXT\(\)'\. Received boolean/],
  ['a checkbox that may be blank', 'ISBLANK(Active__c)', 'boolean', /'ISBLANK\(\)'\. Received boolean/],
  ['true among the cases', 'CASE(Name, "x", TRUE, Active__c)', 'boolean', /'CASE\(\)'\. Received boolean/],
  ['a comparison as text', 'TEXT(IF(Active__c, Name = "x", FALSE)) = "x"', 'boolean', /Received boolean/],
  ['the day of a day', 'DATEVALUE(Due__c) = TODAY()', 'boolean', /'DATEVALUE\(\)'\. Received date/],
  ['a picklist value that is figured', 'ISPICKVAL(Status__c, "O" & Name)', 'boolean', /Expected a text in quotes/],
  ['a compound address', 'ISBLANK(Site__c)', 'boolean', /Site__c is a compound address/],
];
for (const [what, formula, expected, message] of refused)
  test(`a deploy refuses ${what}`, () => {
    const errors = checkFormula(schema, 'Widget__c', formula, expected);
    assert.equal(errors.length, 1);
    assert.match(errors[0]!, message);
  });

test('a right formula has no errors', () => {
  assert.deepEqual(
    checkFormula(schema, 'Widget__c', 'AND(ISCHANGED(Status__c), Amount__c >= .5, Share__c < 10)', 'boolean'),
    [],
  );
  assert.deepEqual(checkFormula(schema, 'Widget__c', 'Account__r.Owner.Department', 'string'), []);
});

test('the fields that a formula reads', () => {
  assert.deepEqual(
    referencedFields(schema, 'Widget__c', 'account__r.name & "Amount__c" & TEXT(status__c)').map(({ path, object }) => [
      object,
      path.join('.'),
    ]),
    [
      ['Account', 'Account__r.Name'],
      ['Widget__c', 'Status__c'],
    ],
  );
});
