import { CLAIM_MINUTES } from 'c/renkeiQueueRules';
import type { Segment } from 'c/renkeiSegmentRules';

/** How the rows of a queue are parted: by a promised time today, by the day on which the call is due. */
export type Section = 'promised' | 'overdue' | 'due' | 'later';
export const SECTIONS: readonly Section[] = ['promised', 'overdue', 'due', 'later'];

/** What a caller narrows the queue to; null does not narrow. */
export interface QueueFilter {
  segment: Segment | null;
  industry: string | null;
  /** Id of a play. */
  campaign: string | null;
  language: string | null;
}

export const EVERYTHING: QueueFilter = { segment: null, industry: null, campaign: null, language: null };

/** The moment a queue is read at. */
export interface QueueTime {
  /** yyyy-mm-dd in the caller's zone. */
  today: string;
  /** The moment at which tomorrow begins in the caller's zone, ISO. */
  tomorrowAt: string;
  /** ISO date and time. */
  now: string;
}

/** Where a page ended: the next one begins after this row. */
export interface PageKey {
  id: string;
  callBy: string | null;
  priority: number | null;
}

type Condition = Record<string, unknown>;

/** Rows that may be called at all. */
function open({ today }: QueueTime): Condition[] {
  return [
    // The plan of an account that was deleted stays, and nobody can be called.
    { Account__c: { ne: null } },
    { DoNotCall__c: { eq: false } },
    { LimitReachedOn__c: { eq: null } },
    { or: [{ PausedUntil__c: { eq: null } }, { PausedUntil__c: { lt: { value: today } } }] },
  ];
}

function narrowed({ segment, industry, campaign, language }: QueueFilter): Condition[] {
  const found: Condition[] = [];
  if (segment) found.push({ Segment__c: { eq: segment } });
  if (campaign) found.push({ Campaign__c: { eq: campaign } });
  if (industry) found.push({ Account__r: { Industry: { eq: industry } } });
  if (language) found.push({ Account__r: { RenkeiLanguage__c: { eq: language } } });
  return found;
}

/** What is overdue or due today: both have one order, so that one question finds the rows to begin with. */
export type Part = Section | 'pressing';

const DUE: Record<Exclude<Part, 'promised'>, (today: string) => Condition> = {
  pressing: (today) => ({ CallBy__c: { lte: { value: today } } }),
  overdue: (today) => ({ CallBy__c: { lt: { value: today } } }),
  due: (today) => ({ CallBy__c: { eq: { value: today } } }),
  later: (today) => ({ or: [{ CallBy__c: { gt: { value: today } } }, { CallBy__c: { eq: null } }] }),
};

function inSection(section: Part, { today, tomorrowAt }: QueueTime): Condition[] {
  if (section === 'promised') return [{ CallAt__c: { lt: { value: tomorrowAt } } }];
  return [{ or: [{ CallAt__c: { eq: null } }, { CallAt__c: { gte: { value: tomorrowAt } } }] }, DUE[section](today)];
}

/**
 * The caller's own rows of a section, or of what is pressing: those that the caller has, or holds at the moment. A promise that nobody has is everybody's, and so is
 * that of a colleague who is away.
 * @param away Ids of such colleagues
 */
export function sectionFilter(
  section: Part,
  user: string,
  filter: QueueFilter,
  time: QueueTime,
  away: readonly string[] = [],
): Condition {
  const mine: Condition[] = [{ Caller__c: { eq: user } }, { OwnerId: { eq: user } }];
  const nobodys: Condition[] = [{ Caller__c: { eq: null } }];
  if (away.length > 0) nobodys.push({ Caller__c: { in: [...away] } });
  const shared = section === 'promised' ? nobodys : [];
  return { and: [{ or: [...mine, ...shared] }, ...open(time), ...inSection(section, time), ...narrowed(filter)] };
}

/** Rows after the last one of a page in the order call-by date, priority from high to low, Id. */
export function afterKey(filter: Condition, { id, callBy, priority }: PageKey): Condition {
  const sameDay = { CallBy__c: { eq: callBy === null ? null : { value: callBy } } };
  const sameRank = [sameDay, { Priority__c: { eq: priority } }];
  const further: Condition[] = [{ and: [...sameRank, { Id: { gt: id } }] }];
  // Rows without a priority come last, rows without a date too.
  if (priority !== null)
    further.push({ and: [sameDay, { or: [{ Priority__c: { lt: priority } }, { Priority__c: { eq: null } }] }] });
  if (callBy !== null) further.push({ CallBy__c: { gt: { value: callBy } } }, { CallBy__c: { eq: null } });
  return { and: [filter, { or: further }] };
}

/** The caller's accounts that are left out at the moment. */
export function pausedFilter(user: string, { today }: Pick<QueueTime, 'today'>): Condition {
  const mine = { or: [{ Caller__c: { eq: user } }, { OwnerId: { eq: user } }] };
  const named = [{ Account__c: { ne: null } }, { DoNotCall__c: { eq: false } }];
  return { and: [mine, ...named, { PausedUntil__c: { gte: { value: today } } }] };
}

/** What nobody has: no caller of its own, and no claim that still counts. */
export function poolFilter(filter: QueueFilter, time: QueueTime): Condition {
  const lapsed = new Date(Date.parse(time.now) - CLAIM_MINUTES * 60_000).toISOString();
  const free = { or: [{ ClaimedAt__c: { eq: null } }, { ClaimedAt__c: { lt: { value: lapsed } } }] };
  return { and: [{ Caller__c: { eq: null } }, free, ...open(time), ...narrowed(filter)] };
}
