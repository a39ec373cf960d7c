import type { Connection } from '@salesforce/core';
import { addDays } from 'c/renkeiCalendarRules';
import {
  callersOf,
  type CallerMember,
  type DistributionCaller,
  type Language,
  type ProposalReason,
  type Talks,
} from 'c/renkeiDistributionRules';
import type { ScoredSegment } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { dateInZone, startOfDay } from '../../connection/orgClock.ts';
import { queryRows, soqlText, streamRows, type Transport } from '../../connection/query.ts';
import { booleanValue, dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';

const LANGUAGES = ['Japanese', 'English', 'Chinese'] as const satisfies readonly Language[];
const REASONS = [
  'Continuity',
  'History',
  'Language',
  'Capacity',
  'CallerLeft',
] as const satisfies readonly ProposalReason[];
const OPEN_STATUSES = ['Queued', 'Accepted', 'Visited', 'Returned'];
/** More callers than these make a query too long for a request; all conversations are read then. */
const CALLERS_IN_QUERY = 200;

const language = z.preprocess((value) => value || null, z.enum(LANGUAGES).nullable());

/** An account that is to have a caller, as stored. */
export interface LedAccount {
  id: string;
  segment: ScoredSegment;
  potential: number | null;
  language: Language | null;
}

/** A call plan as stored. */
export interface CallPlan {
  id: string;
  /** Null: the account was deleted. */
  account: string | null;
  key: string | null;
  /** A user or a queue. */
  owner: string;
  caller: string | null;
  claimed: boolean;
  creator: string;
  proposed: string | null;
  reason: ProposalReason | null;
  /** Null: not scored yet, or the account cannot be seen. */
  segment: string | null;
  /** Whether the plan knows what would be lost with it: what was tried with the customer, or that they want no calls. */
  hasHistory: boolean;
  doNotCall: boolean;
}

export interface Person {
  name: string;
  active: boolean;
}

/** Accounts of the segments. @param segments at least one */
export function streamLedAccounts(
  connection: Connection,
  transport: Transport,
  segments: readonly ScoredSegment[],
): AsyncGenerator<LedAccount> {
  const fields = 'Id, RenkeiSegment__c, RenkeiPotential__c, RenkeiLanguage__c';
  const row = z
    .looseObject({
      Id: keyValue,
      RenkeiSegment__c: z.string(),
      RenkeiPotential__c: numberValue,
      RenkeiLanguage__c: language,
    })
    .transform((account) => ({
      id: account.Id,
      segment: account.RenkeiSegment__c as ScoredSegment,
      potential: account.RenkeiPotential__c,
      language: account.RenkeiLanguage__c,
    }));
  return streamRows(connection, transport, `SELECT ${fields} FROM Account WHERE ${segmentCondition(segments)}`, row);
}

export function segmentCondition(segments: readonly ScoredSegment[]): string {
  return `RenkeiSegment__c IN (${segments.map(soqlText).join(', ')})`;
}

export function streamPlans(connection: Connection, transport: Transport): AsyncGenerator<CallPlan> {
  const segmentPath = 'Account__r.RenkeiSegment__c';
  const fields =
    'Id, Account__c, AccountKey__c, OwnerId, Caller__c, ClaimedAt__c, CreatedById, DoNotCall__c, LastTouchOn__c, ProposedCaller__c, ProposalReason__c';
  const row = z
    .looseObject({
      Id: keyValue,
      Account__c: textValue,
      AccountKey__c: textValue,
      OwnerId: keyValue,
      Caller__c: textValue,
      ClaimedAt__c: textValue,
      CreatedById: keyValue,
      DoNotCall__c: booleanValue,
      LastTouchOn__c: textValue,
      ProposedCaller__c: textValue,
      ProposalReason__c: z.preprocess((value) => value || null, z.enum(REASONS).nullable()),
      // A bulk result has a column of this name, a synchronous one the parent as an object.
      [segmentPath]: z.string().optional(),
      Account__r: z.looseObject({ RenkeiSegment__c: textValue }).nullish(),
    })
    .transform((plan) => ({
      id: plan.Id,
      account: plan.Account__c,
      key: plan.AccountKey__c,
      owner: plan.OwnerId,
      caller: plan.Caller__c,
      claimed: plan.ClaimedAt__c !== null,
      doNotCall: plan.DoNotCall__c,
      hasHistory: plan.DoNotCall__c || plan.LastTouchOn__c !== null,
      creator: plan.CreatedById,
      proposed: plan.ProposedCaller__c,
      reason: plan.ProposalReason__c,
      segment: plan.Account__r?.RenkeiSegment__c ?? textValue.parse(plan[segmentPath]),
    }));
  return streamRows(connection, transport, `SELECT ${fields}, ${segmentPath} FROM RenkeiCallPlan__c`, row);
}

/** Callers of all teams, with the capacity of the policy where they have none of their own, and their names. */
export async function readCallers(
  connection: Connection,
  ofPolicy: number | null,
): Promise<{ callers: DistributionCaller[]; people: Map<string, Person> }> {
  const rows = await queryRows(
    connection,
    `SELECT User__c, User__r.Name, User__r.IsActive, Capacity__c, Languages__c, PausedUntil__c FROM RenkeiTeamMember__c WHERE Role__c = 'Caller' AND User__c != NULL ORDER BY User__r.Name, Id`,
    z.looseObject({
      User__c: keyValue,
      User__r: z.looseObject({ Name: z.string(), IsActive: booleanValue }),
      Capacity__c: numberValue,
      Languages__c: textValue,
      PausedUntil__c: dateValue,
    }),
  );
  const members = rows.map((row): CallerMember => ({
    user: row.User__c,
    active: row.User__r.IsActive,
    capacity: row.Capacity__c,
    languages: LANGUAGES.filter((known) => row.Languages__c?.split(';').includes(known)),
    pausedUntil: row.PausedUntil__c,
  }));
  const people = rows.map(
    ({ User__c, User__r }) => [User__c, { name: User__r.Name, active: User__r.IsActive }] as const,
  );
  return { callers: callersOf(members, ofPolicy), people: new Map(people) };
}

/** The queue of plans that nobody looks after; null where somebody has removed it. */
export async function readPool(connection: Connection): Promise<string | null> {
  const soql = `SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'RenkeiCallPool'`;
  const [queue] = await queryRows(connection, soql, z.looseObject({ Id: keyValue }));
  return queue?.Id ?? null;
}

/** Names of users, and whether they are active. */
export async function readPeople(connection: Connection, ids: readonly string[]): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for (let start = 0; start < ids.length; start += CALLERS_IN_QUERY) {
    const part = ids.slice(start, start + CALLERS_IN_QUERY).map(soqlText);
    const row = z.looseObject({ Id: keyValue, Name: z.string(), IsActive: booleanValue });
    const soql = `SELECT Id, Name, IsActive FROM User WHERE Id IN (${part.join(', ')})`;
    for (const { Id, Name, IsActive } of await queryRows(connection, soql, row)) {
      people.set(Id, { name: Name, active: IsActive });
    }
  }
  return people;
}

/** The org's own language, when accounts and callers can name it. */
export async function readOrgLanguage(connection: Connection): Promise<Language | null> {
  const row = z.looseObject({ LanguageLocaleKey: textValue });
  const [organization] = await queryRows(connection, 'SELECT LanguageLocaleKey FROM Organization', row);
  const code = organization?.LanguageLocaleKey?.slice(0, 2) ?? '';
  return ({ ja: 'Japanese', en: 'English', zh: 'Chinese' } as const)[code] ?? null;
}

/** What each caller talked with each account in the window, of accounts that are asked for. */
export async function readHistory(
  connection: Connection,
  transport: Transport,
  { callers, wanted, asOf, timeZone, windowDays }: HistoryScope,
): Promise<Map<string, Talks[]>> {
  const history = new Map<string, Talks[]>();
  if (callers.size === 0) return history;
  const start = startOfDay(addDays(asOf, 1 - windowDays), timeZone).toISOString();
  const end = startOfDay(addDays(asOf, 1), timeZone).toISOString();
  const conditions = ['IsConversation__c = TRUE', `OccurredAt__c >= ${start}`, `OccurredAt__c < ${end}`];
  if (callers.size <= CALLERS_IN_QUERY) conditions.push(`OwnerId IN (${[...callers].map(soqlText).join(', ')})`);
  const soql = `SELECT Account__c, OwnerId, OccurredAt__c FROM RenkeiTouch__c WHERE ${conditions.join(' AND ')}`;
  const row = z.looseObject({ Account__c: textValue, OwnerId: keyValue, OccurredAt__c: instantValue });
  for await (const { Account__c, OwnerId, OccurredAt__c } of streamRows(connection, transport, soql, row)) {
    if (Account__c === null || OccurredAt__c === null || !callers.has(OwnerId) || !wanted(Account__c)) continue;
    const latest = dateInZone(OccurredAt__c, timeZone);
    const talks = history.get(Account__c);
    const known = talks?.find((entry) => entry.caller === OwnerId);
    if (known) {
      known.conversations += 1;
      if (latest > known.latest) known.latest = latest;
      continue;
    }
    const entry = { caller: OwnerId, conversations: 1, latest };
    if (talks) talks.push(entry);
    else history.set(Account__c, [entry]);
  }
  return history;
}

interface HistoryScope {
  callers: ReadonlySet<string>;
  wanted: (account: string) => boolean;
  /** Last day of the window. */
  asOf: string;
  timeZone: string;
  windowDays: number;
}

/** Accounts with an open case, and the caller of the latest one. */
export async function readOpenCases(
  connection: Connection,
  transport: Transport,
): Promise<Map<string, { caller: string | null }>> {
  const statuses = OPEN_STATUSES.map(soqlText).join(', ');
  const soql = `SELECT Id, Account__c, Caller__c, CreatedDate FROM RenkeiEscalation__c WHERE Status__c IN (${statuses})`;
  const row = z.looseObject({ Id: keyValue, Account__c: textValue, Caller__c: textValue, CreatedDate: instantValue });
  const latest = new Map<string, { caller: string | null; order: string }>();
  for await (const { Id, Account__c, Caller__c, CreatedDate } of streamRows(connection, transport, soql, row)) {
    if (Account__c === null) continue;
    const order = `${CreatedDate?.toISOString() ?? ''} ${Id}`;
    const known = latest.get(Account__c);
    if (!known || known.order < order) latest.set(Account__c, { caller: Caller__c, order });
  }
  return latest;
}
