import { decimal, multiply, roundHalfUp, toNumber } from 'c/renkeiDecimalRules';
import { checkAmount } from './inputs.ts';
import type { AccountInputs, SegmentPolicy, SizeBand, Source, UnscoredReason } from './model.ts';

export interface Potential {
  estimate: number | null;
  potential: number | null;
  source: Source | null;
  unscoredReason: UnscoredReason | null;
}

/**
 * Yearly potential in the corporate currency. An override that has not expired wins and counts as heard from the customer;
 * else the estimate, employees × amount per employee of the industry, rounded to whole units. What is missing is named, not guessed.
 * @throws SegmentInputError TooLarge when the estimate exceeds what the field holds
 */
export function potentialOf(inputs: AccountInputs, policy: SegmentPolicy, asOf: string): Potential {
  const { estimate, unscoredReason } = estimatePotential(inputs, policy);
  const { override } = inputs;
  if (override && override.expires >= asOf) {
    const amount = toNumber(roundHalfUp(decimal(override.amount), 0));
    return { estimate, potential: amount, source: 'Heard', unscoredReason: null };
  }
  return { estimate, potential: estimate, source: estimate === null ? null : 'Estimated', unscoredReason };
}

/** Size by employees, in the bands of the market studies that the policy follows: <100, 100–299, 300–1,000, >1,000. */
export function sizeBandOf(employees: number | null): SizeBand | null {
  if (!employees) return null;
  if (employees < 100) return 'Under100';
  if (employees < 300) return 'From100To299';
  return employees <= 1000 ? 'From300To1000' : 'Over1000';
}

/**
 * Employees × amount per employee of the industry (or the default), in whole units of the corporate currency per year; or the
 * reason why there is no estimate.
 * @throws SegmentInputError TooLarge when the estimate exceeds what the field holds
 */
export function estimatePotential(
  inputs: Pick<AccountInputs, 'employees' | 'industry'>,
  policy: SegmentPolicy,
): { estimate: number | null; unscoredReason: UnscoredReason | null } {
  if (!inputs.employees) return { estimate: null, unscoredReason: 'EmployeesMissing' };
  const { perEmployee, defaultPerEmployee } = policy.estimators;
  const industry = inputs.industry?.trim() || null;
  // hasOwn: an industry named like a member of Object.prototype must not find that member.
  const rate = industry && Object.hasOwn(perEmployee, industry) ? perEmployee[industry] : defaultPerEmployee;
  if (rate === null || rate === undefined) {
    return { estimate: null, unscoredReason: industry ? 'IndustryWithoutEstimator' : 'IndustryMissing' };
  }
  checkAmount('estimators', rate);
  const estimate = toNumber(roundHalfUp(multiply(decimal(inputs.employees), decimal(rate)), 0));
  checkAmount('potentialEstimate', estimate);
  return { estimate, unscoredReason: null };
}
