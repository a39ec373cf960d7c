import { CASE, CaseOrg } from '../metadata/caseOrg.ts';
import type { ZipFiles } from '../metadata/packageZip.ts';
import {
  CLIENTS,
  noResult,
  race,
  RECORDS,
  type RaceClient,
  type RaceLength,
  type RaceResult,
} from '../metadata/race.ts';
import type { Values } from '../metadata/scoringOrg.ts';

const NOW = new Date('2026-06-30T03:00:00Z');

/**
 * Reps who accept the same cases at the same moment, each save suspended between what its flows have read and its commit, and return
 * them, whereupon the caller hands them over again. Nobody sends `If-Unmodified-Since`: the guard alone has to hold.
 * @param change of what is deployed: a test takes the guard away
 * @returns how it ended, and how many acceptances the ledger knows
 */
export async function raceForCases(
  length: RaceLength,
  change?: (files: ZipFiles) => void,
): Promise<RaceResult & { steps: number }> {
  const org = await CaseOrg.open(NOW, {}, change);
  try {
    const { scoring } = org;
    scoring.org.clock.freeze(NOW);
    const Account__c = org.account(null);
    const all = Array.from({ length: RECORDS }, () => ({ Account__c, Caller__c: org.ids.K }));
    const ids = scoring.save('insert', CASE, all, org.as('K'));
    // As field managers they may answer for the queue, and what comes back goes to the queue again, not to who had it.
    const reps = Array.from({ length: CLIENTS }, (_, number) => {
      const User__c = scoring.person(`rep${number}`);
      scoring.insert('RenkeiTeamMember__c', { User__c, Team__c: 'East', Role__c: 'FieldManager' });
      return scoring.org.session(User__c);
    });
    const result = noResult();
    const holders = new Map<string, RaceClient>();
    await race(scoring, reps, length, result, (client) => acceptAndReturn(org, ids, holders, client));
    const isInQueue = (id: string): boolean => {
      const [row] = scoring.org.store.find(CASE, 'Id', [id]);
      return row?.['Status__c'] === 'Queued' && row['OwnerId'] === org.queue;
    };
    const steps = scoring.org.store.all('RenkeiEscalationStep__c').filter((row) => row['To__c'] === 'Accepted').length;
    return { ...result, lost: ids.filter((id) => !isInQueue(id)), steps };
  } finally {
    org.close();
  }
}

async function acceptAndReturn(
  org: CaseOrg,
  ids: readonly string[],
  holders: Map<string, RaceClient>,
  client: RaceClient,
): Promise<void> {
  const { result } = client;
  const me = client.session.userId;
  const Id = client.choose(ids);
  const seen = org.case(Id)['Status__c'];
  await client.pause();
  if (seen !== 'Queued') return;
  const change = (what: string, record: Values, as = client.session) =>
    client.save(what, { action: 'update', object: CASE, record: { Id, ...record } }, as);
  if (!(await change('accepted', { Status__c: 'Accepted', OwnerId: me })).success) return;
  const isMine = (): boolean => holders.get(Id) === client && org.case(Id)['OwnerId'] === me;
  if (holders.has(Id)) result.heldTwice.push(Id);
  holders.set(Id, client);
  await client.pause();
  if (!isMine()) result.heldTwice.push(Id);
  holders.delete(Id);
  const returned = await change('returned', { Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation' });
  if (returned.success) await change('handed over again', { Status__c: 'Queued' }, org.as('K'));
}
