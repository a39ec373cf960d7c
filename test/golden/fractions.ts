/** Exact fractions of whole numbers, and nothing shared with the rules' own arithmetic: the second opinion on every figure. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

/** A number as it is written: 0.1 is one tenth. */
export function fraction(value: number): Fraction {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const power = BigInt(Number(exponent) - decimals.length);
  const digits = BigInt(whole + decimals);
  return power < 0n ? { over: digits, under: 10n ** -power } : { over: digits * 10n ** power, under: 1n };
}

export function times(...factors: Fraction[]): Fraction {
  return factors.reduce((left, right) => ({ over: left.over * right.over, under: left.under * right.under }));
}

export function plus(...terms: Fraction[]): Fraction {
  return terms.reduce((left, right) => ({
    over: left.over * right.under + right.over * left.under,
    under: left.under * right.under,
  }));
}

export function minus(left: Fraction, right: Fraction): Fraction {
  return plus(left, { over: -right.over, under: right.under });
}

export function per(left: Fraction, right: Fraction): Fraction {
  return times(left, { over: right.under, under: right.over });
}

export function atLeast(left: Fraction, right: Fraction): boolean {
  const { over, under } = minus(left, right);
  return under > 0n ? over >= 0n : over <= 0n;
}

/** Rounded half away from zero to so many decimals, through the text that a person would write. */
export function rounded(value: Fraction, decimals: number): number {
  const scaled = times(value, { over: 10n ** BigInt(decimals), under: 1n });
  const negative = scaled.over < 0n !== scaled.under < 0n;
  const [over, under] = [magnitude(scaled.over), magnitude(scaled.under)];
  const below = over / under;
  const nearest = (over - below * under) * 2n >= under ? below + 1n : below;
  if (nearest === 0n) return 0;
  const digits = nearest.toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return Number(`${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
