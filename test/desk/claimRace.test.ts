// Callers who want the same accounts at the same time: one has it, and none is lost. Without the guard or the key this fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { someoneHeldTwice, switchOff, withoutKey, type RaceResult } from '../metadata/race.ts';
import { raceForClaims, raceForCreation } from './claimRace.ts';

const GUARD = 'RenkeiCallPlan_BeforeSave_Guard';

test('20 callers claim and give back 1,000 plans: none is held twice, none is lost', async () => {
  const met = ({ done, refused }: RaceResult): boolean =>
    done['claimed']! > 500 && refused.guard > 100 && refused.stale > 0;
  const result = await raceForClaims({ seconds: 5, until: met });
  const { done, refused, heldTwice, lost } = result;
  assert.deepEqual({ heldTwice, lost }, { heldTwice: [], lost: [] });
  assert.ok(met(result), `${JSON.stringify({ done, refused })}: too few for a race`);
  assert.equal(done['given back']! + done['logged']!, done['claimed']);
});

test('without the guard plans are held twice', async () => {
  const { heldTwice } = await raceForClaims({ seconds: 0, until: someoneHeldTwice }, switchOff(GUARD));
  assert.ok(heldTwice.length > 0, 'the guard was taken away, and nobody noticed');
});

test('with a guard that does not look who is at work plans are held twice', async () => {
  const { heldTwice } = await raceForClaims({ seconds: 0, until: someoneHeldTwice }, (files) => {
    const path = `flows/${GUARD}.flow`;
    files[path] = files[path]!.replaceAll('{!$Record__Prior.OwnerId} &lt;&gt; {!$User.Id}', 'FALSE');
  });
  assert.ok(heldTwice.length > 0, 'the guard was blinded, and nobody noticed');
});

test('an account has one plan, however many create it at once; without the unique key it has several', async () => {
  const { done, refused, heldTwice, lost } = await raceForCreation(20);
  assert.deepEqual({ done, heldTwice, lost }, { done: { created: 20 }, heldTwice: [], lost: [] });
  assert.equal(refused.key, 19 * 20);
  const open = await raceForCreation(20, withoutKey('RenkeiCallPlan__c', 'AccountKey__c'));
  assert.ok(open.heldTwice.length > 0, 'the unique key was taken away, and nobody noticed');
});
