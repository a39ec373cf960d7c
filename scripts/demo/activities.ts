import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { dateValue, textValue } from '../connection/values.ts';
import { instant } from './calendar.ts';
import type { DemoActivity } from './model.ts';

/**
 * Notes the demo's tasks and events. Standard activities have no field for a source key, so one is found again by its account,
 * subject and day. @param ids of accounts, contacts and staff by key
 */
export async function noteActivities(
  connection: Connection,
  activities: readonly DemoActivity[],
  ids: {
    accounts: ReadonlyMap<string, string>;
    contacts: ReadonlyMap<string, string>;
    staff: ReadonlyMap<string, string>;
  },
): Promise<void> {
  for (const object of ['Task', 'Event'] as const) {
    const rows = activities
      .filter(({ kind }) => kind === object)
      .map((activity): Row => ({
        WhatId: ids.accounts.get(activity.account)!,
        WhoId: ids.contacts.get(activity.contact)!,
        OwnerId: ids.staff.get(activity.owner)!,
        Subject: activity.subject,
        ...timesOf(activity),
      }));
    const known = await knownActivities(connection, object, rows);
    const missing = rows.filter((row) => !known.has(signature(row)));
    const outcomes = await saveRows(connection, { object, operation: 'insert', rows: missing });
    const refused = outcomes.find(({ success }) => !success);
    if (refused) {
      const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
      throw messagesOf('demo.load').createError('error.DemoIncomplete', [missing.length, `${object}: ${reason}`]);
    }
  }
}

function timesOf({ kind, date }: DemoActivity): Row {
  if (kind === 'Task') return { ActivityDate: date, Status: 'Completed' };
  return {
    ActivityDateTime: new Date(instant(date, '10:00')).toISOString(),
    DurationInMinutes: 60,
    ActivityDate: date,
  };
}

async function knownActivities(connection: Connection, object: string, rows: readonly Row[]): Promise<Set<string>> {
  const accounts = [...new Set(rows.map((row) => String(row['WhatId'])))];
  if (accounts.length === 0) return new Set();
  const found = await queryRows(
    connection,
    `SELECT WhatId, Subject, ActivityDate FROM ${object} WHERE WhatId IN (${accounts.map(soqlText).join(', ')})`,
    z.looseObject({ WhatId: textValue, Subject: textValue, ActivityDate: dateValue }),
  );
  return new Set(found.map((row) => signature(row)));
}

function signature(row: Record<string, unknown>): string {
  return [row['WhatId'], row['Subject'], row['ActivityDate']].join(' ');
}
