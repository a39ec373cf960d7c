import type { AccountInputs, AccountScore } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import type { FieldValue, Row } from '../connection/saveRows.ts';
import { dateValue, keyValue, numberValue, textValue } from '../connection/values.ts';
import type { AccountFacts } from './accountFacts.ts';

const segment = z.preprocess(
  (value) => (value === '' ? null : value),
  z.enum(['Key', 'Expand', 'Maintain', 'General', 'Unscored']).nullable(),
);
const band = z.preprocess((value) => (value === '' ? null : value), z.enum(['High', 'Low']).nullable());

/** What the run reads of an account: its own inputs first, then what the last run stored. */
export const accountRow = z.looseObject({
  Id: keyValue,
  NumberOfEmployees: numberValue,
  Industry: textValue,
  RenkeiPotentialOverride__c: numberValue,
  RenkeiPotentialOverrideExpires__c: dateValue,
  RenkeiSizeBand__c: textValue,
  RenkeiPotentialEstimate__c: numberValue,
  RenkeiPotentialSource__c: textValue,
  RenkeiPotential__c: numberValue,
  RenkeiWonAmountTrailing__c: numberValue,
  RenkeiWonAmountAsOf__c: dateValue,
  RenkeiWalletShare__c: numberValue,
  RenkeiLastConversation__c: dateValue,
  RenkeiContactBreadth__c: numberValue,
  RenkeiRecencyScore__c: numberValue,
  RenkeiBreadthScore__c: numberValue,
  RenkeiWalletScore__c: numberValue,
  RenkeiRelationshipScore__c: numberValue,
  RenkeiPotentialBand__c: band,
  RenkeiRelationshipBand__c: band,
  RenkeiSegment__c: segment,
  RenkeiPreviousSegment__c: segment,
  RenkeiSegmentChangedOn__c: dateValue,
  RenkeiUnscoredReason__c: textValue,
  RenkeiLifecycle__c: textValue,
  RenkeiFocus__c: textValue,
  RenkeiScoredAsOf__c: dateValue,
});
export type AccountRow = z.infer<typeof accountRow>;

export const accountQuery = `SELECT ${Object.keys(accountRow.shape).join(', ')} FROM Account`;

/** The rules' inputs for an account; `facts` is undefined for an account without wins, touches and contacts. */
export function inputsOf(row: AccountRow, facts: AccountFacts | undefined): AccountInputs {
  const { RenkeiPotentialOverride__c: amount, RenkeiPotentialOverrideExpires__c: expires } = row;
  return {
    employees: row.NumberOfEmployees,
    industry: row.Industry,
    annualRevenue: null,
    firstWonOn: facts?.firstWonOn ?? null,
    lastWonOn: facts?.lastWonOn ?? null,
    wonAmountTrailing: (facts?.wonHundredths ?? 0) / 100,
    override: amount !== null && expires !== null ? { amount, expires } : null,
    lastConversation: facts?.lastConversation ?? null,
    contactBreadth: facts?.contactBreadth ?? 0,
    ownUnits: 0,
    knownUnits: 0,
    hasWorkingContact: facts?.hasWorkingContact ?? false,
    fieldCovers: facts?.fieldCovers ?? false,
    previous: {
      segment: row.RenkeiSegment__c,
      potentialBand: row.RenkeiPotentialBand__c,
      relationshipBand: row.RenkeiRelationshipBand__c,
      changedOn: row.RenkeiSegmentChangedOn__c,
      previousSegment: row.RenkeiPreviousSegment__c,
      reason: null,
      policy: null,
    },
  };
}

/**
 * The update that brings an account to its score: the fields that differ, nothing else; undefined when none does.
 * The two as-of dates are written along with a change and are no change themselves, or every account would be written every day.
 */
export function changedFields(row: AccountRow, score: AccountScore): Row | undefined {
  const changes = Object.entries(storedFields(score)).filter(([name, value]) => row[name] !== value);
  if (changes.length === 0) return undefined;
  const stamps: Record<string, FieldValue> = { RenkeiWonAmountAsOf__c: score.asOf, RenkeiScoredAsOf__c: score.asOf };
  const differing = Object.entries(stamps).filter(([name, value]) => row[name] !== value);
  return { Id: row.Id, ...Object.fromEntries([...changes, ...differing]) };
}

function storedFields(score: AccountScore): Record<string, FieldValue> {
  return {
    RenkeiSizeBand__c: score.sizeBand,
    RenkeiPotentialEstimate__c: score.potentialEstimate,
    RenkeiPotentialSource__c: score.potentialSource,
    RenkeiPotential__c: score.potential,
    RenkeiWonAmountTrailing__c: score.wonAmountTrailing,
    RenkeiWalletShare__c: score.walletShare,
    RenkeiLastConversation__c: score.lastConversation,
    RenkeiContactBreadth__c: score.contactBreadth,
    RenkeiRecencyScore__c: score.recencyScore,
    RenkeiBreadthScore__c: score.breadthScore,
    RenkeiWalletScore__c: score.walletScore,
    RenkeiRelationshipScore__c: score.relationshipScore,
    RenkeiPotentialBand__c: score.potentialBand,
    RenkeiRelationshipBand__c: score.relationshipBand,
    RenkeiSegment__c: score.segment,
    RenkeiPreviousSegment__c: score.previousSegment,
    RenkeiSegmentChangedOn__c: score.segmentChangedOn,
    RenkeiUnscoredReason__c: score.unscoredReason,
    RenkeiLifecycle__c: score.lifecycle,
    RenkeiFocus__c: score.focus,
  };
}
