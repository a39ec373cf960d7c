import { industryKey } from './industry.ts';
import { SegmentInputError } from './inputs.ts';
import type { AccountInputs, AccountScore, SegmentPolicy } from './model.ts';
import { estimatePotential, type Estimate } from './potential.ts';

/** The inputs behind the figures of a score. */
export type ScoreFacts = Pick<
  AccountInputs,
  'employees' | 'industry' | 'annualRevenue' | 'ownUnits' | 'knownUnits' | 'override'
>;

export type OriginCode = 'HeardUntil' | 'FromUnits' | 'FromEmployees' | 'FromRevenue';

/** How the potential came about; `industry` is null where the policy's default was used. */
export interface Origin {
  code: OriginCode;
  values: Record<string, string | number | null>;
}

/**
 * How the potential came about: somebody's figure and until when it counts, or units × amount, employees × amount, revenue ×
 * percent. Nothing where facts or policy have changed since the account was scored, so that they no longer give its figure.
 */
export function explainOrigin(score: AccountScore, policy: SegmentPolicy, facts: ScoreFacts): Origin[] {
  const { potential, potentialBasis, potentialEstimate } = score;
  if (potentialBasis === 'Override') {
    const { override } = facts;
    if (!override || override.amount !== potential) return [];
    return [
      { code: 'HeardUntil', values: { amount: potential, expires: override.expires, estimate: potentialEstimate } },
    ];
  }
  const { estimate, basis } = estimateAgain(facts, policy);
  if (basis === null || basis !== potentialBasis || estimate !== potential) return [];
  return [originOf(basis, policy, facts)];
}

function originOf(basis: NonNullable<Estimate['basis']>, { estimators }: SegmentPolicy, facts: ScoreFacts): Origin {
  const { employees, annualRevenue, knownUnits, industry } = facts;
  switch (basis) {
    case 'InstalledBase':
      return { code: 'FromUnits', values: { units: knownUnits, amount: estimators.amountPerUnit } };
    case 'Employees': {
      const rate = rateOf(estimators.perEmployee, industry);
      const values = { employees, amount: rate ?? estimators.defaultPerEmployee };
      return { code: 'FromEmployees', values: { ...values, industry: rate === undefined ? null : industry } };
    }
    case 'Revenue': {
      const percent = rateOf(estimators.revenuePercent, industry);
      const values = { revenue: annualRevenue, percent: percent ?? estimators.defaultRevenuePercent };
      return { code: 'FromRevenue', values: { ...values, industry: percent === undefined ? null : industry } };
    }
  }
}

function rateOf(listed: Readonly<Record<string, number>>, industry: string | null): number | undefined {
  const key = industryKey(industry ?? '');
  if (key === '') return undefined;
  const name = Object.keys(listed).findLast((candidate) => industryKey(candidate) === key);
  return name === undefined ? undefined : listed[name];
}

/** Facts typed since the run can be such that no score comes of them; then they explain nothing. */
function estimateAgain(facts: ScoreFacts, policy: SegmentPolicy): Pick<Estimate, 'estimate' | 'basis'> {
  try {
    return estimatePotential(facts, policy);
  } catch (problem) {
    if (problem instanceof SegmentInputError) return { estimate: null, basis: null };
    throw problem;
  }
}
