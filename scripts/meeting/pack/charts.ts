import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { instantValue, keyValue, textValue } from '../../connection/values.ts';
import { idLists } from './chunks.ts';
import type { Bar } from './model.ts';

/** Answers are told for the handovers of so many days. */
export const ANSWER_DAYS = 28;
const DAY_MILLISECONDS = 86_400_000;
/** Bounds of the ages in days, each the first day of its bar. */
const AGES = [0, 8, 15, 31, 61] as const;

const caseRow = z.looseObject({
  Id: keyValue,
  Status__c: textValue,
  EscalatedAt__c: instantValue,
  AcceptedAt__c: instantValue,
  AcceptDueAt__c: instantValue,
  ReturnedAt__c: instantValue,
  ClosedAt__c: instantValue,
});
export type ChartCase = z.infer<typeof caseRow>;

/** The cases of a team that an instant knows of, as far as the charts need them. */
export async function readChartCases(
  connection: Connection,
  users: readonly string[],
  at: string,
): Promise<ChartCase[]> {
  const rows = new Map<string, ChartCase>();
  const from = new Date(Date.parse(at) - ANSWER_DAYS * DAY_MILLISECONDS).toISOString();
  const concerned = `(EscalatedAt__c > ${from} OR ClosedAt__c = NULL OR ClosedAt__c > ${at})`;
  for (const list of idLists(users)) {
    for (const field of ['OwnerId', 'Caller__c']) {
      const soql = `SELECT ${Object.keys(caseRow.shape).join(', ')} FROM RenkeiEscalation__c
        WHERE EscalatedAt__c <= ${at} AND ${concerned} AND ${field} IN ${list}`;
      for (const row of await queryRows(connection, soql, caseRow)) rows.set(row.Id, row);
    }
  }
  return [...rows.values()];
}

/** Open cases by age: open at the instant, whatever became of them later. */
export function ageing(cases: readonly ChartCase[], at: string): Bar[] {
  const counts = AGES.map(() => 0);
  for (const { Status__c, EscalatedAt__c, ClosedAt__c } of cases) {
    if (EscalatedAt__c === null) continue;
    const hasEnded = Status__c === 'Won' || Status__c === 'Lost' || Status__c === 'Recycled';
    if (hasEnded && (ClosedAt__c === null || ClosedAt__c.getTime() <= Date.parse(at))) continue;
    const days = Math.floor((Date.parse(at) - EscalatedAt__c.getTime()) / DAY_MILLISECONDS);
    const place = AGES.findLastIndex((first) => days >= first);
    if (place >= 0) counts[place]! += 1;
  }
  return AGES.map((first, place) => ({ key: `age${first}`, count: counts[place]! }));
}

/** How the field had answered the handovers of the last days at the instant. */
export function answers(cases: readonly ChartCase[], at: string): Bar[] {
  const counts = { answerInTime: 0, answerLate: 0, answerReturned: 0, answerWaiting: 0, answerOverdue: 0 };
  const instant = Date.parse(at);
  const before = (when: Date | null): when is Date => when !== null && when.getTime() <= instant;
  for (const { EscalatedAt__c, AcceptedAt__c, AcceptDueAt__c, ReturnedAt__c } of cases) {
    if (EscalatedAt__c === null || instant - EscalatedAt__c.getTime() > ANSWER_DAYS * DAY_MILLISECONDS) continue;
    const isLate = (when: number) => AcceptDueAt__c !== null && when > AcceptDueAt__c.getTime();
    // A case handed over again counts as answered only by what came after.
    const since = EscalatedAt__c.getTime();
    if (before(AcceptedAt__c) && AcceptedAt__c.getTime() >= since) {
      counts[isLate(AcceptedAt__c.getTime()) ? 'answerLate' : 'answerInTime'] += 1;
    } else if (before(ReturnedAt__c) && ReturnedAt__c.getTime() >= since) counts.answerReturned += 1;
    else counts[isLate(instant) ? 'answerOverdue' : 'answerWaiting'] += 1;
  }
  return Object.entries(counts).map(([key, count]) => ({ key, count }));
}
