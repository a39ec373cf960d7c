import type { Connection } from '@salesforce/core';
import { readOrgState } from './limits.ts';

/**
 * The org's present instant, from the Date header of an answer. The machine's own clock may be wrong, and a local org's clock
 * may stand at another day.
 */
export async function orgNow(connection: Connection): Promise<Date> {
  return (await readOrgState(connection)).now;
}

/** Calendar date `yyyy-mm-dd` of an instant in a time zone such as `Asia/Tokyo`. */
export function dateInZone(instant: Date, timeZone: string): string {
  return formatter(timeZone).format(instant).slice(0, 10);
}

/** The instant at which a calendar date begins in a time zone. */
export function startOfDay(date: string, timeZone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  // The zone's offset at the guess may differ from the one at the answer on days when clocks change: correct twice.
  let instant = utc - offsetAt(new Date(utc), timeZone);
  instant = utc - offsetAt(new Date(instant), timeZone);
  return new Date(instant);
}

/** Milliseconds by which the zone's wall clock is ahead of UTC. */
export function offsetAt(instant: Date, timeZone: string): number {
  const wallClock = formatter(timeZone).format(instant);
  return Date.parse(`${wallClock.replace(' ', 'T')}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does, and a run converts every conversation. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formatters.get(timeZone);
  if (!known) {
    // The Swedish locale writes dates and times as ISO 8601 does.
    known = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(timeZone, known);
  }
  return known;
}
