import { updateRecord, type RecordInput } from 'lightning/uiRecordApi';
import { isAtWork } from 'c/renkeiQueueRules';
import type { CallPlan } from './queue.ts';

type Version = Pick<CallPlan, 'id' | 'lastModified'>;

/** Somebody else has the account at work: the row was saved since it was read, or the org's guard refused the claim. */
export class ClaimLostError extends Error {
  readonly body: unknown;

  constructor(reason: unknown) {
    super('Somebody else has claimed the call plan.');
    this.name = 'ClaimLostError';
    this.body = reason;
  }
}

/** Whether a claim of somebody else counts at a moment (ISO date and time). */
export function isHeldByOther(plan: Pick<CallPlan, 'owner' | 'claimedAt'>, user: string, now: string): boolean {
  return plan.owner !== user && isAtWork(plan.claimedAt, now);
}

/**
 * Claims an account for work, unless its plan was saved since it was read. Returns the moment of this save, for the next one.
 * @param at the present moment, ISO
 * @throws ClaimLostError when somebody was faster; the platform's error otherwise
 */
export async function claim({ id, lastModified }: Version, user: string, at: string): Promise<string | null> {
  try {
    return await save({ Id: id, OwnerId: user, ClaimedAt__c: at }, lastModified);
  } catch (error) {
    throw isConflict(error) ? new ClaimLostError((error as { body?: unknown }).body) : error;
  }
}

/** Gives a claim back: the org returns the account to its caller, or to the pool. Returns the moment of this save. */
export async function release(id: string): Promise<string | null> {
  return save({ Id: id, ClaimedAt__c: null }, null);
}

/** Takes an account from the pool for good: an owner without a claim becomes its caller. @throws ClaimLostError when somebody was faster */
export async function takeFromPool({ id, lastModified }: Version, user: string): Promise<void> {
  try {
    await save({ Id: id, OwnerId: user }, lastModified);
  } catch (error) {
    throw isConflict(error) ? new ClaimLostError((error as { body?: unknown }).body) : error;
  }
}

export type PauseReason = 'Holiday' | 'HandedOver' | 'CustomerAsked' | 'Other';

/** Leaves an account out of the queue until a day (yyyy-mm-dd), and has it ranked anew. @param at the present moment, ISO */
export async function pauseAccount(id: string, until: string, reason: PauseReason, at: string): Promise<void> {
  await save({ Id: id, PausedUntil__c: until, PauseReason__c: reason, ClaimedAt__c: null, RankedOn__c: at }, null);
}

/** Ends the pause of an account: the org dates its next call anew. @param at the present moment, ISO */
export async function resumeAccount(id: string, at: string): Promise<void> {
  await save({ Id: id, PausedUntil__c: null, PauseReason__c: null, RankedOn__c: at }, null);
}

/** Gives an account to a colleague, who keeps it. */
export async function handOver(id: string, user: string): Promise<void> {
  await save({ Id: id, OwnerId: user, ClaimedAt__c: null }, null);
}

/** Takes the caller out of the distribution until a day; null ends it. @param member Id of the team member */
export async function pausePerson(member: string, until: string | null): Promise<void> {
  await save({ Id: member, PausedUntil__c: until }, null);
}

async function save(fields: RecordInput['fields'], since: string | null): Promise<string | null> {
  const record = (await updateRecord({ fields }, since === null ? {} : { ifUnmodifiedSince: since })) as
    { lastModifiedDate?: string } | undefined;
  return record?.lastModifiedDate ?? null;
}

/**
 * The precondition failed (412), the guard of the org refused the save with words of its own, or the plan is not to be seen any more
 * (403, 404): a colleague has it, and plans of colleagues are private.
 */
function isConflict(error: unknown): boolean {
  const { status, body } = (error ?? {}) as {
    status?: number;
    body?: { errorCode?: string; output?: { errors?: { errorCode?: string }[] } };
  };
  const codes = [body?.errorCode, ...(body?.output?.errors ?? []).map(({ errorCode }) => errorCode)];
  return [403, 404, 412].includes(status ?? 0) || codes.includes('FIELD_CUSTOM_VALIDATION_EXCEPTION');
}
