import { scoreAccount, SegmentInputError } from 'c/renkeiSegmentRules';
import { argumentsOf, type GoldenTable } from 'test/golden/goldenTable';
import content from 'test/golden/segmentRules.json';

const table = content as unknown as GoldenTable;

describe('golden table of the segment rules, in the components’ world', () => {
  it.each(table.cases.map((golden) => [golden.case, golden] as const))('%s', (_, golden) => {
    const [account, policy, asOf] = argumentsOf(table, golden);
    const run = () => scoreAccount(account, policy, asOf);
    const outcome = golden.error ? thrownBy(run) : run();
    expect(outcome).toMatchObject(golden.error ?? golden.expect ?? {});
    expect(outcome instanceof SegmentInputError).toBe(golden.error !== undefined);
  });
});

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
