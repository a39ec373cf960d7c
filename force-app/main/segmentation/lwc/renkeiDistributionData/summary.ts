import type { CallerMember, Language, ProposalReason } from 'c/renkeiDistributionRules';
import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';

/** A team member who calls, with the name. */
export interface CallerRecord extends CallerMember {
  name: string;
}

/** Plans by who has them and who made them: a plan that its maker still has may never have been confirmed. */
export interface OwnerCount {
  owner: string;
  creator: string;
  plans: number;
}

export interface IncomingCount {
  caller: string;
  reason: ProposalReason;
  plans: number;
}

export interface DistributionSummary {
  callers: CallerRecord[];
  plans: OwnerCount[];
  /** Plans with a proposal, by who has them now. */
  outgoing: OwnerCount[];
  /** Plans with a proposal, by who is proposed. */
  incoming: IncomingCount[];
  /** Days of the oldest and of the newest proposal; null without proposals. */
  proposedOn: { first: string; last: string } | null;
}

export interface Person {
  name: string;
  active: boolean;
}

interface PersonNode {
  Name: FieldValue<string>;
  IsActive: FieldValue<boolean>;
}

interface MemberNode {
  Capacity__c: FieldValue<number>;
  Languages__c: FieldValue<string>;
  PausedUntil__c: FieldValue<string>;
  User__c: FieldValue<string>;
  User__r: PersonNode | null;
}

interface GroupNode {
  aggregate: {
    OwnerId?: FieldValue<string>;
    CreatedById?: FieldValue<string>;
    ProposedCaller__c?: FieldValue<string>;
    ProposalReason__c?: FieldValue<ProposalReason>;
    Id: { count: FieldValue<number> };
    ProposedOn__c?: { min: FieldValue<string>; max: FieldValue<string> };
  };
}

/** Reads the answer to `distributionQuery`. */
export function toSummary(data: unknown): DistributionSummary {
  const { query, aggregate } = (
    data as {
      uiapi: {
        query: { RenkeiTeamMember__c: Connection<MemberNode> };
        aggregate: Record<'plans' | 'outgoing' | 'incoming', Connection<GroupNode>>;
      };
    }
  ).uiapi;
  const incoming = nodesOf(aggregate.incoming).map((node) => node.aggregate);
  const days = incoming
    .flatMap((group) => [valueOf(group.ProposedOn__c?.min), valueOf(group.ProposedOn__c?.max)])
    .filter((day) => day !== null)
    .sort();
  return {
    callers: nodesOf(query.RenkeiTeamMember__c).flatMap(toCaller),
    plans: ownerCounts(aggregate.plans),
    outgoing: ownerCounts(aggregate.outgoing),
    incoming: incoming.flatMap((group) => {
      const caller = valueOf(group.ProposedCaller__c);
      const reason = valueOf(group.ProposalReason__c) ?? 'Chosen';
      return caller === null ? [] : [{ caller, reason, plans: numberOf(group.Id.count) }];
    }),
    proposedOn: days.length > 0 ? { first: days[0]!, last: days.at(-1)! } : null,
  };
}

/** Reads the answer to `distributionPeopleQuery`: user Id → person. */
export function toPeople(data: unknown): Map<string, Person> {
  const { query } = (data as { uiapi: { query: { User: Connection<PersonNode & { Id: string }> } } }).uiapi;
  return new Map(
    nodesOf(query.User).map((user) => [
      user.Id,
      { name: valueOf(user.Name) ?? user.Id, active: valueOf(user.IsActive) === true },
    ]),
  );
}

function toCaller(node: MemberNode): CallerRecord[] {
  const user = valueOf(node.User__c);
  if (user === null) return [];
  return [
    {
      user,
      name: valueOf(node.User__r?.Name) ?? user,
      active: valueOf(node.User__r?.IsActive) === true,
      capacity: valueOf(node.Capacity__c),
      languages: (valueOf(node.Languages__c) ?? '').split(';').filter(Boolean) as Language[],
      pausedUntil: valueOf(node.PausedUntil__c),
    },
  ];
}

function ownerCounts(connection: Connection<GroupNode>): OwnerCount[] {
  return nodesOf(connection).map(({ aggregate }) => ({
    owner: valueOf(aggregate.OwnerId) ?? '',
    creator: valueOf(aggregate.CreatedById) ?? '',
    plans: numberOf(aggregate.Id.count),
  }));
}
