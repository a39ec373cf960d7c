import { nodesOf } from 'c/renkeiSegmentData';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { VisitResult, VisitStatus } from 'c/renkeiVisitRules';
import { connectionOf, fieldOf, labelOf, parentOf, type RecordNode } from './nodes.ts';

/** Where the pages of steps, visits and thanks begin. */
export type Cursors = Record<'steps' | 'visits' | 'thanks', string | null>;

interface Happened {
  id: string;
  at: string;
  by: string | null;
  words: string | null;
}

/** Something in the life of a case. */
export type StoryEvent = Happened &
  (
    | { kind: 'touch' }
    | { kind: 'step'; from: CaseStatus | null; to: CaseStatus; reason: string | null; owner: string | null }
    | {
        kind: 'visit';
        number: number | null;
        status: VisitStatus;
        result: VisitResult | null;
        nextStepOn: string | null;
      }
    | { kind: 'thanks'; to: string | null }
    | { kind: 'opportunity'; name: string; stage: string | null }
  );

export interface StoryPage {
  /** In order of time. */
  events: StoryEvent[];
  /** Sources that have more, with where it begins; empty when the story is told. */
  next: Partial<Cursors>;
  /** Up to this instant nothing is missing; null when nothing is at all. */
  until: string | null;
  /** Whether the case is there for the reader. */
  isFound: boolean;
}

export interface AccountCase {
  id: string;
  statusName: string;
  signal: string | null;
  at: string | null;
}

const PAGE = 20;
const SOURCES = {
  steps: { object: 'RenkeiEscalationStep__c', at: 'At__c' },
  visits: { object: 'RenkeiVisit__c', at: 'StartsAt__c' },
  thanks: { object: 'RenkeiThanks__c', at: 'GivenAt__c' },
} as const;
type Source = keyof typeof SOURCES;

/** Variables of `storyQuery`. */
export function storyVariables(id: string, cursors: Partial<Cursors>): Record<string, unknown> {
  const { steps = null, visits = null, thanks = null } = cursors;
  return { case: id, first: PAGE, steps, visits, thanks };
}

/** Reads the answer to `storyQuery`: a page of each source, ordered by the server, put together by time. */
export function toStory(data: unknown): StoryPage {
  const [found] = nodesOf(connectionOf(data, 'RenkeiEscalation__c'));
  const next: Partial<Cursors> = {};
  let until: string | null = null;
  for (const source of Object.keys(SOURCES) as Source[]) {
    const { object, at } = SOURCES[source];
    const page = connectionOf(data, object);
    const last = nodesOf(page).at(-1);
    if (!page.pageInfo?.hasNextPage || !last) continue;
    next[source] = page.pageInfo.endCursor;
    const end = fieldOf<string>(last, at) ?? '';
    if (until === null || Date.parse(end) < Date.parse(until)) until = end;
  }
  const events = [
    ...(found ? ofCase(found) : []),
    ...nodesOf(connectionOf(data, SOURCES.steps.object)).map(stepOf),
    ...nodesOf(connectionOf(data, SOURCES.visits.object)).map(visitOf),
    ...nodesOf(connectionOf(data, SOURCES.thanks.object)).map(thanksOf),
  ];
  events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return { events, next, until, isFound: found !== undefined };
}

/** Reads the answer to `accountCasesQuery`. */
export function toAccountCases(data: unknown): { cases: AccountCase[]; next: string | null } {
  const found = connectionOf(data, 'RenkeiEscalation__c');
  const cases = nodesOf(found).map((node) => ({
    id: node.Id,
    statusName: labelOf(node, 'Status__c') ?? '',
    signal: labelOf(node, 'SignalKind__c'),
    at: fieldOf<string>(node, 'EscalatedAt__c'),
  }));
  return { cases, next: found.pageInfo?.hasNextPage ? found.pageInfo.endCursor : null };
}

const nameOf = (node: RecordNode, parent: string): string | null => {
  const found = parentOf(node, parent);
  return found && fieldOf(found, 'Name');
};

function ofCase(node: RecordNode): StoryEvent[] {
  const touch = parentOf(node, 'Touch__r');
  const opportunity = parentOf(node, 'Opportunity__r');
  const touchedAt = touch && fieldOf<string>(touch, 'OccurredAt__c');
  const createdAt = opportunity && fieldOf<string>(opportunity, 'CreatedDate');
  return [
    ...(touchedAt
      ? [
          {
            kind: 'touch' as const,
            id: `${node.Id}-touch`,
            at: touchedAt,
            by: nameOf(node, 'Caller__r'),
            words: fieldOf<string>(node, 'CustomerWords__c'),
          },
        ]
      : []),
    ...(opportunity && createdAt
      ? [
          {
            kind: 'opportunity' as const,
            id: `${node.Id}-opportunity`,
            at: createdAt,
            by: null,
            words: null,
            name: fieldOf<string>(opportunity, 'Name') ?? '',
            stage: labelOf(opportunity, 'StageName'),
          },
        ]
      : []),
  ];
}

const stepOf = (node: RecordNode): StoryEvent => ({
  kind: 'step',
  id: node.Id,
  at: fieldOf<string>(node, 'At__c') ?? '',
  by: nameOf(node, 'By__r'),
  words: fieldOf(node, 'Note__c'),
  from: fieldOf(node, 'From__c'),
  to: fieldOf<CaseStatus>(node, 'To__c') ?? 'Queued',
  reason: labelOf(node, 'Reason__c'),
  owner: nameOf(node, 'Owner__r'),
});

const visitOf = (node: RecordNode): StoryEvent => ({
  kind: 'visit',
  id: node.Id,
  at: fieldOf<string>(node, 'StartsAt__c') ?? '',
  by: nameOf(node, 'Rep__r'),
  words: fieldOf<string>(node, 'ResultNote__c') ?? fieldOf(node, 'Purpose__c'),
  number: fieldOf(node, 'Number__c'),
  status: fieldOf<VisitStatus>(node, 'Status__c') ?? 'Tentative',
  result: fieldOf(node, 'Result__c'),
  nextStepOn: fieldOf(node, 'NextStepOn__c'),
});

const thanksOf = (node: RecordNode): StoryEvent => ({
  kind: 'thanks',
  id: node.Id,
  at: fieldOf<string>(node, 'GivenAt__c') ?? '',
  by: nameOf(node, 'From__r'),
  words: fieldOf(node, 'Message__c'),
  to: nameOf(node, 'To__r'),
});
