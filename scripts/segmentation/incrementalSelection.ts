import type { Connection } from '@salesforce/core';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { bulkQuery } from '../connection/bulkQuery.ts';
import { countRows, queryRows, type QueryOptions } from '../connection/query.ts';
import { textValue } from '../connection/values.ts';
import { accountsMovedByTime } from './incrementalTime.ts';
import type { EarlierRun } from './runMode.ts';
import { live } from './runRead.ts';
import { allOf, select, type Days, type Sources } from './runSources.ts';

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
  const { sources, policy, days, since, watermark, userId } = request;
  const changed = `SystemModstamp >= ${watermark.toISOString()}`;
  const affected = new Set(request.failedBefore);
  const collect = async (soql: [field: string, object: string, condition: string], all = false, into = affected) => {
    const [field, object, condition] = soql;
    for await (const id of valuesOf(connection, field, object, condition, { all })) into.add(id);
  };
  // The last run's own writes changed accounts too; but whoever saved an account since then, its score followed at once. What is
  // left are accounts whose place among others may have changed with the save, and those that no run has seen.
  const byOthers = `(LastModifiedById != '${userId}' OR SystemModstamp > ${since.finishedAt.toISOString()} OR RenkeiInputRows__c = NULL)`;
  await collect(['Id', 'Account', `${changed} AND ${byOthers}`]);
  // Whatever a merge did to the records that came over: the account that stayed is read again.
  await collect(['MasterRecordId', 'Account', `${changed} AND IsDeleted = TRUE AND MasterRecordId != NULL`], true);
  // Deleted rows too, and rows that do not count any more: they may have counted.
  for (const { object, account } of sources.children) {
    await collect([account, object, `${changed} AND ${account} != NULL`], true);
  }
  const entered = new Set<string>();
  const from: Days = { ...days, asOf: since.asOf };
  if (since.asOf < days.asOf) {
    for (const child of sources.children) {
      const moved = child.movedByTime(from, days);
      if (moved === null) continue;
      const condition = allOf(moved, live(child), `${child.account} != NULL`);
      await collect([child.account, child.object, condition], child.archived, entered);
    }
  }
  const byTime = entered.difference(affected);
  for (const id of byTime) affected.add(id);
  return {
    affected,
    byTime,
    aged: accountsMovedByTime(policy, since.asOf, days.asOf),
  };
}

/** One field of many rows, by the cheaper transport. */
async function* valuesOf(
  connection: Connection,
  field: string,
  object: string,
  condition: string,
  options: QueryOptions,
): AsyncGenerator<string> {
  const soql = select([field], object, condition);
  const rows = await countRows(connection, object, condition, options);
  if (rows === 0) return;
  if (rows >= BULK_ROWS) {
    for await (const row of bulkQuery(connection, soql, options)) if (row[field]) yield row[field];
    return;
  }
  const schema = z.looseObject({ [field]: textValue });
  for (const row of await queryRows(connection, soql, schema, options)) {
    const value = row[field];
    if (typeof value === 'string') yield value;
  }
}
