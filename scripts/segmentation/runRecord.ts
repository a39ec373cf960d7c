import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import type { Transport } from '../connection/query.ts';
import { queryRows } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';

export type RunStatus = 'Completed' | 'CompletedWithErrors' | 'Failed';

/** Counts of one run, as they are stored and printed. */
export interface RunCounts {
  accountsRead: number;
  accountsChanged: number;
  accountsUnchanged: number;
  accountsUnscored: number;
  accountsFailed: number;
  /** Won amount of the 12 months of all accounts that were read. */
  wonAmount: number;
  /** Won amount of the same months that hangs on no account. */
  wonAmountUnattached: number;
}

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
    `SELECT Id FROM RenkeiSegmentationRun__c WHERE Status__c = 'Running'`,
    z.looseObject({ Id: z.string() }),
  );
  await write(
    connection,
    'update',
    left.map(({ Id }) => ({
      Id,
      Status__c: 'Failed',
      Message__c: 'Interrupted; the next run began before this one ended.',
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
      AccountsRead__c: counts.accountsRead,
      AccountsChanged__c: counts.accountsChanged,
      AccountsUnchanged__c: counts.accountsUnchanged,
      AccountsUnscored__c: counts.accountsUnscored,
      AccountsFailed__c: counts.accountsFailed,
      WonAmount__c: counts.wonAmount,
      WonAmountUnattached__c: counts.wonAmountUnattached,
    });
  }
  await write(connection, 'update', [fields]);
}

async function write(connection: Connection, operation: 'insert' | 'update', rows: Row[]): Promise<(string | null)[]> {
  const outcomes = await saveRows(connection, { object: 'RenkeiSegmentationRun__c', operation, rows });
  const refused = outcomes.find((outcome) => !outcome.success);
  if (refused) {
    const reasons = refused.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messagesOf('segmentation').createError('error.RunRefused', [reasons]);
  }
  return outcomes.map((outcome) => outcome.id);
}
