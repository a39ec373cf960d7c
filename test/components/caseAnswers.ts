/** Answers of the platform about cases, shaped as GraphQL shapes them. */
const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[], more: object = {}) => ({ edges: nodes.map((node) => ({ node })), ...more });
/** Fields become what GraphQL makes of them; Ids, parents and children stay as they are. */
const wrapped = (fields: Record<string, unknown>): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, content]) => [
      name,
      name === 'Id' || name.endsWith('__r') || (content !== null && typeof content === 'object')
        ? content
        : value(content),
    ]),
  );

/** A moment so many hours from now. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

const person = (name: string) =>
  wrapped({
    Name: name,
    Phone: '03-1111-2222',
    MobilePhone: '090-1111-2222',
    Email: `${name.toLowerCase()}@x.example`,
  });

/** A case of Aoba Foods that waits for Ishida's answer. */
export function caseNode(id: string, fields: Record<string, unknown> = {}): object {
  return wrapped({
    Id: id,
    LastModifiedDate: '2026-06-12T00:00:00.000Z',
    OwnerId: 'ishida',
    Status__c: { value: 'Queued', label: 'Queued' },
    SignalKind__c: { value: 'Replacement', label: 'Replacement' },
    CustomerWords__c: 'It stops twice a week.',
    EscalatedAt__c: inHours(-4),
    AcceptDueAt__c: inHours(3.5),
    FirstVisitDueAt__c: inHours(200),
    ReturnReason__c: { value: null, label: null },
    ReturnNote__c: null,
    ReturnedUntil__c: null,
    ReturnedAt__c: null,
    NextStepOn__c: null,
    NextStep__c: null,
    VisitCount__c: null,
    AbandonedOn__c: null,
    Account__c: 'A1',
    Account__r: wrapped({ Name: 'Aoba Foods', Phone: '044-000-1111', OwnerId: 'ishida', BillingCity: 'Kawasaki' }),
    Caller__c: 'morishita',
    Caller__r: person('Morishita'),
    Contact__c: 'C1',
    Contact__r: wrapped({ Name: 'Tanaka', Phone: '044-000-2222', Title: 'Plant manager' }),
    Visits__r: connection([]),
    Briefing__c: 'Three machines.',
    Budget__c: { value: 'Planned', label: 'Planned' },
    Timing__c: '2026-07-31',
    DecisionMaker__c: null,
    Opportunity__c: null,
    Opportunity__r: null,
    ...fields,
  });
}

/** Picklist value whose label is its name. */
export const picked = (name: string): object => ({ value: name, label: name });

/** A visit of a case, to come in so many hours. */
export function visitsOf(...visits: Record<string, unknown>[]): object {
  return connection(
    visits.map((fields, index) =>
      wrapped({
        Id: `V${index}`,
        LastModifiedDate: '2026-06-12T00:00:00.000Z',
        Status__c: 'Tentative',
        Rep__c: 'ishida',
        StartsAt__c: inHours(24),
        EndsAt__c: inHours(25),
        Number__c: index + 1,
        Area__c: 'Kawasaki',
        Purpose__c: 'See the compressors',
        Result__c: null,
        ResultNote__c: null,
        NextStepOn__c: null,
        ...fields,
      }),
    ),
  );
}

/** Answer to `RenkeiEscalationPeople`. */
function peopleAnswer(
  ...members: { id: string; role?: string; active?: boolean; pausedUntil?: string | null }[]
): unknown {
  const nodes = members.map(({ id, role = 'FieldRep', active = true, pausedUntil = null }) => ({
    ...wrapped({ Id: `M-${id}`, Role__c: role, Team__c: 'East', PausedUntil__c: pausedUntil, User__c: id }),
    User__r: { ...person(id.charAt(0).toUpperCase() + id.slice(1)), IsActive: value(active) },
  }));
  return { uiapi: { query: { RenkeiTeamMember__c: connection(nodes) } } };
}

/** Ishida and Nakamura visit, Morishita calls, Kuwahara leads them. */
export const TEAM = peopleAnswer(
  { id: 'ishida' },
  { id: 'nakamura' },
  { id: 'ogawa', active: false },
  { id: 'morishita', role: 'Caller' },
  { id: 'kuwahara', role: 'FieldManager' },
);

/** Answer to `RenkeiEscalationInbox`. */
export function inboxAnswer(counts: Partial<Record<string, number>> = {}, visits = 0): unknown {
  const lists = ['answer', 'open', 'result', 'abandoned', 'returned'];
  return {
    uiapi: {
      query: {
        ...Object.fromEntries(lists.map((list) => [list, { totalCount: counts[list] ?? 0, edges: [] }])),
        RenkeiVisit__c: { totalCount: visits, edges: [] },
      },
    },
  };
}

/** Answer to `RenkeiEscalationCases` and `RenkeiEscalationCase`. */
export function casesAnswer(nodes: object[], { total = nodes.length, next = null as string | null } = {}): unknown {
  const page = { totalCount: total, pageInfo: { hasNextPage: next !== null, endCursor: next } };
  return { uiapi: { query: { RenkeiEscalation__c: connection(nodes, page) } } };
}

/** A page of records under the names that an answer has. */
export function answerOf(
  pages: Record<string, { nodes: Record<string, unknown>[]; next?: string; total?: number }>,
): unknown {
  return {
    uiapi: {
      query: Object.fromEntries(
        Object.entries(pages).map(([name, { nodes, next, total }]) => [
          name,
          connection(nodes.map(wrapped), {
            totalCount: total ?? nodes.length,
            pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null },
          }),
        ]),
      ),
    },
  };
}

export const named = (name: string): object => wrapped({ Name: name });
