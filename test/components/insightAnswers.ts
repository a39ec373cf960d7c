/** Answers of the platform about exceptions, warnings, health, contribution and channels, shaped as GraphQL shapes them. */
const value = <Value>(content: Value) => ({ value: content });

/** A record: fields become what GraphQL makes of them; Ids, parents, children and picked values stay as they are. */
export function record(fields: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, content]) => [
      name,
      name === 'Id' || (content !== null && typeof content === 'object') || (name.endsWith('__r') && content === null)
        ? content
        : value(content),
    ]),
  );
}

/** A picklist value whose label is its name, or another. */
export const picked = (name: string | null, label = name): object => ({ value: name, label });
export const named = (name: string | null): object | null => (name === null ? null : record({ Name: name }));

interface Page {
  nodes: object[];
  total?: number;
  next?: string | null;
}

function connection(page: Page | object[]): object {
  const { nodes, total, next = null } = Array.isArray(page) ? ({ nodes: page } as Page) : page;
  return {
    edges: nodes.map((node) => ({ node })),
    totalCount: total ?? nodes.length,
    pageInfo: { hasNextPage: next !== null, endCursor: next },
  };
}

const connections = (pages: Record<string, Page | object[]>) =>
  Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, connection(page)]));

/** An answer with records by the name of their connection. */
export const recordsAnswer = (pages: Record<string, Page | object[]>): object => ({
  uiapi: { query: connections(pages) },
});

/** An answer with groups by the name of their connection; each holds what it is grouped by, and `count` or `sum`. */
export function groupsAnswer(groups: Record<string, Record<string, unknown>[]>): object {
  const nodes = Object.fromEntries(
    Object.entries(groups).map(([name, rows]) => [
      name,
      connection(
        rows.map(({ count, sum, ...by }) => ({
          aggregate: {
            ...Object.fromEntries(Object.entries(by).map(([field, content]) => [field, value(content)])),
            Id: { count: value(count) },
            ...(sum === undefined ? {} : { ValueAtRisk__c: { sum: value(sum) } }),
          },
        })),
      ),
    ]),
  );
  return { uiapi: { aggregate: nodes } };
}

export const TEAM = 'Team East';

export function member(user: string, role = 'Caller', team = TEAM): object {
  const person = record({ Name: user[0]!.toUpperCase() + user.slice(1), IsActive: true });
  return record({
    Id: `M-${user}`,
    User__c: user,
    Team__c: team,
    Role__c: role,
    PausedUntil__c: null,
    User__r: person,
  });
}

function charterNode(fields: Record<string, unknown> = {}): object {
  return record({
    Id: 'CH1',
    LastModifiedDate: '2026-06-01T00:00:00.000Z',
    Team__c: TEAM,
    Purpose__c: 'Talk with those whom the field cannot reach.',
    Sponsor__c: 'onishi',
    Sponsor__r: named('Onishi'),
    Manager__c: 'saeki',
    Manager__r: named('Saeki'),
    ManagerSharePercent__c: 100,
    MeetingTime__c: 545,
    GoalFollowUpRate__c: 90,
    CareerSteps__c: 'Hearing: six wins a year\nSelling',
    FactorCommitment__c: true,
    FactorMeeting__c: true,
    ...fields,
  });
}

/** An hour ago: figures were counted last night. */
const LAST_NIGHT = new Date(Date.now() - 3_600_000).toISOString();

export function startAnswer({
  members = [member('morishita'), member('ishida', 'FieldRep')],
  charters = [charterNode()],
  asOf = LAST_NIGHT as string | null,
}: { members?: object[]; charters?: object[]; asOf?: string | null } = {}): object {
  return recordsAnswer({
    RenkeiTeamMember__c: members,
    RenkeiCharter__c: charters,
    RenkeiSetting__c: [record({ Id: 'S1', CorporateCurrency__c: 'JPY', UtcOffsetMinutes__c: 540 })],
    RenkeiHoliday__c: [],
    RenkeiHealthFigure__c: asOf === null ? [] : [record({ Id: 'H1', AsOf__c: asOf })],
  });
}

/** A case that waits for its answer, in the list of exceptions. */
export function exceptionCase(id: string, fields: Record<string, unknown> = {}): object {
  return record({
    Id: id,
    Account__c: 'A1',
    Account__r: named('Aoba Foods'),
    Status__c: picked('Queued'),
    OwnerId: '005ishida',
    Caller__c: 'morishita',
    Caller__r: named('Morishita'),
    CustomerWords__c: 'It stops <b>twice</b> a week.',
    AcceptDueAt__c: '2026-06-10T09:00:00.000Z',
    ...fields,
  });
}

export function warningNode(id: string, fields: Record<string, unknown> = {}): object {
  return record({
    Id: id,
    LastModifiedDate: '2026-06-01T00:00:00.000Z',
    Account__c: `A-${id}`,
    Account__r: record({
      Name: 'Aoba Foods',
      RenkeiSegment__c: picked('Key'),
      OwnerId: 'ishida',
      Owner: named('Ishida'),
    }),
    Reason__c: 'CompetitorSignal',
    Reasons__c: 'ContactInterval;CompetitorSignal',
    LastConversationOn__c: '2025-04-10',
    ExpectedDays__c: 90,
    SilentDays__c: 428,
    CompetitorOn__c: '2026-02-01',
    ValueAtRisk__c: 18_400_000,
    WarnedOn__c: '2026-06-12',
    State__c: 'Open',
    Verdict__c: 'Pending',
    ...fields,
  });
}

export function contributionCase(id: string, fields: Record<string, unknown> = {}): object {
  return record({
    Id: id,
    Account__c: 'A1',
    Account__r: named('Aoba Foods'),
    Caller__c: 'morishita',
    Caller__r: named('Morishita'),
    Status__c: picked('Visited'),
    EscalatedAt__c: new Date(Date.now() - 10 * 86_400_000).toISOString(),
    AcceptedAt__c: null,
    ClosedAt__c: null,
    VisitCount__c: 1,
    WonAmount__c: 0,
    Visits__r: connection([{ Id: 'V1' }]),
    ...fields,
  });
}
