import type { Origin } from 'c/renkeiSegmentRules';
import { compactMoney, fill, money, number, percent, plainDate, plural } from 'c/renkeiFormat';
import fromRevenue from '@salesforce/label/c.RenkeiSegmentation_FromRevenue';
import fromRevenuePlain from '@salesforce/label/c.RenkeiSegmentation_FromRevenuePlain';
import fromUnitsOne from '@salesforce/label/c.RenkeiSegmentation_FromUnits_One';
import fromUnitsOther from '@salesforce/label/c.RenkeiSegmentation_FromUnits_Other';
import heardUntil from '@salesforce/label/c.RenkeiSegmentation_HeardUntil';
import heardWithReason from '@salesforce/label/c.RenkeiSegmentation_HeardWithReason';
import overrideWithReason from '@salesforce/label/c.RenkeiSegmentation_OverrideWithReason';
import potentialFrom from '@salesforce/label/c.RenkeiSegmentation_PotentialFrom';
import potentialFromPlain from '@salesforce/label/c.RenkeiSegmentation_PotentialFromPlain';

/** What the words of an origin need beside its figures. */
export interface OriginContext {
  currency: string | null;
  /** The industry as the reader's language calls it; without it the industry is shown as it is stored. */
  industryLabel?: string | null;
  /** Why somebody has overridden the estimate. */
  overrideReason?: string | null;
}

/** Decimals that a percentage of the revenue has. */
const PERCENT_DECIMALS = 4;

/** How a potential came about, as a clause: "1,161 employees × ¥11,000 (Machinery)". */
export function originWords({ code, values }: Origin, context: OriginContext): string {
  const figure = (key: string) => number(Number(values[key]));
  const amount = (key: string) => money(Number(values[key]), context.currency);
  const industry = values.industry === null ? null : (context.industryLabel ?? String(values.industry));
  switch (code) {
    case 'HeardUntil':
      return heardWords(String(values.expires), values.estimate === null ? null : Number(values.estimate), context);
    case 'FromUnits': {
      const template = plural(Number(values.units), { one: fromUnitsOne, other: fromUnitsOther });
      return fill(template, figure('units'), amount('amount'));
    }
    case 'FromEmployees':
      return industry === null
        ? fill(potentialFromPlain, figure('employees'), amount('amount'))
        : fill(potentialFrom, figure('employees'), amount('amount'), industry);
    case 'FromRevenue': {
      const share = percent(Number(values.percent), PERCENT_DECIMALS);
      const revenue = compactMoney(Number(values.revenue), context.currency);
      return industry === null ? fill(fromRevenuePlain, share, revenue) : fill(fromRevenue, share, revenue, industry);
    }
  }
}

function heardWords(expires: string, estimate: number | null, { currency, overrideReason }: OriginContext): string {
  const until = plainDate(expires);
  if (!overrideReason) return fill(heardUntil, until);
  if (estimate === null) return fill(overrideWithReason, overrideReason, until);
  return fill(heardWithReason, overrideReason, until, compactMoney(estimate, currency));
}
