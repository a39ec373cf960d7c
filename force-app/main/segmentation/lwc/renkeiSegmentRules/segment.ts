import { add, compare, decimal, multiply, subtract, type Decimal } from 'c/renkeiDecimalRules';
import type { Band, ScoredSegment, SegmentPolicy } from './model.ts';

export function potentialBandOf(potential: number, previous: Band | null, policy: SegmentPolicy): Band {
  return bandOf(decimal(potential), decimal(policy.potentialCutOff), potentialMargin(policy), previous);
}

export function relationshipBandOf(score: number, previous: Band | null, policy: SegmentPolicy): Band {
  return bandOf(decimal(score), decimal(policy.relationshipCutOff), decimal(policy.relationshipMargin), previous);
}

export function segmentOf(potential: Band, relationship: Band): ScoredSegment {
  if (potential === 'High') return relationship === 'High' ? 'Key' : 'Expand';
  return relationship === 'High' ? 'Maintain' : 'General';
}

/**
 * At or above the cut-off is High. An account that already has a band leaves it only beyond the margin, so that it does not
 * flicker between two segments: upwards at cut-off + margin, downwards below cut-off − margin.
 */
function bandOf(value: Decimal, cutOff: Decimal, margin: Decimal, previous: Band | null): Band {
  if (previous === 'High') return compare(value, subtract(cutOff, margin)) >= 0 ? 'High' : 'Low';
  if (previous === 'Low') return compare(value, add(cutOff, margin)) >= 0 ? 'High' : 'Low';
  return compare(value, cutOff) >= 0 ? 'High' : 'Low';
}

function potentialMargin(policy: SegmentPolicy): Decimal {
  const share = multiply(decimal(policy.potentialMarginPercent), decimal(0.01));
  return multiply(decimal(policy.potentialCutOff), share);
}
