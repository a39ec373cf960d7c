import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import type { AccountScore, Band, SegmentPolicy } from './model.ts';
import { explainOrigin, type OriginCode, type ScoreFacts } from './origin.ts';
import { elapsedStepsOf } from './relationship.ts';

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
  | 'NoUnitOurs'
  | 'ShareCounted'
  | OriginCode
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
 * @param facts what the score came from; without it nothing is said of where the potential comes from, nor how many units there are
 */
export function explainScore(score: AccountScore, policy: SegmentPolicy, facts?: ScoreFacts): Explanation[] {
  const { weights } = policy;
  return [
    ...explainPotential(score, policy),
    ...(facts ? explainOrigin(score, policy, facts) : []),
    ...explainRelationship(score, policy),
    ...(weights.recency > 0 ? [explainRecency(score, policy)] : []),
    ...(weights.breadth > 0 ? [explainBreadth(score, policy)] : []),
    ...(weights.wallet > 0 ? explainWallet(score, facts) : []),
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
  if (days >= policy.recencyZeroDays) return { code: 'TalkLongAgo', values };
  const elapsed = elapsedStepsOf(days, policy);
  const nextStep = policy.recencyFullDays + elapsed + policy.recencyStepDays;
  const fallsOn = addDays(score.lastConversation, Math.min(nextStep, policy.recencyZeroDays));
  return { code: elapsed === 0 ? 'TalkedRecently' : 'TalkFading', values: { ...values, fallsOn } };
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

function explainWallet(score: AccountScore, facts?: ScoreFacts): Explanation[] {
  const { walletShare, walletSource, potential, wonAmountTrailing: won } = score;
  if (walletShare === null) return [];
  const outgrown = potential !== null && won > potential;
  // A potential that the account has already outgrown is a question for whoever can override it.
  const question: Explanation[] = outgrown
    ? [{ code: 'WonAbovePotential', values: { share: walletShare, won, potential } }]
    : [];
  if (walletSource === 'Measured') {
    const values = { share: walletShare, own: facts?.ownUnits ?? null, known: facts?.knownUnits ?? null };
    return [{ code: walletShare > 0 ? 'ShareCounted' : 'NoUnitOurs', values }, ...question];
  }
  if (outgrown) return question;
  return [{ code: won > 0 ? 'ShareWon' : 'NothingWon', values: { share: walletShare, won, potential } }];
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
  const { previousSegment: from, segment: to, segmentChangedOn: date, segmentReason: reason } = score;
  const values = { from, to, date, reason };
  return [{ code: 'SegmentChanged', values }];
}

function standing(value: number, cutOff: number, band: Band): 'High' | 'Low' | 'HeldHigh' | 'HeldLow' {
  const above = value >= cutOff;
  if (band === 'High') return above ? 'High' : 'HeldHigh';
  return above ? 'HeldLow' : 'Low';
}
