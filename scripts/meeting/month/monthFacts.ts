import type { Connection } from '@salesforce/core';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import {
  handoversOf,
  type FigureCase,
  type FigureFacts,
  type FigureTalk,
  type FigureVisit,
  type FigureWarning,
  type LedgerStep,
} from 'c/renkeiFigureRules';
import type { Verdict } from 'c/renkeiRadarRules';
import { z } from 'zod';
import { soqlText } from '../../connection/query.ts';
import { dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { eachRow } from '../../insight/eachRow.ts';
import { LocalDays } from '../../insight/localDays.ts';
import { idLists } from '../pack/chunks.ts';
import type { Scope } from '../team.ts';
import { CURRENCY_FIELD, currencyOf, currencyShape, exchangeOf } from './wonAmounts.ts';

const caseRow = z.looseObject({
  Id: keyValue,
  Status__c: textValue,
  EscalatedAt__c: instantValue,
  AcceptedAt__c: instantValue,
  FirstVisitDueAt__c: instantValue,
  FirstVisitOn__c: instantValue,
  ClosedAt__c: instantValue,
  AbandonedOn__c: dateValue,
  WonAmount__c: numberValue,
});
const stepRow = z.looseObject({
  Escalation__c: keyValue,
  From__c: textValue,
  To__c: textValue,
  At__c: instantValue,
  By__c: textValue,
});
const visitRow = z.looseObject({ StartsAt__c: instantValue });
const talkRow = z.looseObject({
  OccurredAt__c: instantValue,
  Channel__c: textValue,
  IsAppointment__c: numberValue,
  Satisfaction__c: numberValue,
});
const warningRow = z.looseObject({ Verdict__c: textValue, VerdictOn__c: dateValue });

/** The records that the figures of a team's months are counted from, since a day. Cases and talks stay with the team they were made in. */
export async function readFigureFacts(
  connection: Connection,
  { setting, team, now }: Scope,
  from: string,
): Promise<FigureFacts> {
  const days = new LocalDays(setting.timeZone);
  const start = days.start(from);
  const ours = `Team__c = ${soqlText(team.name)}`;
  const users = team.members.map(({ id }) => id);
  const inCorporate = await exchangeOf(connection, setting.corporateCurrency);
  const cases: FigureCase[] = [];
  const fields = [...Object.keys(caseRow.shape), ...(inCorporate ? [CURRENCY_FIELD] : [])];
  const wanted = (path: string) => {
    const concerned = ['EscalatedAt__c', 'AcceptedAt__c', 'FirstVisitDueAt__c', 'ClosedAt__c'].map(
      (field) => `${path}${field} >= ${start}`,
    );
    return `${path}${ours} AND (${concerned.join(' OR ')} OR ${path}Status__c = 'Visited')`;
  };
  const ledger = new Map<string, LedgerStep[]>();
  const moves = `SELECT ${Object.keys(stepRow.shape).join(', ')} FROM RenkeiEscalationStep__c WHERE To__c IN ('Queued', 'Accepted') AND ${wanted('Escalation__r.')}`;
  await eachRow(connection, moves, stepRow, ({ Escalation__c, From__c, To__c, At__c, By__c }) => {
    if (At__c === null) return;
    const steps = ledger.get(Escalation__c) ?? [];
    ledger.set(Escalation__c, steps);
    steps.push({ from: From__c as CaseStatus | null, to: To__c as CaseStatus, at: At__c.toISOString(), by: By__c });
  });
  const soql = `SELECT ${fields.join(', ')} FROM RenkeiEscalation__c WHERE ${wanted('')}`;
  await eachRow(connection, soql, caseRow.extend(currencyShape), (row) => {
    if (row.EscalatedAt__c === null) return;
    const closedOn = days.ofMaybe(row.ClosedAt__c);
    const currency = currencyOf(row);
    const amount = row.WonAmount__c;
    // What is not due yet counts neither as visited in time nor as late.
    const dueAt =
      row.FirstVisitDueAt__c !== null && row.FirstVisitDueAt__c.getTime() <= Date.parse(now)
        ? row.FirstVisitDueAt__c
        : null;
    const status = (row.Status__c ?? 'Queued') as CaseStatus;
    const times = {
      status,
      escalatedAt: row.EscalatedAt__c.toISOString(),
      acceptedAt: row.AcceptedAt__c?.toISOString() ?? null,
    };
    cases.push({
      status,
      handovers: handoversOf(times, ledger.get(row.Id) ?? [], (at) => days.of(new Date(at))),
      firstVisitDueAt: dueAt?.toISOString() ?? null,
      firstVisitDueOn: days.ofMaybe(dueAt),
      firstVisitAt: row.FirstVisitOn__c?.toISOString() ?? null,
      firstVisitOn: days.ofMaybe(row.FirstVisitOn__c),
      closedOn,
      wonAmount: inCorporate && amount !== null && closedOn !== null ? inCorporate(amount, currency, closedOn) : amount,
      abandonedOn: row.AbandonedOn__c,
    });
  });
  const visits: FigureVisit[] = [];
  const warnings: FigureWarning[] = [];
  for (const list of idLists(users)) {
    // Where nobody was there, no visit took place.
    const held = `SELECT StartsAt__c FROM RenkeiVisit__c WHERE Status__c = 'Done' AND Result__c != 'Absent' AND StartsAt__c >= ${start} AND Rep__c IN ${list}`;
    await eachRow(connection, held, visitRow, ({ StartsAt__c }) => {
      if (StartsAt__c !== null) visits.push({ on: days.of(StartsAt__c) });
    });
    const judged = `SELECT Verdict__c, VerdictOn__c FROM RenkeiLossWarning__c WHERE VerdictOn__c >= ${from} AND OwnerId IN ${list}`;
    await eachRow(connection, judged, warningRow, ({ Verdict__c, VerdictOn__c }) => {
      warnings.push({ verdict: (Verdict__c ?? 'Pending') as Verdict, verdictOn: VerdictOn__c });
    });
  }
  const talks: FigureTalk[] = [];
  const spoken = `SELECT ${Object.keys(talkRow.shape).join(', ')} FROM RenkeiTouch__c WHERE ${ours} AND IsConversation__c = TRUE AND OccurredAt__c >= ${start}`;
  await eachRow(connection, spoken, talkRow, ({ OccurredAt__c, Channel__c, IsAppointment__c, Satisfaction__c }) => {
    if (OccurredAt__c === null) return;
    talks.push({
      on: days.of(OccurredAt__c),
      isCallers: Channel__c === 'InsideSales',
      isAppointment: IsAppointment__c === 1,
      satisfaction: Satisfaction__c,
    });
  });
  return { cases, visits, talks, warnings };
}
