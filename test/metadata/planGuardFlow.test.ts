// One caller at a time has an account in hand, whoever saves; a plan goes back to its caller or to the queue.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { claimRefusal } from 'c/renkeiQueueRules';
import { DeskOrg, PLAN, TALK, type Person } from './deskOrg.ts';
import type { Values } from './scoringOrg.ts';

const NOW = new Date('2026-06-30T03:00:00Z');
const MINUTE = 60_000;
let desk: DeskOrg;
before(async () => void (desk = await DeskOrg.open(NOW)));
after(() => desk?.close());
beforeEach(() => desk.scoring.org.clock.freeze(NOW));

const later = (minutes: number): void => desk.scoring.org.clock.freeze(new Date(NOW.getTime() + minutes * MINUTE));
const claim = (id: string, by: Person, more: Values = {}): string | null =>
  desk.change(id, { OwnerId: desk.ids[by], ClaimedAt__c: NOW.toISOString(), ...more }, by);
const release = (id: string, by: Person): string | null => desk.change(id, { ClaimedAt__c: null }, by);
const poolPlan = (values: Values = {}): string => desk.storedPlan(desk.account(), values);
const callersPlan = (caller: Person = 'Morishita', values: Values = {}): string =>
  poolPlan({ OwnerId: desk.ids[caller], Caller__c: desk.ids[caller], ...values });
const ofCaller = (caller: Person) => ({ owner: caller, caller, atWork: false });
const IN_POOL = { owner: 'pool', caller: null, atWork: false };

test('a plan in the queue is claimed by one, refused to the next, and goes back', () => {
  const id = poolPlan();
  assert.equal(claim(id, 'Morishita'), null);
  assert.deepEqual(desk.hold(id), { owner: 'Morishita', caller: null, atWork: true });
  assert.equal(claim(id, 'Takahashi'), 'PlanAtWork');
  assert.equal(release(id, 'Morishita'), null);
  assert.deepEqual(desk.hold(id), IN_POOL);
  assert.equal(claim(id, 'Takahashi'), null);
});

test('a plan of a caller goes back to that caller', () => {
  const id = callersPlan();
  assert.equal(claim(id, 'Takahashi'), 'PlanAnotherCallers');
  assert.equal(claim(id, 'Morishita'), null);
  assert.equal(release(id, 'Morishita'), null);
  assert.deepEqual(desk.hold(id), ofCaller('Morishita'));
});

test('the clock of the org counts, not that of the client, and a claim without an owner is the saving user’s', () => {
  const id = poolPlan();
  assert.equal(desk.change(id, { ClaimedAt__c: '2030-01-01T00:00:00Z' }, 'Takahashi'), null);
  assert.equal(desk.plan(id)['ClaimedAt__c'], '2026-06-30T03:00:00.000+0000');
  assert.equal(desk.hold(id).owner, 'Takahashi');
});

test('nobody ends or takes over the work of another; who may reassign hands it over, but claims nothing out of hands', () => {
  const id = poolPlan();
  claim(id, 'Morishita');
  assert.equal(release(id, 'Takahashi'), 'PlanAtWork');
  assert.equal(desk.change(id, { Caller__c: desk.ids.Takahashi }, 'Takahashi'), 'PlanAtWork');
  later(1);
  assert.equal(claim(id, 'Saeki', { ClaimedAt__c: '2026-06-30T03:01:00Z' }), 'PlanAtWork');
  assert.equal(desk.change(id, { OwnerId: desk.ids.Takahashi }, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), ofCaller('Takahashi'));
});

test('nobody claims for somebody else, but who may reassign', () => {
  const id = poolPlan();
  const forOther = { OwnerId: desk.ids.Takahashi, ClaimedAt__c: NOW.toISOString() };
  assert.equal(desk.change(id, forOther, 'Morishita'), 'PlanAnotherCallers');
  assert.equal(desk.change(id, forOther, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), { owner: 'Takahashi', caller: null, atWork: true });
});

test('whoever becomes the owner without a claim is the caller; the queue looks after nothing', () => {
  const id = poolPlan();
  assert.equal(desk.change(id, { OwnerId: desk.ids.Morishita }, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), ofCaller('Morishita'));
  assert.equal(desk.change(id, { Caller__c: desk.ids.Takahashi }, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), ofCaller('Takahashi'));
  assert.equal(desk.change(id, { OwnerId: desk.ids.Morishita }, 'Morishita'), 'PlanAnotherCallers');
  assert.equal(desk.change(id, { OwnerId: desk.pool }, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), IN_POOL);
});

test('who is no caller of a team gets no plan, unless somebody who may reassign gives it', () => {
  const id = poolPlan();
  assert.equal(desk.change(id, { OwnerId: desk.ids.Ishida }, 'Morishita'), 'PlanNoCaller');
  assert.equal(desk.change(id, { Caller__c: desk.ids.Ishida }, 'Morishita'), 'PlanNoCaller');
  assert.equal(desk.change(id, { OwnerId: desk.ids.Ishida }, 'Ishida'), 'PlanNoCaller');
  assert.deepEqual(desk.hold(id), IN_POOL);
  assert.equal(desk.change(id, { Caller__c: desk.ids.Takahashi }, 'Morishita'), null);
  for (const values of [{ Caller__c: desk.ids.Ishida }, { OwnerId: desk.ids.Ishida }]) {
    const [created] = desk.scoring.attempt(
      'insert',
      PLAN,
      [{ Account__c: desk.account(), ...values }],
      desk.as('Morishita'),
    );
    assert.equal(desk.refusalOf(created!.errors), 'PlanNoCaller');
  }
  const own = { Account__c: desk.account(), Caller__c: desk.ids.Morishita };
  assert.deepEqual(desk.hold(desk.scoring.insert(PLAN, own, desk.as('Morishita'))), ofCaller('Morishita'));
  assert.deepEqual(desk.hold(id), ofCaller('Takahashi'));
  assert.equal(desk.change(id, { OwnerId: desk.ids.Ishida }, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), ofCaller('Ishida'));
});

test('of somebody who has left, a plan goes to the queue', () => {
  const id = callersPlan('Former');
  claim(id, 'Former');
  desk.scoring.update('User', { Id: desk.ids.Former, IsActive: false });
  later(29);
  assert.deepEqual(desk.hold(id), { owner: 'Former', caller: 'Former', atWork: true });
  // By itself, when the claim has lapsed.
  later(31);
  assert.deepEqual(desk.hold(id), { owner: 'pool', caller: 'Former', atWork: false });
  assert.deepEqual(desk.scoring.org.automation.failures(), []);
  // The plan still names who left, so that the distribution knows whom to replace.
  assert.equal(desk.change(id, { ClaimedAt__c: null }, 'Saeki'), null);
  assert.deepEqual(desk.hold(id), { owner: 'pool', caller: 'Former', atWork: false });
});

test('a new plan begins in the queue, with its caller, or with whom it was created for, and has a key', () => {
  const create = (values: Values = {}): string => {
    const account = desk.account();
    const id = desk.scoring.insert(PLAN, { Account__c: account, ...values }, desk.as('Saeki'));
    assert.equal(desk.plan(id)['AccountKey__c'], account);
    assert.equal(desk.plan(id)['CallBy__c'], '2026-06-30');
    return id;
  };
  assert.deepEqual(desk.hold(create()), IN_POOL);
  assert.deepEqual(desk.hold(create({ Caller__c: desk.ids.Morishita })), ofCaller('Morishita'));
  assert.deepEqual(desk.hold(create({ OwnerId: desk.ids.Takahashi })), ofCaller('Takahashi'));
  const claimed = create({ ClaimedAt__c: NOW.toISOString() });
  assert.deepEqual(desk.hold(claimed), { owner: 'Saeki', caller: null, atWork: true });
});

test('an account has one plan, whoever creates it', () => {
  const account = desk.account();
  desk.storedPlan(account);
  const [again] = desk.scoring.attempt('insert', PLAN, [{ Account__c: account }]);
  assert.deepEqual(
    again!.errors.map(({ statusCode }) => statusCode),
    ['DUPLICATE_VALUE'],
  );
});

test('a claim is refused where nobody is to be called, and the rules of the desk say the same', () => {
  const cases: [Values, string][] = [
    [{ DoNotCall__c: true }, 'PlanDoNotCall'],
    [{ LimitReachedOn__c: '2026-06-29' }, 'PlanLimitReached'],
  ];
  for (const [values, refusal] of cases) {
    const id = poolPlan(values);
    assert.equal(claim(id, 'Morishita'), refusal);
    const { DoNotCall__c, LimitReachedOn__c } = desk.plan(id);
    const plan = {
      owner: desk.pool,
      claimedAt: null,
      doNotCall: DoNotCall__c as boolean,
      limitReachedOn: LimitReachedOn__c as string | null,
    };
    const said = claimRefusal(plan, { user: desk.ids.Morishita, mayReassign: false }, NOW.toISOString());
    assert.equal(`Plan${said}`, refusal);
  }
  const lifted = poolPlan({ LimitReachedOn__c: '2026-06-29' });
  assert.equal(desk.change(lifted, { LimitReachedOn__c: null }, 'Saeki'), null);
  assert.equal(claim(lifted, 'Morishita'), null);
});

test('the promises of a caller who is away are the queue’s until they are kept; the caller stays named', () => {
  const CallAt__c = '2026-07-01T03:00:00Z';
  const [promised, beyond, plain, atWork] = [
    callersPlan('Morishita', { CallAt__c }),
    callersPlan('Morishita', { CallAt__c: '2026-07-20T03:00:00Z' }),
    callersPlan(),
    callersPlan('Morishita', { CallAt__c, ClaimedAt__c: NOW.toISOString() }),
  ] as const;
  const [member] = desk.scoring.org.store.find('RenkeiTeamMember__c', 'User__c', [desk.ids.Morishita]);
  desk.scoring.update('RenkeiTeamMember__c', { Id: member!['Id'], PausedUntil__c: '2026-07-10' }, desk.as('Saeki'));
  const KEPT = { owner: 'pool', caller: 'Morishita', atWork: false };
  assert.deepEqual(desk.hold(promised), KEPT);
  assert.deepEqual(desk.hold(beyond), ofCaller('Morishita'));
  assert.deepEqual(desk.hold(plain), ofCaller('Morishita'));
  assert.equal(release(atWork, 'Morishita'), null);
  assert.deepEqual(desk.hold(atWork), KEPT);
  assert.equal(claim(promised, 'Takahashi'), null);
  assert.equal(release(promised, 'Takahashi'), null);
  assert.deepEqual(desk.hold(promised), KEPT);
  assert.equal(desk.change(promised, { CallAt__c: null }, 'Saeki'), null);
  assert.equal(claim(promised, 'Takahashi'), null);
  assert.equal(release(promised, 'Takahashi'), null);
  assert.deepEqual(desk.hold(promised), ofCaller('Morishita'));
  desk.scoring.update('RenkeiTeamMember__c', { Id: member!['Id'], PausedUntil__c: null });
  assert.equal(desk.change(beyond, { OwnerId: desk.pool }, 'Saeki'), null);
  assert.deepEqual(desk.hold(beyond), IN_POOL);
  assert.deepEqual(desk.scoring.org.automation.failures(), []);
});

test('after 30 idle minutes a claim lapses by itself and the plan goes back', () => {
  const id = poolPlan();
  const mine = callersPlan();
  claim(id, 'Morishita');
  claim(mine, 'Morishita');
  later(29);
  assert.equal(desk.hold(id).atWork, true);
  // Whoever says that the work goes on keeps the plan.
  assert.equal(desk.change(mine, { ClaimedAt__c: desk.now().OccurredAt__c }, 'Morishita'), null);
  later(30);
  assert.deepEqual(desk.hold(id), IN_POOL);
  assert.notEqual(desk.plan(id)['LapsedAt__c'], null);
  later(58);
  assert.equal(desk.hold(mine).atWork, true);
  later(59);
  assert.deepEqual(desk.hold(mine), ofCaller('Morishita'));
  assert.deepEqual(desk.scoring.org.automation.failures(), []);
});

test('a claim of 30 minutes ago is void, also before its lapse has been noted; the caller stays', () => {
  const held = { OwnerId: desk.ids.Morishita, ClaimedAt__c: '2026-06-30T02:30:00Z' };
  const id = poolPlan(held);
  assert.equal(claim(id, 'Takahashi'), null);
  assert.deepEqual(desk.hold(id), { owner: 'Takahashi', caller: null, atWork: true });
  assert.equal(claim(callersPlan('Morishita', held), 'Takahashi'), 'PlanAnotherCallers');
  assert.equal(claim(poolPlan({ ...held, Caller__c: desk.ids.Takahashi }), 'Takahashi'), null);
});

test('200 plans are claimed in one save, and only those that are free', () => {
  const { scoring } = desk;
  const ids = Array.from({ length: 200 }, () => poolPlan());
  for (const id of ids.slice(0, 3)) claim(id, 'Takahashi');
  const claims = ids.map((Id) => ({ Id, OwnerId: desk.ids.Morishita, ClaimedAt__c: NOW.toISOString() }));
  const results = scoring.attempt('update', PLAN, claims, desk.as('Morishita'));
  assert.equal(results.filter(({ success }) => success).length, 197);
  assert.deepEqual(new Set(results.slice(0, 3).map(({ errors }) => desk.refusalOf(errors))), new Set(['PlanAtWork']));
  const released = ids.slice(3).map((Id) => ({ Id, ClaimedAt__c: null }));
  scoring.save('update', PLAN, released, desk.as('Morishita'));
  assert.ok(ids.slice(3).every((id) => desk.hold(id).owner === 'pool'));
});

test('without the queue a plan stays with its owner, and nobody is at work on it', () => {
  const id = poolPlan();
  claim(id, 'Morishita');
  const { store } = desk.scoring.org;
  store.update('Group', desk.pool, { DeveloperName: 'Gone' });
  assert.equal(release(id, 'Morishita'), null);
  assert.deepEqual(desk.hold(id), { owner: 'Morishita', caller: null, atWork: false });
  store.update('Group', desk.pool, { DeveloperName: 'RenkeiCallPool' });
});

test('segment and focus of the account rank its plan anew; the account’s own save never fails for it', () => {
  const account = desk.account('General');
  const id = desk.storedPlan(account, { Priority__c: 1, CallBy__c: '2026-07-01' });
  desk.scoring.update('Account', { Id: account, RenkeiSegment__c: 'Key', RenkeiFocus__c: 'Defend' });
  const { Segment__c, Focus__c, Priority__c, Reason__c, CallBy__c } = desk.plan(id);
  assert.deepEqual([Segment__c, Focus__c, Priority__c, Reason__c], ['Key', 'Defend', 4300, 'Defend']);
  assert.equal(CallBy__c, '2026-07-01');
  desk.scoring.update('Account', { Id: account, Name: 'Aoba Foods Ltd' });
  assert.equal(desk.scoring.save('delete', 'Account', [{ Id: account }]).length, 1);
  assert.equal(claim(id, 'Morishita'), null);
});

test('a migration brings plans as they are', () => {
  const id = poolPlan({ Caller__c: desk.ids.Morishita, ClaimedAt__c: '2026-06-01T00:00:00Z', CallBy__c: null });
  const { Priority__c, CallBy__c } = desk.plan(id);
  assert.deepEqual([Priority__c, CallBy__c], [null, null]);
  desk.scoring.update(PLAN, { Id: id, OwnerId: desk.ids.Takahashi }, desk.scoring.migrant);
  assert.deepEqual(desk.hold(id), { owner: 'Takahashi', caller: 'Morishita', atWork: true });
});

test('a preference has one key for an account and a step', () => {
  const account = desk.account();
  const preference = { Account__c: account, ProcessStep__c: 'Quote', Channel__c: 'Web' };
  const object = 'RenkeiChannelPreference__c';
  const id = desk.scoring.insert(object, { ...preference, PreferenceKey__c: 'mine' });
  assert.equal(desk.scoring.stored(object, id)['PreferenceKey__c'], `${account}|Quote`);
  const [again] = desk.scoring.attempt('insert', object, [{ ...preference, Channel__c: 'Field' }]);
  assert.deepEqual(
    again!.errors.map(({ statusCode }) => statusCode),
    ['DUPLICATE_VALUE'],
  );
});

test('a conversation makes who talked the caller, and ends the claim', () => {
  const account = desk.account();
  const id = desk.storedPlan(account);
  claim(id, 'Morishita');
  assert.equal(desk.log({ ...TALK, Account__c: account }, 'Morishita'), null);
  assert.deepEqual(desk.hold(id), ofCaller('Morishita'));
});
