import { roundNumber } from 'c/renkeiDecimalRules';
import { focusOf } from './focus.ts';
import { checkInputs, checkPolicy } from './inputs.ts';
import { lifecycleOf } from './lifecycle.ts';
import type { AccountInputs, AccountScore, Segment, SegmentPolicy } from './model.ts';
import { potentialOf, sizeBandOf } from './potential.ts';
import { breadthScoreOf, recencyScoreOf, relationshipScoreOf, walletShareOf } from './relationship.ts';
import { potentialBandOf, relationshipBandOf, segmentOf } from './segment.ts';

/**
 * Scores one account as of a date (`yyyy-mm-dd`). Pure: the same arguments give the same score. Every stored figure is rounded
 * half up exactly once, and bands compare the rounded figures.
 * @throws SegmentInputError naming the field, when an input or the policy cannot be used
 */
export function scoreAccount(inputs: AccountInputs, policy: SegmentPolicy, asOf: string): AccountScore {
  checkPolicy(policy);
  checkInputs(inputs, asOf);
  const { estimate, potential, source, unscoredReason } = potentialOf(inputs, policy, asOf);
  const wonAmountTrailing = roundNumber(inputs.wonAmountTrailing, 2);
  const recency = recencyScoreOf(inputs.lastConversation, policy, asOf);
  const breadth = breadthScoreOf(inputs.contactBreadth, policy);
  const wallet = potential === null ? null : walletShareOf(wonAmountTrailing, potential);
  const relationship = wallet === null ? null : relationshipScoreOf({ recency, breadth, wallet }, policy);
  const potentialBand = potential === null ? null : potentialBandOf(potential, inputs.previous.potentialBand, policy);
  const relationshipBand =
    relationship === null ? null : relationshipBandOf(relationship, inputs.previous.relationshipBand, policy);
  const segment = potentialBand && relationshipBand ? segmentOf(potentialBand, relationshipBand) : 'Unscored';
  const lifecycle = lifecycleOf(inputs, policy, asOf);
  const { hasWorkingContact, fieldCovers } = inputs;
  return {
    potentialEstimate: estimate,
    potential,
    potentialSource: source,
    wonAmountTrailing,
    walletShare: wallet,
    recencyScore: recency,
    breadthScore: breadth,
    walletScore: wallet,
    relationshipScore: relationship,
    potentialBand,
    relationshipBand,
    segment,
    ...changeOf(segment, inputs.previous, asOf),
    unscoredReason,
    focus: focusOf({ lifecycle, potential, relationshipBand, hasWorkingContact, fieldCovers }, policy),
    lifecycle,
    sizeBand: sizeBandOf(inputs.employees),
    lastConversation: inputs.lastConversation,
    contactBreadth: inputs.contactBreadth,
    asOf,
  };
}

/** A second run on the same day finds the same segment stored and leaves date and previous segment as they are. */
function changeOf(
  segment: Segment,
  previous: AccountInputs['previous'],
  asOf: string,
): Pick<AccountScore, 'previousSegment' | 'segmentChangedOn'> {
  if (segment === previous.segment) {
    return { previousSegment: previous.previousSegment, segmentChangedOn: previous.changedOn };
  }
  return { previousSegment: previous.segment, segmentChangedOn: asOf };
}
