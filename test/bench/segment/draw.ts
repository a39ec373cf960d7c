/**
 * Random numbers for one record of a table: the same for the same table, record and edition, whichever records are written, so
 * that a few changed records can be made without the many others.
 */
export class Draw {
  #state: number;

  constructor(table: number, record: number, edition: number) {
    let hash =
      Math.imul(table + 1, 0x9e3779b1) ^ Math.imul(record + 1, 0x85ebca6b) ^ Math.imul(edition + 1, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    this.#state = hash ^ (hash >>> 15);
  }

  /** In [0, 1); mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
