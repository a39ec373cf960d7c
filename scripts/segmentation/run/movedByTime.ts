import { addDays } from 'c/renkeiCalendarRules';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { between } from './sources.ts';

/** Dates after one day and up to another, in a field of the account. */
export interface DateRange {
  field:
    'RenkeiLastConversation__c' | 'RenkeiFirstWonOn__c' | 'RenkeiLastWonOn__c' | 'RenkeiPotentialOverrideExpires__c';
  after: string;
  upTo: string;
}

/**
 * Condition of the accounts whose score can differ between the ends of two days though neither they nor any record around them
 * was changed. Null when no day has passed. It reads the dates that the last run stored, so it finds what is stored as of `from`.
 */
export function accountsMovedByTime(policy: SegmentPolicy, from: string, to: string): string | null {
  const ranges = datesThatMove(policy, from, to);
  if (ranges.length === 0) return null;
  return `(${ranges.map(({ field, after, upTo }) => between(field, after, upTo)).join(' OR ')})`;
}

/**
 * The dates of an account for which something changes between the ends of two days: recency falls a step, a customer stops being
 * new or becomes dormant, an override has expired.
 */
export function datesThatMove(policy: SegmentPolicy, from: string, to: string): DateRange[] {
  if (from >= to) return [];
  const dormant = policy.dormantAfterDays + 1;
  return [
    ...agedBetween('RenkeiLastConversation__c', [...recencySteps(policy), dormant], from, to),
    ...agedBetween('RenkeiFirstWonOn__c', [policy.newWithinDays + 1], from, to),
    ...agedBetween('RenkeiLastWonOn__c', [dormant], from, to),
    // An override counts on its last day and no longer on the next.
    ...agedBetween('RenkeiPotentialOverrideExpires__c', [1], from, to),
  ];
}

/** The ages in days at which recency falls: full for the first step, then once a step, and to zero at the end. */
function recencySteps({ recencyFullDays, recencyZeroDays, recencyStepDays }: SegmentPolicy): number[] {
  const ages: number[] = [];
  for (let age = recencyFullDays + recencyStepDays; age < recencyZeroDays; age += recencyStepDays) ages.push(age);
  return [...ages, recencyZeroDays];
}

/** Dates that reach one of the ages after `from` and not after `to`; ranges that touch become one. */
function agedBetween(field: DateRange['field'], ages: readonly number[], from: string, to: string): DateRange[] {
  const ranges: DateRange[] = [];
  for (const age of [...new Set(ages)].sort((one, other) => other - one)) {
    const range = { field, after: addDays(from, -age), upTo: addDays(to, -age) };
    const last = ranges.at(-1);
    if (last && range.after <= last.upTo) last.upTo = range.upTo;
    else ranges.push(range);
  }
  return ranges;
}
