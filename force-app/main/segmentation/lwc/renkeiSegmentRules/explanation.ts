import { daysBetween } from 'c/renkeiCalendarRules';
import type { AccountScore, Band, SegmentPolicy } from './model.ts';

export type ExplanationCode =
  | 'EmployeesMissing'
  | 'IndustryMissing'
  | 'IndustryWithoutEstimator'
  | 'PotentialHigh'
  | 'PotentialLow'
  | 'PotentialHeldHigh'
  | 'PotentialHeldLow'
  | 'WonAbovePotential'
  | 'RelationshipHigh'
  | 'RelationshipLow'
  | 'RelationshipHeldHigh'
  | 'RelationshipHeldLow'
  | 'NeverTalked'
  | 'TalkedRecently'
  | 'TalkFading'
  | 'TalkLongAgo'
  | 'BreadthNone'
  | 'BreadthPartial'
  | 'BreadthFull'
  | 'NothingWon'
  | 'ShareWon'
  | 'FocusRevive'
  | 'FocusDefend'
  | 'SegmentChanged';

/** One reason, as a code that a screen or a command turns into words, with the figures that the words mention. */
export interface Explanation {
  code: ExplanationCode;
  values: Record<string, string | number | null>;
}

/**
 * Why an account stands where it stands: potential first, then relationship and its three parts, then focus and change. Codes
 * and figures only; the words are the caller's. "Held" codes say that the band survives by the margin alone. A
 * part that the policy gives no weight explains nothing and is left out.
 */
export function explainScore(score: AccountScore, policy: SegmentPolicy): Explanation[] {
  const { weights } = policy;
  return [
    ...explainPotential(score, policy),
    ...explainRelationship(score, policy),
    ...(weights.recency > 0 ? [explainRecency(score, policy)] : []),
    ...(weights.breadth > 0 ? [explainBreadth(score, policy)] : []),
    ...(weights.wallet > 0 ? explainWallet(score) : []),
    ...explainFocus(score, policy),
    ...explainChange(score),
  ];
}

function explainPotential(score: AccountScore, policy: SegmentPolicy): Explanation[] {
  const { potential, potentialBand, unscoredReason, potentialSource } = score;
  if (potential === null || potentialBand === null) {
    return unscoredReason ? [{ code: unscoredReason, values: {} }] : [];
  }
  const values = { potential, cutOff: policy.potentialCutOff, source: potentialSource };
  return [{ code: `Potential${standing(potential, policy.potentialCutOff, potentialBand)}`, values }];
}

function explainRelationship(score: AccountScore, policy: SegmentPolicy): Explanation[] {
  const { relationshipScore, relationshipBand } = score;
  if (relationshipScore === null || relationshipBand === null) return [];
  const values = { score: relationshipScore, cutOff: policy.relationshipCutOff };
  return [{ code: `Relationship${standing(relationshipScore, policy.relationshipCutOff, relationshipBand)}`, values }];
}

function explainRecency(score: AccountScore, policy: SegmentPolicy): Explanation {
  if (score.lastConversation === null) return { code: 'NeverTalked', values: { score: 0 } };
  const days = daysBetween(score.lastConversation, score.asOf);
  const values = { date: score.lastConversation, days, score: score.recencyScore };
  if (days <= policy.recencyFullDays) return { code: 'TalkedRecently', values };
  return { code: days < policy.recencyZeroDays ? 'TalkFading' : 'TalkLongAgo', values };
}

function explainBreadth(score: AccountScore, policy: SegmentPolicy): Explanation {
  const values = {
    contacts: score.contactBreadth,
    full: policy.breadthFull,
    days: policy.conversationWindowDays,
    score: score.breadthScore,
  };
  if (score.contactBreadth === 0) return { code: 'BreadthNone', values };
  return { code: score.contactBreadth < policy.breadthFull ? 'BreadthPartial' : 'BreadthFull', values };
}

function explainWallet(score: AccountScore): Explanation[] {
  const { walletShare, potential, wonAmountTrailing: won } = score;
  if (walletShare === null || potential === null) return [];
  const values = { share: walletShare, won, potential };
  // An estimate that the account has already outgrown is a question for whoever can override it.
  if (won > potential) return [{ code: 'WonAbovePotential', values }];
  return [{ code: won > 0 ? 'ShareWon' : 'NothingWon', values }];
}

function explainFocus(score: AccountScore, policy: SegmentPolicy): Explanation[] {
  if (score.focus === 'Revive') {
    return [{ code: 'FocusRevive', values: { potential: score.potential, floor: policy.reviveFloor } }];
  }
  if (score.focus === 'Defend') {
    return [{ code: 'FocusDefend', values: { potential: score.potential, cutOff: policy.potentialCutOff } }];
  }
  return [];
}

function explainChange(score: AccountScore): Explanation[] {
  if (score.previousSegment === null || score.segmentChangedOn === null) return [];
  const values = { from: score.previousSegment, to: score.segment, date: score.segmentChangedOn };
  return [{ code: 'SegmentChanged', values }];
}

function standing(value: number, cutOff: number, band: Band): 'High' | 'Low' | 'HeldHigh' | 'HeldLow' {
  const above = value >= cutOff;
  if (band === 'High') return above ? 'High' : 'HeldHigh';
  return above ? 'HeldLow' : 'Low';
}
