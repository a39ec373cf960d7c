/** Answers of the platform about meetings, shaped as GraphQL shapes them. */
type Fields = Record<string, unknown>;

const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[] = []) => ({
  pageInfo: { hasNextPage: false, endCursor: null },
  edges: nodes.map((node) => ({ node })),
});
/** Fields become what GraphQL makes of them; Ids and parents stay as they are. */
const wrapped = (fields: Fields): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, content]) => [
      name,
      name === 'Id' || (content !== null && typeof content === 'object') ? content : value(content),
    ]),
  );
const answerOf = (query: Record<string, object>): unknown => ({ uiapi: { query } });

const member = (user: string, name: string, role: string, active = true): object =>
  wrapped({
    Id: `M-${user}`,
    User__c: user,
    User__r: wrapped({ Name: name, IsActive: active }),
    Role__c: role,
    Team__c: 'East',
    PausedUntil__c: null,
  });

/** The reader leads; Ishida and Nakamura visit, Ogawa has left. */
export const MEMBERS = (reader: string): object[] => [
  member(reader, 'Saeki', 'InsideSalesManager'),
  member('ishida', 'Ishida', 'FieldRep'),
  member('nakamura', 'Nakamura', 'FieldRep'),
  member('ogawa', 'Ogawa', 'FieldRep', false),
];

export function meetingNode(id: string, fields: Fields = {}): object {
  return wrapped({
    Id: id,
    LastModifiedDate: '2026-06-12T00:00:00.000Z',
    Name: 'East: Jun 12, 2026',
    Team__c: 'East',
    HeldOn__c: '2026-06-12',
    Cadence__c: 'Weekly',
    Status__c: 'Open',
    Facilitator__c: null,
    Facilitator__r: null,
    StartedAt__c: '2026-06-12T00:00:00.000Z',
    ClosedAt__c: null,
    Since__c: null,
    CurrentItem__c: null,
    PlannedMinutes__c: 45,
    ...fields,
  });
}

/** Answer to `RenkeiMeetingStart`. */
export function startAnswer({ members = [] as object[], meetings = [] as object[], charters = [] as object[] } = {}) {
  return answerOf({
    RenkeiTeamMember__c: connection(members),
    RenkeiCharter__c: connection(charters),
    RenkeiFollowUpMeeting__c: connection(meetings),
    RenkeiHoliday__c: connection(),
  });
}

export function caseNode(id: string, name: string, fields: Fields = {}): object {
  return wrapped({
    Id: id,
    LastModifiedDate: '2026-06-11T00:00:00.000Z',
    OwnerId: 'ishida',
    Caller__c: 'morishita',
    Account__c: `A-${id}`,
    Account__r: wrapped({ Name: name, OwnerId: 'ishida' }),
    Status__c: { value: 'Visited', label: 'Visited' },
    CustomerWords__c: 'Too early.',
    VisitCount__c: 1,
    ...fields,
  });
}

export function itemNode(id: string, meeting: string, subject: string, name: string, fields: Fields = {}): object {
  return wrapped({
    Id: id,
    LastModifiedDate: '2026-06-12T00:00:00.000Z',
    Meeting__c: meeting,
    Section__c: 'Follow',
    Question__c: 'AbandonedAfterOneVisit',
    State__c: 'Open',
    Decision__c: null,
    Position__c: 100,
    ItemKey__c: `${meeting}|Follow|${subject}`,
    Rep__c: 'ishida',
    Rep__r: wrapped({ Name: 'Ishida', IsActive: true }),
    Escalation__c: subject,
    Escalation__r: wrapped({ Status__c: { value: 'Visited', label: 'Visited' }, OwnerId: 'ishida' }),
    Account__c: `A-${subject}`,
    Account__r: wrapped({ Name: name }),
    ...fields,
  });
}

/** Answer to `RenkeiMeetingAgenda`. */
export function agendaAnswer({ cases = [] as object[], items = [] as object[], notes = [] as object[] } = {}): unknown {
  return answerOf({
    RenkeiEscalation__c: connection(cases),
    booked: connection(),
    results: connection(),
    signals: connection(),
    heard: connection(),
    RenkeiActionItem__c: connection(),
    RenkeiAgendaItem__c: connection(items),
    RenkeiAgendaNote__c: connection(notes),
  });
}

/** Answer to `RenkeiMeetingPoll`. */
export function pollAnswer(meeting: object, items: object[] = []): unknown {
  return answerOf({
    RenkeiFollowUpMeeting__c: connection([meeting]),
    RenkeiAgendaItem__c: connection(items),
    RenkeiAgendaNote__c: connection(),
    RenkeiActionItem__c: connection(),
  });
}

export function noteNode(id: string, item: string, saveKey: string): object {
  return wrapped({ Id: id, Item__c: item, SaveKey__c: saveKey, Text__c: 'Heard.', Author__c: null, Author__r: null });
}

/** Answer to `RenkeiMeetingMinutes`. */
export function minutesAnswer(meeting: object, notes: object[] = []): unknown {
  return answerOf({
    RenkeiFollowUpMeeting__c: connection([meeting]),
    RenkeiAgendaItem__c: connection(),
    RenkeiAgendaNote__c: connection(notes),
    RenkeiActionItem__c: connection(),
  });
}

/** Answer to `RenkeiMeetingPaper`. */
export function paperAnswer({ cases = [] as object[], charted = [] as object[], open = [] as object[] } = {}): unknown {
  return answerOf({
    RenkeiSetting__c: connection([wrapped({ Id: 'S1', TimeZone__c: 'Asia/Tokyo' })]),
    RenkeiEscalation__c: connection(cases),
    RenkeiVisit__c: connection(),
    RenkeiTouch__c: connection(),
    User: connection(),
    RenkeiActionItem__c: connection(open),
    charted: connection(charted),
  });
}
