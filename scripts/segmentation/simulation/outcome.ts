import { SCORED_SEGMENTS, type Channel, type Segment } from 'c/renkeiSegmentRules';
import type { Change, Forecast, OwnerForecast } from 'c/renkeiTunnelRules';

export const ALL_SEGMENTS = [...SCORED_SEGMENTS, 'Unscored'] as const;

/** Accounts by the segment in which they stand and the one in which they would. */
export type Moves = Record<Segment, Record<Segment, number>>;

/** What would change: the wind tunnel's forecast, with the accounts that cannot be scored among the moves. */
export interface Outcome extends Omit<Forecast, 'accounts' | 'unscored' | 'moves'> {
  accounts: Change;
  unscored: Change;
  moves: Moves;
}

/** No moves yet. */
export function countMoves(): Moves {
  const none = () => Object.fromEntries(ALL_SEGMENTS.map((segment) => [segment, 0])) as Record<Segment, number>;
  return Object.fromEntries(ALL_SEGMENTS.map((segment) => [segment, none()])) as Moves;
}

/** The answer of one grid: cut-offs move no account into or out of Unscored. */
export function ofForecast({ accounts, unscored, moves: scored, ...forecast }: Forecast): Outcome {
  const moves = countMoves();
  for (const from of SCORED_SEGMENTS) Object.assign(moves[from], scored[from]);
  moves.Unscored.Unscored = unscored;
  return { ...forecast, accounts: same(accounts), unscored: same(unscored), moves };
}

/**
 * The answer of two grids of the same accounts: as they stand, and as they would.
 * @param before forecast of the first one; its figures before a change count
 * @param after forecast of the second one under the cut-offs by which its accounts stand; its figures after the change count
 */
export function ofForecasts(before: Forecast, after: Forecast, moves: Moves): Outcome {
  const moving = ALL_SEGMENTS.flatMap((from) => ALL_SEGMENTS.map((to) => (from === to ? 0 : moves[from][to])));
  return {
    accounts: { before: before.accounts, after: after.accounts },
    unscored: { before: before.unscored, after: after.unscored },
    moving: moving.reduce((sum, count) => sum + count, 0),
    moves,
    segments: mapped(SCORED_SEGMENTS, (segment) => ({
      accounts: change(before.segments[segment].accounts, after.segments[segment].accounts),
      potential: change(before.segments[segment].potential, after.segments[segment].potential),
      won: change(before.segments[segment].won, after.segments[segment].won),
    })),
    channels: mapped(Object.keys(after.channels) as Channel[], (channel) => ({
      ...after.channels[channel],
      hoursPerMonth: change(before.channels[channel].hoursPerMonth, after.channels[channel].hoursPerMonth),
      costPerMonth: change(before.channels[channel].costPerMonth, after.channels[channel].costPerMonth),
    })),
    owners: joinedOwners(before.owners, after.owners),
    targets: after.targets.map((target) => {
      const earlier = before.targets.find(({ segment, kind }) => segment === target.segment && kind === target.kind);
      return {
        ...target,
        perMonth: { before: earlier?.perMonth.before ?? 0, after: target.perMonth.after },
        perAccount: { before: earlier?.perAccount.before ?? null, after: target.perAccount.after },
      };
    }),
    backTest: after.backTest,
    uncounted: after.uncounted,
  };
}

/** Both have the same owners, because both have the same accounts; in the order of the second. */
function joinedOwners(before: readonly OwnerForecast[], after: readonly OwnerForecast[]): OwnerForecast[] {
  const earlier = new Map(before.map((line) => [line.owner, line]));
  return after.map((line) => {
    const known = earlier.get(line.owner)!;
    return {
      ...line,
      accounts: change(known.accounts, line.accounts),
      hoursPerMonth: change(known.hoursPerMonth, line.hoursPerMonth),
      costPerMonth: change(known.costPerMonth, line.costPerMonth),
    };
  });
}

function change(earlier: Change, later: Change): Change {
  return { before: earlier.before, after: later.after };
}

function same(figure: number): Change {
  return { before: figure, after: figure };
}

function mapped<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
