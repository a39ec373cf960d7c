import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueAt } from 'c/renkeiSlaRules';
import { dueInputOf, readSlaTable } from '../golden/slaTable.ts';

const table = readSlaTable();

describe('golden table of the deadlines', () => {
  it('has enough cases, each with a name of its own', () => {
    assert.ok(table.cases.length >= 60, `only ${table.cases.length} cases`);
    assert.equal(new Set(table.cases.map((golden) => golden.case)).size, table.cases.length);
  });

  for (const golden of table.cases)
    it(`${golden.case}: ${golden.local}`, () => {
      assert.equal(dueAt(dueInputOf(table, golden)), golden.expect);
    });
});
