import { speak } from 'test/components/labels.cjs';
import type * as Format from 'c/renkeiFormat';

describe('renkeiFormat, in Japanese', () => {
  let format: typeof Format;

  beforeAll(async () => {
    jest.resetModules();
    speak('ja');
    format = await import('c/renkeiFormat');
  });

  it('writes amounts with 万 and 億 and 円 behind', () => {
    expect(format.compactMoney(41_000_000, 'JPY')).toBe('4,100万円');
    expect(format.compactMoney(904_000_000, 'JPY')).toBe('9.04億円');
    expect(format.compactMoney(900, 'JPY')).toBe('900円');
  });

  it('writes dates and counts', () => {
    expect(format.plainDate('2026-06-12')).toBe('2026年6月12日');
    expect(format.plural(1, { one: 'one', other: 'other' })).toBe('other');
  });
});
