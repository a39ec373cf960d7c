import { roundedUnits } from 'c/renkeiDecimalRules';
import { compile, type CompiledPolicy } from './compiled.ts';
import { focusOf } from './focus.ts';
import { checkInputs } from './inputs.ts';
import { lifecycleOf } from './lifecycle.ts';
import type { AccountInputs, AccountScore, SegmentPolicy } from './model.ts';
import { potentialOf, sizeBandOf } from './potential.ts';
import { breadthOf, recencyOf, relationshipOf, walletOf } from './relationship.ts';
import { bandOf, reasonOf, segmentOf } from './segment.ts';

/**
 * Scores one account as of a date (`yyyy-mm-dd`). Pure: the same arguments give the same score. Every stored figure is rounded
 * half up exactly once, and bands compare the rounded figures.
 * @throws SegmentInputError naming the field, when an input or the policy cannot be used
 */
export function scoreAccount(inputs: AccountInputs, policy: SegmentPolicy, asOf: string): AccountScore {
  return score(inputs, compile(policy), asOf);
}

function score(inputs: AccountInputs, compiled: CompiledPolicy, asOf: string): AccountScore {
  const { policy } = compiled;
  const { previous } = inputs;
  const days = checkInputs(inputs, asOf);
  const { estimate, potential, source, basis, unscoredReason } = potentialOf(inputs, compiled, asOf);
  const wonHundredths = roundedUnits(inputs.wonAmountTrailing, 2);
  const wallet = walletOf(inputs, wonHundredths, potential);
  const recency = recencyOf(days.lastConversation === null ? null : days.asOf - days.lastConversation, policy);
  const breadth = breadthOf(inputs.contactBreadth, policy);
  // Without a potential an account has no place on either axis.
  const relationship =
    potential === null || wallet.share === null
      ? null
      : relationshipOf({ recency, breadth, wallet: wallet.share }, policy);
  // The margin keeps an account where this version of the policy has put it; another version places everybody anew.
  const sameVersion = previous.policy === policy.version;
  const potentialBand =
    potential === null ? null : bandOf(potential, sameVersion ? previous.potentialBand : null, compiled.potential);
  const relationshipBand =
    relationship === null
      ? null
      : bandOf(relationship, sameVersion ? previous.relationshipBand : null, compiled.relationship);
  const segment = potentialBand && relationshipBand ? segmentOf(potentialBand, relationshipBand) : 'Unscored';
  const changed = segment !== previous.segment;
  const lifecycle = lifecycleOf(days, policy);
  const walletShare = wallet.share === null ? null : wallet.share / 10;
  return {
    potentialEstimate: estimate,
    potential,
    potentialSource: source,
    potentialBasis: basis,
    wonAmountTrailing: wonHundredths / 100,
    walletShare,
    walletSource: wallet.source,
    recencyScore: recency / 10,
    breadthScore: breadth / 10,
    walletScore: walletShare,
    relationshipScore: relationship === null ? null : relationship / 10,
    potentialBand,
    relationshipBand,
    segment,
    // A second run on the same day finds the same segment stored and leaves date, reason and previous segment as they are.
    previousSegment: changed ? previous.segment : previous.previousSegment,
    segmentChangedOn: changed ? asOf : previous.changedOn,
    segmentReason: changed ? reasonOf(previous.segment, segment, sameVersion) : previous.reason,
    unscoredReason,
    focus: focusOf(inputs, lifecycle, potential, relationshipBand, compiled),
    lifecycle,
    sizeBand: sizeBandOf(inputs.employees),
    lastConversation: inputs.lastConversation,
    contactBreadth: inputs.contactBreadth,
    asOf,
    policy: policy.version,
  };
}
