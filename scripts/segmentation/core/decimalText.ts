import { decimal, roundHalfUp } from 'c/renkeiDecimalRules';

const ZERO = 48;
const DOT = 46;

/**
 * A decimal number × 10^places, rounded half up (away from zero) to a whole number; undefined when the bytes are no number.
 * Salesforce writes large numbers with an exponent (1.5E7) in CSV.
 */
export function parseScaled(bytes: Uint8Array, start: number, end: number, places: number): number | undefined {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const first = at;
  let units = 0;
  let missing = -1;
  // Digits are taken until the wanted places are full; a zero beyond them changes nothing, as in 1500.00000.
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (missing !== 0) {
        units = units * 10 + digit;
        if (missing > 0) missing--;
      } else if (digit > 0) break;
    } else if (bytes[at] === DOT && missing < 0 && at > first) missing = places;
    else break;
  }
  if (at < end || at === first || at - first > 15 || bytes[at - 1] === DOT)
    return parseSlowly(bytes, start, end, places);
  for (let place = missing < 0 ? places : missing; place > 0; place--) units *= 10;
  if (units > Number.MAX_SAFE_INTEGER) return parseSlowly(bytes, start, end, places);
  return negative && units > 0 ? -units : units;
}

function parseSlowly(bytes: Uint8Array, start: number, end: number, places: number): number | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  if (!/^-?\d+(\.\d+)?(E[+-]?\d{1,3})?$/i.test(text)) return undefined;
  const { units, scale } = decimal(text);
  return Number(roundHalfUp({ units, scale: scale - places }, 0).units);
}
