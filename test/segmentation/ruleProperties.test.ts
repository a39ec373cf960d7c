// What holds for every account and policy, tried on a few thousand seeded ones: the golden table names cases, this names laws.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { explainScore, scoreAccount } from 'c/renkeiSegmentRules';
import type { AccountInputs, AccountScore, Band, SegmentPolicy } from 'c/renkeiSegmentRules';

const AS_OF = '2026-06-30';
const CASES = 3000;
/** Scores carry one decimal, so a comparison of two rounded figures may be off by one step. */
const STEP = 0.1;

interface Case {
  account: AccountInputs;
  policy: SegmentPolicy;
  score: AccountScore;
  random: () => number;
}

describe('laws of the segment rules', () => {
  law('figures stay in their range, with the decimals of their fields', ({ score }) => {
    const { walletShare, recencyScore, breadthScore, walletScore, relationshipScore, potential } = score;
    for (const figure of [walletShare, recencyScore, breadthScore, walletScore, relationshipScore]) {
      assert.ok(figure === null || (figure >= 0 && figure <= 100 && Number(figure.toFixed(1)) === figure), `${figure}`);
    }
    assert.ok(potential === null || (Number.isInteger(potential) && potential >= 0), `${potential}`);
    assert.equal(Number(score.wonAmountTrailing.toFixed(2)), score.wonAmountTrailing);
  });

  law('an account is in a cell exactly when it has a potential, and else says what is missing', ({ score }) => {
    const scored = score.potential !== null;
    assert.equal(score.segment !== 'Unscored', scored);
    assert.equal(score.unscoredReason === null, scored);
    for (const part of [score.potentialBand, score.relationshipBand, score.relationshipScore, score.potentialSource]) {
      assert.equal(part !== null, scored);
    }
  });

  law('the same question has the same answer, whatever the order in which the policy is written', (tried) => {
    const { account, policy, score } = tried;
    assert.deepEqual(scoreAccount(account, policy, AS_OF), score);
    const reversed = (part: object) => Object.fromEntries(Object.entries(part).reverse());
    const perEmployee = reversed(policy.estimators.perEmployee) as Record<string, number>;
    const rewritten = { ...policy, estimators: { ...policy.estimators, perEmployee } };
    assert.deepEqual(scoreAccount(account, reversed(rewritten) as unknown as SegmentPolicy, AS_OF), score);
  });

  law('a second run over the first one’s result changes nothing', ({ account, policy, score }) => {
    assert.deepEqual(scoreAccount({ ...account, previous: resultOf(score) }, policy, AS_OF), score);
    const later = scoreAccount({ ...account, lastConversation: null, previous: resultOf(score) }, policy, AS_OF);
    const { previous } = { previous: resultOf(later) };
    assert.deepEqual(scoreAccount({ ...account, lastConversation: null, previous }, policy, AS_OF), later);
  });

  law('all dates moved by the same days give the same figures', ({ account, policy, score, random }) => {
    const days = whole(random, -4000, 4000);
    const move = (date: string | null) => (date === null ? null : addDays(date, days));
    const moved = scoreAccount(
      {
        ...account,
        firstWonOn: move(account.firstWonOn),
        lastWonOn: move(account.lastWonOn),
        lastConversation: move(account.lastConversation),
        override: account.override && { ...account.override, expires: addDays(account.override.expires, days) },
      },
      policy,
      addDays(AS_OF, days),
    );
    const dates = ['asOf', 'lastConversation', 'segmentChangedOn'] as const;
    const undated = (of: AccountScore) => ({ ...of, ...Object.fromEntries(dates.map((name) => [name, null])) });
    assert.deepEqual(undated(moved), undated(score));
  });

  law('more won, a later talk, more people and more employees never lower what they feed', (tried) => {
    const { account, policy, score, random } = tried;
    const again = (change: Partial<AccountInputs>) => scoreAccount({ ...account, ...change }, policy, AS_OF);
    const notLower = (name: 'relationshipScore' | 'recencyScore' | 'breadthScore' | 'potential', more: AccountScore) =>
      assert.ok((more[name] ?? 0) >= (score[name] ?? 0), `${name}: ${score[name]} → ${more[name]}`);
    notLower('relationshipScore', again({ wonAmountTrailing: account.wonAmountTrailing + whole(random, 0, 5e6) }));
    notLower('recencyScore', again({ lastConversation: AS_OF }));
    notLower('relationshipScore', again({ lastConversation: AS_OF }));
    notLower('breadthScore', again({ contactBreadth: account.contactBreadth + 1 }));
    notLower('relationshipScore', again({ contactBreadth: account.contactBreadth + 1 }));
    if (account.employees) notLower('potential', again({ employees: account.employees + whole(random, 0, 500) }));
  });

  law('the relationship lies between its lowest and its highest part', ({ score, policy }) => {
    const { recencyScore, breadthScore, walletScore, relationshipScore } = score;
    if (relationshipScore === null || walletScore === null) return;
    const { recency, breadth, wallet } = policy.weights;
    const counted = [
      ...(recency > 0 ? [recencyScore] : []),
      ...(breadth > 0 ? [breadthScore] : []),
      ...(wallet > 0 ? [walletScore] : []),
    ];
    assert.ok(relationshipScore >= Math.min(...counted) - STEP, `${relationshipScore} of ${counted.join(', ')}`);
    assert.ok(relationshipScore <= Math.max(...counted) + STEP, `${relationshipScore} of ${counted.join(', ')}`);
  });

  law('within the margin no band flips, and beyond it none stays', ({ account, policy, score }) => {
    if (score.potential === null || score.relationshipScore === null) return;
    const widths = {
      potential: (policy.potentialCutOff * policy.potentialMarginPercent) / 100,
      relationship: policy.relationshipMargin,
    };
    for (const before of ['High', 'Low'] as const) {
      const previous = { ...account.previous, potentialBand: before, relationshipBand: before };
      const again = scoreAccount({ ...account, previous }, policy, AS_OF);
      expectBand(again.potentialBand, before, score.potential, policy.potentialCutOff, widths.potential);
      expectBand(
        again.relationshipBand,
        before,
        score.relationshipScore,
        policy.relationshipCutOff,
        widths.relationship,
      );
    }
  });

  law('every score can be explained, by one reason for each axis', ({ score, policy }) => {
    const codes = explainScore(score, policy).map(({ code }) => code as string);
    assert.equal(new Set(codes).size, codes.length);
    const onAxis = (axis: RegExp) => codes.filter((code) => axis.test(code)).length;
    assert.equal(onAxis(/^(Potential|Employees|Industry)/), 1, codes.join());
    assert.equal(onAxis(/^Relationship/), score.segment === 'Unscored' ? 0 : 1, codes.join());
  });
});

/** A law for each of the seeded cases; a broken one is shown with its account. */
function law(name: string, check: (tried: Case) => void): void {
  it(name, () => {
    const random = seeded(20260630);
    for (let index = 0; index < CASES; index += 1) {
      const policy = freeze(policyFrom(random));
      const account = freeze(accountFrom(random));
      const score = scoreAccount(account, policy, AS_OF);
      try {
        check({ account, policy, score, random });
      } catch (error) {
        (error as Error).message += `\ncase ${index}: ${JSON.stringify({ account, policy, score })}`;
        throw error;
      }
    }
  });
}

function expectBand(band: Band | null, before: Band, value: number, cutOff: number, width: number): void {
  if (value >= cutOff - width && value < cutOff + width) assert.equal(band, before);
  else assert.equal(band, value >= cutOff ? 'High' : 'Low');
}

function resultOf(score: AccountScore): AccountInputs['previous'] {
  const { segment, potentialBand, relationshipBand, segmentChangedOn: changedOn, previousSegment } = score;
  return { segment, potentialBand, relationshipBand, changedOn, previousSegment };
}

function policyFrom(random: () => number): SegmentPolicy {
  const recency = whole(random, 0, 100);
  const breadth = whole(random, 0, 100 - recency);
  const recencyFullDays = whole(random, 0, 120);
  return {
    // Halves and quarters of these are exact in binary, so that the test's own arithmetic adds no error.
    potentialCutOff: whole(random, 0, 400) * 10_000,
    potentialMarginPercent: one(random, [0, 5, 10, 12.5, 25]),
    relationshipCutOff: whole(random, 0, 200) / 2,
    relationshipMargin: one(random, [0, 0.5, 5, 12.5]),
    weights: { recency, breadth, wallet: 100 - recency - breadth },
    recencyFullDays,
    recencyZeroDays: recencyFullDays + whole(random, 1, 400),
    breadthFull: whole(random, 1, 9),
    conversationWindowDays: 365,
    dormantAfterDays: whole(random, 0, 500),
    newWithinDays: whole(random, 0, 500),
    reviveFloor: whole(random, 0, 200) * 10_000,
    estimators: {
      perEmployee: { Machinery: whole(random, 0, 20_000), Retail: whole(random, 0, 2_000) / 4 },
      defaultPerEmployee: one(random, [null, 0, 5_000]),
    },
  };
}

function accountFrom(random: () => number): AccountInputs {
  const ago = (most: number) => addDays(AS_OF, -whole(random, 0, most));
  const lastWonOn = one(random, [null, ago(900)]);
  const band = (): Band | null => one(random, [null, 'High', 'Low']);
  return {
    employees: one(random, [null, 0, whole(random, 1, 2_000)]),
    industry: one(random, [null, '', 'Machinery', 'Retail', 'Banking']),
    firstWonOn: lastWonOn === null ? null : addDays(lastWonOn, -whole(random, 0, 900)),
    lastWonOn,
    wonAmountTrailing: one(random, [0, whole(random, -10_000, 400_000_000) / 100]),
    override: one(random, [
      null,
      null,
      { amount: whole(random, 0, 80_000_000) / 10, expires: addDays(AS_OF, whole(random, -3, 3)) },
    ]),
    lastConversation: one(random, [null, ago(700)]),
    contactBreadth: whole(random, 0, 12),
    hasWorkingContact: random() < 0.5,
    fieldCovers: random() < 0.5,
    previous: {
      segment: one(random, [null, 'Key', 'General', 'Unscored']),
      potentialBand: band(),
      relationshipBand: band(),
      changedOn: one(random, [null, ago(300)]),
      previousSegment: one(random, [null, 'Expand']),
    },
  };
}

function one<Value>(random: () => number, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)]!;
}

function whole(random: () => number, lowest: number, highest: number): number {
  return lowest + Math.floor(random() * (highest - lowest + 1));
}

function freeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part as object);
  return Object.freeze(value);
}

/** Evenly spread numbers from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
