import { nodesOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import { decodeGrid, TunnelError, type DensityGrid, type TeamCapacity } from 'c/renkeiTunnelRules';

/** The density grid of the last full run. */
export interface LatestGrid {
  runName: string;
  asOf: string | null;
  /** ISO date and time. */
  finishedAt: string | null;
  /** Version of the policy that the run applied. */
  policyId: string | null;
  /** null when the run left none that can be read; then `problem` says why, if it left any. */
  grid: DensityGrid | null;
  problem: TunnelError | null;
}

export interface TeamMember extends TeamCapacity {
  name: string;
}

interface RunNode {
  Name: FieldValue<string>;
  AsOf__c: FieldValue<string>;
  FinishedAt__c: FieldValue<string>;
  Policy__c: FieldValue<string>;
  DensityGrid__c: FieldValue<string>;
}

interface MemberNode {
  User__c: FieldValue<string>;
  User__r: { Name: FieldValue<string> } | null;
  Role__c: FieldValue<string>;
  Capacity__c: FieldValue<number>;
  HoursPerMonth__c: FieldValue<number>;
  PausedUntil__c: FieldValue<string>;
}

/** Reads the answer to `latestGridQuery`; null when there has been no full run, or the reader may not see runs. */
export function toLatestGrid(data: unknown): LatestGrid | null {
  const { query } = (data as { uiapi: { query: { RenkeiSegmentationRun__c: Connection<RunNode> } } }).uiapi;
  const [run] = nodesOf(query.RenkeiSegmentationRun__c);
  if (!run) return null;
  return {
    runName: valueOf(run.Name) ?? '',
    asOf: valueOf(run.AsOf__c),
    finishedAt: valueOf(run.FinishedAt__c),
    policyId: valueOf(run.Policy__c),
    ...decoded(valueOf(run.DensityGrid__c)),
  };
}

/** Reads the answer to `teamQuery`. Who is paused on the day has no hours and no accounts then. */
export function toTeam(data: unknown, today: string): TeamMember[] {
  const { query } = (data as { uiapi: { query: { RenkeiTeamMember__c: Connection<MemberNode> } } }).uiapi;
  return nodesOf(query.RenkeiTeamMember__c).flatMap((node): TeamMember[] => {
    const [user, role] = [valueOf(node.User__c), valueOf(node.Role__c)];
    const pausedUntil = valueOf(node.PausedUntil__c);
    if (user === null || role === null || (pausedUntil !== null && pausedUntil >= today)) return [];
    return [
      {
        user,
        role,
        name: valueOf(node.User__r?.Name) ?? user,
        capacity: valueOf(node.Capacity__c),
        hoursPerMonth: valueOf(node.HoursPerMonth__c),
      },
    ];
  });
}

/** Reads the answer to `ownersQuery`: user Id → name. */
export function toOwnerNames(data: unknown): Map<string, string> {
  const { query } = (data as { uiapi: { query: { User: Connection<{ Id: string; Name: FieldValue<string> }> } } })
    .uiapi;
  return new Map(nodesOf(query.User).map((user) => [user.Id, valueOf(user.Name) ?? user.Id]));
}

function decoded(text: string | null): Pick<LatestGrid, 'grid' | 'problem'> {
  if (text === null) return { grid: null, problem: null };
  try {
    return { grid: decodeGrid(text), problem: null };
  } catch (error) {
    if (error instanceof TunnelError) return { grid: null, problem: error };
    throw error;
  }
}
