import { nodesOf } from 'c/renkeiSegmentData';
import { personOf, type Person } from './cases.ts';
import { LISTS, type ListName } from './lists.ts';
import { connectionOf, fieldOf, labelOf, parentOf } from './nodes.ts';

export type TeamRole = 'Caller' | 'FieldRep' | 'InsideSalesManager' | 'FieldManager' | 'Service';

/** Somebody in a team; with two roles, twice. */
export interface Member extends Person {
  id: string;
  role: TeamRole;
  team: string | null;
  isActive: boolean;
  pausedUntil: string | null;
}

export interface Inbox {
  counts: Record<ListName, number>;
  /** Visits that have ended without a result. */
  visitsAwaiting: number;
}

export interface Machine {
  id: string;
  account: string;
  name: string;
  isCompetitors: boolean;
  maker: string | null;
  modelYear: number | null;
  endsOn: string | null;
}

export interface OpenOpportunity {
  id: string;
  name: string;
  stage: string | null;
  amount: number | null;
  closeDate: string | null;
  owner: string | null;
}

/** Reads the answer to `inboxQuery`. */
export function toInbox(data: unknown): Inbox {
  const counted = LISTS.map((list) => [list, connectionOf(data, list).totalCount ?? 0]);
  return {
    counts: Object.fromEntries(counted) as Inbox['counts'],
    visitsAwaiting: connectionOf(data, 'RenkeiVisit__c').totalCount ?? 0,
  };
}

/** Reads the answer to `peopleQuery`: everybody who works in a team, by name. */
export function toMembers(data: unknown): Member[] {
  return nodesOf(connectionOf(data, 'RenkeiTeamMember__c'))
    .flatMap((node): Member[] => {
      const id = fieldOf<string>(node, 'User__c');
      const role = fieldOf<TeamRole>(node, 'Role__c');
      const user = parentOf(node, 'User__r');
      if (!id || !role || !user) return [];
      const isActive = fieldOf<boolean>(user, 'IsActive') === true;
      const team = fieldOf<string>(node, 'Team__c');
      return [{ ...personOf(id, user), id, role, team, isActive, pausedUntil: fieldOf(node, 'PausedUntil__c') }];
    })
    .sort((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
}

/** Representatives to whom a case can be given, each once. */
export function repsOf(members: readonly Member[], today: string): Member[] {
  const reps = members.filter(
    ({ role, isActive, pausedUntil }) =>
      role === 'FieldRep' && isActive && (pausedUntil === null || pausedUntil < today),
  );
  return [...new Map(reps.map((rep) => [rep.id, rep])).values()];
}

/** Reads the answer to `machinesQuery`: account → machines. */
export function toMachines(data: unknown): Map<string, Machine[]> {
  const machines = nodesOf(connectionOf(data, 'Asset')).map((node) => ({
    id: node.Id,
    account: fieldOf<string>(node, 'AccountId') ?? '',
    name: fieldOf<string>(node, 'Name') ?? '',
    isCompetitors: fieldOf<boolean>(node, 'IsCompetitorProduct') === true,
    maker: fieldOf<string>(node, 'RenkeiMaker__c'),
    modelYear: fieldOf<number>(node, 'RenkeiModelYear__c'),
    endsOn: fieldOf<string>(node, 'UsageEndDate'),
  }));
  return Map.groupBy(machines, ({ account }) => account);
}

/** Reads the answer to `opportunitiesQuery`. */
export function toOpportunities(data: unknown): OpenOpportunity[] {
  return nodesOf(connectionOf(data, 'Opportunity')).map((node) => {
    const owner = parentOf(node, 'Owner');
    return {
      id: node.Id,
      name: fieldOf<string>(node, 'Name') ?? '',
      stage: labelOf(node, 'StageName'),
      amount: fieldOf(node, 'Amount'),
      closeDate: fieldOf(node, 'CloseDate'),
      owner: owner && fieldOf(owner, 'Name'),
    };
  });
}
