import type { Decision, LinkPair } from 'c/renkeiIntegrationData';
import { nextInPile, previousInPile, type PileEntry } from 'c/renkeiLinkRules';

/** What was decided about a pair in this visit, by the reader or by somebody else meanwhile. */
interface Decided {
  decision: Decision;
  mine: boolean;
}

/** The pairs that were read in this visit, in order, with what has become of them. */
export class ReviewSession {
  readonly pairs: readonly LinkPair[];
  private readonly decided: ReadonlyMap<string, Decided>;
  /** Own decisions in order, so that the last one can be taken back. */
  private readonly made: readonly string[];

  constructor(
    pairs: readonly LinkPair[] = [],
    decided: ReadonlyMap<string, Decided> = new Map(),
    made: readonly string[] = [],
  ) {
    this.pairs = pairs;
    this.decided = decided;
    this.made = made;
  }

  /** With pairs that were read now; those that are there stay where they are. */
  with(read: readonly LinkPair[], behind: string | null = null): ReviewSession {
    const fresh = new Map(read.map((pair) => [pair.id, pair]));
    const known = this.pairs.map((pair) => fresh.get(pair.id) ?? pair);
    const added = read.filter(({ id }) => !known.some((pair) => pair.id === id));
    const at = behind === null ? known.length : known.findIndex(({ id }) => id === behind) + 1;
    return new ReviewSession([...known.slice(0, at), ...added, ...known.slice(at)], this.decided, this.made);
  }

  /** After a decision; `version` is when the org saved it. */
  after(id: string, decision: Decision, { mine, version }: { mine: boolean; version: string | null }): ReviewSession {
    const decided = new Map(this.decided);
    if (decision === 'Open') decided.delete(id);
    else decided.set(id, { decision, mine });
    const made = this.made.filter((each) => each !== id);
    const pairs = this.pairs.map((pair) => (pair.id === id ? { ...pair, decision, lastModified: version } : pair));
    return new ReviewSession(pairs, decided, mine && decision !== 'Open' ? [...made, id] : made);
  }

  pair(id: string | null): LinkPair | undefined {
    return this.pairs.find((pair) => pair.id === id);
  }

  /** What was decided about a pair in this visit. */
  decisionOf(id: string): Decided | undefined {
    return this.decided.get(id);
  }

  /** The reader's last decision that can be taken back. */
  get last(): LinkPair | undefined {
    return this.pair(this.made.at(-1) ?? null);
  }

  next(id: string | null): string | null {
    return nextInPile(this.entries, id);
  }

  previous(id: string | null): string | null {
    return previousInPile(this.entries, id);
  }

  /** Place in the pile, from 1. */
  positionOf(id: string | null): number {
    return this.pairs.findIndex((pair) => pair.id === id) + 1;
  }

  private get entries(): PileEntry[] {
    return this.pairs.map(({ id, source, decision }) => {
      // Looked at beside its row, a candidate may have been decided long ago.
      const made = this.decided.get(id)?.decision ?? (decision === 'Later' ? 'Open' : decision);
      return { id, source, isDecided: made !== 'Open', isLinked: made === 'Same' };
    });
  }
}
