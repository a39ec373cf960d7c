import { addDays, addMonths } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import { startOfDay } from '../../connection/orgClock.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import { SOURCE_FIELDS, type SourceObject } from '../core/sources.ts';

/** The days between which records count. */
export interface Days {
  /** Last day that counts, `yyyy-mm-dd`. */
  asOf: string;
  timeZone: string;
  conversationWindowDays: number;
}

/** An object whose records hang on accounts. */
export interface ChildObject {
  object: 'Opportunity' | 'RenkeiTouch__c' | 'Contact' | 'Asset' | 'Task' | 'Event';
  source: SourceObject;
  /** The field with the account's Id. */
  account: 'AccountId' | 'Account__c';
  /** Path to the account's owner. */
  owner: string;
  /** Archived rows are read too: activities leave ordinary queries after a year. */
  archived: boolean;
  /** Condition of the rows that count for an account; the same rows as `FactTable` counts. */
  counted: (days: Days) => string;
  /** Condition of the rows by which an account can differ between the ends of two days though nothing was changed; null: none can. */
  movedByTime: (from: Days, to: Days) => string | null;
}

const ofAccount = (account: ChildObject['account']) => ({
  account,
  owner: account === 'AccountId' ? 'Account.OwnerId' : 'Account__r.OwnerId',
});

export const CHILD_OBJECTS: readonly ChildObject[] = [
  {
    object: 'Opportunity',
    source: 'Opportunity',
    ...ofAccount('AccountId'),
    archived: false,
    counted: () => 'IsWon = TRUE',
    movedByTime: (from, to) =>
      `IsWon = TRUE AND (${between('CloseDate', from.asOf, to.asOf)} OR ${between('CloseDate', wonAfter(from), wonAfter(to))})`,
  },
  {
    object: 'RenkeiTouch__c',
    source: 'RenkeiTouch__c',
    ...ofAccount('Account__c'),
    archived: false,
    counted: () => 'IsConversation__c = TRUE',
    movedByTime: (from, to) => {
      const { timeZone } = to;
      const comes = instantBetween('OccurredAt__c', from.asOf, to.asOf, timeZone);
      return `IsConversation__c = TRUE AND (${comes} OR ${instantBetween('OccurredAt__c', talkedAfter(from), talkedAfter(to), timeZone)})`;
    },
  },
  {
    object: 'Contact',
    source: 'Contact',
    ...ofAccount('AccountId'),
    archived: false,
    // Somebody who can still be reached: a number or an address, and no wish to be left alone.
    counted: () => 'DoNotCall = FALSE AND (Phone != NULL OR MobilePhone != NULL OR Email != NULL)',
    movedByTime: () => null,
  },
  {
    object: 'Asset',
    source: 'Asset',
    ...ofAccount('AccountId'),
    archived: false,
    counted: () => '',
    movedByTime: (from, to) => between('UsageEndDate', from.asOf, to.asOf),
  },
  {
    object: 'Task',
    source: 'Activity',
    ...ofAccount('AccountId'),
    archived: true,
    counted: (days) => `${COMPLETED} AND (${taskBetween(talkedAfter(days), days.asOf, days.timeZone)})`,
    movedByTime: (from, to) => {
      const comes = taskBetween(from.asOf, to.asOf, to.timeZone);
      return `${COMPLETED} AND (${comes} OR ${taskBetween(talkedAfter(from), talkedAfter(to), to.timeZone)})`;
    },
  },
  {
    object: 'Event',
    source: 'Activity',
    ...ofAccount('AccountId'),
    archived: true,
    counted: (days) => between('ActivityDate', talkedAfter(days), days.asOf),
    movedByTime: (from, to) =>
      `(${between('ActivityDate', from.asOf, to.asOf)} OR ${between('ActivityDate', talkedAfter(from), talkedAfter(to))})`,
  },
];

// Mail is no conversation. NOT IN would leave out rows without a subtype in some places and not in others.
const COMPLETED = `IsClosed = TRUE AND TaskSubtype != 'Email' AND TaskSubtype != 'ListEmail'`;

/** Objects without which nothing is scored; the others add to what is known, and are left out where the org hides them. */
const NEEDED = new Set<string>(['Opportunity', 'RenkeiTouch__c', 'Contact']);

export interface Sources {
  children: readonly ChildObject[];
  /** Objects that the org does not have, or that the user may not read. */
  leftOut: string[];
  severalCurrencies: boolean;
}

/** Which objects can be read here, as the running user sees them. */
export async function findSources(connection: Connection): Promise<Sources> {
  const found = await Promise.all(
    CHILD_OBJECTS.map(async (child) => {
      const description = await describeObject(connection, child.object);
      const fields: readonly string[] = SOURCE_FIELDS[child.source].required;
      const readable = description !== undefined && fields.every((field) => description.fields.has(field));
      return { child, description, readable: readable || NEEDED.has(child.object) };
    }),
  );
  return {
    children: found.filter(({ readable }) => readable).map(({ child }) => child),
    leftOut: found.filter(({ readable }) => !readable).map(({ child }) => child.object),
    severalCurrencies: found[0]!.description?.fields.has('CurrencyIsoCode') ?? false,
  };
}

/** The fields that a query for the fact table selects. */
export function sourceFields({ object, source }: ChildObject, severalCurrencies: boolean): string[] {
  const { required, optional } = SOURCE_FIELDS[source];
  const optionalHere = optional.filter((field) =>
    field === 'CurrencyIsoCode' ? severalCurrencies : object === 'Task',
  );
  return [...required, ...optionalHere];
}

/** Condition of the rows that a full run reads: those that count, lost deals of the last year, and activities of the year before. */
export function fullCondition(child: ChildObject, days: Days): string {
  const earlier = { ...days, asOf: addMonths(days.asOf, -12) };
  switch (child.object) {
    case 'Opportunity':
      return `(IsWon = TRUE OR (IsClosed = TRUE AND ${between('CloseDate', wonAfter(days), days.asOf)}))`;
    case 'Task':
      return `${COMPLETED} AND (${taskBetween(talkedAfter(earlier), days.asOf, days.timeZone)})`;
    case 'Event':
      return between('ActivityDate', talkedAfter(earlier), days.asOf);
    default:
      return child.counted(days);
  }
}

/** Conditions joined by AND; empty ones count for nothing. */
export function allOf(...conditions: string[]): string {
  return conditions.filter(Boolean).join(' AND ');
}

/** `SELECT … FROM … WHERE …`, without WHERE when there is no condition. */
export function select(fields: readonly string[], object: string, condition: string): string {
  return `SELECT ${fields.join(', ')} FROM ${object}${condition ? ` WHERE ${condition}` : ''}`;
}

/** Won amounts count from the day after this one. */
export function wonAfter({ asOf }: Days): string {
  return addMonths(asOf, -12);
}

/** Conversations count as recent from the day after this one. */
function talkedAfter({ asOf, conversationWindowDays }: Days): string {
  return addDays(asOf, -conversationWindowDays);
}

/** After one day, up to and including the other. */
export function between(field: string, after: string, upTo: string): string {
  return `(${field} > ${after} AND ${field} <= ${upTo})`;
}

function instantBetween(field: string, after: string, upTo: string, timeZone: string): string {
  const start = startOfDay(addDays(after, 1), timeZone).toISOString();
  const end = startOfDay(addDays(upTo, 1), timeZone).toISOString();
  return `(${field} >= ${start} AND ${field} < ${end})`;
}

function taskBetween(after: string, upTo: string, timeZone: string): string {
  const completed = instantBetween('CompletedDateTime', after, upTo, timeZone);
  return `${between('ActivityDate', after, upTo)} OR (ActivityDate = NULL AND ${completed})`;
}
