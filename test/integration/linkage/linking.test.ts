import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseAddress } from '../../../scripts/integration/linkage/address.ts';
import { normalisePhone, normaliseWebsite } from '../../../scripts/integration/linkage/contact.ts';
import { factsOf } from '../../../scripts/integration/linkage/facts.ts';
import { findDuplicates } from '../../../scripts/integration/linkage/findDuplicates.ts';
import { indexParties, linkParties } from '../../../scripts/integration/linkage/linkParties.ts';
import { normaliseKana, normaliseName } from '../../../scripts/integration/linkage/name.ts';
import type { Party } from '../../../scripts/integration/linkage/party.ts';
import { REASON_CODES, type LinkReason } from '../../../scripts/integration/linkage/reasons.ts';
import { scorePair } from '../../../scripts/integration/linkage/score.ts';
import { foldText } from '../../../scripts/integration/linkage/text.ts';
import { foldVariants } from '../../../scripts/integration/linkage/variants.ts';
import { POINTS, THRESHOLDS } from '../../../scripts/integration/linkage/weights.ts';
import { syntheticSide } from '../../bench/linkageSynthetic.ts';

const COUNT = 600;
const left = [...syntheticSide(7, COUNT, 'left')];
const right = [...syntheticSide(7, COUNT, 'right')];
const NUMBERS = ['8700110005901', '6100000000001'] as const;

/** Shuffled by a fixed rule: every seventh first. */
const turned = <T>(list: readonly T[]): T[] =>
  Array.from({ length: 7 }, (_, start) => list.filter((_item, place) => place % 7 === start)).flat();

const party = (key: string, values: Partial<Party> = {}): Party => ({
  key,
  name: '株式会社青空測器',
  address: '東京都港区赤坂三丁目３番５号',
  ...values,
});
const only = (one: Party, other: Party) => [...linkParties([one], [other])];
const codes = (reasons: readonly LinkReason[]) => reasons.map(({ code }) => code);

describe('normalisation', () => {
  const texts = [...left, ...right].flatMap(({ name, kana, englishName, address, phone, website }) =>
    [name, kana, englishName, address, phone, website].filter((text) => text !== undefined),
  );

  it('changes nothing when it is done once more', () => {
    for (const text of [...texts, 'ŉ ß ﬃ İ', '㌔㍍', 'ｶﾞ', '〱々々', '－—ー〜']) {
      for (const fold of [foldText, foldVariants]) assert.equal(fold(fold(text)), fold(text), text);
      const { core, key } = normaliseName(text);
      assert.equal(normaliseName(key).key, key, text);
      assert.equal(foldText(core), core, text);
      assert.equal(normaliseKana(normaliseKana(text)), normaliseKana(text), text);
      const phone = normalisePhone(text);
      assert.equal(normalisePhone(phone), phone, text);
      const host = normaliseWebsite(text);
      assert.equal(normaliseWebsite(host), host, text);
    }
  });

  it('reads a spelt-out address as it read the original', () => {
    for (const { address = '' } of [...left, ...right]) {
      const { town, numbers, key } = normaliseAddress(address);
      if (numbers.length > 0) assert.equal(normaliseAddress(`${town}${numbers.join('-')}`).key, key, address);
    }
  });
});

describe('scores', () => {
  it('are the sum of their reasons, and the same from both sides', () => {
    const index = indexParties(right);
    for (const one of left.slice(0, 150).map(factsOf))
      for (const row of index.candidates(one)) {
        const other = index.all()[row]!;
        const there = scorePair(one, other, index.frequencies);
        const back = scorePair(other, one, index.frequencies);
        assert.equal(there.score, back.score);
        assert.equal(there.sum, back.sum);
        assert.deepEqual(
          back.reasons.map(({ code, points, mine, theirs }) => ({ code, points, mine: theirs, theirs: mine })),
          there.reasons,
        );
        const sum = there.reasons.reduce((total, { points }) => total + points, 0);
        assert.ok(Math.abs(sum - there.sum) < 1e-6, `${sum} ${there.sum}`);
        assert.equal(there.score, Math.min(100, Math.max(0, there.sum)));
      }
  });

  it('know points for every reason and no other', () =>
    assert.deepEqual(Object.keys(POINTS).sort(), [...REASON_CODES].sort()));
});

describe('linkage', () => {
  it('gives the same whatever the order of either side, and every time', () => {
    const matches = [...linkParties(left, right)];
    assert.ok(matches.length > COUNT / 2);
    assert.deepEqual([...linkParties(turned(left), turned(right))], matches);
    assert.deepEqual([...linkParties(left, indexParties(right))], matches);
  });

  it('has most of what is made up, and hardly anything else', () => {
    const truthOf = (key: string) => key.split('-')[1];
    const sure = [...linkParties(left, right)].filter(({ verdict }) => verdict === 'Sure');
    const good = sure.filter((match) => truthOf(match.left) === truthOf(match.right)).length;
    assert.ok(good / sure.length > 0.99 && good / (0.7 * COUNT) > 0.93, `${good} of ${sure.length}`);
  });

  it('needs no address, and says why with what either side wrote', () => {
    const [match] = only(party('a', { address: undefined }), party('b', { name: '青空測器㈱', address: undefined }));
    assert.equal(match!.verdict, 'Sure');
    assert.deepEqual(
      match!.reasons.map(({ code, mine, theirs }) => [code, mine, theirs]),
      [['SameName', '株式会社青空測器', '青空測器㈱']],
    );
  });

  it('takes no two valid numbers for one company, however much else agrees', () => {
    const same = { phone: '03-1234-5678', website: 'example.co.jp', kana: 'アオゾラソッキ' };
    const [first, second] = NUMBERS;
    const match = only(
      party('a', { ...same, corporateNumber: first }),
      party('b', { ...same, corporateNumber: second }),
    )[0];
    assert.equal(match!.verdict, 'Doubtful');
    assert.ok(codes(match!.reasons).includes('OtherCorporateNumber'));
    const agreeing = only(
      party('a', { ...same, corporateNumber: first }),
      party('b', { ...same, corporateNumber: first }),
    )[0];
    assert.equal(agreeing!.verdict, 'Sure');
    // A number whose check digit is wrong says nothing.
    const mistyped = only(
      party('a', { ...same, corporateNumber: first }),
      party('b', { ...same, corporateNumber: `${first.slice(1)}0` }),
    )[0];
    assert.equal(mistyped!.verdict, 'Sure');
  });

  it('keeps branches with one number apart, each to its own', () => {
    const corporateNumber = NUMBERS[0];
    const osaka = { name: '株式会社青空測器　大阪支店', address: '大阪市北区梅田1-1-1', corporateNumber };
    const tokyo = { corporateNumber };
    assert.deepEqual(
      [...linkParties([party('t', tokyo), party('o', osaka)], [party('O', osaka), party('T', tokyo)])].map((match) => [
        match.left,
        match.right,
        match.verdict,
      ]),
      [
        ['o', 'O', 'Sure'],
        ['t', 'T', 'Sure'],
      ],
    );
    assert.equal(only(party('o', osaka), party('T', tokyo))[0]!.verdict, 'Doubtful');
  });

  it('asks when two are as good, and when a source has one twice', () => {
    const rivals = [...linkParties([party('a')], [party('x'), party('y')])];
    assert.deepEqual(
      rivals.map(({ right: key, verdict }) => [key, verdict]),
      [
        ['x', 'Doubtful'],
        ['y', 'Doubtful'],
      ],
    );
    assert.ok(rivals.every(({ reasons }) => codes(reasons).includes('RivalCandidate')));
    const twice = [
      ...linkParties([party('a'), party('b', { phone: '03-1234-5678' })], [party('x', { phone: '03-1234-5678' })]),
    ];
    assert.deepEqual(
      twice.map(({ left: key, verdict, reasons }) => [key, verdict, codes(reasons).includes('TakenByBetter')]),
      [
        ['a', 'Doubtful', true],
        ['b', 'Sure', false],
      ],
    );
  });

  it('proposes no pair that was told apart', () => {
    const isApart = (one: string, other: string) => one === 'a' && other === 'x';
    assert.deepEqual([...linkParties([party('a')], [party('x')], { isApart })], []);
    const [next] = [...linkParties([party('a')], [party('x'), party('y')], { isApart })];
    assert.deepEqual([next!.right, next!.verdict], ['y', 'Sure']);
  });

  it('takes an index that is there', () => {
    const index = indexParties([party('x'), party('y', { name: '海図印刷株式会社', address: '港区芝5-1-1' })]);
    assert.deepEqual(
      [...linkParties([party('a'), { key: 'n', name: '' }], index)].map(({ right: key, verdict }) => [key, verdict]),
      [['x', 'Sure']],
    );
    assert.equal(index.size, 2);
  });

  it('has thresholds that can be set', () => {
    const strict = [...linkParties([party('a')], [party('x')], { thresholds: { ...THRESHOLDS, sure: 101 } })];
    assert.equal(strict[0]!.verdict, 'Doubtful');
  });
});

describe('duplicates of one side', () => {
  it('are told as pairs, three copies as three, in any order the same', () => {
    const three = [party('c'), party('a', { name: '(株)青空測器' }), party('b', { name: '青空測器株式会社' })];
    const others = left.slice(0, 200);
    const found = findDuplicates([...three, ...others]);
    const sure = found.filter(({ left: one, right: other }) => `${one}${other}`.length === 2);
    assert.deepEqual(
      sure.map((match) => `${match.left}${match.right}`),
      ['ab', 'ac', 'bc'],
    );
    assert.deepEqual(findDuplicates(turned([...three, ...others])), found);
    assert.deepEqual(
      findDuplicates(three, { isApart: (one) => one === 'a' }).map((match) => `${match.left}${match.right}`),
      ['bc'],
    );
  });

  it('are not branches of one company', () => {
    const corporateNumber = NUMBERS[0];
    const [match] = findDuplicates([
      party('a', { corporateNumber }),
      party('b', { corporateNumber, name: '株式会社青空測器 大阪支店', address: '大阪市北区梅田1-1-1' }),
    ]);
    assert.equal(match!.verdict, 'Doubtful');
  });
});
