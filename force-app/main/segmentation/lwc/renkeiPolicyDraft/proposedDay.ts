import { addDays } from 'c/renkeiCalendarRules';
import type { PolicyVersion } from 'c/renkeiPolicyData';
import type { Setting } from 'c/renkeiSegmentData';

/** The day that a draft names, as long as it is to come; else the first that no run has covered. All days are yyyy-mm-dd. */
export function proposedDay(
  { effectiveFrom }: Pick<PolicyVersion, 'effectiveFrom'>,
  setting: Setting | undefined,
  today: string,
): string {
  if (effectiveFrom !== null && effectiveFrom > today) return effectiveFrom;
  const covered = setting?.lastRunAsOf ?? today;
  return addDays(covered > today ? covered : today, 1);
}
