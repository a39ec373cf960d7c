import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneOffsets } from '../../scripts/segmentation/zoneOffsets.ts';

const told = (timeZone: string, now: string): unknown[] => {
  const { minutes, changesAt, nextMinutes } = zoneOffsets(timeZone, new Date(now));
  return [minutes, changesAt?.toISOString() ?? null, nextMinutes];
};

test('a zone that never changes its clocks has one offset', () => {
  assert.deepEqual(told('Asia/Tokyo', '2026-06-30T00:00:00Z'), [540, null, null]);
  assert.deepEqual(told('Asia/Kathmandu', '2026-06-30T00:00:00Z'), [345, null, null]);
  assert.deepEqual(told('UTC', '2026-06-30T00:00:00Z'), [0, null, null]);
});

test('the next change is found to the second, from either side of one', () => {
  assert.deepEqual(told('Europe/London', '2026-02-01T12:34:56Z'), [0, '2026-03-29T01:00:00.000Z', 60]);
  assert.deepEqual(told('Europe/London', '2026-03-29T00:59:59.999Z'), [0, '2026-03-29T01:00:00.000Z', 60]);
  assert.deepEqual(told('Europe/London', '2026-03-29T01:00:00Z'), [60, '2026-10-25T01:00:00.000Z', 0]);
  assert.deepEqual(told('America/New_York', '2026-07-01T00:00:00Z'), [-240, '2026-11-01T06:00:00.000Z', -300]);
  assert.deepEqual(told('Australia/Lord_Howe', '2026-01-01T00:00:00Z'), [660, '2026-04-04T15:00:00.000Z', 630]);
});

test('a name that is no time zone is refused', () => {
  assert.throws(() => zoneOffsets('Mars/Olympus', new Date()), RangeError);
});
