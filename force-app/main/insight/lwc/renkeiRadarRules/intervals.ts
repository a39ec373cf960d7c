import { dayOf } from 'c/renkeiCalendarRules';
import type { RadarPolicy } from './model.ts';

/**
 * Median number of days between two of the days, half days rounded up; several events of one day are one. Null with fewer days than
 * `needed`. The median, because one long pause of a plant must not make every later one look usual.
 */
export function medianGap(days: readonly string[], needed: number): number | null {
  const sorted = [...new Set(days)].sort().map((day) => dayOf(day)!);
  if (sorted.length < Math.max(2, needed)) return null;
  const gaps = sorted
    .slice(1)
    .map((day, index) => day - sorted[index]!)
    .sort((one, other) => one - other);
  const middle = gaps.length >> 1;
  return gaps.length % 2 === 1 ? gaps[middle]! : Math.round((gaps[middle - 1]! + gaps[middle]!) / 2);
}

/**
 * Days of silence that are still usual: so many times the cadence that the policy asks for, or the customer's own rhythm where that
 * is slower. Who is called every second month by policy but has always been met twice a year is not silent after four months.
 */
export function expectedSilence(talks: readonly string[], cadenceDays: number | null, policy: RadarPolicy): number {
  const cadence = cadenceDays ?? policy.defaultCadenceDays;
  const own = medianGap(talks, policy.rhythmNeeds) ?? 0;
  return Math.ceil(policy.silenceFactor * Math.max(cadence, own));
}

/** The latest of some days up to and including one; null where there is none. */
export function latest(days: readonly string[], upTo: string): string | null {
  return days.reduce<string | null>(
    (found, day) => (day <= upTo && (found === null || day > found) ? day : found),
    null,
  );
}
