// Callers who want the same accounts at the same time: one has it, and none is lost. Without the guard this test fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { raceForClaims, raceForCreation } from './claimRace.ts';

const RACE = { clients: 20, plans: 1_000, seed: 4 };

test('20 clients claim and give back 1,000 plans: none is held twice, none is lost', async () => {
  const { claims, refused, releases, touches, heldTwice, lost } = await raceForClaims({ ...RACE, seconds: 10 });
  assert.deepEqual({ heldTwice, lost }, { heldTwice: [], lost: [] });
  assert.ok(claims > 1_000 && refused > 100, `${claims} claims, ${refused} refused: too few for a race`);
  assert.equal(releases + touches, claims);
});

test('without the guard plans are held twice', async () => {
  const seconds = 5;
  const { heldTwice } = await raceForClaims({
    ...RACE,
    seconds,
    change(files) {
      const path = 'flows/RenkeiCallPlan_BeforeSave_Guard.flow';
      files[path] = files[path]!.replace('<status>Active', '<status>Draft');
    },
  });
  assert.ok(heldTwice.length > 0, 'the guard was taken away, and nobody noticed');
});

test('with a guard that does not look who is at work plans are held twice', async () => {
  const { heldTwice } = await raceForClaims({
    ...RACE,
    seconds: 5,
    change(files) {
      const path = 'flows/RenkeiCallPlan_BeforeSave_Guard.flow';
      files[path] = files[path]!.replaceAll('{!$Record__Prior.OwnerId} &lt;&gt; {!$User.Id}', 'FALSE');
    },
  });
  assert.ok(heldTwice.length > 0, 'the guard was blinded, and nobody noticed');
});

test('an account has one plan, however many create it at once; without the unique key it has several', async () => {
  assert.deepEqual(new Set(await raceForCreation(20, 10)), new Set([1]));
  const found = await raceForCreation(20, 10, (files) => {
    const path = 'objects/RenkeiCallPlan__c.object';
    const key = /(<fullName>AccountKey__c<\/fullName>[^]*?)<unique>true/;
    assert.match(files[path]!, key);
    files[path] = files[path]!.replace(/<caseSensitive>false<\/caseSensitive>/g, '').replace(key, '$1<unique>false');
  });
  assert.ok(Math.max(...found) > 1, 'the unique key was taken away, and nobody noticed');
});
