import { halfHoursOf } from 'c/renkeiVisitRules';
import { instant } from './calendar.ts';
import { minutesAfter } from './workdays.ts';

/** Times at which visits begin. */
const STARTS = ['10:00', '13:30', '15:30', '11:00', '14:30', '16:30', '09:30'];

/** The half hours that reps have given away, so that nobody is booked twice. */
export class RepCalendar {
  readonly #taken = new Set<string>();

  /** Takes a time; whether it was free. */
  take(rep: string, startsAt: string, minutes: number): boolean {
    const keys = halfHoursOf({ start: startsAt, end: minutesAfter(startsAt, minutes) }).map((slot) => `${rep}|${slot}`);
    if (keys.some((key) => this.#taken.has(key))) return false;
    for (const key of keys) this.#taken.add(key);
    return true;
  }

  /** Takes the first free time of a day; undefined on a full day. */
  takeOn(rep: string, day: string, minutes: number): string | undefined {
    return STARTS.map((time) => instant(day, time)).find((start) => this.take(rep, start, minutes));
  }
}
