import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { linkParties } from '../../../scripts/integration/linkage/linkParties.ts';
import { isCorporateNumber } from '../../../scripts/integration/linkage/corporateNumber.ts';
import type { Match, Party } from '../../../scripts/integration/linkage/party.ts';
import { filersOf, judge, skip, type Filer, type Judgement } from './edinet.ts';

const partiesOf = (filers: readonly Filer[]): Party[] => filers.map(({ party }) => party);
/** What has to hold on companies that were not tuned on. */
const LEAST = { sureRecall: 0.95, surePrecision: 0.995, together: 0.965 } as const;
const MOST_DOUBTFUL = 0.05;

function holds({ sureRecall, surePrecision, together, doubtfulShare }: Judgement): boolean {
  return (
    sureRecall >= LEAST.sureRecall &&
    surePrecision >= LEAST.surePrecision &&
    together >= LEAST.together &&
    doubtfulShare <= MOST_DOUBTFUL
  );
}

describe('linkage of the public lists of 2018 and 2024', { skip }, () => {
  let left: Filer[];
  let right: Filer[];
  let matches: Match[];

  before(() => {
    [left, right] = [filersOf(2018), filersOf(2024)];
    matches = [...linkParties(partiesOf(left), partiesOf(right))];
  });

  it('keeps what was promised on the half that was not tuned on', () => {
    const judgement = judge(left, right, matches, 'held out');
    assert.equal(judgement.companies + judge(left, right, matches, 'tuning').companies, 2588);
    assert.ok(holds(judgement), JSON.stringify(judgement));
  });

  it('sees neither number nor code of anybody', () => {
    for (const { party } of [...left, ...right])
      for (const [name, value] of Object.entries(party))
        assert.ok(typeof value !== 'string' || !isCorporateNumber(value), `${party.key} shows its number in ${name}`);
  });

  it('has every row in at most one sure pair', () => {
    const sure = matches.filter(({ verdict }) => verdict === 'Sure');
    assert.equal(new Set(sure.map((match) => match.left)).size, sure.length);
    assert.equal(new Set(sure.map((match) => match.right)).size, sure.length);
  });

  it('gives the same matches whatever the order of the rows', () => {
    const turned = [...linkParties(partiesOf(left).reverse(), partiesOf(right))];
    assert.deepEqual(turned, matches);
  });

  it('knows every number of the list by its check digit, and none with its last digit changed', () => {
    for (const { number } of [...left, ...right].filter((filer) => filer.number)) {
      assert.ok(isCorporateNumber(number), number);
      // 0 for 9 is the one error of a single digit that a remainder by nine does not see.
      const last = Number(number[12]);
      const changed = number.slice(0, 12) + (last === 9 ? 8 : last + 1);
      assert.ok(!isCorporateNumber(changed), changed);
    }
  });

  it('would fail when truth and rows did not belong together', () => {
    const shifted = right.map((filer, place) => ({ ...filer, number: right[(place + 1) % right.length]!.number }));
    const judgement = judge(left, shifted, matches, 'held out');
    assert.ok(judgement.surePrecision < 0.05 && judgement.sureRecall < 0.05, JSON.stringify(judgement));
  });

  it('would fail on names alone: addresses, industry and capital do their part', () => {
    const namesOf = (filers: readonly Filer[]) =>
      partiesOf(filers).map(({ key, name, kana, englishName }) => ({ key, name, kana, englishName }));
    const judgement = judge(left, right, [...linkParties(namesOf(left), namesOf(right))], 'held out');
    assert.ok(judgement.sureRecall < LEAST.sureRecall, JSON.stringify(judgement));
  });

  it('would fail without readings and English names on what was renamed', () => {
    const bare = (filers: readonly Filer[]) =>
      partiesOf(filers).map((party) => ({ ...party, kana: '', englishName: '' }));
    const all = judge(left, right, matches, 'held out');
    const judgement = judge(left, right, [...linkParties(bare(left), bare(right))], 'held out');
    assert.ok(judgement.sureRecall < all.sureRecall, JSON.stringify(judgement));
  });
});
