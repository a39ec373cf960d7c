// Due times themselves are tried by the golden table, which the flow passes too.
import { dueAt, isBusinessDay, localDayOf, minutesOfLocal, minutesOfUtc, timeLeft } from 'c/renkeiSlaRules';

const tokyo = { minutes: 540, changesAt: null, nextMinutes: null };
const london = { minutes: 0, changesAt: '2026-03-29T01:00:00Z', nextMinutes: 60 };

describe('renkeiSlaRules', () => {
  it('knows the local day: half past eight in Japan is the day before in UTC', () => {
    expect(localDayOf('2026-06-29T23:30:00Z', tokyo)).toBe('2026-06-30');
    expect(localDayOf('2026-06-30T14:59:59Z', tokyo)).toBe('2026-06-30');
    expect(localDayOf('2026-06-30T15:00:00Z', tokyo)).toBe('2026-07-01');
    expect(localDayOf('2026-03-28T23:59:00Z', london)).toBe('2026-03-28');
    expect(localDayOf('2026-06-30T23:00:00Z', london)).toBe('2026-07-01');
  });

  it('turns local minutes back into instants on both sides of a change of the clocks', () => {
    for (const at of ['2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z', '2026-07-01T17:00:00.000Z'])
      expect(new Date(minutesOfUtc(minutesOfLocal(at, london), london) * 60_000).toISOString()).toBe(at);
    const back = { minutes: 60, changesAt: '2026-10-25T01:00:00Z', nextMinutes: 0 };
    // Half past one comes twice: the first.
    expect(minutesOfUtc(minutesOfLocal('2026-10-25T01:30:00Z', back), back)).toBe(
      Date.parse('2026-10-25T00:30:00Z') / 60_000,
    );
    expect(minutesOfLocal('2026-10-25T01:30:00Z', { ...back, nextMinutes: null })).toBe(
      minutesOfLocal('2026-10-25T01:30:00Z', tokyo) - 480,
    );
  });

  it('is never due earlier for what comes later', () => {
    const holidays = ['2026-05-04', '2026-05-05', '2026-05-06'];
    let before = '';
    for (let hour = 0; hour < 24 * 21; hour += 1) {
      const at = new Date(Date.UTC(2026, 3, 24) + hour * 3_600_000).toISOString();
      const due = dueAt({ at, businessDays: 1, holidays, offset: tokyo, dayEndsAt: 1_080 });
      expect(due > before || due === before).toBe(true);
      expect(due > at).toBe(true);
      before = due;
    }
  });

  it('counts business days', () => {
    expect(
      ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'].map((day) => isBusinessDay(day, ['2026-05-04'])),
    ).toEqual([true, false, false, false]);
    expect(() => isBusinessDay('2026-02-30', [])).toThrow('2026-02-30');
  });

  it('tells the time left', () => {
    const now = '2026-06-30T05:00:00Z';
    expect(timeLeft('2026-06-30T09:00:00Z', now)).toEqual({ minutes: 240, isOver: false, isNear: true });
    expect(timeLeft('2026-06-30T09:01:00Z', now)).toEqual({ minutes: 241, isOver: false, isNear: false });
    expect(timeLeft(now, now)).toEqual({ minutes: 0, isOver: false, isNear: true });
    expect(timeLeft('2026-06-29T05:00:30Z', now)).toEqual({ minutes: 1439, isOver: true, isNear: false });
    expect([timeLeft(null, now), timeLeft(undefined, now), timeLeft('', now)]).toEqual([null, null, null]);
    expect(() => timeLeft('soon', now)).toThrow('soon');
  });

  it('refuses what is no input', () => {
    const good = { at: '2026-06-30T05:00:00Z', businessDays: 1, holidays: [], offset: tokyo, dayEndsAt: 1_080 };
    for (const wrong of [{ businessDays: -1 }, { businessDays: 0.5 }, { dayEndsAt: NaN }, { at: 'today' }])
      expect(() => dueAt({ ...good, ...wrong })).toThrow(RangeError);
  });
});
