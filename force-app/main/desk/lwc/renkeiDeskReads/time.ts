import { addDays } from 'c/renkeiCalendarRules';
import type { QueueTime } from 'c/renkeiDeskData';
import { startOfDay, today } from 'c/renkeiFormat';

/** The moment at which the queue is looked at, in the caller's zone. */
export function timeOf(now: Date): QueueTime {
  const day = today(now);
  return { today: day, tomorrowAt: startOfDay(addDays(day, 1)), now: now.toISOString() };
}
