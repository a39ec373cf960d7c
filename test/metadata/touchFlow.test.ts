// What a touch does beyond the golden table: to claims, in bulk, without a plan, past the form, and when it is corrected.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ABSENT, DeskOrg, TALK, TOUCH } from './deskOrg.ts';
import type { Values } from './scoringOrg.ts';

const NOW = '2026-06-30T03:00:00.000Z';
const NOW_STORED = NOW.replace('Z', '+0000');
let desk: DeskOrg;
before(async () => {
  desk = await DeskOrg.open(new Date(NOW));
  desk.scoring.org.clock.freeze(new Date(NOW));
});
after(() => desk?.close());

const withPlan = (values: Values = {}): { account: string; plan: string } => {
  const account = desk.account();
  return { account, plan: desk.storedPlan(account, values) };
};
const claimedBy = (person: 'Morishita' | 'Takahashi'): Values => ({ OwnerId: desk.ids[person], ClaimedAt__c: NOW });
const figures = (plan: string): unknown[] => {
  const { Attempts__c, CallBy__c, LastOutcome__c, LimitReachedOn__c } = desk.plan(plan);
  return [Attempts__c, CallBy__c, LastOutcome__c, LimitReachedOn__c];
};

test('a touch ends the claim of whoever logs it, and of nobody else', () => {
  const { account, plan } = withPlan(claimedBy('Morishita'));
  assert.equal(desk.log({ ...TALK, Account__c: account, Origin__c: 'Visit', Channel__c: 'Field' }, 'Ishida'), null);
  assert.deepEqual(desk.hold(plan), { owner: 'Morishita', caller: null, atWork: true });
  desk.scoring.org.clock.freeze(new Date('2026-06-30T03:01:00Z'));
  assert.equal(desk.log({ ...ABSENT, Account__c: account }), null);
  assert.deepEqual(desk.hold(plan), { owner: 'pool', caller: null, atWork: false });
  desk.scoring.org.clock.freeze(new Date(NOW));
});

test('a colleague who takes the call becomes the caller when the work in hand is done', () => {
  const { account, plan } = withPlan(claimedBy('Morishita'));
  const inbound = { ...TALK, Account__c: account, Origin__c: 'InboundCall', Direction__c: 'Inbound' };
  assert.equal(desk.log(inbound, 'Takahashi'), null);
  assert.deepEqual(desk.hold(plan), { owner: 'Morishita', caller: 'Takahashi', atWork: true });
  assert.equal(desk.change(plan, { ClaimedAt__c: null }, 'Morishita'), null);
  assert.deepEqual(desk.hold(plan), { owner: 'Takahashi', caller: 'Takahashi', atWork: false });
});

test('a visit makes no rep the caller, and a caller stays whoever talks', () => {
  const first = withPlan();
  desk.log({ ...TALK, Account__c: first.account, Origin__c: 'Visit', Channel__c: 'Field' }, 'Ishida');
  assert.equal(desk.hold(first.plan).caller, null);
  const second = withPlan({ OwnerId: desk.ids.Morishita, Caller__c: desk.ids.Morishita });
  desk.log({ ...TALK, Account__c: second.account, Origin__c: 'InboundCall', Direction__c: 'Inbound' }, 'Takahashi');
  assert.deepEqual(desk.hold(second.plan), { owner: 'Morishita', caller: 'Morishita', atWork: false });
});

test('200 touches in one save, two of each account, count as two', () => {
  const plans = Array.from({ length: 100 }, () => withPlan());
  const touches = plans.flatMap(({ account }) => [
    { ...ABSENT, Account__c: account, OccurredAt__c: '2026-06-30T02:00:00Z' },
    { ...ABSENT, Account__c: account, OccurredAt__c: NOW, Outcome__c: 'Blocked' },
  ]);
  // The later one stands first, as in any file.
  desk.scoring.save('insert', TOUCH, touches.reverse(), desk.as('Morishita'));
  for (const { plan } of plans) assert.deepEqual(figures(plan), [2, '2026-07-02', 'Blocked', null]);
});

test('a limit that is passed in one save is reached', () => {
  const { account, plan } = withPlan();
  const touches = Array.from({ length: 7 }, (_, hour) => ({
    ...ABSENT,
    Account__c: account,
    OccurredAt__c: `2026-06-29T0${hour}:00:00Z`,
  }));
  desk.scoring.save('insert', TOUCH, touches);
  assert.deepEqual(figures(plan).slice(0, 1), [7]);
  assert.equal(desk.plan(plan)['LimitReachedOn__c'], '2026-06-30');
});

test('an outcome that is corrected corrects the plan', () => {
  const { account, plan } = withPlan();
  const [id] = desk.scoring.save('insert', TOUCH, [{ ...TALK, Account__c: account, OccurredAt__c: NOW }]);
  assert.deepEqual(figures(plan), [0, '2026-09-28', 'Talked', null]);
  desk.scoring.update(TOUCH, { Id: id, Outcome__c: 'Absent', IsConversation__c: false });
  assert.deepEqual(figures(plan), [1, '2026-07-01', 'Absent', null]);
});

test('a touch of an account without a plan is kept, and so is one without an account', () => {
  assert.equal(desk.log({ ...TALK, Account__c: desk.account() }), null);
  const { account, plan } = withPlan();
  const [id] = desk.scoring.save('insert', TOUCH, [{ ...TALK, Account__c: account, OccurredAt__c: NOW }]);
  desk.scoring.save('delete', 'Account', [{ Id: account }]);
  desk.scoring.update(TOUCH, { Id: id, Outcome__c: 'Blocked', IsConversation__c: false });
  assert.equal(desk.plan(plan)['LastTouchOn__c'], NOW_STORED);
});

test('a person who wants no calls is not called, others of the account are until the account says so', () => {
  const account = desk.account();
  const contact = (name: string): string => desk.scoring.insert('Contact', { LastName: name, AccountId: account });
  const [silent, other] = [contact('Aoki'), contact('Baba')];
  desk.scoring.update('Contact', { Id: silent, DoNotCall: true });
  assert.equal(desk.log({ ...TALK, Account__c: account, Contact__c: silent }), 'TouchContactDoNotCall');
  assert.equal(desk.log({ ...TALK, Account__c: account, Contact__c: other }), null);
  const plan = desk.storedPlan(account);
  assert.equal(desk.log({ ...ABSENT, Account__c: account, Contact__c: other, Outcome__c: 'DoNotCall' }), null);
  assert.equal(desk.plan(plan)['DoNotCall__c'], true);
  assert.equal(desk.scoring.stored('Contact', other)['DoNotCall'], true);
  assert.equal(desk.log({ ...TALK, Account__c: account }), 'TouchDoNotCall');
  // Of many touches in one save only the calls are refused.
  const saved = desk.scoring.attempt('insert', TOUCH, [
    { ...TALK, Account__c: account, OccurredAt__c: NOW },
    { ...TALK, Account__c: account, OccurredAt__c: NOW, Origin__c: 'WebOrder', Channel__c: 'Web' },
    { ...TALK, Account__c: desk.account(), OccurredAt__c: NOW },
  ]);
  assert.deepEqual(
    saved.map(({ success }) => success),
    [false, true, true],
  );
});

test('a wish stays until somebody clears it; clearing it puts the plan back into the queue for today', () => {
  const { account, plan } = withPlan();
  desk.log({ ...ABSENT, Account__c: account, Outcome__c: 'DoNotCall' });
  assert.deepEqual([desk.plan(plan)['DoNotCall__c'], desk.plan(plan)['CallBy__c']], [true, null]);
  desk.log({ ...TALK, Account__c: account, Origin__c: 'InboundCall', Direction__c: 'Inbound' });
  assert.equal(desk.plan(plan)['DoNotCall__c'], true);
  assert.equal(desk.change(plan, { DoNotCall__c: false }, 'Saeki'), null);
  assert.equal(desk.plan(plan)['CallBy__c'], '2026-09-28');
});

test('a wish before there is a plan holds for the plan, until somebody clears it', () => {
  const account = desk.account();
  assert.equal(desk.log({ ...ABSENT, Account__c: account, Outcome__c: 'DoNotCall' }), null);
  assert.equal(desk.log({ ...ABSENT, Account__c: account }), 'TouchDoNotCall');
  const bare = { Account__c: account, Outcome__c: 'Absent', Channel__c: 'InsideSales', OccurredAt__c: NOW };
  const [again] = desk.scoring.attempt('insert', TOUCH, [bare], desk.as('Morishita'));
  assert.equal(desk.refusalOf(again!.errors), 'TouchDoNotCall');
  const plan = desk.scoring.insert('RenkeiCallPlan__c', { Account__c: account }, desk.as('Saeki'));
  assert.deepEqual([desk.plan(plan)['DoNotCall__c'], desk.plan(plan)['CallBy__c']], [true, null]);
  assert.equal(desk.change(plan, { DoNotCall__c: false }, 'Saeki'), null);
  assert.equal(desk.change(plan, { RankedOn__c: NOW }, 'Saeki'), null);
  assert.equal(desk.plan(plan)['DoNotCall__c'], false);
  assert.equal(desk.log({ ...ABSENT, Account__c: account }), null);
});

test('what was no call does not become one against the wish; a call in the log is corrected', () => {
  const { account } = withPlan();
  const before = '2026-06-29T03:00:00.000Z';
  const inbound = { ...TALK, Origin__c: 'InboundCall', Direction__c: 'Inbound' };
  const [call, taken, wish] = desk.scoring.save('insert', TOUCH, [
    { ...ABSENT, Account__c: account, OccurredAt__c: before },
    { ...inbound, Account__c: account, OccurredAt__c: before },
    { ...ABSENT, Account__c: account, OccurredAt__c: '2026-06-29T04:00:00.000Z', Outcome__c: 'DoNotCall' },
  ]) as [string, string, string];
  const change = (Id: string, values: Values): string | null =>
    desk.refusalOf(desk.scoring.attempt('update', TOUCH, [{ Id, ...values }], desk.as('Morishita'))[0]!.errors);
  assert.equal(change(call, { Outcome__c: 'Blocked', OccurredAt__c: '2026-06-29T02:00:00.000Z' }), null);
  assert.equal(change(call, { OccurredAt__c: NOW }), 'TouchDoNotCall');
  assert.equal(change(taken, { OccurredAt__c: NOW }), null);
  assert.equal(change(taken, { Direction__c: null }), null);
  for (const values of [{ Origin__c: 'OutboundCall' }, { Origin__c: null }])
    assert.equal(change(taken, values), 'TouchDoNotCall');
  assert.equal(change(wish, { Outcome__c: 'Absent' }), 'TouchDoNotCall');
});

test('a promise makes who gave it the caller; a rep, the service and an import make nobody a caller', () => {
  const promised = withPlan(claimedBy('Morishita'));
  const CallBackAt__c = '2026-07-01T03:00:00.000Z';
  desk.log({ ...ABSENT, Account__c: promised.account, Outcome__c: 'CallBack', CallBackAt__c });
  assert.deepEqual(desk.hold(promised.plan), { owner: 'Morishita', caller: 'Morishita', atWork: false });
  const talked = withPlan();
  assert.equal(desk.log({ ...TALK, Account__c: talked.account }, 'Ishida'), null);
  assert.deepEqual(desk.hold(talked.plan), { owner: 'pool', caller: null, atWork: false });
  const next = { OwnerId: desk.ids.Takahashi, OccurredAt__c: '2026-06-30T03:01:00.000Z' };
  assert.equal(desk.log({ ...TALK, Account__c: talked.account, ...next }, 'Saeki'), null);
  assert.deepEqual(desk.hold(talked.plan), { owner: 'Takahashi', caller: 'Takahashi', atWork: false });
});

test('a migration brings touches without touching plans, calls to silent customers too', () => {
  const { account, plan } = withPlan({ DoNotCall__c: true });
  desk.scoring.insert(TOUCH, { ...TALK, Account__c: account, OccurredAt__c: NOW }, desk.scoring.migrant);
  assert.equal(desk.plan(plan)['LastTouchOn__c'], null);
});

test('a touch is kept where its plan cannot be written', () => {
  const { account, plan } = withPlan({ Attempts__c: 2 });
  // A pause without a reason, from before the rule that asks for one.
  desk.scoring.org.store.update('RenkeiCallPlan__c', plan, { PausedUntil__c: '2026-12-31', PauseReason__c: null });
  assert.equal(desk.log({ ...ABSENT, Account__c: account }), null);
  assert.equal(desk.plan(plan)['LastTouchOn__c'], null);
});
