import { Random } from '../segmentation/history/random.ts';
import { DeskOrg, ABSENT, PLAN, TOUCH } from '../metadata/deskOrg.ts';
import type { ZipFiles } from '../metadata/packageZip.ts';
import { CLIENTS, noResult, race, RECORDS, RaceClient, type RaceLength, type RaceResult } from '../metadata/race.ts';

const NOW = new Date('2026-06-30T03:00:00Z');

/**
 * Callers who claim plans by what they have read a while ago, work, and give them back or log a call. Between reading, claiming and
 * giving back others have their turns, and every save is suspended between what its flows have read and its commit.
 * @param change of what is deployed: a test takes the guard away
 */
export async function raceForClaims(length: RaceLength, change?: (files: ZipFiles) => void): Promise<RaceResult> {
  const desk = await DeskOrg.open(NOW, change);
  try {
    const { scoring } = desk;
    // The race is for claims: on a few contested plans the limit of dials in vain would soon be reached.
    scoring.update('RenkeiSetting__c', { Id: desk.setting, AttemptLimit__c: 99 });
    const ids = Array.from({ length: RECORDS }, () => desk.storedPlan(desk.account()));
    const callers = Array.from({ length: CLIENTS }, (_, number) =>
      scoring.org.session(scoring.person(`caller${number}`)),
    );
    const result = noResult();
    const holders = new Map<string, RaceClient>();
    await race(scoring, callers, length, result, (client) => claimAndGiveBack(desk, ids, holders, client));
    // Nobody has anything in hand any more, so that every plan is there for everybody again.
    const isFree = (id: string): boolean => {
      const [plan] = scoring.org.store.find(PLAN, 'Id', [id]);
      return plan?.['OwnerId'] === desk.pool && plan['ClaimedAt__c'] === null;
    };
    return { ...result, lost: ids.filter((id) => !isFree(id)) };
  } finally {
    desk.close();
  }
}

async function claimAndGiveBack(
  desk: DeskOrg,
  ids: readonly string[],
  holders: Map<string, RaceClient>,
  client: RaceClient,
): Promise<void> {
  const { random, result } = client;
  const me = client.session.userId;
  const id = client.choose(ids);
  const { Account__c, ClaimedAt__c, LastModifiedDate } = desk.plan(id);
  await client.pause();
  if (ClaimedAt__c !== null && random.chance(0.5)) return;
  // Half of the clients do not say what they have read: the guard alone has to hold then.
  const since = random.chance(0.5) ? { ifUnmodifiedSince: new Date(String(LastModifiedDate)) } : {};
  const claim = { Id: id, OwnerId: me, ClaimedAt__c: desk.now().OccurredAt__c };
  if (!(await client.save('claimed', { action: 'update', object: PLAN, record: claim, ...since })).success) return;
  const isMine = (): boolean => holders.get(id) === client && desk.plan(id)['OwnerId'] === me;
  if (holders.has(id)) result.heldTwice.push(id);
  holders.set(id, client);
  if (!isMine()) result.heldTwice.push(id);
  await client.pause();
  if (!isMine()) result.heldTwice.push(id);
  // From here on the org may give the plan to somebody else before this client hears of it.
  holders.delete(id);
  const given = random.chance(0.05)
    ? await client.save('logged', { action: 'insert', object: TOUCH, record: { ...ABSENT, ...desk.now(), Account__c } })
    : await client.save('given back', { action: 'update', object: PLAN, record: { Id: id, ClaimedAt__c: null } });
  if (!given.success) throw new Error(`What was claimed cannot be given back: ${JSON.stringify(given.errors)}`);
}

/**
 * Clients who all create the plans of the same accounts at once, each save suspended before its commit. An account that has several
 * plans counts as held twice, one without as lost.
 */
export async function raceForCreation(accounts: number, change?: (files: ZipFiles) => void): Promise<RaceResult> {
  const desk = await DeskOrg.open(NOW, change);
  try {
    const { scoring } = desk;
    const result = noResult();
    const ids = Array.from({ length: accounts }, () => desk.account());
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_unused, number) => {
        const client = new RaceClient(scoring, scoring.user, new Random(number), result);
        for (const Account__c of ids)
          await client.save('created', { action: 'insert', object: PLAN, record: { Account__c } });
      }),
    );
    const plans = (id: string): number => scoring.org.store.find(PLAN, 'Account__c', [id]).length;
    return { ...result, heldTwice: ids.filter((id) => plans(id) > 1), lost: ids.filter((id) => plans(id) < 1) };
  } finally {
    desk.close();
  }
}
