import {
  add,
  ceiling,
  compare,
  decimal,
  divide,
  multiply,
  roundHalfUp,
  roundedUnits,
  roundNumber,
  subtract,
  toNumber,
  wholeQuotient,
} from 'c/renkeiDecimalRules';

describe('renkeiDecimalRules', () => {
  it('reads numbers as they are written', () => {
    expect(decimal(0.1)).toEqual({ units: 1n, scale: 1 });
    expect(decimal('-12.50')).toEqual({ units: -1250n, scale: 2 });
    expect(decimal(1e21)).toEqual({ units: 10n ** 21n, scale: 0 });
    expect(decimal(1e-7)).toEqual({ units: 1n, scale: 7 });
    expect(decimal('+3')).toEqual({ units: 3n, scale: 0 });
  });

  it.each([NaN, Infinity, '', '1,000', '0x10', '1.'])('refuses %p', (value) => {
    expect(() => decimal(value)).toThrow(RangeError);
  });

  it('computes where binary fractions go wrong', () => {
    expect(toNumber(add(decimal(0.1), decimal(0.2)))).toBe(0.3);
    expect(toNumber(subtract(decimal(0.3), decimal(0.1)))).toBe(0.2);
    expect(toNumber(multiply(decimal(1.005), decimal(100)))).toBe(100.5);
  });

  it.each([
    [0.05, 1, 0.1],
    [0.049, 1, 0],
    [-0.05, 1, -0.1],
    [-0.049, 1, 0],
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [99.95, 1, 100],
    [7, 2, 7],
  ])('rounds %p to %p places as %p', (value, places, expected) => {
    expect(roundNumber(value, places)).toBe(expected);
    expect(toNumber(roundHalfUp(decimal(value), places))).toBe(expected);
  });

  it('divides half up, whatever the signs and scales', () => {
    expect(toNumber(divide(decimal(1), decimal(3), 1))).toBe(0.3);
    expect(toNumber(divide(decimal(2), decimal(3), 1))).toBe(0.7);
    expect(toNumber(divide(decimal(-1), decimal(8), 2))).toBe(-0.13);
    expect(toNumber(divide(decimal(1), decimal(-8), 2))).toBe(-0.13);
    expect(toNumber(divide(decimal(0.05), decimal(0.1), 1))).toBe(0.5);
    expect(() => divide(decimal(1), decimal(0), 1)).toThrow('Division by zero');
  });

  it('counts whole units of so many places', () => {
    expect([1.005, -1.005, 0.1 + 0.2, 5, -0].map((value) => roundedUnits(value, 2))).toEqual([101, -101, 30, 500, 0]);
    expect(roundedUnits(49_539_595_901_075.44, 2)).toBe(4_953_959_590_107_544);
    expect(() => roundedUnits(NaN, 2)).toThrow(RangeError);
  });

  it('finds the next whole number above', () => {
    expect(['0', '1.0', '1.01', '-1.99', '-2', '9007199254740990.5'].map((text) => ceiling(decimal(text)))).toEqual([
      0, 1, 2, -1, -2, 9_007_199_254_740_991,
    ]);
  });

  it('divides whole numbers half up, or says that they are too large for that', () => {
    expect([wholeQuotient(1, 2), wholeQuotient(49, 100), wholeQuotient(0, 7), wholeQuotient(7, 1)]).toEqual([
      1, 0, 0, 7,
    ]);
    expect(wholeQuotient(4_503_599_627_370_495, 1)).toBe(4_503_599_627_370_495);
    expect(wholeQuotient(4_503_599_627_370_496, 1)).toBeNull();
    expect(wholeQuotient(2, 9_007_199_254_740_991)).toBeNull();
  });

  it('gives by plain numbers what decimals give', () => {
    let state = 20260630;
    const random = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
    const whole = (digits: number) => Math.floor(random() * 10 ** (1 + Math.floor(random() * digits)));
    for (let index = 0; index < 20_000; index += 1) {
      const value = ((random() < 0.5 ? -1 : 1) * whole(16)) / 10 ** Math.floor(random() * 5);
      const scale = Math.floor(random() * 4);
      const exact = roundHalfUp(decimal(value), scale);
      expect(roundNumber(value, scale)).toBe(toNumber(exact) + 0);
      expect(roundedUnits(value, scale)).toBe(Number(exact.units));
      const [dividend, divisor] = [whole(16), whole(16) + 1];
      const quotient = Number(divide(decimal(dividend), decimal(divisor), 0).units);
      expect([quotient, null]).toContain(wholeQuotient(dividend, divisor));
    }
  });

  it('compares across scales', () => {
    expect(compare(decimal('1.0'), decimal(1))).toBe(0);
    expect(compare(decimal(0.9), decimal(1))).toBe(-1);
    expect(compare(decimal(-0.9), decimal(-1))).toBe(1);
  });
});
