import { addDays, dateOf } from 'c/renkeiCalendarRules';
import { ZoneDays } from '../segmentation/core/zoneDays.ts';
import { startOfDay } from '../connection/orgClock.ts';

/** Local days of instants in one time zone; a run converts hundreds of thousands of them. */
export class LocalDays {
  readonly #timeZone: string;
  readonly #zone: ZoneDays;
  readonly #texts = new Map<number, string>();

  /** @param timeZone IANA name */
  constructor(timeZone: string) {
    this.#timeZone = timeZone;
    this.#zone = new ZoneDays(timeZone);
  }

  /** The local day of an instant, yyyy-mm-dd. */
  of(instant: Date): string {
    const day = this.#zone.dayAt(Math.floor(instant.getTime() / 1000));
    let text = this.#texts.get(day);
    if (text === undefined) this.#texts.set(day, (text = dateOf(day)));
    return text;
  }

  /** The same of an instant that may be missing. */
  ofMaybe(instant: Date | null): string | null {
    return instant === null ? null : this.of(instant);
  }

  /** The instant at which a day begins, as SOQL writes it. */
  start(day: string): string {
    return startOfDay(day, this.#timeZone).toISOString();
  }

  /** The instant at which a day has ended. */
  end(day: string): string {
    return this.start(addDays(day, 1));
  }
}
