import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { instantValue, textValue } from '../connection/values.ts';
import type { DemoCaseStep, DemoThanks } from './model.ts';

/** Ids by the demo's own keys. */
export interface LedgerIds {
  cases: ReadonlyMap<string, string>;
  staff: ReadonlyMap<string, string>;
}

/** How many cases one query asks about. */
const CHUNK = 100;

/**
 * Writes what happened to the cases before the demo's day. Steps and thanks have no key of their own: one is found again by its case
 * and moment, and the status that a step leads to.
 */
export async function writeLedger(
  connection: Connection,
  { steps, thanks }: { steps: readonly DemoCaseStep[]; thanks: readonly DemoThanks[] },
  { cases, staff }: LedgerIds,
): Promise<void> {
  const person = (key: string) => (key ? staff.get(key)! : null);
  // A case that the org has refused is reported by the import; its ledger comes with the next one.
  const isIn = ({ case: key }: { case: string }) => cases.has(key);
  const stepRows = steps.filter(isIn).map((step): Row => ({
    Escalation__c: cases.get(step.case)!,
    From__c: step.from || null,
    To__c: step.to,
    At__c: new Date(step.at).toISOString(),
    By__c: person(step.by),
    Owner__c: person(step.owner),
    Reason__c: step.reason || null,
    Note__c: step.note || null,
  }));
  await addMissing(connection, 'RenkeiEscalationStep__c', stepRows, ['At__c', 'To__c']);
  const thanksRows = thanks.filter(isIn).map((thank): Row => ({
    Escalation__c: cases.get(thank.case)!,
    Message__c: thank.message,
    From__c: person(thank.from),
    To__c: person(thank.to),
    GivenAt__c: new Date(thank.at).toISOString(),
  }));
  await addMissing(connection, 'RenkeiThanks__c', thanksRows, ['GivenAt__c']);
}

async function addMissing(
  connection: Connection,
  object: string,
  rows: readonly Row[],
  fields: string[],
): Promise<void> {
  const signature = (row: Readonly<Record<string, unknown>>) =>
    ['Escalation__c', ...fields]
      .map((name) => (row[name] instanceof Date ? row[name].toISOString() : row[name]))
      .join(' ');
  const known = new Set<string>();
  const cases = [...new Set(rows.map((row) => String(row['Escalation__c'])))];
  const schema = z.looseObject({
    Escalation__c: z.string(),
    ...Object.fromEntries(fields.map((name) => [name, name.endsWith('At__c') ? instantValue : textValue])),
  });
  for (let start = 0; start < cases.length; start += CHUNK) {
    const some = cases
      .slice(start, start + CHUNK)
      .map(soqlText)
      .join(', ');
    const soql = `SELECT Escalation__c, ${fields.join(', ')} FROM ${object} WHERE Escalation__c IN (${some})`;
    for (const row of await queryRows(connection, soql, schema)) known.add(signature(row));
  }
  const missing = rows.filter((row) => !known.has(signature(row)));
  const outcomes = await saveRows(connection, { object, operation: 'insert', rows: missing });
  const refused = outcomes.find(({ success }) => !success);
  if (!refused) return;
  const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
  throw messagesOf('demo.load').createError('error.DemoIncomplete', [missing.length, `${object}: ${reason}`]);
}
