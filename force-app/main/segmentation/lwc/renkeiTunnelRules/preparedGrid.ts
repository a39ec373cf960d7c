import { SCORED_SEGMENTS, type ScoredSegment, type Segment } from 'c/renkeiSegmentRules';
import { forEachSegment } from './builder.ts';
import type { CellSums, DensityGrid } from './model.ts';
import { SuffixSums } from './suffixSums.ts';

export interface PreparedOwner {
  owner: string;
  current: Readonly<Record<Segment, number>>;
  accounts: SuffixSums;
}

/** A grid with everything added up that a step needs. */
export interface PreparedGrid {
  accounts: SuffixSums;
  bySegment: Record<ScoredSegment, SuffixSums>;
  potential: SuffixSums;
  wonCents: SuffixSums;
  history: { accounts: SuffixSums; wins: SuffixSums; losses: SuffixSums; winCents: SuffixSums };
  owners: PreparedOwner[];
  /** What the owners kept apart do not have. */
  others: { owners: number; current: Record<Segment, number> };
}

const prepared = new WeakMap<DensityGrid, PreparedGrid>();

/** Adds a grid up once; the grid is a value and is not changed afterwards. */
export function prepare(grid: DensityGrid): PreparedGrid {
  const known = prepared.get(grid);
  if (known) return known;
  const bands = grid.edges.relationship.length + 1;
  const sums = (cells: ArrayLike<number>) => new SuffixSums(cells, bands);
  const all = new Float64Array(grid.potential.length);
  for (const segment of SCORED_SEGMENTS) grid.accounts[segment].forEach((count, cell) => (all[cell]! += count));
  const { history, owners, otherOwners, current } = grid;
  const made: PreparedGrid = {
    accounts: sums(all),
    bySegment: Object.fromEntries(
      SCORED_SEGMENTS.map((segment) => [segment, sums(grid.accounts[segment])]),
    ) as PreparedGrid['bySegment'],
    potential: sums(grid.potential),
    wonCents: sums(inCents(grid.won)),
    history: {
      accounts: sums(history.accounts),
      wins: sums(history.wins),
      losses: sums(history.losses),
      winCents: sums(inCents(history.winAmount)),
    },
    owners: owners.map((owner) => ({ ...owner, accounts: sums(owner.accounts) })),
    others: {
      owners: otherOwners,
      current: forEachSegment((segment) =>
        owners.reduce((rest, owner) => rest - owner.current[segment], current[segment].accounts),
      ),
    },
  };
  prepared.set(grid, made);
  return made;
}

/** Sums of whole cents are exact where sums of fractions are not. */
export function inCents(amounts: CellSums): CellSums {
  return amounts.map((amount) => Math.round(amount * 100));
}
