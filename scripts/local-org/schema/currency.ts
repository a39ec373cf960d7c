import { standardField, type StandardObject } from './fields.ts';
import type { FieldModel, ObjectModel, PicklistValue } from './model.ts';

/** What an org has switched on beyond the usual; dated exchange rates go with several currencies only. */
export type Feature = 'MultiCurrency' | 'AdvancedCurrencyManagement';

const setup = { sharingModel: 'Read', setup: true } as const;
const RATE = ['Conversion Rate', 'double(18,6) required'] as const;

const currencyType: StandardObject = {
  name: 'CurrencyType',
  label: 'Currency Type',
  pluralLabel: 'Currency Types',
  keyPrefix: '01L',
  ...setup,
  without: ['delete'],
  fields: {
    IsoCode: [
      'Currency ISO Code',
      'picklist restricted required unique createonly',
      Intl.supportedValuesOf('currency'),
    ],
    ConversionRate: RATE,
    DecimalPlaces: ['Decimal Places', 'int(1) required'],
    IsActive: ['Active', 'boolean'],
    IsCorporate: ['Corporate Currency', 'boolean readonly'],
  },
};

const datedConversionRate: StandardObject = {
  name: 'DatedConversionRate',
  label: 'Dated Conversion Rate',
  pluralLabel: 'Dated Conversion Rates',
  keyPrefix: '04w',
  ...setup,
  fields: {
    IsoCode: ['Currency ISO Code', 'picklist restricted required createonly', Intl.supportedValuesOf('currency')],
    StartDate: ['Start Date', 'date required createonly'],
    NextStartDate: ['Next Start Date', 'date readonly'],
    ConversionRate: RATE,
  },
};

/** The objects that come with features. */
export function featureObjects(features: readonly Feature[]): StandardObject[] {
  return [
    ...(features.includes('MultiCurrency') ? [currencyType] : []),
    ...(features.includes('AdvancedCurrencyManagement') ? [datedConversionRate] : []),
  ];
}

/**
 * Gives records and users a currency.
 * @param corporate ISO code of the currency that new users get; a new record gets its creator's
 * @param known the currencies of the org, asked each time
 */
export function addCurrencyFields(
  objects: Iterable<ObjectModel>,
  corporate: string,
  known: () => PicklistValue[],
): void {
  for (const { name, setup: isSetup, fields } of objects) {
    if (isSetup && name !== 'User') continue;
    const add = (field: string, label: string, defaultValue: string): void => {
      const model = standardField(field, [label, 'picklist(3) restricted required']);
      fields.set(field, { ...model, length: 3, defaultValue, picklist: currencyPicklist(known) });
    };
    const own = 'TEXT($User.DefaultCurrencyIsoCode)';
    add('CurrencyIsoCode', 'Currency ISO Code', isSetup ? JSON.stringify(corporate) : own);
    if (isSetup) add('DefaultCurrencyIsoCode', 'Default Currency ISO Code', JSON.stringify(corporate));
  }
}

function currencyPicklist(known: () => PicklistValue[]): FieldModel['picklist'] {
  return {
    restricted: true,
    get values() {
      return known();
    },
  };
}
