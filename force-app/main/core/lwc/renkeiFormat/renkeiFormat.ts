import language from '@salesforce/i18n/lang';
import timeZone from '@salesforce/i18n/timeZone';
import namedValue from '@salesforce/label/c.RenkeiCore_NamedValue';
import twoItems from '@salesforce/label/c.RenkeiCore_TwoItems';

/**
 * An amount short enough for a cell: ¥41.2M, 4120万円. Japanese readers expect 円 after the number, not ￥ before it.
 * Without a currency the number stands alone.
 */
export function compactMoney(amount: number, currency: string | null): string {
  const short: Intl.NumberFormatOptions = {
    notation: 'compact',
    maximumSignificantDigits: 3,
    useGrouping: true,
  };
  return formatter({ ...short, ...currencyStyle(currency) }).format(amount);
}

/** An amount in full, without decimals where they would be zero. */
export function money(amount: number, currency: string | null): string {
  const trailingZeroDisplay = 'stripIfInteger' as const;
  return formatter({ trailingZeroDisplay, ...currencyStyle(currency) }).format(amount);
}

/** 1,234.5 */
export function number(value: number, fractionDigits = 1): string {
  return formatter({ maximumFractionDigits: fractionDigits }).format(value);
}

/** Percent points as they are stored: 20.6 → 20.6%. */
export function percent(points: number, fractionDigits = 1): string {
  return formatter({ style: 'percent', maximumFractionDigits: fractionDigits }).format(points / 100);
}

/** A plain date (yyyy-mm-dd): June 12, 2026. It has no zone, so it is the same day everywhere. */
export function plainDate(date: string): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
  return dates(language, options).format(new Date(`${date}T00:00:00Z`));
}

/** A moment (ISO date and time) in the user's zone, to the minute. */
export function moment(dateTime: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', timeZone };
  return dates(language, options).format(new Date(dateTime));
}

/** Today in the user's zone, yyyy-mm-dd. */
export function today(now: Date): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone };
  // By its parts: no locale promises the order and the separators of ISO, and browsers have changed them.
  const parts = dates('en-US', options).formatToParts(now);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** A month by any of its days (yyyy-mm-dd): June 2026. */
export function monthName(date: string): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  return dates(language, options).format(new Date(`${date}T00:00:00Z`));
}

/** The moment at which a day (yyyy-mm-dd) begins in the user's zone, as an ISO date and time. */
export function startOfDay(date: string): string {
  const guess = Date.parse(`${date}T00:00:00Z`);
  // The offset is that of the moment itself; taking it twice settles the days on which the clocks change.
  const first = guess - offsetAt(guess);
  return new Date(guess - offsetAt(first)).toISOString();
}

/** Milliseconds by which the user's clock is ahead of UTC at a moment. */
function offsetAt(moment: number): number {
  const parts = dates('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(moment / 1000) * 1000;
}

/** Puts values into a label: `{0}` is the first. */
export function fill(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** A name and what it stands for, with the colon of the language. */
export const named = (name: string, value: string): string => fill(namedValue, name, value);

/** Things one after another, with the comma of the language. */
export const listed = (items: readonly string[]): string =>
  items.length === 0 ? '' : items.reduce((before, item) => fill(twoItems, before, item));

const pluralRules = new Intl.PluralRules(language);

/** The label variant for a count: languages without plural use `other` for all. */
export function plural(count: number, forms: { one: string; other: string }): string {
  return pluralRules.select(count) === 'one' ? forms.one : forms.other;
}

/** First letter in upper case, for a clause that opens a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

function currencyStyle(currency: string | null): Intl.NumberFormatOptions {
  if (currency === null) return {};
  const currencyDisplay = language.startsWith('ja') && currency === 'JPY' ? 'name' : 'narrowSymbol';
  return { style: 'currency', currency, currencyDisplay };
}

const formatters = new Map<string, Intl.NumberFormat>();
const dateFormatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A link that dials a number as people write it; null where there is none to dial. Telephones want digits and a leading plus: full-width
 * digits become plain ones, the (0) that is not dialled after a country code falls away, an extension is dialled after the answer, and
 * of several numbers the first one counts.
 */
export function telephoneLink(written: string | null): string | null {
  const [first = ''] = (written ?? '').normalize('NFKC').split(/[/;,、]/);
  const [, main = '', extension] = /^(.*?)(?:(?:内線|extension|ext\.?|x|#)\D*(\d+)\D*)?$/i.exec(first.trim()) ?? [];
  const digits = main.replace(/^(\+\d+)\s*\(0\)/, '$1').replace(/(?!^\+)[^0-9]/g, '');
  if (!/\d/.test(digits)) return null;
  return extension ? `tel:${digits};ext=${extension}` : `tel:${digits}`;
}

/** Constructing a formatter costs more than using it, and lists use the same few hundreds of times. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  formatters.set(key, made);
  return made;
}

/** As with numbers: a page of a meeting tells some hundred days and times at each key. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dateFormatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  dateFormatters.set(key, made);
  return made;
}
