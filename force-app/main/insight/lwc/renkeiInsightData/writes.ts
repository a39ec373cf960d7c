import { executeMutation, gql } from 'lightning/graphql';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { WarningPlan, WarningRow } from './warnings.ts';

type Value = string | number | boolean | null;

/** Somebody else saved the record since it was read: nothing was saved over it. */
export class WarningChangedError extends Error {
  constructor() {
    super('The record was saved by somebody else since it was read.');
    this.name = 'WarningChangedError';
  }
}

/** The org refused; nothing was saved. `body` is what it says, in the shape in which the error panel reads it. */
export class InsightRefusedError extends Error {
  readonly body: readonly { message: string }[];

  constructor(errors: readonly { message: string }[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'InsightRefusedError';
    // Operations that were right say only that another one was not.
    this.body = errors.filter(({ message }) => !/rolled back/i.test(message)).map(({ message }) => ({ message }));
  }
}

/**
 * Makes a call plan of a warning with one click, in one transaction: a plan that is there is due today and ranked anew by its guard; an
 * account without one gets one, which begins in the queue. A plan that is due earlier stays so.
 * @param plan the account's plan, as far as the reader sees one
 * @param time `now` ISO date and time, `today` yyyy-mm-dd in the org's time
 * @throws InsightRefusedError with the guard's words: the account is being called, or is another caller's
 */
export async function planWarning(
  warning: Pick<WarningRow, 'id' | 'account'>,
  plan: Pick<WarningPlan, 'id' | 'callBy'> | null,
  { now, today }: { now: string; today: string },
): Promise<void> {
  const stored = { State__c: 'Planned', PlannedOn__c: today };
  const callBy = plan?.callBy && plan.callBy < today ? plan.callBy : today;
  const { errors } = await executeMutation(
    plan === null
      ? {
          query: gql`
            mutation RenkeiInsightPlanNew(
              $plan: RenkeiCallPlan__cCreateInput!
              $warning: RenkeiLossWarning__cUpdateInput!
            ) {
              uiapi(input: { allOrNone: true }) {
                plan: RenkeiCallPlan__cCreate(input: $plan) {
                  Record {
                    Id
                  }
                }
                warning: RenkeiLossWarning__cUpdate(input: $warning) {
                  success
                }
              }
            }
          `,
          variables: {
            plan: { RenkeiCallPlan__c: { Account__c: warning.account, CallBy__c: callBy } },
            warning: { Id: warning.id, RenkeiLossWarning__c: stored },
          },
        }
      : {
          query: gql`
            mutation RenkeiInsightPlanDue(
              $plan: RenkeiCallPlan__cUpdateInput!
              $warning: RenkeiLossWarning__cUpdateInput!
            ) {
              uiapi(input: { allOrNone: true }) {
                plan: RenkeiCallPlan__cUpdate(input: $plan) {
                  success
                }
                warning: RenkeiLossWarning__cUpdate(input: $warning) {
                  success
                }
              }
            }
          `,
          variables: {
            plan: { Id: plan.id, RenkeiCallPlan__c: { CallBy__c: callBy, RankedOn__c: now } },
            warning: { Id: warning.id, RenkeiLossWarning__c: stored },
          },
        },
  );
  if (errors?.length) throw new InsightRefusedError(errors);
  void notifyRecordUpdateAvailable([{ recordId: warning.id }, ...(plan === null ? [] : [{ recordId: plan.id }])]);
}

/** Puts a warning away with a reason; it is judged all the same. @throws WarningChangedError, or the platform's error */
export async function dismissWarning(warning: Pick<WarningRow, 'id' | 'lastModified'>, reason: string): Promise<void> {
  await save(warning, { State__c: 'Dismissed', DismissReason__c: reason });
}

/** Takes a warning up again. @throws as `dismissWarning` */
export async function reopenWarning(warning: Pick<WarningRow, 'id' | 'lastModified'>): Promise<void> {
  await save(warning, { State__c: 'Open', DismissReason__c: null, PlannedOn__c: null });
}

/** Fields of a charter by their API name; those that are missing stay as they are. */
export type CharterInput = Record<string, Value>;

/** Creates the charter of a team, or changes it. @throws as `dismissWarning` */
export async function saveCharter(
  charter: { id: string; lastModified: string | null } | null,
  fields: CharterInput,
): Promise<void> {
  if (charter === null) await createRecord({ apiName: 'RenkeiCharter__c', fields });
  else await save(charter, fields);
}

async function save(
  { id, lastModified }: Pick<WarningRow, 'id' | 'lastModified'>,
  fields: CharterInput,
): Promise<void> {
  try {
    await updateRecord(
      { fields: { Id: id, ...fields } },
      lastModified === null ? {} : { ifUnmodifiedSince: lastModified },
    );
  } catch (error) {
    // 412: the precondition failed.
    if ((error as { status?: number } | null)?.status === 412) throw new WarningChangedError();
    throw error;
  }
}
