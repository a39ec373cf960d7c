import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { messagesOf } from '../../connection/messages.ts';
import type { Transport } from '../../connection/query.ts';
import { requestsSent } from '../../connection/request.ts';
import { Checkpoint } from './checkpoint.ts';
import { evaluate } from './evaluate.ts';
import { UpdateFiles } from './files.ts';
import { finishRun, type Finished } from './finish.ts';
import { decideMode, readEarlierRuns, type EarlierRun } from './mode.ts';
import { outcomeSchema, type Outcome } from './outcome.ts';
import { closeRun, isRunning, openRun, type RunStatus } from './record.ts';
import { fingerprintOfScope, prepareRun, type RunScope } from './scope.ts';

export interface SegmentationRequest {
  /** Last day that counts; default: the org's today in the setting's time zone. */
  asOf?: string;
  /** Name, source key or Id of a policy; default: the one in force on that day. Another one can be tried in a dry run only. */
  policy?: string;
  /** Reads every account, even where an incremental run would come to the same. */
  full?: boolean;
  dryRun?: boolean;
  /** Where a file of failed rows goes. */
  failuresDirectory: string;
  /** Where a run leaves what it needs to be taken up again, below this one a directory for each org; without it nothing is kept. */
  checkpointDirectory?: string;
  /** Default: by number of rows. */
  transport?: Transport;
  onStep?: (step: 'read' | 'score' | 'write', detail: { done?: number; total?: number }) => void;
}

export interface SegmentationResult extends Omit<
  Outcome,
  'grid' | 'sample' | 'failures' | 'accountsToWrite' | 'timings'
> {
  runId: string | null;
  status: RunStatus;
  dryRun: boolean;
  /** Whether a run that was killed has been taken up. */
  resumed: boolean;
  asOf: string;
  policy: string;
  currency: string;
  accountsChanged: number;
  accountsUnchanged: number;
  accountsFailed: number;
  /** Why the run did not end well, with what to do; null where it did. */
  message: string | null;
  /** Objects that would have been read if the org had them, or showed them. */
  leftOut: string[];
  warnings: PolicyFinding[];
  failuresFile: string | null;
  /** Milliseconds. */
  timings: { read: number; score: number; write: number; total: number };
  /** Requests sent to the org. */
  requests: number;
}

const messages = messagesOf('segmentation');

/** A run that was killed so long ago begins anew. */
const TAKE_UP_HOURS = 24;

/**
 * Brings the inputs of accounts up to date and lets the org score them: all accounts, or those that can have changed where that
 * comes to the same. The same day and the same data write nothing the second time; a run that was killed is taken up.
 */
export async function runSegmentation(
  connection: Connection,
  request: SegmentationRequest,
): Promise<SegmentationResult> {
  const started = performance.now();
  const requestsBefore = requestsSent(connection);
  const scope = await prepareRun(connection, request);
  const runs = await readEarlierRuns(connection);
  const { checkpointDirectory } = request;
  const kept = checkpointDirectory !== undefined;
  const directory = kept
    ? join(checkpointDirectory, scope.organizationId, 'segment-run')
    : mkdtempSync(join(tmpdir(), 'renkei-segment-run-'));
  const checkpoint = new Checkpoint(directory);
  const run: Run = { connection, request, scope, checkpoint, last: runs.last, started };
  const decision = decideMode({
    fullAsked: request.full ?? false,
    runs,
    asOf: scope.asOf,
    now: scope.org.now,
    fingerprint: fingerprintOfScope(scope),
    failuresKnown: runs.last !== null && checkpoint.failedOf(runs.last.id) !== undefined,
  });
  try {
    const ended = request.dryRun
      ? dryRun(await evaluateRun(run, decision, undefined))
      : await writingRun(run, (files) => evaluateRun(run, decision, files));
    return resultOf(run, ended, requestsSent(connection) - requestsBefore);
  } finally {
    if (!kept) rmSync(directory, { recursive: true, force: true });
  }
}

interface Run {
  connection: Connection;
  request: SegmentationRequest;
  scope: RunScope;
  checkpoint: Checkpoint;
  last: EarlierRun | null;
  started: number;
}

interface Ended extends Finished {
  outcome: Outcome;
  runId: string | null;
  resumed: boolean;
  writing: number;
}

function evaluateRun(
  { connection, request, scope, checkpoint, last }: Run,
  decision: ReturnType<typeof decideMode>,
  files: UpdateFiles | undefined,
): Promise<Outcome> {
  return evaluate(connection, scope, decision, {
    checkpoint: files ? checkpoint : undefined,
    files,
    transport: request.transport,
    failedBefore: (last && checkpoint.failedOf(last.id)) ?? [],
    onStep: (step, total) => request.onStep?.(step, { total }),
  });
}

function dryRun(outcome: Outcome): Ended {
  const { failures } = outcome;
  return { outcome, runId: null, resumed: false, writing: 0, status: 'Completed', message: null, failures, written: 0 };
}

/** A run with a record in the org: a new one, or the one that was killed. */
async function writingRun(run: Run, evaluateInto: (files: UpdateFiles) => Promise<Outcome>): Promise<Ended> {
  const { connection, scope, checkpoint, request } = run;
  const left = await takeUp(run);
  const runId = left ?? (await begin(run));
  // The org's clock may stand elsewhere than the machine's: the end is its start plus the time that passed here.
  const now = () => new Date(scope.org.now.getTime() + (performance.now() - run.started));
  try {
    let outcome = checkpoint.state!.chunks ? checkpoint.outcome(outcomeSchema) : undefined;
    if (!outcome) {
      const files = new UpdateFiles(checkpoint);
      outcome = await evaluateInto(files);
      checkpoint.noteScored(files.finish(), outcome);
    }
    const writing = performance.now();
    const finished = await finishRun(connection, { runId, scope, outcome, checkpoint, request, now });
    checkpoint.clear();
    return {
      ...finished,
      outcome,
      runId,
      resumed: left !== undefined,
      writing: Math.round(performance.now() - writing),
    };
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    // What stopped the run is the news; that it could not be noted as well is not, and then the run can be taken up.
    const isClosed = await closeRun(connection, { id: runId, status: 'Failed', finishedAt: now(), message }).then(
      () => true,
      () => false,
    );
    if (isClosed) checkpoint.clear();
    throw problem;
  }
}

/** The record of a new run. The directory is taken first, so that of two that begin at once the org hears of one. */
async function begin({ connection, scope, checkpoint, request }: Run): Promise<string> {
  const isBegun = checkpoint.begin({
    asOf: scope.asOf,
    fingerprint: fingerprintOfScope(scope),
    fullAsked: request.full ?? false,
    startedAt: scope.org.now.toISOString(),
  });
  if (!isBegun) throw atWork(checkpoint);
  try {
    const runId = await openRun(connection, recordOf(scope));
    checkpoint.noteRun(runId);
    return runId;
  } catch (problem) {
    checkpoint.clear();
    throw problem;
  }
}

function atWork({ state, directory }: Checkpoint): Error {
  return messages.createError('error.RunAtWork', [state!.processId, directory]);
}

/** The record of a run that was killed and can be taken up; another one that was left is forgotten. */
async function takeUp({ connection, scope, checkpoint, request }: Run): Promise<string | undefined> {
  const { state } = checkpoint;
  if (!state) return undefined;
  if (checkpoint.isTaken) throw atWork(checkpoint);
  const age = scope.org.now.getTime() - Date.parse(state.startedAt);
  const isSame =
    state.asOf === scope.asOf &&
    state.fingerprint === fingerprintOfScope(scope) &&
    state.fullAsked === (request.full ?? false) &&
    age >= 0 &&
    age < TAKE_UP_HOURS * 3_600_000;
  if (!isSame || state.runId === null || !(await isRunning(connection, state.runId))) return undefined;
  if (!checkpoint.takeUp()) throw atWork(checkpoint);
  return state.runId;
}

function recordOf({ policy, asOf, org, transport }: RunScope): Parameters<typeof openRun>[1] {
  return { policyId: policy.id, asOf, startedAt: org.now, transport };
}

function resultOf({ scope, request, started }: Run, ended: Ended, requests: number): SegmentationResult {
  const { outcome, failures, written } = ended;
  const { grid: _grid, sample: _sample, failures: _failures, accountsToWrite, timings, ...found } = outcome;
  const accountsFailed = new Set(failures.map((failure) => failure.key)).size;
  const dry = request.dryRun ?? false;
  return {
    runId: ended.runId,
    status: ended.status,
    message: ended.message,
    dryRun: dry,
    resumed: ended.resumed,
    asOf: scope.asOf,
    policy: scope.policy.name,
    currency: scope.setting.corporateCurrency,
    ...found,
    accountsChanged: dry ? accountsToWrite : written,
    accountsUnchanged: outcome.accountsRead - accountsToWrite - outcome.failures.length,
    accountsFailed,
    leftOut: scope.sources.leftOut,
    warnings: scope.warnings,
    failuresFile: ended.failuresFile ?? null,
    timings: { ...timings, write: ended.writing, total: Math.round(performance.now() - started) },
    requests,
  };
}
