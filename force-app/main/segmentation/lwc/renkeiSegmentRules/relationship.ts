import { daysBetween } from 'c/renkeiCalendarRules';
import { add, decimal, divide, multiply, toNumber } from 'c/renkeiDecimalRules';
import type { SegmentPolicy } from './model.ts';

const SCORE_SCALE = 1;
const HUNDRED = decimal(100);

/**
 * Share of the account's potential that was won in the trailing 12 months, in percent points 0–100 with one decimal.
 * More won than the potential says counts as 100, credits as 0; of a potential of 0 there is either everything or nothing.
 */
export function walletShareOf(wonAmountTrailing: number, potential: number): number {
  if (wonAmountTrailing <= 0) return 0;
  if (wonAmountTrailing >= potential) return 100;
  const share = divide(multiply(decimal(wonAmountTrailing), HUNDRED), decimal(potential), SCORE_SCALE);
  return toNumber(share);
}

/** 100 up to `recencyFullDays` after the last conversation, falling in a line to 0 at `recencyZeroDays`; never talked: 0. */
export function recencyScoreOf(lastConversation: string | null, policy: SegmentPolicy, asOf: string): number {
  if (lastConversation === null) return 0;
  const days = daysBetween(lastConversation, asOf);
  if (days <= policy.recencyFullDays) return 100;
  if (days >= policy.recencyZeroDays) return 0;
  const left = decimal(policy.recencyZeroDays - days);
  const span = decimal(policy.recencyZeroDays - policy.recencyFullDays);
  return toNumber(divide(multiply(left, HUNDRED), span, SCORE_SCALE));
}

/** Distinct contacts talked to, as a share of what the policy calls full, at most 100. */
export function breadthScoreOf(contactBreadth: number, policy: SegmentPolicy): number {
  if (contactBreadth >= policy.breadthFull) return 100;
  return toNumber(divide(multiply(decimal(contactBreadth), HUNDRED), decimal(policy.breadthFull), SCORE_SCALE));
}

/**
 * Weighted mean of the three sub-scores as they are stored, so that whoever adds up what the page shows gets the same score.
 */
export function relationshipScoreOf(
  scores: { recency: number; breadth: number; wallet: number },
  policy: SegmentPolicy,
): number {
  const { weights } = policy;
  const sum = add(
    add(
      multiply(decimal(scores.recency), decimal(weights.recency)),
      multiply(decimal(scores.breadth), decimal(weights.breadth)),
    ),
    multiply(decimal(scores.wallet), decimal(weights.wallet)),
  );
  return toNumber(divide(sum, HUNDRED, SCORE_SCALE));
}
