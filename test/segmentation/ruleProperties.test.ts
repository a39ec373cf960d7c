// What holds for every account and policy, tried on a few thousand seeded ones: the golden table names cases, this names laws.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import { explainScore, scoreAccount } from 'c/renkeiSegmentRules';
import type { AccountInputs, AccountScore, Band, SegmentPolicy } from 'c/renkeiSegmentRules';
import { secondOpinion } from '../golden/secondOpinion.ts';

const AS_OF = '2026-06-30';
const CASES = 3000;
/** Scores carry one decimal, so a comparison of two rounded figures may be off by one step. */
const STEP = 0.1;

type Figure = 'relationshipScore' | 'recencyScore' | 'breadthScore' | 'potential' | 'walletShare';

interface Case {
  account: AccountInputs;
  policy: SegmentPolicy;
  score: AccountScore;
  random: () => number;
}

describe('laws of the segment rules', () => {
  law('plain whole numbers give what exact fractions give, whatever the size', ({ account, policy, score }) => {
    assert.deepEqual(score, secondOpinion(account, policy, AS_OF));
  });

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
    assert.equal(score.potentialBasis !== null, scored);
  });

  law('what is counted is never called estimated, and what is estimated never counted', ({ account, score }) => {
    assert.equal(score.potentialSource === 'Measured', score.potentialBasis === 'InstalledBase');
    assert.equal(score.potentialSource === 'Heard', score.potentialBasis === 'Override');
    assert.equal(score.walletSource === 'Measured', account.knownUnits > 0);
    assert.equal(score.walletSource === null, score.walletShare === null);
    assert.equal(score.walletScore, score.walletShare);
  });

  law('the same question has the same answer, whatever the order in which the policy is written', (tried) => {
    const { account, policy, score } = tried;
    assert.deepEqual(scoreAccount(account, policy, AS_OF), score);
    const reversed = (part: object) => Object.fromEntries(Object.entries(part).reverse());
    const perEmployee = reversed(policy.estimators.perEmployee) as Record<string, number>;
    const revenuePercent = reversed(policy.estimators.revenuePercent) as Record<string, number>;
    const rewritten = { ...policy, estimators: { ...policy.estimators, perEmployee, revenuePercent } };
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
    const notLower = (name: Figure, more: AccountScore) =>
      assert.ok((more[name] ?? 0) >= (score[name] ?? 0), `${name}: ${score[name]} → ${more[name]}`);
    const wonMore = again({ wonAmountTrailing: account.wonAmountTrailing + whole(random, 0, 5e6) });
    notLower('walletShare', wonMore);
    notLower('relationshipScore', wonMore);
    const oneMore = again({
      ownUnits: account.ownUnits + 1,
      knownUnits: Math.max(account.knownUnits, account.ownUnits + 1),
    });
    if (account.knownUnits > account.ownUnits) notLower('walletShare', oneMore);
    const competitor = again({ knownUnits: account.knownUnits + 1 });
    if (account.knownUnits > 0) {
      assert.ok((competitor.walletShare ?? 0) <= (score.walletShare ?? 0), 'a competitor’s unit raised our share');
      notLower('potential', competitor);
    }
    notLower('recencyScore', again({ lastConversation: AS_OF }));
    notLower('relationshipScore', again({ lastConversation: AS_OF }));
    notLower('breadthScore', again({ contactBreadth: account.contactBreadth + 1 }));
    notLower('relationshipScore', again({ contactBreadth: account.contactBreadth + 1 }));
    if (account.employees) notLower('potential', again({ employees: account.employees + whole(random, 0, 500) }));
    if (score.potentialBasis === 'Revenue') {
      notLower('potential', again({ annualRevenue: (account.annualRevenue ?? 0) + whole(random, 0, 1e9) }));
    }
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
      const previous = { ...account.previous, potentialBand: before, relationshipBand: before, policy: policy.version };
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

  law('bands given by another version count for nothing', ({ account, policy, random }) => {
    const elsewhere = one(random, ['another version', null]);
    const scores = [null, 'High', 'Low'].map((band) => {
      const bands = { potentialBand: band as Band | null, relationshipBand: band as Band | null };
      return scoreAccount(
        { ...account, previous: { ...account.previous, ...bands, policy: elsewhere } },
        policy,
        AS_OF,
      );
    });
    assert.deepEqual(scores[1], scores[0]);
    assert.deepEqual(scores[2], scores[0]);
    const [score] = scores;
    const { potentialCutOff, relationshipCutOff } = policy;
    if (score!.potential === null) return;
    assert.equal(score!.potentialBand, score!.potential >= potentialCutOff ? 'High' : 'Low');
    assert.equal(score!.relationshipBand, score!.relationshipScore! >= relationshipCutOff ? 'High' : 'Low');
  });

  law('time alone lowers recency, and on the first day of a step only', ({ account, policy, score }) => {
    if (account.lastConversation === null) return;
    const tomorrow = scoreAccount(account, policy, addDays(AS_OF, 1)).recencyScore;
    const age = daysBetween(account.lastConversation, AS_OF) + 1;
    const { recencyFullDays: full, recencyZeroDays: zero, recencyStepDays: step } = policy;
    const falls = age === zero || (age > full && age < zero && (age - full) % step === 0);
    assert.ok(tomorrow <= score.recencyScore);
    if (!falls) assert.equal(tomorrow, score.recencyScore, `${age} days`);
  });

  law('a day that is no step, no limit and no expiry changes no segment', ({ account, policy, score }) => {
    const tomorrow = addDays(AS_OF, 1);
    const age = (date: string | null) => (date === null ? -1 : daysBetween(date, tomorrow));
    const { recencyFullDays: full, recencyZeroDays: zero, recencyStepDays: step } = policy;
    const talked = age(account.lastConversation);
    const onStep = talked === zero || (talked > full && talked < zero && (talked - full) % step === 0);
    if (onStep || account.override?.expires === AS_OF) return;
    const later = scoreAccount({ ...account, previous: resultOf(score) }, policy, tomorrow);
    const { potential, relationshipScore, segment, segmentReason, segmentChangedOn } = score;
    assert.deepEqual(
      [later.potential, later.relationshipScore, later.segment, later.segmentReason, later.segmentChangedOn],
      [potential, relationshipScore, segment, segmentReason, segmentChangedOn],
    );
  });

  law('a move has a reason of its own day, and without a move all three stay', ({ account, score, policy }) => {
    const { previous } = account;
    if (score.segment === previous.segment) {
      assert.deepEqual(
        [score.segmentReason, score.segmentChangedOn, score.previousSegment],
        [previous.reason, previous.changedOn, previous.previousSegment],
      );
      return;
    }
    assert.deepEqual([score.segmentChangedOn, score.previousSegment], [AS_OF, previous.segment]);
    const { segmentReason: reason } = score;
    assert.equal(reason === 'FirstScored', previous.segment === null);
    assert.equal(reason === 'InputMissing', previous.segment !== null && score.segment === 'Unscored');
    if (reason === 'PolicyChanged') assert.notEqual(previous.policy, policy.version);
    assert.equal(score.policy, policy.version);
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
  const { segment, potentialBand, relationshipBand, previousSegment, policy } = score;
  const { segmentChangedOn: changedOn, segmentReason: reason } = score;
  return { segment, potentialBand, relationshipBand, changedOn, previousSegment, reason, policy };
}

function policyFrom(random: () => number): SegmentPolicy {
  const recency = whole(random, 0, 100);
  const breadth = whole(random, 0, 100 - recency);
  const recencyFullDays = whole(random, 0, 120);
  return {
    version: 'this version',
    // Halves and quarters of these are exact in binary, so that the test's own arithmetic adds no error.
    potentialCutOff: whole(random, 0, 400) * 10_000,
    potentialMarginPercent: one(random, [0, 5, 10, 12.5, 25]),
    relationshipCutOff: whole(random, 0, 200) / 2,
    relationshipMargin: one(random, [0, 0.5, 5, 12.5]),
    weights: { recency, breadth, wallet: 100 - recency - breadth },
    recencyFullDays,
    recencyZeroDays: recencyFullDays + whole(random, 1, 400),
    recencyStepDays: one(random, [1, 7, 30, whole(random, 1, 500)]),
    breadthFull: whole(random, 1, 9),
    conversationWindowDays: 365,
    dormantAfterDays: whole(random, 0, 500),
    newWithinDays: whole(random, 0, 500),
    reviveFloor: whole(random, 0, 200) * 10_000,
    estimators: {
      perEmployee: { Machinery: whole(random, 0, 20_000), Retail: whole(random, 0, 2_000) / 4 },
      defaultPerEmployee: one(random, [null, 0, 5_000]),
      revenuePercent: { Machinery: whole(random, 0, 1_000_000) / 10_000, Banking: whole(random, 0, 100) },
      defaultRevenuePercent: one(random, [null, 0.5]),
      amountPerUnit: one(random, [null, whole(random, 0, 100_000_000) / 100]),
    },
  };
}

function accountFrom(random: () => number): AccountInputs {
  const ago = (most: number) => addDays(AS_OF, -whole(random, 0, most));
  const lastWonOn = one(random, [null, ago(900)]);
  const knownUnits = one(random, [0, 0, whole(random, 1, 40), whole(random, 1, 99_999_998)]);
  const band = (): Band | null => one(random, [null, 'High', 'Low']);
  return {
    employees: one(random, [null, 0, whole(random, 1, 2_000)]),
    industry: one(random, [null, '', 'Machinery', 'Retail', 'Banking']),
    firstWonOn: lastWonOn === null ? null : addDays(lastWonOn, -whole(random, 0, 900)),
    lastWonOn,
    annualRevenue: one(random, [null, 0, whole(random, 1, 1e9), whole(random, 1, 2 ** 52)]),
    wonAmountTrailing: one(random, [0, whole(random, -10_000, 400_000_000) / 100, whole(random, 0, 2 ** 52) / 100]),
    override: one(random, [
      null,
      null,
      { amount: whole(random, 0, 80_000_000) / 10, expires: addDays(AS_OF, whole(random, -3, 3)) },
      { amount: whole(random, 0, 2 ** 53 - 1), expires: AS_OF },
    ]),
    lastConversation: one(random, [null, ago(700)]),
    contactBreadth: whole(random, 0, 12),
    ownUnits: Math.floor(random() * (knownUnits + 1)),
    knownUnits,
    hasWorkingContact: random() < 0.5,
    fieldCovers: random() < 0.5,
    previous: {
      segment: one(random, [null, 'Key', 'Expand', 'Maintain', 'General', 'Unscored']),
      potentialBand: band(),
      relationshipBand: band(),
      changedOn: one(random, [null, ago(300)]),
      previousSegment: one(random, [null, 'Expand']),
      reason: one(random, [null, 'PotentialRose', 'InputMissing']),
      policy: one(random, [null, 'this version', 'this version', 'another version']),
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
