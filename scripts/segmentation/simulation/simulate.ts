import type { Connection } from '@salesforce/core';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { cutOffForCapacity, forecast, nearestPotentialEdge, nearestRelationshipEdge } from 'c/renkeiTunnelRules';
import { scoresAlike } from '../policy/rules.ts';
import { writeMovers, writeMoversByCutOffs } from './movers.ts';
import { ofForecast, type Outcome } from './outcome.ts';
import { simulateByScores, type ScoredOutcome } from './scores.ts';
import { prepareSimulation, readNames, type SimulationRequest, type SimulationScope } from './scope.ts';

export type { SimulationRequest } from './scope.ts';

export interface CutOffs {
  potentialCutOff: number;
  relationshipCutOff: number;
}

export interface Simulation extends Outcome {
  /** Grid: counted on the density grid of the last full run. Scores: every account was read and scored anew. */
  answeredBy: 'Grid' | 'Scores';
  /** Day of the figures. */
  asOf: string;
  /** Name of the run whose grid was used, or by which accounts stand where they do. */
  run: string;
  policy: { now: string; tried: string };
  cutOffs: { before: CutOffs; after: CutOffs };
  /** The cut-offs that were asked for, where the grid's nearest edge is another one. */
  asked: Partial<CutOffs>;
  weights: { before: SegmentPolicy['weights']; after: SegmentPolicy['weights'] };
  /** What the field can carry, and what the cut-off gives it; null: no capacity was asked for. */
  capacity: { accounts: number; given: number } | null;
  currency: string;
  /** User Id → name, of the owners. */
  names: Record<string, string>;
  /** Accounts whose figures the rules refuse. */
  unscorable: number;
  movers: { file: string; accounts: number } | null;
}

/**
 * What a policy would change, before anybody lives with it; nothing is written. Where accounts score as they do now, the answer
 * is the wind tunnel's, from the density grid of the last full run; otherwise every account is scored anew.
 */
export async function simulate(
  connection: Connection,
  request: SimulationRequest,
  onStep?: (step: 'score') => void,
): Promise<Simulation> {
  const scope = await prepareSimulation(connection, request);
  const { now, tried, run } = scope;
  const alike = scoresAlike(tried.policy, now.policy);
  if (!alike) onStep?.('score');
  const answer = alike ? byGrid(scope) : await byScores(connection, scope, request.moversFile !== undefined);
  const { outcome, after, movers } = answer;
  const high = outcome.segments.Key.accounts.after + outcome.segments.Expand.accounts.after;
  const owners = outcome.owners.flatMap(({ owner }) => (owner === null ? [] : [owner]));
  const { moversFile } = request;
  let written = null;
  if (moversFile !== undefined) {
    const write = movers
      ? writeMovers(connection, moversFile, movers)
      : writeMoversByCutOffs(connection, moversFile, after);
    written = { file: moversFile, accounts: await write };
  }
  return {
    ...outcome,
    answeredBy: alike ? 'Grid' : 'Scores',
    asOf: alike ? run.asOf : run.scoredAsOf,
    run: run.name,
    policy: { now: now.name, tried: tried.name },
    cutOffs: { before: cutOffsOf(now.policy), after },
    asked: askedOf(request, after),
    weights: { before: now.policy.weights, after: tried.policy.weights },
    capacity: tried.fieldCapacity === null ? null : { accounts: tried.fieldCapacity, given: high },
    currency: scope.currency,
    names: Object.fromEntries(await readNames(connection, owners)),
    unscorable: answer.unscorable,
    movers: written,
  };
}

interface Answer extends Pick<ScoredOutcome, 'outcome' | 'unscorable'> {
  after: CutOffs;
  movers: ScoredOutcome['movers'] | null;
}

/** The wind tunnel's answer. Cut-offs go to the nearest edge, so that counts are exact. */
function byGrid({ run: { grid }, now, tried, team }: SimulationScope): Answer {
  const { potentialCutOff, relationshipCutOff } = tried.policy;
  const { edges } = grid;
  const after = {
    potentialCutOff:
      tried.fieldCapacity === null
        ? nearestPotentialEdge(edges, potentialCutOff)
        : (cutOffForCapacity(grid, tried.fieldCapacity) ?? edges.potential.at(-1)!),
    relationshipCutOff: nearestRelationshipEdge(edges, relationshipCutOff),
  };
  const { roles, channelRoles } = tried;
  const rulesNow = { roles: now.roles, channelRoles: now.channelRoles };
  const outcome = ofForecast(forecast(grid, { ...after, roles, channelRoles, team, now: rulesNow }));
  return { outcome, after, movers: null, unscorable: 0 };
}

async function byScores(connection: Connection, scope: SimulationScope, withMovers: boolean): Promise<Answer> {
  const { outcome, potentialCutOff, movers, unscorable } = await simulateByScores(connection, scope, withMovers);
  const { relationshipCutOff } = scope.tried.policy;
  return { outcome, after: { potentialCutOff, relationshipCutOff }, movers, unscorable };
}

function cutOffsOf({ potentialCutOff, relationshipCutOff }: SegmentPolicy): CutOffs {
  return { potentialCutOff, relationshipCutOff };
}

function askedOf(request: SimulationRequest, after: CutOffs): Partial<CutOffs> {
  const names = ['potentialCutOff', 'relationshipCutOff'] as const;
  return Object.fromEntries(
    names.flatMap((name) =>
      request[name] === undefined || request[name] === after[name] ? [] : [[name, request[name]]],
    ),
  );
}
