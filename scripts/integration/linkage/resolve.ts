import type { Match } from './party.ts';
import type { ReasonCode } from './reasons.ts';
import type { Scored } from './score.ts';
import { POINTS, type Thresholds } from './weights.ts';

/** A scored pair before it is decided what it counts for. */
export interface Edge extends Scored {
  left: string;
  right: string;
}

/** Two candidates whose sums differ by less are rivals: nothing but chance would choose between them. */
const RIVAL_MARGIN = 6;
/** A pair is the only candidate when whatever else is open for its two sides is at least so many points behind. */
const ONLY_MARGIN = 15;
/** Of the doubtful candidates of one party, at most so many, and only those within so many points of the best, go to a person. */
const MOST_DOUBTFUL = 3;
const DOUBTFUL_MARGIN = 20;

/**
 * Decides over all pairs of two sides that are doubtful at least: every party is in at most one sure pair, the best. A pair whose party
 * has a rival nearly as good becomes doubtful, and so does one whose right side is taken by a better pair. When all sure ones are taken, a
 * pair that is nearly sure and has no other candidate on either side is sure, too. Independent of the order of the edges.
 * @returns matches by left key, best first
 */
export function resolve(edges: readonly Edge[], { sure }: Thresholds): Match[] {
  const ordered = [...edges].sort(
    (a, b) => b.sum - a.sum || compareText(a.left, b.left) || compareText(a.right, b.right),
  );
  const ofLeft = Map.groupBy(ordered, (edge) => edge.left);
  const ofRight = Map.groupBy(ordered, (edge) => edge.right);
  const takenLeft = new Set<string>();
  const takenRight = new Set<string>();
  const rivals = new Set<Edge>();
  const matches: Match[] = [];
  const isOpen = ({ left, right }: Edge) => !takenLeft.has(left) && !takenRight.has(right);
  /** Whether another open pair of the same left or right side comes so near. */
  const hasNear = (edge: Edge, margin: number, least: number) => {
    const isNear = (other: Edge) =>
      other !== edge && other.score >= least && edge.sum - other.sum < margin && isOpen(other);
    return ofLeft.get(edge.left)!.some(isNear) || ofRight.get(edge.right)!.some(isNear);
  };
  const take = (edge: Edge) => {
    takenLeft.add(edge.left);
    takenRight.add(edge.right);
    matches.push(matchOf(edge, 'Sure'));
  };

  for (const edge of ordered) {
    if (edge.score < sure) break;
    if (!isOpen(edge)) continue;
    if (hasNear(edge, RIVAL_MARGIN, sure)) rivals.add(edge);
    else take(edge);
  }
  for (const edge of ordered) {
    if (edge.score >= sure || !isOpen(edge) || hasContradiction(edge) || hasNear(edge, ONLY_MARGIN, 0)) continue;
    const lifted = withReason(edge, 'OnlyCandidate');
    if (lifted.score >= sure) take(lifted);
  }
  for (const [left, candidates] of ofLeft) {
    if (takenLeft.has(left)) continue;
    const open = candidates.filter((edge) =>
      takenRight.has(edge.right) ? edge.score >= sure && isNamesake(edge) : edge.sum >= sure || !isOutdone(edge),
    );
    for (const edge of open.slice(0, MOST_DOUBTFUL)) {
      if (open[0]!.sum - edge.sum > DOUBTFUL_MARGIN) break;
      const reason = takenRight.has(edge.right) ? 'TakenByBetter' : rivals.has(edge) ? 'RivalCandidate' : null;
      matches.push(matchOf(reason ? withReason(edge, reason) : edge, 'Doubtful'));
    }
  }
  return matches.sort((a, b) => compareText(a.left, b.left) || b.score - a.score || compareText(a.right, b.right));

  /** Whether the right side has so much better a candidate that is still open that nobody need look at this one. */
  function isOutdone(edge: Edge): boolean {
    const best = ofRight.get(edge.right)!.find((other) => !takenLeft.has(other.left))!;
    return best.sum - edge.sum > DOUBTFUL_MARGIN;
  }
}

/** What tells a namesake from the same company: being the only candidate then means that the true one is on neither list. */
const CONTRADICTIONS: readonly ReasonCode[] = [
  'OtherCorporateNumber',
  'CommonName',
  'OtherLegalForm',
  'OtherBranch',
  'OtherPhone',
];

function hasContradiction({ reasons }: Edge): boolean {
  return reasons.some(({ code }) => CONTRADICTIONS.includes(code));
}

/** A right side that is taken may be meant once more by a source that has it twice: then under the same name or number. */
function isNamesake({ reasons }: Edge): boolean {
  return reasons.some(({ code }) => /^Same(?:Name|Kana|EnglishName|CorporateNumber)$/.test(code));
}

/** The edge with what the resolution adds to it; its sides said nothing of that. */
function withReason(edge: Edge, code: ReasonCode): Edge {
  const points = POINTS[code];
  return {
    ...edge,
    sum: edge.sum + points,
    score: Math.min(100, Math.round((edge.score + points) * 10) / 10),
    reasons: [...edge.reasons, { code, points, mine: '', theirs: '' }],
  };
}

function matchOf({ left, right, score, reasons }: Edge, verdict: Match['verdict']): Match {
  return { left, right, score, verdict, reasons };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
