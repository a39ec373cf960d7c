import { localDay } from '../clock.ts';
import { ApiError } from '../errors.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import type { SaveContext } from './context.ts';
import { wholeSecond } from './values.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** What the platform fills on tasks and events. `changes` is what the caller gave. */
export function deriveActivity(
  context: SaveContext,
  object: ObjectModel,
  row: Row,
  changes: Row,
  prior: Row | undefined,
): void {
  row['AccountId'] = accountOf(context, row);
  if (object.name === 'Event') return deriveTimes(context, row, changes);
  row['IsHighPriority'] = row['Priority'] === 'High';
  row['IsClosed'] = row['Status'] === 'Completed';
  if (!row['IsClosed']) row['CompletedDateTime'] = null;
  else if (prior?.['IsClosed'] !== true) row['CompletedDateTime'] = context.now;
}

/** The account of `WhatId` where that is an account or an opportunity, else the contact's. */
function accountOf({ org }: SaveContext, row: Row): unknown {
  const [what, who] = [row['WhatId'], row['WhoId']].map((id) => String(id ?? '')) as [string, string];
  const object = org.schema.objectOfId(what)?.name;
  if (object === 'Account') return what;
  const parent = object === 'Opportunity' ? org.store.get(object, what) : org.store.get('Contact', who);
  return parent?.['AccountId'] ?? null;
}

/** Start, end, length and day of an event follow from each other; an all-day event runs from midnight to midnight UTC. */
function deriveTimes({ org, session }: SaveContext, row: Row, changes: Row): void {
  const given = (name: string): boolean => changes[name] !== undefined && changes[name] !== null;
  const allDay = row['IsAllDayEvent'] === true;
  const [named, twin] = ['StartDateTime', 'ActivityDateTime'].filter(given);
  if (named && twin && row[named] !== row[twin]) throw wrongTimes('must be the same', [named, twin]);
  const instant = row[named ?? 'StartDateTime'] as string | null | undefined;
  const day = !named && given('ActivityDate') ? String(row['ActivityDate']) : instant?.slice(0, 10);
  const start = allDay ? day && `${day}T00:00:00.000+0000` : instant;
  if (!start) throw missing(allDay ? 'ActivityDate' : 'ActivityDateTime');
  const from = Date.parse(start);
  const lastDay = allDay ? DAY_MINUTES : 0;
  const ended = given('EndDateTime') ? (Date.parse(String(row['EndDateTime'])) - from) / MINUTE + lastDay : undefined;
  if (ended !== undefined && given('DurationInMinutes') && ended !== row['DurationInMinutes'])
    throw wrongTimes('must agree', ['DurationInMinutes', 'EndDateTime']);
  const minutes = ended ?? row['DurationInMinutes'] ?? (lastDay || undefined);
  if (minutes === undefined) throw missing('DurationInMinutes');
  if (Number(minutes) < 0) throw wrongTimes('must not lie before the start', ['EndDateTime']);
  const timeZone = String(org.store.get('User', session.userId)!['TimeZoneSidKey']);
  row['StartDateTime'] = row['ActivityDateTime'] = start;
  row['DurationInMinutes'] = Number(minutes);
  row['EndDateTime'] = wholeSecond(new Date(from + (Number(minutes) - lastDay) * MINUTE));
  row['ActivityDate'] = allDay ? day : localDay(timeZone, new Date(from));
}

function wrongTimes(problem: string, fields: string[]): ApiError {
  return new ApiError('FIELD_INTEGRITY_EXCEPTION', `${fields.join(' and ')} ${problem}.`, { fields });
}

function missing(field: string): ApiError {
  return new ApiError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, { fields: [field] });
}
