import { startOfDay } from 'c/renkeiFormat';

/** The moment of a day (yyyy-mm-dd) and a time (hh:mm) in the caller's zone; null when one of them is missing. */
export function instantOf(day: string, time: string): string | null {
  const [hours, minutes] = time.split(':').map(Number);
  if (!day || hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return null;
  return new Date(Date.parse(startOfDay(day)) + (hours * 60 + minutes) * 60_000).toISOString();
}
