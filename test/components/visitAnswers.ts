/** Answers of the platform about visits, shaped as GraphQL shapes them. */
const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })) });
const wrapped = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, content]) => [
      name,
      content !== null && typeof content === 'object'
        ? content
        : name.endsWith('__r') || name === 'Id'
          ? content
          : value(content),
    ]),
  );

/** An instant of a day in Tokyo. */
export const tokyo = (time: string, day = '2026-06-12'): string => new Date(`${day}T${time}:00+09:00`).toISOString();

/** A member of a team; representatives by default. */
export function member(
  user: string,
  team = 'East',
  { role = 'FieldRep', active = true, pausedUntil = null as string | null } = {},
): object {
  const name = user.charAt(0).toUpperCase() + user.slice(1);
  return {
    Id: `M-${user}-${team}`,
    Role__c: value(role),
    Team__c: value(team),
    PausedUntil__c: value(pausedUntil),
    User__c: value(user),
    User__r: { Name: value(name), IsActive: value(active) },
  };
}

const ACCOUNT = {
  Name: value('Aoba Foods'),
  Phone: value('044-000-1111'),
  BillingStreet: value('1-2 Ekimae'),
  BillingCity: value('Kawasaki'),
  BillingState: value('Kanagawa'),
  BillingPostalCode: value('210-0007'),
};

/** A visit of Ishida at ten o'clock on 12 June 2026 in Tokyo. */
export function visitNode(id: string, fields: Record<string, unknown> = {}): object {
  return wrapped({
    Id: id,
    LastModifiedDate: '2026-06-11T00:00:00.000Z',
    Rep__c: 'ishida',
    StartsAt__c: tokyo('10:00'),
    EndsAt__c: tokyo('11:00'),
    Status__c: 'Tentative',
    Purpose__c: 'See the compressors',
    Area__c: 'Kawasaki',
    Number__c: 1,
    Result__c: null,
    ResultNote__c: null,
    NextStepOn__c: null,
    Escalation__c: 'E1',
    BookedBy__r: { Name: value('Morishita') },
    Account__c: 'A1',
    Account__r: ACCOUNT,
    Contact__r: { Name: value('Tanaka Ichiro'), Phone: value('044-000-2222') },
    ...fields,
  });
}

/** Answer to `RenkeiVisitBoard`. */
export function boardAnswer({
  members = [member('ishida'), member('nakamura'), member('morishita', 'East', { role: 'Caller' })],
  visits = [] as object[],
  busy = [] as { id: string; rep: string; start: string; end: string }[],
  holidays = [] as string[],
  dayEndsAt = null as number | null,
} = {}): unknown {
  const slots = busy.map(({ id, rep, start, end }) =>
    wrapped({ Id: id, Rep__c: rep, StartsAt__c: start, EndsAt__c: end }),
  );
  return {
    uiapi: {
      query: {
        RenkeiTeamMember__c: connection(members),
        RenkeiVisit__c: connection(visits),
        RenkeiVisitSlot__c: connection(slots),
        RenkeiHoliday__c: connection(holidays.map((day) => wrapped({ Id: day, Day__c: day }))),
        RenkeiSetting__c: connection([wrapped({ Id: 'S', DayEndsAt__c: dayEndsAt })]),
      },
    },
  };
}

/** A case without a slot. */
export function waitingNode(id: string, fields: Record<string, unknown> = {}): object {
  return wrapped({
    Id: id,
    OwnerId: 'ishida',
    Status__c: 'Accepted',
    FirstVisitDueAt__c: tokyo('18:00', '2026-06-19'),
    VisitCount__c: null,
    NextStepOn__c: null,
    Contact__c: 'C1',
    Contact__r: { Name: value('Tanaka Ichiro') },
    Account__c: 'A1',
    Account__r: ACCOUNT,
    ...fields,
  });
}

/** Answer to `RenkeiVisitWaiting`. */
export function waitingAnswer(nodes: object[] = [], total = nodes.length): unknown {
  return { uiapi: { query: { RenkeiEscalation__c: { ...connection(nodes), totalCount: total } } } };
}

/** Lets the page believe that it is this moment; timers run as ever. */
export function standAt(instant: string): void {
  jest.useFakeTimers({
    now: new Date(instant),
    doNotFake: [
      ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
      ...(['nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const),
      ...(['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback'] as const),
    ],
  });
}
