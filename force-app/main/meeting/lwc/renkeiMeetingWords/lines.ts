import type { CaseEvent } from 'c/renkeiMeetingData';
import { fill, number, plainDate, today } from 'c/renkeiFormat';
import language from '@salesforce/i18n/lang';
import timeZone from '@salesforce/i18n/timeZone';
import { labels } from './labels.ts';
import { decisionSummary } from './names.ts';

export interface EventLine {
  id: string;
  what: string;
  words: string | null;
  when: string;
}

/** An event as a line of the history. */
export function eventLine(event: CaseEvent): EventLine {
  const day = plainDate(todayIn(event.at));
  return {
    id: event.id,
    what: whatOf(event),
    words: event.words,
    when: event.by ? fill(labels.eventBy, day, event.by) : day,
  };
}

function whatOf(event: CaseEvent): string {
  switch (event.kind) {
    case 'step':
      return event.reason ? fill(labels.eventStepReason, event.to, event.reason) : fill(labels.eventStep, event.to);
    case 'visit':
      return event.result
        ? fill(labels.eventVisit, event.number ?? '', event.result)
        : fill(labels.eventVisitOpen, event.number ?? '');
    case 'talk':
      return event.hasSignal ? labels.eventSignal : labels.eventTalk;
    case 'decided':
      return fill(labels.eventDecided, decisionSummary({ ...event.item, decisionNote: null }));
  }
}

/** The day of an instant in the reader's zone, yyyy-mm-dd. */
const todayIn = (at: string): string => today(new Date(at));

const timeOfDay = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone });

/** The time of day of an instant: 9:45 AM. */
export function plainTime(at: string): string {
  return timeOfDay.format(new Date(at));
}

/** How long the rest takes. */
export function leftText(seconds: number): string {
  return seconds < 60 ? labels.leftUnder : fill(labels.left, number(Math.round(seconds / 60), 0));
}

/** Somebody's name; that they left stands beside it. */
export function personName(name: string | null, isActive: boolean): string {
  if (name === null) return labels.nobody;
  return isActive ? name : fill(labels.inactive, name);
}

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT', 'LIGHTNING-INPUT', 'LIGHTNING-TEXTAREA', 'LIGHTNING-COMBOBOX']);

/** Whether a key goes into a field, so that it is no command. */
export function isTyping(event: Event): boolean {
  const { tagName } = event.target as HTMLElement;
  return FIELDS.has(tagName);
}
