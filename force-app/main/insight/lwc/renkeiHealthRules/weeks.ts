import { addDays, dayOf } from 'c/renkeiCalendarRules';

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const number = dayOf(day);
  if (number === null) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${day}`);
  // 1970-01-01 was a Thursday.
  return addDays(day, -((((number + 3) % 7) + 7) % 7));
}

/**
 * The Mondays of the weeks that have ended and are not told yet, oldest first.
 * @param told Mondays of the weeks that are
 * @param from a day of the first week to tell
 * @param today a day of the week that has not ended
 */
export function weeksToTell(told: ReadonlySet<string>, from: string, today: string): string[] {
  const weeks: string[] = [];
  for (let monday = mondayOf(from); monday < mondayOf(today); monday = addDays(monday, 7)) {
    if (!told.has(monday)) weeks.push(monday);
  }
  return weeks;
}
