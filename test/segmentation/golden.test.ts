import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { scoreAccount, SegmentInputError } from 'c/renkeiSegmentRules';
import { argumentsOf, type GoldenTable } from '../golden/goldenTable.ts';

const table = JSON.parse(readFileSync(new URL('../golden/segmentRules.json', import.meta.url), 'utf8')) as GoldenTable;

describe('golden table of the segment rules, in Node', () => {
  it('has enough cases, each with a name of its own', () => {
    assert.ok(table.cases.length >= 120, `only ${table.cases.length} cases`);
    assert.equal(new Set(table.cases.map((golden) => golden.case)).size, table.cases.length);
  });

  for (const golden of table.cases) {
    it(golden.case, () => {
      const [account, policy, asOf] = argumentsOf(table, golden);
      if (golden.error) {
        const { code, field } = golden.error;
        assert.throws(
          () => scoreAccount(account, policy, asOf),
          (thrown) => thrown instanceof SegmentInputError && thrown.code === code && thrown.field === field,
        );
        return;
      }
      const expected = golden.expect ?? {};
      const score: Record<string, unknown> = { ...scoreAccount(account, policy, asOf) };
      const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, score[key]]));
      assert.ok(Object.keys(expected).length > 0, 'a case expects something');
      assert.deepEqual(actual, expected);
    });
  }
});
