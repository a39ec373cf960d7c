import type { Match } from './party.ts';
import type { Scored } from './score.ts';
import type { Thresholds } from './weights.ts';

/** A scored pair before it is decided what it counts for. */
export interface Edge extends Scored {
  left: string;
  right: string;
}

/** Two candidates whose sums differ by less are rivals: nothing but chance would choose between them. */
const RIVAL_MARGIN = 6;
/** Of the doubtful candidates of one party, at most so many, and only those within MARGIN points of its best, go to a person. */
const MOST_DOUBTFUL = 3;
const DOUBTFUL_MARGIN = 20;

/**
 * Decides over all pairs of two sides that are doubtful at least: every party is in at most one sure pair, the best. A sure pair whose party has a rival nearly as
 * good becomes doubtful, and so does one whose right side is taken by a better pair. Independent of the order of the edges.
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
  for (const edge of ordered) {
    if (edge.score < sure) break;
    if (takenLeft.has(edge.left) || takenRight.has(edge.right)) continue;
    const isRival = (other: Edge) =>
      other !== edge &&
      other.score >= sure &&
      edge.sum - other.sum < RIVAL_MARGIN &&
      !takenLeft.has(other.left) &&
      !takenRight.has(other.right);
    if (ofLeft.get(edge.left)!.some(isRival) || ofRight.get(edge.right)!.some(isRival)) {
      rivals.add(edge);
      continue;
    }
    takenLeft.add(edge.left);
    takenRight.add(edge.right);
    matches.push(matchOf(edge, 'Sure'));
  }
  for (const [left, candidates] of ofLeft) {
    if (takenLeft.has(left)) continue;
    const open = candidates.filter((edge) =>
      takenRight.has(edge.right) ? edge.score >= sure && isNamesake(edge) : edge.sum >= sure || !isOutdone(edge),
    );
    for (const edge of open.slice(0, MOST_DOUBTFUL)) {
      if (open[0]!.sum - edge.sum > DOUBTFUL_MARGIN) break;
      const reason = takenRight.has(edge.right) ? 'TakenByBetter' : rivals.has(edge) ? 'RivalCandidate' : null;
      const match = matchOf(edge, 'Doubtful');
      if (reason) match.reasons = [...match.reasons, { code: reason, points: 0, mine: '', theirs: '' }];
      matches.push(match);
    }
  }
  return matches.sort((a, b) => compareText(a.left, b.left) || b.score - a.score || compareText(a.right, b.right));

  /** Whether the right side has so much better a candidate that is still open that nobody need look at this one. */
  function isOutdone(edge: Edge): boolean {
    const best = ofRight.get(edge.right)!.find((other) => !takenLeft.has(other.left))!;
    return best.sum - edge.sum > DOUBTFUL_MARGIN;
  }
}

/** A right side that is taken may be meant once more by a source that has it twice: then under the same name or number. */
function isNamesake({ reasons }: Edge): boolean {
  return reasons.some(({ code }) => /^Same(?:Name|Kana|EnglishName|CorporateNumber)$/.test(code));
}

function matchOf({ left, right, score, reasons }: Edge, verdict: Match['verdict']): Match {
  return { left, right, score, verdict, reasons };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
