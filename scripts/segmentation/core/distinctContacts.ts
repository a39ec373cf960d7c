import { roomFor } from './columns.ts';

/** Below this size comparing each with each is quicker than sorting. */
const FEW = 16;

/** Counts different contacts per account, exactly: pairs are gathered as they come and grouped by account once, at the end. */
export class DistinctContacts {
  #accounts = new Int32Array(1024);
  #contacts = new Float64Array(1024);
  #size = 0;

  add(account: number, contact: number): void {
    const place = this.#size++;
    this.#accounts = roomFor(this.#accounts, place);
    this.#contacts = roomFor(this.#contacts, place);
    this.#accounts[place] = account;
    this.#contacts[place] = contact;
  }

  /** Number of different contacts by account, for accounts 0 to `accounts` − 1. */
  count(accounts: number): Uint32Array {
    // Counting sort: how many pairs each account has, then where its group ends, which becomes where it starts.
    const starts = new Uint32Array(accounts + 1);
    for (let pair = 0; pair < this.#size; pair++) starts[this.#accounts[pair]!]!++;
    for (let account = 1; account <= accounts; account++) starts[account]! += starts[account - 1]!;
    const grouped = new Float64Array(this.#size);
    for (let pair = 0; pair < this.#size; pair++) grouped[--starts[this.#accounts[pair]!]!] = this.#contacts[pair]!;
    const counts = new Uint32Array(accounts);
    for (let account = 0; account < accounts; account++) {
      counts[account] = distinct(grouped, starts[account]!, starts[account + 1]!);
    }
    return counts;
  }
}

function distinct(values: Float64Array, start: number, end: number): number {
  if (end - start > FEW) values.subarray(start, end).sort();
  const sorted = end - start > FEW;
  let count = 0;
  for (let place = start; place < end; place++) {
    let earlier = sorted ? Math.max(start, place - 1) : start;
    while (earlier < place && values[earlier] !== values[place]) earlier++;
    if (earlier === place) count++;
  }
  return count;
}
