import {
  scoreAccount,
  SegmentInputError,
  type AccountInputs,
  type AccountScore,
  type SegmentPolicy,
} from 'c/renkeiSegmentRules';
import type { INPUT_FIELDS, SCORE_FIELDS } from './accountFields.ts';
import { STAMP_FIELDS } from './accountFields.ts';
import type { FieldValue } from './columns.ts';
import type { FactTable } from './factTable.ts';

type InputField = keyof typeof INPUT_FIELDS;
type StampField = keyof typeof STAMP_FIELDS;
type ScoreField = keyof typeof SCORE_FIELDS;

/** An account with its score as of the table's day. */
export interface ScoredAccount {
  place: number;
  inputs: AccountInputs;
  score: AccountScore;
  inputRows: number;
}

/** An account that cannot be scored, with the reason. */
export interface Unscorable {
  place: number;
  error: SegmentInputError;
}

/** Scores all accounts of the table, in the order of their places; what cannot be scored is handed to `onUnscorable`. */
export function* scoreTable(
  table: FactTable,
  policy: SegmentPolicy,
  onUnscorable: (account: Unscorable) => void,
): Generator<ScoredAccount> {
  for (let place = 0; place < table.size; place++) {
    const inputs = table.inputsAt(place);
    let score;
    try {
      score = scoreAccount(inputs, policy, table.asOf);
    } catch (error) {
      if (!(error instanceof SegmentInputError)) throw error;
      onUnscorable({ place, error });
      continue;
    }
    yield { place, inputs, score, inputRows: table.inputRowsAt(place) };
  }
}

/** What each field that the run writes holds after this score. */
export const INPUT_VALUES: { readonly [Field in InputField]: (account: ScoredAccount) => FieldValue } = {
  RenkeiFirstWonOn__c: ({ inputs }) => inputs.firstWonOn,
  RenkeiLastWonOn__c: ({ inputs }) => inputs.lastWonOn,
  RenkeiWonAmountTrailing__c: ({ inputs }) => inputs.wonAmountTrailing,
  RenkeiLastConversation__c: ({ inputs }) => inputs.lastConversation,
  RenkeiContactBreadth__c: ({ inputs }) => inputs.contactBreadth,
  RenkeiHasWorkingContact__c: ({ inputs }) => inputs.hasWorkingContact,
  RenkeiFieldCovers__c: ({ inputs }) => inputs.fieldCovers,
  RenkeiOwnUnits__c: ({ inputs }) => inputs.ownUnits,
  RenkeiKnownUnits__c: ({ inputs }) => inputs.knownUnits,
  RenkeiInputRows__c: ({ inputRows }) => inputRows,
};

/** What each field that the flow derives holds after this score. */
export const SCORE_VALUES: { readonly [Field in ScoreField]: (score: AccountScore) => FieldValue } = {
  RenkeiSegment__c: (score) => score.segment,
  RenkeiPotential__c: (score) => score.potential,
  RenkeiPotentialEstimate__c: (score) => score.potentialEstimate,
  RenkeiPotentialSource__c: (score) => score.potentialSource,
  RenkeiPotentialBasis__c: (score) => score.potentialBasis,
  RenkeiWalletShare__c: (score) => score.walletShare,
  RenkeiWalletSource__c: (score) => score.walletSource,
  RenkeiRecencyScore__c: (score) => score.recencyScore,
  RenkeiBreadthScore__c: (score) => score.breadthScore,
  RenkeiWalletScore__c: (score) => score.walletScore,
  RenkeiRelationshipScore__c: (score) => score.relationshipScore,
  RenkeiPotentialBand__c: (score) => score.potentialBand,
  RenkeiRelationshipBand__c: (score) => score.relationshipBand,
  RenkeiPreviousSegment__c: (score) => score.previousSegment,
  RenkeiSegmentChangedOn__c: (score) => score.segmentChangedOn,
  RenkeiSegmentReason__c: (score) => score.segmentReason,
  RenkeiUnscoredReason__c: (score) => score.unscoredReason,
  RenkeiLifecycle__c: (score) => score.lifecycle,
  RenkeiFocus__c: (score) => score.focus,
  RenkeiSizeBand__c: (score) => score.sizeBand,
  RenkeiScoredPolicy__c: (score) => score.policy,
};

const inputValues = Object.entries(INPUT_VALUES) as [InputField, (account: ScoredAccount) => FieldValue][];
const stampFields = Object.keys(STAMP_FIELDS) as StampField[];
const scoreValues = Object.entries(SCORE_VALUES) as [ScoreField, (score: AccountScore) => FieldValue][];

/** Whether the account has to be written: an input differs from what is stored, or the score that follows from them does. */
export function needsWriting(table: FactTable, account: ScoredAccount): boolean {
  const { place, score } = account;
  for (const [field, valueOf] of inputValues) if (table.storedAt(place, field) !== valueOf(account)) return true;
  for (const [field, valueOf] of scoreValues) if (table.storedAt(place, field) !== valueOf(score)) return true;
  return false;
}

/**
 * The update of an account: the inputs that differ, and the days for which they are. The flow derives the rest from them, also
 * when nothing but the day has moved.
 */
export function updateOf(table: FactTable, account: ScoredAccount): Record<string, FieldValue> {
  const { place } = account;
  const update: Record<string, FieldValue> = { Id: table.idAt(place) };
  for (const [field, valueOf] of inputValues) {
    const value = valueOf(account);
    if (table.storedAt(place, field) !== value) update[field] = value;
  }
  for (const field of stampFields) if (table.storedAt(place, field) !== table.asOf) update[field] = table.asOf;
  return update;
}
