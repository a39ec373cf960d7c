import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SfError } from '@salesforce/core';
import { importData } from '../../scripts/integration/importData.ts';
import { problemLine, type Problem } from '../../scripts/integration/problem.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const companies = 'code,name,trade,staff,founded,parent\nA,Alpha,steel,10,3/31/1999,\nB,Beta,food,20,12/1/2001,A\n';
const mapping = {
  name: 'test',
  keyPrefix: 'test',
  sources: { companies: { file: 'companies.csv', key: ['code'] } },
  steps: [
    {
      source: 'companies',
      object: 'Account',
      fields: {
        Name: 'name',
        Industry: { column: 'trade', values: { steel: 'Manufacturing', food: 'Food & Beverage' } },
        NumberOfEmployees: 'staff',
        RenkeiPotentialOverrideExpires__c: { column: 'founded', date: 'M/D/YYYY' },
      },
    },
    {
      source: 'companies',
      object: 'Account',
      update: true,
      whenFilled: 'parent',
      fields: { ParentId: { lookup: { source: 'companies', columns: ['parent'] } } },
    },
  ],
};
type Mapping = typeof mapping;

describe('bad input', () => {
  let org: TestOrg;
  before(async () => {
    org = await startTestOrg();
  });
  after(() => org.close());

  /** Imports and gives the problems in words; nothing may have been written. */
  async function refuse(content: string | Uint8Array, text: string): Promise<string[]> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const problem = await importData(org.connection, {
      mappingFile: 'mapping.json',
      mappingText: text,
      readData: (file) => Promise.resolve(file === 'companies.csv' ? bytes : undefined),
    }).then(
      () => assert.fail('The import was not refused.'),
      (thrown: unknown) => thrown,
    );
    assert.ok(problem instanceof SfError, String(problem));
    assert.equal(problem.name, 'ImportRefusedError');
    assert.deepEqual(await org.query('SELECT Id FROM Account'), []);
    return (problem.data as { problems: Problem[] }).problems.map(problemLine);
  }
  const refuseData = (content: string | Uint8Array) => refuse(content, JSON.stringify(mapping));
  const refuseMapping = (change: (copy: Mapping) => void) => {
    const copy = structuredClone(mapping);
    change(copy);
    return refuse(companies, JSON.stringify(copy, null, 2));
  };

  it('a quote that is never closed', async () => {
    const [problem] = await refuseData(`${companies}C,"Gamma,steel,5,1/1/2000,\n`);
    assert.match(problem!, /^companies\.csv:4:3 .*Quote Not Closed/);
  });

  it('a quote in the middle of a value', async () => {
    const [problem] = await refuseData('code,name,trade,staff,founded,parent\nA,Al"pha,steel,10,1/1/1999,\n');
    assert.match(problem!, /^companies\.csv:2:\d+ name .*Quote/);
  });

  it('a row with too few values', async () => {
    assert.deepEqual(await refuseData(`${companies}C,Gamma\n`), [
      'companies.csv:4:1 has 2 values where the header names 6 columns',
    ]);
  });

  it('a column that the file does not have', async () => {
    assert.deepEqual(await refuseMapping((copy) => Object.assign(copy.steps[0]!.fields, { Phone: 'telephone' })), [
      'mapping.json:30:9 steps.0.fields.Phone "telephone" is no column of companies.csv; it has code, name, trade, staff, founded, parent',
    ]);
  });

  it('a key made of fields that nothing fills, or with a filter that does not exist', async () => {
    const problems = await refuseMapping((copy) =>
      Object.assign(copy.steps[0]!, { key: '{Phone}|{Name|upper}', keyField: 'RenkeiSourceKey__c' }),
    );
    assert.deepEqual(
      problems.map((line) => line.replace(/^mapping\.json:\d+:\d+ /, '')),
      ['steps.0.key no field rule fills "Phone"', 'steps.0.key "upper" is no filter of a template'],
    );
  });

  it('a key column that the file does not have', async () => {
    assert.deepEqual(await refuseData('id,name,trade,staff,founded,parent\n'), [
      'companies.csv:1:1 code is no column of this file; it has id, name, trade, staff, founded, parent',
    ]);
  });

  it('text where a number belongs, with every such place', async () => {
    assert.deepEqual(await refuseData(companies.replace(',10,', ',ten,').replace(',20,', ',2.5,')), [
      'companies.csv:2:15 staff → NumberOfEmployees "ten" is no number',
      'companies.csv:3:13 staff → NumberOfEmployees "2.5" is no whole number',
    ]);
  });

  it('a date that does not exist', async () => {
    assert.deepEqual(await refuseData(companies.replace('3/31/1999', '2/30/1999')), [
      'companies.csv:2:18 founded → RenkeiPotentialOverrideExpires__c "2/30/1999" is no date of the form M/D/YYYY',
    ]);
  });

  it('a value that the mapping does not know, after a value over two lines', async () => {
    const content = companies.replace('Alpha', '"Al\npha"').replace('food', 'fish');
    assert.deepEqual(await refuseData(content), [
      'companies.csv:4:8 trade → Industry "fish" is not among the values that the mapping knows',
    ]);
  });

  it('a duplicate key, whatever its case', async () => {
    assert.deepEqual(await refuseData(companies.replace('\nB,', '\na,')), [
      'companies.csv:3:1 code "a" is a duplicate key: line 2 has it already',
    ]);
  });

  it('an empty key', async () => {
    assert.deepEqual(await refuseData(companies.replace('\nB,', '\n,')), [
      'companies.csv:3:1 code is empty, and rows are found again by it',
    ]);
  });

  it('an empty value for a required field', async () => {
    assert.deepEqual(await refuseData(companies.replace('Beta', '')), [
      'companies.csv:3:3 name → Name is empty, and Account requires Name',
    ]);
  });

  it('a value that is too long', async () => {
    const [problem] = await refuseData(companies.replace('Beta', 'B'.repeat(256)));
    assert.match(problem!, /^companies\.csv:3:3 name → Name is 256 characters long, and the field takes 255$/);
  });

  it('a lookup that finds nothing', async () => {
    assert.deepEqual(await refuseData(companies.replace('2001,A', '2001,Z')), [
      'companies.csv:3:26 parent → ParentId "Z" is no row of companies.csv',
    ]);
  });

  it('bytes that are no UTF-8', async () => {
    const bytes = new TextEncoder().encode(companies);
    bytes[bytes.length - 4] = 0xff;
    assert.deepEqual(await refuseData(bytes), ['companies.csv:3:24 is no valid utf-8']);
  });

  it('an empty file', async () => {
    assert.deepEqual(await refuseData(''), ['companies.csv:1:1 is empty: the first line must name the columns']);
  });

  it('a file that is not there', async () => {
    assert.deepEqual(await refuseMapping((copy) => (copy.sources.companies.file = 'other.csv')), [
      'mapping.json:6:7 sources.companies.file there is no file "other.csv" in the data directory',
    ]);
  });

  it('a mapping that names a missing object', async () => {
    const problems = await refuseMapping((copy) => (copy.steps[0]!.object = 'Company__c'));
    assert.deepEqual(problems, [
      'mapping.json:15:7 steps.0.object the org has no object "Company__c", or the user may not see it',
    ]);
  });

  it('a mapping that names a missing field', async () => {
    const problems = await refuseMapping((copy) => Object.assign(copy.steps[0]!.fields, { Nonsense__c: 'name' }));
    assert.deepEqual(problems, [
      'mapping.json:30:9 steps.0.fields.Nonsense__c Account has no field "Nonsense__c", or the user may not see it',
    ]);
  });

  it('a mapping that leaves a required field out', async () => {
    const problems = await refuseMapping((copy) => delete (copy.steps[0]!.fields as Record<string, unknown>)['Name']);
    assert.deepEqual(problems, [
      'mapping.json:16:7 steps.0.fields Account requires Name: map a column to it or give it a constant',
    ]);
  });

  it('a mapping with an unknown property, and one that says nothing of a value', async () => {
    const problems = await refuseMapping((copy) =>
      Object.assign(copy.steps[0]!.fields, { Phone: { column: 'name', format: 'x' }, Fax: {} }),
    );
    assert.equal(problems.length, 2);
    assert.match(problems[0]!, /^mapping\.json:\d+:9 steps\.0\.fields\.Phone .*format/);
    assert.match(problems[1]!, /^mapping\.json:\d+:9 steps\.0\.fields\.Fax needs exactly one of/);
  });

  it('a mapping that is no JSON', async () => {
    const [problem] = await refuse(companies, '{\n  "name": "x",\n}');
    assert.match(problem!, /^mapping\.json:3:1 is no JSON/);
  });

  it('a record that the org should have and has not', async () => {
    const problems = await refuseMapping((copy) =>
      Object.assign(copy.steps[0]!.fields, {
        OwnerId: { find: { object: 'User', field: 'Username', constant: 'nobody@x' } },
      }),
    );
    assert.deepEqual(problems, ['companies.csv:2 OwnerId the org has no User whose Username is "nobody@x"']);
  });
});
