// Reps who accept the same cases at the same moment, each save suspended between what its flows have read and its commit: one has the
// case, the others are told, and none is lost. Nobody sends If-Unmodified-Since: the guard alone has to hold. Without it this fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SaveResult, Session } from '../../scripts/local-org/org.ts';
import { CASE, CaseOrg } from '../metadata/caseOrg.ts';
import type { ZipFiles } from '../metadata/packageZip.ts';
import type { Values } from '../metadata/scoringOrg.ts';

const CLIENTS = 20;
const CASES = 1_000;
/** Cases on which all are keen, so that they meet. */
const CONTESTED = 25;
const SYSTEM = { allOrNone: false, systemContext: true };
const NOW = new Date('2026-06-30T03:00:00Z');

interface Outcome {
  accepted: number;
  givenBack: number;
  /** Why acceptances were refused, and how often. */
  refused: Map<string, number>;
  /** Cases that two had at the same time, as they believed or as the org says. */
  heldTwice: string[];
  /** Cases that are gone, or with nobody and not in the queue either. */
  lost: string[];
  /** Acceptances that the ledger knows. */
  steps: number;
}

async function race(seconds: number, change?: (files: ZipFiles) => void): Promise<Outcome> {
  const org = await CaseOrg.open(NOW, {}, change);
  try {
    org.scoring.org.clock.freeze(NOW);
    return await raceIn(org, seconds);
  } finally {
    org.close();
  }
}

async function raceIn(org: CaseOrg, seconds: number): Promise<Outcome> {
  const { scoring } = org;
  const account = org.account(null);
  const all = Array.from({ length: CASES }, () => ({ Account__c: account, Caller__c: org.ids.K }));
  const ids = scoring.save('insert', CASE, all, org.as('K'));
  const outcome: Outcome = { accepted: 0, givenBack: 0, refused: new Map(), heldTwice: [], lost: [], steps: 0 };
  const holders = new Map<string, Session>();
  const end = performance.now() + seconds * 1000;
  const client = async (me: Session, seed: number): Promise<void> => {
    const random = randomOf(seed);
    const pause = async (): Promise<void> => {
      for (let turns = Math.floor(random() * 4); turns >= 0; turns -= 1) await nextTurn();
    };
    const save = async (as: Session, record: Values): Promise<SaveResult> => {
      const work = (): SaveResult[] => scoring.org.save(as, [{ action: 'update', object: CASE, record }], SYSTEM);
      return (await scoring.org.store.concurrency.run(work, pause))[0]!;
    };
    const isMine = (id: string): boolean => holders.get(id) === me && org.case(id)['OwnerId'] === me.userId;
    while (performance.now() < end) {
      const Id = ids[Math.floor(random() * (random() < 0.7 ? CONTESTED : CASES))]!;
      const seen = org.case(Id)['Status__c'];
      await pause();
      if (seen !== 'Queued') continue;
      const { success, errors } = await save(me, { Id, Status__c: 'Accepted', OwnerId: me.userId });
      if (!success) {
        const code = org.codeOf(errors[0]!.message);
        outcome.refused.set(code, (outcome.refused.get(code) ?? 0) + 1);
        continue;
      }
      outcome.accepted += 1;
      if (holders.has(Id)) outcome.heldTwice.push(Id);
      holders.set(Id, me);
      await pause();
      if (!isMine(Id)) outcome.heldTwice.push(Id);
      holders.delete(Id);
      const returned = await save(me, { Id, Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation' });
      const again = returned.success && (await save(org.as('K'), { Id, Status__c: 'Queued' }));
      if (again && again.success) outcome.givenBack += 1;
    }
  };
  const reps = Array.from({ length: CLIENTS }, (_unused, number) => scoring.org.session(addRep(org, number)));
  await Promise.all(reps.map((rep, number) => client(rep, number + 1)));
  outcome.lost = ids.filter((id) => {
    const { Status__c, OwnerId } = org.case(id);
    return Status__c !== 'Queued' || OwnerId !== org.queue;
  });
  outcome.steps = scoring.org.store.all('RenkeiEscalationStep__c').filter((row) => row['To__c'] === 'Accepted').length;
  return outcome;
}

function addRep({ scoring, ids }: CaseOrg, number: number): string {
  const like = scoring.stored('User', ids.A);
  const kept = ['ProfileId', 'TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
  return scoring.insert('User', {
    Username: `rep${number}@renkei.example`,
    LastName: `Rep ${number}`,
    Alias: `rep${number}`,
    Email: `rep${number}@renkei.example`,
    IsActive: true,
    ...Object.fromEntries(kept.map((field) => [field, like[field]])),
  });
}

/** Numbers from 0 to 1 by a linear congruence: the same choices each time. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 0x1_0000_0000;
}

test('20 reps accept and give back 1,000 cases: none is held twice, none is lost, whoever was second is told', async () => {
  const { accepted, givenBack, refused, heldTwice, lost, steps } = await race(8);
  assert.deepEqual({ heldTwice, lost }, { heldTwice: [], lost: [] });
  assert.deepEqual([givenBack, steps], [accepted, accepted], 'each acceptance stands once in the ledger');
  const known = ['AlreadyAccepted', 'IllegalMove'];
  assert.deepEqual(
    [...refused.keys()].filter((code) => !known.includes(code)),
    [],
  );
  const late = refused.get('AlreadyAccepted') ?? 0;
  assert.ok(accepted > 150 && late > 10, `${accepted} accepted, ${late} too late: too few for a race`);
});

test('without the guard cases are held twice', async () => {
  const { heldTwice } = await race(5, (files) => {
    const path = 'flows/RenkeiEscalation_BeforeSave_Guard.flow';
    files[path] = files[path]!.replace('<status>Active', '<status>Draft');
  });
  assert.ok(heldTwice.length > 0, 'the guard was taken away, and nobody noticed');
});
