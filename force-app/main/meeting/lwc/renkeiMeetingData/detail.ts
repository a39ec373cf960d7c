import { fieldOf, labelOf, nameOf, parentOf, recordsOf, childrenOf, type RecordNode } from './nodes.ts';
import { toCaseLine, type CaseLine } from './facts.ts';
import { toItems, type AgendaItem } from './records.ts';

/** Something that happened about a case or its customer. */
export type CaseEvent = { id: string; at: string; by: string | null; words: string | null } & (
  | { kind: 'step'; to: string; reason: string | null }
  | { kind: 'visit'; number: number | null; status: string | null; result: string | null; nextOn: string | null }
  | { kind: 'talk'; hasSignal: boolean; satisfaction: number | null }
  | { kind: 'decided'; item: AgendaItem }
);

export interface CaseDetail extends CaseLine {
  escalatedAt: string | null;
  acceptDueAt: string | null;
  firstVisitDueAt: string | null;
  visitCount: number;
  nextStepOn: string | null;
  nextStep: string | null;
  abandonedOn: string | null;
  returnReason: string | null;
  returnNote: string | null;
  contactName: string | null;
  contactTitle: string | null;
  contactPhone: string | null;
  budget: string | null;
  timing: string | null;
  decisionMaker: string | null;
  opportunityName: string | null;
  amount: number | null;
  events: CaseEvent[];
}

export interface Details {
  cases: ReadonlyMap<string, CaseDetail>;
  /** Talks by account, latest first. */
  talks: ReadonlyMap<string, CaseEvent[]>;
  visits: ReadonlyMap<string, CaseEvent>;
}

export const NO_DETAILS: Details = { cases: new Map(), talks: new Map(), visits: new Map() };

/** Reads the answer to `detailQuery`. */
export function toDetails(data: unknown): Details {
  const talks = new Map<string, CaseEvent[]>();
  for (const node of recordsOf(data, 'RenkeiTouch__c')) {
    const account = fieldOf<string>(node, 'Account__c') ?? '';
    talks.set(account, [...(talks.get(account) ?? []), toTalk(node)]);
  }
  const decided = toItems(data, 'decided');
  const cases = recordsOf(data, 'RenkeiEscalation__c').map((node): [string, CaseDetail] => [
    node.Id,
    toDetail(node, decided),
  ]);
  const visits = recordsOf(data, 'RenkeiVisit__c').map((node): [string, CaseEvent] => [node.Id, toVisit(node)]);
  return { cases: new Map(cases), talks, visits: new Map(visits) };
}

/** The latest of what happened, most recent first. */
export function latestEvents(events: readonly CaseEvent[], now: string, count: number): CaseEvent[] {
  return events
    .filter(({ at }) => Date.parse(at) <= Date.parse(now))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, count);
}

function toDetail(node: RecordNode, decided: readonly AgendaItem[]): CaseDetail {
  const opportunity = parentOf(node, 'Opportunity__r');
  const contact = parentOf(node, 'Contact__r');
  return {
    ...toCaseLine(node),
    escalatedAt: fieldOf(node, 'EscalatedAt__c'),
    acceptDueAt: fieldOf(node, 'AcceptDueAt__c'),
    firstVisitDueAt: fieldOf(node, 'FirstVisitDueAt__c'),
    visitCount: Number(fieldOf<number>(node, 'VisitCount__c') ?? 0),
    nextStepOn: fieldOf(node, 'NextStepOn__c'),
    nextStep: fieldOf(node, 'NextStep__c'),
    abandonedOn: fieldOf(node, 'AbandonedOn__c'),
    returnReason: labelOf(node, 'ReturnReason__c'),
    returnNote: fieldOf(node, 'ReturnNote__c'),
    contactName: nameOf(node, 'Contact__r'),
    contactTitle: contact && fieldOf(contact, 'Title'),
    contactPhone: contact && fieldOf(contact, 'Phone'),
    budget: labelOf(node, 'Budget__c'),
    timing: fieldOf(node, 'Timing__c'),
    decisionMaker: fieldOf(node, 'DecisionMaker__c'),
    opportunityName: opportunity && fieldOf(opportunity, 'Name'),
    amount: opportunity && fieldOf(opportunity, 'Amount'),
    events: [
      ...childrenOf(node, 'Steps__r').map(toStep),
      ...childrenOf(node, 'Visits__r')
        .filter((visit) => fieldOf(visit, 'Status__c') !== 'Cancelled')
        .map(toVisit),
      ...decided.filter(({ escalation }) => escalation === node.Id).map(toDecided),
    ],
  };
}

const toStep = (node: RecordNode): CaseEvent => ({
  kind: 'step',
  id: node.Id,
  at: fieldOf<string>(node, 'At__c') ?? '',
  by: nameOf(node, 'By__r'),
  words: fieldOf(node, 'Note__c'),
  to: labelOf(node, 'To__c') ?? '',
  reason: labelOf(node, 'Reason__c'),
});

const toVisit = (node: RecordNode): CaseEvent => ({
  kind: 'visit',
  id: node.Id,
  at: fieldOf<string>(node, 'StartsAt__c') ?? '',
  by: nameOf(node, 'Rep__r'),
  words: fieldOf(node, 'ResultNote__c'),
  number: fieldOf(node, 'Number__c'),
  status: fieldOf(node, 'Status__c'),
  result: labelOf(node, 'Result__c'),
  nextOn: fieldOf(node, 'NextStepOn__c'),
});

const toTalk = (node: RecordNode): CaseEvent => ({
  kind: 'talk',
  id: node.Id,
  at: fieldOf<string>(node, 'OccurredAt__c') ?? '',
  by: nameOf(node, 'Owner'),
  words: fieldOf(node, 'Needs__c'),
  hasSignal: fieldOf<boolean>(node, 'BuyingSignal__c') === true,
  satisfaction: fieldOf(node, 'Satisfaction__c'),
});

const toDecided = (item: AgendaItem): CaseEvent => ({
  kind: 'decided',
  id: item.id ?? item.key,
  at: item.decidedAt ?? '',
  by: item.decidedByName,
  words: item.decisionNote,
  item,
});
