import type { Connection } from '@salesforce/core';
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
  LastResult__c: textValue,
  NextStep__c: textValue,
  NextStepOn__c: dateValue,
  ReturnReason__c: textValue,
  ReturnNote__c: textValue,
});
const visitRow = z.looseObject({ Id: keyValue, Account__r: named, Result__c: textValue, ResultNote__c: textValue });
const touchRow = z.looseObject({
  Id: keyValue,
  Account__r: named,
  CreatedBy: named,
  SignalKind__c: textValue,
  Needs__c: textValue,
});

export type CaseDetail = z.infer<typeof caseRow>;
export type VisitDetail = z.infer<typeof visitRow>;
export type TouchDetail = z.infer<typeof touchRow>;

/** What is told of the subjects of items. */
export interface Details {
  cases: ReadonlyMap<string, CaseDetail>;
  visits: ReadonlyMap<string, VisitDetail>;
  touches: ReadonlyMap<string, TouchDetail>;
}

interface Subject {
  escalation: string | null;
  visit: string | null;
  touch: string | null;
}

/** Reads what a page tells of the subjects; what is deleted or not shared is missing. */
export async function readDetails(connection: Connection, subjects: readonly Subject[]): Promise<Details> {
  const ids = (of: (subject: Subject) => string | null) => [...new Set(subjects.flatMap((each) => of(each) ?? []))];
  const read = async <Row extends { Id: string }>(
    object: string,
    schema: z.ZodType<Row>,
    fields: string,
    of: string[],
  ) => {
    const rows = new Map<string, Row>();
    for (const list of idLists(of)) {
      const found = await queryRows(connection, `SELECT ${fields} FROM ${object} WHERE Id IN ${list}`, schema);
      for (const row of found) rows.set(row.Id, row);
    }
    return rows;
  };
  return {
    cases: await read(
      'RenkeiEscalation__c',
      caseRow,
      fieldsOf(caseRow),
      ids(({ escalation }) => escalation),
    ),
    visits: await read(
      'RenkeiVisit__c',
      visitRow,
      fieldsOf(visitRow),
      ids(({ visit }) => visit),
    ),
    touches: await read(
      'RenkeiTouch__c',
      touchRow,
      fieldsOf(touchRow),
      ids(({ touch }) => touch),
    ),
  };
}

function fieldsOf({ shape }: z.ZodObject): string {
  return Object.keys(shape)
    .map((field) => (field.endsWith('__r') || field === 'CreatedBy' ? `${field}.Name` : field))
    .join(', ');
}
