import { everyMinute } from 'c/renkeiEveryMinute';

test('one timer tells everybody who listens, and runs only as long as somebody does', () => {
  jest.useFakeTimers({ now: new Date('2026-06-12T01:00:00Z') });
  const told: string[] = [];
  const ends = ['one', 'other'].map((name) => everyMinute((now) => void told.push(`${name} ${now}`)));
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(60_000);
  expect(told).toEqual(['one 2026-06-12T01:01:00.000Z', 'other 2026-06-12T01:01:00.000Z']);
  ends[0]!();
  jest.advanceTimersByTime(60_000);
  expect(told).toHaveLength(3);
  ends[1]!();
  expect(jest.getTimerCount()).toBe(0);
});
