import type { Facts } from './facts.ts';
import { hashOf, hashPair } from './hash.ts';

/** Kinds of values whose frequency says how much their agreement tells. */
const KIND = { name: 1, address: 2, industry: 3, capital: 4 } as const;

/**
 * How often values occur on the indexed side. Agreement on what is rare tells much, on what is common little: information in bits is
 * log₂(parties ÷ parties with it), as in Fellegi and Sunter's frequency-based weights. A few parties are made to look like PRIOR more, of
 * which one has each value, so that a small index does not call everything common.
 */
export class Frequencies {
  private readonly counts = new Map<number, number>();
  parties = 0;
  private static readonly PRIOR = 2000;

  add(facts: Facts): void {
    this.parties += 1;
    for (const grams of [facts.nameGrams, facts.kanaGrams, facts.wordGrams]) for (const gram of grams) this.count(gram);
    if (facts.name.key) this.count(keyOf('name', facts.name.key));
    if (facts.address.key) this.count(keyOf('address', facts.address.key));
    if (facts.industry) this.count(keyOf('industry', facts.industry));
    if (facts.capital !== null) this.count(keyOf('capital', String(facts.capital)));
  }

  /** Parties with such a value. */
  of(kind: keyof typeof KIND, value: string): number {
    return this.counts.get(keyOf(kind, value)) ?? 0;
  }

  /** Bits of information in an agreement on a value. */
  bits(kind: keyof typeof KIND, value: string): number {
    return this.bitsOf(this.of(kind, value));
  }

  /** Bits of information in a gram. */
  gramBits(gram: number): number {
    return this.bitsOf(this.counts.get(gram) ?? 0);
  }

  private bitsOf(count: number): number {
    return Math.log2((this.parties + Frequencies.PRIOR) / (count + 1));
  }

  private count(hash: number): void {
    this.counts.set(hash, (this.counts.get(hash) ?? 0) + 1);
  }
}

function keyOf(kind: keyof typeof KIND, value: string): number {
  return hashPair(KIND[kind] + 100, hashOf(value));
}
