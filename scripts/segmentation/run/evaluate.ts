import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../../connection/errors.ts';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows, type Transport } from '../../connection/query.ts';
import { numberValue } from '../../connection/values.ts';
import type { Checkpoint } from './checkpoint.ts';
import { ACCOUNT_QUERY_FIELDS } from '../core/accountStore.ts';
import { FactTable } from '../core/factTable.ts';
import { updateOf } from '../core/scorer.ts';
import { selectAccounts } from './changed.ts';
import { accountsOfOwners, ownersWithLostRows } from './reconciliation.ts';
import type { UpdateFiles } from './files.ts';
import { cutOffFor, edgesFor, GridOfRun, gridText, shownEdges } from './grid.ts';
import type { ModeDecision } from './mode.ts';
import type { Outcome } from './outcome.ts';
import { readAll, readSome, RecordReader } from './read.ts';
import { daysOf, factScope, type RunScope } from './scope.ts';
import { scoreAgain, scorePart, Tally, type PartResult, type ScoredPart } from './score.ts';
import { allOf, between, select, wonAfter } from './sources.ts';

export interface EvaluateRequest {
  /** Given by a run that writes: query jobs are noted in it. */
  checkpoint?: Checkpoint | undefined;
  /** Takes the updates; a dry run has none. */
  files?: UpdateFiles | undefined;
  transport?: Transport | undefined;
  /** Accounts that the last run could not write. */
  failedBefore: readonly string[];
  onStep: (step: 'read' | 'score', total: number) => void;
}

const messages = messagesOf('segmentation');

/** Beyond this share of the accounts a full run is no dearer; small orgs have the room of {@link FEW_ACCOUNTS}. */
const LARGEST_SHARE = 0.1;
const FEW_ACCOUNTS = 2000;

/** Reads and scores, all accounts or those that can have changed; what an incremental run cannot settle, a full one does. */
export async function evaluate(
  connection: Connection,
  scope: RunScope,
  decision: ModeDecision,
  request: EvaluateRequest,
): Promise<Outcome> {
  if (decision.mode === 'Full') return evaluateFull(connection, scope, decision.reason, request);
  const result = await evaluateChanged(connection, scope, decision, request);
  return typeof result === 'string' ? evaluateFull(connection, scope, result, request) : result;
}

async function evaluateFull(
  connection: Connection,
  scope: RunScope,
  reason: string,
  request: EvaluateRequest,
): Promise<Outcome> {
  const watch = stopwatch();
  request.onStep('read', scope.accounts);
  const reader = new RecordReader(connection, scope.transport, request.checkpoint);
  const table = new FactTable({ ...factScope(scope), earlier: true, expectedAccounts: scope.accounts });
  await readAll(reader, table, scope.sources, daysOf(scope));
  const read = watch();
  request.onStep('score', table.size);
  let { policy } = scope.policy;
  if (!Number.isFinite(policy.potentialCutOff)) {
    const shown = (await shownEdges(connection, policy, scope.policies)) ?? edgesFor(table, policy, scope.policies);
    policy = { ...policy, potentialCutOff: cutOffFor(table, policy, shown, scope.policy.fieldCapacity!) };
  }
  const edges = edgesFor(table, policy, [...scope.policies, { policy }]);
  const tally = new Tally();
  const grid = new GridOfRun(table, policy, edges);
  const part = scorePart({ table, inputs: 'Read' }, policy, (_table, account) => {
    tally.add(account.score);
    grid.add(account);
  });
  const outcome: Outcome = {
    mode: 'Full',
    reason,
    watermark: null,
    transport: scope.transport,
    accountsRead: table.size,
    ...summary(tally, [part]),
    accountsMovedByTime: 0,
    wonAmountUnattached: table.unattachedWonHundredths / 100,
    cutOffApplied: policy.potentialCutOff,
    grid: gridText(grid.finish()),
    sample: writeUpdates([part], policy, request.files),
    timings: { read, score: watch() },
  };
  // Until here a killed run reads the same results again.
  await reader.forget();
  return outcome;
}

/** Answers with the reason for a full run where one is needed. */
async function evaluateChanged(
  connection: Connection,
  scope: RunScope,
  decision: ModeDecision & { mode: 'Incremental' },
  request: EvaluateRequest,
): Promise<Outcome | string> {
  const watch = stopwatch();
  const { policy } = scope.policy;
  const { sources, userId } = scope;
  const days = daysOf(scope);
  const { since, watermark } = decision;
  const most = Math.max(FEW_ACCOUNTS, scope.accounts * LARGEST_SHARE);
  request.onStep('read', scope.accounts);
  const selection = await selectAccounts(connection, {
    ...{ sources, policy, days, since, watermark, userId },
    failedBefore: request.failedBefore,
  });
  const { affected } = selection;
  if (affected.size > most) return messages.getMessage('reason.TooMany', [affected.size, scope.accounts]);

  const tally = new Tally();
  await tally.addStored(connection);
  const onScored: Parameters<typeof scorePart>[2] = (table, { place, score }) => {
    tally.remove(table, place);
    tally.add(score);
  };
  const transports = new Set<Transport>();
  const readPart = async (ids: readonly string[]): Promise<PartResult> => {
    const table = new FactTable({ ...factScope(scope), expectedAccounts: ids.length });
    transports.add(await readSome(connection, table, sources, days, ids, request));
    return scorePart({ table, inputs: 'Read' }, policy, onScored);
  };
  const parts = [await readPart([...affected])];
  let { reason } = decision;
  const lost = await reconcile(connection, scope, countChanges(parts[0]!.part));
  if (lost === null) return messages.getMessage('reason.NotReconciled');
  if (lost.length > 0) {
    const theirs = (await accountsOfOwners(connection, lost)).filter((id) => !affected.has(id));
    if (theirs.length > most) return messages.getMessage('reason.RowsLost', [lost.length, theirs.length]);
    parts.push(await readPart(theirs));
    theirs.forEach((id) => affected.add(id));
    reason = messages.getMessage('reason.ChangedAndLost', [reason, lost.length, theirs.length]);
  }
  if (selection.aged) {
    const table = new FactTable(factScope(scope));
    const reader = new RecordReader(connection, scope.transport);
    const aged = select(ACCOUNT_QUERY_FIELDS, 'Account', selection.aged);
    for await (const page of reader.pages(aged)) await table.addAccounts(page);
    await reader.forget();
    transports.add(reader.transport);
    parts.push(scorePart({ table, inputs: 'Stored' }, policy, onScored, affected));
  }
  const read = watch();
  const byTime = parts.reduce((sum, part) => sum + movedByTime(part, selection.byTime), 0);
  return {
    ...summary(tally, parts),
    mode: 'Incremental',
    reason,
    watermark: watermark.toISOString(),
    transport: transports.has('Bulk') ? 'Bulk' : 'Synchronous',
    accountsRead: parts.reduce((sum, { scored, failures }) => sum + scored + failures.length, 0),
    accountsMovedByTime: byTime,
    wonAmountUnattached: await readUnattached(connection, scope),
    cutOffApplied: policy.potentialCutOff,
    grid: null,
    sample: writeUpdates(parts, policy, request.files),
    timings: { read, score: watch() },
  };
}

/** Owners whose accounts have lost records; null when the org takes too long to count them. */
async function reconcile(
  connection: Connection,
  scope: RunScope,
  scoredNow: ReadonlyMap<string, number>,
): Promise<string[] | null> {
  try {
    return await ownersWithLostRows(connection, scope.sources, daysOf(scope), scoredNow);
  } catch (problem) {
    if (platformProblem(problem)?.code === 'QUERY_TIMEOUT') return null;
    throw problem;
  }
}

/** By owner: how much the counted records of these accounts differ from what is stored. */
function countChanges({ table }: ScoredPart): Map<string, number> {
  const changes = new Map<string, number>();
  for (let place = 0; place < table.size; place++) {
    const stored = (table.storedAt(place, 'RenkeiInputRows__c') as number | null) ?? 0;
    const owner = table.ownerIdAt(place) ?? '';
    changes.set(owner, (changes.get(owner) ?? 0) + table.inputRowsAt(place) - stored);
  }
  return changes;
}

/** Accounts to write that nothing but time has moved. */
function movedByTime({ part, toWrite }: PartResult, byTime: ReadonlySet<string>): number {
  if (part.inputs === 'Stored') return toWrite.length;
  return toWrite.reduce((sum, place) => sum + (byTime.has(part.table.idAt(place)) ? 1 : 0), 0);
}

function summary(tally: Tally, parts: readonly PartResult[]) {
  return {
    accountsToWrite: parts.reduce((sum, { toWrite }) => sum + toWrite.length, 0),
    accountsUnscored: tally.accountsOf('Unscored'),
    wonAmount: tally.wonAmount,
    segments: tally.segments(),
    unscored: tally.unscored,
    focus: tally.focus,
    failures: parts.flatMap(({ failures }) => failures),
  };
}

/** Hands the updates over, accounts of one owner together, so that few of them wait for each other's locks. */
function writeUpdates(
  parts: readonly PartResult[],
  policy: StoredPolicyFigures,
  files: UpdateFiles | undefined,
): string[] {
  if (!files) return [];
  for (const { part, toWrite } of parts) {
    const { table } = part;
    const owners = Map.groupBy(toWrite, (place) => table.ownerIdAt(place) ?? '');
    for (const owner of [...owners.keys()].sort()) {
      for (const place of owners.get(owner)!) {
        const update = updateOf(table, scoreAgain(part, place, policy));
        // A save scores an account only where it changes something that counts. The policy Id does: cleared, it asks for scoring
        // on the day that is written; and where it is blank already, naming the policy is a change as well.
        const asks = table.storedAt(place, 'RenkeiScoredPolicy__c') === null ? policy.version : null;
        files.add({ ...update, RenkeiScoredAsOf__c: table.asOf, RenkeiScoredPolicy__c: asks });
      }
    }
  }
  return files.sample;
}

/** Won amount of the trailing year that hangs on no account. */
async function readUnattached(connection: Connection, scope: RunScope): Promise<number> {
  const days = daysOf(scope);
  const condition = allOf('IsWon = TRUE', 'AccountId = NULL', between('CloseDate', wonAfter(days), days.asOf));
  if (!scope.currencies) {
    const soql = select(['SUM(Amount) won'], 'Opportunity', condition);
    const [row] = await queryRows(connection, soql, z.looseObject({ won: numberValue }));
    return Math.round((row?.won ?? 0) * 100) / 100;
  }
  // Amounts of several currencies are converted one by one, by the rate of their day.
  const table = new FactTable(factScope(scope));
  const reader = new RecordReader(connection, 'Synchronous');
  const fields = ['AccountId', 'IsWon', 'IsClosed', 'CloseDate', 'Amount', 'CurrencyIsoCode'];
  for await (const page of reader.pages(select(fields, 'Opportunity', condition))) await table.addOpportunities(page);
  return table.unattachedWonHundredths / 100;
}

type StoredPolicyFigures = Parameters<typeof scorePart>[1];

/** Milliseconds since it was last asked. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = Math.round(now - last);
    last = now;
    return passed;
  };
}
