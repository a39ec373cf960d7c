import {
  add,
  compare,
  decimal,
  divide,
  multiply,
  roundHalfUp,
  roundNumber,
  subtract,
  toNumber,
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

  it('compares across scales', () => {
    expect(compare(decimal('1.0'), decimal(1))).toBe(0);
    expect(compare(decimal(0.9), decimal(1))).toBe(-1);
    expect(compare(decimal(-0.9), decimal(-1))).toBe(1);
  });
});
