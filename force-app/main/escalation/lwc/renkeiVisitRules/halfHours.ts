/** A booking takes whole half hours of UTC, so that one key per half hour can refuse a second one. */
export const SLOT_MINUTES = 30;
/** Longer than a working day nobody visits, and each half hour is a record. */
const LONGEST_MINUTES = 8 * 60;

const MINUTE = 60_000;
const HALF_HOUR = SLOT_MINUTES * MINUTE;

/** From one instant (ISO date and time) to another, which is no part of it. */
export interface Span {
  start: string;
  end: string;
}

export type TimesProblem = 'Missing' | 'Order' | 'Grid' | 'TooLong';

/** Half hours since 1970 up to the one in which the instant lies. @throws RangeError when it is no instant */
export function halfHourOf(instant: string): number {
  return Math.floor(timeOf(instant) / HALF_HOUR);
}

/** The instant at which a half hour begins. */
export function startOf(halfHour: number): string {
  return new Date(halfHour * HALF_HOUR).toISOString();
}

/** All half hours that a span touches, in order. */
export function halfHoursOf({ start, end }: Span): number[] {
  const first = halfHourOf(start);
  const afterLast = Math.ceil(timeOf(end) / HALF_HOUR);
  return Array.from({ length: Math.max(0, afterLast - first) }, (_unused, index) => first + index);
}

/** The key of one half hour of a representative: two bookings of the same half hour have the same. */
export function slotKey(rep: string, halfHour: number): string {
  return `${rep}|${halfHour}`;
}

/** The end of what begins at an instant and takes so many minutes. */
export function endAfter(start: string, minutes: number): string {
  return new Date(timeOf(start) + minutes * MINUTE).toISOString();
}

/** Whether two spans have time in common; touching ends have not. */
export function isOverlapping(one: Span, other: Span): boolean {
  return timeOf(one.start) < timeOf(other.end) && timeOf(other.start) < timeOf(one.end);
}

/** The first of the spans that has time in common with the one given. */
export function overlapWith<Taken extends Span>(span: Span, taken: readonly Taken[]): Taken | undefined {
  return taken.find((other) => isOverlapping(span, other));
}

/** Why a visit cannot have these times, or null. The guard of the org states the same (`test/golden/visitTimes.json`). */
export function timesProblem(start: string | null, end: string | null): TimesProblem | null {
  if (!start || !end) return 'Missing';
  const length = timeOf(end) - timeOf(start);
  if (length <= 0) return 'Order';
  if (timeOf(start) % HALF_HOUR !== 0 || timeOf(end) % HALF_HOUR !== 0) return 'Grid';
  return length > LONGEST_MINUTES * MINUTE ? 'TooLong' : null;
}

function timeOf(instant: string): number {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`Not an instant (ISO date and time): ${instant}`);
  return time;
}
