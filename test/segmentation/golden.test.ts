import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { scoreAccount, SegmentInputError } from 'c/renkeiSegmentRules';
import { argumentsOf, casesForBoth, type GoldenTable } from '../golden/goldenTable.ts';
import { secondOpinion } from '../golden/secondOpinion.ts';
import { unstorable } from '../golden/storedLimits.ts';

const table = JSON.parse(readFileSync(new URL('../golden/segmentRules.json', import.meta.url), 'utf8')) as GoldenTable;

describe('golden table of the segment rules', () => {
  it('has enough cases, each with a name of its own, and enough of them for the flow', () => {
    assert.ok(table.cases.length >= 260, `only ${table.cases.length} cases`);
    assert.ok(casesForBoth(table).length >= 200, `only ${casesForBoth(table).length} cases for both`);
    assert.equal(new Set(table.cases.map((golden) => golden.case)).size, table.cases.length);
  });

  it('asks the flow only what an org can hold, and says why it does not ask the rest', () => {
    for (const golden of table.cases) {
      const [account, policy] = argumentsOf(table, golden);
      const unheld = unstorable(account, policy);
      if (golden.onlyIn === undefined) assert.deepEqual(unheld, [], golden.case);
      else assert.ok(golden.reason, golden.case);
      assert.ok(golden.error === undefined || golden.onlyIn === 'TypeScript', `${golden.case}: a flow refuses nothing`);
    }
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
      assert.deepEqual(score, { ...secondOpinion(account, policy, asOf) }, 'in fractions');
    });
  }
});
