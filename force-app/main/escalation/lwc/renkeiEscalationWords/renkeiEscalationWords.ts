import { fill, moment, plainDate, today } from 'c/renkeiFormat';
import type { CaseRow, CaseVisit, Machine, Member } from 'c/renkeiEscalationData';
import { timeLeft } from 'c/renkeiSlaRules';
import { isOpen } from 'c/renkeiVisitRules';
import { resultName, statusName, whenOf } from 'c/renkeiVisitWords';
import abandonedOn from '@salesforce/label/c.RenkeiEscalation_CaseAbandonedOn';
import appointment from '@salesforce/label/c.RenkeiEscalation_CaseAppointment';
import competitor from '@salesforce/label/c.RenkeiEscalation_CaseCompetitor';
import happened from '@salesforce/label/c.RenkeiEscalation_CaseHappened';
import inQueue from '@salesforce/label/c.RenkeiEscalation_CaseInQueue';
import lateDays from '@salesforce/label/c.RenkeiEscalation_CaseLateDays';
import lateHours from '@salesforce/label/c.RenkeiEscalation_CaseLateHours';
import lateMinutes from '@salesforce/label/c.RenkeiEscalation_CaseLateMinutes';
import leftDays from '@salesforce/label/c.RenkeiEscalation_CaseLeftDays';
import leftHours from '@salesforce/label/c.RenkeiEscalation_CaseLeftHours';
import leftMinutes from '@salesforce/label/c.RenkeiEscalation_CaseLeftMinutes';
import machineLine from '@salesforce/label/c.RenkeiEscalation_CaseMachine';
import mailSubject from '@salesforce/label/c.RenkeiEscalation_CaseMailSubject';
import nextStepDay from '@salesforce/label/c.RenkeiEscalation_CaseNextStepDay';
import nextStepOn from '@salesforce/label/c.RenkeiEscalation_CaseNextStepOn';
import noAccount from '@salesforce/label/c.RenkeiEscalation_CaseNoAccount';
import replaceBy from '@salesforce/label/c.RenkeiEscalation_CaseReplaceBy';
import returnedOn from '@salesforce/label/c.RenkeiEscalation_CaseReturnedOn';
import somebody from '@salesforce/label/c.RenkeiEscalation_CaseSomebody';
import visitBy from '@salesforce/label/c.RenkeiEscalation_CaseVisitBy';
import year from '@salesforce/label/c.RenkeiEscalation_CaseYear';

export { problemText, returnHint, returnReasonName } from './returnWords.ts';

/** How a deadline stands, to colour it. */
export type Urgency = 'late' | 'near' | 'calm';

export interface Deadline {
  text: string;
  urgency: Urgency;
}

const HOUR = 60;
/** Up to two days hours say more than days. */
const IN_HOURS = 48 * HOUR;
const DAY = 24 * HOUR;

/** 3 h left, 2 days late. Null without a deadline. @param now an instant */
function deadlineName(due: string | null, now: string): Deadline | null {
  const left = timeLeft(due, now);
  if (!left) return null;
  const { minutes, isOver, isNear } = left;
  const [forms, count] =
    minutes < HOUR
      ? [[leftMinutes, lateMinutes], minutes]
      : minutes < IN_HOURS
        ? [[leftHours, lateHours], Math.floor(minutes / HOUR)]
        : [[leftDays, lateDays], Math.floor(minutes / DAY)];
  return { text: fill(forms[isOver ? 1 : 0]!, count!), urgency: isOver ? 'late' : isNear ? 'near' : 'calm' };
}

/** The one time that matters about a case, by where it stands. */
export function timingOf(row: CaseRow, now: string): Deadline | null {
  switch (row.status) {
    case 'Queued':
      return deadlineName(row.acceptDueAt, now);
    case 'Returned':
      return row.returnedAt ? { text: fill(returnedOn, moment(row.returnedAt)), urgency: 'calm' } : null;
    case 'Accepted': {
      const due = deadlineName(row.firstVisitDueAt, now);
      return due && { ...due, text: fill(visitBy, moment(row.firstVisitDueAt!)) };
    }
    case 'Visited':
      return visitedTiming(row, now);
    default:
      return null;
  }
}

function visitedTiming({ abandonedOn: since, nextStepOn: day, nextStep }: CaseRow, now: string): Deadline | null {
  const current = today(new Date(now));
  if (since && since <= current) return { text: fill(abandonedOn, plainDate(since)), urgency: 'late' };
  if (!day) return null;
  const text = nextStep ? fill(nextStepOn, plainDate(day), nextStep) : fill(nextStepDay, plainDate(day));
  return { text, urgency: day < current ? 'late' : 'calm' };
}

/** A visit that is to come, or that has ended without a result. @param now an instant */
export function appointmentName(visit: CaseVisit, now: string): string {
  const isOver = Date.parse(visit.end) < Date.parse(now);
  return isOver ? fill(happened, whenOf(visit)) : fill(appointment, whenOf(visit), statusName(visit.status));
}

/** What came of a visit, or how it stands. */
export function visitState(visit: CaseVisit): string {
  return visit.result ? resultName(visit.result) : statusName(visit.status);
}

/** Nordek NX-22 (competitor, 2014, replace by Mar 31, 2026) */
export function machineName({ name, isCompetitors, modelYear, endsOn }: Machine): string {
  const known = [
    ...(isCompetitors ? [competitor] : []),
    ...(modelYear ? [fill(year, modelYear)] : []),
    ...(endsOn ? [fill(replaceBy, plainDate(endsOn))] : []),
  ];
  return known.length > 0 ? fill(machineLine, name, known.join(' · ')) : name;
}

export const accountName = (row: Pick<CaseRow, 'accountName'>): string => row.accountName ?? noAccount;

/** Who holds a case: a person by name, or the queue. */
export function ownerName(
  { owner, isInQueue }: Pick<CaseRow, 'owner' | 'isInQueue'>,
  members: readonly Member[],
): string {
  if (isInQueue) return inQueue;
  return members.find(({ id }) => id === owner)?.name ?? somebody;
}

/** A link that writes a mail about a case; null without an address. */
export function mailLink(email: string | null, row: Pick<CaseRow, 'accountName'>): string | null {
  return email === null ? null : `mailto:${email}?subject=${encodeURIComponent(fill(mailSubject, accountName(row)))}`;
}

/** The next visit that somebody expects; null without one. @param now an instant */
export function nextVisit({ visits }: Pick<CaseRow, 'visits'>, now: string): CaseVisit | null {
  return visits.find((visit) => isOpen(visit.status) && Date.parse(visit.start) > Date.parse(now)) ?? null;
}

/** Whether a visit has ended and nobody has said what came of it. @param now an instant */
export function isWaitingForResult(visit: CaseVisit, now: string): boolean {
  return isOpen(visit.status) && Date.parse(visit.end) < Date.parse(now);
}
