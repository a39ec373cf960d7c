import { blockingKeys } from './blocking.ts';
import { factsOf, type Facts } from './facts.ts';
import { Frequencies } from './frequencies.ts';
import { KeyTable } from './keyTable.ts';
import type { Party } from './party.ts';

/** Of the rows that share keys with a party, so many are compared: those whose shared keys are rarest. */
const MOST_COMPARED = 24;

/** One side of a linkage, ready to be asked for what may be the same as a party. */
export class PartyIndex {
  readonly frequencies = new Frequencies();
  private readonly rows: Facts[] = [];
  private readonly table = new KeyTable();
  private weights = new Float64Array(0);

  constructor(parties: Iterable<Party>) {
    for (const party of parties) {
      const facts = factsOf(party);
      const row = this.rows.length;
      this.rows.push(facts);
      this.frequencies.add(facts);
      for (const { hash } of blockingKeys(facts)) this.table.add(hash, row);
    }
    this.weights = new Float64Array(this.rows.length);
  }

  get size(): number {
    return this.rows.length;
  }

  /** The indexed parties in the order in which they came. */
  all(): readonly Facts[] {
    return this.rows;
  }

  /** Rows that share keys with a party, those with the rarest first; equal ones in the order in which they came. */
  candidates(facts: Facts): number[] {
    const touched: number[] = [];
    for (const { hash, cap } of blockingKeys(facts)) {
      const [start, end] = this.table.range(hash);
      const rows = end - start;
      if (rows === 0 || rows > cap) continue;
      const weight = Math.log2((2 * this.rows.length) / rows);
      for (let place = start; place < end; place += 1) {
        const row = this.table.rowAt(place);
        if (this.weights[row] === 0) touched.push(row);
        this.weights[row]! += weight;
      }
    }
    const { weights } = this;
    if (touched.length > MOST_COMPARED) touched.sort((a, b) => weights[b]! - weights[a]! || a - b);
    const chosen = touched.slice(0, MOST_COMPARED);
    for (const row of touched) weights[row] = 0;
    return chosen;
  }
}
