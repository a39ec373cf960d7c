import { add, decimal, toNumber } from 'c/renkeiDecimalRules';
import type { ContributionCase } from './trace.ts';

export interface Amount {
  /** ISO code; null: the only currency of the org. */
  currency: string | null;
  amount: number;
}

/**
 * What won cases brought, one sum for each currency: euros and yen add up to nothing. Pages know no rates; the month-end page, which
 * converts, is made by the command line.
 */
export function amountsOf(won: readonly Pick<ContributionCase, 'currency' | 'wonAmount'>[]): Amount[] {
  const sums = new Map<string | null, ReturnType<typeof decimal>>();
  for (const { currency, wonAmount } of won)
    sums.set(currency, add(sums.get(currency) ?? decimal(0), decimal(wonAmount)));
  return [...sums]
    .map(([currency, sum]) => ({ currency, amount: toNumber(sum) }))
    .sort((one, other) => ((one.currency ?? '') < (other.currency ?? '') ? -1 : 1));
}
