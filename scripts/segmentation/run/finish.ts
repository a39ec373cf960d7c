import type { Connection } from '@salesforce/core';
import { writeFailures, type Failure } from '../../connection/failureFile.ts';
import { messagesOf } from '../../connection/messages.ts';
import type { Transport } from '../../connection/query.ts';
import { saveRows } from '../../connection/saveRows.ts';
import type { Checkpoint } from './checkpoint.ts';
import { POLICY_OBJECT } from '../policy/entries.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Outcome } from './outcome.ts';
import { closeRun, type RunStatus } from './record.ts';
import { factScope, type RunScope } from './scope.ts';
import { verifyWritten } from './verify.ts';
import { writeChunks } from './write.ts';
import { recordLastRun, recordScoring } from '../setting.ts';
import { writeSnapshots } from './snapshots.ts';
import { inputText } from '../../connection/inputText.ts';

export interface FinishRequest {
  runId: string;
  scope: RunScope;
  outcome: Outcome;
  checkpoint: Checkpoint;
  request: {
    transport?: Transport;
    failuresDirectory: string;
    onStep?: (step: 'write', detail: { done: number; total: number }) => void;
  };
  /** The org's present instant. */
  now: () => Date;
}

export interface Finished {
  status: RunStatus;
  /** Why the run did not end well; null where it did. */
  message: string | null;
  failures: Failure[];
  /** Accounts that were written. */
  written: number;
  failuresFile?: string;
}

const messages = messagesOf('segmentation');

/** Accounts whose Ids are kept for the next run to try again; when there are more it reads all. */
const MOST_FAILED_KEPT = 20_000;

/**
 * Writes what a run has found, in an order in which it can be repeated from any point: what the flow goes by first, then the
 * accounts, then what tells of the run.
 */
export async function finishRun(connection: Connection, finish: FinishRequest): Promise<Finished> {
  const { runId, scope, outcome, checkpoint, request, now } = finish;
  const policy = { ...scope.policy.policy, potentialCutOff: outcome.cutOffApplied };
  if (!Number.isFinite(scope.policy.policy.potentialCutOff)) {
    await writeCutOff(connection, scope.policy.id, outcome.cutOffApplied);
  }
  // The flow scores a save by this from here on, so that what people save meanwhile fits what the run writes.
  const scoring = { asOf: scope.asOf, oneCurrency: scope.currencies === null };
  const { setting } = scope;
  if (setting.lastRunAsOf !== scoring.asOf || setting.oneCurrency !== scoring.oneCurrency) {
    await recordScoring(connection, scoring);
  }
  if (outcome.accountsToWrite > 0) request.onStep?.('write', { done: 0, total: outcome.accountsToWrite });
  const refused = await writeChunks(connection, {
    checkpoint,
    transport: request.transport,
    onProgress: (done, total) => request.onStep?.('write', { done, total }),
  });
  const refusedIds = new Set(refused.map((failure) => failure.key));
  const readable = outcome.sample.filter((id) => !refusedIds.has(id));
  const { readBack, notFollowing } = await verifyWritten(connection, readable, policy, factScope(scope));
  const failures = [...outcome.failures, ...refused.filter(isThere), ...notFollowing.map(notScored)];
  const failedIds = [...new Set(failures.map((failure) => failure.key))];
  const failuresFile =
    failures.length > 0
      ? await writeFailures(request.failuresDirectory, `segment-run-${scope.asOf}`, failures)
      : undefined;
  const message =
    notFollowing.length > 0
      ? messages.getMessage('run.notFollowing', [notFollowing.length, readBack])
      : failedIds.length > 0
        ? messages.getMessage('run.failed', [failedIds.length])
        : null;
  const status: RunStatus = message === null ? 'Completed' : 'CompletedWithErrors';
  await writeSnapshots(connection, scope.asOf);
  if (failedIds.length > 0 && failedIds.length <= MOST_FAILED_KEPT) checkpoint.noteFailed(runId, failedIds);
  const written = outcome.accountsToWrite - refusedIds.size;
  const finishedAt = now();
  await recordLastRun(connection, { id: runId, asOf: scope.asOf, finishedAt, timeZone: setting.timeZone });
  await closeRun(connection, {
    id: runId,
    status,
    finishedAt,
    message,
    counts: {
      ...outcome,
      accountsChanged: written,
      accountsUnchanged: outcome.accountsRead - outcome.accountsToWrite - outcome.failures.length,
      accountsFailed: failedIds.length,
      // Without it the next run reads every account: what is stored does not follow from its inputs.
      fingerprint: notFollowing.length > 0 ? null : fingerprintOf({ ...scope.scoredWith, policy }),
    },
  });
  return { status, message, failures, written, ...(failuresFile === undefined ? {} : { failuresFile }) };
}

/** An account that was deleted or merged away while the run was at work leaves nothing to write, and nothing to try again. */
function isThere({ statusCode }: Failure): boolean {
  return statusCode !== 'ENTITY_IS_DELETED';
}

/** The cut-off that follows from the capacity, before any account is scored by it. */
async function writeCutOff(connection: Connection, policyId: string, cutOff: number): Promise<void> {
  const rows = [{ Id: policyId, PotentialCutOff__c: cutOff }];
  const [outcome] = await saveRows(connection, { object: POLICY_OBJECT, operation: 'update', rows });
  if (outcome?.success) return;
  const reasons = outcome?.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
  throw messages.createError('error.CutOffRefused', [cutOff, reasons ?? inputText('answer.none')]);
}

function notScored(account: string): Failure {
  return {
    object: 'Account',
    key: account,
    statusCode: 'SCORE_NOT_STORED',
    fields: '',
    message: messages.getMessage('run.notFollowing.row'),
  };
}
