import { addDays } from 'c/renkeiCalendarRules';
import { dueAt, isBusinessDay, DEFAULT_DAY_ENDS_AT } from 'c/renkeiSlaRules';
import { instant } from './calendar.ts';

/** Japan, which never changes its clocks. */
const offset = { minutes: 540, changesAt: null, nextMinutes: null };

/** The working days of the demo company: neither weekends nor holidays. */
export class Workdays {
  readonly #holidays: readonly string[];

  constructor(holidays: readonly { day: string }[]) {
    this.#holidays = holidays.map(({ day }) => day);
  }

  isWorkday(date: string): boolean {
    return isBusinessDay(date, this.#holidays);
  }

  /** The n-th working day after a date; before it where n is negative; the date itself or the next working day where n is 0. */
  from(date: string, count: number): string {
    const step = count < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(count); left > 0;) {
      day = addDays(day, step);
      if (this.isWorkday(day)) left -= 1;
    }
    while (!this.isWorkday(day)) day = addDays(day, step);
    return day;
  }

  /** End of the n-th working day after an instant, as the deadlines of cases are counted. */
  due(at: string, businessDays: number): string {
    return dueAt({ at, businessDays, holidays: this.#holidays, offset, dayEndsAt: DEFAULT_DAY_ENDS_AT });
  }
}

/** The instant so many minutes later, written for Japan as all instants of the demo are. */
export function minutesAfter(at: string, minutes: number): string {
  const local = new Date(Date.parse(at) + (minutes + 540) * 60_000).toISOString();
  return instant(local.slice(0, 10), local.slice(11, 16));
}
