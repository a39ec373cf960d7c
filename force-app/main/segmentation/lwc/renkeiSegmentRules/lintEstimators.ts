import { error, warning, type PolicyFinding } from './finding.ts';
import { lintNumber, LIMITS } from './lintNumbers.ts';
import { industryKey } from './industry.ts';
import type { Estimators } from './model.ts';

interface Surroundings {
  /** API values that accounts of the org can have. */
  industries?: readonly string[] | undefined;
  severalCurrencies?: boolean | undefined;
}

/** Findings about the ways to a potential, by themselves and in the org around them. */
export function lintEstimators(
  estimators: Estimators,
  { industries, severalCurrencies = false }: Surroundings = {},
): PolicyFinding[] {
  const { perEmployee, defaultPerEmployee, revenuePercent, defaultRevenuePercent, amountPerUnit } = estimators;
  const findings = [
    ...lintWays(estimators),
    ...(severalCurrencies ? lintRevenue(estimators) : []),
    ...ratesOf(perEmployee, defaultPerEmployee).flatMap(([industry, rate]) =>
      lintRate('estimators.perEmployee', rate, LIMITS.amountPerEmployee, { industry }),
    ),
    ...ratesOf(revenuePercent, defaultRevenuePercent).flatMap(([industry, percent]) =>
      lintPercent('estimators.revenuePercent', percent, industry),
    ),
    ...lintIndustries(estimators, industries),
  ];
  if (amountPerUnit === null) return findings;
  return [...findings, ...lintRate('estimators.amountPerUnit', amountPerUnit, LIMITS.amountPerUnit, {})];
}

/** At least one way that needs no assets, or accounts whose installed base nobody knows all stay unscored. */
function lintWays({ perEmployee, defaultPerEmployee, revenuePercent, ...rest }: Estimators): PolicyFinding[] {
  const byEmployees = defaultPerEmployee !== null || Object.keys(perEmployee).length > 0;
  const byRevenue = rest.defaultRevenuePercent !== null || Object.keys(revenuePercent).length > 0;
  if (byEmployees || byRevenue) return [];
  if (rest.amountPerUnit === null) return [error('EstimatorsMissing', 'estimators', {})];
  return [warning('EstimatorsOnlyByUnits', 'estimators', {})];
}

/** Revenues are in the currency of their account, and nothing converts them at the moment of a save. */
function lintRevenue({ revenuePercent, defaultRevenuePercent }: Estimators): PolicyFinding[] {
  if (defaultRevenuePercent === null && Object.keys(revenuePercent).length === 0) return [];
  return [warning('RevenueLeftOut', 'estimators.revenuePercent', {})];
}

function ratesOf(listed: Readonly<Record<string, number>>, byDefault: number | null): [string | null, number][] {
  const rates: [string | null, number][] = Object.entries(listed);
  return byDefault === null ? rates : [...rates, [null, byDefault]];
}

function lintRate(
  field: string,
  rate: number,
  limits: Parameters<typeof lintNumber>[2],
  values: PolicyFinding['values'],
): PolicyFinding[] {
  if (!(rate > 0))
    return [error('EstimatorNotPositive', field, { ...values, value: Number.isNaN(rate) ? null : rate })];
  return lintNumber(field, rate, limits, values);
}

function lintPercent(field: string, percent: number, industry: string | null): PolicyFinding[] {
  if (!(percent >= 0 && percent <= 100)) {
    return [error('PercentOutOfRange', field, { industry, value: Number.isNaN(percent) ? null : percent })];
  }
  return lintRate(field, percent, LIMITS.share, { industry });
}

/**
 * Two spellings of one industry would contradict each other, also where one has the amount and the other the percent: industries
 * are compared without regard to letter case, and an account finds one estimator of its industry.
 */
function lintIndustries({ perEmployee, revenuePercent }: Estimators, industries?: readonly string[]): PolicyFinding[] {
  const known = industries && new Set(industries.map(industryKey));
  const spellings = new Map<string, string>();
  return Object.entries({ perEmployee, revenuePercent }).flatMap(([list, listed]) =>
    Object.keys(listed).flatMap((industry) => {
      const field = `estimators.${list}`;
      const key = industryKey(industry);
      const spelling = spellings.get(key) ?? industry;
      spellings.set(key, spelling);
      const findings: PolicyFinding[] = [];
      if (spelling !== industry) findings.push(error('IndustryDuplicate', field, { industry }));
      if (known && !known.has(key)) findings.push(warning('IndustryUnknown', field, { industry }));
      return findings;
    }),
  );
}
