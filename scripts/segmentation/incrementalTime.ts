import { addDays } from 'c/renkeiCalendarRules';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { between } from './runSources.ts';

/**
 * Condition of the accounts whose score can differ between the ends of two days though neither they nor any record around them
 * was changed: recency falls a step, a customer stops being new or becomes dormant, an override has expired. Null when no day has
 * passed. It reads the dates that the last run stored, so it finds what is stored as of `from`.
 */
export function accountsMovedByTime(policy: SegmentPolicy, from: string, to: string): string | null {
  if (from >= to) return null;
  const dormant = policy.dormantAfterDays + 1;
  const conditions = [
    ...agedBetween('RenkeiLastConversation__c', [...recencySteps(policy), dormant], from, to),
    ...agedBetween('RenkeiFirstWonOn__c', [policy.newWithinDays + 1], from, to),
    ...agedBetween('RenkeiLastWonOn__c', [dormant], from, to),
    // An override counts on its last day and no longer on the next.
    ...agedBetween('RenkeiPotentialOverrideExpires__c', [1], from, to),
  ];
  return `(${conditions.join(' OR ')})`;
}

/** The ages in days at which recency falls: full for the first step, then once a step, and to zero at the end. */
export function recencySteps({ recencyFullDays, recencyZeroDays, recencyStepDays }: SegmentPolicy): number[] {
  const ages: number[] = [];
  for (let age = recencyFullDays + recencyStepDays; age < recencyZeroDays; age += recencyStepDays) ages.push(age);
  return [...ages, recencyZeroDays];
}

/** Conditions of dates that reach one of the ages after `from` and not after `to`; ranges that touch become one. */
function agedBetween(field: string, ages: readonly number[], from: string, to: string): string[] {
  const ranges: { after: string; upTo: string }[] = [];
  for (const age of [...new Set(ages)].sort((one, other) => other - one)) {
    const range = { after: addDays(from, -age), upTo: addDays(to, -age) };
    const last = ranges.at(-1);
    if (last && range.after <= last.upTo) last.upTo = range.upTo;
    else ranges.push(range);
  }
  return ranges.map(({ after, upTo }) => between(field, after, upTo));
}
