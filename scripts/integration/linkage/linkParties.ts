import { factsOf } from './facts.ts';
import type { Match, Party } from './party.ts';
import { PartyIndex } from './partyIndex.ts';
import { resolve, type Edge } from './resolve.ts';
import { scorePair } from './score.ts';
import { THRESHOLDS, type Thresholds } from './weights.ts';

/** What may be set for a linkage. */
export interface LinkOptions {
  /** Other thresholds than those of weights.ts. */
  thresholds?: Thresholds;
  /** Pairs that a person has told apart: they are not proposed, and the next best takes their place. */
  isApart?: (left: string, right: string) => boolean;
}

/** Indexes one side, which is then asked any number of times. Holds every party of it in memory: about 2 KB each. */
export function indexParties(parties: Iterable<Party>): PartyIndex {
  return new PartyIndex(parties);
}

/**
 * Links the parties of one source (left) to those of another side (right): the right side is held, the left streams past, and of it only
 * what may be linked is kept. One-to-one for sure pairs. The same parties in any order give the same matches.
 * @param right parties, or an index of them
 * @returns matches by left key, best first
 */
export function* linkParties(
  left: Iterable<Party>,
  right: Iterable<Party> | PartyIndex,
  options: LinkOptions = {},
): Generator<Match, void, undefined> {
  const index = right instanceof PartyIndex ? right : indexParties(right);
  const edges: Edge[] = [];
  for (const party of left) edges.push(...edgesOf(party, index, options));
  yield* resolve(edges, options.thresholds ?? THRESHOLDS);
}

function edgesOf(party: Party, index: PartyIndex, { thresholds = THRESHOLDS, isApart }: LinkOptions): Edge[] {
  const facts = factsOf(party);
  const edges: Edge[] = [];
  for (const row of index.candidates(facts)) {
    const other = index.all()[row]!;
    if (isApart?.(party.key, other.party.key)) continue;
    const scored = scorePair(facts, other, index.frequencies);
    if (scored.score >= thresholds.doubtful) edges.push({ left: party.key, right: other.party.key, ...scored });
  }
  return edges;
}
