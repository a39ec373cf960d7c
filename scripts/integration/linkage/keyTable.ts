const ROW_BITS = 21;
const ROWS = 2 ** ROW_BITS;
const FIRST_CAPACITY = 1 << 12;

/**
 * Rows under 32 bit keys in one flat array: hash × 2²¹ + row as a double, sorted. Eight bytes an entry, so that twenty keys for each of
 * 200,000 rows are 32 MB; a Map of lists would be ten times that.
 */
export class KeyTable {
  private entries = new Float64Array(FIRST_CAPACITY);
  private length = 0;
  private isSorted = true;

  /** @throws when there are more rows than the table can number (2,097,152) */
  add(hash: number, row: number): void {
    if (row >= ROWS) throw new RangeError(`Linkage indexes at most ${ROWS} parties; split the source`);
    if (this.length === this.entries.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.entries);
      this.entries = larger;
    }
    this.entries[this.length] = (hash >>> 0) * ROWS + row;
    this.length += 1;
    this.isSorted = false;
  }

  /** Where the rows of a hash begin and end: ask {@link rowAt} for each place in between. */
  range(hash: number): [start: number, end: number] {
    this.sort();
    const from = (hash >>> 0) * ROWS;
    return [this.lowerBound(from), this.lowerBound(from + ROWS)];
  }

  rowAt(place: number): number {
    return this.entries[place]! % ROWS;
  }

  private sort(): void {
    if (this.isSorted) return;
    this.entries = this.entries.slice(0, this.length).sort();
    this.isSorted = true;
  }

  private lowerBound(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.entries[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
