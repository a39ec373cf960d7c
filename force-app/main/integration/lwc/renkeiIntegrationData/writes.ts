import { updateRecord } from 'lightning/uiRecordApi';
import type { Decision } from './pile.ts';

/** Somebody else saved the pair since it was read: nothing was saved over it. */
export class LinkChangedError extends Error {
  constructor() {
    super('The pair was saved by somebody else since it was read.');
    this.name = 'LinkChangedError';
  }
}

/**
 * Decides about a pair; the flows stamp it and bring the row along.
 * @param pair `lastModified` as it was read; null where it was saved from this page since
 * @param laterUntil yyyy-mm-dd, with the decision Later
 * @returns when the org saved it last, for the next save from this page
 * @throws LinkChangedError, or the platform's error with the guard's words
 */
export async function decide(
  { id, lastModified }: { id: string; lastModified: string | null },
  decision: Decision,
  { laterUntil = null, note }: { laterUntil?: string | null; note?: string } = {},
): Promise<string | null> {
  const fields = { Id: id, Decision__c: decision, LaterUntil__c: decision === 'Later' ? laterUntil : null };
  try {
    const saved = await updateRecord(
      { fields: note === undefined ? fields : { ...fields, DecisionNote__c: note } },
      lastModified === null ? {} : { ifUnmodifiedSince: lastModified },
    );
    return (saved as { lastModifiedDate?: string } | undefined)?.lastModifiedDate ?? null;
  } catch (error) {
    // 412: the precondition failed.
    if ((error as { status?: number } | null)?.status === 412) throw new LinkChangedError();
    throw error;
  }
}
