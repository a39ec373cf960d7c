import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from 'c/renkeiEscalationRules';
import { decisionOf, readEscalationTable } from '../golden/escalationTable.ts';

const table = readEscalationTable();

describe('golden table of the moves of a case', () => {
  it('has enough cases, each with a name of its own', () => {
    assert.ok(table.cases.length >= 100, `only ${table.cases.length} cases`);
    assert.equal(new Set(table.cases.map((golden) => golden.case)).size, table.cases.length);
  });

  for (const golden of table.cases)
    it(golden.case, () => {
      const { refuse, expect } = golden;
      assert.ok(refuse ? !expect : expect, 'a case is either refused or goes on');
      assert.deepEqual(decide(...decisionOf(table, golden)), refuse ? { problem: refuse } : expect);
    });
});
