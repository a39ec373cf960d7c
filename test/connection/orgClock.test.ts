import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateInZone, startOfDay } from '../../scripts/connection/orgClock.ts';

describe("the org's day", () => {
  it('in Japan begins nine hours before the one in Greenwich', () => {
    assert.equal(dateInZone(new Date('2026-06-11T15:00:00Z'), 'Asia/Tokyo'), '2026-06-12');
    assert.equal(dateInZone(new Date('2026-06-11T14:59:59Z'), 'Asia/Tokyo'), '2026-06-11');
    assert.equal(startOfDay('2026-06-12', 'Asia/Tokyo').toISOString(), '2026-06-11T15:00:00.000Z');
  });

  it('begins right on the days when clocks change', () => {
    assert.equal(startOfDay('2026-03-29', 'Europe/Berlin').toISOString(), '2026-03-28T23:00:00.000Z');
    assert.equal(startOfDay('2026-03-30', 'Europe/Berlin').toISOString(), '2026-03-29T22:00:00.000Z');
    assert.equal(startOfDay('2026-11-01', 'America/New_York').toISOString(), '2026-11-01T04:00:00.000Z');
    assert.equal(startOfDay('2026-11-02', 'America/New_York').toISOString(), '2026-11-02T05:00:00.000Z');
  });
});
