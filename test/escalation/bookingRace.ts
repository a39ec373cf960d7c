import type { ZipFiles } from '../metadata/packageZip.ts';
import {
  CLIENTS,
  noResult,
  race,
  saveSuspended,
  type RaceClient,
  type RaceLength,
  type RaceResult,
} from '../metadata/race.ts';
import { SLOT, VISIT, VisitOrg, at } from '../metadata/visitOrg.ts';

const HALF_HOUR = 1_800_000;
/** Half hours of two working days, over which all clients meet. */
const STARTS = [15, 16].flatMap((day) =>
  Array.from({ length: 16 }, (_unused, index) => Date.parse(at(day, '09:00')) + index * HALF_HOUR),
);

/**
 * Callers who book, move and cancel visits of the same two representatives at the same times, each save suspended between what its
 * flows have read and its commit.
 * @param change of what is deployed: a test takes the unique key of the half hours away
 */
export async function raceForTimes(length: RaceLength, change?: (files: ZipFiles) => void): Promise<RaceResult> {
  const org = await VisitOrg.open(change);
  try {
    const result = noResult();
    const reps = [org.ishida.userId, org.nakamura.userId];
    const callers = Array.from({ length: CLIENTS }, () => org.caller);
    const booked: string[] = [];
    await race(org.scoring, callers, length, result, (client) => bookMoveOrCancel(org, reps, booked, client));
    return { ...result, ...faultsOf(org) };
  } finally {
    org.close();
  }
}

/** @param booked visits that have a time, as the clients know */
async function bookMoveOrCancel(org: VisitOrg, reps: string[], booked: string[], client: RaceClient): Promise<void> {
  const { random } = client;
  const start = random.pick(STARTS);
  const time = timeOf(random.pick(reps), start, start + HALF_HOUR * random.between(1, 3));
  const choice = booked.length < 10 ? 0 : random.next();
  if (choice < 0.4) {
    const saved = await client.save('booked', { action: 'insert', object: VISIT, record: org.visit(time) });
    if (saved.success) booked.push(saved.id!);
  } else {
    const Id = random.pick(booked);
    const isMove = choice < 0.75;
    const record = isMove ? { Id, ...time } : { Id, Status__c: 'Cancelled', CancelReason__c: 'Ill' };
    if (!isMove) booked.splice(booked.indexOf(Id), 1);
    await client.save(isMove ? 'moved' : 'cancelled', { action: 'update', object: VISIT, record });
  }
  await client.pause();
}

/** All clients book the same time of the same representative; each has looked before any of them commits. */
export async function rushForTime(change?: (files: ZipFiles) => void): Promise<RaceResult & { problems: string[] }> {
  const org = await VisitOrg.open(change);
  try {
    const record = org.visit(timeOf(org.ishida.userId, STARTS[0]!, STARTS[0]! + HALF_HOUR));
    const operation = { action: 'insert', object: VISIT, record } as const;
    const saved = await Promise.all(
      Array.from({ length: CLIENTS }, () => saveSuspended(org.scoring, operation, org.caller)),
    );
    const result = noResult();
    result.done['booked'] = saved.filter(({ success }) => success).length;
    const problems = saved.flatMap(({ errors }) => errors.map(({ message }) => message));
    return { ...result, ...faultsOf(org), problems };
  } finally {
    org.close();
  }
}

const timeOf = (Rep__c: string, start: number, end: number) => ({
  Rep__c,
  StartsAt__c: new Date(start).toISOString(),
  EndsAt__c: new Date(end).toISOString(),
});

/**
 * What must never be, by what is stored: two visits of one representative at one time are held twice; a half hour of a visit that is
 * not kept for it is lost, and so is one that is kept for no visit.
 */
function faultsOf({ scoring }: VisitOrg): Pick<RaceResult, 'heldTwice' | 'lost'> {
  const rows = (object: string) => scoring.org.store.all(object).filter(({ IsDeleted }) => !IsDeleted);
  const visits = rows(VISIT).filter(({ Status__c }) => Status__c !== 'Cancelled');
  const time = (value: unknown): number => Date.parse(String(value));
  const takers = new Map<string, string>();
  const expected = new Set<string>();
  const heldTwice: string[] = [];
  for (const { Id, Rep__c, StartsAt__c, EndsAt__c } of visits)
    for (let half = time(StartsAt__c); half < time(EndsAt__c); half += HALF_HOUR) {
      const place = `${String(Rep__c)} ${half}`;
      if (takers.has(place)) heldTwice.push(`${String(Id)} ${takers.get(place)}`);
      takers.set(place, String(Id));
      expected.add(`${String(Id)} ${place}`);
    }
  const slots = new Set(
    rows(SLOT).map(({ Visit__c, Rep__c, StartsAt__c }) => `${String(Visit__c)} ${String(Rep__c)} ${time(StartsAt__c)}`),
  );
  return { heldTwice, lost: [...expected.symmetricDifference(slots)] };
}
