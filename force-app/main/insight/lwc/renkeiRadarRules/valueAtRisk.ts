import { addMonths } from 'c/renkeiCalendarRules';
import { add, compare, decimal, toNumber, type Decimal } from 'c/renkeiDecimalRules';
import type { Order } from './model.ts';

/**
 * What is lost with the customer: the larger of the amounts of open deals and of what was ordered in the twelve months that ended
 * with the last order. Not their sum, because a deal may be next year's orders; and no potential, because nobody loses what they
 * never had. In the corporate currency.
 */
export function valueAtRisk(openDeals: readonly number[], orders: readonly Order[]): number {
  const deals = sum(openDeals);
  const last = orders.reduce((latest, { day }) => (day > latest ? day : latest), '');
  if (last === '') return toNumber(deals);
  const after = addMonths(last, -12);
  const year = sum(orders.filter(({ day }) => day > after).map(({ amount }) => amount));
  return toNumber(compare(year, deals) > 0 ? year : deals);
}

function sum(amounts: readonly number[]): Decimal {
  return amounts.reduce((total, amount) => add(total, decimal(amount)), decimal(0));
}
