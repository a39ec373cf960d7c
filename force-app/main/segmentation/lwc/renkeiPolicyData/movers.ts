import { SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';

type Filter = Record<string, unknown>;

export interface CutOffPair {
  potentialCutOff: number;
  relationshipCutOff: number;
}

/** Which moves are meant; null: any. */
export interface MoveSelection {
  from: ScoredSegment | null;
  to: ScoredSegment | null;
}

/**
 * Variables of `accountsQuery` for the accounts that other cut-offs would move, page by page.
 * @param after cursor of the page before; null for the first
 */
export function moversVariables(
  cutOffs: CutOffPair,
  { from, to }: MoveSelection,
  first: number,
  after: string | null,
): Record<string, unknown> {
  const targets = SCORED_SEGMENTS.filter((segment) => to === null || segment === to);
  const moves = targets.map((segment) => ({
    and: [
      ...placeOf(segment, cutOffs),
      from === null
        ? { RenkeiSegment__c: { in: SCORED_SEGMENTS.filter((other) => other !== segment) } }
        : { RenkeiSegment__c: { eq: from } },
    ],
  }));
  return { where: moves.length === 1 ? moves[0] : { or: moves }, first, after };
}

/** Where an account would stand. */
export function segmentUnder(potential: number, relationship: number, cutOffs: CutOffPair): ScoredSegment {
  const close = relationship >= cutOffs.relationshipCutOff;
  if (potential >= cutOffs.potentialCutOff) return close ? 'Key' : 'Expand';
  return close ? 'Maintain' : 'General';
}

function placeOf(segment: ScoredSegment, { potentialCutOff, relationshipCutOff }: CutOffPair): Filter[] {
  const high = segment === 'Key' || segment === 'Expand';
  const close = segment === 'Key' || segment === 'Maintain';
  return [
    { RenkeiPotential__c: { [high ? 'gte' : 'lt']: potentialCutOff } },
    { RenkeiRelationshipScore__c: { [close ? 'gte' : 'lt']: relationshipCutOff } },
  ];
}
