import { decimal, roundHalfUp } from 'c/renkeiDecimalRules';

const ZERO = 48;
const DOT = 46;
const MINUS = 45;
const EXPONENT = 69;
/** So many digits a number surely holds exactly. */
const SAFE_DIGITS = 15;
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * A decimal number × 10^places, rounded half up (away from zero) to a whole number; undefined when the bytes are no number.
 * Salesforce writes large numbers with an exponent (1.5E7) in CSV.
 */
export function parseScaled(bytes: Uint8Array, start: number, end: number, places: number): number | undefined {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let at = first;
  let whole = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (bytes[at] === DOT && decimals < 0 && at > first) decimals = 0;
    else break;
  }
  if (at === first || decimals === 0 || at - first > SAFE_DIGITS) return parseSlowly(bytes, start, end, places);
  let power = decimals < 0 ? places : places - decimals;
  if (at === end - 2 && bytes[at] === EXPONENT && bytes[at + 1]! >= ZERO && bytes[at + 1]! <= ZERO + 9) {
    power += bytes[at + 1]! - ZERO;
    at = end;
  }
  if (at < end || Math.abs(power) > SAFE_DIGITS) return parseSlowly(bytes, start, end, places);
  const scaled = power < 0 ? whole / POWERS[-power]! : whole * POWERS[power]!;
  // What is not whole has to be rounded, and what is too large is no longer exact.
  if (!Number.isSafeInteger(scaled) || (power < 0 && scaled * POWERS[-power]! !== whole)) {
    return parseSlowly(bytes, start, end, places);
  }
  return first === start || scaled === 0 ? scaled : -scaled;
}

function parseSlowly(bytes: Uint8Array, start: number, end: number, places: number): number | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  if (!/^-?\d+(\.\d+)?(E[+-]?\d{1,3})?$/i.test(text)) return undefined;
  const { units, scale } = decimal(text);
  return Number(roundHalfUp({ units, scale: scale - places }, 0).units);
}
