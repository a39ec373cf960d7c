import type { ScoredSegment, Segment } from 'c/renkeiSegmentRules';
import type { CellSums, GridOwner } from './model.ts';

const ORDER: readonly Segment[] = ['Key', 'Expand', 'Maintain', 'General', 'Unscored'];
const FIRST_ROOM = 1024;

/** Which owner has accounts in which cell, kept as one pair of numbers per account. */
export class OwnerCells {
  private readonly cells: number;
  private readonly indexes = new Map<string, number>();
  private readonly names: string[] = [];
  /** Five counts per owner, in the order of `ORDER`. */
  private counts = new Uint32Array(FIRST_ROOM * ORDER.length);
  private ownerOf = new Uint32Array(FIRST_ROOM);
  private cellOf = new Uint16Array(FIRST_ROOM);
  private length = 0;

  constructor(cells: number) {
    this.cells = cells;
  }

  addUnscored(owner: string): void {
    this.count(this.indexOf(owner), 'Unscored');
  }

  add(owner: string, segment: ScoredSegment, cell: number): void {
    const index = this.indexOf(owner);
    this.count(index, segment);
    if (this.length === this.cellOf.length) {
      this.ownerOf = grown(this.ownerOf, new Uint32Array(this.length * 2));
      this.cellOf = grown(this.cellOf, new Uint16Array(this.length * 2));
    }
    this.ownerOf[this.length] = index;
    this.cellOf[this.length] = cell;
    this.length += 1;
  }

  /** All owners, those with the most accounts first; the Id decides between equals. Cells are added up when asked for. */
  largestFirst(): GridOwner[] {
    const { counts, names, cells } = this;
    const starts = this.startsByOwner();
    const ordered = this.cellsByOwner(starts);
    const owners = names.map((owner, index) => {
      const current = Object.fromEntries(
        ORDER.map((segment, place) => [segment, counts[index * ORDER.length + place]!]),
      ) as Record<Segment, number>;
      let sums: CellSums | undefined;
      const mine = ordered.subarray(starts[index]!, starts[index + 1]!);
      return {
        owner,
        current,
        get accounts(): CellSums {
          sums ??= sumOf(mine, cells);
          return sums;
        },
      };
    });
    const size = ({ current }: GridOwner) => ORDER.reduce((sum, segment) => sum + current[segment], 0);
    return owners
      .map((owner) => ({ owner, accounts: size(owner) }))
      .sort((left, right) => right.accounts - left.accounts || (left.owner.owner < right.owner.owner ? -1 : 1))
      .map(({ owner }) => owner);
  }

  private startsByOwner(): Uint32Array {
    const starts = new Uint32Array(this.names.length + 1);
    for (let entry = 0; entry < this.length; entry += 1) starts[this.ownerOf[entry]! + 1]! += 1;
    for (let index = 0; index < this.names.length; index += 1) starts[index + 1]! += starts[index]!;
    return starts;
  }

  private cellsByOwner(starts: Uint32Array): Uint16Array {
    const next = starts.slice();
    const ordered = new Uint16Array(this.length);
    for (let entry = 0; entry < this.length; entry += 1) {
      const owner = this.ownerOf[entry]!;
      ordered[next[owner]!] = this.cellOf[entry]!;
      next[owner]! += 1;
    }
    return ordered;
  }

  private count(index: number, segment: Segment): void {
    this.counts[index * ORDER.length + ORDER.indexOf(segment)]! += 1;
  }

  private indexOf(owner: string): number {
    const known = this.indexes.get(owner);
    if (known !== undefined) return known;
    const index = this.names.push(owner) - 1;
    this.indexes.set(owner, index);
    const needed = this.names.length * ORDER.length;
    if (needed > this.counts.length) this.counts = grown(this.counts, new Uint32Array(needed * 2));
    return index;
  }
}

function sumOf(entries: Uint16Array, cells: number): CellSums {
  const sums = new Float64Array(cells);
  for (const cell of entries) sums[cell]! += 1;
  return sums;
}

function grown<Numbers extends Uint32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
