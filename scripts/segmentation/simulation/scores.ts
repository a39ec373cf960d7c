import type { Connection } from '@salesforce/core';
import type { AccountScore, Segment, SegmentPolicy } from 'c/renkeiSegmentRules';
import { forecast, GridBuilder, type WorkingRules } from 'c/renkeiTunnelRules';
import { messagesOf } from '../../connection/messages.ts';
import { FactTable } from '../core/factTable.ts';
import { scoreTable } from '../core/scorer.ts';
import { cutOffFor, edgesFor, GridOfRun, type GridEdges } from '../run/grid.ts';
import { readAll, RecordReader } from '../run/read.ts';
import { daysOf, factScope, prepareRun } from '../run/scope.ts';
import { countMoves, ofForecasts, type Outcome } from './outcome.ts';
import type { SimulationScope } from './scope.ts';

/** An account whose segment would change. */
export interface Mover {
  id: string;
  from: Segment;
  to: Segment;
  potential: { before: number | null; after: number | null };
  relationship: { before: number | null; after: number | null };
  wonAmount: number;
}

export interface ScoredOutcome {
  outcome: Outcome;
  potentialCutOff: number;
  /** Empty unless they were asked for: of a million accounts half may move. */
  movers: Mover[];
  /** Accounts whose figures the rules refuse; they stay where they are. */
  unscorable: number;
}

/**
 * What a policy that scores otherwise would change: every account is read and scored with it, as of the day for which accounts
 * stand where they do. Nothing is written.
 */
export async function simulateByScores(
  connection: Connection,
  scope: SimulationScope,
  withMovers: boolean,
): Promise<ScoredOutcome> {
  const { tried, now, run } = scope;
  const runScope = await prepareRun(connection, { asOf: run.scoredAsOf, policy: now.id, dryRun: true });
  const triedScope = { ...runScope, policy: { ...now, policy: tried.policy } };
  const reader = new RecordReader(connection, runScope.transport);
  const table = new FactTable({ ...factScope(triedScope), earlier: true, expectedAccounts: runScope.accounts });
  await readAll(reader, table, runScope.sources, daysOf(triedScope));
  await reader.forget();
  return outcomeOf(table, scope, withMovers);
}

/** The answer from facts that have been read. */
function outcomeOf(table: FactTable, scope: SimulationScope, withMovers: boolean): ScoredOutcome {
  const { tried, now, team, policies } = scope;
  const edges = edgesFor(table, tried.policy, [{ policy: tried.policy }, ...policies]);
  if (edges.potential.length === 0) throw messagesOf('segment.simulate').createError('error.NothingScored');
  const potentialCutOff = cutOffIn(table, edges, tried);
  const policy: SegmentPolicy = { ...tried.policy, potentialCutOff };
  const [before, after] = [new GridBuilder(edges), new GridOfRun(table, policy, edges)];
  const moves = countMoves();
  const movers: Mover[] = [];
  let unscorable = 0;
  for (const account of scoreTable(table, policy, () => (unscorable += 1))) {
    const { place, score } = account;
    const stored = storedAt(table, place);
    before.add({ ...stored, owner: table.ownerIdAt(place) ?? '', wins: 0, losses: 0, winAmount: 0 });
    after.add(account);
    moves[stored.segment][score.segment] += 1;
    if (withMovers && stored.segment !== score.segment) movers.push(moverOf(table.idAt(place), stored, score));
  }
  const cutOffs = { potentialCutOff, relationshipCutOff: policy.relationshipCutOff };
  const origin = { asOf: table.asOf, policy: now.id };
  const standing = forecast(before.finish(origin), { ...cutOffs, ...rulesOf(now), team });
  const then = forecast(after.finish(), { ...cutOffs, ...rulesOf(tried), team });
  return { outcome: ofForecasts(standing, then, moves), potentialCutOff, movers, unscorable };
}

/** The cut-off that is tried, or that follows from the capacity; the highest edge where even that leaves too many. */
function cutOffIn(table: FactTable, edges: GridEdges, { policy, fieldCapacity }: SimulationScope['tried']): number {
  if (Number.isFinite(policy.potentialCutOff)) return policy.potentialCutOff;
  const found = cutOffFor(table, policy, edges, fieldCapacity!);
  return Math.min(found, edges.potential.at(-1)!);
}

function rulesOf({ roles, channelRoles }: WorkingRules): WorkingRules {
  return { roles, channelRoles };
}

type Stored = Pick<Mover, 'wonAmount'> & { segment: Segment; potential: number | null; relationship: number | null };

/** The account as the org has it; one that was never scored counts as unscored. */
function storedAt(table: FactTable, place: number): Stored {
  const segment = (table.storedAt(place, 'RenkeiSegment__c') as Segment | null) ?? 'Unscored';
  return {
    segment,
    potential: table.storedAt(place, 'RenkeiPotential__c') as number | null,
    relationship: table.storedAt(place, 'RenkeiRelationshipScore__c') as number | null,
    wonAmount: (table.storedAt(place, 'RenkeiWonAmountTrailing__c') as number | null) ?? 0,
  };
}

function moverOf(id: string, stored: Stored, score: AccountScore): Mover {
  return {
    id,
    from: stored.segment,
    to: score.segment,
    potential: { before: stored.potential, after: score.potential },
    relationship: { before: stored.relationship, after: score.relationshipScore },
    wonAmount: score.wonAmountTrailing,
  };
}
