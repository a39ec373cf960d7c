import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvColumns } from '../../../scripts/local-org/record/csvValues.ts';
import { WidgetOrg } from './widgetOrg.ts';

const { schema } = new WidgetOrg().org;

function read(cells: Record<string, string>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const column of csvColumns(schema, 'Widget__c', Object.keys(cells))) column.put(record, cells[column.header]!);
  return record;
}

test('text becomes the values of a JSON record; empty leaves a field alone, #N/A empties it', () => {
  const cells = {
    name: '007',
    Amount__c: '1.50',
    Active__c: 'TRUE',
    Due__c: '2026-04-01',
    SeenAt__c: '2026-04-01T09:00:00+0900',
    Code__c: '',
    Notes__c: '#N/A',
  };
  assert.deepEqual(read(cells), {
    Name: '007',
    Amount__c: 1.5,
    Active__c: true,
    Due__c: '2026-04-01',
    SeenAt__c: '2026-04-01T09:00:00+0900',
    Notes__c: null,
  });
});

test('a parent is named by a key, and cleared by #N/A', () => {
  assert.deepEqual(read({ 'keeper__r.key__c': 'x' }), { Keeper__r: { Key__c: 'x' } });
  assert.deepEqual(read({ 'Keeper__r.Key__c': '#N/A' }), { Keeper__c: null });
  assert.deepEqual(read({ 'Keeper__r.Key__c': '' }), {});
});

for (const [column, text] of [
  ['Amount__c', 'many'],
  ['Active__c', 'yes'],
  ['Due__c', '2026/04/01'],
  ['Due__c', '2026-02-30'],
  ['SeenAt__c', 'yesterday'],
] as const)
  test(`${column} refuses '${text}': INVALID_TYPE_ON_FIELD_IN_RECORD`, () => {
    const label = schema.field('Widget__c', column).label;
    assert.throws(() => read({ [column]: text }), {
      errorCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
      message: `${label}: value not of required type: ${text}`,
      fields: [column],
    });
  });

for (const header of ['Nope__c', 'Nope__r.Key__c', 'Keeper__r.Nope__c', 'Keeper__r.Keeper__r.Key__c'])
  test(`the column ${header} is refused: InvalidBatch`, () => {
    assert.throws(() => csvColumns(schema, 'Widget__c', [header]), {
      errorCode: 'InvalidBatch',
      message: `Field name not found : ${header}`,
    });
  });

test('a parent of several types is refused by name', () => {
  assert.throws(() => csvColumns(schema, 'Widget__c', ['Owner:User.Username']), {
    errorCode: 'FUNCTIONALITY_NOT_ENABLED',
  });
});
