import { SCORED_SEGMENTS, type ScoredSegment, type Segment } from 'c/renkeiSegmentRules';
import { bandOf } from './edges.ts';
import type { CellSums, DensityGrid, GridAccount, GridEdges, GridOrigin, SegmentTotal } from './model.ts';
import { OwnerCells } from './ownerCells.ts';
import { TunnelError } from './tunnelError.ts';

export const ALL_SEGMENTS: readonly Segment[] = [...SCORED_SEGMENTS, 'Unscored'];

/** Adds accounts up into a density grid: `add` each, then `finish`. Takes about ten bytes per account until then. */
export class GridBuilder {
  private readonly edges: GridEdges;
  private readonly width: number;
  private readonly accounts: Record<ScoredSegment, CellSums>;
  private readonly current: Record<Segment, SegmentTotal>;
  private readonly potential: CellSums;
  private readonly won: CellSums;
  private readonly history: DensityGrid['history'];
  private readonly owners: OwnerCells;

  /** @throws TunnelError GridInput when the edges are not ascending */
  constructor(edges: GridEdges) {
    for (const axis of ['potential', 'relationship'] as const) {
      const misplaced = edges[axis].find((edge, index) => !(edge > (edges[axis][index - 1] ?? 0)));
      if (misplaced !== undefined) throw new TunnelError('GridInput', { axis, edge: misplaced });
    }
    this.edges = edges;
    this.width = edges.relationship.length + 1;
    const size = (edges.potential.length + 1) * this.width;
    const cells = () => new Float64Array(size);
    this.accounts = { Key: cells(), Expand: cells(), Maintain: cells(), General: cells() };
    this.current = forEachSegment(() => ({ accounts: 0, potential: 0, won: 0 }));
    this.potential = cells();
    this.won = cells();
    this.history = {
      accounts: cells(),
      wins: cells(),
      losses: cells(),
      winAmount: cells(),
      unplaced: { wins: 0, losses: 0, winAmount: 0 },
    };
    this.owners = new OwnerCells(size);
  }

  /** @throws TunnelError GridInput when a scored account has no whole potential or no relationship, or a figure is none */
  add(account: GridAccount): void {
    const { potential, relationship, segment, wonAmount, earlier, wins, losses, winAmount } = account;
    const total = this.current[segment];
    if (!total || !Number.isFinite(wonAmount) || !(wins >= 0 && losses >= 0) || !Number.isFinite(winAmount)) {
      throw new TunnelError('GridInput', { segment, wonAmount, wins, losses, winAmount });
    }
    const won = toCents(wonAmount);
    total.accounts += 1;
    total.won += won;
    if (segment === 'Unscored') {
      this.owners.addUnscored(account.owner);
      this.addUnplaced(account);
      return;
    }
    if (!(Number.isInteger(potential) && potential! >= 0) || !(relationship !== null && relationship >= 0)) {
      throw new TunnelError('GridInput', { segment, potential, relationship });
    }
    const row = bandOf(this.edges.potential, potential!) * this.width;
    const cell = row + bandOf(this.edges.relationship, relationship);
    total.potential += potential!;
    this.accounts[segment][cell]! += 1;
    this.potential[cell]! += potential!;
    this.won[cell]! += won;
    this.owners.add(account.owner, segment, cell);
    if (earlier) {
      const past = row + bandOf(this.edges.relationship, earlier.relationship);
      this.history.accounts[past]! += 1;
      this.history.wins[past]! += wins;
      this.history.losses[past]! += losses;
      this.history.winAmount[past]! += toCents(winAmount);
    } else this.addUnplaced(account);
  }

  /** The grid of all accounts added, every owner apart; `encodeGrid` decides how many of them are kept. */
  finish(origin: GridOrigin): DensityGrid {
    return {
      ...origin,
      edges: this.edges,
      current: forEachSegment((segment) => {
        const { accounts, potential, won } = this.current[segment];
        return { accounts, potential, won: won / 100 };
      }),
      accounts: this.accounts,
      potential: this.potential,
      won: this.won.map((cents) => cents / 100),
      history: {
        ...this.history,
        winAmount: this.history.winAmount.map((cents) => cents / 100),
        unplaced: { ...this.history.unplaced, winAmount: this.history.unplaced.winAmount / 100 },
      },
      owners: this.owners.largestFirst(),
      otherOwners: 0,
    };
  }

  private addUnplaced({ wins, losses, winAmount }: GridAccount): void {
    const { unplaced } = this.history;
    unplaced.wins += wins;
    unplaced.losses += losses;
    unplaced.winAmount += toCents(winAmount);
  }
}

export function forEachSegment<Value>(valueOf: (segment: Segment) => Value): Record<Segment, Value> {
  return Object.fromEntries(ALL_SEGMENTS.map((segment) => [segment, valueOf(segment)])) as Record<Segment, Value>;
}

/** Amounts have two decimals; sums of whole cents stay exact where sums of fractions would not. */
function toCents(amount: number): number {
  return Math.round(amount * 100);
}
