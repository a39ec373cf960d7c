import type { Channel, Focus, Lifecycle, ProcessStep, Segment } from 'c/renkeiSegmentRules';
import { nodesOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import type { Outcome } from './queue.ts';

export interface BriefedContact {
  id: string;
  name: string;
  title: string | null;
  department: string | null;
  phone: string | null;
  email: string | null;
  doNotCall: boolean;
  /** Moment of the last touch of any kind, and of the last conversation; null: never. */
  touchedAt: string | null;
  talkedAt: string | null;
}

export interface PastTouch {
  id: string;
  at: string;
  outcome: Outcome | null;
  channel: Channel | null;
  direction: string | null;
  origin: string | null;
  conversation: boolean;
  contact: string | null;
  contactName: string | null;
  needs: string | null;
  signal: boolean;
  satisfaction: number | null;
  minutes: number | null;
  decisionMaker: string | null;
  /** Whose touch it is: what was imported was created by somebody else. */
  by: string | null;
}

export interface Machine {
  id: string;
  name: string;
  competitor: boolean;
  maker: string | null;
  modelYear: number | null;
  /** End of use: when it is to be replaced. */
  endsOn: string | null;
  status: string | null;
}

export interface OpenOpportunity {
  id: string;
  name: string;
  stage: string;
  amount: number | null;
  closeDate: string | null;
  nextStep: string | null;
  owner: string | null;
  ownerName: string | null;
}

export interface CaseOfAccount {
  id: string;
  status: string;
  statusName: string;
  words: string | null;
  at: string | null;
  returnReason: string | null;
  result: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  visits: number;
  open: boolean;
}

export interface PastVisit {
  id: string;
  at: string | null;
  status: string | null;
  result: string | null;
  note: string | null;
  nextStepOn: string | null;
  purpose: string | null;
  rep: string | null;
}

export interface Briefing {
  account: string;
  name: string;
  phone: string | null;
  industry: string | null;
  /** Town: visits are planned by it. */
  town: string | null;
  owner: string | null;
  ownerName: string | null;
  segment: Segment | null;
  focus: Focus;
  lifecycle: Lifecycle | null;
  step: ProcessStep | null;
  language: string | null;
  potential: number | null;
  won: number | null;
  lastConversation: string | null;
  fieldCovers: boolean;
  contacts: BriefedContact[];
  touches: PastTouch[];
  machines: Machine[];
  opportunities: OpenOpportunity[];
  cases: CaseOfAccount[];
  visits: PastVisit[];
  /** The channel that the customer prefers, by step. */
  preferences: Partial<Record<ProcessStep, Channel>>;
}

const OPEN_CASES = ['Queued', 'Accepted', 'Visited', 'Returned'];

/** When somebody was last talked with, or tried in vain: of all touches, of which the briefing shows the latest only. */
interface ReachedNode {
  aggregate: {
    Contact__c: FieldValue<string>;
    IsConversation__c: FieldValue<boolean>;
    OccurredAt__c: { max: FieldValue<string> };
  };
}

/** A record as an answer holds it: fields that may be missing, parents, children. */
type Node = { Id: string } & Record<string, unknown>;

const value = <Type>(node: Node, field: string): Type | null =>
  valueOf(node[field] as FieldValue<Type> | null | undefined);
const label = (node: Node, field: string): string | null => {
  const found = node[field] as FieldValue<string> | null | undefined;
  return found?.label ?? found?.value ?? null;
};
const parentName = (node: Node, parent: string): string | null =>
  valueOf((node[parent] as { Name?: FieldValue<string> } | null | undefined)?.Name);
const children = (node: Node, relationship: string): Node[] =>
  nodesOf(node[relationship] as Connection<Node> | null | undefined);

/** Reads the answer to `briefingQuery`: account Id → briefing. */
export function toBriefings(data: unknown): Map<string, Briefing> {
  const { query, aggregate } = (
    data as {
      uiapi: {
        query: { Account: Connection<Node>; RenkeiVisit__c?: Connection<Node> };
        aggregate?: { reached?: Connection<ReachedNode> };
      };
    }
  ).uiapi;
  const visits = nodesOf(query.RenkeiVisit__c);
  const reached = nodesOf(aggregate?.reached).map((node) => node.aggregate);
  return new Map(
    nodesOf(query.Account).map((node) => [
      node.Id,
      toBriefing(
        node,
        visits.filter((visit) => value(visit, 'Account__c') === node.Id),
        reached,
      ),
    ]),
  );
}

function toBriefing(node: Node, visits: readonly Node[], reached: readonly ReachedNode['aggregate'][]): Briefing {
  return {
    account: node.Id,
    name: value<string>(node, 'Name') ?? node.Id,
    phone: value(node, 'Phone'),
    industry: label(node, 'Industry'),
    town: value(node, 'BillingCity'),
    owner: value(node, 'OwnerId'),
    ownerName: parentName(node, 'Owner'),
    segment: value(node, 'RenkeiSegment__c'),
    focus: value(node, 'RenkeiFocus__c'),
    lifecycle: value(node, 'RenkeiLifecycle__c'),
    step: value(node, 'RenkeiProcessStep__c'),
    language: value(node, 'RenkeiLanguage__c'),
    potential: value(node, 'RenkeiPotential__c'),
    won: value(node, 'RenkeiWonAmountTrailing__c'),
    lastConversation: value(node, 'RenkeiLastConversation__c'),
    fieldCovers: value(node, 'RenkeiFieldCovers__c') === true,
    contacts: children(node, 'Contacts').map((contact) => toContact(contact, reached)),
    touches: children(node, 'RenkeiTouches__r').map(toTouch),
    machines: children(node, 'Assets').map(toMachine),
    opportunities: children(node, 'Opportunities').map(toOpportunity),
    cases: children(node, 'RenkeiEscalations__r').map(toCase),
    visits: visits.map(toVisit),
    preferences: Object.fromEntries(
      children(node, 'RenkeiChannelPreferences__r').map((each) => [
        value<ProcessStep>(each, 'ProcessStep__c'),
        value<Channel>(each, 'Channel__c'),
      ]),
    ) as Briefing['preferences'],
  };
}

function toContact(node: Node, reached: readonly ReachedNode['aggregate'][]): BriefedContact {
  const own = reached.filter(({ Contact__c }) => valueOf(Contact__c) === node.Id);
  const last = (rows: typeof own) => rows.map((row) => valueOf(row.OccurredAt__c.max)).reduce(later, null);
  return {
    id: node.Id,
    name: value<string>(node, 'Name') ?? node.Id,
    title: value(node, 'Title'),
    department: value(node, 'Department'),
    phone: value<string>(node, 'Phone') ?? value(node, 'MobilePhone'),
    email: value(node, 'Email'),
    doNotCall: value(node, 'DoNotCall') === true,
    touchedAt: last(own),
    talkedAt: last(own.filter((row) => String(valueOf(row.IsConversation__c)) === 'true')),
  };
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && Date.parse(other) > Date.parse(one)) ? other : one;

function toTouch(node: Node): PastTouch {
  return {
    id: node.Id,
    at: value<string>(node, 'OccurredAt__c') ?? '',
    outcome: value(node, 'Outcome__c'),
    channel: value(node, 'Channel__c'),
    direction: value(node, 'Direction__c'),
    origin: value(node, 'Origin__c'),
    conversation: value(node, 'IsConversation__c') === true,
    contact: value(node, 'Contact__c'),
    contactName: parentName(node, 'Contact__r'),
    needs: value(node, 'Needs__c'),
    signal: value(node, 'BuyingSignal__c') === true,
    satisfaction: value(node, 'Satisfaction__c'),
    minutes: value(node, 'Minutes__c'),
    decisionMaker: value(node, 'DecisionMaker__c'),
    by: parentName(node, 'Owner'),
  };
}

function toMachine(node: Node): Machine {
  return {
    id: node.Id,
    name: value<string>(node, 'Name') ?? '',
    competitor: value(node, 'IsCompetitorProduct') === true,
    maker: value(node, 'RenkeiMaker__c'),
    modelYear: value(node, 'RenkeiModelYear__c'),
    endsOn: value(node, 'UsageEndDate'),
    status: label(node, 'Status'),
  };
}

function toOpportunity(node: Node): OpenOpportunity {
  return {
    id: node.Id,
    name: value<string>(node, 'Name') ?? '',
    stage: label(node, 'StageName') ?? '',
    amount: value(node, 'Amount'),
    closeDate: value(node, 'CloseDate'),
    nextStep: value(node, 'NextStep'),
    owner: value(node, 'OwnerId'),
    ownerName: parentName(node, 'Owner'),
  };
}

function toCase(node: Node): CaseOfAccount {
  const status = value<string>(node, 'Status__c') ?? '';
  return {
    id: node.Id,
    status,
    statusName: label(node, 'Status__c') ?? status,
    words: value(node, 'CustomerWords__c'),
    at: value(node, 'EscalatedAt__c'),
    returnReason: label(node, 'ReturnReason__c'),
    result: label(node, 'LastResult__c'),
    nextStep: value(node, 'NextStep__c'),
    nextStepOn: value(node, 'NextStepOn__c'),
    visits: value<number>(node, 'VisitCount__c') ?? 0,
    open: OPEN_CASES.includes(status),
  };
}

function toVisit(node: Node): PastVisit {
  return {
    id: node.Id,
    at: value(node, 'StartsAt__c'),
    status: label(node, 'Status__c'),
    result: label(node, 'Result__c'),
    note: value(node, 'ResultNote__c'),
    nextStepOn: value(node, 'NextStepOn__c'),
    purpose: value(node, 'Purpose__c'),
    rep: parentName(node, 'Rep__r'),
  };
}
