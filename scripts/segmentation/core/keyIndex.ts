import { NO_KEY } from './salesforceKey.ts';

/** Places 0, 1, 2 … for numbers of Ids, in the order in which they first come. */
export class KeyIndex {
  #keys: Float64Array;
  /** Open addressing: place + 1, 0 for a free slot. */
  #slots: Int32Array;
  /** Leaves as many of 32 bits as there are slots. */
  #shift: number;
  #size = 0;

  /** @param expected how many there will be, if known: more only costs copying */
  constructor(expected = 0) {
    // Filled by half at most.
    const bits = Math.max(10, Math.ceil(Math.log2(2 * expected)));
    this.#slots = new Int32Array(2 ** bits);
    this.#keys = new Float64Array(2 ** (bits - 1));
    this.#shift = 32 - bits;
  }

  get size(): number {
    return this.#size;
  }

  keyAt(place: number): number {
    return this.#keys[place]!;
  }

  /** The place of a key, −1 when it has none. */
  find(key: number): number {
    if (key === NO_KEY) return -1;
    return this.#slots[this.#slotOf(key)]! - 1;
  }

  /** The place of a key, a new one when it had none. */
  add(key: number): number {
    let slot = this.#slotOf(key);
    if (this.#slots[slot]! > 0) return this.#slots[slot]! - 1;
    if (this.#size === this.#keys.length) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    const place = this.#size++;
    this.#keys[place] = key;
    this.#slots[slot] = place + 1;
    return place;
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    // Fibonacci hashing: Ids run in sequences, which would lie in the way of each other if they were taken as they are.
    let slot = Math.imul(key | 0, 0x9e3779b1) >>> this.#shift;
    for (;;) {
      const place = this.#slots[slot]!;
      if (place === 0 || this.#keys[place - 1] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = this.#keys;
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#shift--;
    this.#keys = new Float64Array(keys.length * 2);
    this.#keys.set(keys);
    for (let place = 0; place < this.#size; place++) this.#slots[this.#slotOf(keys[place]!)] = place + 1;
  }
}
