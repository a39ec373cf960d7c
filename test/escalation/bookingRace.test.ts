// Callers who book the same times of the same representatives: nobody is ever booked twice. Without the unique key this fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutKey, type RaceResult } from '../metadata/race.ts';
import { SLOT } from '../metadata/visitOrg.ts';
import { raceForTimes, rushForTime } from './bookingRace.ts';

test('20 callers book, move and cancel visits of two representatives: nobody is booked twice', async (context) => {
  const met = ({ done: { booked, moved, cancelled }, refused }: RaceResult): boolean =>
    booked! > 50 && moved! > 50 && cancelled! > 50 && refused.guard > 100;
  const result = await raceForTimes({ seconds: 5, until: met });
  const { done, refused, heldTwice, lost } = result;
  context.diagnostic(JSON.stringify({ done, refused }));
  assert.deepEqual({ heldTwice, lost }, { heldTwice: [], lost: [] });
  assert.ok(met(result), JSON.stringify({ done, refused }));
});

test('of 20 who book the same time at the same moment one does, and it is the key that stops the others', async () => {
  const { done, heldTwice, lost, problems } = await rushForTime();
  assert.deepEqual({ done, heldTwice, lost }, { done: { booked: 1 }, heldTwice: [], lost: [] });
  assert.ok(
    problems.some((message) => /quicker|duplicate/i.test(message)),
    `nobody met at the key: the guard alone would have done: ${problems.join('\n')}`,
  );
});

test('without the unique key somebody is booked twice', async () => {
  const { heldTwice } = await rushForTime(withoutKey(SLOT, 'SlotKey__c'));
  assert.ok(heldTwice.length > 0, 'the key was taken away, and nobody noticed');
});
