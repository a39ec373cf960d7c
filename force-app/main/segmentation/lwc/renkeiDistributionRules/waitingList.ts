import type { DistributionAccount, Language } from './model.ts';

/** An account whose caller does not speak its language, by its place in the list of accounts. */
export interface Misplaced {
  index: number;
  /** By importance, 0 the most important. */
  rank: number;
  /** The desk where it keeps a seat until it finds another; null: there was no seat left for it. */
  held: number | null;
}

/** Accounts that wait for somebody who speaks their language, the most important first, in one line for each language. */
export class WaitingList {
  private readonly accounts: readonly DistributionAccount[];
  private readonly lines = new Map<Language | null, { entries: Misplaced[]; next: number }>();

  constructor(accounts: readonly DistributionAccount[]) {
    this.accounts = accounts;
  }

  /** Accounts come in the order of their importance. */
  add(entry: Misplaced): void {
    const { language } = this.accounts[entry.index]!;
    const line = this.lines.get(language);
    if (line) line.entries.push(entry);
    else this.lines.set(language, { entries: [entry], next: 0 });
  }

  /** The most important account that fits, which waits no longer. All accounts of one language fit, or none. */
  take(fits: (account: DistributionAccount) => boolean): Misplaced | null {
    let best: { entries: Misplaced[]; next: number } | null = null;
    for (const line of this.lines.values()) {
      const head = line.entries[line.next];
      if (!head || !fits(this.accounts[head.index]!)) continue;
      if (best === null || head.rank < best.entries[best.next]!.rank) best = line;
    }
    if (best === null) return null;
    best.next += 1;
    return best.entries[best.next - 1]!;
  }

  /** Places of the accounts that still wait. */
  left(): number[] {
    return [...this.lines.values()].flatMap((line) => line.entries.slice(line.next).map((entry) => entry.index));
  }
}
