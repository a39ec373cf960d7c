import { foldText } from './text.ts';

const EXTENSION = /(?:内線|EXT(?:ENSION)?\.?|[X#*;,])\s*:?\s*\d+.*$/u;

/**
 * A telephone number as its digits alone: Japanese ones from 0 (10 or 11 digits), others from +. Extensions, (0) and 代表 are taken off.
 * '' for what is no number.
 */
export function normalisePhone(text: string): string {
  const plain = foldText(text).replace(EXTENSION, '').replace(/\(0\)/g, '');
  const digits = plain.replace(/\D/g, '');
  const isAbroad = /^[^\d+]*\+/u.test(plain);
  const domestic = isAbroad
    ? digits.replace(/^81(?=[1-9])|^81(?=0)/, (prefix, offset: number) =>
        digits[offset + prefix.length] === '0' ? '' : '0',
      )
    : digits.replace(/^(?:0(?:10|0?33010|061010|041010)81|81(?=[1-9]\d{8,9}$))0?/, '0');
  if (isAbroad && !digits.startsWith('81')) return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : '';
  return /^0[1-9]\d{8,9}$/.test(domestic) ? domestic : '';
}

/** The host of a website, lower case, without www. and port. '' for what has none. Hosts that many share are left to the frequency. */
export function normaliseWebsite(text: string): string {
  const host = foldText(text)
    .toLowerCase()
    .replace(/^[a-z][a-z+.]*:\/*/u, '')
    .replace(/^[^@/]*@/u, '')
    .replace(/[/?#:].*$/u, '')
    .replace(/^www\d?\./u, '')
    .replace(/\.+$/u, '');
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(host) ? host : '';
}

/** The seven digits of a postal code, or ''. */
export function normalisePostalCode(text: string): string {
  const digits = foldText(text).replace(/\D/g, '');
  return digits.length === 7 ? digits : '';
}
