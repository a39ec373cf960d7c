/**
 * Local time of the org. Flows know no time zones but that of the user who saves, so the setting keeps two offsets: the one that
 * holds, and the one after the next change of the clocks.
 */
import { dateOf } from 'c/renkeiCalendarRules';

/** Offsets of local time, in minutes east of UTC. */
export interface OrgOffset {
  minutes: number;
  /** When the offset changes next, ISO 8601; null where it never does. */
  changesAt: string | null;
  /** The offset from then on. */
  nextMinutes: number | null;
}

/** Minutes of local time since 1970-01-01 00:00, begun ones left out. @throws RangeError when `at` is no instant */
export function minutesOfLocal(at: string, offset: OrgOffset): number {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) throw new RangeError(`Not an instant (ISO 8601): ${at}`);
  const isAfter = offset.changesAt !== null && instant >= Date.parse(offset.changesAt);
  return Math.floor(instant / 60_000) + (isAfter ? (offset.nextMinutes ?? offset.minutes) : offset.minutes);
}

/** Minutes of UTC since 1970-01-01 00:00 for those of local time. Of an hour that the clocks show twice, the first. */
export function minutesOfUtc(local: number, offset: OrgOffset): number {
  const before = local - offset.minutes;
  const { changesAt, nextMinutes } = offset;
  if (changesAt === null || nextMinutes === null || before * 60_000 < Date.parse(changesAt)) return before;
  return local - nextMinutes;
}

/** The local date of an instant, yyyy-mm-dd. @throws RangeError when `at` is no instant */
export function localDayOf(at: string, offset: OrgOffset): string {
  return dateOf(Math.floor(minutesOfLocal(at, offset) / 1_440));
}
