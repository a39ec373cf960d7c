import type { Connection } from '@salesforce/core';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { CaseHistory } from 'c/renkeiHealthRules';
import { z } from 'zod';
import { dateValue, instantValue, keyValue, textValue } from '../../connection/values.ts';
import { eachRow } from '../eachRow.ts';
import type { InsightScope } from '../scope.ts';

/** A case that can be added to. */
interface Growing extends CaseHistory {
  team: string | null;
  steps: CaseHistory['steps'][number][];
  visits: CaseHistory['visits'][number][];
}

export type TeamCase = Readonly<Growing>;

const caseRow = z.looseObject({ Id: keyValue, Caller__c: textValue, Team__c: textValue });
const stepRow = z.looseObject({
  Escalation__c: keyValue,
  To__c: textValue,
  At__c: instantValue,
  By__c: textValue,
  Reason__c: textValue,
  Note__c: textValue,
});
const visitRow = z.looseObject({
  Escalation__c: textValue,
  StartsAt__c: instantValue,
  ResultAt__c: instantValue,
  NextStepOn__c: dateValue,
});

/** Cases that were open on a day or later, with what happened to them, up to the day of the run. */
export async function readCaseHistories(
  connection: Connection,
  { days, day }: InsightScope,
  from: string,
): Promise<TeamCase[]> {
  const cases = new Map<string, Growing>();
  const start = days.start(from);
  const end = days.end(day);
  // A case that ended before its week is of no week that is told.
  const wanted = (path: string) =>
    `${path}EscalatedAt__c < ${end} AND (${path}ClosedAt__c = NULL OR ${path}ClosedAt__c >= ${start})`;
  await eachRow(
    connection,
    `SELECT Id, Caller__c, Team__c FROM RenkeiEscalation__c WHERE ${wanted('')}`,
    caseRow,
    ({ Id, Caller__c, Team__c }) => cases.set(Id, { id: Id, caller: Caller__c, team: Team__c, steps: [], visits: [] }),
  );
  if (cases.size === 0) return [];
  await eachRow(
    connection,
    `SELECT ${Object.keys(stepRow.shape).join(', ')} FROM RenkeiEscalationStep__c WHERE At__c < ${end} AND ${wanted('Escalation__r.')}`,
    stepRow,
    ({ Escalation__c, To__c, At__c, By__c, Reason__c, Note__c }) => {
      const one = cases.get(Escalation__c);
      if (!one || To__c === null || At__c === null) return;
      one.steps.push({
        to: To__c as CaseStatus,
        on: days.of(At__c),
        at: At__c.toISOString(),
        // Nobody: a deadline that passed is no answer.
        isOther: By__c !== null && By__c !== one.caller,
        reason: Reason__c,
        note: Note__c,
      });
    },
  );
  await eachRow(
    connection,
    `SELECT ${Object.keys(visitRow.shape).join(', ')} FROM RenkeiVisit__c WHERE Escalation__c != NULL AND Status__c != 'Cancelled' AND StartsAt__c < ${end} AND ${wanted('Escalation__r.')}`,
    visitRow,
    ({ Escalation__c, StartsAt__c, ResultAt__c, NextStepOn__c }) => {
      if (StartsAt__c === null) return;
      cases.get(Escalation__c ?? '')?.visits.push({
        on: days.of(StartsAt__c),
        resultOn: days.ofMaybe(ResultAt__c),
        nextStepOn: NextStepOn__c,
      });
    },
  );
  return [...cases.values()];
}

/** Days on which callers had to do with the field beside their cases: thanks, their cases in a meeting, their notes there. */
export async function readExchanges(
  connection: Connection,
  { days, day }: InsightScope,
  from: string,
): Promise<{ caller: string; on: string }[]> {
  const exchanges: { caller: string; on: string }[] = [];
  const add = (caller: string | null, on: string | null) => {
    if (caller !== null && on !== null) exchanges.push({ caller, on });
  };
  const [start, end] = [days.start(from), days.end(day)];
  const person = z.looseObject({ To__c: textValue, GivenAt__c: instantValue });
  const thanks = `SELECT To__c, GivenAt__c FROM RenkeiThanks__c WHERE GivenAt__c >= ${start} AND GivenAt__c < ${end}`;
  await eachRow(connection, thanks, person, ({ To__c, GivenAt__c }) => add(To__c, days.ofMaybe(GivenAt__c)));
  const items = `SELECT Escalation__r.Caller__c, Meeting__r.HeldOn__c FROM RenkeiAgendaItem__c WHERE State__c = 'Decided' AND Escalation__c != NULL AND Meeting__r.Status__c IN ('Open', 'Closed') AND Meeting__r.HeldOn__c >= ${from} AND Meeting__r.HeldOn__c <= ${day}`;
  await eachRow(connection, items, itemRow, (row) => {
    add(
      row.Escalation__r?.Caller__c ?? row['Escalation__r.Caller__c'] ?? null,
      row.Meeting__r?.HeldOn__c ?? row['Meeting__r.HeldOn__c'] ?? null,
    );
  });
  const notes = `SELECT Author__c, WrittenAt__c FROM RenkeiAgendaNote__c WHERE WrittenAt__c >= ${start} AND WrittenAt__c < ${end}`;
  const noteRow = z.looseObject({ Author__c: textValue, WrittenAt__c: instantValue });
  await eachRow(connection, notes, noteRow, ({ Author__c, WrittenAt__c }) =>
    add(Author__c, days.ofMaybe(WrittenAt__c)),
  );
  return exchanges;
}

/** Parents arrive as records from REST and as columns from bulk. */
const itemRow = z.looseObject({
  Escalation__r: z.looseObject({ Caller__c: textValue }).nullish(),
  Meeting__r: z.looseObject({ HeldOn__c: dateValue }).nullish(),
  'Escalation__r.Caller__c': textValue.optional(),
  'Meeting__r.HeldOn__c': dateValue.optional(),
});
