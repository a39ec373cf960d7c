import { readFileSync } from 'node:fs';

const CURRENCIES: Record<string, string> = { JP: 'JPY', US: 'USD', GB: 'GBP', DE: 'EUR', FR: 'EUR' };

const japaneseFormats = {
  'dateTime.shortDateFormat': 'yyyy/MM/dd',
  'dateTime.mediumDateFormat': 'yyyy/MM/dd',
  'dateTime.longDateFormat': 'yyyy年M月d日',
  'dateTime.shortTimeFormat': 'H:mm',
  'dateTime.mediumTimeFormat': 'H:mm:ss',
  'dateTime.shortDateTimeFormat': 'yyyy/MM/dd H:mm',
  'dateTime.mediumDateTimeFormat': 'yyyy/MM/dd H:mm:ss',
  'dateTime.longDateTimeFormat': 'yyyy年M月d日 H:mm:ss',
};

/** What `@salesforce/i18n/*` says to a user; names left out are as in American English. */
export function localeFormats(language: string, locale: string, timeZone: string): Record<string, unknown> {
  const currency = CURRENCIES[locale.split('_')[1] ?? 'US'] ?? 'USD';
  const parts = new Intl.NumberFormat(locale.replace('_', '-'), { style: 'currency', currency }).formatToParts(0);
  return {
    lang: language.replace('_', '-'),
    locale: locale.replace('_', '-'),
    timeZone,
    currency,
    'number.currencySymbol': parts.find(({ type }) => type === 'currency')?.value,
    ...(locale.startsWith('ja') ? japaneseFormats : {}),
  };
}

let japanese: Record<string, string> | undefined;

/** Texts of the base components in a language other than the English that they carry. */
export function baseLabels(language: string): Record<string, string> {
  if (!language.startsWith('ja')) return {};
  japanese ??= JSON.parse(readFileSync(new URL('baseLabels.ja.json', import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
  return japanese;
}
