import { roomFor } from './columns.ts';

/** Sums of hundredths by place, exact however large. */
export class Sums {
  #sums: Float64Array;
  /** Sums that a number no longer holds exactly. */
  readonly #large = new Map<number, bigint>();

  constructor(expected: number) {
    this.#sums = new Float64Array(expected);
  }

  /** @param amount whole; one beyond 2^53 cannot be exact and makes the sum infinite, which no field holds */
  add(place: number, amount: number): void {
    this.#sums = roomFor(this.#sums, place);
    const sum = this.#sums[place]! + amount;
    if (Number.isSafeInteger(sum)) this.#sums[place] = sum;
    else this.#addLarge(place, amount);
  }

  /** The nearest number to the sum. */
  at(place: number): number {
    const sum = this.#sums[place] ?? 0;
    const large = this.#large.size > 0 ? this.#large.get(place) : undefined;
    return large === undefined || sum === Infinity ? sum : Number(BigInt(sum) + large);
  }

  /** What the number cannot take is set aside; the sum of both is the sum. */
  #addLarge(place: number, amount: number): void {
    if (!Number.isSafeInteger(amount)) this.#sums[place] = Infinity;
    else this.#large.set(place, (this.#large.get(place) ?? 0n) + BigInt(amount));
  }
}
