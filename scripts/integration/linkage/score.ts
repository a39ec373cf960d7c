import type { Facts } from './facts.ts';
import type { Frequencies } from './frequencies.ts';
import { nameEvidence } from './nameEvidence.ts';
import { contactEvidence, formEvidence, numberEvidence, placeEvidence, tradeEvidence } from './otherEvidence.ts';
import type { LinkReason } from './reasons.ts';
import { CEILINGS, POINTS } from './weights.ts';

/** What speaks for and against two parties being the same. */
export interface Scored {
  /** Sum of the points, not kept within 0 and 100: it still tells apart two pairs that both are certain. */
  sum: number;
  /** 0–100, one decimal. */
  score: number;
  reasons: LinkReason[];
}

/** Scores a pair. Symmetric: the other way round only `mine` and `theirs` change places. */
export function scorePair(mine: Facts, theirs: Facts, frequencies: Frequencies): Scored {
  const reasons: LinkReason[] = [];
  let tenths = 0;
  for (const { code, strength, mine: left, theirs: right } of [
    ...numberEvidence(mine, theirs),
    ...nameEvidence(mine, theirs, frequencies),
    ...formEvidence(mine, theirs, frequencies),
    ...placeEvidence(mine, theirs, frequencies),
    ...contactEvidence(mine, theirs),
    ...tradeEvidence(mine, theirs, frequencies),
  ]) {
    // Whole tenths add up the same in every order.
    const points = Math.round(POINTS[code] * strength * 10);
    if (points === 0) continue;
    tenths += points;
    reasons.push({ code, points: points / 10, mine: left, theirs: right });
  }
  for (const reason of reasons) {
    const over = tenths - (CEILINGS[reason.code] ?? Infinity) * 10;
    if (over <= 0 || reasons.some(({ code }) => code === 'SameAddress' && reason.code === 'OtherBranch')) continue;
    reason.points = Math.round(reason.points * 10 - over) / 10;
    tenths -= over;
  }
  return { sum: tenths / 10, score: Math.min(1000, Math.max(0, tenths)) / 10, reasons };
}
