import type { LinkOptions } from './linkParties.ts';
import type { Match, Party } from './party.ts';
import { PartyIndex } from './partyIndex.ts';
import { scorePair } from './score.ts';
import { THRESHOLDS } from './weights.ts';

/** Of what may be the same as one party, at most so many are told. */
const MOST_PER_PARTY = 5;

/**
 * Finds what may be there twice among the parties of one side. No pair excludes another: three copies are three pairs.
 * @returns pairs with the lower key on the left, best first; of equal scores in the order of the keys, whatever the order of the parties
 */
export function findDuplicates(parties: Iterable<Party>, options: LinkOptions = {}): Match[] {
  const { sure, doubtful } = options.thresholds ?? THRESHOLDS;
  const index = new PartyIndex(parties);
  const pairs = new Map<string, Match & { sum: number }>();
  for (const facts of index.all()) {
    const { key } = facts.party;
    for (const row of index.candidates(facts)) {
      const other = index.all()[row]!;
      if (other === facts) continue;
      const [mine, theirs] = key < other.party.key ? [facts, other] : [other, facts];
      const [left, right] = [mine.party.key, theirs.party.key];
      const pair = JSON.stringify([left, right]);
      if (pairs.has(pair) || options.isApart?.(left, right)) continue;
      const { sum, score, reasons } = scorePair(mine, theirs, index.frequencies);
      if (score >= doubtful)
        pairs.set(pair, { left, right, score, sum, verdict: score >= sure ? 'Sure' : 'Doubtful', reasons });
    }
  }
  const ordered = [...pairs.values()].sort(
    (a, b) => b.sum - a.sum || compareText(a.left, b.left) || compareText(a.right, b.right),
  );
  const told = new Map<string, number>();
  return ordered
    .filter(({ left, right }) => {
      const counts = [left, right].map((key) => told.get(key) ?? 0);
      if (counts.every((count) => count >= MOST_PER_PARTY)) return false;
      for (const [place, key] of [left, right].entries()) told.set(key, counts[place]! + 1);
      return true;
    })
    .map(({ left, right, score, verdict, reasons }) => ({ left, right, score, verdict, reasons }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
