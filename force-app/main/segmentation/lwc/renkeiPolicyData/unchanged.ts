import { updateRecord } from 'lightning/uiRecordApi';
import type { PolicyVersion } from './version.ts';

/** Somebody else saved the version since it was read: nothing was saved over it. */
export class PolicyConflictError extends Error {
  constructor() {
    super('The version was saved by somebody else since it was read.');
    this.name = 'PolicyConflictError';
  }
}

/** Who has agreed to the working rules: field sales, or inside sales. */
export type Side = 'Field' | 'InsideSales';

/**
 * Claims a version for a change: it is saved as it is, so that whoever read it earlier is refused from now on, as this save is
 * when somebody was faster. A mutation cannot ask that itself.
 * @throws PolicyConflictError when the version was saved since it was read
 */
export async function claim({ id, name, lastModified }: PolicyVersion): Promise<void> {
  await updateUnchanged({ Id: id, Name: name }, lastModified.on);
}

/**
 * Notes that a manager agrees to the working rules of a version, as that manager read them.
 * @param by user Id
 * @param day yyyy-mm-dd
 * @throws PolicyConflictError when the version was saved since it was read; the platform's error otherwise
 */
export async function acknowledge(
  { id, lastModified }: Pick<PolicyVersion, 'id' | 'lastModified'>,
  side: Side,
  by: string,
  day: string,
): Promise<void> {
  const fields = { [`AcknowledgedBy${side}__c`]: by, [`AcknowledgedBy${side}On__c`]: day };
  await updateUnchanged({ Id: id, ...fields }, lastModified.on);
}

async function updateUnchanged(fields: { Id: string } & Record<string, string>, since: string | null): Promise<void> {
  try {
    await updateRecord({ fields }, since === null ? {} : { ifUnmodifiedSince: since });
  } catch (error) {
    // 412: the precondition failed.
    if ((error as { status?: number } | null)?.status === 412) throw new PolicyConflictError();
    throw error;
  }
}
