/** Answers of the platform about targets and coverage, shaped as GraphQL shapes them. */
const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: false } });

export interface TargetFields {
  Id?: string;
  Month__c?: string;
  Segment__c?: string;
  Kind__c?: string;
  Target__c?: number;
  Person__c?: string | null;
}

export function targetNode(fields: TargetFields = {}): object {
  const all = {
    Month__c: '2026-06-01',
    Segment__c: 'Key',
    Kind__c: 'Count',
    Target__c: 12,
    Person__c: null,
    ...fields,
  };
  const { Id = 'T1', ...others } = all;
  const wrapped = Object.fromEntries(Object.entries(others).map(([name, content]) => [name, value(content)]));
  return { Id, ...wrapped, Person__r: all.Person__c ? { Name: value(`Name of ${all.Person__c}`) } : null };
}

export function memberNode(user: string, role: string, capacity: number | null = null): object {
  return {
    Id: `M-${user}`,
    Role__c: value(role),
    Capacity__c: value(capacity),
    User__c: value(user),
    User__r: { Name: value(`Name of ${user}`) },
  };
}

export function targetsAnswer(targets: object[] = [], members: object[] = []): object {
  return {
    uiapi: { query: { RenkeiSegmentTarget__c: connection(targets), RenkeiTeamMember__c: connection(members) } },
  };
}

/** Sums by segment: person → figure. */
type Sums = Partial<Record<string, Record<string, number>>>;
const SEGMENTS = ['Key', 'Expand', 'Maintain', 'General'];

export function wonAnswer(won: Sums = {}): object {
  const groups = (segment: string) =>
    connection(
      Object.entries(won[segment] ?? {}).map(([user, amount]) => ({
        aggregate: { OwnerId: value(user), Amount: { sum: value(amount) } },
      })),
    );
  return { uiapi: { aggregate: Object.fromEntries(SEGMENTS.map((segment) => [segment, groups(segment)])) } };
}

export function activityAnswer(cases: Sums = {}, talks: Sums = {}): object {
  const groups = (field: string, sums: Record<string, number> = {}) =>
    connection(
      Object.entries(sums).map(([user, count]) => ({
        aggregate: { [field]: value(user === 'nobody' ? null : user), Id: { count: value(count) } },
      })),
    );
  return {
    uiapi: {
      aggregate: Object.fromEntries(
        SEGMENTS.flatMap((segment) => [
          [`cases${segment}`, groups('Caller__c', cases[segment])],
          [`talks${segment}`, groups('OwnerId', talks[segment])],
        ]),
      ),
    },
  };
}

export function coverageAnswer(all: Record<string, number>, fieldLed: Record<string, number>, more = false): object {
  const groups = (counts: Record<string, number>) =>
    connection(
      Object.entries(counts).map(([user, count]) => ({
        aggregate: { OwnerId: value(user), Id: { count: value(count) } },
      })),
    );
  return {
    uiapi: {
      aggregate: { all: { ...groups(all), pageInfo: { hasNextPage: more } }, fieldLed: groups(fieldLed) },
    },
  };
}

export function peopleAnswer(...users: string[]): object {
  return {
    uiapi: { query: { User: connection(users.map((user) => ({ Id: user, Name: value(`Name of ${user}`) }))) } },
  };
}
