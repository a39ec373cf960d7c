// Callers who want the same accounts at the same time: one has it, and none is lost. Without the guard or the key this fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { switchOff, withoutKey } from '../metadata/race.ts';
import { raceForClaims, raceForCreation } from './claimRace.ts';

const GUARD = 'RenkeiCallPlan_BeforeSave_Guard';

test('20 callers claim and give back 1,000 plans: none is held twice, none is lost', async () => {
  const { done, refused, heldTwice, lost } = await raceForClaims(10);
  assert.deepEqual({ heldTwice, lost }, { heldTwice: [], lost: [] });
  const met = refused.guard > 100 && refused.stale > 0;
  assert.ok(done['claimed']! > 500 && met, `${JSON.stringify({ done, refused })}: too few for a race`);
  assert.equal(done['given back']! + done['logged']!, done['claimed']);
});

test('without the guard plans are held twice', async () => {
  const { heldTwice } = await raceForClaims(5, switchOff(GUARD));
  assert.ok(heldTwice.length > 0, 'the guard was taken away, and nobody noticed');
});

test('with a guard that does not look who is at work plans are held twice', async () => {
  const { heldTwice } = await raceForClaims(5, (files) => {
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
