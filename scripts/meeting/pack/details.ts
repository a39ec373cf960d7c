import type { Connection } from '@salesforce/core';
import type { PaperDetails } from 'c/renkeiMeetingPaperRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { dateValue, keyValue, textValue } from '../../connection/values.ts';
import { idLists } from './chunks.ts';

const named = z.looseObject({ Name: textValue }).nullish();
const caseRow = z.looseObject({
  Id: keyValue,
  Account__r: named,
  Caller__r: named,
  Status__c: textValue,
  SignalKind__c: textValue,
  CustomerWords__c: textValue,
  NextStep__c: textValue,
  NextStepOn__c: dateValue,
  ReturnReason__c: textValue,
  ReturnNote__c: textValue,
});
const visitRow = z.looseObject({ Id: keyValue, Account__r: named, Result__c: textValue, ResultNote__c: textValue });
const touchRow = z.looseObject({
  Id: keyValue,
  Account__r: named,
  Owner: named,
  SignalKind__c: textValue,
  Needs__c: textValue,
});

interface Subject {
  escalation: string | null;
  visit: string | null;
  touch: string | null;
}

/** Reads what a page tells of the subjects; what is deleted or not shared is missing. */
export async function readDetails(connection: Connection, subjects: readonly Subject[]): Promise<PaperDetails> {
  const ids = (of: (subject: Subject) => string | null) => [...new Set(subjects.flatMap((each) => of(each) ?? []))];
  const read = async <Row extends { Id: string }, About>(
    object: string,
    schema: z.ZodType<Row> & z.ZodObject,
    of: string[],
    about: (row: Row) => About,
  ) => {
    const rows = new Map<string, About>();
    for (const list of idLists(of)) {
      const soql = `SELECT ${fieldsOf(schema)} FROM ${object} WHERE Id IN ${list}`;
      for (const row of await queryRows(connection, soql, schema)) rows.set(row.Id, about(row as Row));
    }
    return rows;
  };
  const [cases, visits, touches] = [
    ids(({ escalation }) => escalation),
    ids(({ visit }) => visit),
    ids(({ touch }) => touch),
  ];
  return {
    cases: await read('RenkeiEscalation__c', caseRow, cases, (row) => ({
      account: row.Account__r?.Name ?? null,
      caller: row.Caller__r?.Name ?? null,
      status: row.Status__c,
      signal: row.SignalKind__c,
      words: row.CustomerWords__c,
      nextStep: row.NextStep__c,
      nextStepOn: row.NextStepOn__c,
      returnReason: row.ReturnReason__c,
      returnNote: row.ReturnNote__c,
    })),
    visits: await read('RenkeiVisit__c', visitRow, visits, (row) => ({
      account: row.Account__r?.Name ?? null,
      result: row.Result__c,
      words: row.ResultNote__c,
    })),
    touches: await read('RenkeiTouch__c', touchRow, touches, (row) => ({
      account: row.Account__r?.Name ?? null,
      caller: row.Owner?.Name ?? null,
      signal: row.SignalKind__c,
      words: row.Needs__c,
    })),
  };
}

function fieldsOf({ shape }: z.ZodObject): string {
  return Object.keys(shape)
    .map((field) => (field.endsWith('__r') || field === 'Owner' ? `${field}.Name` : field))
    .join(', ');
}
