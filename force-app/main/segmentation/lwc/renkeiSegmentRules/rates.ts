import { decimal, multiply, roundHalfUp, toNumber, wholeQuotient, type Decimal } from 'c/renkeiDecimalRules';
import { industryKey } from './industry.ts';
import { LARGEST_AMOUNT, SegmentInputError } from './inputs.ts';
import type { Estimators } from './model.ts';

/** An amount per piece: `units / divisor` where that is exact in plain numbers, and always `exact`. */
export interface Rate {
  units: number;
  divisor: number;
  exact: Decimal;
}

/** What the policy estimates an industry with; null: nothing. */
export interface IndustryRates {
  perEmployee: Rate | null;
  revenue: Rate | null;
}

export interface Rates {
  /** The rates of an industry as an account names it; null for an account without one. */
  of(industry: string | null): IndustryRates;
  perUnit: Rate | null;
}

/** More spellings than an org has industries; beyond that they are looked up anew each time instead of remembered. */
const MOST_SPELLINGS = 10_000;

/** @throws SegmentInputError PolicyInvalid naming the estimator */
export function compileRates(estimators: Estimators): Rates {
  const { perEmployee, defaultPerEmployee, revenuePercent, defaultRevenuePercent, amountPerUnit } = estimators;
  const employees = rateTable(perEmployee, (rate) => rateOf('estimators.perEmployee', rate, LARGEST_AMOUNT));
  const revenue = rateTable(revenuePercent, percentOf);
  const others: IndustryRates = {
    perEmployee:
      defaultPerEmployee === null ? null : rateOf('estimators.defaultPerEmployee', defaultPerEmployee, LARGEST_AMOUNT),
    revenue: defaultRevenuePercent === null ? null : percentOf(defaultRevenuePercent),
  };
  const remembered = new Map<string, IndustryRates>();
  const find = (industry: string): IndustryRates => {
    const key = industryKey(industry);
    if (key === '') return others;
    return {
      perEmployee: employees.get(key) ?? others.perEmployee,
      revenue: revenue.get(key) ?? others.revenue,
    };
  };
  return {
    of(industry) {
      if (industry === null) return others;
      let rates = remembered.get(industry);
      if (!rates) {
        rates = find(industry);
        if (remembered.size < MOST_SPELLINGS) remembered.set(industry, rates);
      }
      return rates;
    },
    perUnit: amountPerUnit === null ? null : rateOf('estimators.amountPerUnit', amountPerUnit, LARGEST_AMOUNT),
  };
}

/** So many pieces at that rate, rounded half up to a whole amount. */
export function amountAt(pieces: number, rate: Rate): number {
  const quick = Number.isInteger(pieces) ? wholeQuotient(pieces * rate.units, rate.divisor) : null;
  return quick ?? toNumber(roundHalfUp(multiply(decimal(pieces), rate.exact), 0));
}

function rateTable(listed: Readonly<Record<string, number>>, compileRate: (rate: number) => Rate): Map<string, Rate> {
  return new Map(Object.entries(listed).map(([industry, rate]) => [industryKey(industry), compileRate(rate)]));
}

function percentOf(percent: number): Rate {
  const rate = rateOf('estimators.revenuePercent', percent, 100);
  return { units: rate.units, divisor: rate.divisor * 100, exact: multiply(rate.exact, decimal(0.01)) };
}

function rateOf(field: string, value: number, largest: number): Rate {
  if (!(typeof value === 'number' && value >= 0 && value <= largest)) {
    throw new SegmentInputError('PolicyInvalid', field, value);
  }
  const exact = decimal(value);
  return { units: Number(exact.units), divisor: 10 ** exact.scale, exact };
}
