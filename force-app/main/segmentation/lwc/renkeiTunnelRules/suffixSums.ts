import type { ScoredSegment } from 'c/renkeiSegmentRules';
import type { CellSums } from './model.ts';

/** Sums of every rectangle from a cell to the top right, so that a segment under any two cut-offs costs four look-ups. */
export class SuffixSums {
  private readonly sums: CellSums;
  private readonly width: number;

  /** @param bands relationship bands, which is the length of a row */
  constructor(cells: ArrayLike<number>, bands: number) {
    const rows = cells.length / bands;
    this.width = bands + 1;
    this.sums = new Float64Array((rows + 1) * this.width);
    for (let row = rows - 1; row >= 0; row -= 1) {
      let line = 0;
      for (let band = bands - 1; band >= 0; band -= 1) {
        line += cells[row * bands + band]!;
        this.sums[row * this.width + band] = line + this.sums[(row + 1) * this.width + band]!;
      }
    }
  }

  get total(): number {
    return this.sums[0]!;
  }

  /** Everything from a potential band on. */
  above(row: number): number {
    return this.sums[row * this.width]!;
  }

  /** Sum of a segment when High starts at these bands. */
  of(segment: ScoredSegment, row: number, band: number): number {
    const key = this.sums[row * this.width + band]!;
    if (segment === 'Key') return key;
    const high = this.sums[row * this.width]!;
    if (segment === 'Expand') return high - key;
    const close = this.sums[band]!;
    if (segment === 'Maintain') return close - key;
    return this.total - high - close + key;
  }
}
