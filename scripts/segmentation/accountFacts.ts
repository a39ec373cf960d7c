import type { Connection } from '@salesforce/core';
import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { z } from 'zod';
import { dateInZone, startOfDay } from '../connection/orgClock.ts';
import { queryRows, streamRows, type Transport } from '../connection/query.ts';
import { dateValue, instantValue, numberValue, textValue } from '../connection/values.ts';

/** What is known about an account outside its own record. */
export interface AccountFacts {
  firstWonOn: string | null;
  lastWonOn: string | null;
  /** Hundredths, so that sums stay exact. */
  wonHundredths: number;
  lastConversation: string | null;
  contactBreadth: number;
  fieldCovers: boolean;
  hasWorkingContact: boolean;
}

export interface Facts {
  byAccount: Map<string, AccountFacts>;
  /** Won amount of the window that hangs on no account, in hundredths. */
  unattachedHundredths: number;
}

export interface Window {
  /** Last day that counts, `yyyy-mm-dd`. */
  asOf: string;
  timeZone: string;
  conversationWindowDays: number;
}

/** Reads everything the score needs beside the accounts: grouped by the server for few accounts, row by row in bulk for many. */
export async function readFacts(connection: Connection, transport: Transport, window: Window): Promise<Facts> {
  const facts: Facts = { byAccount: new Map(), unattachedHundredths: 0 };
  // Bulk API 2.0 has no GROUP BY, and a grouped synchronous query returns at most 2,000 rows without a next page.
  const read = transport === 'Synchronous' ? groupedByServer : rowByRow;
  await read(connection, window, facts);
  return facts;
}

/** The entry of an account, created empty when first asked for. */
export function factsOf(facts: Facts, account: string): AccountFacts {
  let entry = facts.byAccount.get(account);
  if (!entry) {
    entry = {
      firstWonOn: null,
      lastWonOn: null,
      wonHundredths: 0,
      lastConversation: null,
      contactBreadth: 0,
      fieldCovers: false,
      hasWorkingContact: false,
    };
    facts.byAccount.set(account, entry);
  }
  return entry;
}

/** Won amounts count from the day after `asOf` a year ago up to and including `asOf`. */
export function wonAfter(asOf: string): string {
  return addMonths(asOf, -12);
}

/** Conditions shared by both ways of reading, so that both read the same rows. */
function conditions({ asOf, timeZone, conversationWindowDays }: Window) {
  const end = startOfDay(addDays(asOf, 1), timeZone).toISOString();
  const windowStart = startOfDay(addDays(asOf, 1 - conversationWindowDays), timeZone).toISOString();
  return {
    won: `IsWon = TRUE AND CloseDate <= ${asOf}`,
    wonInWindow: `IsWon = TRUE AND CloseDate > ${wonAfter(asOf)} AND CloseDate <= ${asOf}`,
    talked: `IsConversation__c = TRUE AND Account__c != NULL AND OccurredAt__c < ${end}`,
    talkedInWindow: `IsConversation__c = TRUE AND Account__c != NULL AND OccurredAt__c < ${end} AND OccurredAt__c >= ${windowStart}`,
    windowStart: new Date(windowStart),
    // Somebody who can still be reached: a number or an address, and no wish to be left alone.
    working: `AccountId != NULL AND DoNotCall = FALSE AND (Phone != NULL OR MobilePhone != NULL OR Email != NULL)`,
  };
}

async function groupedByServer(connection: Connection, window: Window, facts: Facts): Promise<void> {
  const where = conditions(window);
  const account = { account: textValue };
  for (const row of await queryRows(
    connection,
    `SELECT AccountId account, MIN(CloseDate) firstWon, MAX(CloseDate) lastWon FROM Opportunity WHERE ${where.won} GROUP BY AccountId`,
    z.looseObject({ ...account, firstWon: dateValue, lastWon: dateValue }),
  )) {
    if (row.account !== null)
      Object.assign(factsOf(facts, row.account), { firstWonOn: row.firstWon, lastWonOn: row.lastWon });
  }
  for (const row of await queryRows(
    connection,
    `SELECT AccountId account, SUM(Amount) won FROM Opportunity WHERE ${where.wonInWindow} GROUP BY AccountId`,
    z.looseObject({ ...account, won: numberValue }),
  )) {
    addWon(facts, row.account, row.won);
  }
  for (const row of await queryRows(
    connection,
    `SELECT Account__c account, MAX(OccurredAt__c) lastTalk FROM RenkeiTouch__c WHERE ${where.talked} GROUP BY Account__c`,
    z.looseObject({ ...account, lastTalk: instantValue }),
  )) {
    if (row.account !== null && row.lastTalk) {
      factsOf(facts, row.account).lastConversation = dateInZone(row.lastTalk, window.timeZone);
    }
  }
  for (const row of await queryRows(
    connection,
    `SELECT Account__c account, COUNT_DISTINCT(Contact__c) contacts FROM RenkeiTouch__c WHERE ${where.talkedInWindow} GROUP BY Account__c`,
    z.looseObject({ ...account, contacts: numberValue }),
  )) {
    if (row.account !== null) factsOf(facts, row.account).contactBreadth = row.contacts ?? 0;
  }
  for (const row of await queryRows(
    connection,
    `SELECT Account__c account FROM RenkeiTouch__c WHERE ${where.talkedInWindow} AND Channel__c = 'Field' GROUP BY Account__c`,
    z.looseObject(account),
  )) {
    if (row.account !== null) factsOf(facts, row.account).fieldCovers = true;
  }
  for (const row of await queryRows(
    connection,
    `SELECT AccountId account FROM Contact WHERE ${where.working} GROUP BY AccountId`,
    z.looseObject(account),
  )) {
    if (row.account !== null) factsOf(facts, row.account).hasWorkingContact = true;
  }
}

async function rowByRow(connection: Connection, window: Window, facts: Facts): Promise<void> {
  const where = conditions(window);
  const after = wonAfter(window.asOf);
  for await (const row of streamRows(
    connection,
    'Bulk',
    `SELECT AccountId, Amount, CloseDate FROM Opportunity WHERE ${where.won}`,
    z.looseObject({ AccountId: textValue, Amount: numberValue, CloseDate: z.string() }),
  )) {
    if (row.CloseDate > after) addWon(facts, row.AccountId, row.Amount);
    if (row.AccountId === null) continue;
    const entry = factsOf(facts, row.AccountId);
    if (entry.firstWonOn === null || row.CloseDate < entry.firstWonOn) entry.firstWonOn = row.CloseDate;
    if (entry.lastWonOn === null || row.CloseDate > entry.lastWonOn) entry.lastWonOn = row.CloseDate;
  }
  const contacts = new Map<string, Set<string>>();
  for await (const row of streamRows(
    connection,
    'Bulk',
    `SELECT Account__c, Contact__c, OccurredAt__c, Channel__c FROM RenkeiTouch__c WHERE ${where.talked}`,
    z.looseObject({
      Account__c: z.string(),
      Contact__c: textValue,
      OccurredAt__c: instantValue,
      Channel__c: textValue,
    }),
  )) {
    if (!row.OccurredAt__c) continue;
    const entry = factsOf(facts, row.Account__c);
    const day = dateInZone(row.OccurredAt__c, window.timeZone);
    if (entry.lastConversation === null || day > entry.lastConversation) entry.lastConversation = day;
    if (row.OccurredAt__c < where.windowStart) continue;
    if (row.Channel__c === 'Field') entry.fieldCovers = true;
    if (row.Contact__c === null) continue;
    let talkedTo = contacts.get(row.Account__c);
    if (!talkedTo) contacts.set(row.Account__c, (talkedTo = new Set()));
    talkedTo.add(row.Contact__c);
    entry.contactBreadth = talkedTo.size;
  }
  for await (const row of streamRows(
    connection,
    'Bulk',
    `SELECT AccountId FROM Contact WHERE ${where.working}`,
    z.looseObject({ AccountId: z.string() }),
  )) {
    factsOf(facts, row.AccountId).hasWorkingContact = true;
  }
}

/** An opportunity without an amount counts as 0. */
function addWon(facts: Facts, account: string | null, amount: number | null): void {
  const hundredths = Math.round((amount ?? 0) * 100);
  if (account === null) facts.unattachedHundredths += hundredths;
  else factsOf(facts, account).wonHundredths += hundredths;
}
