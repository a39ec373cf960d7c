import { roomFor } from './columns.ts';
import { Sums } from './sums.ts';

/** Contacts, installed base and the number of records counted, by account. */
export class Around {
  readonly #ownUnits: Sums;
  readonly #competitorUnits: Sums;
  #working: Uint8Array;
  #rows: Int32Array;

  constructor(expected: number) {
    this.#ownUnits = new Sums(expected);
    this.#competitorUnits = new Sums(expected);
    this.#working = new Uint8Array(expected);
    this.#rows = new Int32Array(expected);
  }

  start(place: number): void {
    this.#working = roomFor(this.#working, place);
    this.#rows = roomFor(this.#rows, place);
  }

  countRow(place: number): void {
    this.#rows[place]!++;
  }

  rows(place: number): number {
    return this.#rows[place]!;
  }

  addWorkingContact(place: number): void {
    this.#working[place] = 1;
  }

  hasWorkingContact(place: number): boolean {
    return this.#working[place] === 1;
  }

  /** @param hundredths of units: quantities may have decimals, units in all are whole */
  addUnits(place: number, hundredths: number, ofCompetitor: boolean): void {
    (ofCompetitor ? this.#competitorUnits : this.#ownUnits).add(place, hundredths);
  }

  ownUnits(place: number): number {
    return wholeUnits(this.#ownUnits.at(place));
  }

  knownUnits(place: number): number {
    return wholeUnits(this.#ownUnits.at(place) + this.#competitorUnits.at(place));
  }
}

/** Half up, away from zero. */
function wholeUnits(hundredths: number): number {
  const units = Math.floor((Math.abs(hundredths) + 50) / 100);
  return hundredths < 0 ? -units : units;
}
