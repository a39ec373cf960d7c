import { updateRecord, type RecordInput } from 'lightning/uiRecordApi';
import type { Plan } from './plans.ts';

type PlanVersion = Pick<Plan, 'id' | 'lastModified'>;

/** Somebody else saved the plan since it was read: nothing was saved over it. */
export class PlanConflictError extends Error {
  constructor() {
    super('The call plan was saved by somebody else since it was read.');
    this.name = 'PlanConflictError';
  }
}

/**
 * Makes the proposed caller the caller.
 * @throws PlanConflictError when the plan was saved since it was read; the platform's error otherwise
 */
export async function confirmPlan(plan: PlanVersion & Pick<Plan, 'owner' | 'proposed'>): Promise<void> {
  const { owner, proposed } = plan;
  if (proposed === null) throw new Error(`The call plan ${plan.id} has no proposal.`);
  const newOwner: Record<string, string> = proposed === owner ? {} : { OwnerId: proposed };
  await save(plan, { ...newOwner, ProposedCaller__c: null, ProposalReason__c: null, ProposedOn__c: null });
}

/**
 * Proposes a caller whom a manager chose: a proposal without a reason, which the distribution leaves as it is.
 * @param day today, yyyy-mm-dd
 * @throws PlanConflictError when the plan was saved since it was read; the platform's error otherwise
 */
export async function chooseCaller(plan: PlanVersion, user: string, day: string): Promise<void> {
  await save(plan, { ProposedCaller__c: user, ProposalReason__c: null, ProposedOn__c: day });
}

async function save({ id, lastModified }: PlanVersion, fields: Omit<RecordInput['fields'], 'Id'>): Promise<void> {
  try {
    await updateRecord(
      { fields: { Id: id, ...fields } },
      lastModified === null ? {} : { ifUnmodifiedSince: lastModified },
    );
  } catch (error) {
    // 412: the precondition failed.
    if ((error as { status?: number } | null)?.status === 412) throw new PlanConflictError();
    throw error;
  }
}
