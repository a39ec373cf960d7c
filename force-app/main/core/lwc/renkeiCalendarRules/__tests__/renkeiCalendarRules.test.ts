import { addDays, addMonths, dateOf, dayOf, daysBetween, isPlainDate } from 'c/renkeiCalendarRules';

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

  it('counts days from 1970 on as the platform does, over four centuries and at both ends', () => {
    const first = Date.UTC(1899, 11, 31) / 86_400_000;
    for (let day = first; day < first + 400 * 366; day += 1) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dayOf(date) !== day || dateOf(day) !== date) throw new Error(`${date} is day ${dayOf(date)}, ${dateOf(day)}`);
    }
    expect([dayOf('0100-01-01'), dayOf('9999-12-31')]).toEqual([-683_003, 2_932_896]);
    expect([dateOf(-683_003), dateOf(2_932_896)]).toEqual(['0100-01-01', '9999-12-31']);
    for (const beyond of [-683_004, 2_932_897, NaN]) expect(() => dateOf(beyond)).toThrow(RangeError);
    expect(dayOf(20260630 as unknown as string)).toBeNull();
  });

  it('adds months up to the last day of a shorter one', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15');
    expect(addMonths('2026-06-30', -12)).toBe('2025-06-30');
  });
});
