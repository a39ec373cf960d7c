import { addDays, addMonths } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import { DEFAULT_RADAR_POLICY, type AccountFacts, type EarlierWarning, type Order } from 'c/renkeiRadarRules';
import { z } from 'zod';
import { booleanValue, dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { dayOfText } from '../../segmentation/core/days.ts';
import { eachRow } from '../eachRow.ts';
import type { InsightScope } from '../scope.ts';

/** What the radar knows of one customer. */
export interface Customer extends AccountFacts {
  account: string;
  owner: string | null;
  talks: string[];
  orders: Order[];
  openDeals: number[];
  ownMachineEnds: string[];
  competitorsOn: string[];
}

/** So many years of talks and orders make a rhythm. */
const TALK_YEARS = 3;
const ORDER_YEARS = 5;
/** Status of cases at which nothing is left to do. */
const ENDED = `('Won', 'Lost', 'Recycled')`;

/**
 * Customers who may be lost unnoticed: they bought or run our machines, nobody has just talked with them, no case is open and no
 * warning pending. What hangs on all others is left where it is, by conditions in the queries.
 */
export async function readCustomers(connection: Connection, scope: InsightScope): Promise<Map<string, Customer>> {
  const customers = new Map<string, Customer>();
  await readAccounts(connection, scope, customers);
  await readWebBuyers(connection, scope, customers);
  await Promise.all([leaveOutOpenCases(connection, scope, customers), readWarnings(connection, scope, customers)]);
  if (customers.size === 0) return customers;
  // One after the other: each may come in bulk, and two at once would only share one connection.
  await readTalks(connection, scope, customers);
  await readDeals(connection, scope, customers);
  await readMachines(connection, scope, customers);
  return customers;
}

/** Who bought, or runs our machines; those who buy on the web alone are found by their orders. */
const BOUGHT = '(RenkeiFirstWonOn__c != NULL OR RenkeiOwnUnits__c > 0)';
const NEVER_BOUGHT = 'RenkeiFirstWonOn__c = NULL AND (RenkeiOwnUnits__c = NULL OR RenkeiOwnUnits__c = 0)';

/** ` AND …`, or nothing: accounts with which nobody has just talked; `path` leads to the account. */
function andSilent({ day, today }: InsightScope, path = ''): string {
  // Stored as of the last run: on a day in the past a later talk says nothing.
  if (day < today) return '';
  const fresh = addDays(day, -DEFAULT_RADAR_POLICY.freshTalkDays);
  return ` AND (${path}RenkeiLastConversation__c = NULL OR ${path}RenkeiLastConversation__c < ${fresh})`;
}

const accountRow = z.looseObject({
  Id: keyValue,
  OwnerId: textValue,
  RenkeiSegment__c: textValue,
  RenkeiLastConversation__c: dateValue,
  RenkeiOwnUnits__c: numberValue,
});

async function readAccounts(connection: Connection, scope: InsightScope, customers: Map<string, Customer>) {
  const fields = Object.keys(accountRow.shape).join(', ');
  await eachRow(connection, `SELECT ${fields} FROM Account WHERE ${BOUGHT}${andSilent(scope)}`, accountRow, (row) => {
    customers.set(row.Id, customerOf(row, scope));
  });
}

function customerOf(row: z.infer<typeof accountRow>, { cadences }: InsightScope): Customer {
  return {
    account: row.Id,
    owner: row.OwnerId,
    // The run of segmentation also sees what was noted as task or event.
    talks: row.RenkeiLastConversation__c === null ? [] : [row.RenkeiLastConversation__c],
    orders: [],
    openDeals: [],
    ownMachineEnds: [],
    ownMachines: row.RenkeiOwnUnits__c ?? 0,
    competitorsOn: [],
    cadenceDays: cadences.get(row.RenkeiSegment__c ?? '') ?? null,
    hasOpenCase: false,
    lastWarning: null,
  };
}

const webOrder = z.looseObject({ Account__c: textValue, OccurredAt__c: instantValue, Amount__c: numberValue });

/** Orders on the web; who buys nothing else is a customer too, found by account. */
async function readWebBuyers(connection: Connection, scope: InsightScope, customers: Map<string, Customer>) {
  const { days, day } = scope;
  const since = days.start(addMonths(day, -12 * ORDER_YEARS));
  const condition = `Origin__c = 'WebOrder' AND OccurredAt__c >= ${since} AND OccurredAt__c < ${days.end(day)}`;
  const others = new Map<string, Order[]>();
  const soql = `SELECT Account__c, OccurredAt__c, Amount__c FROM RenkeiTouch__c WHERE ${condition} AND Account__c != NULL`;
  await eachRow(connection, soql, webOrder, ({ Account__c, OccurredAt__c, Amount__c }) => {
    if (Account__c === null || OccurredAt__c === null) return;
    const order = { day: days.of(OccurredAt__c), amount: Amount__c ?? 0 };
    const known = customers.get(Account__c)?.orders ?? others.get(Account__c);
    if (known) known.push(order);
    else others.set(Account__c, [order]);
  });
  if (others.size === 0) return;
  const fields = Object.keys(accountRow.shape).join(', ');
  const buyers = `Id IN (SELECT Account__c FROM RenkeiTouch__c WHERE ${condition})`;
  await eachRow(
    connection,
    `SELECT ${fields} FROM Account WHERE ${buyers} AND ${NEVER_BOUGHT}${andSilent(scope)}`,
    accountRow,
    (row) => {
      customers.set(row.Id, { ...customerOf(row, scope), orders: others.get(row.Id) ?? [] });
    },
  );
}

/** A case that was open on the day. */
async function leaveOutOpenCases(connection: Connection, scope: InsightScope, customers: Map<string, Customer>) {
  const { days, day, today } = scope;
  const isOpen =
    day < today
      ? `EscalatedAt__c < ${days.end(day)} AND (ClosedAt__c = NULL OR ClosedAt__c >= ${days.end(day)})`
      : `Status__c NOT IN ${ENDED}`;
  const soql = `SELECT Account__c FROM RenkeiEscalation__c WHERE ${isOpen} AND Account__c != NULL`;
  await eachRow(connection, soql, z.looseObject({ Account__c: textValue }), ({ Account__c }) => {
    customers.delete(Account__c!);
  });
}

const warningRow = z.looseObject({
  Account__c: textValue,
  WarnedOn__c: dateValue,
  Verdict__c: textValue,
  Reasons__c: textValue,
});

/** Accounts with a pending warning are left out; the latest of the others is kept. */
async function readWarnings(connection: Connection, { day }: InsightScope, customers: Map<string, Customer>) {
  const since = addDays(day, -DEFAULT_RADAR_POLICY.againDays);
  const soql = `SELECT Account__c, WarnedOn__c, Verdict__c, Reasons__c FROM RenkeiLossWarning__c WHERE Account__c != NULL AND (Verdict__c = 'Pending' OR WarnedOn__c > ${since})`;
  const last = new Map<string, EarlierWarning>();
  await eachRow(connection, soql, warningRow, ({ Account__c, WarnedOn__c, Verdict__c, Reasons__c }) => {
    if (WarnedOn__c === null) return;
    const known = last.get(Account__c!);
    if (!known || known.warnedOn < WarnedOn__c) {
      last.set(Account__c!, {
        warnedOn: WarnedOn__c,
        reasons: (Reasons__c ?? '').split(';') as EarlierWarning['reasons'],
        verdict: (Verdict__c ?? 'Pending') as EarlierWarning['verdict'],
      });
    }
  });
  for (const [account, warning] of last) {
    const customer = customers.get(account);
    if (!customer) continue;
    if (warning.verdict === 'Pending') customers.delete(account);
    else customer.lastWarning = warning;
  }
}

const talkRow = z.looseObject({ Account__c: textValue, OccurredAt__c: instantValue });

async function readTalks(connection: Connection, scope: InsightScope, customers: ReadonlyMap<string, Customer>) {
  const { days, day } = scope;
  const within = `OccurredAt__c >= ${days.start(addMonths(day, -12 * TALK_YEARS))} AND OccurredAt__c < ${days.end(day)}`;
  const soql = `SELECT Account__c, OccurredAt__c FROM RenkeiTouch__c WHERE IsConversation__c = TRUE AND Origin__c != 'WebOrder' AND ${within}${andSilent(scope, 'Account__r.')}`;
  await eachRow(connection, soql, talkRow, ({ Account__c, OccurredAt__c }) => {
    if (OccurredAt__c !== null) customers.get(Account__c ?? '')?.talks.push(days.of(OccurredAt__c));
  });
}

const dealRow = z.looseObject({
  AccountId: textValue,
  IsWon: booleanValue,
  IsClosed: booleanValue,
  CloseDate: dateValue,
  Amount: numberValue,
  CurrencyIsoCode: textValue,
});

/** Deals won are orders; deals that were not closed on the day are at risk. */
async function readDeals(connection: Connection, scope: InsightScope, customers: ReadonlyMap<string, Customer>) {
  const { day, today } = scope;
  const since = addMonths(day, -12 * ORDER_YEARS);
  const currency = scope.exchange ? ', CurrencyIsoCode' : '';
  const open = day < today ? `(IsClosed = FALSE OR CloseDate > ${day})` : 'IsClosed = FALSE';
  const soql = `SELECT AccountId, IsWon, IsClosed, CloseDate, Amount${currency} FROM Opportunity WHERE AccountId != NULL AND ((IsWon = TRUE AND CloseDate > ${since} AND CloseDate <= ${day}) OR ${open})${andSilent(scope, 'Account.')}`;
  await eachRow(connection, soql, dealRow, (row) => {
    const customer = customers.get(row.AccountId ?? '');
    if (!customer || row.CloseDate === null) return;
    const amount = inCorporate(scope, row.Amount ?? 0, row.CurrencyIsoCode, row.CloseDate);
    if (row.IsWon && row.CloseDate <= day) customer.orders.push({ day: row.CloseDate, amount });
    else if (amount > 0) customer.openDeals.push(amount);
  });
}

const machineRow = z.looseObject({
  AccountId: textValue,
  IsCompetitorProduct: booleanValue,
  InstallDate: dateValue,
  UsageEndDate: dateValue,
  CreatedDate: instantValue,
});

async function readMachines(connection: Connection, scope: InsightScope, customers: ReadonlyMap<string, Customer>) {
  const { days, day } = scope;
  const { assetPastDays, assetWindowDays, competitorDays } = DEFAULT_RADAR_POLICY;
  const due = `IsCompetitorProduct = FALSE AND UsageEndDate >= ${addDays(day, -assetPastDays)} AND UsageEndDate <= ${addDays(day, assetWindowDays)}`;
  const since = addDays(day, -competitorDays);
  // Noted at the desk, when nobody knew since when: an import says nothing about when a machine was found.
  const noted = `InstallDate = NULL AND RenkeiSaveKey__c != NULL AND CreatedDate >= ${days.start(since)} AND CreatedDate < ${days.end(day)}`;
  const rival = `IsCompetitorProduct = TRUE AND ((InstallDate >= ${since} AND InstallDate <= ${day}) OR (${noted}))`;
  const soql = `SELECT AccountId, IsCompetitorProduct, InstallDate, UsageEndDate, CreatedDate FROM Asset WHERE ((${due}) OR (${rival}))${andSilent(scope, 'Account.')}`;
  await eachRow(connection, soql, machineRow, (row) => {
    const customer = customers.get(row.AccountId ?? '');
    if (!customer) return;
    if (row.IsCompetitorProduct) {
      customer.competitorsOn.push(row.InstallDate ?? days.of(row.CreatedDate!));
    } else if (row.UsageEndDate !== null) customer.ownMachineEnds.push(row.UsageEndDate);
  });
}

function inCorporate({ exchange }: InsightScope, amount: number, currency: string | null, day: string): number {
  if (exchange === null || currency === null) return amount;
  return exchange.toCorporate(Math.round(amount * 100), currency, dayOfText(day)) / 100;
}
