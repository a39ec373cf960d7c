import { addDays } from 'c/renkeiCalendarRules';
import type { Random } from './random.ts';

/** The day itself, or the Friday before it: nobody works on Saturday and Sunday. */
export function workday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 6) return addDays(date, -1);
  return weekday === 0 ? addDays(date, -2) : date;
}

/** An instant of office hours on that day, in Japan. */
export function officeHour(date: string, random: Random): string {
  const tenMinutes = random.integer(54, 104);
  return instant(date, `${two(Math.floor(tenMinutes / 6))}:${two((tenMinutes % 6) * 10)}`);
}

/** `2026-06-11T10:30:00+09:00` */
export function instant(date: string, time: string): string {
  return `${date}T${time}:00+09:00`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
