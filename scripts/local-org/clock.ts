/** The org's clock: runs with the system's clock, moved by an offset, or stands still. */
export class Clock {
  #offset = 0;
  #frozen: number | undefined;
  /** Told where the clock is about to be moved to, before it is; by `at` it can be where it passes on the way. */
  onMove: (to: Date) => void = () => {};

  /** @param start `'system'`, or the instant the clock starts to run from */
  constructor(start: Date | 'system' = 'system') {
    this.set(start);
  }

  now(): Date {
    return new Date(this.#frozen ?? Date.now() + this.#offset);
  }

  /** Moves the clock to an instant (or back to the system's time); it runs on from there. */
  set(to: Date | 'system'): void {
    this.onMove(to === 'system' ? new Date() : to);
    this.#frozen = undefined;
    this.#offset = to === 'system' ? 0 : to.getTime() - Date.now();
  }

  /** Stops the clock at an instant, until it is set or frozen elsewhere. */
  freeze(at: Date = this.now()): void {
    this.onMove(at);
    this.#frozen = at.getTime();
  }

  /** Moves the clock on (or, with a negative number, back) by milliseconds. */
  advance(milliseconds: number): void {
    this.onMove(new Date(this.now().getTime() + milliseconds));
    if (this.#frozen !== undefined) this.#frozen += milliseconds;
    else this.#offset += milliseconds;
  }

  /** Does something as of an instant; the clock then stands or runs as before. */
  at<Result>(instant: Date, work: () => Result): Result {
    const frozen = this.#frozen;
    this.#frozen = instant.getTime();
    try {
      return work();
    } finally {
      this.#frozen = frozen;
    }
  }

  /** The present instant as the API writes it: `2026-04-01T00:00:00.000+0000`. */
  timestamp(): string {
    return apiTimestamp(this.now());
  }
}

/** An instant as the API writes it, in UTC; this text also sorts by time. */
export function apiTimestamp(instant: Date): string {
  return instant.toISOString().replace('Z', '+0000');
}

const DAY = 24 * 60 * 60 * 1000;
/** Offsets that hold through a whole UTC day, by zone and day; undefined on a day of change. */
const dayOffsets = new Map<string, Map<number, number | undefined>>();

/** The offset of a time zone from UTC at an instant, in milliseconds. */
export function zoneOffset(timeZone: string, instant: Date): number {
  let days = dayOffsets.get(timeZone);
  if (!days) dayOffsets.set(timeZone, (days = new Map()));
  const day = Math.floor(instant.getTime() / DAY);
  if (!days.has(day)) {
    const [first, last] = [day * DAY, (day + 1) * DAY].map((time) => offsetAt(timeZone, new Date(time)));
    days.set(day, first === last ? first : undefined);
  }
  return days.get(day) ?? offsetAt(timeZone, instant);
}

function offsetAt(timeZone: string, instant: Date): number {
  const parts = formatter(timeZone).formatToParts(instant);
  const get = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  const local = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

/** The calendar day (`2026-04-01`) of an instant in a time zone. */
export function localDay(timeZone: string, instant: Date): string {
  return new Date(instant.getTime() + zoneOffset(timeZone, instant)).toISOString().slice(0, 10);
}

/** The instant at which a calendar day (`2026-04-01`) begins in a time zone. */
export const startOfDay = (timeZone: string, day: string): Date => localInstant(timeZone, day, '00:00');

/** The instant at which clocks of a time zone show a time (`08:30`) on a day. */
export function localInstant(timeZone: string, day: string, time: string): Date {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const guess = new Date(utc - zoneOffset(timeZone, new Date(utc)));
  return new Date(utc - zoneOffset(timeZone, guess));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    const numeric = 'numeric' as const;
    const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
    found = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...fields });
    formatters.set(timeZone, found);
  }
  return found;
}
