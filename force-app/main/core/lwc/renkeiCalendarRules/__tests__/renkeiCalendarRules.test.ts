import { addDays, addMonths, daysBetween, isPlainDate } from 'c/renkeiCalendarRules';

describe('renkeiCalendarRules', () => {
  it.each(['2024-02-29', '2000-02-29', '1999-12-31'])('%s is a date', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '',
    'today',
    '0050-01-01',
  ])('%p is none', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => daysBetween(text, '2026-01-01')).toThrow(RangeError);
  });

  it('counts days over leap days and backwards', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
    expect(daysBetween('2026-07-01', '2026-06-30')).toBe(-1);
  });

  it('adds days over the end of months and years', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('adds months up to the last day of a shorter one', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15');
    expect(addMonths('2026-06-30', -12)).toBe('2025-06-30');
  });
});
