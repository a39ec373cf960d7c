import { finding, state, type Finding } from '../finding.ts';
import type { RunFacts } from '../reading/runs.ts';

const HOUR = 3_600_000;
/** A run every night is at most this old in the morning after; the pages turn red at the same age. */
const STALE_AFTER_HOURS = 26;
const LOST_AFTER_HOURS = 7 * 24;
/** No run takes this long: it was killed, and nobody has repeated it. */
const STUCK_AFTER_HOURS = 12;
/** Imports of millions of rows take their time, but not a day. */
const IMPORT_STUCK_AFTER_HOURS = 24;
/** A weekly run of insight, and a day. */
const INSIGHT_DAYS = 8;
/** From this month on the next year's holidays are needed: visits and deadlines reach that far. */
const HOLIDAY_MONTH = 10;
/** Shares of accounts without a score that are worth a word, and that make the segments misleading. */
const UNSCORED_SHARES = { warning: 0.05, error: 0.5 };

/** Runs that are late, failed or hang; what the policy lacks; what could not be scored. */
export function judgeRuns(facts: RunFacts): Finding[] {
  return [
    ...judgeSetting(facts),
    ...judgeSegmentation(facts),
    ...judgeImports(facts),
    ...judgePolicy(facts),
    ...judgeScores(facts),
    ...judgeInsight(facts),
    ...judgeHolidays(facts),
  ];
}

function judgeSetting({ setting }: RunFacts): Finding[] {
  if (!setting) return [state('SettingMissing', 'error')];
  const findings: Finding[] = [];
  if (!isTimeZone(setting.timeZone)) findings.push(state('TimeZoneUnknown', 'error', [setting.timeZone]));
  if (!/^[A-Z]{3}$/.test(setting.currency)) findings.push(state('CurrencyUnknown', 'error', [setting.currency]));
  return findings;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}

function judgeSegmentation({ runs, now }: RunFacts): Finding[] {
  if (runs.length === 0) return [state('NeverRun', 'error')];
  const findings: Finding[] = [];
  const age = (instant: Date | null): number => hoursSince(instant, now);
  const hanging = runs.filter(({ status, startedAt }) => status === 'Running' && age(startedAt) > STUCK_AFTER_HOURS);
  if (hanging.length > 0) findings.push(finding('RunHangs', 'error', hanging.length, [], hanging));
  const [latest] = runs.filter(({ status }) => status !== 'Running');
  if (latest && (latest.status === 'Failed' || latest.status === 'CompletedWithErrors')) {
    const severity = latest.status === 'Failed' ? 'error' : 'warning';
    findings.push(finding(`Run${latest.status}`, severity, latest.failed, [latest.message || '–'], [latest]));
  }
  const done = runs.filter(({ status }) => status.startsWith('Completed'));
  const hours = Math.min(...done.map(({ finishedAt }) => age(finishedAt)));
  if (hours > STALE_AFTER_HOURS) {
    const severity = hours > LOST_AFTER_HOURS ? 'error' : 'warning';
    findings.push(finding('RunStale', severity, Number.isFinite(hours) ? Math.floor(hours) : 0));
  }
  return findings;
}

function hoursSince(instant: Date | null, now: Date): number {
  return instant ? (now.getTime() - instant.getTime()) / HOUR : Infinity;
}

/** What a later batch of the same system has mended is not told any more. */
function judgeImports({ imports, now }: RunFacts): Finding[] {
  const findings: Finding[] = [];
  const hanging = imports.filter(
    ({ status, startedAt }) => status === 'Running' && hoursSince(startedAt, now) > IMPORT_STUCK_AFTER_HOURS,
  );
  const flawed = imports.filter(({ status, isLatest }) => status === 'CompletedWithErrors' && isLatest);
  if (hanging.length > 0) findings.push(finding('ImportHangs', 'error', hanging.length, [], hanging));
  if (flawed.length > 0) findings.push(finding('ImportWithErrors', 'warning', flawed.length, [], flawed));
  return findings;
}

function judgePolicy({ policies, lint }: RunFacts): Finding[] {
  const findings: Finding[] = [];
  if (policies.length === 0) findings.push(state('NoPolicy', 'error'));
  if (policies.length > 1) {
    findings.push(
      finding(
        'SeveralPolicies',
        'error',
        policies.length,
        [],
        policies.map((name) => ({ name })),
      ),
    );
  }
  for (const severity of ['error', 'warning'] as const) {
    const found = lint.filter((one) => one.severity === severity);
    if (found.length === 0) continue;
    findings.push({ ...finding('PolicyLint', severity, found.length), lint: found });
  }
  return findings;
}

function judgeScores({ unscored, neverScored, accounts }: RunFacts): Finding[] {
  if (accounts === 0) return [];
  const findings: Finding[] = [];
  const few = unscored.filter(({ count }) => count > 0 && count / accounts < UNSCORED_SHARES.warning);
  if (few.length > 0) {
    const sum = few.reduce((total, { count }) => total + count, 0);
    const examples = few.map(({ reason, count }) => ({ name: reason || 'Otherwise', accounts: count }));
    findings.push(finding('UnscoredFew', 'note', sum, [], examples));
  }
  for (const { reason, count } of unscored) {
    const share = count / accounts;
    if (share < UNSCORED_SHARES.warning) continue;
    const severity = share >= UNSCORED_SHARES.error ? 'error' : 'warning';
    findings.push(finding(`Unscored${reason || 'Otherwise'}`, severity, count, [Math.round(share * 100)]));
  }
  if (neverScored > 0) findings.push(finding('NeverScored', 'warning', neverScored));
  return findings;
}

function judgeInsight({ lastInsight, today, runs }: RunFacts): Finding[] {
  // Before the first segmentation there is nothing to look at.
  if (runs.length === 0) return [];
  if (lastInsight === null) return [state('NeverInsight', 'warning')];
  const days = Math.round((Date.parse(today) - Date.parse(lastInsight)) / (24 * HOUR));
  return days > INSIGHT_DAYS ? [finding('InsightStale', 'warning', days, [lastInsight])] : [];
}

function judgeHolidays({ holidays, today }: RunFacts): Finding[] {
  const year = Number(today.slice(0, 4));
  const years = Number(today.slice(5, 7)) >= HOLIDAY_MONTH ? [year, year + 1] : [year];
  return years
    .filter((one) => !holidays.some((known) => known.year === one && known.count > 0))
    .map((one) => state('HolidaysMissing', 'warning', [String(one)]));
}
