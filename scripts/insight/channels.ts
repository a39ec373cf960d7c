import type { Connection } from '@salesforce/core';
import { usedChannels, type Channel, type ProcessStep } from 'c/renkeiChannelFitRules';
import { z } from 'zod';
import { dateValue, instantValue, keyValue, textValue } from '../connection/values.ts';
import type { Row } from '../connection/saveRows.ts';
import { eachRow } from './eachRow.ts';
import type { InsightScope } from './scope.ts';
import { differs, writeRows, type PartResult, type Writing } from './write.ts';

const OBJECT = 'RenkeiChannelPreference__c';

export interface ChannelsResult extends PartResult {
  preferences: number;
}

const preferenceRow = z.looseObject({
  Id: keyValue,
  Account__c: keyValue,
  ProcessStep__c: textValue,
  UsedChannel__c: textValue,
  UsedOn__c: dateValue,
});
const touchRow = z.looseObject({
  Account__c: textValue,
  ProcessStep__c: textValue,
  Channel__c: textValue,
  OccurredAt__c: instantValue,
});

type Contact = Parameters<typeof usedChannels>[0][number];

/** Writes, beside what a customer prefers at a step, through which channel they were last served at it. */
export async function writeUsedChannels(
  connection: Connection,
  { days, day }: InsightScope,
  writing: Writing,
): Promise<ChannelsResult> {
  const preferences: z.infer<typeof preferenceRow>[] = [];
  const contacts = new Map<string, Contact[]>();
  const fields = Object.keys(preferenceRow.shape).join(', ');
  await eachRow(connection, `SELECT ${fields} FROM ${OBJECT}`, preferenceRow, (row) => {
    preferences.push(row);
    contacts.set(row.Account__c, []);
  });
  if (preferences.length === 0) return { preferences: 0, written: 0, failures: [] };
  const served = `(IsConversation__c = TRUE OR Origin__c IN ('WebOrder', 'Seminar'))`;
  const asked = `Account__c IN (SELECT Account__c FROM ${OBJECT})`;
  const soql = `SELECT ${Object.keys(touchRow.shape).join(', ')} FROM RenkeiTouch__c WHERE ${served} AND ProcessStep__c != NULL AND OccurredAt__c < ${days.end(day)} AND ${asked}`;
  await eachRow(connection, soql, touchRow, ({ Account__c, ProcessStep__c, Channel__c, OccurredAt__c }) => {
    if (OccurredAt__c === null) return;
    contacts.get(Account__c ?? '')?.push({
      step: ProcessStep__c as ProcessStep | null,
      channel: Channel__c as Channel | null,
      at: OccurredAt__c.toISOString(),
      on: days.of(OccurredAt__c),
    });
  });
  const used = new Map([...contacts].map(([account, list]) => [account, usedChannels(list)]));
  const rows = preferences.flatMap((preference): Row[] => {
    const last = used.get(preference.Account__c)?.get(preference.ProcessStep__c as ProcessStep);
    const row = { UsedChannel__c: last?.channel ?? null, UsedOn__c: last?.on ?? null };
    return differs(row, preference) ? [{ Id: preference.Id, ...row }] : [];
  });
  return {
    preferences: preferences.length,
    ...(await writeRows(connection, { object: OBJECT, operation: 'update', rows }, writing)),
  };
}
