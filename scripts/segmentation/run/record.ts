import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows, type Transport } from '../../connection/query.ts';
import { saveRows, type Row } from '../../connection/saveRows.ts';
import type { RunMode } from './mode.ts';

export type RunStatus = 'Completed' | 'CompletedWithErrors' | 'Failed';

/** What a run's record tells of it when it has ended. */
export interface RunCounts {
  mode: RunMode;
  reason: string;
  /** Instant, ISO 8601; null where every account was read. */
  watermark: string | null;
  transport: Transport;
  accountsRead: number;
  accountsChanged: number;
  accountsUnchanged: number;
  accountsUnscored: number;
  accountsFailed: number;
  accountsMovedByTime: number;
  /** Won amount of the 12 months of all accounts. */
  wonAmount: number;
  /** Won amount of the same months that hangs on no account. */
  wonAmountUnattached: number;
  cutOffApplied: number;
  grid: string | null;
  fingerprint: string | null;
}

const OBJECT = 'RenkeiSegmentationRun__c';

/**
 * Notes in the org that a run has begun. Runs that still say so were killed: they are closed as failed first, because a run that
 * ends reports its own end.
 */
export async function openRun(
  connection: Connection,
  run: { policyId: string; asOf: string; startedAt: Date; transport: Transport },
): Promise<string> {
  const left = await queryRows(
    connection,
    `SELECT Id FROM ${OBJECT} WHERE Status__c = 'Running'`,
    z.looseObject({ Id: z.string() }),
  );
  await write(
    connection,
    'update',
    left.map(({ Id }) => ({
      Id,
      Status__c: 'Failed',
      Message__c: messagesOf('segmentation').getMessage('run.interrupted'),
    })),
  );
  const [id] = await write(connection, 'insert', [
    {
      Policy__c: run.policyId,
      AsOf__c: run.asOf,
      StartedAt__c: run.startedAt.toISOString(),
      Status__c: 'Running',
      Transport__c: run.transport,
    },
  ]);
  return id!;
}

/** Whether the org still takes this run for one that is at work. */
export async function isRunning(connection: Connection, id: string): Promise<boolean> {
  const soql = `SELECT Id FROM ${OBJECT} WHERE Id = '${id}' AND Status__c = 'Running'`;
  return (await queryRows(connection, soql, z.looseObject({ Id: z.string() }))).length > 0;
}

/** Notes how the run ended. */
export async function closeRun(
  connection: Connection,
  run: { id: string; status: RunStatus; finishedAt: Date; message: string | null; counts?: RunCounts },
): Promise<void> {
  const { counts } = run;
  const fields: Row = {
    Id: run.id,
    Status__c: run.status,
    FinishedAt__c: run.finishedAt.toISOString(),
    Message__c: run.message === null ? null : run.message.slice(0, 255),
  };
  if (counts) {
    Object.assign(fields, {
      Mode__c: counts.mode,
      ModeReason__c: counts.reason.slice(0, 255),
      Watermark__c: counts.watermark,
      Transport__c: counts.transport,
      AccountsRead__c: counts.accountsRead,
      AccountsChanged__c: counts.accountsChanged,
      AccountsUnchanged__c: counts.accountsUnchanged,
      AccountsUnscored__c: counts.accountsUnscored,
      AccountsFailed__c: counts.accountsFailed,
      AccountsMovedByTime__c: counts.accountsMovedByTime,
      WonAmount__c: counts.wonAmount,
      WonAmountUnattached__c: counts.wonAmountUnattached,
      CutOffApplied__c: counts.cutOffApplied,
      DensityGrid__c: counts.grid,
      PolicyFingerprint__c: counts.fingerprint,
    });
  }
  await write(connection, 'update', [fields]);
}

async function write(connection: Connection, operation: 'insert' | 'update', rows: Row[]): Promise<(string | null)[]> {
  const outcomes = await saveRows(connection, { object: OBJECT, operation, rows });
  const refused = outcomes.find((outcome) => !outcome.success);
  if (refused) {
    const reasons = refused.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messagesOf('segmentation').createError('error.RunRefused', [reasons]);
  }
  return outcomes.map((outcome) => outcome.id);
}
