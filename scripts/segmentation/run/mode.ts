import type { Connection } from '@salesforce/core';
import { daysBetween } from 'c/renkeiCalendarRules';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows } from '../../connection/query.ts';
import { dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { differingPart } from './fingerprint.ts';

export type RunMode = 'Full' | 'Incremental';

/** A run that has ended, as its record tells. */
export interface EarlierRun {
  id: string;
  asOf: string;
  startedAt: Date;
  finishedAt: Date;
  accountsFailed: number;
  /** null: what it wrote was not found in the org afterwards. */
  fingerprint: string | null;
}

export interface EarlierRuns {
  last: EarlierRun | null;
  lastFull: EarlierRun | null;
}

/** How a run goes about it, and why. */
export type ModeDecision =
  | { mode: 'Full'; reason: string }
  | {
      mode: 'Incremental';
      reason: string;
      since: EarlierRun;
      /** Records changed from here on are looked at. */ watermark: Date;
    };

export interface ModeQuestion {
  fullAsked: boolean;
  runs: EarlierRuns;
  asOf: string;
  now: Date;
  fingerprint: string;
  /** Whether the accounts that the last run could not write are known here by Id. */
  failuresKnown: boolean;
}

const messages = messagesOf('segmentation');

/** A transaction may commit some time after the instants it writes; this long before the last start is looked at again. */
const OVERLAP_MINUTES = 10;
/** The wind tunnel works from the grid of a full run, which is kept this young. */
const GRID_DAYS = 7;
/** Deleted rows are found for 15 days. */
const RECYCLE_BIN_DAYS = 14;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Incremental where it comes to the same as a full run; otherwise full, with the first reason that stands in the way. */
export function decideMode({ fullAsked, runs, asOf, now, fingerprint, failuresKnown }: ModeQuestion): ModeDecision {
  const { last, lastFull } = runs;
  const full = (reason: string, ...tokens: (string | number)[]): ModeDecision => ({
    mode: 'Full',
    reason: messages.getMessage(`reason.${reason}`, tokens),
  });
  if (fullAsked) return full('Asked');
  if (!last || !lastFull) return full('NoRunYet');
  if (last.fingerprint === null) return full('LastNotFollowed');
  const part = differingPart(last.fingerprint, fingerprint);
  if (part) return full(`Differs.${part}`);
  if (asOf < last.asOf) return full('AsOfBefore', asOf, last.asOf);
  if (last.accountsFailed > 0 && !failuresKnown) return full('FailuresUnknown', last.accountsFailed);
  const watermark = new Date(last.startedAt.getTime() - OVERLAP_MINUTES * MINUTE);
  if (now.getTime() - watermark.getTime() > RECYCLE_BIN_DAYS * DAY) return full('LongAgo', RECYCLE_BIN_DAYS);
  const gridAge = Math.max(daysBetween(lastFull.asOf, asOf), (now.getTime() - lastFull.startedAt.getTime()) / DAY);
  if (gridAge > GRID_DAYS) return full('GridOld', GRID_DAYS);
  const reason = messages.getMessage('reason.Changed', [shown(watermark)]);
  return { mode: 'Incremental', reason, since: last, watermark };
}

/** The last run that ended, and the last full one. */
export async function readEarlierRuns(connection: Connection): Promise<EarlierRuns> {
  const [last, lastFull] = await Promise.all([lastRun(connection, ''), lastRun(connection, `AND Mode__c = 'Full'`)]);
  return { last, lastFull };
}

const runRow = z.looseObject({
  Id: keyValue,
  AsOf__c: dateValue,
  StartedAt__c: instantValue,
  FinishedAt__c: instantValue,
  AccountsFailed__c: numberValue,
  PolicyFingerprint__c: textValue,
});

async function lastRun(connection: Connection, condition: string): Promise<EarlierRun | null> {
  const [row] = await queryRows(
    connection,
    `SELECT ${Object.keys(runRow.shape).join(', ')} FROM RenkeiSegmentationRun__c WHERE Status__c IN ('Completed', 'CompletedWithErrors') AND StartedAt__c != NULL AND FinishedAt__c != NULL AND AsOf__c != NULL ${condition} ORDER BY StartedAt__c DESC, Name DESC LIMIT 1`,
    runRow,
  );
  if (!row) return null;
  return {
    id: row.Id,
    asOf: row.AsOf__c!,
    startedAt: row.StartedAt__c!,
    finishedAt: row.FinishedAt__c!,
    accountsFailed: row.AccountsFailed__c ?? 0,
    fingerprint: row.PolicyFingerprint__c,
  };
}

/** An instant as a person reads it, to the minute. */
function shown(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
