import type { Thresholds } from './compiled.ts';
import type { Band, ScoredSegment, Segment, SegmentReason } from './model.ts';

/**
 * At or above the cut-off is High. An account that already has a band leaves it only beyond the margin, so that it does not
 * flicker between two segments: upwards at cut-off + margin, downwards below cut-off − margin.
 */
export function bandOf(value: number, previous: Band | null, { first, whenHigh, whenLow }: Thresholds): Band {
  const from = previous === null ? first : previous === 'High' ? whenHigh : whenLow;
  return value >= from ? 'High' : 'Low';
}

export function segmentOf(potential: Band, relationship: Band): ScoredSegment {
  if (potential === 'High') return relationship === 'High' ? 'Key' : 'Expand';
  return relationship === 'High' ? 'Maintain' : 'General';
}

/** Why an account moves from one segment to another; `sameVersion`: the policy is the one that gave the segment before. */
export function reasonOf(from: Segment | null, to: Segment, sameVersion: boolean): SegmentReason {
  if (from === null) return 'FirstScored';
  if (to === 'Unscored') return 'InputMissing';
  if (from === 'Unscored') return 'InputFound';
  if (!sameVersion) return 'PolicyChanged';
  const potential = hasHighPotential(to) !== hasHighPotential(from);
  const relationship = hasHighRelationship(to) !== hasHighRelationship(from);
  if (potential && relationship) return 'BothChanged';
  if (potential) return hasHighPotential(to) ? 'PotentialRose' : 'PotentialFell';
  return hasHighRelationship(to) ? 'RelationshipRose' : 'RelationshipFell';
}

const hasHighPotential = (segment: Segment) => segment === 'Key' || segment === 'Expand';
const hasHighRelationship = (segment: Segment) => segment === 'Key' || segment === 'Maintain';
