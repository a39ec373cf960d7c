import { addDays } from 'c/renkeiCalendarRules';
import { connectionOf, fieldOf, labelOf, nameOf, nextOf, nodesOf, type RecordNode } from './nodes.ts';

/** What a manager looks at first, in this order. */
export const EXCEPTIONS = [
  'Unanswered',
  'NoResult',
  'Abandoned',
  'Returned',
  'OverdueCalls',
  'SkippedMeetings',
] as const;
export type ExceptionKind = (typeof EXCEPTIONS)[number];
export type ExceptionCounts = Record<ExceptionKind, number>;

/** Whose exceptions, and as of when. */
export interface ExceptionScope {
  /** Null: of all teams. */
  team: string | null;
  /** Callers of the team: call plans know no team. */
  callers: readonly string[];
  /** yyyy-mm-dd where the reader is. */
  today: string;
  /** The instant at which today begins there: what was due today is late from tomorrow on, as in the reports of the same names. */
  start: string;
}

/** Skipped meetings are told for four weeks. */
const MEETING_DAYS = 28;
const PAGE = 50;

type Filter = Record<string, unknown>;

/** Variables of `exceptionCountsQuery`. */
export function exceptionVariables(scope: ExceptionScope): Record<string, Filter> {
  return Object.fromEntries(EXCEPTIONS.map((kind) => [kind[0]!.toLowerCase() + kind.slice(1), filterOf(kind, scope)]));
}

/** Variables of the query of one kind in `exceptionQueries`; what has waited longest comes first. */
export function exceptionPageVariables(
  kind: ExceptionKind,
  scope: ExceptionScope,
  after: string | null = null,
): Record<string, unknown> {
  const order: Partial<Record<ExceptionKind, string>> = {
    Unanswered: 'AcceptDueAt__c',
    Abandoned: 'AbandonedOn__c',
    Returned: 'ReturnedAt__c',
  };
  const field = order[kind];
  return {
    where: filterOf(kind, scope),
    first: PAGE,
    after,
    ...(field ? { orderBy: { [field]: { order: 'ASC' }, Id: { order: 'ASC' } } } : {}),
  };
}

function filterOf(kind: ExceptionKind, { team, callers, today, start }: ExceptionScope): Filter {
  const own = team === null ? [] : [{ Team__c: { eq: team } }];
  switch (kind) {
    case 'Unanswered':
      return { and: [{ Status__c: { eq: 'Queued' } }, { AcceptDueAt__c: { lt: { value: start } } }, ...own] };
    case 'NoResult':
      return {
        and: [
          { Status__c: { in: ['Tentative', 'Confirmed'] } },
          { EndsAt__c: { lt: { value: start } } },
          { Escalation__c: { ne: null } },
          ...(team === null ? [] : [{ Escalation__r: { Team__c: { eq: team } } }]),
        ],
      };
    case 'Abandoned':
      return {
        and: [
          { Status__c: { eq: 'Visited' } },
          { VisitCount__c: { eq: 1 } },
          { AbandonedOn__c: { lte: { value: today } } },
          ...own,
        ],
      };
    case 'Returned':
      return {
        and: [
          { Status__c: { eq: 'Returned' } },
          { or: [{ ReturnedUntil__c: { eq: null } }, { ReturnedUntil__c: { lte: { value: today } } }] },
          ...own,
        ],
      };
    case 'OverdueCalls':
      return {
        and: [
          { CallBy__c: { lt: { value: today } } },
          { DoNotCall__c: { eq: false } },
          { LimitReachedOn__c: { eq: null } },
          { or: [{ PausedUntil__c: { eq: null } }, { PausedUntil__c: { lt: { value: today } } }] },
          ...(team === null ? [] : [{ or: [{ Caller__c: { in: [...callers] } }, { Caller__c: { eq: null } }] }]),
        ],
      };
    case 'SkippedMeetings':
      return {
        and: [
          { Status__c: { eq: 'Missed' } },
          { HeldOn__c: { gte: { value: addDays(today, -MEETING_DAYS) } } },
          ...own,
        ],
      };
  }
}

/** Reads the answer to `exceptionCountsQuery`. */
export function toExceptionCounts(data: unknown): ExceptionCounts {
  return Object.fromEntries(
    EXCEPTIONS.map((kind) => [kind, connectionOf(data, kind).totalCount ?? 0]),
  ) as ExceptionCounts;
}

/** One line of an exception, whatever its kind. */
export interface ExceptionRow {
  /** Of the record that the row opens: case, visit, plan or meeting. */
  id: string;
  /** The case, where there is one; it goes on the agenda. */
  case: string | null;
  account: string | null;
  /** Null where the account was deleted or is not shared; of a meeting its name. */
  title: string | null;
  /** Whose turn it is: the rep, the caller. Null: nobody's, or a queue's. */
  person: string | null;
  personName: string | null;
  caller: string | null;
  callerName: string | null;
  /** Since when, a day or an instant. */
  since: string | null;
  /** A reason in the reader's language, or the customer's words. */
  note: string | null;
  statusName: string | null;
}

export interface ExceptionPage {
  rows: ExceptionRow[];
  total: number;
  next: string | null;
}

/** Reads the answer to the query of one kind. */
export function toExceptionPage(kind: ExceptionKind, data: unknown): ExceptionPage {
  const page = connectionOf(data, 'page');
  const rows = nodesOf(page).map((node) => READ[kind](node));
  return { rows, total: page.totalCount ?? rows.length, next: nextOf(page) };
}

const READ: Record<ExceptionKind, (node: RecordNode) => ExceptionRow> = {
  Unanswered: (node) => caseRow(node, 'AcceptDueAt__c', fieldOf(node, 'CustomerWords__c')),
  Abandoned: (node) => caseRow(node, 'AbandonedOn__c', fieldOf(node, 'CustomerWords__c')),
  Returned: (node) => {
    const [reason, note] = [labelOf(node, 'ReturnReason__c'), fieldOf<string>(node, 'ReturnNote__c')];
    return caseRow(node, 'ReturnedAt__c', [reason, note].filter(Boolean).join(' · ') || null);
  },
  NoResult: (node) => ({
    ...plainRow(node, 'EndsAt__c'),
    case: fieldOf(node, 'Escalation__c'),
    person: fieldOf(node, 'Rep__c'),
    personName: nameOf(node, 'Rep__r'),
    note: fieldOf(node, 'Purpose__c'),
  }),
  OverdueCalls: (node) => ({
    ...plainRow(node, 'CallBy__c'),
    person: fieldOf(node, 'Caller__c'),
    personName: nameOf(node, 'Caller__r'),
    note: labelOf(node, 'Reason__c'),
  }),
  SkippedMeetings: (node) => ({
    ...plainRow(node, 'HeldOn__c'),
    title: fieldOf(node, 'Name'),
    note: labelOf(node, 'Cadence__c'),
  }),
};

function caseRow(node: RecordNode, since: string, note: string | null): ExceptionRow {
  const owner = fieldOf<string>(node, 'OwnerId');
  return {
    ...plainRow(node, since),
    case: node.Id,
    // Ids of users begin with 005; of queues nobody answers.
    person: owner?.startsWith('005') ? owner : null,
    caller: fieldOf(node, 'Caller__c'),
    callerName: nameOf(node, 'Caller__r'),
    note,
    statusName: labelOf(node, 'Status__c'),
  };
}

function plainRow(node: RecordNode, since: string): ExceptionRow {
  return {
    id: node.Id,
    case: null,
    account: fieldOf(node, 'Account__c'),
    title: nameOf(node, 'Account__r'),
    person: null,
    personName: null,
    caller: null,
    callerName: null,
    since: fieldOf(node, since),
    note: null,
    statusName: null,
  };
}
