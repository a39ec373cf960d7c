import type { QueuePlan, QueueReason, TouchOutcome } from 'c/renkeiQueueRules';
import type { Focus, Segment } from 'c/renkeiSegmentRules';
import { nodesOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import type { Sending } from './kept.ts';
import {
  sectionFilter,
  SECTIONS,
  type PageKey,
  type QueueFilter,
  type QueueTime,
  type Section,
} from './queueFilter.ts';

export type Outcome = TouchOutcome;
export type CallReason = QueueReason;

/** A row of the queue. */
export interface CallPlan extends QueuePlan, PageKey {
  /** Null: the account was deleted or is not shared. */
  account: string | null;
  accountName: string;
  language: string | null;
  owner: string | null;
  caller: string | null;
  claimedAt: string | null;
  segment: Segment | null;
  focus: Focus | null;
  campaign: string | null;
  attempts: number;
  lastTouchOn: string | null;
  lastOutcome: Outcome | null;
  /** Moment of the last change: a claim must not overwrite somebody else's. */
  lastModified: string | null;
}

export interface PlanPage {
  plans: CallPlan[];
  /** All of them, also those that are not on the page. */
  total: number;
}

export type Queue = Record<Section, PlanPage>;

/** Rows of each section to begin with; more come by key. */
export const PAGE_ROWS = 25;

interface PlanNode {
  Id: string;
  OwnerId: FieldValue<string>;
  LastModifiedDate: FieldValue<string>;
  Account__c: FieldValue<string>;
  Account__r: { Name: FieldValue<string>; RenkeiLanguage__c?: FieldValue<string> } | null;
  Caller__c: FieldValue<string>;
  ClaimedAt__c: FieldValue<string>;
  CallBy__c: FieldValue<string>;
  CallAt__c: FieldValue<string>;
  Reason__c: FieldValue<CallReason>;
  Priority__c: FieldValue<number>;
  Segment__c: FieldValue<Segment>;
  Focus__c: FieldValue<Focus>;
  AssetWindowOn__c: FieldValue<string>;
  Campaign__c: FieldValue<string>;
  Attempts__c: FieldValue<number>;
  LastTouchOn__c: FieldValue<string>;
  LastOutcome__c: FieldValue<Outcome>;
  LastConversationOn__c: FieldValue<string>;
  DoNotCall__c: FieldValue<boolean>;
  LimitReachedOn__c: FieldValue<string>;
  PausedUntil__c: FieldValue<string>;
}

/** The rows to begin with. */
export interface FirstRows {
  promised: CallPlan[];
  /** What is overdue, then what is due today. */
  pressing: CallPlan[];
}

/** What is read once the first rows are there. */
export interface RestOfQueue {
  totals: Record<Section, number>;
  due: CallPlan[];
  later: CallPlan[];
}

/** Variables of `queueQuery`. @param away Ids of colleagues whose promises others keep */
export function queueVariables(
  user: string,
  filter: QueueFilter,
  time: QueueTime,
  away: readonly string[] = [],
): Record<string, unknown> {
  const parts = (['promised', 'pressing'] as const).map((part) => [
    part,
    sectionFilter(part, user, filter, time, away),
  ]);
  return { ...Object.fromEntries(parts), first: PAGE_ROWS };
}

/** Variables of `restQuery`. @param away Ids of colleagues whose promises others keep */
export function restVariables(
  user: string,
  filter: QueueFilter,
  time: QueueTime,
  away: readonly string[] = [],
): Record<string, unknown> {
  const sections = SECTIONS.map((section) => [section, sectionFilter(section, user, filter, time, away)]);
  return { ...Object.fromEntries(sections), first: PAGE_ROWS };
}

/** Reads the answer to `queueQuery`. */
export function toFirstRows(data: unknown): FirstRows {
  const { query } = (data as { uiapi: { query: Record<keyof FirstRows, Connection<PlanNode>> } }).uiapi;
  return { promised: toPage(query.promised).plans, pressing: toPage(query.pressing).plans };
}

/** Reads the answer to `restQuery`. */
export function toRestOfQueue(data: unknown): RestOfQueue {
  const { query } = (data as { uiapi: { query: Record<Section, Connection<PlanNode>> } }).uiapi;
  const totals = SECTIONS.map((section) => [section, query[section].totalCount ?? 0]);
  return {
    totals: Object.fromEntries(totals) as Record<Section, number>,
    due: toPage(query.due).plans,
    later: toPage(query.later).plans,
  };
}

/** The queue by sections, as far as it is known. @param today yyyy-mm-dd */
export function toQueue({ promised, pressing }: FirstRows, rest: RestOfQueue | undefined, today: string): Queue {
  const overdue = pressing.filter(({ callBy }) => callBy !== null && callBy < today);
  const due = pressing.slice(overdue.length);
  // A full page may have left rows of today out; one that is not full has them all, and newer ones than an earlier answer.
  const known = new Set(pressing.map(({ id }) => id));
  const further = pressing.length < PAGE_ROWS ? [] : (rest?.due ?? []).filter(({ id }) => !known.has(id));
  const plans = { promised, overdue, due: [...due, ...further].slice(0, PAGE_ROWS), later: rest?.later ?? [] };
  return Object.fromEntries(
    SECTIONS.map((section): [Section, PlanPage] => {
      const total = Math.max(plans[section].length, rest?.totals[section] ?? 0);
      return [section, { plans: plans[section], total }];
    }),
  ) as Queue;
}

/** Reads the answer to `morePlansQuery`. */
export function toPlans(data: unknown): PlanPage {
  return toPage((data as { uiapi: { query: { plans: Connection<PlanNode> } } }).uiapi.query.plans);
}

/** What is known of the plan of a call that the queue does not show: it is a colleague's now, or its account is gone. */
export function planOfCall({
  plan,
  account,
  accountName,
}: Pick<Sending, 'plan' | 'account' | 'accountName'>): CallPlan {
  return toPlan({ Id: plan, Account__c: { value: account }, Account__r: { Name: { value: accountName } } });
}

function toPage(connection: Connection<PlanNode>): PlanPage {
  const plans = nodesOf(connection).map(toPlan);
  return { plans, total: connection.totalCount ?? plans.length };
}

function toPlan(node: Partial<PlanNode> & Pick<PlanNode, 'Id'>): CallPlan {
  const account = valueOf(node.Account__c);
  return {
    id: node.Id,
    account,
    accountName: valueOf(node.Account__r?.Name) ?? account ?? '–',
    language: valueOf(node.Account__r?.RenkeiLanguage__c),
    owner: valueOf(node.OwnerId),
    caller: valueOf(node.Caller__c),
    claimedAt: valueOf(node.ClaimedAt__c),
    callBy: valueOf(node.CallBy__c),
    callAt: valueOf(node.CallAt__c),
    reason: valueOf(node.Reason__c),
    priority: valueOf(node.Priority__c),
    segment: valueOf(node.Segment__c),
    focus: valueOf(node.Focus__c),
    assetWindowOn: valueOf(node.AssetWindowOn__c),
    campaign: valueOf(node.Campaign__c),
    attempts: valueOf(node.Attempts__c) ?? 0,
    lastTouchOn: valueOf(node.LastTouchOn__c),
    lastOutcome: valueOf(node.LastOutcome__c),
    lastConversationOn: valueOf(node.LastConversationOn__c),
    doNotCall: valueOf(node.DoNotCall__c) === true,
    limitReachedOn: valueOf(node.LimitReachedOn__c),
    pausedUntil: valueOf(node.PausedUntil__c),
    lastModified: valueOf(node.LastModifiedDate),
  };
}
