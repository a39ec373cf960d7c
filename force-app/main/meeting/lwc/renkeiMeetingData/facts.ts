import { itemKey, type AgendaLine, type CaseFact, type Facts, type LeftFact } from 'c/renkeiMeetingRules';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import { connectionOf, fieldOf, labelOf, nameOf, parentOf, recordsOf, type RecordNode } from './nodes.ts';
import { toActions, toItems, toNotes, type ActionItem, type AgendaItem, type AgendaNote } from './records.ts';
import type { Meeting } from './start.ts';

/** Ids of queues begin so, those of users with 005. */
const QUEUE = '00G';
/** Without an earlier meeting, what callers learned and visits brought back counts for so many days. */
const FIRST_DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;

/** A case as the agenda tells it. */
export interface CaseLine {
  id: string;
  account: string | null;
  accountName: string | null;
  accountOwner: string | null;
  owner: string | null;
  caller: string | null;
  callerName: string | null;
  status: CaseStatus;
  statusName: string;
  signal: string | null;
  words: string | null;
}

/** What a caller heard, or a visit brought back. */
export interface Told {
  id: string;
  accountName: string | null;
  words: string | null;
  by: string | null;
}

export interface AgendaAnswer {
  facts: Facts;
  cases: ReadonlyMap<string, CaseLine>;
  told: ReadonlyMap<string, Told>;
  /** Open actions of the team. */
  actions: ActionItem[];
  /** Items of the meeting itself. */
  items: AgendaItem[];
  notes: AgendaNote[];
  /** Id behind which there are more cases; null: all are here. */
  after: string | null;
}

export interface AgendaAsked {
  users: readonly string[];
  /** What changed from here on is new. */
  since: string | null;
  now: string;
  /** The meeting at hand, or the one that is planned and may hold items already; null: neither. */
  meeting: string | null;
  /** The one before it. */
  previous: string | null;
}

/** Variables of `agendaQuery`. */
export function agendaVariables({ users, since, now, meeting, previous }: AgendaAsked): Record<string, unknown> {
  const meetings = [meeting, previous].flatMap((id) => id ?? []);
  const from = since ?? new Date(Date.parse(now) - FIRST_DAYS * DAY_MILLISECONDS).toISOString();
  // What is asked for no meeting finds nothing: no record has this Id.
  return { users, since: from, meetings, meeting: meeting ?? NOBODY, after: NOBODY };
}

/** Sorts before every Id of the org, and is none. */
const NOBODY = '000000000000000AAA';

/** Reads the answer to `agendaQuery`. */
export function toAgenda(data: unknown, { meeting, previous, now }: AgendaAsked): AgendaAnswer {
  const nodes = recordsOf(data, 'RenkeiEscalation__c');
  const visits = recordsOf(data, 'booked');
  const results = recordsOf(data, 'results');
  const touches = [
    ...recordsOf(data, 'signals'),
    ...recordsOf(data, 'heard').filter((node) => fieldOf(node, 'Needs__c')),
  ];
  const items = toItems(data);
  const actions = toActions(data);
  const cases = casesOf(nodes);
  const told = new Map<string, Told>();
  for (const node of touches) told.set(node.Id, toldOf(node, fieldOf(node, 'Needs__c'), nameOf(node, 'Owner')));
  for (const node of results) told.set(node.Id, toldOf(node, fieldOf(node, 'ResultNote__c'), nameOf(node, 'Rep__r')));
  return {
    facts: {
      cases: caseFacts(nodes, visits, now),
      touches: touches.map((node) => ({
        id: node.Id,
        account: fieldOf(node, 'Account__c'),
        rep: accountOwnerOf(node),
        at: fieldOf<string>(node, 'OccurredAt__c') ?? '',
        hasSignal: fieldOf<boolean>(node, 'BuyingSignal__c') === true,
      })),
      visits: results.map((node) => ({
        id: node.Id,
        case: fieldOf(node, 'Escalation__c'),
        account: fieldOf(node, 'Account__c'),
        rep: fieldOf(node, 'Rep__c'),
        at: fieldOf<string>(node, 'ResultAt__c') ?? '',
      })),
      actions: actions
        // What this meeting has agreed on is not carried over into it.
        .filter((action) => meeting === null || action.meeting !== meeting)
        .map(({ id, assignedTo, dueOn, account, escalation }) => ({
          id,
          assignedTo,
          dueOn,
          account,
          case: escalation,
        })),
      left: items.filter((item) => item.meeting === previous).flatMap(toLeft),
    },
    cases,
    told,
    actions,
    items: items.filter((item) => item.meeting === meeting),
    notes: toNotes(data),
    after: afterOf(data),
  };
}

/** Reads the answer to `moreCasesQuery`; booked visits are those of the first answer. */
export function withMoreCases(answer: AgendaAnswer, data: unknown, now: string): AgendaAnswer {
  const nodes = recordsOf(data, 'RenkeiEscalation__c');
  const facts = { ...answer.facts, cases: [...answer.facts.cases, ...caseFacts(nodes, [], now)] };
  return { ...answer, facts, cases: new Map([...answer.cases, ...casesOf(nodes)]), after: afterOf(data) };
}

/** A line of the agenda as an item that the org does not have yet. @param personOfUser somebody by Id; null: not of the team */
export function itemOf(
  line: AgendaLine,
  meeting: string,
  position: number,
  answer: AgendaAnswer,
  personOfUser: (user: string | null) => { name: string; isActive: boolean } | null,
): AgendaItem {
  const found = line.escalation === null ? undefined : answer.cases.get(line.escalation);
  const action = answer.actions.find(({ id }) => id === line.action);
  const told = answer.told.get(line.touch ?? line.visit ?? '');
  return {
    id: null,
    key: itemKey(meeting, line),
    lastModified: null,
    createdAt: null,
    meeting,
    section: line.section,
    question: line.question,
    state: 'Open',
    decision: null,
    decisionNote: null,
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    nextRep: null,
    nextRepName: null,
    nextOn: null,
    position,
    rep: line.rep,
    repName: personOfUser(line.rep)?.name ?? null,
    repIsActive: personOfUser(line.rep)?.isActive ?? true,
    since: line.since || null,
    escalation: line.escalation,
    caseStatus: found?.status ?? null,
    caseStatusName: found?.statusName ?? null,
    caseOwner: found?.owner ?? null,
    visit: line.visit,
    touch: line.touch,
    account: line.account,
    accountName: found?.accountName ?? told?.accountName ?? action?.accountName ?? null,
    action: line.action,
    actionSubject: action?.subject ?? null,
    actionDueOn: action?.dueOn ?? null,
  };
}

function casesOf(nodes: readonly RecordNode[]): ReadonlyMap<string, CaseLine> {
  return new Map(nodes.map((node) => [node.Id, toCaseLine(node)]));
}

export function toCaseLine(node: RecordNode): CaseLine {
  const status = fieldOf<CaseStatus>(node, 'Status__c') ?? 'Queued';
  return {
    id: node.Id,
    account: fieldOf(node, 'Account__c'),
    accountName: nameOf(node, 'Account__r'),
    accountOwner: accountOwnerOf(node),
    owner: personOf(node),
    caller: fieldOf(node, 'Caller__c'),
    callerName: nameOf(node, 'Caller__r'),
    status,
    statusName: labelOf(node, 'Status__c') ?? status,
    signal: labelOf(node, 'SignalKind__c'),
    words: fieldOf(node, 'CustomerWords__c'),
  };
}

function caseFacts(nodes: readonly RecordNode[], booked: readonly RecordNode[], now: string): CaseFact[] {
  const visits = new Map<string, { over: string | null; ahead: boolean }>();
  for (const node of booked) {
    const id = fieldOf<string>(node, 'Escalation__c') ?? '';
    const found = visits.get(id) ?? { over: null, ahead: false };
    const end = fieldOf<string>(node, 'EndsAt__c') ?? '';
    if (Date.parse(end) >= Date.parse(now)) found.ahead = true;
    else found.over ??= end;
    visits.set(id, found);
  }
  return nodes.map((node) => ({
    id: node.Id,
    account: fieldOf(node, 'Account__c'),
    owner: personOf(node),
    status: fieldOf<CaseStatus>(node, 'Status__c') ?? 'Queued',
    touch: fieldOf(node, 'Touch__c'),
    acceptDueAt: fieldOf(node, 'AcceptDueAt__c'),
    firstVisitDueAt: fieldOf(node, 'FirstVisitDueAt__c'),
    visitCount: Number(fieldOf<number>(node, 'VisitCount__c') ?? 0),
    lastResult: fieldOf(node, 'LastResult__c'),
    nextStepOn: fieldOf(node, 'NextStepOn__c'),
    abandonedOn: fieldOf(node, 'AbandonedOn__c'),
    returnedAt: fieldOf(node, 'ReturnedAt__c'),
    returnedUntil: fieldOf(node, 'ReturnedUntil__c'),
    resultDueSince: visits.get(node.Id)?.over ?? null,
    hasVisitAhead: visits.get(node.Id)?.ahead ?? false,
    changedAt: fieldOf(node, 'LastModifiedDate'),
  }));
}

/** What the last meeting parked or did not reach, unless it is a case or an action: those come by themselves. */
function toLeft(item: AgendaItem): LeftFact[] {
  const { state, touch, visit, account, rep, question, escalation, action, decidedAt } = item;
  const isLeft = (state === 'Open' || state === 'Parked') && escalation === null && action === null;
  return isLeft ? [{ touch, visit, account, rep, question, at: decidedAt ?? '' }] : [];
}

function toldOf(node: RecordNode, words: string | null, by: string | null): Told {
  return { id: node.Id, accountName: nameOf(node, 'Account__r'), words, by };
}

function personOf(node: RecordNode): string | null {
  const owner = fieldOf<string>(node, 'OwnerId');
  return owner === null || owner.startsWith(QUEUE) ? null : owner;
}

function accountOwnerOf(node: RecordNode): string | null {
  const account = parentOf(node, 'Account__r');
  return account && fieldOf<string>(account, 'OwnerId');
}

function afterOf(data: unknown): string | null {
  const { pageInfo } = connectionOf(data, 'RenkeiEscalation__c');
  return pageInfo?.hasNextPage ? (recordsOf(data, 'RenkeiEscalation__c').at(-1)?.Id ?? null) : null;
}

/** The meeting before another, whose parked items come again: the last that was held. */
export function previousOf(meetings: readonly Meeting[], team: string, current: Meeting | null): Meeting | null {
  const held = meetings.filter(
    (each) =>
      each.team === team &&
      each.id !== current?.id &&
      each.startedAt !== null &&
      (current?.startedAt == null || Date.parse(each.startedAt) < Date.parse(current.startedAt)),
  );
  held.sort((one, other) => Date.parse(other.startedAt!) - Date.parse(one.startedAt!));
  return held[0] ?? null;
}
