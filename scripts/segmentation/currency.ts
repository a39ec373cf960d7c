import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows } from '../connection/query.ts';
import { booleanValue, dateValue, keyValue, numberValue } from '../connection/values.ts';
import { describeObject } from '../integration/objectDescription.ts';
import type { RateOf } from './core/exchange.ts';

const messages = messagesOf('segmentation');

/** Units of a currency per unit of the corporate one, from `start` until before `end`. */
export interface DatedRate {
  currency: string;
  start: string;
  /** null: until further notice. */
  end: string | null;
  rate: number;
}

/** The exchange rates of an org with several currencies. */
export interface Currencies {
  corporate: string;
  /** Rates that hold where no dated rate does, by currency. */
  fixed: ReadonlyMap<string, number>;
  dated: readonly DatedRate[];
}

const currencyType = z.looseObject({ IsoCode: keyValue, ConversionRate: numberValue, IsCorporate: booleanValue });
const datedRate = z.looseObject({
  IsoCode: keyValue,
  StartDate: dateValue,
  NextStartDate: dateValue,
  ConversionRate: numberValue,
});

/** Whether the org has currencies beside the corporate one. Records say in which currency they are only then. */
export async function hasSeveralCurrencies(connection: Connection): Promise<boolean> {
  const description = await describeObject(connection, 'Account');
  return description?.fields.has('CurrencyIsoCode') ?? false;
}

/**
 * The org's exchange rates; null for an org with one currency. Inactive currencies count: old opportunities still have them.
 * @throws SfError `CorporateCurrencyDiffersError` when the setting names another currency than the org's corporate one
 */
export async function readCurrencies(
  connection: Connection,
  { severalCurrencies, settingCurrency }: { severalCurrencies: boolean; settingCurrency: string },
): Promise<Currencies | null> {
  if (!severalCurrencies) return null;
  const types = await queryRows(
    connection,
    'SELECT IsoCode, ConversionRate, IsCorporate FROM CurrencyType ORDER BY IsoCode',
    currencyType,
  );
  const corporate = types.find((type) => type.IsCorporate)?.IsoCode ?? '';
  if (corporate !== settingCurrency) {
    throw messages.createError('error.CorporateCurrencyDiffers', [settingCurrency, corporate], [corporate]);
  }
  // Dated rates exist only where advanced currency management is switched on.
  const dated = (await describeObject(connection, 'DatedConversionRate'))
    ? await queryRows(
        connection,
        'SELECT IsoCode, StartDate, NextStartDate, ConversionRate FROM DatedConversionRate ORDER BY IsoCode, StartDate',
        datedRate,
      )
    : [];
  return {
    corporate,
    fixed: new Map(types.map((type) => [type.IsoCode, positive(type.IsoCode, type.ConversionRate)])),
    dated: dated.map((row) => ({
      currency: row.IsoCode,
      start: row.StartDate ?? '0000-01-01',
      end: row.NextStartDate,
      rate: positive(row.IsoCode, row.ConversionRate),
    })),
  };
}

/**
 * The rate of a currency on a day: the dated one that holds on it, else the fixed one.
 * @throws SfError `UnknownCurrencyError` (when asked) for a currency that the org does not have
 */
export function ratesOf({ corporate, fixed, dated }: Currencies): RateOf {
  const byCurrency = Map.groupBy(dated, (rate) => rate.currency);
  return (currency, date) => {
    if (currency === corporate) return 1;
    const holds = byCurrency.get(currency)?.find(({ start, end }) => start <= date && (end === null || date < end));
    const rate = holds?.rate ?? fixed.get(currency);
    if (rate === undefined) throw messages.createError('error.UnknownCurrency', [currency]);
    return rate;
  };
}

function positive(currency: string, rate: number | null): number {
  if (rate !== null && rate > 0) return rate;
  throw messages.createError('error.UnknownCurrency', [currency]);
}
