import { createRecord, updateRecord, type RecordInput } from 'lightning/uiRecordApi';
import { messagesOf } from 'c/renkeiErrorMessages';
import type { Cadence } from 'c/renkeiMeetingRules';
import { createEach, OfflineError, RefusedError, type Operation } from './operations.ts';
import type { AgendaItem } from './records.ts';

/** A record as it was read. */
export interface Version {
  id: string;
  lastModified: string | null;
}

/** Somebody else saved it since it was read: nothing was saved over it. */
export class ChangedError extends Error {
  constructor(cause: unknown) {
    super('Somebody else saved it since it was read.', { cause });
    this.name = 'ChangedError';
  }
}

/** A meeting to begin. */
export interface NewMeeting {
  name: string;
  team: string;
  /** yyyy-mm-dd */
  on: string;
  cadence: Cadence;
  facilitator: string;
  since: string | null;
  minutes: number;
}

/** Items are created so many at a time: each is a save of its own within the limits of one transaction. */
const CHUNK = 50;

/**
 * Begins a meeting. Of two people who begin it at once one does, and the other joins: the key of a meeting is unique.
 * @returns whether this one did; the meeting is to be read again either way
 */
export async function startMeeting(meeting: NewMeeting): Promise<boolean> {
  try {
    await createRecord({
      apiName: 'RenkeiFollowUpMeeting__c',
      fields: {
        Name: meeting.name,
        Team__c: meeting.team,
        HeldOn__c: meeting.on,
        Cadence__c: meeting.cadence,
        Status__c: 'Open',
        Facilitator__c: meeting.facilitator,
        Since__c: meeting.since,
        PlannedMinutes__c: meeting.minutes,
      },
    });
    return true;
  } catch (error) {
    if (messagesOf(error).some((message) => /MeetingKey__c|duplicate/i.test(message))) return false;
    throw error;
  }
}

/** Begins a meeting that is on record as planned or missed. @throws ChangedError when somebody else has begun it */
export async function startLate(version: Version, meeting: NewMeeting): Promise<void> {
  await save(version, {
    Status__c: 'Open',
    Facilitator__c: meeting.facilitator,
    Since__c: meeting.since,
    PlannedMinutes__c: meeting.minutes,
  });
}

/** Takes the lead. @throws ChangedError when the meeting was saved since it was read */
export async function takeOver(version: Version, user: string): Promise<void> {
  await save(version, { Facilitator__c: user });
}

/** Says on which item the facilitator is. The last word counts, so nothing is asked about who spoke before. */
export async function pointTo(meeting: string, item: string): Promise<void> {
  await save({ id: meeting, lastModified: null }, { CurrentItem__c: item });
}

/** Ends a meeting with its minutes. @throws ChangedError when somebody else has ended it */
export async function closeMeeting(
  version: Version,
  { summary, remarks }: { summary: string; remarks: string | null },
): Promise<void> {
  // When it ended is the org's to say, as when it began: its clock is everybody's.
  await save(version, { Status__c: 'Closed', Summary__c: summary, Remarks__c: remarks });
}

/** Saves an item that nobody has saved since. @returns its new version @throws ChangedError, OfflineError */
export function saveItem(version: Version, fields: Fields): Promise<string | null> {
  return save(version, fields);
}

/** Marks an action. @throws ChangedError, OfflineError */
export async function saveAction(version: Version, fields: Fields): Promise<void> {
  await save(version, fields);
}

/** Puts items on record; those that another browser has put there stay as they are. */
export async function createItems(items: readonly AgendaItem[]): Promise<void> {
  for (let from = 0; from < items.length; from += CHUNK) {
    const operations = items.slice(from, from + CHUNK).map((item, index) => createItem(item, `item${index}`));
    try {
      await createEach(operations);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // An account that one may not see cannot be named; the case, the visit or the contact names it for those who may.
      await createEach(operations.map(withoutAccount));
    }
  }
}

type Fields = Record<string, string | number | boolean | null>;

function createItem(item: AgendaItem, alias: string): Operation {
  const lookups = {
    Escalation__c: item.escalation,
    Visit__c: item.visit,
    Touch__c: item.touch,
    Account__c: item.account,
    Action__c: item.action,
    Rep__c: item.rep,
  };
  return {
    alias,
    object: 'RenkeiAgendaItem__c',
    verb: 'Create',
    fields: {
      Meeting__c: item.meeting,
      Section__c: item.section,
      Question__c: item.question,
      State__c: 'Open',
      Position__c: item.position,
      ItemKey__c: item.key,
      ...Object.fromEntries(Object.entries(lookups).filter(([, id]) => id !== null)),
    },
  };
}

function withoutAccount({ fields: { Account__c: _account, ...fields }, ...operation }: Operation): Operation {
  return { ...operation, fields };
}

async function save({ id, lastModified }: Version, fields: Fields): Promise<string | null> {
  try {
    const input: RecordInput = { fields: { Id: id, ...fields } };
    const record = (await updateRecord(input, lastModified === null ? {} : { ifUnmodifiedSince: lastModified })) as
      { lastModifiedDate?: string } | undefined;
    return record?.lastModifiedDate ?? null;
  } catch (error) {
    throw understood(error);
  }
}

/** 412: the precondition failed. Without an answer there is no status. */
function understood(error: unknown): unknown {
  const { status, body } = (error ?? {}) as { status?: number; body?: unknown };
  if (status === 412) return new ChangedError(error);
  const isUnanswered = status === 0 || error instanceof TypeError || (status === undefined && body === undefined);
  return isUnanswered ? new OfflineError(error) : error;
}
