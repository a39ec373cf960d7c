import { addDays } from 'c/renkeiCalendarRules';
import { mondayOf } from 'c/renkeiMeetingRules';

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
