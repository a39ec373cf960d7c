// Twenty reps look at the same list of waiting cases and accept what they saw, whoever has been quicker meanwhile. Nobody sends
// If-Unmodified-Since here: the guard alone has to keep two from having one case. Without the guard the same race gives cases twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../scripts/local-org/org.ts';
import { CASE, CaseOrg } from '../metadata/caseOrg.ts';

const REPS = 20;
const CASES = 300;
/** Cases that a rep sees at a time. */
const SEEN = 25;

/** A row of numbers that looks like chance and is the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

interface Outcome {
  /** Who was told that the acceptance was saved, by case. */
  accepted: Map<string, string[]>;
  /** Why others were refused. */
  refused: Map<string, number>;
  owners: Map<string, string>;
  open: number;
}

function race(org: CaseOrg): Outcome {
  const { scoring } = org;
  const like = scoring.org.store.find('User', 'Id', [org.ids.A])[0]!;
  const reps: Session[] = Array.from({ length: REPS }, (_, index) => {
    const kept = ['ProfileId', 'TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
    const id = scoring.insert('User', {
      Username: `rep${index}@renkei.example`,
      LastName: `Rep ${index}`,
      Alias: `rep${index}`,
      Email: `rep${index}@renkei.example`,
      IsActive: true,
      ...Object.fromEntries(kept.map((field) => [field, like[field]])),
    });
    return scoring.org.session(id);
  });
  const account = org.account(null);
  const ids = scoring.save(
    'insert',
    CASE,
    Array.from({ length: CASES }, () => ({ Account__c: account })),
  );
  const random = chance(7);
  const outcome: Outcome = { accepted: new Map(), refused: new Map(), owners: new Map(), open: 0 };
  const waiting = (): string[] => ids.filter((id) => org.case(id)['Status__c'] === 'Queued');
  for (let open = waiting(); open.length > 0; open = waiting()) {
    // All look first, then all accept, one here and one there: each knows only what was before.
    const seen = reps.flatMap((rep) =>
      open
        .slice(0, SEEN)
        .map((id) => ({ rep, id, at: random() }))
        .filter(() => random() < 0.4),
    );
    for (const { rep, id } of seen.sort((a, b) => a.at - b.at)) {
      const record = { Id: id, Status__c: 'Accepted', OwnerId: rep.userId };
      const [problem] = scoring.attempt('update', CASE, [record], rep)[0]!.errors;
      if (problem) {
        const code = org.codeOf(problem.message);
        outcome.refused.set(code, (outcome.refused.get(code) ?? 0) + 1);
      } else outcome.accepted.set(id, [...(outcome.accepted.get(id) ?? []), rep.userId]);
    }
  }
  for (const id of ids) outcome.owners.set(id, String(org.case(id)['OwnerId']));
  return outcome;
}

test('no case is accepted twice and none is lost, and whoever was second is told so', async () => {
  const org = await CaseOrg.open(new Date('2026-06-30T03:00:00Z'));
  try {
    const { accepted, refused, owners } = race(org);
    assert.equal(accepted.size, CASES);
    for (const [id, [winner, ...others]] of accepted) assert.deepEqual([owners.get(id), others], [winner, []], id);
    assert.deepEqual([...refused.keys()], ['AlreadyAccepted']);
    assert.ok(refused.get('AlreadyAccepted')! > CASES, 'the race was one');
    const steps = org.scoring.org.store.all('RenkeiEscalationStep__c').filter((row) => row['To__c'] === 'Accepted');
    assert.equal(steps.length, CASES, 'each acceptance stands once in the ledger');
  } finally {
    org.close();
  }
});

test('without the guard the same race gives cases to several', async () => {
  const org = await CaseOrg.open(new Date('2026-06-30T03:00:00Z'), {}, (files) => {
    const path = 'flows/RenkeiEscalation_BeforeSave_Guard.flow';
    files[path] = files[path]!.replace('<status>Active', '<status>Draft');
  });
  try {
    const several = [...race(org).accepted.values()].filter(({ length }) => length > 1);
    assert.ok(several.length > CASES / 2, `${several.length} cases`);
  } finally {
    org.close();
  }
});
