import { SECONDS_PER_DAY } from './days.ts';

/**
 * Calendar days in a time zone. A zone keeps its offset all day except on the few days when clocks change, so the offset is
 * asked once per day of UTC, and instant by instant on those few days only.
 */
export class ZoneDays {
  readonly #wallClock: Intl.DateTimeFormat;
  /** Seconds that the zone's wall clock is ahead, by day of UTC; NaN on days when clocks change. */
  readonly #offsets = new Map<number, number>();
  #lastDay = NaN;
  #lastOffset = NaN;

  /** @throws RangeError when there is no such zone */
  constructor(timeZone: string) {
    // The Swedish locale writes dates and times as ISO 8601 does.
    this.#wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  }

  /** The day on which an instant, in whole seconds after 1970 in UTC, falls in this zone. */
  dayAt(seconds: number): number {
    const day = Math.floor(seconds / SECONDS_PER_DAY);
    if (day !== this.#lastDay) {
      this.#lastDay = day;
      this.#lastOffset = this.#offsets.get(day) ?? this.#learn(day);
    }
    const offset = Number.isNaN(this.#lastOffset) ? this.#offsetAt(seconds) : this.#lastOffset;
    return Math.floor((seconds + offset) / SECONDS_PER_DAY);
  }

  #learn(day: number): number {
    const first = this.#offsetAt(day * SECONDS_PER_DAY);
    const last = this.#offsetAt((day + 1) * SECONDS_PER_DAY - 1);
    const offset = first === last ? first : NaN;
    this.#offsets.set(day, offset);
    return offset;
  }

  #offsetAt(seconds: number): number {
    const text = this.#wallClock.format(seconds * 1000);
    return Date.parse(`${text.replace(' ', 'T')}Z`) / 1000 - seconds;
  }
}
