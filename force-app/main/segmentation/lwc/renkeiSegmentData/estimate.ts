import { estimatePotential, SegmentInputError, type SegmentPolicy } from 'c/renkeiSegmentRules';
import type { ScoredAccount } from './accounts.ts';

/** What the policy estimates for an account as it stands now, before any run; null when that cannot be computed. */
export function estimateNow(
  { employees, industry }: Pick<ScoredAccount, 'employees' | 'industry'>,
  policy: SegmentPolicy,
): number | null {
  try {
    return estimatePotential({ employees, industry: industry?.value ?? null }, policy).estimate;
  } catch (error) {
    // The run reports such an account; a page only leaves the figure out.
    if (error instanceof SegmentInputError) return null;
    throw error;
  }
}
