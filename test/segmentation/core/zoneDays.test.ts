import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../../../scripts/demo/random.ts';
import { textOfDay } from '../../../scripts/segmentation/core/days.ts';
import { ZoneDays } from '../../../scripts/segmentation/core/zoneDays.ts';

const dayIn = (zone: ZoneDays, instant: string) => textOfDay(zone.dayAt(Date.parse(instant) / 1000));

test('a call in the morning in Tokyo is of that day, though it is still yesterday in UTC', () => {
  const tokyo = new ZoneDays('Asia/Tokyo');
  assert.equal(dayIn(tokyo, '2026-06-10T23:30:00Z'), '2026-06-11');
  assert.equal(dayIn(tokyo, '2026-06-10T15:00:00Z'), '2026-06-11');
  assert.equal(dayIn(tokyo, '2026-06-10T14:59:59Z'), '2026-06-10');
});

test('on the day when clocks change both offsets hold, each for its part', () => {
  const berlin = new ZoneDays('Europe/Berlin');
  assert.equal(dayIn(berlin, '2026-03-28T23:00:00Z'), '2026-03-29');
  assert.equal(dayIn(berlin, '2026-03-29T21:59:59Z'), '2026-03-29');
  assert.equal(dayIn(berlin, '2026-03-29T22:00:00Z'), '2026-03-30');
  // A zone that left out a whole day.
  assert.equal(dayIn(new ZoneDays('Pacific/Apia'), '2011-12-30T10:00:00Z'), '2011-12-31');
});

test('any instant is of the day that the calendar of its zone shows', () => {
  const random = new Random('zones');
  const names = ['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];
  for (const timeZone of names) {
    const zone = new ZoneDays(timeZone);
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    for (let round = 0; round < 2000; round++) {
      const seconds = random.integer(Date.UTC(1999, 0) / 1000, Date.UTC(2031, 0) / 1000);
      assert.equal(textOfDay(zone.dayAt(seconds)), calendar.format(seconds * 1000), `${timeZone} ${seconds}`);
    }
  }
});

test('a zone that does not exist is refused', () => {
  assert.throws(() => new ZoneDays('Asia/Edo'), RangeError);
});
