import { SCORED_SEGMENTS, type Channel, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import { bandFrom } from './edges.ts';
import type { ChannelForecast, DensityGrid, Forecast, TargetForecast, Trial } from './model.ts';
import { ownerForecasts, teamHours } from './ownerLoad.ts';
import { prepare, type PreparedGrid } from './preparedGrid.ts';
import { byChannel, bySegment, contactsPerMonth, roleOf, uncountedOf, workPerAccount, type Work } from './workload.ts';

type Counts = Readonly<Record<ScoredSegment, number>>;

/** Whose hours a channel is worked with; the web and seminars have nobody of their own. */
const ROLE_OF_CHANNEL: Partial<Record<Channel, string>> = { Field: 'FieldRep', InsideSales: 'Caller' };

/**
 * What the run after activation would find. Exact: a new version places every account by the cut-offs alone, since margins hold
 * within one version only, and the cut-offs are edges of the grid. A step costs the same for any number of accounts.
 * @throws TunnelError CutOffNotOnEdge
 */
export function forecast(grid: DensityGrid, trial: Trial): Forecast {
  const row = bandFrom(grid.edges.potential, trial.potentialCutOff, 'potential');
  const band = bandFrom(grid.edges.relationship, trial.relationshipCutOff, 'relationship');
  const prepared = prepare(grid);
  const after = bySegment((segment) => prepared.accounts.of(segment, row, band));
  const before = bySegment((segment) => grid.current[segment].accounts);
  const moves = bySegment((from) => bySegment((to) => prepared.bySegment[from].of(to, row, band)));
  const staying = SCORED_SEGMENTS.reduce((sum, segment) => sum + moves[segment][segment], 0);
  return {
    accounts: prepared.accounts.total,
    unscored: grid.current.Unscored.accounts,
    moving: prepared.accounts.total - staying,
    segments: bySegment((segment) => ({
      accounts: { before: before[segment], after: after[segment] },
      potential: { before: grid.current[segment].potential, after: prepared.potential.of(segment, row, band) },
      won: { before: grid.current[segment].won, after: prepared.wonCents.of(segment, row, band) / 100 },
    })),
    moves,
    channels: channelForecasts(before, after, trial),
    owners: ownerForecasts(prepared, row, band, trial),
    targets: SCORED_SEGMENTS.flatMap((segment) => targetOf(segment, before[segment], after[segment], trial)),
    backTest: bySegment((segment) => backTestOf(prepared, segment, row, band)),
    uncounted: uncountedOf(trial),
  };
}

/**
 * The lowest cut-off with which at most so many accounts are High in potential, so that the field gets as many as it can hold;
 * null when even the highest edge leaves more.
 */
export function cutOffForCapacity(grid: DensityGrid, accounts: number): number | null {
  const { accounts: sums } = prepare(grid);
  const index = grid.edges.potential.findIndex((_edge, place) => sums.above(place + 1) <= accounts);
  return grid.edges.potential[index] ?? null;
}

/** Accounts whose potential reaches a cut-off. */
export function accountsFrom(grid: DensityGrid, potentialCutOff: number): number {
  return prepare(grid).accounts.above(bandFrom(grid.edges.potential, potentialCutOff, 'potential'));
}

function channelForecasts(before: Counts, after: Counts, trial: Trial): Record<Channel, ChannelForecast> {
  const workBefore = workPerAccount(trial.now ?? trial);
  const workAfter = workPerAccount(trial);
  return byChannel((channel) => {
    const sum = (counts: Counts, work: typeof workAfter, what: keyof Work) =>
      SCORED_SEGMENTS.reduce((total, segment) => total + counts[segment] * work[segment][channel][what], 0);
    const change = (what: keyof Work) => ({
      before: sum(before, workBefore, what),
      after: sum(after, workAfter, what),
    });
    const { hours, people } = teamHours(trial.team, ROLE_OF_CHANNEL[channel] ?? '');
    return { hoursPerMonth: change('hours'), costPerMonth: change('cost'), capacityHours: hours, people };
  });
}

/**
 * A rate is cases per hundred conversations, as the target board counts it: it follows the accounts, each of which is talked to once
 * per cadence. A count or an amount is set for the segment as a whole and stays.
 */
function targetOf(segment: ScoredSegment, before: number, after: number, trial: Trial): TargetForecast[] {
  const set = roleOf(segment, trial.roles);
  const setNow = roleOf(segment, (trial.now ?? trial).roles);
  if (!set?.targetKind || set.targetPerMonth === null) return [];
  const kind = set.targetKind;
  const perMonth = (role: SegmentRole | undefined, accounts: number) => {
    const target = role?.targetKind === kind ? (role.targetPerMonth ?? 0) : 0;
    return kind === 'Rate' ? (target / 100) * contactsPerMonth(role) * accounts : target;
  };
  const change = { before: perMonth(setNow, before), after: perMonth(set, after) };
  const each = (amount: number, accounts: number) => (accounts > 0 ? amount / accounts : null);
  return [
    {
      segment,
      kind,
      perMonth: change,
      perAccount: { before: each(change.before, before), after: each(change.after, after) },
    },
  ];
}

function backTestOf({ history }: PreparedGrid, segment: ScoredSegment, row: number, band: number) {
  return {
    accounts: history.accounts.of(segment, row, band),
    wins: history.wins.of(segment, row, band),
    losses: history.losses.of(segment, row, band),
    winAmount: history.winCents.of(segment, row, band) / 100,
  };
}
