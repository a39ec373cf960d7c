/** Answers to the queries of `renkeiDistributionData`, shaped as GraphQL shapes them. */
const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })) });

export interface CallerFields {
  user: string;
  capacity?: number | null;
  pausedUntil?: string | null;
  active?: boolean;
}

interface Counts {
  callers?: CallerFields[];
  /** [owner, creator, plans] */
  plans?: [string, string, number][];
  outgoing?: [string, string, number][];
  /** [caller, reason, plans, day] */
  incoming?: [string, string | null, number, string?][];
}

/** Answer to `RenkeiDistribution`. */
export function summaryAnswer({ callers = [], plans = [], outgoing = [], incoming = [] }: Counts): object {
  const owners = (groups: [string, string, number][]) =>
    connection(
      groups.map(([owner, creator, count]) => ({
        aggregate: { OwnerId: value(owner), CreatedById: value(creator), Id: { count: value(count) } },
      })),
    );
  return {
    uiapi: {
      query: {
        RenkeiTeamMember__c: connection(
          callers.map(({ user, capacity = null, pausedUntil = null, active = true }) => ({
            Id: `M-${user}`,
            Capacity__c: value(capacity),
            Languages__c: value('Japanese'),
            PausedUntil__c: value(pausedUntil),
            User__c: value(user),
            User__r: { Name: value(`Name of ${user}`), IsActive: value(active) },
          })),
        ),
      },
      aggregate: {
        plans: owners(plans),
        outgoing: owners(outgoing),
        incoming: connection(
          incoming.map(([caller, reason, count, day = '2026-06-12']) => ({
            aggregate: {
              ProposedCaller__c: value(caller),
              ProposalReason__c: value(reason),
              Id: { count: value(count) },
              ProposedOn__c: { min: value(day), max: value(day) },
            },
          })),
        ),
      },
    },
  };
}

/** Answer to `RenkeiDistributionPeople`. */
export function strangersAnswer(...people: [user: string, active: boolean][]): object {
  const nodes = people.map(([user, active]) => ({
    Id: user,
    Name: value(`Name of ${user}`),
    IsActive: value(active),
  }));
  return { uiapi: { query: { User: connection(nodes) } } };
}

export interface PlanFields {
  id: string;
  owner?: string;
  creator?: string;
  proposed?: string | null;
  reason?: string | null;
  potential?: number | null;
}

/** Answer to `RenkeiDistributionPlans` or `RenkeiDistributionBatch`. */
export function plansAnswer(
  plans: PlanFields[],
  { total = plans.length, next = null as string | null, lastModified = '2026-06-12T00:00:00.000Z' } = {},
): object {
  const nodes = plans.map(
    ({ id, owner = 'saeki', creator = 'saeki', proposed = 'oka', reason = 'History', potential = 1_000_000 }) => ({
      Id: id,
      OwnerId: value(owner),
      CreatedById: value(creator),
      ProposedCaller__c: value(proposed),
      ProposalReason__c: value(reason),
      ProposedOn__c: value('2026-06-12'),
      LastModifiedDate: value(lastModified),
      Account__c: value(`account-${id}`),
      Account__r: { Name: value(`Account ${id}`), RenkeiPotential__c: value(potential) },
    }),
  );
  return {
    uiapi: {
      query: {
        RenkeiCallPlan__c: {
          ...connection(nodes),
          totalCount: total,
          pageInfo: { hasNextPage: next !== null, endCursor: next },
        },
      },
    },
  };
}
