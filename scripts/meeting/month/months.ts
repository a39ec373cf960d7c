import { addDays, addMonths, isPlainDate } from 'c/renkeiCalendarRules';
import { messagesOf } from '../../connection/messages.ts';

const messages = messagesOf('meeting.month');

/** A month: its name as keys have it, and its days. */
export interface Month {
  /** yyyy-mm */
  key: string;
  first: string;
  last: string;
}

/** @param text yyyy-mm @throws SfError `InvalidMonthError` */
export function monthOf(text: string): Month {
  const first = `${text}-01`;
  if (!/^\d{4}-\d{2}$/.test(text) || !isPlainDate(first)) throw messages.createError('error.InvalidMonth', [text]);
  return { key: text, first, last: addDays(addMonths(first, 1), -1) };
}

/** The months up to one, that included, the earliest first. */
export function monthsUpTo({ first }: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, index) => monthOf(addMonths(first, index + 1 - count).slice(0, 7)));
}

/** @throws SfError `MonthAheadError` when the month has not begun */
export function requireBegun(month: Month, today: string): void {
  if (month.first > today) throw messages.createError('error.MonthAhead', [month.key, today]);
}
