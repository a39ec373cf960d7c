import { decimal, divide, multiply, toNumber } from 'c/renkeiDecimalRules';
import type { Verdict, VerdictReason } from './model.ts';

export interface JudgedWarning {
  verdict: Verdict;
  reason: VerdictReason | null;
}

export interface HitRate {
  right: number;
  wrong: number;
  pending: number;
  /** Of the wrong ones, those whose order came after a talk: the call may have been what saved them. */
  wrongAfterTalk: number;
  /** Right ones per hundred judged, one decimal; null while none is judged. */
  percent: number | null;
}

/** How often the radar was right: right ÷ (right + wrong). Pending ones are counted beside it, never in it. */
export function hitRate(warnings: readonly JudgedWarning[]): HitRate {
  const count = (verdict: Verdict) => warnings.filter((warning) => warning.verdict === verdict).length;
  const [right, wrong] = [count('Right'), count('Wrong')];
  const judged = right + wrong;
  return {
    right,
    wrong,
    pending: count('Pending'),
    wrongAfterTalk: warnings.filter(({ verdict, reason }) => verdict === 'Wrong' && reason === 'TalkResumed').length,
    percent: judged === 0 ? null : toNumber(divide(multiply(decimal(right), decimal(100)), decimal(judged), 1)),
  };
}
