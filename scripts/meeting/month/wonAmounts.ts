import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { textValue } from '../../connection/values.ts';
import { dayOfText } from '../../segmentation/core/days.ts';
import { Exchange } from '../../segmentation/core/exchange.ts';
import { hasSeveralCurrencies, ratesOf, readCurrencies } from '../../segmentation/currency.ts';

/** What says the currency of a case's amount, in orgs with several. Parents arrive as records from REST and as columns from bulk. */
export const currencyShape = {
  Opportunity__r: z.looseObject({ CurrencyIsoCode: textValue.optional() }).nullish(),
  'Opportunity__r.CurrencyIsoCode': textValue.optional(),
};
export const CURRENCY_FIELD = 'Opportunity__r.CurrencyIsoCode';

interface CurrencyRow {
  Opportunity__r?: { CurrencyIsoCode?: string | null | undefined } | null | undefined;
  'Opportunity__r.CurrencyIsoCode'?: string | null | undefined;
}

export function currencyOf(row: CurrencyRow): string | null {
  return row.Opportunity__r?.CurrencyIsoCode ?? row[CURRENCY_FIELD] ?? null;
}

/** Turns an amount of a currency into the corporate one, by the rate of a day (yyyy-mm-dd). */
export type ToCorporate = (amount: number, currency: string | null, day: string) => number;

/** How won amounts, which have the currency of their opportunity, become amounts that can be compared; null in orgs with one currency. */
export async function exchangeOf(connection: Connection, settingCurrency: string): Promise<ToCorporate | null> {
  const severalCurrencies = await hasSeveralCurrencies(connection);
  const currencies = await readCurrencies(connection, { severalCurrencies, settingCurrency });
  if (currencies === null) return null;
  const exchange = new Exchange(ratesOf(currencies));
  return (amount, currency, day) =>
    currency === null ? amount : exchange.toCorporate(Math.round(amount * 100), currency, dayOfText(day)) / 100;
}
