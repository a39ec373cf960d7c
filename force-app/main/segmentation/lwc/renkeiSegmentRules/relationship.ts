import { decimal, divide, multiply, wholeQuotient } from 'c/renkeiDecimalRules';
import type { SegmentPolicy, WalletSource } from './model.ts';

/** Scores and shares in tenths of a point, 0–1,000: whole numbers, so that nothing is rounded twice. */
export type Tenths = number;
const FULL: Tenths = 1_000;

/**
 * Share of the customer's spend that is ours. Where units are known it is our units of them: that is counted, whatever anybody
 * says of the potential; else what was won in the trailing 12 months of the potential; without either it is unknown.
 * @param wonHundredths won amount in hundredths of the currency's unit
 */
export function walletOf(
  units: { ownUnits: number; knownUnits: number },
  wonHundredths: number,
  potential: number | null,
): { share: Tenths | null; source: WalletSource | null } {
  if (units.knownUnits > 0) return { share: shareOf(units.ownUnits, units.knownUnits), source: 'Measured' };
  if (potential === null) return { share: null, source: null };
  return { share: wonShareOf(wonHundredths, potential), source: 'Estimated' };
}

/** More won than the potential says counts as all, credits as nothing; of a potential of 0 there is either everything or nothing. */
function wonShareOf(wonHundredths: number, potential: number): Tenths {
  if (wonHundredths <= 0) return 0;
  if (wonHundredths >= potential * 100) return FULL;
  return (
    wholeQuotient(wonHundredths * 10, potential) ??
    Number(divide(multiply(decimal(wonHundredths), decimal(10)), decimal(potential), 0).units)
  );
}

/**
 * Full up to `recencyFullDays` after the last conversation, none from `recencyZeroDays` on; in between it falls in steps of
 * `recencyStepDays`, each as deep as a straight line would have come by its first day. Never talked: none.
 */
export function recencyOf(daysSince: number | null, policy: SegmentPolicy): Tenths {
  if (daysSince === null || daysSince >= policy.recencyZeroDays) return 0;
  const elapsed = elapsedStepsOf(daysSince, policy);
  if (elapsed === 0) return FULL;
  const span = policy.recencyZeroDays - policy.recencyFullDays;
  return shareOf(span - elapsed, span);
}

/** Days that count as elapsed since recency began to fall: whole steps only. */
export function elapsedStepsOf(daysSince: number, { recencyFullDays, recencyStepDays }: SegmentPolicy): number {
  const days = daysSince - recencyFullDays;
  return days <= 0 ? 0 : days - (days % recencyStepDays);
}

/** Distinct contacts talked to, as a share of what the policy calls full. */
export function breadthOf(contactBreadth: number, policy: SegmentPolicy): Tenths {
  return contactBreadth >= policy.breadthFull ? FULL : shareOf(contactBreadth, policy.breadthFull);
}

/** Weighted mean of the three sub-scores as they are stored, so that whoever adds up what the page shows gets the same score. */
export function relationshipOf(
  scores: { recency: Tenths; breadth: Tenths; wallet: Tenths },
  { weights }: SegmentPolicy,
): Tenths {
  const sum = scores.recency * weights.recency + scores.breadth * weights.breadth + scores.wallet * weights.wallet;
  return Math.floor((2 * sum + 100) / 200);
}

/** Parts are units, days and contacts: far below what plain numbers hold exactly. */
function shareOf(part: number, whole: number): Tenths {
  return Math.floor((2 * FULL * part + whole) / (2 * whole));
}
