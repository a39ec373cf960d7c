import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { messagesOf } from 'c/renkeiErrorMessages';
import type { Span, VisitResult, VisitStatus } from 'c/renkeiVisitRules';

/** A visit to book. */
export interface Booking extends Span {
  rep: string;
  account: string;
  contact: string | null;
  escalation: string | null;
  area: string | null;
  purpose: string | null;
  /** Made once per booking: a second try after a lost connection finds what the first one saved. */
  saveKey: string;
}

/** A visit as it was read. */
export interface VisitVersion {
  id: string;
  lastModified: string | null;
}

/** Somebody else saved the visit since it was read: nothing was saved over it. */
export class VisitChangedError extends Error {
  constructor() {
    super('The visit was saved by somebody else since it was read.');
    this.name = 'VisitChangedError';
  }
}

/** Somebody else got the time at the same moment: the org takes only one. */
export class TimeTakenError extends Error {
  constructor() {
    super('The representative was booked for this time a moment ago.');
    this.name = 'TimeTakenError';
  }
}

/**
 * Books a visit; whether it is tentative the org decides by who books. A booking that was saved before is no error.
 * @throws TimeTakenError when somebody else was quicker; the platform's error otherwise
 */
export async function bookVisit(booking: Booking): Promise<void> {
  try {
    await createRecord({
      apiName: 'RenkeiVisit__c',
      fields: {
        Rep__c: booking.rep,
        Account__c: booking.account,
        Contact__c: booking.contact,
        Escalation__c: booking.escalation,
        StartsAt__c: booking.start,
        EndsAt__c: booking.end,
        Area__c: booking.area,
        Purpose__c: booking.purpose,
        SaveKey__c: booking.saveKey,
      },
    });
  } catch (error) {
    if (isDuplicateOf(error, 'SaveKey__c')) return;
    throw readable(error);
  }
}

/**
 * Gives a visit another time, and another representative where one is named.
 * @throws VisitChangedError, TimeTakenError, or the platform's error
 */
export async function moveVisit(
  visit: VisitVersion,
  to: Span & { rep: string; status: VisitStatus; purpose: string | null },
): Promise<void> {
  const { rep: Rep__c, start: StartsAt__c, end: EndsAt__c, status: Status__c, purpose: Purpose__c } = to;
  await save(visit, { Rep__c, StartsAt__c, EndsAt__c, Status__c, Purpose__c });
}

/** The visit does not take place, and its time is free. @throws VisitChangedError or the platform's error */
export async function cancelVisit(visit: VisitVersion, reason: string): Promise<void> {
  await save(visit, { Status__c: 'Cancelled', CancelReason__c: reason });
}

/** Who goes there accepts the time. @throws VisitChangedError or the platform's error */
export async function confirmVisit(visit: VisitVersion): Promise<void> {
  await save(visit, { Status__c: 'Confirmed' });
}

/** What came of it. The case, and the log of contacts, follow by the org's own rules. @throws VisitChangedError or the platform's error */
export async function saveResult(
  visit: VisitVersion,
  result: { result: VisitResult; note: string | null; nextStepOn: string | null },
): Promise<void> {
  await save(visit, {
    Status__c: 'Done',
    Result__c: result.result,
    ResultNote__c: result.note,
    NextStepOn__c: result.nextStepOn,
  });
}

async function save({ id, lastModified }: VisitVersion, fields: Record<string, string | null>): Promise<void> {
  try {
    await updateRecord(
      { fields: { Id: id, ...fields } },
      lastModified === null ? {} : { ifUnmodifiedSince: lastModified },
    );
  } catch (error) {
    // 412: the precondition failed.
    if ((error as { status?: number } | null)?.status === 412) throw new VisitChangedError();
    throw readable(error);
  }
}

/** The key of a half hour says in the org's words what a reader would not understand. */
function readable(error: unknown): unknown {
  return isDuplicateOf(error, 'SlotKey__c') ? new TimeTakenError() : error;
}

function isDuplicateOf(error: unknown, field: string): boolean {
  return messagesOf(error).some((message) => /duplicate value/i.test(message) && message.includes(field));
}
