import type { Connection } from '@salesforce/core';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import { chartsFrom, type ChartCase } from 'c/renkeiMeetingPaperRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { instantValue, keyValue, textValue } from '../../connection/values.ts';
import { idLists } from './chunks.ts';
import { iso } from './facts.ts';

const caseRow = z.looseObject({
  Id: keyValue,
  Status__c: textValue,
  EscalatedAt__c: instantValue,
  AcceptedAt__c: instantValue,
  AcceptDueAt__c: instantValue,
  ReturnedAt__c: instantValue,
  ClosedAt__c: instantValue,
});

/** The cases of a team that an instant knows of, as far as the charts need them. */
export async function readChartCases(
  connection: Connection,
  users: readonly string[],
  at: string,
): Promise<ChartCase[]> {
  const rows = new Map<string, ChartCase>();
  const from = chartsFrom(at);
  const concerned = `(EscalatedAt__c > ${from} OR ClosedAt__c = NULL OR ClosedAt__c > ${at})`;
  for (const list of idLists(users)) {
    for (const field of ['OwnerId', 'Caller__c']) {
      const soql = `SELECT ${Object.keys(caseRow.shape).join(', ')} FROM RenkeiEscalation__c
        WHERE EscalatedAt__c <= ${at} AND ${concerned} AND ${field} IN ${list}`;
      for (const row of await queryRows(connection, soql, caseRow)) rows.set(row.Id, caseOf(row));
    }
  }
  return [...rows.values()];
}

const caseOf = (row: z.infer<typeof caseRow>): ChartCase => ({
  status: (row.Status__c ?? 'Queued') as CaseStatus,
  escalatedAt: iso(row.EscalatedAt__c),
  acceptedAt: iso(row.AcceptedAt__c),
  acceptDueAt: iso(row.AcceptDueAt__c),
  returnedAt: iso(row.ReturnedAt__c),
  closedAt: iso(row.ClosedAt__c),
});
