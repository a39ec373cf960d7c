import type { Connection } from '@salesforce/core';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import { FIRST_DAYS } from 'c/renkeiMeetingPaperRules';
import type { CaseFact, Facts, LeftFact, Question, TouchFact, VisitFact } from 'c/renkeiMeetingRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { booleanValue, dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { idLists } from './chunks.ts';
import { accountOf, type ActionRow, type ItemRow } from './records.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Ids of queues begin so, those of users with 005. */
const QUEUE = '00G';
const OPEN = `('Queued', 'Accepted', 'Visited', 'Returned')`;

const ownerOf = z.looseObject({ OwnerId: textValue }).nullish();
const caseRow = z.looseObject({
  Id: keyValue,
  OwnerId: textValue,
  Account__c: textValue,
  Status__c: textValue,
  Touch__c: textValue,
  AcceptDueAt__c: instantValue,
  FirstVisitDueAt__c: instantValue,
  VisitCount__c: numberValue,
  LastResult__c: textValue,
  NextStepOn__c: dateValue,
  AbandonedOn__c: dateValue,
  ReturnedAt__c: instantValue,
  ReturnedUntil__c: dateValue,
  LastModifiedDate: instantValue,
});
const bookedRow = z.looseObject({ Escalation__c: textValue, EndsAt__c: instantValue });
const visitRow = z.looseObject({
  Id: keyValue,
  Escalation__c: textValue,
  Account__c: textValue,
  Rep__c: textValue,
  ResultAt__c: instantValue,
});
const touchRow = z.looseObject({
  Id: keyValue,
  Account__c: textValue,
  Account__r: ownerOf,
  OccurredAt__c: instantValue,
  BuyingSignal__c: booleanValue,
  Needs__c: textValue,
});

export interface FactsAsked {
  /** Users of the team. */
  users: readonly string[];
  /** What changed from here on is new; null: the first meeting. */
  since: string | null;
  now: string;
  /** Open actions of the team. */
  actions: readonly ActionRow[];
  /** Items of the meeting before. */
  previous: readonly ItemRow[];
}

/** The facts that make an agenda: the same records as the console reads, for the same rules. */
export async function readFacts(connection: Connection, asked: FactsAsked): Promise<Facts> {
  const { users, since, now } = asked;
  const from = since ?? new Date(Date.parse(now) - FIRST_DAYS * DAY_MILLISECONDS).toISOString();
  const cases = await readCases(connection, users, now);
  const accounts = [...new Set(cases.flatMap(({ account }) => account ?? []))];
  return {
    cases,
    visits: await readResults(connection, users, from),
    touches: await readTouches(connection, users, accounts, from),
    actions: asked.actions.map((row) => ({
      id: row.Id,
      assignedTo: row.AssignedTo__c,
      dueOn: row.DueOn__c,
      account: row.Account__c,
      case: row.Escalation__c,
    })),
    left: asked.previous.flatMap(leftOf),
  };
}

/** Open cases whose owner or caller is of the team. */
async function readCases(connection: Connection, users: readonly string[], now: string): Promise<CaseFact[]> {
  const rows = new Map<string, z.infer<typeof caseRow>>();
  const booked = new Map<string, { over: string | null; ahead: boolean }>();
  const fields = Object.keys(caseRow.shape).join(', ');
  for (const list of idLists(users)) {
    for (const field of ['OwnerId', 'Caller__c']) {
      const soql = `SELECT ${fields} FROM RenkeiEscalation__c WHERE Status__c IN ${OPEN} AND ${field} IN ${list}`;
      for (const row of await queryRows(connection, soql, caseRow)) rows.set(row.Id, row);
    }
    const soql = `SELECT Escalation__c, EndsAt__c FROM RenkeiVisit__c WHERE Status__c IN ('Tentative', 'Confirmed')
      AND Escalation__r.Status__c IN ('Queued', 'Accepted', 'Visited') AND Rep__c IN ${list} ORDER BY StartsAt__c`;
    for (const { Escalation__c, EndsAt__c } of await queryRows(connection, soql, bookedRow)) {
      if (Escalation__c === null || EndsAt__c === null) continue;
      const known = booked.get(Escalation__c) ?? { over: null, ahead: false };
      booked.set(Escalation__c, known);
      if (EndsAt__c.getTime() >= Date.parse(now)) known.ahead = true;
      else known.over ??= EndsAt__c.toISOString();
    }
  }
  return [...rows.values()].map((row) => ({
    id: row.Id,
    account: row.Account__c,
    owner: row.OwnerId === null || row.OwnerId.startsWith(QUEUE) ? null : row.OwnerId,
    status: (row.Status__c ?? 'Queued') as CaseStatus,
    touch: row.Touch__c,
    acceptDueAt: iso(row.AcceptDueAt__c),
    firstVisitDueAt: iso(row.FirstVisitDueAt__c),
    visitCount: row.VisitCount__c ?? 0,
    lastResult: row.LastResult__c,
    nextStepOn: row.NextStepOn__c,
    abandonedOn: row.AbandonedOn__c,
    returnedAt: iso(row.ReturnedAt__c),
    returnedUntil: row.ReturnedUntil__c,
    resultDueSince: booked.get(row.Id)?.over ?? null,
    hasVisitAhead: booked.get(row.Id)?.ahead ?? false,
    changedAt: iso(row.LastModifiedDate),
  }));
}

async function readResults(connection: Connection, users: readonly string[], from: string): Promise<VisitFact[]> {
  const visits: VisitFact[] = [];
  for (const list of idLists(users)) {
    const soql = `SELECT ${Object.keys(visitRow.shape).join(', ')} FROM RenkeiVisit__c
      WHERE Status__c = 'Done' AND ResultAt__c > ${from} AND Rep__c IN ${list}`;
    for (const row of await queryRows(connection, soql, visitRow)) {
      const { Id: id, Escalation__c, Account__c: account, Rep__c: rep, ResultAt__c } = row;
      if (ResultAt__c) visits.push({ id, case: Escalation__c, account, rep, at: ResultAt__c.toISOString() });
    }
  }
  return visits;
}

/** Talks of inside sales with a signal or a complaint, and whatever was heard of customers with an open case. */
async function readTouches(
  connection: Connection,
  users: readonly string[],
  accounts: readonly string[],
  from: string,
): Promise<TouchFact[]> {
  const fields = 'Id, Account__c, Account__r.OwnerId, OccurredAt__c, BuyingSignal__c, Needs__c';
  const talks = `SELECT ${fields} FROM RenkeiTouch__c WHERE OccurredAt__c > ${from} AND IsConversation__c = TRUE AND Channel__c = 'InsideSales'`;
  const touches = new Map<string, TouchFact>();
  const add = (row: z.infer<typeof touchRow>) => {
    if (row.OccurredAt__c === null) return;
    const rep = row.Account__r?.OwnerId ?? null;
    const at = row.OccurredAt__c.toISOString();
    touches.set(row.Id, { id: row.Id, account: row.Account__c, rep, at, hasSignal: row.BuyingSignal__c });
  };
  for (const list of idLists(users)) {
    const soql = `${talks} AND OwnerId IN ${list} AND (BuyingSignal__c = TRUE OR Satisfaction__c <= 2)`;
    (await queryRows(connection, soql, touchRow)).forEach(add);
  }
  for (const list of idLists(accounts)) {
    const rows = await queryRows(connection, `${talks} AND Account__c IN ${list}`, touchRow);
    // Long texts cannot be asked for in a query.
    rows.filter(({ Needs__c }) => Needs__c !== null).forEach(add);
  }
  return [...touches.values()];
}

/** What the last meeting parked or did not reach, unless it is a case or an action: those come by themselves. */
function leftOf(item: ItemRow): LeftFact[] {
  const { State__c, Escalation__c, Action__c } = item;
  if ((State__c !== 'Open' && State__c !== 'Parked') || Escalation__c !== null || Action__c !== null) return [];
  return [
    {
      touch: item.Touch__c,
      visit: item.Visit__c,
      account: accountOf(item).id,
      rep: item.Rep__c,
      question: (item.Question__c ?? 'Heard') as Question,
      at: iso(item.DecidedAt__c) ?? '',
    },
  ];
}

export const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;
