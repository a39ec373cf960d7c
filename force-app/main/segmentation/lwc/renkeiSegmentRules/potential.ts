import { roundNumber } from 'c/renkeiDecimalRules';
import { compile, type CompiledPolicy } from './compiled.ts';
import { checkAmount } from './inputs.ts';
import type { AccountInputs, PotentialBasis, SegmentPolicy, SizeBand, Source, UnscoredReason } from './model.ts';
import { amountAt } from './rates.ts';

/** The potential that applies without anybody's override; or why there is none. */
export interface Estimate {
  estimate: number | null;
  basis: Exclude<PotentialBasis, 'Override'> | null;
  unscoredReason: UnscoredReason | null;
}

export interface Potential {
  estimate: number | null;
  potential: number | null;
  source: Source | null;
  basis: PotentialBasis | null;
  unscoredReason: UnscoredReason | null;
}

type Estimated = Pick<AccountInputs, 'employees' | 'industry'> &
  Partial<Pick<AccountInputs, 'annualRevenue' | 'knownUnits'>>;

const SOURCES: Record<Exclude<PotentialBasis, 'Override'>, Source> = {
  InstalledBase: 'Measured',
  Employees: 'Estimated',
  Revenue: 'Estimated',
};

/**
 * Yearly potential in the corporate currency, in whole units. An override that has not expired wins and counts as heard from the
 * customer; else what the installed base, the employees or the revenue say.
 * @throws SegmentInputError TooLarge when the estimate exceeds what the field holds
 */
export function potentialOf(inputs: AccountInputs, compiled: CompiledPolicy, asOf: string): Potential {
  const { estimate, basis, unscoredReason } = estimateOf(inputs, compiled);
  const { override } = inputs;
  // Plain dates sort as text.
  if (override && override.expires >= asOf) {
    const potential = roundNumber(override.amount, 0);
    return { estimate, potential, source: 'Heard', basis: 'Override', unscoredReason: null };
  }
  return { estimate, potential: estimate, source: basis && SOURCES[basis], basis, unscoredReason };
}

/**
 * What the policy makes of an account without an override: known units × amount per unit; else employees × amount per employee of
 * the industry (or the default); else revenue × percent of the industry (or the default). What is missing is named, not guessed.
 * @throws SegmentInputError TooLarge when the estimate exceeds what the field holds; PolicyInvalid naming the field
 */
export function estimatePotential(inputs: Estimated, policy: SegmentPolicy): Estimate {
  return estimateOf(inputs, compile(policy));
}

function estimateOf(
  { employees, industry, annualRevenue, knownUnits }: Estimated,
  { rates }: CompiledPolicy,
): Estimate {
  if (knownUnits && rates.perUnit) return estimated(amountAt(knownUnits, rates.perUnit), 'InstalledBase');
  const { perEmployee, revenue } = rates.of(industry);
  if (employees && perEmployee) return estimated(amountAt(employees, perEmployee), 'Employees');
  if (annualRevenue && revenue) return estimated(amountAt(annualRevenue, revenue), 'Revenue');
  return { estimate: null, basis: null, unscoredReason: missing(employees, industry) };
}

function estimated(estimate: number, basis: Estimate['basis']): Estimate {
  checkAmount('potentialEstimate', estimate);
  return { estimate, basis, unscoredReason: null };
}

/** Somebody has to ask for something: for the employees first, which every policy can begin with. */
function missing(employees: number | null, industry: string | null): UnscoredReason {
  if (!employees) return 'EmployeesMissing';
  return industry?.trim() ? 'IndustryWithoutEstimator' : 'IndustryMissing';
}

/** Size by employees, in the bands of the market studies that the policy follows: <100, 100–299, 300–1,000, >1,000. */
export function sizeBandOf(employees: number | null): SizeBand | null {
  if (!employees) return null;
  if (employees < 100) return 'Under100';
  if (employees < 300) return 'From100To299';
  return employees <= 1000 ? 'From300To1000' : 'Over1000';
}
