import type { Connection } from '@salesforce/core';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { bulkQuery } from '../../connection/bulkQuery.ts';
import { queryFew } from '../../connection/query.ts';
import { textValue } from '../../connection/values.ts';
import { accountsMovedByTime } from './movedByTime.ts';
import type { EarlierRun } from './mode.ts';
import { live } from './read.ts';
import { allOf, select, type Days, type Sources } from './sources.ts';

/** Accounts that an incremental run looks at. */
export interface Selection {
  /** Read with all that hangs on them: a record was changed, or a record entered or left a window of time. */
  affected: Set<string>;
  /** Those of `affected` that are there by time alone. */
  byTime: ReadonlySet<string>;
  /** Condition of further accounts, of which only dates of their own can move the score; null: none. */
  aged: string | null;
}

export interface SelectionRequest {
  sources: Sources;
  policy: SegmentPolicy;
  days: Days;
  since: EarlierRun;
  watermark: Date;
  /** Who runs this: what the last run wrote is told by its user and its time. */
  userId: string;
  /** Accounts that the last run could not write. */
  failedBefore: readonly string[];
}

/** From so many rows on they are read in bulk. */
const BULK_ROWS = 10_000;

/** Finds every account whose stored score may differ from what a full run would store, deletes by rows that the org has lost apart. */
export async function selectAccounts(connection: Connection, request: SelectionRequest): Promise<Selection> {
  const { sources, policy, days, since } = request;
  const affected = new Set(request.failedBefore);
  const entered = new Set<string>();
  await Promise.all([
    ...changedRows(request).map((rows) => collect(connection, rows, affected)),
    ...rowsMovedByTime(sources, { ...days, asOf: since.asOf }, days).map((rows) => collect(connection, rows, entered)),
  ]);
  const byTime = entered.difference(affected);
  return {
    affected: new Set([...affected, ...byTime].sort()),
    byTime,
    aged: accountsMovedByTime(policy, since.asOf, days.asOf),
  };
}

/** Rows of which one field names accounts. */
interface NamingRows {
  field: string;
  object: string;
  condition: string;
  /** Deleted and archived rows too. */
  all: boolean;
}

function changedRows({ sources, since, watermark, userId }: SelectionRequest): NamingRows[] {
  const changed = `SystemModstamp >= ${watermark.toISOString()}`;
  // The last run's own writes changed accounts too, and are no reason to look at them again. Whoever else saved an account, its
  // score followed at once; but with its owner, or after it came back, what is around it may count otherwise.
  const byOthers = `(LastModifiedById != '${userId}' OR SystemModstamp > ${since.finishedAt.toISOString()} OR RenkeiInputRows__c = NULL)`;
  // Whatever a merge did to the records that came over: the account that stayed is read again.
  const merged = 'IsDeleted = TRUE AND MasterRecordId != NULL';
  return [
    { field: 'Id', object: 'Account', condition: `${changed} AND ${byOthers}`, all: false },
    { field: 'MasterRecordId', object: 'Account', condition: `${changed} AND ${merged}`, all: true },
    // Deleted rows too, and rows that do not count any more: they may have counted.
    ...sources.children.map(({ object, account }) => {
      return { field: account, object, condition: `${changed} AND ${account} != NULL`, all: true };
    }),
  ];
}

function rowsMovedByTime({ children }: Sources, from: Days, to: Days): NamingRows[] {
  if (from.asOf >= to.asOf) return [];
  return children.flatMap((child) => {
    const moved = child.movedByTime(from, to);
    if (moved === null) return [];
    const condition = allOf(moved, live(child), `${child.account} != NULL`);
    return [{ field: child.account, object: child.object, condition, all: child.archived }];
  });
}

/** Adds the accounts that the rows name, by the cheaper transport. */
async function collect(
  connection: Connection,
  { field, object, condition, all }: NamingRows,
  into: Set<string>,
): Promise<void> {
  const soql = select([field], object, condition);
  const schema = z.looseObject({ [field]: textValue });
  const rows = await queryFew(connection, soql, schema, BULK_ROWS, { all });
  const add = (row: Record<string, unknown>) => {
    const account = row[field];
    if (typeof account === 'string' && account !== '') into.add(account);
  };
  if (rows) rows.forEach(add);
  else for await (const row of bulkQuery(connection, soql, { all })) add(row);
}
