import { fill, plural, today } from 'c/renkeiFormat';
import type { Span, StepDate, SuggestionKind, VisitResult, VisitStatus } from 'c/renkeiVisitRules';
import language from '@salesforce/i18n/lang';
import timeZone from '@salesforce/i18n/timeZone';
import absent from '@salesforce/label/c.RenkeiEscalation_VisitResultAbsent';
import between from '@salesforce/label/c.RenkeiEscalation_VisitSuggestBetween';
import cancelled from '@salesforce/label/c.RenkeiEscalation_VisitStatusCancelled';
import confirmed from '@salesforce/label/c.RenkeiEscalation_VisitStatusConfirmed';
import declined from '@salesforce/label/c.RenkeiEscalation_VisitResultDeclined';
import done from '@salesforce/label/c.RenkeiEscalation_VisitStatusDone';
import freeDay from '@salesforce/label/c.RenkeiEscalation_VisitSuggestFreeDay';
import hoursOne from '@salesforce/label/c.RenkeiEscalation_VisitHours_One';
import hoursOther from '@salesforce/label/c.RenkeiEscalation_VisitHours_Other';
import minutesLabel from '@salesforce/label/c.RenkeiEscalation_VisitMinutes';
import oneMonth from '@salesforce/label/c.RenkeiEscalation_VisitInAMonth';
import oneWeek from '@salesforce/label/c.RenkeiEscalation_VisitInAWeek';
import progress from '@salesforce/label/c.RenkeiEscalation_VisitResultProgress';
import revisit from '@salesforce/label/c.RenkeiEscalation_VisitResultRevisit';
import sameArea from '@salesforce/label/c.RenkeiEscalation_VisitSuggestSameArea';
import tentative from '@salesforce/label/c.RenkeiEscalation_VisitStatusTentative';
import tomorrow from '@salesforce/label/c.RenkeiEscalation_VisitTomorrow';
import twoWeeks from '@salesforce/label/c.RenkeiEscalation_VisitInTwoWeeks';

const STATUS: Readonly<Record<VisitStatus, string>> = {
  Cancelled: cancelled,
  Confirmed: confirmed,
  Done: done,
  Tentative: tentative,
};
const RESULT: Readonly<Record<VisitResult, string>> = {
  Absent: absent,
  Declined: declined,
  Progress: progress,
  Revisit: revisit,
};
const STEP: Readonly<Record<StepDate['kind'], string>> = {
  OneMonth: oneMonth,
  OneWeek: oneWeek,
  Tomorrow: tomorrow,
  TwoWeeks: twoWeeks,
};
const SUGGESTION: Readonly<Record<SuggestionKind, string>> = {
  Between: between,
  FreeDay: freeDay,
  SameArea: sameArea,
};

export const statusName = (status: VisitStatus): string => STATUS[status];
export const resultName = (result: VisitResult): string => RESULT[result];
export const stepName = (kind: StepDate['kind']): string => STEP[kind];

/** Why a time is proposed: Near other visits in Kawasaki. */
export function suggestionReason(kind: SuggestionKind, area: string | null): string {
  return fill(SUGGESTION[kind], area ?? '');
}

/** A length in words: 30 min, 1 hour, 1.5 hours. */
export function lengthName(minutes: number): string {
  if (minutes < 60) return fill(minutesLabel, minutes);
  const count = minutes / 60;
  return fill(plural(count, { one: hoursOne, other: hoursOther }), new Intl.NumberFormat(language).format(count));
}

const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone });
const shortDay = new Intl.DateTimeFormat(language, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The time of day of an instant, in the user's zone. */
export function timeOf(instant: string): string {
  return clock.format(new Date(instant));
}

/** From when to when, in the user's zone. */
export function timesOf({ start, end }: Span): string {
  // The locale data would write 9時00分～10時00分, which nobody puts into a calendar.
  if (language.startsWith('ja')) return `${timeOf(start)}～${timeOf(end)}`;
  return clock.formatRange(new Date(start), new Date(end));
}

/** A day (yyyy-mm-dd) with its weekday: Fri, Jun 12. */
export function dayName(date: string): string {
  return shortDay.format(new Date(`${date}T00:00:00Z`));
}

/** The user's day of an instant, yyyy-mm-dd. */
export function dayOfInstant(instant: string): string {
  return today(new Date(instant));
}

/** Day and times: Fri, Jun 12, 10:00 – 11:00 AM. */
export function whenOf(span: Span): string {
  return `${dayName(dayOfInstant(span.start))} ${timesOf(span)}`;
}

/** A link that phones open in their map; null where no place is known. */
export function mapLink(visit: {
  address: string | null;
  area: string | null;
  accountName: string | null;
}): string | null {
  const place = visit.address ?? [visit.area, visit.accountName].flatMap((part) => part ?? []).join(' ');
  return place === '' ? null : `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
}
