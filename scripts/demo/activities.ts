import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { dateValue, textValue } from '../connection/values.ts';
import { instant } from './calendar.ts';
import type { DemoActivity, DemoAppointment } from './model.ts';

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
    await insertAll(
      connection,
      object,
      rows.filter((row) => !known.has(signature(row))),
    );
  }
}

/** Notes what keeps reps busy in the days to come; found again by owner, subject and day. @param staff Ids by key */
export async function noteAppointments(
  connection: Connection,
  appointments: readonly DemoAppointment[],
  staff: ReadonlyMap<string, string>,
): Promise<void> {
  if (appointments.length === 0) return;
  const rows = appointments.map(({ owner, subject, startsAt, minutes }): Row => ({
    OwnerId: staff.get(owner)!,
    Subject: subject,
    ActivityDateTime: new Date(startsAt).toISOString(),
    DurationInMinutes: minutes,
    ActivityDate: startsAt.slice(0, 10),
  }));
  const placeOf = (row: Readonly<Record<string, unknown>>) =>
    [row['OwnerId'], row['Subject'], row['ActivityDate']].join(' ');
  const owners = [...new Set(rows.map((row) => String(row['OwnerId'])))];
  const found = await queryRows(
    connection,
    `SELECT OwnerId, Subject, ActivityDate FROM Event WHERE OwnerId IN (${owners.map(soqlText).join(', ')})`,
    z.looseObject({ OwnerId: textValue, Subject: textValue, ActivityDate: dateValue }),
  );
  const known = new Set(found.map(placeOf));
  await insertAll(
    connection,
    'Event',
    rows.filter((row) => !known.has(placeOf(row))),
  );
}

async function insertAll(connection: Connection, object: string, rows: readonly Row[]): Promise<void> {
  const outcomes = await saveRows(connection, { object, operation: 'insert', rows });
  const refused = outcomes.find(({ success }) => !success);
  if (!refused) return;
  const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
  throw messagesOf('demo.load').createError('error.DemoIncomplete', [rows.length, `${object}: ${reason}`]);
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
