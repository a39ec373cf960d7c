import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CHANNELS,
  fitOf,
  groupOf,
  PROCESS_STEPS,
  rollUp,
  usedChannels,
  type Preference,
} from 'c/renkeiChannelFitRules';
import { Random } from '../../scripts/demo/random.ts';

const preference = (more: Partial<Preference>): Preference => ({
  ...{ account: 'A', step: 'Quote', preferred: 'Web', heardOn: null, used: null, usedOn: null },
  ...more,
});

describe('channel fit', () => {
  it('groups customers by all that they said', () => {
    assert.equal(groupOf([]), null);
    assert.equal(groupOf(['Field', 'Field']), 'FieldOnly');
    assert.equal(groupOf(['InsideSales']), 'CentreOnly');
    assert.equal(groupOf(['Web']), 'WebOnly');
    assert.equal(groupOf(['Seminar']), 'SeminarOnly');
    assert.equal(groupOf(['Field', 'Web']), 'Several');
  });

  it('takes the last contact at each step, whatever came before', () => {
    const used = usedChannels([
      { step: 'Quote', channel: 'Field', at: '2026-05-01T00:00:00Z', on: '2026-05-01' },
      { step: 'Quote', channel: 'Web', at: '2026-04-01T00:00:00Z', on: '2026-04-01' },
      { step: null, channel: 'Web', at: '2026-06-01T00:00:00Z', on: '2026-06-01' },
      { step: 'Support', channel: null, at: '2026-06-01T00:00:00Z', on: '2026-06-01' },
    ]);
    assert.deepEqual([...used], [['Quote', { channel: 'Field', on: '2026-05-01' }]]);
  });

  it('judges only those who were served', () => {
    const rows = [
      preference({ used: 'Field', usedOn: '2026-05-01' }),
      preference({ account: 'B', used: 'Web', usedOn: '2026-05-02' }),
      preference({ account: 'C', used: 'Field', usedOn: '2026-06-01' }),
      preference({ account: 'D' }),
    ];
    const { steps, answers, used, fitting, percent } = fitOf(rows);
    assert.deepEqual([answers, used, fitting, percent], [4, 3, 1, 33.3]);
    assert.deepEqual(steps.find(({ step }) => step === 'Quote')!.counts.Web, {
      Field: 2,
      InsideSales: 0,
      Web: 1,
      Seminar: 0,
      none: 1,
    });
    assert.equal(steps.find(({ step }) => step === 'Support')!.percent, null);
  });

  it('adds up, however the answers are drawn', () => {
    const random = new Random('fit laws');
    for (let count = 0; count < 300; count += 1) {
      const rows = Array.from({ length: 60 }, () =>
        preference({
          account: `A${random.integer(1, 12)}`,
          step: random.pick(PROCESS_STEPS),
          preferred: random.pick(CHANNELS),
          used: random.pick([...CHANNELS, null]),
        }),
      );
      const summary = fitOf(rows);
      assert.equal(summary.answers, rows.length);
      const grouped = Map.groupBy(rows, ({ step, preferred, used }) => `${step} ${preferred} ${used}`);
      const counted = [...grouped.values()].map((same) => ({ ...same[0]!, answers: same.length }));
      assert.deepEqual(fitOf(counted), summary);
      const { accounts, groups, withOneAnswer } = rollUp(rows);
      const answered = Map.groupBy(rows, ({ account }) => account);
      assert.equal(accounts, answered.size);
      assert.equal(
        groups.reduce((sum, group) => sum + group.accounts, 0),
        accounts,
      );
      assert.equal(withOneAnswer, [...answered.values()].filter(({ length }) => length === 1).length);
      const several = [...answered.values()].filter((own) =>
        own.some(({ preferred }) => preferred !== own[0]!.preferred),
      );
      assert.equal(groups.find(({ group }) => group === 'Several')!.accounts, several.length);
    }
  });
});
