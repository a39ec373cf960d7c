import { createHash } from 'node:crypto';
import type { Connection } from '@salesforce/core';
import {
  createQueryJob,
  forgetQueryJob,
  queryJobPages,
  queryJobStands,
  waitForQueryJob,
} from '../../connection/bulkQuery.ts';
import { queryPages, type Transport } from '../../connection/query.ts';
import type { Checkpoint } from './checkpoint.ts';
import { ACCOUNT_QUERY_FIELDS } from '../core/accountStore.ts';
import type { FactTable } from '../core/factTable.ts';
import type { Source, SourceObject } from '../core/sources.ts';
import { allOf, fullCondition, select, sourceFields, type ChildObject, type Days, type Sources } from './sources.ts';

/** Ids in one condition: the address of a request holds 16,000 characters, a query 100,000, and an Id takes 23 or 21 of them. */
const IDS_IN_ADDRESS = 400;
const IDS_IN_QUERY = 4000;
/** A longer query travels in the body of a bulk job. */
const LONGEST_ADDRESS = 15_000;
/** From so many accounts on a handful of bulk jobs is cheaper than their chunks by request. */
const BULK_FROM = 2000;

/** Reads records over one transport as they come, page by page. Bulk jobs that a checkpoint knows are not made a second time. */
export class RecordReader {
  readonly transport: Transport;
  readonly #connection: Connection;
  readonly #checkpoint: Checkpoint | undefined;
  readonly #jobs = new Map<string, string>();

  constructor(connection: Connection, transport: Transport, checkpoint?: Checkpoint) {
    this.#connection = connection;
    this.transport = transport;
    this.#checkpoint = checkpoint;
  }

  /** Lets the org begin with a query that is read later. */
  async start(soql: string, all = false): Promise<void> {
    if (this.#isBulk(soql)) await this.#jobOf(soql, all);
  }

  /** Pages of the result; each is a source for the fact table. `all`: deleted rows and archived activities too. */
  async *pages(soql: string, all = false): AsyncGenerator<Source> {
    if (!this.#isBulk(soql)) {
      yield* queryPages(this.#connection, soql, { all });
      return;
    }
    const job = await this.#jobOf(soql, all);
    await waitForQueryJob(this.#connection, job, soql);
    for await (const page of queryJobPages(this.#connection, job)) yield [page];
  }

  /** The results are no longer needed. */
  async forget(): Promise<void> {
    for (const job of this.#jobs.values()) await forgetQueryJob(this.#connection, job);
    this.#jobs.clear();
  }

  #isBulk(soql: string): boolean {
    return this.transport === 'Bulk' || encodeURIComponent(soql).length > LONGEST_ADDRESS;
  }

  async #jobOf(soql: string, all: boolean): Promise<string> {
    const query = createHash('sha256').update(`${all} ${soql}`).digest('hex');
    const known = this.#jobs.get(query) ?? (await this.#jobLeft(query));
    if (known !== undefined) return known;
    const job = await createQueryJob(this.#connection, soql, all);
    this.#jobs.set(query, job);
    this.#checkpoint?.noteQueryJob(query, job);
    return job;
  }

  /** The job of a run that was killed, if the org still has it. */
  async #jobLeft(query: string): Promise<string | undefined> {
    const left = this.#checkpoint?.state?.queryJobs[query];
    if (left === undefined || !(await queryJobStands(this.#connection, left))) return undefined;
    this.#jobs.set(query, left);
    return left;
  }
}

/** Reads every account and all that hangs on it into the table. */
export async function readAll(reader: RecordReader, table: FactTable, sources: Sources, days: Days): Promise<void> {
  const accounts = select(ACCOUNT_QUERY_FIELDS, 'Account', '');
  const children = sources.children.map((child) => ({
    child,
    soql: select(
      sourceFields(child, sources.severalCurrencies),
      child.object,
      allOf(fullCondition(child, days), live(child)),
    ),
  }));
  await reader.start(accounts);
  for (const { child, soql } of children) await reader.start(soql, child.archived);
  for await (const page of reader.pages(accounts)) await table.addAccounts(page);
  for (const { child, soql } of children) {
    for await (const page of reader.pages(soql, child.archived)) await add(table, child.source, page);
  }
}

/** Reads these accounts and all that hangs on them into the table. Accounts that are gone are left out. */
export async function readSome(
  connection: Connection,
  table: FactTable,
  sources: Sources,
  days: Days,
  ids: readonly string[],
  { transport, checkpoint }: { transport?: Transport | undefined; checkpoint?: Checkpoint | undefined },
): Promise<Transport> {
  const chosen = transport ?? (ids.length > BULK_FROM ? 'Bulk' : 'Synchronous');
  const reader = new RecordReader(connection, chosen, checkpoint);
  for (const chunk of chunksOf(ids, chosen === 'Bulk' ? IDS_IN_QUERY : IDS_IN_ADDRESS)) {
    const list = chunk.map((id) => `'${id}'`).join(',');
    const accounts = select(ACCOUNT_QUERY_FIELDS, 'Account', `Id IN (${list})`);
    const children = sources.children.map((child) => {
      const condition = allOf(child.counted(days), live(child), `${child.account} IN (${list})`);
      return { child, soql: select(sourceFields(child, sources.severalCurrencies), child.object, condition) };
    });
    await Promise.all([
      reader.start(accounts),
      ...children.map(({ child, soql }) => reader.start(soql, child.archived)),
    ]);
    for await (const page of reader.pages(accounts)) await table.addAccounts(page);
    for (const { child, soql } of children) {
      for await (const page of reader.pages(soql, child.archived)) await add(table, child.source, page);
    }
    await reader.forget();
  }
  return chosen;
}

/** Cuts a list into parts of at most so many. */
export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_unused, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Archived rows come only together with deleted ones. */
export function live(child: ChildObject): string {
  return child.archived ? 'IsDeleted = FALSE' : '';
}

function add(table: FactTable, source: SourceObject, page: Source): Promise<number> {
  switch (source) {
    case 'Opportunity':
      return table.addOpportunities(page);
    case 'RenkeiTouch__c':
      return table.addTouches(page);
    case 'Contact':
      return table.addContacts(page);
    case 'Asset':
      return table.addAssets(page);
    case 'Activity':
      return table.addActivities(page);
  }
}
