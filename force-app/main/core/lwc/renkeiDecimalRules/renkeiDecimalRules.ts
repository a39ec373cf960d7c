/**
 * Exact decimal arithmetic. Binary floating point turns 0.615 × 100 into 61.49999…, which would round the wrong way and make
 * the TypeScript rules disagree with a flow, whose numbers are decimals. A value here is `units / 10^scale` with whole units.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Every decimal with so many digits has a JavaScript number of its own. */
const EXACT_DIGITS = 999_999_999_999_999;
const DECIMAL_TEXT = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/**
 * Reads a number as the decimal that it is written as (0.1 is one tenth, not its nearest binary fraction).
 * @throws RangeError when the value is NaN, infinite or not a plain decimal text
 */
export function decimal(value: number | string): Decimal {
  const match = DECIMAL_TEXT.exec(String(value));
  if (!match) throw new RangeError(`Not a decimal number: ${String(value)}`);
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const units = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * powerOfTen(-scale), scale: 0 };
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale };
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, { units: -right.units, scale: right.scale });
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/**
 * Quotient rounded half up (away from zero) to `scale` places.
 * @throws RangeError when the divisor is zero
 */
export function divide(dividend: Decimal, divisor: Decimal, scale: number): Decimal {
  if (divisor.units === 0n) throw new RangeError('Division by zero');
  const numerator = dividend.units * powerOfTen(divisor.scale + scale);
  const denominator = divisor.units * powerOfTen(dividend.scale);
  return { units: divideHalfUp(numerator, denominator), scale };
}

/** Rounds half up, away from zero: 0.05 → 0.1, −0.05 → −0.1, as ROUND does in formulas and flows. */
export function roundHalfUp(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return { units: unitsAt(value, scale), scale };
  return { units: divideHalfUp(value.units, powerOfTen(value.scale - scale)), scale };
}

/** Negative when left is smaller, 0 when equal, positive when larger. */
export function compare(left: Decimal, right: Decimal): number {
  const difference = subtract(left, right).units;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The nearest JavaScript number; exact in print for up to 15 significant digits. */
export function toNumber(value: Decimal): number {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  const magnitude = Number(fraction ? `${whole}.${fraction}` : whole);
  return value.units < 0n ? -magnitude : magnitude;
}

/**
 * A plain number rounded half up to `scale` decimal places.
 * @throws RangeError when the value is NaN or infinite
 */
export function roundNumber(value: number, scale: number): number {
  const units = writtenUnits(value, scale);
  return units === null ? toNumber(roundHalfUp(decimal(value), scale)) : units / 10 ** scale;
}

/**
 * A plain number in whole units of `scale` decimal places, rounded half up: 1.005 in hundredths is 101.
 * @throws RangeError when the value is NaN or infinite
 */
export function roundedUnits(value: number, scale: number): number {
  return writtenUnits(value, scale) ?? Number(roundHalfUp(decimal(value), scale).units);
}

/** The whole units of a number that is written with no more than `scale` decimals and 15 digits; else null. */
function writtenUnits(value: number, scale: number): number | null {
  const factor = 10 ** scale;
  const units = Math.round(value * factor);
  // Of so many digits each decimal has a number of its own, so one that comes back unchanged is written so. Adding 0 turns −0 into 0.
  return Math.abs(units) <= EXACT_DIGITS && units / factor === value ? units + 0 : null;
}

/**
 * Quotient of two whole numbers, the dividend not negative and the divisor positive, rounded half up to a whole number; null when
 * they are too large for plain numbers to be exact. Then decimals have to do it, some twenty times slower.
 */
export function wholeQuotient(dividend: number, divisor: number): number | null {
  // (2a + b) / 2b is a / b + ½. Below 2^53 the sum is exact, and no quotient of two such numbers is rounded up to a whole one.
  const sum = 2 * dividend + divisor;
  return sum <= Number.MAX_SAFE_INTEGER ? Math.floor(sum / (2 * divisor)) : null;
}

/** The smallest whole number that is not less. */
export function ceiling(value: Decimal): number {
  const divisor = powerOfTen(value.scale);
  const whole = value.units / divisor;
  return Number(value.units > 0n && whole * divisor !== value.units ? whole + 1n : whole);
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * powerOfTen(scale - value.scale);
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
