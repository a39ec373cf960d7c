// Managers who decide about the same row at the same moment: it becomes one company, and nobody believes what is not so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CANDIDATE, LINK_PARTS, linkedTo, pairsOf, type Pairs } from './linkRows.ts';
import type { ZipFiles } from './packageZip.ts';
import { saveSuspended, switchOff, withoutKey } from './race.ts';
import { ScoringOrg } from './scoringOrg.ts';

const GUARD = 'RenkeiLinkCandidate_BeforeSave_Guard';
/** Brings the row along; its lock makes whoever decides about the same row look again, so without it only the key is left. */
const LINK = 'RenkeiLinkCandidate_AfterSave_Link';

/** Two people decide at once, each about one candidate. @returns what came of it in order, and the state of the row */
async function atOnce(
  choose: (pairs: Pairs) => [candidate: string, decision: string][],
  change?: (files: ZipFiles) => void,
): Promise<unknown[]> {
  const org = await ScoringOrg.open(new Date('2026-06-12T00:00:00Z'), change, LINK_PARTS);
  try {
    const people = ['Saeki', 'Kuwahara'].map((name) => org.org.session(org.person(name)));
    const pairs = pairsOf(org);
    const saves = choose(pairs).map(([Id, Decision__c], index) =>
      saveSuspended(org, { action: 'update', object: CANDIDATE, record: { Id, Decision__c } }, people[index]!),
    );
    const done = (await Promise.all(saves)).filter(({ success }) => success).length;
    return [done, linkedTo(org, pairs.source)[0]];
  } finally {
    org.close();
  }
}
const twoAccounts = ({ first, second }: Pairs): [string, string][] => [
  [first, 'Same'],
  [second, 'Same'],
];
const otherwise = ({ first }: Pairs): [string, string][] => [
  [first, 'Same'],
  [first, 'Apart'],
];
const bothApart = ({ first, second }: Pairs): [string, string][] => [
  [first, 'Apart'],
  [second, 'Apart'],
];

test('one row is never linked to two accounts; without the unique key it is', async () => {
  assert.deepEqual(await atOnce(twoAccounts), [1, 'Linked']);
  assert.equal((await atOnce(twoAccounts, switchOff(LINK)))[0], 1);
  const keyless = (files: ZipFiles): void => {
    switchOff(LINK)(files);
    withoutKey(CANDIDATE, 'SameKey__c')(files);
  };
  assert.equal((await atOnce(twoAccounts, keyless))[0], 2);
});

test('of two who decide otherwise about one pair the second is told; without the guard the last one wins', async () => {
  assert.equal((await atOnce(otherwise))[0], 1);
  assert.equal((await atOnce(otherwise, switchOff(GUARD)))[0], 2);
});

test('two who set the last two candidates apart leave no row that waits for nobody', async () => {
  assert.deepEqual(await atOnce(bothApart), [2, 'Unlinked']);
});
