import { offsetAt } from '../connection/orgClock.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Zones that change their clocks do so within a year; looked for a little further. */
const DAYS_AHEAD = 400;

/** The offset of a time zone as flows can use it: minutes east of UTC now, and after the next change of the clocks. */
export interface ZoneOffsets {
  minutes: number;
  /** Null where the clocks do not change within a year. */
  changesAt: Date | null;
  nextMinutes: number | null;
}

/** @param timeZone IANA name, such as `Europe/London` @throws RangeError when there is no such time zone */
export function zoneOffsets(timeZone: string, now: Date): ZoneOffsets {
  const minutesAt = (instant: number): number => offsetAt(new Date(instant), timeZone) / MINUTE;
  const minutes = minutesAt(now.getTime());
  for (let day = 1; day <= DAYS_AHEAD; day += 1) {
    let later = now.getTime() + day * DAY;
    if (minutesAt(later) === minutes) continue;
    let earlier = later - DAY;
    while (later - earlier > 1) {
      const middle = Math.floor((earlier + later) / 2);
      if (minutesAt(middle) === minutes) earlier = middle;
      else later = middle;
    }
    return { minutes, changesAt: new Date(later), nextMinutes: minutesAt(later) };
  }
  return { minutes, changesAt: null, nextMinutes: null };
}
