import type { Connection } from '@salesforce/core';
import { DEFAULT_RADAR_POLICY } from 'c/renkeiRadarRules';
import { writeFailures, type Failure } from '../connection/failureFile.ts';
import { requestsSent } from '../connection/request.ts';
import { writeUsedChannels } from './channels.ts';
import { writeHealth } from './health/figures.ts';
import { writeMissedMeetings } from './missedMeetings.ts';
import { writeVerdicts } from './radar/verdicts.ts';
import { writeWarnings } from './radar/warnings.ts';
import { prepareInsight } from './scope.ts';
import { writeActuals } from './targets.ts';
import type { PartResult, Writing } from './write.ts';

export const PARTS = ['verdicts', 'warnings', 'meetings', 'health', 'channels', 'targets'] as const;
export type Part = (typeof PARTS)[number];

export interface InsightRequest {
  /** The day to look at, yyyy-mm-dd; default: the org's today in the setting's time zone. */
  day?: string;
  /** Warnings of less are left out; in the corporate currency. */
  minimumValue?: number;
  dryRun?: boolean;
  /** Where a file of failed rows goes. */
  failuresDirectory: string;
  onStep?: (part: Part, detail: { done?: number; total?: number }) => void;
}

export interface InsightResult {
  day: string;
  dryRun: boolean;
  currency: string;
  customers: number;
  warnings: number;
  valueAtRisk: number;
  byReason: Record<string, number>;
  right: number;
  wrong: number;
  pending: number;
  missedMeetings: number;
  weeks: number;
  teams: number;
  preferences: number;
  targets: number;
  /** Rows written by part, or that would be. */
  written: Record<Part, number>;
  failed: number;
  failuresFile: string | null;
  /** Milliseconds, by part and in all. */
  timings: Record<Part | 'total', number>;
  /** Requests sent to the org. */
  requests: number;
}

/**
 * Brings up to date what the pages of insight show: verdicts of earlier warnings, new warnings, meetings that nobody held, centre
 * health of the weeks that have ended, channels used, targets reached. The parts go one after the other, because each builds on what
 * the one before has written: a warning is not repeated while one is pending, a week counts its missed meetings.
 *
 * Every row has a key that says what it is about, and is only written where it differs: a run that was killed is completed by the
 * next, and the same day and the same data write nothing the second time.
 */
export async function runInsight(connection: Connection, request: InsightRequest): Promise<InsightResult> {
  const started = performance.now();
  const requestsBefore = requestsSent(connection);
  const scope = await prepareInsight(connection, request);
  const policy = { ...DEFAULT_RADAR_POLICY, minimumValue: request.minimumValue ?? DEFAULT_RADAR_POLICY.minimumValue };
  const dryRun = request.dryRun ?? false;
  const written = {} as Record<Part, number>;
  const timings = {} as Record<Part | 'total', number>;
  const failures: Failure[] = [];
  const part = async <Result extends PartResult>(name: Part, work: (writing: Writing) => Promise<Result>) => {
    const began = performance.now();
    request.onStep?.(name, {});
    const result = await work({ dryRun, onProgress: (done, total) => request.onStep?.(name, { done, total }) });
    written[name] = result.written;
    failures.push(...result.failures);
    timings[name] = Math.round(performance.now() - began);
    return result;
  };
  const verdicts = await part('verdicts', (writing) => writeVerdicts(connection, scope, policy, writing));
  const warnings = await part('warnings', (writing) => writeWarnings(connection, scope, policy, writing));
  const meetings = await part('meetings', (writing) => writeMissedMeetings(connection, scope, writing));
  const health = await part('health', (writing) => writeHealth(connection, scope, writing));
  const channels = await part('channels', (writing) => writeUsedChannels(connection, scope, writing));
  const targets = await part('targets', (writing) => writeActuals(connection, scope, writing));
  timings.total = Math.round(performance.now() - started);
  return {
    day: scope.day,
    dryRun,
    currency: scope.setting.corporateCurrency,
    customers: warnings.customers,
    warnings: warnings.warnings,
    valueAtRisk: warnings.valueAtRisk,
    byReason: warnings.byReason,
    right: verdicts.right,
    wrong: verdicts.wrong,
    pending: verdicts.pending,
    missedMeetings: meetings.missed,
    weeks: health.weeks,
    teams: health.teams,
    preferences: channels.preferences,
    targets: targets.targets,
    written,
    failed: failures.length,
    failuresFile:
      failures.length > 0 ? await writeFailures(request.failuresDirectory, `insight-run-${scope.day}`, failures) : null,
    timings,
    requests: requestsSent(connection) - requestsBefore,
  };
}
