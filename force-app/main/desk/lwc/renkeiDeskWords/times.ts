import language from '@salesforce/i18n/lang';
import timeZone from '@salesforce/i18n/timeZone';

/** A time of day in the user's zone: 14:30. */
export function clockTime(dateTime: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone };
  return new Intl.DateTimeFormat(language, options).format(new Date(dateTime));
}

/** Day and month of a plain date (yyyy-mm-dd): Jun 12. */
export function shortDate(date: string): string {
  const options: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(language, options).format(new Date(`${date}T00:00:00Z`));
}

/** The day of a moment in the user's zone, yyyy-mm-dd. */
export function dayOfMoment(dateTime: string): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone };
  const parts = new Intl.DateTimeFormat('en-US', options).formatToParts(new Date(dateTime));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
