import { nodesOf } from 'c/renkeiSegmentData';
import type { CaseStatus, ReturnReason } from 'c/renkeiEscalationRules';
import type { VisitResult, VisitStatus } from 'c/renkeiVisitRules';
import { childrenOf, connectionOf, fieldOf, labelOf, parentOf, type RecordNode } from './nodes.ts';

/** Somebody to call or to write to. */
export interface Person {
  id: string | null;
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** A visit of a case, as the result form reads it. */
export interface CaseVisit {
  id: string;
  lastModified: string | null;
  status: VisitStatus;
  rep: string | null;
  start: string;
  end: string;
  number: number | null;
  area: string | null;
  purpose: string | null;
  result: VisitResult | null;
  resultNote: string | null;
  nextStepOn: string | null;
}

/** A case as a list shows it. */
export interface CaseRow {
  id: string;
  lastModified: string | null;
  owner: string | null;
  /** Nobody holds it: a queue does. */
  isInQueue: boolean;
  status: CaseStatus;
  statusName: string;
  signal: string | null;
  words: string | null;
  escalatedAt: string | null;
  acceptDueAt: string | null;
  firstVisitDueAt: string | null;
  returnReason: ReturnReason | null;
  returnReasonName: string | null;
  returnNote: string | null;
  returnedUntil: string | null;
  returnedAt: string | null;
  nextStepOn: string | null;
  nextStep: string | null;
  visitCount: number;
  abandonedOn: string | null;
  account: string | null;
  /** Null where the account was deleted or is not shared. */
  accountName: string | null;
  accountPhone: string | null;
  accountOwner: string | null;
  accountCity: string | null;
  caller: Person;
  contact: Person & { title: string | null };
  /** The first visit that is not done, in a list; all of them in the case itself. */
  visits: CaseVisit[];
}

export interface CaseDetail extends CaseRow {
  briefing: string | null;
  budget: string | null;
  budgetName: string | null;
  timing: string | null;
  decisionMaker: string | null;
  processStep: string | null;
  segment: string | null;
  handedTo: string | null;
  rerouteTo: string | null;
  opportunity: string | null;
  opportunityName: string | null;
  opportunityStage: string | null;
}

export interface CasePage {
  cases: CaseRow[];
  total: number;
  next: string | null;
}

/** Ids of queues begin so, those of users with 005. */
const QUEUE = '00G';

/** Reads the answer to `RenkeiEscalationCases`. */
export function toCasePage(data: unknown): CasePage {
  const found = connectionOf(data, 'RenkeiEscalation__c');
  const cases = nodesOf(found).map(toRow);
  const { hasNextPage, endCursor } = found.pageInfo ?? { hasNextPage: false, endCursor: null };
  return { cases, total: found.totalCount ?? cases.length, next: hasNextPage ? endCursor : null };
}

/** Reads the answer to `RenkeiEscalationCase`; null when the case is gone, or not shared with the reader any more. */
export function toCase(data: unknown): CaseDetail | null {
  const [node] = nodesOf(connectionOf(data, 'RenkeiEscalation__c'));
  if (!node) return null;
  const opportunity = parentOf(node, 'Opportunity__r');
  return {
    ...toRow(node),
    briefing: fieldOf(node, 'Briefing__c'),
    budget: fieldOf(node, 'Budget__c'),
    budgetName: labelOf(node, 'Budget__c'),
    timing: fieldOf(node, 'Timing__c'),
    decisionMaker: fieldOf(node, 'DecisionMaker__c'),
    processStep: labelOf(node, 'ProcessStep__c'),
    segment: labelOf(node, 'SegmentAtEscalation__c'),
    handedTo: fieldOf(node, 'HandedTo__c'),
    rerouteTo: fieldOf(node, 'RerouteTo__c'),
    opportunity: fieldOf(node, 'Opportunity__c'),
    opportunityName: opportunity && fieldOf(opportunity, 'Name'),
    opportunityStage: opportunity && labelOf(opportunity, 'StageName'),
  };
}

function toRow(node: RecordNode): CaseRow {
  const status = fieldOf<CaseStatus>(node, 'Status__c') ?? 'Queued';
  const owner = fieldOf<string>(node, 'OwnerId');
  const account = parentOf(node, 'Account__r');
  const contact = parentOf(node, 'Contact__r');
  return {
    id: node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    owner,
    isInQueue: owner?.startsWith(QUEUE) ?? false,
    status,
    statusName: labelOf(node, 'Status__c') ?? status,
    signal: labelOf(node, 'SignalKind__c'),
    words: fieldOf(node, 'CustomerWords__c'),
    escalatedAt: fieldOf(node, 'EscalatedAt__c'),
    acceptDueAt: fieldOf(node, 'AcceptDueAt__c'),
    firstVisitDueAt: fieldOf(node, 'FirstVisitDueAt__c'),
    returnReason: fieldOf(node, 'ReturnReason__c'),
    returnReasonName: labelOf(node, 'ReturnReason__c'),
    returnNote: fieldOf(node, 'ReturnNote__c'),
    returnedUntil: fieldOf(node, 'ReturnedUntil__c'),
    returnedAt: fieldOf(node, 'ReturnedAt__c'),
    nextStepOn: fieldOf(node, 'NextStepOn__c'),
    nextStep: fieldOf(node, 'NextStep__c'),
    visitCount: Number(fieldOf<number>(node, 'VisitCount__c') ?? 0),
    abandonedOn: fieldOf(node, 'AbandonedOn__c'),
    account: fieldOf(node, 'Account__c'),
    accountName: account && fieldOf(account, 'Name'),
    accountPhone: account && fieldOf(account, 'Phone'),
    accountCity: account && fieldOf(account, 'BillingCity'),
    accountOwner: account && fieldOf(account, 'OwnerId'),
    caller: personOf(fieldOf(node, 'Caller__c'), parentOf(node, 'Caller__r')),
    contact: {
      ...personOf(fieldOf(node, 'Contact__c'), contact),
      title: contact && fieldOf(contact, 'Title'),
    },
    visits: childrenOf(node, 'Visits__r').map(toVisit),
  };
}

/** A person's name and how to reach them; phones in the pocket come first. */
export function personOf(id: string | null, node: RecordNode | null): Person {
  if (!node) return { id, name: null, phone: null, email: null };
  return {
    id,
    name: fieldOf(node, 'Name'),
    phone: fieldOf<string>(node, 'MobilePhone') ?? fieldOf(node, 'Phone'),
    email: fieldOf(node, 'Email'),
  };
}

function toVisit(node: RecordNode): CaseVisit {
  return {
    id: node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    status: fieldOf<VisitStatus>(node, 'Status__c') ?? 'Tentative',
    rep: fieldOf(node, 'Rep__c'),
    start: fieldOf<string>(node, 'StartsAt__c') ?? '',
    end: fieldOf<string>(node, 'EndsAt__c') ?? '',
    number: fieldOf(node, 'Number__c'),
    area: fieldOf(node, 'Area__c'),
    purpose: fieldOf(node, 'Purpose__c'),
    result: fieldOf(node, 'Result__c'),
    resultNote: fieldOf(node, 'ResultNote__c'),
    nextStepOn: fieldOf(node, 'NextStepOn__c'),
  };
}
