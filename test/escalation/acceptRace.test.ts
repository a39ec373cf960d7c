// Reps who accept the same cases at the same moment: one has the case, the others are told, and none is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { someoneHeldTwice, switchOff, type RaceResult } from '../metadata/race.ts';
import { raceForCases } from './acceptRace.ts';

test('20 reps accept and give back 1,000 cases: none is held twice, none is lost, whoever was second is told', async () => {
  const met = ({ done, refused }: RaceResult): boolean => done['accepted']! > 100 && refused.guard > 10;
  const result = await raceForCases({ seconds: 5, until: met });
  const { done, refused, heldTwice, lost, steps } = result;
  assert.deepEqual({ heldTwice, lost }, { heldTwice: [], lost: [] });
  const { accepted } = done;
  assert.deepEqual(done, { accepted, returned: accepted, 'handed over again': accepted });
  assert.equal(steps, accepted, 'each acceptance stands once in the ledger');
  assert.ok(met(result), `${JSON.stringify({ done, refused })}: too few for a race`);
});

test('without the guard cases are held twice', async () => {
  const { heldTwice } = await raceForCases(
    { seconds: 0, until: someoneHeldTwice },
    switchOff('RenkeiEscalation_BeforeSave_Guard'),
  );
  assert.ok(heldTwice.length > 0, 'the guard was taken away, and nobody noticed');
});
