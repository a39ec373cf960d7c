import { fill, moment, plainDate } from 'c/renkeiFormat';
import type { ExceptionKind, ExceptionRow } from 'c/renkeiInsightData';
import abandoned from '@salesforce/label/c.RenkeiInsight_ExceptionAbandoned';
import abandonedNone from '@salesforce/label/c.RenkeiInsight_ExceptionAbandonedNone';
import abandonedSince from '@salesforce/label/c.RenkeiInsight_ExceptionAbandonedSince';
import callsLate from '@salesforce/label/c.RenkeiInsight_ExceptionCallsSince';
import calls from '@salesforce/label/c.RenkeiInsight_ExceptionCalls';
import callsNone from '@salesforce/label/c.RenkeiInsight_ExceptionCallsNone';
import meetings from '@salesforce/label/c.RenkeiInsight_ExceptionMeetings';
import meetingsNone from '@salesforce/label/c.RenkeiInsight_ExceptionMeetingsNone';
import meetingsSince from '@salesforce/label/c.RenkeiInsight_ExceptionMeetingsSince';
import noResult from '@salesforce/label/c.RenkeiInsight_ExceptionNoResult';
import noResultNone from '@salesforce/label/c.RenkeiInsight_ExceptionNoResultNone';
import noResultSince from '@salesforce/label/c.RenkeiInsight_ExceptionNoResultSince';
import returned from '@salesforce/label/c.RenkeiInsight_ExceptionReturned';
import returnedNone from '@salesforce/label/c.RenkeiInsight_ExceptionReturnedNone';
import returnedSince from '@salesforce/label/c.RenkeiInsight_ExceptionReturnedSince';
import unanswered from '@salesforce/label/c.RenkeiInsight_ExceptionUnanswered';
import unansweredNone from '@salesforce/label/c.RenkeiInsight_ExceptionUnansweredNone';
import unansweredSince from '@salesforce/label/c.RenkeiInsight_ExceptionUnansweredSince';

interface Words {
  name: string;
  /** What the empty list says. */
  none: string;
  since: string;
  /** Whether `since` is an instant; else it is a day. */
  isInstant: boolean;
}

const WORDS: Readonly<Record<ExceptionKind, Words>> = {
  Unanswered: { name: unanswered, none: unansweredNone, since: unansweredSince, isInstant: true },
  NoResult: { name: noResult, none: noResultNone, since: noResultSince, isInstant: true },
  Abandoned: { name: abandoned, none: abandonedNone, since: abandonedSince, isInstant: false },
  Returned: { name: returned, none: returnedNone, since: returnedSince, isInstant: true },
  OverdueCalls: { name: calls, none: callsNone, since: callsLate, isInstant: false },
  SkippedMeetings: { name: meetings, none: meetingsNone, since: meetingsSince, isInstant: false },
};

export const exceptionName = (kind: ExceptionKind): string => WORDS[kind].name;
export const exceptionNone = (kind: ExceptionKind): string => WORDS[kind].none;

/** Since when something waits: "Due May 28, 2026, 6:00 PM". */
export function exceptionSince(kind: ExceptionKind, { since }: Pick<ExceptionRow, 'since'>): string {
  const { since: words, isInstant } = WORDS[kind];
  return since === null ? '' : fill(words, isInstant ? moment(since) : plainDate(since));
}
