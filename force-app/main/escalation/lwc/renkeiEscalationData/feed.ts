import { nodesOf } from 'c/renkeiSegmentData';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { VisitResult } from 'c/renkeiVisitRules';
import { connectionOf, fieldOf, labelOf, parentOf, type RecordNode } from './nodes.ts';

/** A case as far as its way is followed. */
export interface FollowedCase {
  id: string;
  account: string | null;
  accountName: string | null;
  status: CaseStatus;
  statusName: string;
  visitCount: number;
  lastResult: VisitResult | null;
}

export type FeedEvent =
  | { kind: 'result'; result: VisitResult | null; number: number | null; nextStepOn: string | null }
  | { kind: 'step'; from: CaseStatus | null; to: CaseStatus; reason: string | null; owner: string | null }
  | { kind: 'thanks' };

/** Something that came back. */
export interface FeedEntry {
  id: string;
  at: string;
  by: string | null;
  /** In the writer's own words. */
  words: string | null;
  case: FollowedCase;
  event: FeedEvent;
}

/** Where the pages of what came back, and of open cases, begin. */
export type FeedCursors = Record<FeedSource, string | null>;

/** A page of each source. */
export interface Feed {
  /** The newest first. */
  entries: FeedEntry[];
  open: FollowedCase[];
  /** Sources that have more, with where it begins. */
  next: Partial<FeedCursors>;
  /** Back to this instant nothing is missing; null when nothing is at all. */
  until: string | null;
  waiting: {
    count: number;
    since: string | null;
    owner: string | null;
    handedTo: string | null;
    accountName: string | null;
  };
}

const PAGE = 50;
const SOURCES = {
  visits: { name: 'RenkeiVisit__c', at: 'ResultAt__c' },
  steps: { name: 'RenkeiEscalationStep__c', at: 'At__c' },
  thanks: { name: 'RenkeiThanks__c', at: 'GivenAt__c' },
  open: { name: 'open', at: null },
} as const;
type FeedSource = keyof typeof SOURCES;

/** Variables of `feedQuery`. @param caller whose cases; null for all @param since an instant */
export function feedVariables(
  caller: string | null,
  since: string,
  { visits = null, steps = null, thanks = null, open = null }: Partial<FeedCursors> = {},
): Record<string, unknown> {
  const after = { gte: { value: since } };
  const ofCaller = caller === null ? [] : [{ Escalation__r: { Caller__c: { eq: caller } } }];
  const own = caller === null ? [] : [{ Caller__c: { eq: caller } }];
  const told = { To__c: { in: ['Accepted', 'Returned', 'Won', 'Lost', 'Recycled'] } };
  // A return that names somebody else leads to them at once.
  const passedOn = { and: [{ To__c: { eq: 'Queued' } }, { Reason__c: { ne: null } }] };
  return {
    first: PAGE,
    ...{ visitsAfter: visits, stepsAfter: steps, thanksAfter: thanks, openAfter: open },
    visits: { and: [{ ResultAt__c: after }, { Escalation__c: { ne: null } }, ...ofCaller] },
    steps: { and: [{ At__c: after }, { or: [told, passedOn] }, { From__c: { ne: null } }, ...ofCaller] },
    thanks: { and: [{ GivenAt__c: after }, ...ofCaller] },
    open: { and: [{ Status__c: { in: ['Queued', 'Accepted', 'Visited', 'Returned'] } }, ...own] },
    waiting: { and: [{ Status__c: { eq: 'Queued' } }, ...own] },
  };
}

/** Reads the answer to `feedQuery`. */
export function toFeed(data: unknown): Feed {
  const entries = [
    ...nodesOf(connectionOf(data, 'RenkeiVisit__c')).map(resultOf),
    ...nodesOf(connectionOf(data, 'RenkeiEscalationStep__c')).map(stepOf),
    ...nodesOf(connectionOf(data, 'RenkeiThanks__c')).map(thanksOf),
  ];
  entries.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const next: Partial<FeedCursors> = {};
  let until: string | null = null;
  for (const source of Object.keys(SOURCES) as FeedSource[]) {
    const { name, at } = SOURCES[source];
    const page = connectionOf(data, name);
    const last = nodesOf(page).at(-1);
    if (!page.pageInfo?.hasNextPage || !last) continue;
    next[source] = page.pageInfo.endCursor;
    const end = at && (fieldOf<string>(last, at) ?? '');
    if (end !== null && (until === null || Date.parse(end) > Date.parse(until))) until = end;
  }
  const waiting = connectionOf(data, 'waiting');
  const [oldest] = nodesOf(waiting);
  return {
    entries,
    open: nodesOf(connectionOf(data, 'open')).map((node) => followed(node.Id, node)),
    next,
    until,
    waiting: {
      count: waiting.totalCount ?? 0,
      since: oldest ? fieldOf(oldest, 'EscalatedAt__c') : null,
      owner: oldest ? fieldOf(oldest, 'OwnerId') : null,
      handedTo: oldest ? fieldOf(oldest, 'HandedTo__c') : null,
      accountName: oldest ? nameOf(oldest, 'Account__r') : null,
    },
  };
}

const nameOf = (node: RecordNode, parent: string): string | null => {
  const found = parentOf(node, parent);
  return found && fieldOf(found, 'Name');
};

function entryOf(node: RecordNode, at: string, by: string, words: string, event: FeedEvent): FeedEntry {
  const found = parentOf(node, 'Escalation__r');
  const id = fieldOf<string>(node, 'Escalation__c') ?? '';
  return {
    id: node.Id,
    at: fieldOf<string>(node, at) ?? '',
    by: nameOf(node, by),
    words: fieldOf(node, words),
    case: followed(id, found ?? { Id: id }),
    event,
  };
}

const resultOf = (node: RecordNode): FeedEntry =>
  entryOf(node, 'ResultAt__c', 'Rep__r', 'ResultNote__c', {
    kind: 'result',
    result: fieldOf(node, 'Result__c'),
    number: fieldOf(node, 'Number__c'),
    nextStepOn: fieldOf(node, 'NextStepOn__c'),
  });

const stepOf = (node: RecordNode): FeedEntry =>
  entryOf(node, 'At__c', 'By__r', 'Note__c', {
    kind: 'step',
    from: fieldOf(node, 'From__c'),
    to: fieldOf<CaseStatus>(node, 'To__c') ?? 'Queued',
    reason: labelOf(node, 'Reason__c'),
    owner: nameOf(node, 'Owner__r'),
  });

const thanksOf = (node: RecordNode): FeedEntry =>
  entryOf(node, 'GivenAt__c', 'From__r', 'Message__c', { kind: 'thanks' });

function followed(id: string, node: RecordNode): FollowedCase {
  const status = fieldOf<CaseStatus>(node, 'Status__c') ?? 'Queued';
  return {
    id,
    account: fieldOf(node, 'Account__c'),
    accountName: nameOf(node, 'Account__r'),
    status,
    statusName: labelOf(node, 'Status__c') ?? status,
    visitCount: Number(fieldOf<number>(node, 'VisitCount__c') ?? 0),
    lastResult: fieldOf(node, 'LastResult__c'),
  };
}
