import { soqlText } from '../../connection/query.ts';
import { readAsked } from './candidates.ts';
import { createAccounts } from './createAccounts.ts';
import type { LinkContext, LinkedRow, SystemRow } from './linkContext.ts';
import { readKnown, streamRecords, type SourceRecord } from './sourceRecords.ts';
import { writeLinked } from './writeLinked.ts';

export interface AppliedDecisions {
  /** Rows whose account now takes what survives. */
  same: number;
  /** Rows that became accounts of their own. */
  apart: number;
}

/**
 * Applies what people have decided since the last import: an account that is the same takes what survives, a row that is apart from
 * all becomes an account. What was put off stays. Decided twice or applied twice, nothing changes.
 */
export async function applyDecisions(context: LinkContext, createUnmatched: boolean): Promise<AppliedDecisions> {
  const { connection, batch } = context;
  const ofSource = `Source__c = ${soqlText(batch.source)}`;
  const same: LinkedRow[] = [];
  const linked = `${ofSource} AND State__c = 'Linked' AND LinkedBy__c = 'Person' AND Account__c != NULL`;
  for await (const record of streamRecords(connection, linked)) {
    if (isApplied(record, batch.id)) continue;
    const row = rowOf(context, record);
    same.push({ ...row, account: record.account!, linkedBy: 'Person', score: null, reasons: '' });
  }
  await writeLinked(context, same);
  let apart = 0;
  if (createUnmatched) {
    const asked = await readAsked(connection, batch.source);
    const rows: SystemRow[] = [];
    if (asked.apart.size > 0) {
      const unlinked = `${ofSource} AND State__c = 'Unlinked' AND Account__c = NULL`;
      for await (const record of streamRecords(connection, unlinked)) {
        const isTakenBack = record.history.at(-1)?.undone === true;
        if (asked.apart.has(record.sourceKey.toLowerCase()) && !isTakenBack) rows.push(rowOf(context, record));
      }
    }
    if (rows.length > 0) {
      const made = await createAccounts(context, rows, await readKnown(connection, batch.source));
      apart = made.size;
    }
  }
  return { same: same.length, apart };
}

/** Whether an import has taken the values of a linked record over already, to the end. */
function isApplied({ history, account, lastBatch }: SourceRecord, batch: string): boolean {
  const link = history.filter((change) => change.link && !change.undone).at(-1);
  return link?.link!.after === account && (link.batch !== batch || lastBatch !== batch);
}

function rowOf({ keyPrefix }: LinkContext, { sourceKey, recordKey, values }: SourceRecord): SystemRow {
  return { sourceKey, recordKey, accountKey: `${keyPrefix}${recordKey}`, values };
}
