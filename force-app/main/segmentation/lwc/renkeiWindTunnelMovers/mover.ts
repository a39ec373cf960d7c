import { fill } from 'c/renkeiFormat';
import { segmentUnder, type CutOffPair } from 'c/renkeiPolicyData';
import type { ScoredAccount } from 'c/renkeiSegmentData';
import type { ScoredSegment } from 'c/renkeiSegmentRules';
import { reasonWords, segmentName, sentence, type WordingContext } from 'c/renkeiSegmentWords';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';

/** One account that would move. */
export interface Mover {
  id: string;
  name: string;
  details: string;
  /** "Expand → General" */
  move: string;
  reason: string;
}

/** An account with where it would go and which of its figures sends it there. */
export function moverOf(account: ScoredAccount, cutOffs: CutOffPair, context: WordingContext): Mover {
  const { id, name, ownerName, industry, score } = account;
  const { potential = null, relationshipScore = null, segment = 'Unscored' } = score ?? {};
  const details = [ownerName, industry?.label].filter(Boolean).join(' · ');
  if (potential === null || relationshipScore === null) return { id, name, details, move: '', reason: '' };
  const to = segmentUnder(potential, relationshipScore, cutOffs);
  const clauses: string[] = [];
  if (isHigh(segment as ScoredSegment) !== isHigh(to)) {
    const values = { potential, cutOff: cutOffs.potentialCutOff };
    clauses.push(reasonWords({ code: isHigh(to) ? 'PotentialHigh' : 'PotentialLow', values }, context));
  }
  if (isClose(segment as ScoredSegment) !== isClose(to)) {
    const values = { score: relationshipScore, cutOff: cutOffs.relationshipCutOff };
    clauses.push(reasonWords({ code: isClose(to) ? 'RelationshipHigh' : 'RelationshipLow', values }, context));
  }
  const move = fill(change, segmentName(segment, context.roles), segmentName(to, context.roles));
  return { id, name, details, move, reason: sentence(clauses) };
}

function isHigh(segment: ScoredSegment): boolean {
  return segment === 'Key' || segment === 'Expand';
}

function isClose(segment: ScoredSegment): boolean {
  return segment === 'Key' || segment === 'Maintain';
}
