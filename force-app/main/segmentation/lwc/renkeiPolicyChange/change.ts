import { addDays } from 'c/renkeiCalendarRules';
import type { PolicySummary } from 'c/renkeiPolicyData';
import { isApplied } from 'c/renkeiPolicyForm';
import type { Setting } from 'c/renkeiSegmentData';

/** Ahead: its first day is to come. Due: the day is there, and the next run applies it. Applied: a run has, lately. */
export type Phase = 'Ahead' | 'Due' | 'Applied';

export interface Change {
  phase: Phase;
  version: PolicySummary;
  /** What was, or is, in force before it. */
  before: PolicySummary;
}

/** So many days after the first one it is news who moved. */
const NEWS_DAYS = 14;

/**
 * The version that changes something for people now: the next one that no run has applied yet, else one that was applied lately.
 * Nothing before the first run, and nothing for the first version, which moves nobody.
 * @param today yyyy-mm-dd
 */
export function changeOf(versions: readonly PolicySummary[], setting: Setting, today: string): Change | null {
  const { lastRunAsOf } = setting;
  if (lastRunAsOf === null) return null;
  const dated = versions
    .filter(
      (version): version is PolicySummary & { effectiveFrom: string } =>
        version.isActive && version.effectiveFrom !== null,
    )
    .sort((left, right) => (left.effectiveFrom < right.effectiveFrom ? -1 : 1));
  for (const [index, version] of dated.entries()) {
    const before = dated[index - 1];
    const ended = version.effectiveTo !== null && version.effectiveTo < today;
    if (!before || ended || isApplied(version, setting)) continue;
    return { phase: version.effectiveFrom > today ? 'Ahead' : 'Due', version, before };
  }
  const latest = dated.findLastIndex((version) => isApplied(version, setting));
  const [version, before] = [dated[latest], dated[latest - 1]];
  if (!version || !before || lastRunAsOf >= addDays(version.effectiveFrom, NEWS_DAYS)) return null;
  return { phase: 'Applied', version, before };
}
