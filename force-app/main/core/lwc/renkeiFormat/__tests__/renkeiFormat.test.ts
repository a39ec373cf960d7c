import {
  capitalise,
  compactMoney,
  fill,
  moment,
  money,
  number,
  percent,
  plainDate,
  plural,
  telephoneLink,
  today,
} from 'c/renkeiFormat';

describe('renkeiFormat, in English', () => {
  it('writes amounts short and in full', () => {
    expect(compactMoney(41_234_567, 'JPY')).toBe('¥41.2M');
    expect(compactMoney(0, 'JPY')).toBe('¥0');
    expect(compactMoney(1_610_000_000, 'USD')).toBe('$1.61B');
    expect(compactMoney(4_200, null)).toBe('4.2K');
    expect(money(11_000, 'JPY')).toBe('¥11,000');
    expect(money(12_345.5, 'USD')).toBe('$12,345.50');
  });

  it('writes numbers and shares', () => {
    expect(number(1204)).toBe('1,204');
    expect(number(64.5)).toBe('64.5');
    expect(percent(20.6)).toBe('20.6%');
    expect(percent(141.2, 0)).toBe('141%');
  });

  it('writes dates as they are, moments in the zone of the user', () => {
    expect(plainDate('2026-06-12')).toBe('Jun 12, 2026');
    expect(moment('2026-06-29T18:10:00Z')).toMatch(/^Jun 30, 2026, 3:10\sAM$/);
    expect(today(new Date('2026-06-29T18:10:00Z'))).toBe('2026-06-30');
  });

  it('fills labels', () => {
    expect(fill('{1} of {0}', 'a', 2)).toBe('2 of a');
    expect(fill('{0} and {0}', 0)).toBe('0 and 0');
    expect(fill('{2} is not given', 'a')).toBe('{2} is not given');
    expect(fill('no place', 'a')).toBe('no place');
  });

  it('chooses words by count', () => {
    const forms = { one: 'account', other: 'accounts' };
    expect([0, 1, 2].map((count) => plural(count, forms))).toEqual(['accounts', 'account', 'accounts']);
  });

  it('dials what people write as a number, and never a longer one', () => {
    expect(telephoneLink('+81 (0)3-1234-5678')).toBe('tel:+81312345678');
    expect(telephoneLink('０３−１２３４−５６７８')).toBe('tel:0312345678');
    expect(telephoneLink('03-1234-5678（内線 123）')).toBe('tel:0312345678;ext=123');
    expect(telephoneLink('03-1234-5678 ext. 9')).toBe('tel:0312345678;ext=9');
    expect(telephoneLink('03-1234-5678 / 090-1111-2222')).toBe('tel:0312345678');
    expect(telephoneLink('03(1234)5678 代表')).toBe('tel:0312345678');
    expect([telephoneLink(null), telephoneLink('unknown'), telephoneLink('')]).toEqual([null, null, null]);
  });

  it('opens sentences', () => {
    expect(capitalise('last talk')).toBe('Last talk');
    expect(capitalise('')).toBe('');
  });
});
