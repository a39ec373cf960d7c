import { addMonths } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { countRows, queryRows, soqlText } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { textValue } from '../connection/values.ts';
import { runInsight } from '../insight/run.ts';
import { closeMonth, type Closer } from '../meeting/month/closeMonth.ts';
import { charter } from './charter.ts';

/** Nights in so many months before the demo's day on which the radar looked, oldest first. */
const MONTHS_BEFORE = [9, 6, 4, 3, 2, 1];
/** The demo company wants to hear of a million yen and more. */
export const DEMO_MINIMUM_VALUE = 1_000_000;
/** The radar's month in which Morishita planned a call of Aoba Foods. */
const AOBA_PLANNED_MONTHS_BEFORE = 1;

const DISMISSED = '廃業と聞いている We hear that they close down';

/**
 * Looks back upon the months before the demo's day as the nightly runs would have: each warning was made from what was known then, and
 * judged by what came later. Between two of them people did what people do: one warning was planned, one put away. The month before is
 * closed, so that its page is there.
 * @returns warnings that are pending, and those that are judged
 */
export async function reviewDemo(
  connection: Connection,
  request: { asOf: string; failuresDirectory: string; onDay?: (day: string) => void },
): Promise<{ open: number; judged: number }> {
  const { asOf, failuresDirectory } = request;
  const run = async (day: string) => {
    request.onDay?.(day);
    await runInsight(connection, { day, minimumValue: DEMO_MINIMUM_VALUE, failuresDirectory });
  };
  for (const months of MONTHS_BEFORE) await run(addMonths(asOf, -months));
  await act(connection, addMonths(asOf, -AOBA_PLANNED_MONTHS_BEFORE));
  await run(asOf);
  const month = addMonths(`${asOf.slice(0, 7)}-01`, -1).slice(0, 7);
  const { team } = charter(asOf);
  const closedBy = await managerOf(connection, team);
  await closeMonth(connection, { team, month, language: 'en', dryRun: false, ...(closedBy ? { closedBy } : {}) });
  const pending = `Verdict__c = 'Pending'`;
  return {
    open: await countRows(connection, 'RenkeiLossWarning__c', pending),
    judged: await countRows(connection, 'RenkeiLossWarning__c', `Verdict__c != 'Pending'`),
  };
}

const managerRow = z.looseObject({ Manager__c: z.string(), Manager__r: z.looseObject({ Name: textValue }) });

/** The manager whom the charter names: not the administrator who loads the demo. */
async function managerOf(connection: Connection, team: string): Promise<Closer | null> {
  const soql = `SELECT Manager__c, Manager__r.Name FROM RenkeiCharter__c WHERE Team__c = ${soqlText(team)} AND Manager__c != null`;
  const [row] = await queryRows(connection, soql, managerRow);
  return row ? { id: row.Manager__c, name: row.Manager__r.Name } : null;
}

const warningRow = z.looseObject({ Id: z.string(), State__c: z.string() });

async function act(connection: Connection, day: string): Promise<void> {
  const find = async (condition: string) => {
    const soql = `SELECT Id, State__c FROM RenkeiLossWarning__c WHERE State__c = 'Open' AND Verdict__c = 'Pending' AND ${condition} LIMIT 1`;
    return (await queryRows(connection, soql, warningRow)).map(({ Id }) => Id);
  };
  const planned = await find(`Account__r.RenkeiSourceKey__c = 'demo:accounts:aoba-foods'`);
  const dismissed = await find(`WarnedOn__c = ${day} AND Reason__c = 'ContactInterval'`);
  const rows: Row[] = [
    ...planned.map((Id) => ({ Id, State__c: 'Planned', PlannedOn__c: day })),
    ...dismissed.map((Id) => ({ Id, State__c: 'Dismissed', DismissReason__c: DISMISSED })),
  ];
  const outcomes = await saveRows(connection, { object: 'RenkeiLossWarning__c', operation: 'update', rows });
  const refused = outcomes.find(({ success }) => !success);
  if (!refused) return;
  const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
  throw messagesOf('demo.load').createError('error.DemoIncomplete', [rows.length, `RenkeiLossWarning__c: ${reason}`]);
}
