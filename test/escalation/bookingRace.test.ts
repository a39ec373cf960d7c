// Callers who book, move and cancel visits of the same representatives at the same times, each save suspended between what its flows
// have read and its commit: nobody is ever booked twice. Without the unique key of the half hours this test fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SaveOperation, SaveResult, Session } from '../../scripts/local-org/org.ts';
import type { ZipFiles } from '../metadata/packageZip.ts';
import { SLOT, VISIT, VisitOrg, at } from '../metadata/visitOrg.ts';

const CLIENTS = 20;
const HALF_HOUR = 1_800_000;
/** Half hours of two working days, over which all clients meet. */
const STARTS = [15, 16].flatMap((day) =>
  Array.from({ length: 16 }, (_unused, index) => Date.parse(at(day, '09:00')) + index * HALF_HOUR),
);
const SYSTEM = { allOrNone: false, systemContext: true };

interface Outcome {
  booked: number;
  moved: number;
  cancelled: number;
  /** By guard, before anything is written. */
  refused: number;
  /** By the key, because somebody had been quicker meanwhile. */
  late: number;
  /** Pairs of visits of one representative at one time. */
  twice: string[];
  /** Visits whose half hours are not those of their time, or half hours of no visit. */
  wrong: string[];
}

async function race(seconds: number, change?: (files: ZipFiles) => void): Promise<Outcome> {
  const org = await VisitOrg.open(change);
  try {
    const outcome: Outcome = { booked: 0, moved: 0, cancelled: 0, refused: 0, late: 0, twice: [], wrong: [] };
    const reps = [org.ishida, org.nakamura].map(({ userId }) => userId);
    const known: string[] = [];
    const end = performance.now() + seconds * 1000;
    const client = async (session: Session, seed: number): Promise<void> => {
      const random = randomOf(seed);
      const among = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
      const pause = async (): Promise<void> => {
        for (let turns = Math.floor(random() * 4); turns >= 0; turns -= 1) await nextTurn();
      };
      while (performance.now() < end) {
        const start = among(STARTS);
        const time = {
          Rep__c: among(reps),
          StartsAt__c: new Date(start).toISOString(),
          EndsAt__c: new Date(start + HALF_HOUR * (1 + Math.floor(random() * 3))).toISOString(),
        };
        const choice = known.length < 10 ? 0 : random();
        const Id = choice < 0.4 ? '' : among(known);
        const operation: SaveOperation =
          choice < 0.4
            ? { action: 'insert', object: VISIT, record: org.visit(time) }
            : choice < 0.75
              ? { action: 'update', object: VISIT, record: { Id, ...time } }
              : { action: 'update', object: VISIT, record: { Id, Status__c: 'Cancelled', CancelReason__c: 'Ill' } };
        const { concurrency } = org.scoring.org.store;
        const work = (): SaveResult[] => org.scoring.org.save(session, [operation], SYSTEM);
        const [saved] = await concurrency.run(work, pause);
        if (saved!.success) {
          if (choice < 0.4) known.push(saved!.id!);
          outcome[choice < 0.4 ? 'booked' : choice < 0.75 ? 'moved' : 'cancelled'] += 1;
        } else if (saved!.errors.some(({ message }) => /quicker|duplicate/i.test(message))) outcome.late += 1;
        else {
          const known = saved!.errors.every(({ statusCode }) => statusCode === 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
          assert.ok(known, JSON.stringify(saved!.errors));
          outcome.refused += 1;
        }
        await pause();
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_unused, number) => client(org.caller, number + 1)));
    return { ...outcome, ...faultsOf(org) };
  } finally {
    org.close();
  }
}

/** All clients book the same time of the same representative; each has looked before any of them commits. */
async function rush(
  change?: (files: ZipFiles) => void,
): Promise<{ saved: number; errors: string[] } & Pick<Outcome, 'twice' | 'wrong'>> {
  const org = await VisitOrg.open(change);
  try {
    const start = STARTS[0]!;
    const time = {
      Rep__c: org.ishida.userId,
      StartsAt__c: new Date(start).toISOString(),
      EndsAt__c: new Date(start + HALF_HOUR).toISOString(),
    };
    const { org: local } = org.scoring;
    const results = await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        const operation: SaveOperation = { action: 'insert', object: VISIT, record: org.visit(time) };
        return (await local.store.concurrency.run(() => local.save(org.caller, [operation], SYSTEM), nextTurn))[0]!;
      }),
    );
    const errors = results.flatMap((result) => result.errors.map(({ message }) => message));
    return { saved: results.filter(({ success }) => success).length, errors, ...faultsOf(org) };
  } finally {
    org.close();
  }
}

/** What must never be, by what is stored. */
function faultsOf({ scoring }: VisitOrg): Pick<Outcome, 'twice' | 'wrong'> {
  const rows = (object: string) => scoring.org.store.all(object).filter(({ IsDeleted }) => !IsDeleted);
  const visits = rows(VISIT).filter(({ Status__c }) => Status__c !== 'Cancelled');
  const time = (value: unknown): number => Date.parse(String(value));
  const takers = new Map<string, string>();
  const expected: string[] = [];
  const twice: string[] = [];
  for (const { Id, Rep__c, StartsAt__c, EndsAt__c } of visits)
    for (let half = time(StartsAt__c); half < time(EndsAt__c); half += HALF_HOUR) {
      const place = `${String(Rep__c)} ${half}`;
      if (takers.has(place)) twice.push(`${String(Id)} ${takers.get(place)}`);
      takers.set(place, String(Id));
      expected.push(`${String(Id)} ${place}`);
    }
  const slots = rows(SLOT).map(
    ({ Visit__c, Rep__c, StartsAt__c }) => `${String(Visit__c)} ${String(Rep__c)} ${time(StartsAt__c)}`,
  );
  const wrong = [...expected.filter((one) => !slots.includes(one)), ...slots.filter((one) => !expected.includes(one))];
  return { twice, wrong };
}

/** Numbers from 0 to 1 by a linear congruence: the same choices each time. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 0x1_0000_0000;
}

test('20 clients book, move and cancel visits of two representatives: nobody is booked twice', async (context) => {
  const { twice, wrong, ...counts } = await race(Number(process.env['RACE_SECONDS'] ?? 10));
  context.diagnostic(JSON.stringify(counts));
  assert.deepEqual({ twice, wrong }, { twice: [], wrong: [] });
  assert.ok(counts.booked > 50 && counts.moved > 50 && counts.refused > 100, JSON.stringify(counts));
});

test('of 20 who book the same time at the same moment one does, and it is the key that stops the others', async () => {
  const { saved, errors, twice, wrong } = await rush();
  assert.deepEqual({ saved, twice, wrong }, { saved: 1, twice: [], wrong: [] });
  assert.ok(
    errors.some((message) => /quicker|duplicate/i.test(message)),
    `nobody met at the key: the guard alone would have done: ${errors.join('\n')}`,
  );
});

test('without the unique key somebody is booked twice', async () => {
  const { twice } = await rush((files) => {
    const path = Object.keys(files).find((name) => name.endsWith(`${SLOT}.object`))!;
    files[path] = files[path]!.replace(/(<fullName>SlotKey__c<\/fullName>[^]*?<unique>)true/, '$1false');
  });
  assert.ok(twice.length > 0, 'the key was taken away, and nobody noticed');
});
