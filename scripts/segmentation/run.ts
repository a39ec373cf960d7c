import type { Connection, SfError } from '@salesforce/core';
import { isPlainDate } from 'c/renkeiCalendarRules';
import { lintPolicy, scoreAccount, SegmentInputError, type PolicyFinding, type Segment } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { failuresOf, writeFailures, type Failure } from '../connection/failureFile.ts';
import { messagesOf } from '../connection/messages.ts';
import { dateInZone, orgNow } from '../connection/orgClock.ts';
import { countRows, streamRows, SYNCHRONOUS_ROWS, type Transport } from '../connection/query.ts';
import { requestJson } from '../connection/request.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { readFacts } from './accountFacts.ts';
import { accountQuery, accountRow, changedFields, inputsOf } from './accountFields.ts';
import { choosePolicy, type StoredPolicy } from './policyRecords.ts';
import { closeRun, openRun, type RunCounts, type RunStatus } from './runRecord.ts';
import { findingLines } from './policyFindings.ts';
import { readSetting, recordLastRun, type Setting } from './setting.ts';

export interface SegmentationRequest {
  /** Last day that counts; default: the org's today in the setting's time zone. */
  asOf?: string;
  /** Name, source key or Id of a policy; default: the active one that is effective on that day. */
  policy?: string;
  dryRun?: boolean;
  /** Where a file of failed rows goes. */
  failuresDirectory: string;
  /** Default: by number of accounts. */
  transport?: Transport;
  onStep?: (step: 'read' | 'score' | 'write', detail: { done?: number; total?: number }) => void;
}

export interface SegmentCount {
  segment: Segment;
  accounts: number;
  potential: number;
  wonAmount: number;
}

export interface SegmentationResult extends RunCounts {
  runId: string | null;
  status: RunStatus;
  dryRun: boolean;
  asOf: string;
  policy: string;
  currency: string;
  transport: Transport;
  segments: SegmentCount[];
  unscored: Record<string, number>;
  focus: Record<string, number>;
  warnings: PolicyFinding[];
  failuresFile: string | null;
}

const messages = messagesOf('segmentation');

/**
 * Scores every account the user sees and writes what changed. The same day and the same data write nothing the second time; a
 * run that was killed leaves accounts that are either as they were or scored, and the next one completes them.
 */
export async function runSegmentation(
  connection: Connection,
  request: SegmentationRequest,
): Promise<SegmentationResult> {
  const setting = await readSetting(connection);
  const now = await orgNow(connection);
  const asOf = request.asOf ?? dateInZone(now, setting.timeZone);
  if (!isPlainDate(asOf)) {
    throw messages.createError('error.InvalidAsOf', [asOf]);
  }
  const policy = await choosePolicy(connection, asOf, request.policy);
  const findings = lintPolicy(policy.policy, policy.roles);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw policyBroken(policy, errors);
  await refuseSeveralCurrencies(connection);

  const accounts = await countRows(connection, 'Account');
  const transport = request.transport ?? (accounts >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous');
  const scope = { setting, asOf, policy, transport, accounts, warnings: findings };
  if (request.dryRun)
    return { ...(await score(connection, request, scope)), runId: null, status: 'Completed', dryRun: true };

  const started = performance.now();
  const runId = await openRun(connection, { policyId: policy.id, asOf, startedAt: now, transport });
  // The org's clock may stand elsewhere than the machine's: the end is its start plus the time that passed here.
  const finishedAt = () => new Date(now.getTime() + (performance.now() - started));
  try {
    const result = await score(connection, request, scope);
    const status: RunStatus = result.accountsFailed > 0 ? 'CompletedWithErrors' : 'Completed';
    const message =
      result.accountsFailed > 0 ? `${result.accountsFailed} accounts could not be scored or written.` : null;
    const end = finishedAt();
    await closeRun(connection, { id: runId, status, finishedAt: end, message, counts: result });
    await recordLastRun(connection, { id: runId, asOf, finishedAt: end });
    return { ...result, runId, status, dryRun: false };
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    // What stopped the run is the news; that it could not be noted as well is not.
    await closeRun(connection, { id: runId, status: 'Failed', finishedAt: finishedAt(), message }).catch(
      () => undefined,
    );
    throw problem;
  }
}

interface Scope {
  setting: Setting;
  asOf: string;
  policy: StoredPolicy;
  transport: Transport;
  accounts: number;
  warnings: PolicyFinding[];
}

async function score(
  connection: Connection,
  request: SegmentationRequest,
  scope: Scope,
): Promise<Omit<SegmentationResult, 'runId' | 'status' | 'dryRun'>> {
  const { setting, asOf, transport } = scope;
  const { policy } = scope.policy;
  request.onStep?.('read', { total: scope.accounts });
  const facts = await readFacts(connection, transport, {
    asOf,
    timeZone: setting.timeZone,
    conversationWindowDays: policy.conversationWindowDays,
  });

  const tally = new Tally();
  const changes: Row[] = [];
  const failures: Failure[] = [];
  let wonHundredths = 0;
  let read = 0;
  for await (const row of streamRows(connection, transport, accountQuery, accountRow)) {
    read += 1;
    if (read % 1000 === 0) request.onStep?.('score', { done: read, total: scope.accounts });
    const known = facts.byAccount.get(row.Id);
    wonHundredths += known?.wonHundredths ?? 0;
    try {
      const result = scoreAccount(inputsOf(row, known), policy, asOf);
      tally.add(result);
      const change = changedFields(row, result);
      if (change) changes.push(change);
    } catch (problem) {
      if (!(problem instanceof SegmentInputError)) throw problem;
      failures.push({
        object: 'Account',
        key: row.Id,
        statusCode: problem.code,
        fields: problem.field,
        message: problem.message,
      });
    }
  }

  const unscorable = failures.length;
  if (!request.dryRun && changes.length > 0) {
    request.onStep?.('write', { done: 0, total: changes.length });
    const outcomes = await saveRows(connection, {
      object: 'Account',
      operation: 'update',
      rows: changes,
      onProgress: (done, total) => request.onStep?.('write', { done, total }),
    });
    failures.push(
      ...failuresOf(
        'Account',
        changes.map((row) => String(row['Id'])),
        outcomes,
      ),
    );
  }
  const refused = new Set(failures.slice(unscorable).map((failure) => failure.key)).size;
  return {
    asOf,
    policy: scope.policy.name,
    currency: setting.corporateCurrency,
    transport,
    accountsRead: read,
    accountsChanged: changes.length - refused,
    accountsUnchanged: read - changes.length - unscorable,
    accountsUnscored: tally.accountsOf('Unscored'),
    accountsFailed: unscorable + refused,
    wonAmount: wonHundredths / 100,
    wonAmountUnattached: facts.unattachedHundredths / 100,
    segments: tally.segments(),
    unscored: tally.unscored,
    focus: tally.focus,
    warnings: scope.warnings,
    failuresFile:
      failures.length > 0 ? await writeFailures(request.failuresDirectory, `segment-run-${asOf}`, failures) : null,
  };
}

/** Amounts of one org are summed as they stand; with several currencies that sum would be wrong, so it is refused. */
async function refuseSeveralCurrencies(connection: Connection): Promise<void> {
  const describe = z.looseObject({ fields: z.array(z.looseObject({ name: z.string() })) });
  const { fields } = await requestJson(connection, describe, { method: 'GET', path: '/sobjects/Opportunity/describe' });
  if (fields.some((field) => field.name === 'CurrencyIsoCode')) {
    throw messages.createError('error.SeveralCurrencies');
  }
}

/** A policy with errors scores nothing; the findings travel with the refusal. */
function policyBroken(policy: StoredPolicy, errors: PolicyFinding[]): SfError {
  return messages
    .createError('error.PolicyBroken', [policy.name, findingLines(errors).join('; ')])
    .setData({ findings: errors.map((finding) => ({ ...finding })) });
}

/** Accounts, potential and won amount per segment, and why accounts are unscored or in focus. */
class Tally {
  readonly unscored: Record<string, number> = {};
  readonly focus: Record<string, number> = {};
  readonly #segments = new Map<Segment, SegmentCount>(
    (['Key', 'Expand', 'Maintain', 'General', 'Unscored'] as const).map((segment) => [
      segment,
      { segment, accounts: 0, potential: 0, wonAmount: 0 },
    ]),
  );

  add(score: ReturnType<typeof scoreAccount>): void {
    const entry = this.#segments.get(score.segment)!;
    entry.accounts += 1;
    entry.potential += score.potential ?? 0;
    entry.wonAmount = Math.round((entry.wonAmount + score.wonAmountTrailing) * 100) / 100;
    if (score.unscoredReason) this.unscored[score.unscoredReason] = (this.unscored[score.unscoredReason] ?? 0) + 1;
    if (score.focus) this.focus[score.focus] = (this.focus[score.focus] ?? 0) + 1;
  }

  accountsOf(segment: Segment): number {
    return this.#segments.get(segment)!.accounts;
  }

  segments(): SegmentCount[] {
    return [...this.#segments.values()];
  }
}
