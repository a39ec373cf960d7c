import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { scoreAccount, type AccountInputs, type SegmentPolicy } from 'c/renkeiSegmentRules';
import { accountsMovedByTime, datesThatMove, type DateRange } from '../../scripts/segmentation/run/movedByTime.ts';
import { Random } from './history/random.ts';

const TODAY = '2026-06-12';

/** Which input of the rules a field of the account becomes. */
const INPUT: Record<DateRange['field'], (date: string) => Partial<AccountInputs>> = {
  RenkeiLastConversation__c: (date) => ({ lastConversation: date }),
  RenkeiFirstWonOn__c: (date) => ({ firstWonOn: date, lastWonOn: '2026-06-01' }),
  RenkeiLastWonOn__c: (date) => ({ firstWonOn: '2020-01-01', lastWonOn: date }),
  RenkeiPotentialOverrideExpires__c: (date) => ({ override: { amount: 7_000_000, expires: date } }),
};

describe('time alone', () => {
  for (const field of Object.keys(INPUT) as DateRange['field'][]) {
    it(`moves no account unless it is looked for: ${field}`, () => {
      const random = new Random(7);
      let moved = 0;
      let found = 0;
      for (let trial = 0; trial < 120; trial += 1) {
        // Whoever is new for this test has just won and does not become dormant meanwhile.
        const isFirst = field === 'RenkeiFirstWonOn__c';
        const policy = { ...somePolicy(random), ...(isFirst ? { dormantAfterDays: 400 } : {}) };
        const to = addDays(TODAY, random.between(1, 9));
        const ranges = datesThatMove(policy, TODAY, to).filter((range) => range.field === field);
        const ages = field === 'RenkeiPotentialOverrideExpires__c' ? [-12, 5] : [0, 130];
        for (let age = ages[0]!; age <= ages[1]!; age += 1) {
          const date = addDays(TODAY, -age);
          const isFound = ranges.some(({ after, upTo }) => date > after && date <= upTo);
          if (isFound) found += 1;
          if (scoreOf(field, date, policy, TODAY) === scoreOf(field, date, policy, to)) continue;
          moved += 1;
          assert.ok(isFound, `${field} ${date} from ${TODAY} to ${to}: ${JSON.stringify(policy)}`);
        }
      }
      // Accounts are looked at where something happens, not all of them.
      assert.ok(moved > 100 && found < 3 * moved, `${moved} moved, ${found} looked at`);
    });
  }

  it('is asked for in one condition, where ranges that touch are one', () => {
    const policy = { ...somePolicy(new Random(1)), recencyFullDays: 10, recencyZeroDays: 40, recencyStepDays: 1 };
    const condition = accountsMovedByTime(
      { ...policy, dormantAfterDays: 60, newWithinDays: 30 },
      '2026-06-12',
      '2026-06-13',
    );
    const talked = [
      ...condition!.matchAll(/RenkeiLastConversation__c > (\S+) AND RenkeiLastConversation__c <= ([\d-]+)/g),
    ];
    assert.deepEqual(
      talked.map(([, after, upTo]) => [after, upTo]),
      [
        ['2026-04-12', '2026-04-13'],
        ['2026-05-03', '2026-06-02'],
      ],
    );
    assert.equal(accountsMovedByTime(policy, '2026-06-12', '2026-06-12'), null);
  });
});

function somePolicy(random: Random): SegmentPolicy {
  const full = random.between(0, 30);
  return {
    version: 'policy',
    potentialCutOff: 3_000_000,
    potentialMarginPercent: 10,
    relationshipCutOff: 50,
    relationshipMargin: 5,
    weights: { recency: 50, breadth: 25, wallet: 25 },
    recencyFullDays: full,
    recencyZeroDays: full + random.between(1, 90),
    recencyStepDays: random.between(1, 40),
    breadthFull: 4,
    conversationWindowDays: 365,
    dormantAfterDays: random.between(1, 120),
    newWithinDays: random.between(1, 120),
    reviveFloor: 1_000_000,
    estimators: {
      perEmployee: { Machinery: 10_000 },
      defaultPerEmployee: null,
      revenuePercent: {},
      defaultRevenuePercent: null,
      amountPerUnit: null,
    },
  };
}

/** All that is stored of the score, but for the day. */
function scoreOf(field: DateRange['field'], date: string, policy: SegmentPolicy, asOf: string): string {
  const none = { segment: null, potentialBand: null, relationshipBand: null, changedOn: null } as const;
  const {
    asOf: _asOf,
    segmentChangedOn: _changedOn,
    ...score
  } = scoreAccount(
    {
      employees: 200,
      industry: 'Machinery',
      annualRevenue: null,
      firstWonOn: null,
      lastWonOn: null,
      wonAmountTrailing: 0,
      override: null,
      lastConversation: null,
      contactBreadth: 0,
      ownUnits: 0,
      knownUnits: 0,
      hasWorkingContact: true,
      fieldCovers: false,
      previous: { ...none, previousSegment: null, reason: null, policy: null },
      ...INPUT[field](date),
    },
    policy,
    asOf,
  );
  return JSON.stringify(score);
}
