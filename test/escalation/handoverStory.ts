/** A handover from the first call to the result, told by two people through a client of the org's API. */
import assert from 'node:assert/strict';
import { deployPackage } from '../../scripts/local-org/metadata/deploy.ts';
import type { RunningOrg } from '../../scripts/local-org/main.ts';
import { zipOf } from '../metadata/packageZip.ts';
import { ACCOUNTS_OF_ALL } from '../metadata/roles/accessPackage.ts';

type Value = string | number | boolean;
type Values = Record<string, Value>;

/** What a client of the org can do for somebody who is logged in; it rejects with what the org says. */
export interface StoryClient {
  create(object: string, values: Values): Promise<string>;
  update(object: string, id: string, values: Values): Promise<void>;
  query(soql: string): Promise<Record<string, unknown>[]>;
}

type Person = 'caller' | 'rep';

/** An org in which the story can be told. */
export interface Stage {
  running: RunningOrg;
  userIds: Record<Person, string>;
  /** Five accounts that the rep owns and the caller calls. */
  accounts: string[];
}

const START = '2026-06-12T00:30:00.000Z';
const FIRST_VISIT = { StartsAt__c: '2026-06-15T01:00:00.000Z', EndsAt__c: '2026-06-15T02:00:00.000Z' };
const SECOND_VISIT = { StartsAt__c: '2026-06-22T04:00:00.000Z', EndsAt__c: '2026-06-22T05:30:00.000Z' };
const WORDS = 'Both compressors are to be replaced in July';
const SEEN = 'The plant manager wants figures';
const AGREED = 'The figures convince';

/** Two people on a team and the caller's accounts, in an org that has the package. */
export async function setTheStage(running: RunningOrg): Promise<Stage> {
  const { org } = running;
  const types = '<types><members>Account</members><name>SharingRules</name></types><version>66.0</version>';
  const sharing = {
    'package.xml': `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types}</Package>`,
    'sharingRules/Account.sharingRules': ACCOUNTS_OF_ALL,
  };
  const { findings } = await deployPackage(org, zipOf(sharing), { checkOnly: false, singlePackage: true });
  assert.deepEqual(findings, []);
  const admin = org.sessionOfToken(running.token);
  org.clock.set(new Date(START));
  const insert = (object: string, record: Record<string, unknown>): string => {
    const [result] = org.save(admin, [{ action: 'insert', object, record }], { allOrNone: true, systemContext: true });
    assert.deepEqual(result!.errors, [], object);
    return result!.id!;
  };
  const idOf = (object: string, field: string, value: string): unknown =>
    org.store.find(object, field, [value])[0]!['Id'];
  const person = (name: string, set: string, role: string): string => {
    const id = insert('User', {
      ...{ LastName: name, Alias: name, Username: `${name}@story.example`, Email: `${name}@story.example` },
      ...{ ProfileId: idOf('Profile', 'Name', 'Standard User'), TimeZoneSidKey: 'Asia/Tokyo', LocaleSidKey: 'en_US' },
      ...{ EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US', IsActive: true },
    });
    insert('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: idOf('PermissionSet', 'Name', set) });
    const group = org.store.find('Group', 'DeveloperName', [set]).find(({ Type }) => Type === 'Regular')!;
    insert('GroupMember', { UserOrGroupId: id, GroupId: group['Id'] });
    insert('RenkeiTeamMember__c', { User__c: id, Team__c: 'East', Role__c: role });
    return id;
  };
  if (org.store.all('RenkeiSetting__c').length === 0)
    insert('RenkeiSetting__c', {
      Name: 'Renkei',
      SourceKey__c: 'Default',
      TimeZone__c: 'Asia/Tokyo',
      UtcOffsetMinutes__c: 540,
    });
  const userIds = {
    caller: person('morishi', 'RenkeiInsideSales', 'Caller'),
    rep: person('ishida', 'RenkeiFieldSales', 'FieldRep'),
  };
  const accounts = ['Aoba', 'Minato', 'Shinano', 'Takamine', 'Marushin'].map((Name) => {
    const account = insert('Account', { Name, OwnerId: userIds.rep });
    insert('Contact', { LastName: `${Name} Tanaka`, AccountId: account, OwnerId: userIds.rep });
    insert('RenkeiCallPlan__c', { Account__c: account, OwnerId: userIds.caller });
    return account;
  });
  return { running, userIds, accounts };
}

/**
 * The caller works five accounts, hands two over and books a visit; the rep accepts one, returns the other and visits twice; the caller
 * reads what came of it.
 */
export async function tellTheStory(
  { running, userIds, accounts }: Stage,
  clients: Record<Person, StoryClient>,
): Promise<void> {
  const { caller, rep } = clients;
  const now = (): string => running.org.clock.now().toISOString();

  // The queue, in its order; the first account is claimed.
  const queue = await caller.query(
    'SELECT Id, Account__c, Reason__c FROM RenkeiCallPlan__c WHERE DoNotCall__c = false ORDER BY CallBy__c, Priority__c DESC, Id',
  );
  assert.deepEqual(new Set(queue.map((plan) => plan['Account__c'])), new Set(accounts));
  assert.ok(queue.every((plan) => plan['Reason__c'] === 'NeverCalled'));
  await caller.update('RenkeiCallPlan__c', String(queue[0]!['Id']), { OwnerId: userIds.caller, ClaimedAt__c: now() });

  // Five calls; two customers are about to buy.
  const call = (index: number, values: Values): Promise<string> =>
    caller.create('RenkeiTouch__c', {
      ...{ Account__c: String(queue[index]!['Account__c']), OccurredAt__c: now(), Channel__c: 'InsideSales' },
      ...{
        Direction__c: 'Outbound',
        Origin__c: 'OutboundCall',
        SaveKey__c: `story-${index}`,
        Minutes__c: 3,
        ...values,
      },
    });
  const signal = { Outcome__c: 'Talked', IsConversation__c: true, BuyingSignal__c: true, Needs__c: WORDS };
  const touches = [
    await call(0, { ...signal, SignalKind__c: 'Replacement' }),
    await call(1, { ...signal, SignalKind__c: 'Expansion' }),
    await call(2, { Outcome__c: 'Absent' }),
    await call(3, { Outcome__c: 'CallBack', CallBackAt__c: '2026-06-15T01:00:00.000Z' }),
    await call(4, { Outcome__c: 'Talked', IsConversation__c: true, Needs__c: 'All is well' }),
  ];
  await assert.rejects(call(2, { Outcome__c: 'Absent' }), /SaveKey__c|duplicate/i, 'a second try is no second call');
  const plans = await caller.query(
    'SELECT Account__c, Attempts__c, CallAt__c, ClaimedAt__c, LastOutcome__c FROM RenkeiCallPlan__c',
  );
  const planOf = (index: number) => plans.find((plan) => plan['Account__c'] === queue[index]!['Account__c'])!;
  assert.deepEqual([planOf(0)['ClaimedAt__c'], planOf(2)['Attempts__c']], [null, 1]);
  assert.deepEqual([planOf(3)['LastOutcome__c'], planOf(3)['CallAt__c'] !== null], ['CallBack', true]);

  // Two handovers, the first with a visit.
  const handOver = (index: number): Promise<string> =>
    caller.create('RenkeiEscalation__c', {
      ...{ Account__c: String(queue[index]!['Account__c']), Touch__c: touches[index]!, Caller__c: userIds.caller },
      ...{ SignalKind__c: 'Replacement', CustomerWords__c: WORDS, SaveKey__c: `story-${index}|case` },
    });
  const [accepted, returned] = [await handOver(0), await handOver(1)];
  const book = (as: StoryClient, time: Values, key: string): Promise<string> =>
    as.create('RenkeiVisit__c', {
      ...{ Rep__c: userIds.rep, Account__c: String(queue[0]!['Account__c']), Escalation__c: accepted },
      ...{ Purpose__c: 'See the compressors', SaveKey__c: key, ...time },
    });
  const first = await book(caller, FIRST_VISIT, 'story-first');
  await assert.rejects(book(caller, FIRST_VISIT, 'story-again'), /another visit at this time|quicker/i);

  // The rep: both cases wait, one is accepted, one returned.
  const waiting = await rep.query(
    `SELECT Id, OwnerId, CustomerWords__c, AcceptDueAt__c FROM RenkeiEscalation__c WHERE Status__c = 'Queued' ORDER BY AcceptDueAt__c, Id`,
  );
  assert.deepEqual(
    waiting.map((found) => [found['Id'], found['OwnerId'], found['CustomerWords__c'], typeof found['AcceptDueAt__c']]),
    [accepted, returned].sort().map((id) => [id, userIds.rep, WORDS, 'string']),
  );
  await rep.update('RenkeiEscalation__c', accepted, { Status__c: 'Accepted', OwnerId: userIds.rep });
  await assert.rejects(rep.update('RenkeiEscalation__c', returned, { Status__c: 'Returned' }), /needs a reason/);
  await rep.update('RenkeiEscalation__c', returned, {
    ...{ Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation', ReturnNote__c: 'Who decides' },
  });
  const [confirmed] = await rep.query(`SELECT Status__c FROM RenkeiVisit__c WHERE Id = '${first}'`);
  assert.equal(confirmed!['Status__c'], 'Confirmed');

  // Two visits, each with its result.
  const report = async (visit: string, end: string, values: Values): Promise<void> => {
    running.org.clock.set(new Date(Date.parse(end) + 60_000));
    await rep.update('RenkeiVisit__c', visit, { Status__c: 'Done', ...values });
  };
  await report(first, FIRST_VISIT.EndsAt__c, {
    Result__c: 'Revisit',
    ResultNote__c: SEEN,
    NextStepOn__c: '2026-06-22',
  });
  const second = await book(rep, SECOND_VISIT, 'story-second');
  await report(second, SECOND_VISIT.EndsAt__c, {
    Result__c: 'Progress',
    ResultNote__c: AGREED,
    NextStepOn__c: '2026-06-29',
  });

  // What the caller reads.
  const results = await caller.query(
    `SELECT Number__c, Result__c, ResultNote__c FROM RenkeiVisit__c WHERE Escalation__r.Caller__c = '${userIds.caller}' ORDER BY StartsAt__c`,
  );
  assert.deepEqual(
    results.map((visit) => [visit['Number__c'], visit['Result__c'], visit['ResultNote__c']]),
    [
      [1, 'Revisit', SEEN],
      [2, 'Progress', AGREED],
    ],
  );
  const cases = await caller.query(
    `SELECT Id, Status__c, VisitCount__c, ReturnReason__c, ReturnNote__c FROM RenkeiEscalation__c WHERE Caller__c = '${userIds.caller}'`,
  );
  const told = (id: string) => cases.find((found) => found['Id'] === id)!;
  assert.deepEqual([told(accepted)['Status__c'], told(accepted)['VisitCount__c']], ['Visited', 2]);
  assert.deepEqual(
    [told(returned)['Status__c'], told(returned)['ReturnReason__c'], told(returned)['ReturnNote__c']],
    ['Returned', 'NotEnoughInformation', 'Who decides'],
  );
  const steps = await caller.query(
    `SELECT To__c FROM RenkeiEscalationStep__c WHERE Escalation__c = '${accepted}' ORDER BY At__c, Id`,
  );
  assert.deepEqual([...new Set(steps.map((step) => step['To__c']))], ['Queued', 'Accepted', 'Visited']);
}
