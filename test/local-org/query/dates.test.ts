import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock, localDay, startOfDay } from '../../../scripts/local-org/clock.ts';
import { dateLiteralRange } from '../../../scripts/local-org/query/dates.ts';

/** Friday in Tokyo, still Thursday in UTC. */
const now = new Date('2026-05-14T23:30:00Z');

const ranges: [literal: string, from: string, to: string][] = [
  ['TODAY', '2026-05-15', '2026-05-16'],
  ['YESTERDAY', '2026-05-14', '2026-05-15'],
  ['TOMORROW', '2026-05-16', '2026-05-17'],
  ['THIS_WEEK', '2026-05-10', '2026-05-17'],
  ['LAST_WEEK', '2026-05-03', '2026-05-10'],
  ['NEXT_MONTH', '2026-06-01', '2026-07-01'],
  ['LAST_QUARTER', '2026-01-01', '2026-04-01'],
  ['THIS_FISCAL_QUARTER', '2026-04-01', '2026-07-01'],
  ['LAST_YEAR', '2025-01-01', '2026-01-01'],
  ['LAST_90_DAYS', '2026-02-14', '2026-05-16'],
  ['LAST_N_DAYS:3', '2026-05-12', '2026-05-16'],
  ['NEXT_N_DAYS:2', '2026-05-16', '2026-05-18'],
  ['N_DAYS_AGO:1', '2026-05-14', '2026-05-15'],
  ['LAST_N_MONTHS:5', '2025-12-01', '2026-05-01'],
  ['NEXT_N_QUARTERS:1', '2026-07-01', '2026-10-01'],
  ['N_YEARS_AGO:2', '2024-01-01', '2025-01-01'],
  ['LAST_N_WEEKS:1', '2026-05-03', '2026-05-10'],
];
for (const [literal, from, to] of ranges)
  test(literal, () => assert.deepEqual(dateLiteralRange(literal, 'Asia/Tokyo', now), { from, to }));

test('days follow the time zone, over a change of summer time too', () => {
  assert.equal(localDay('Asia/Tokyo', now), '2026-05-15');
  assert.equal(localDay('America/Los_Angeles', now), '2026-05-14');
  assert.equal(startOfDay('Asia/Tokyo', '2026-05-15').toISOString(), '2026-05-14T15:00:00.000Z');
  assert.equal(startOfDay('America/New_York', '2026-03-08').toISOString(), '2026-03-08T05:00:00.000Z');
  assert.equal(startOfDay('America/New_York', '2026-03-09').toISOString(), '2026-03-09T04:00:00.000Z');
});

test('the clock runs from where it is set, stands still when frozen, and moves', () => {
  const clock = new Clock(new Date('2026-04-01T00:00:00Z'));
  assert.ok(Math.abs(clock.now().getTime() - Date.parse('2026-04-01T00:00:00Z')) < 1000);
  clock.freeze(new Date('2026-04-02T00:00:00Z'));
  clock.advance(1500);
  assert.equal(clock.timestamp(), '2026-04-02T00:00:01.500+0000');
  clock.set('system');
  assert.ok(Math.abs(clock.now().getTime() - Date.now()) < 1000);
});
