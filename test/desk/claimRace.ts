import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SaveOperation, SaveResult, Session } from '../../scripts/local-org/org.ts';
import type { ZipFiles } from '../metadata/packageZip.ts';
import { ABSENT, DeskOrg, PLAN, TOUCH } from '../metadata/deskOrg.ts';

export interface RaceRequest {
  clients: number;
  plans: number;
  seconds: number;
  /** Of the random choices: the same seed makes the same choices. */
  seed: number;
  /** Changes what is deployed: a test takes the guard away. */
  change?: (files: ZipFiles) => void;
}

export interface RaceResult {
  claims: number;
  /** Claims that found somebody else at work, or the plan changed since it was read. */
  refused: number;
  releases: number;
  touches: number;
  /** Plans that two clients held at the same time, as they believed and as the org says. */
  heldTwice: string[];
  /** Plans that are gone at the end, or that nobody can claim any more without a reason. */
  lost: string[];
}

/** Plans on which all clients are keen, so that they meet. */
const CONTESTED = 25;
/** The guard's refusals, and that of a save by what was read too long ago. */
const EXPECTED = new Set(['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'PRECONDITION_FAILED']);

/**
 * Clients that claim plans by what they have read a while ago, work, and give them back or log a call. Between reading, claiming and
 * giving back others have their turns, and every save is suspended between what its flows have read and its commit.
 */
export async function raceForClaims({ clients, plans, seconds, seed, change }: RaceRequest): Promise<RaceResult> {
  const desk = await DeskOrg.open(new Date('2026-06-30T03:00:00Z'), change);
  try {
    return await race(desk, { clients, plans, seconds, seed });
  } finally {
    desk.close();
  }
}

async function race(
  desk: DeskOrg,
  { clients, plans, seconds, seed }: Omit<RaceRequest, 'change'>,
): Promise<RaceResult> {
  const { scoring } = desk;
  // The race is for claims: on a few contested plans the limit of dials in vain would soon be reached.
  scoring.update('RenkeiSetting__c', { Id: desk.setting, AttemptLimit__c: 99 });
  const ids = Array.from({ length: plans }, () => desk.storedPlan(desk.account()));
  const accounts = new Map(ids.map((id) => [id, String(desk.plan(id)['Account__c'])]));
  const people = Array.from({ length: clients }, (_, index) => addCaller(desk, index));
  const result: RaceResult = { claims: 0, refused: 0, releases: 0, touches: 0, heldTwice: [], lost: [] };
  const holders = new Map<string, number>();
  const end = performance.now() + seconds * 1000;

  const save = async (
    session: Session,
    operation: SaveOperation,
    suspend: () => Promise<void>,
  ): Promise<SaveResult> => {
    const work = (): SaveResult[] => scoring.org.save(session, [operation], SYSTEM);
    const [saved] = await scoring.org.store.concurrency.run(work, suspend);
    return saved!;
  };
  const client = async (session: Session, number: number): Promise<void> => {
    const random = randomOf(seed * 1000 + number);
    const pause = async (): Promise<void> => {
      for (let turns = Math.floor(random() * 4); turns >= 0; turns--) await nextTurn();
    };
    while (performance.now() < end) {
      const among = random() < 0.7 ? Math.min(CONTESTED, plans) : plans;
      const id = ids[Math.floor(random() * among)]!;
      const { LastModifiedDate, ClaimedAt__c } = desk.plan(id);
      if (ClaimedAt__c !== null && random() < 0.5) {
        await nextTurn();
        continue;
      }
      await pause();
      // Half of the clients do not say what they have read: the guard alone has to hold then.
      const since = random() < 0.5 ? { ifUnmodifiedSince: new Date(String(LastModifiedDate)) } : {};
      const claim = { Id: id, OwnerId: session.userId, ClaimedAt__c: desk.now().OccurredAt__c };
      const claimed = await save(session, { action: 'update', object: PLAN, record: claim, ...since }, pause);
      if (!claimed.success) {
        refusedAsExpected(claimed);
        result.refused += 1;
        continue;
      }
      result.claims += 1;
      if (holders.has(id) || desk.plan(id)['OwnerId'] !== session.userId) result.heldTwice.push(id);
      holders.set(id, number);
      await pause();
      if (holders.get(id) !== number || desk.plan(id)['OwnerId'] !== session.userId) result.heldTwice.push(id);
      // From here on the org may give the plan to somebody else before this client hears of it.
      holders.delete(id);
      const isCall = random() < 0.05;
      const call = { ...ABSENT, ...desk.now(), Account__c: accounts.get(id)! };
      const last: SaveOperation = isCall
        ? { action: 'insert', object: TOUCH, record: call }
        : { action: 'update', object: PLAN, record: { Id: id, ClaimedAt__c: null } };
      const given = await save(session, last, pause);
      if (!given.success) throw new Error(`What was claimed cannot be given back: ${JSON.stringify(given.errors)}`);
      if (isCall) result.touches += 1;
      else result.releases += 1;
    }
  };
  await Promise.all(people.map(client));
  result.lost = lostPlans(desk, ids);
  return result;
}

/**
 * Clients that all create the plans of the same accounts at once, each save suspended before its commit.
 * @returns how many plans each account has
 */
export async function raceForCreation(
  accounts: number,
  clients: number,
  change?: (files: ZipFiles) => void,
): Promise<number[]> {
  const desk = await DeskOrg.open(new Date('2026-06-30T03:00:00Z'), change);
  try {
    const { org, user } = desk.scoring;
    const ids = Array.from({ length: accounts }, () => desk.account());
    const create = (Account__c: string): Promise<SaveResult[]> => {
      const operation: SaveOperation = { action: 'insert', object: PLAN, record: { Account__c } };
      return org.store.concurrency.run(() => org.save(user, [operation], SYSTEM), nextTurn);
    };
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (const id of ids) await create(id);
      }),
    );
    return ids.map((id) => org.store.find(PLAN, 'Account__c', [id]).length);
  } finally {
    desk.close();
  }
}

const SYSTEM = { allOrNone: false, systemContext: true };

/** Whatever else the org has against a save is no part of a race. */
function refusedAsExpected({ errors }: SaveResult): void {
  if (!errors.every(({ statusCode }) => EXPECTED.has(statusCode))) throw new Error(JSON.stringify(errors));
}

/** Plans that are gone, or in somebody's hands though all have given back what they had. */
function lostPlans(desk: DeskOrg, ids: readonly string[]): string[] {
  const rows = new Map(desk.scoring.org.store.find(PLAN, 'Id', [...ids]).map((row) => [String(row['Id']), row]));
  return ids.filter((id) => rows.get(id)?.['OwnerId'] !== desk.pool || rows.get(id)!['ClaimedAt__c'] !== null);
}

function addCaller({ scoring }: DeskOrg, number: number): Session {
  const admin = scoring.org.store.find('User', 'Id', [scoring.user.userId])[0]!;
  const like = ['ProfileId', 'TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
  const id = scoring.insert('User', {
    Username: `caller${number}@renkei.example`,
    LastName: `Caller ${number}`,
    Alias: `caller${number}`,
    Email: `caller${number}@renkei.example`,
    IsActive: true,
    ...Object.fromEntries(like.map((field) => [field, admin[field]])),
  });
  return scoring.org.session(id);
}

/** Numbers from 0 to 1 by a linear congruence: reproducible, and good enough to mix turns. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 0x1_0000_0000;
}
