import { roomFor } from './columns.ts';
import type { Window } from './facts.ts';
import { Sums } from './sums.ts';

/** Deals that were decided in a trailing year, amounts in the corporate currency. */
export interface Outcomes {
  wins: number;
  winAmount: number;
  losses: number;
  lossAmount: number;
}

/** Wins and losses of the trailing year by account. */
export class Decided {
  readonly #window: Window;
  #counts: Int32Array;
  readonly #won: Sums;
  readonly #lost: Sums;

  constructor(expected: number, window: Window) {
    this.#window = window;
    this.#counts = new Int32Array(expected * 2);
    this.#won = new Sums(expected);
    this.#lost = new Sums(expected);
  }

  start(place: number): void {
    this.#counts = roomFor(this.#counts, place * 2 + 1);
  }

  add(place: number, isWon: boolean, day: number, hundredths: number): void {
    if (day <= this.#window.wonAfter || day > this.#window.asOf) return;
    this.#counts[place * 2 + (isWon ? 0 : 1)]!++;
    (isWon ? this.#won : this.#lost).add(place, hundredths);
  }

  of(place: number): Outcomes {
    return {
      wins: this.#counts[place * 2]!,
      winAmount: this.#won.at(place) / 100,
      losses: this.#counts[place * 2 + 1]!,
      lossAmount: this.#lost.at(place) / 100,
    };
  }
}
