import { executeMutation, gql } from 'lightning/graphql';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { messagesOf } from 'c/renkeiErrorMessages';
import type { ReturnReason } from 'c/renkeiEscalationRules';

/** A case as it was read. */
export interface CaseVersion {
  id: string;
  lastModified: string | null;
}

/** Somebody else saved the case since it was read: nothing was saved over it. */
export class CaseChangedError extends Error {
  constructor() {
    super('The case was saved by somebody else since it was read.');
    this.name = 'CaseChangedError';
  }
}

/** The case was deleted, or is not shared with the reader any more. */
export class CaseGoneError extends Error {
  constructor() {
    super('The case is gone.');
    this.name = 'CaseGoneError';
  }
}

/** No answer came: what was sent may have been saved. */
export class NoAnswerError extends Error {
  constructor(cause: unknown) {
    super('The org did not answer.', { cause });
    this.name = 'NoAnswerError';
  }
}

/** What somebody enters to return a case; dates as yyyy-mm-dd, people by Id. */
export interface Returning {
  reason: ReturnReason;
  note: string | null;
  until: string | null;
  rerouteTo: string | null;
  customerTeller: string | null;
  customerToldBy: string | null;
}

/** What a caller completes before handing a case over again. */
export interface Completion {
  words: string | null;
  briefing: string | null;
  budget: string | null;
  timing: string | null;
  decisionMaker: string | null;
  rerouteTo: string | null;
}

/**
 * Accepts the case for a user. The save names them, so that whoever comes late is refused: to a case that is accepted already,
 * the status alone would bring no change, and nobody would be told.
 * @throws CaseChangedError, CaseGoneError, or the platform's error
 */
export async function acceptCase(version: CaseVersion, user: string): Promise<void> {
  await save(version, { Status__c: 'Accepted', OwnerId: user });
}

/** Sends the case back to its caller, or on to another representative. @throws as `acceptCase` */
export async function returnCase(version: CaseVersion, returning: Returning): Promise<void> {
  await save(version, {
    Status__c: 'Returned',
    ReturnReason__c: returning.reason,
    ReturnNote__c: returning.note,
    ReturnedUntil__c: returning.until,
    RerouteTo__c: returning.rerouteTo,
    CustomerTeller__c: returning.customerTeller,
    CustomerToldBy__c: returning.customerToldBy,
  });
}

/** Hands a completed case over again. @throws as `acceptCase` */
export async function handOverAgain(version: CaseVersion, completion: Completion): Promise<void> {
  await save(version, {
    Status__c: 'Queued',
    CustomerWords__c: completion.words,
    Briefing__c: completion.briefing,
    Budget__c: completion.budget,
    Timing__c: completion.timing,
    DecisionMaker__c: completion.decisionMaker,
    RerouteTo__c: completion.rerouteTo,
  });
}

/** Ends the case without a visit; the account goes back to calling. @throws as `acceptCase` */
export async function recycleCase(version: CaseVersion): Promise<void> {
  await save(version, { Status__c: 'Recycled' });
}

/** Gives the case to somebody. @throws as `acceptCase` */
export async function reassignCase(version: CaseVersion, user: string): Promise<void> {
  await save(version, { OwnerId: user });
}

/** Says which opportunity the case is about. @throws as `acceptCase` */
export async function linkOpportunity(version: CaseVersion, opportunity: string | null): Promise<void> {
  await save(version, { Opportunity__c: opportunity });
}

/**
 * Creates an opportunity and links it, both or none.
 * @throws the platform's errors
 */
export async function createOpportunity(
  { id }: CaseVersion,
  opportunity: { account: string; name: string; stage: string; closeDate: string },
): Promise<void> {
  const { data, errors } = await executeMutation({
    query: gql`
      mutation RenkeiEscalationOpportunity(
        $opportunity: OpportunityCreateInput!
        $case: RenkeiEscalation__cUpdateInput!
      ) {
        uiapi(input: { allOrNone: true }) {
          opportunity: OpportunityCreate(input: $opportunity) {
            Record {
              Id
            }
          }
          case: RenkeiEscalation__cUpdate(input: $case) {
            success
          }
        }
      }
    `,
    variables: {
      opportunity: {
        Opportunity: {
          AccountId: opportunity.account,
          Name: opportunity.name,
          StageName: opportunity.stage,
          CloseDate: opportunity.closeDate,
        },
      },
      case: { Id: id, RenkeiEscalation__c: { Opportunity__c: '@{opportunity}' } },
    },
  });
  if (errors?.length) throw readable({ body: errors });
  if (!data) throw new NoAnswerError(null);
  void notifyRecordUpdateAvailable([{ recordId: id }]);
}

/** Thanks the caller of a case; the same thanks sent again are there already. @throws the platform's error */
export async function giveThanks(thanks: {
  case: string;
  message: string;
  from: string;
  to: string | null;
  at: string;
}): Promise<void> {
  try {
    await createRecord({
      apiName: 'RenkeiThanks__c',
      fields: {
        Escalation__c: thanks.case,
        Message__c: thanks.message,
        From__c: thanks.from,
        To__c: thanks.to,
        GivenAt__c: thanks.at,
        SaveKey__c: [thanks.from, thanks.case, thanks.at].join('|'),
      },
    });
  } catch (error) {
    if (messagesOf(error).some(isSavedBefore)) return;
    throw readable(error);
  }
}

/** A message about the save key that names a record: in every language it is that of a duplicate. */
const isSavedBefore = (message: string): boolean =>
  /\bSaveKey__c\b/.test(message) && /\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/.test(message);

async function save({ id, lastModified }: CaseVersion, fields: Record<string, string | null>): Promise<void> {
  try {
    await updateRecord(
      { fields: { Id: id, ...fields } },
      lastModified === null ? {} : { ifUnmodifiedSince: lastModified },
    );
  } catch (error) {
    // 412: the precondition failed.
    if ((error as { status?: number } | null)?.status === 412) throw new CaseChangedError();
    throw readable(error);
  }
}

function readable(error: unknown): unknown {
  const { status, body } = (error ?? {}) as { status?: number; body?: unknown };
  const messages = messagesOf(error);
  if (status === 404 || messages.some((message) => /entity is deleted|not exist|could not be found/i.test(message)))
    return new CaseGoneError();
  // Without an answer there is no status; mutations tell what the org says, or the browser instead of it, in a body alone.
  const isUnheard = messages.every((message) => /failed to fetch|load failed|networkerror/i.test(message));
  const isUnsaid = status === undefined && (body === undefined || isUnheard);
  const isUnanswered = status === 0 || error instanceof TypeError || isUnsaid;
  return isUnanswered ? new NoAnswerError(error) : error;
}
