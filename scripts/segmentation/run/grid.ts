import type { Connection } from '@salesforce/core';
import { scoreAccount, SegmentInputError, type SegmentPolicy } from 'c/renkeiSegmentRules';
import {
  chooseEdges,
  cutOffForCapacity,
  decodeGrid,
  encodeGrid,
  GridBuilder,
  TunnelError,
  type DensityGrid,
} from 'c/renkeiTunnelRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { textValue } from '../../connection/values.ts';
import type { FactTable } from '../core/factTable.ts';
import { scoreTable, type ScoredAccount } from '../core/scorer.ts';
import type { StoredPolicy } from '../policy/records.ts';
import { scoresAlike } from '../policy/rules.ts';

/** Edges of the density grid: from the distribution of potentials, with the cut-offs of every version among them. */
export type GridEdges = ReturnType<typeof chooseEdges>;

/** Gathers the density grid of a full run. */
export class GridOfRun {
  readonly #builder: GridBuilder;
  readonly #table: FactTable;
  readonly #policy: SegmentPolicy;

  constructor(table: FactTable, policy: SegmentPolicy, edges: GridEdges) {
    this.#builder = new GridBuilder(edges);
    this.#table = table;
    this.#policy = policy;
  }

  add(account: ScoredAccount): void {
    const { place, score } = account;
    const { wins, losses, winAmount } = this.#table.outcomesAt(place);
    const relationship = this.#relationshipEarlier(place);
    this.#builder.add({
      potential: score.potential,
      relationship: score.relationshipScore,
      segment: score.segment,
      owner: this.#table.ownerIdAt(place) ?? '',
      wonAmount: score.wonAmountTrailing,
      ...(relationship === null ? {} : { earlier: { relationship } }),
      wins,
      losses,
      winAmount,
    });
  }

  finish(): DensityGrid {
    return this.#builder.finish({ asOf: this.#table.asOf, policy: this.#policy.version });
  }

  /** Where the account stood a year before, by the deals and conversations of then; null when that cannot be said. */
  #relationshipEarlier(place: number): number | null {
    try {
      return scoreAccount(this.#table.earlierInputsAt(place), this.#policy, this.#table.earlierAsOf).relationshipScore;
    } catch (problem) {
      if (problem instanceof SegmentInputError) return null;
      throw problem;
    }
  }
}

/** The edges for these accounts. @param policies whose cut-offs can be tried without moving to the next edge */
export function edgesFor(
  table: FactTable,
  policy: SegmentPolicy,
  policies: readonly Pick<StoredPolicy, 'policy'>[],
): GridEdges {
  const potentials = new Float64Array(table.size);
  let scored = 0;
  // The cut-off has no part in the potential, but no score comes about without one.
  for (const { score } of scoreTable(table, withCutOff(policy), () => undefined)) {
    if (score.potential !== null) potentials[scored++] = score.potential;
  }
  return chooseEdges(potentials.subarray(0, scored), {
    potential: policies.map(({ policy: { potentialCutOff } }) => potentialCutOff).filter(Number.isFinite),
    relationship: policies.map(({ policy: { relationshipCutOff } }) => relationshipCutOff).filter(Number.isFinite),
  });
}

/**
 * The edges on which people have seen what a capacity comes to: those of the last full run's grid. Versions saved since would give
 * other ones, and another cut-off. null where there is no such grid, or where the policy sees other potentials than that run did.
 */
export async function shownEdges(
  connection: Connection,
  policy: SegmentPolicy,
  policies: readonly StoredPolicy[],
): Promise<GridEdges | null> {
  const [run] = await queryRows(
    connection,
    `SELECT DensityGrid__c FROM RenkeiSegmentationRun__c WHERE Mode__c = 'Full' AND Status__c IN ('Completed', 'CompletedWithErrors') ORDER BY StartedAt__c DESC NULLS LAST, Name DESC LIMIT 1`,
    z.looseObject({ DensityGrid__c: textValue }),
  );
  if (!run?.DensityGrid__c) return null;
  try {
    const { edges, policy: applied } = decodeGrid(run.DensityGrid__c);
    const before = policies.find(({ id }) => id === applied);
    return before && edges.potential.length > 0 && scoresAlike(before.policy, policy) ? edges : null;
  } catch (problem) {
    // A grid of a later version, or one that was edited, shows nothing here; the wind tunnel says so.
    if (problem instanceof TunnelError) return null;
    throw problem;
  }
}

/**
 * The cut-off that gives the field as many accounts as it can carry, found on the grid as the wind tunnel finds it; beyond the
 * highest edge when even that leaves too many.
 */
export function cutOffFor(table: FactTable, policy: SegmentPolicy, edges: GridEdges, capacity: number): number {
  const builder = new GridBuilder(edges);
  let highest = 0;
  for (const { place, score } of scoreTable(table, withCutOff(policy), () => undefined)) {
    highest = Math.max(highest, score.potential ?? 0);
    builder.add({
      potential: score.potential,
      relationship: score.relationshipScore,
      segment: score.segment,
      owner: table.ownerIdAt(place) ?? '',
      wonAmount: 0,
      wins: 0,
      losses: 0,
      winAmount: 0,
    });
  }
  const grid = builder.finish({ asOf: table.asOf, policy: policy.version });
  return cutOffForCapacity(grid, capacity) ?? highest + 1;
}

/** The grid as the run's record holds it. */
export function gridText(grid: DensityGrid): string {
  return encodeGrid(grid);
}

function withCutOff(policy: SegmentPolicy): SegmentPolicy {
  return Number.isFinite(policy.potentialCutOff) ? policy : { ...policy, potentialCutOff: 1 };
}
