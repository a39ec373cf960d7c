// What the guard of cases does around its rules: owner, stamps, deadlines that run anew, and what it leaves alone. The rules
// themselves are tried by the golden tables (test/escalation).
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { abandonedOn } from 'c/renkeiEscalationRules';
import { CASE, CaseOrg, type Person } from './caseOrg.ts';
import type { Values } from './scoringOrg.ts';

/** Tuesday noon in Japan. */
const NOW = new Date('2026-06-30T03:00:00Z');
const stamp = (text: string): string => `${text}.000+0000`;
const DUE_TODAY = stamp('2026-07-01T09:00:00');

let org: CaseOrg;
before(async () => void (org = await CaseOrg.open(NOW)));
after(() => org?.close());
beforeEach(() => org.scoring.org.clock.freeze(NOW));

const handOver = (owner: Person | null = 'A', values: Values = {}): string =>
  org.scoring.insert(CASE, { Account__c: org.account(owner), Caller__c: org.ids.K, ...values }, org.as('K'));
const change = (id: string, values: Values, by: Person): void => assert.equal(org.change(id, values, by), null);
const of = (id: string, ...fields: string[]): unknown[] => {
  const row = org.case(id);
  return fields.map((field) =>
    /^(OwnerId|HandedTo__c)$/.test(field) ? row[field] && org.nameOf(row[field]) : row[field],
  );
};
const asked = (id: string): unknown[] => of(id, 'OwnerId', 'HandedTo__c');

test('a new case goes to the owner of the account, or to the queue', () => {
  assert.deepEqual(asked(handOver('A')), ['A', 'A']);
  for (const owner of ['P', 'G', 'K', 'X', null] as const)
    assert.deepEqual(asked(handOver(owner)), ['queue', null], `${owner}`);
  assert.deepEqual(asked(handOver('A', { HandedTo__c: org.ids.B })), ['B', 'B'], 'who is named by an import');
  const booked = handOver('A', { RerouteTo__c: org.ids.B });
  assert.deepEqual([...asked(booked), ...of(booked, 'RerouteTo__c')], ['B', 'B', null], 'who was booked on the board');
  const [refused] = org.scoring.attempt('insert', CASE, [{ Account__c: org.account(), RerouteTo__c: org.ids.P }]);
  assert.equal(org.codeOf(refused!.errors[0]!.message), 'RerouteNotWorking');
  assert.deepEqual(asked(handOver('A', { HandedTo__c: org.ids.P })), ['A', 'A'], 'who is away is not asked');
  assert.deepEqual(asked(handOver('A', { OwnerId: org.ids.X })), ['A', 'A'], 'nobody chooses an owner on creation');
});

test('a new case has its deadlines, its segment and its time, and begins as queued', () => {
  const id = handOver('A', { Account__c: org.account('A', { RenkeiSegment__c: 'Expand' }), Status__c: null });
  assert.deepEqual(
    of(id, 'Status__c', 'SegmentAtEscalation__c', 'EscalatedAt__c', 'AcceptDueAt__c', 'FirstVisitDueAt__c'),
    ['Queued', 'Expand', stamp('2026-06-30T03:00:00'), DUE_TODAY, stamp('2026-07-14T09:00:00')],
  );
  const [result] = org.scoring.attempt('insert', CASE, [{ Account__c: org.account(), Status__c: 'Accepted' }]);
  assert.deepEqual(org.codeOf(result!.errors[0]!.message), 'IllegalMove');
});

test('two accept at the same moment: the second is told, and nothing of theirs is stored', () => {
  const id = handOver(null);
  const accept = (by: Person) => org.change(id, { Status__c: 'Accepted', OwnerId: org.ids[by] }, by);
  assert.equal(accept('A'), null);
  const stored = org.case(id);
  assert.equal(accept('B'), 'AlreadyAccepted Status__c');
  assert.deepEqual(org.case(id), stored);
});

test('who accepts from a page that is older than another’s acceptance is told so only when the save names them', () => {
  const id = handOver(null);
  change(id, { Status__c: 'Accepted', OwnerId: org.ids.A }, 'A');
  // The status alone changes nothing, so nothing is refused: the page would say that the case is theirs.
  assert.equal(org.change(id, { Status__c: 'Accepted' }, 'B'), null);
  assert.equal(org.change(id, { Status__c: 'Accepted', OwnerId: org.ids.B }, 'B'), 'AlreadyAccepted Status__c');
  change(id, { Status__c: 'Visited', VisitCount__c: 1 }, 'A');
  assert.equal(org.change(id, { Status__c: 'Accepted', OwnerId: org.ids.B }, 'B'), 'AlreadyAccepted Status__c');
  assert.deepEqual(of(id, 'OwnerId', 'Status__c'), ['A', 'Visited']);
});

test('acceptance starts the time until the first visit and forgets an earlier return', () => {
  const id = handOver('A');
  change(id, { Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation', ReturnNote__c: 'Who decides?' }, 'A');
  assert.deepEqual(of(id, 'OwnerId', 'ReturnedAt__c', 'ReturnNote__c'), [
    'A',
    stamp('2026-06-30T03:00:00'),
    'Who decides?',
  ]);
  org.scoring.org.clock.freeze(new Date('2026-07-01T01:00:00Z'));
  change(id, { Status__c: 'Queued' }, 'K');
  assert.deepEqual(of(id, 'OwnerId', 'ReturnReason__c', 'ReturnNote__c', 'EscalatedAt__c', 'AcceptDueAt__c'), [
    ...['A', null, null],
    ...[stamp('2026-07-01T01:00:00'), stamp('2026-07-02T09:00:00')],
  ]);
  org.scoring.org.clock.freeze(new Date('2026-07-01T10:00:00Z'));
  change(id, { Status__c: 'Accepted' }, 'A');
  assert.deepEqual(of(id, 'AcceptedAt__c', 'FirstVisitDueAt__c', 'AcceptDueAt__c'), [
    stamp('2026-07-01T10:00:00'),
    stamp('2026-07-16T09:00:00'),
    stamp('2026-07-02T09:00:00'),
  ]);
});

test('a new handover takes back the acceptance of the one before', () => {
  const id = handOver('A');
  change(id, { Status__c: 'Accepted' }, 'A');
  change(id, { Status__c: 'Returned', ReturnReason__c: 'TooEarly', ReturnedUntil__c: '2026-12-01' }, 'A');
  assert.notEqual(of(id, 'AcceptedAt__c')[0], null, 'accepted and returned is accepted all the same');
  change(id, { Status__c: 'Queued' }, 'K');
  assert.deepEqual(of(id, 'AcceptedAt__c', 'Status__c'), [null, 'Queued']);
  change(id, { Status__c: 'Accepted' }, 'A');
  change(id, { Status__c: 'Returned', ReturnReason__c: 'WrongPerson', RerouteTo__c: org.ids.B }, 'A');
  assert.deepEqual(of(id, 'AcceptedAt__c', 'OwnerId'), [null, 'B']);
});

test('a case for the wrong person goes to the right one with new deadlines, and its reason stays to be read', () => {
  const id = handOver('A');
  org.scoring.org.clock.freeze(new Date('2026-07-01T01:00:00Z'));
  change(id, { Status__c: 'Returned', ReturnReason__c: 'WrongPerson', RerouteTo__c: org.ids.B }, 'A');
  assert.deepEqual(of(id, 'Status__c', 'OwnerId', 'HandedTo__c', 'ReturnReason__c', 'RerouteTo__c', 'AcceptDueAt__c'), [
    ...['Queued', 'B', 'B', 'WrongPerson', null],
    stamp('2026-07-02T09:00:00'),
  ]);
  assert.equal(org.change(id, { Status__c: 'Accepted' }, 'A'), 'NotYours Status__c');
  change(id, { Status__c: 'Accepted' }, 'B');
  assert.deepEqual(of(id, 'OwnerId', 'ReturnReason__c'), ['B', null]);
});

test('nobody is sent to and fro: time goes on, and what comes back the field manager decides', () => {
  const id = handOver('A');
  const sendOn = (by: Person, to: Person): void =>
    change(id, { Status__c: 'Returned', ReturnReason__c: 'WrongPerson', RerouteTo__c: org.ids[to] }, by);
  org.scoring.org.clock.freeze(new Date('2026-07-01T01:00:00Z'));
  sendOn('A', 'B');
  const due = of(id, 'AcceptDueAt__c', 'FirstVisitDueAt__c');
  assert.deepEqual(due, [stamp('2026-07-02T09:00:00'), stamp('2026-07-15T09:00:00')]);
  org.scoring.org.clock.freeze(new Date('2026-07-02T01:00:00Z'));
  sendOn('B', 'C');
  assert.deepEqual([...asked(id), ...of(id, 'AcceptDueAt__c', 'FirstVisitDueAt__c')], ['C', 'C', ...due]);
  sendOn('C', 'B');
  assert.deepEqual(
    [...asked(id), ...of(id, 'Status__c', 'AcceptDueAt__c')],
    ['queue', 'C', 'Queued', due[0]],
    'West has no field manager',
  );
  sendOn('B', 'A');
  assert.deepEqual(asked(id), ['M', 'M']);
});

test('a field manager who has left is not asked: another one is, or nobody', () => {
  const returned = (): unknown => {
    const id = handOver('A');
    change(id, { Status__c: 'Returned', ReturnReason__c: 'NoCapacity' }, 'A');
    return org.case(id)['OwnerId'];
  };
  org.scoring.update('User', { Id: org.ids.M, IsActive: false });
  assert.equal(returned(), org.ids.A);
  const second = org.scoring.person('second manager');
  const member = { User__c: second, Team__c: 'East', Role__c: 'FieldManager' };
  const memberId = org.scoring.insert('RenkeiTeamMember__c', member);
  assert.equal(returned(), second);
  org.scoring.save('delete', 'RenkeiTeamMember__c', [{ Id: memberId }]);
  org.scoring.update('User', { Id: org.ids.M, IsActive: true });
  assert.equal(returned(), org.ids.M);
});

test('who hands over is the caller, unless a manager names somebody', () => {
  const insert = (values: Values, by: Person) =>
    org.scoring.attempt('insert', CASE, [{ Account__c: org.account(), ...values }], org.as(by))[0]!;
  const callerOf = (values: Values, by: Person): unknown => org.nameOf(org.case(insert(values, by).id!)['Caller__c']);
  assert.deepEqual([callerOf({}, 'K'), callerOf({ Caller__c: org.ids.K }, 'M')], ['K', 'K']);
  const [problem] = insert({ Caller__c: org.ids.K }, 'I').errors;
  assert.deepEqual([org.codeOf(problem!.message), problem!.fields], ['CallerNotYou', ['Caller__c']]);
});

test('a deadline that has passed gives the case to everybody at the next save, whatever is saved', () => {
  const id = handOver('A');
  org.scoring.org.clock.freeze(new Date('2026-07-01T08:59:00Z'));
  change(id, { Status__c: 'Queued' }, 'A');
  assert.deepEqual(of(id, 'OwnerId', 'AcceptBreachedAt__c'), ['A', null]);
  org.scoring.org.clock.freeze(new Date('2026-07-01T09:00:00Z'));
  change(id, { Status__c: 'Queued' }, 'A');
  assert.deepEqual(of(id, 'OwnerId', 'HandedTo__c', 'AcceptBreachedAt__c', 'AcceptDueAt__c'), [
    ...['queue', 'A', DUE_TODAY],
    DUE_TODAY,
  ]);
  change(id, { OwnerId: org.ids.B }, 'M');
  assert.deepEqual(of(id, 'OwnerId', 'AcceptBreachedAt__c', 'AcceptDueAt__c'), [
    'B',
    null,
    stamp('2026-07-02T09:00:00'),
  ]);
});

test('late, and accepted in the very save that notices: accepted', () => {
  const overdue = { Status__c: 'Queued', OwnerId: org.ids.A, AcceptDueAt__c: stamp('2026-06-29T09:00:00') };
  const [accepted, saved] = [org.stored(overdue), org.stored(overdue)];
  change(accepted, { Status__c: 'Accepted' }, 'A');
  assert.deepEqual(of(accepted, 'OwnerId', 'Status__c', 'AcceptBreachedAt__c'), ['A', 'Accepted', null]);
  change(saved, { CustomerWords__c: 'In a hurry' }, 'A');
  assert.deepEqual(of(saved, 'OwnerId', 'AcceptBreachedAt__c'), ['queue', stamp('2026-06-30T03:00:00')]);
});

test('the end is stamped; the day on which a visited case counts as abandoned is that of the rules', () => {
  const id = handOver('A');
  change(id, { Status__c: 'Accepted' }, 'A');
  const visit = { Status__c: 'Visited', VisitCount__c: 1, LastVisitOn__c: '2026-07-02T16:00:00Z' };
  change(id, visit, 'A');
  const visited = { status: 'Visited' as const, visitCount: 1, lastVisitOn: '2026-07-03' };
  assert.equal(org.case(id)['AbandonedOn__c'], abandonedOn({ ...visited, nextStepOn: null }, 14));
  change(id, { NextStepOn__c: '2026-08-01' }, 'A');
  assert.equal(org.case(id)['AbandonedOn__c'], abandonedOn({ ...visited, nextStepOn: '2026-08-01' }, 14));
  org.scoring.update('RenkeiSetting__c', { Id: org.setting, AbandonedAfterDays__c: 7 });
  change(id, { NextStepOn__c: null }, 'A');
  assert.equal(org.case(id)['AbandonedOn__c'], abandonedOn({ ...visited, nextStepOn: null }, 7));
  change(id, { VisitCount__c: 2 }, 'A');
  assert.equal(org.case(id)['AbandonedOn__c'], null);
  change(id, { Status__c: 'Won' }, 'A');
  assert.deepEqual(of(id, 'ClosedAt__c', 'AbandonedOn__c'), [stamp('2026-06-30T03:00:00'), null]);
});

test('a migration brings cases as they were', () => {
  const values = { Status__c: 'Won', OwnerId: org.ids.X, EscalatedAt__c: stamp('2025-01-01T00:00:00') };
  const id = org.stored(values);
  assert.deepEqual(of(id, 'Status__c', 'OwnerId', 'AcceptDueAt__c', 'ClosedAt__c'), ['Won', 'X', null, null]);
  org.scoring.update(CASE, { Id: id, Status__c: 'Queued' }, org.scoring.migrant);
  assert.equal(org.case(id)['Status__c'], 'Queued');
});

test('without the queue a case is refused in words, and kept by whoever types it', () => {
  org.scoring.org.store.update('Group', org.queue, { DeveloperName: 'Elsewhere' });
  const [result] = org.scoring.attempt('insert', CASE, [{ Account__c: org.account(null) }], org.as('K'));
  org.scoring.org.store.update('Group', org.queue, { DeveloperName: 'RenkeiCases', Name: 'Anything else' });
  assert.equal(org.codeOf(result!.errors[0]!.message), 'NoQueue');
  assert.deepEqual(asked(handOver(null)), ['queue', null], 'its label may be anything');
});

test('an account that is gone leaves a case that still moves', () => {
  const id = handOver('A');
  org.scoring.save('delete', 'Account', [{ Id: org.case(id)['Account__c'] }]);
  assert.equal(org.case(id)['Account__c'], null);
  change(id, { Status__c: 'Accepted' }, 'A');
  change(id, { Status__c: 'Recycled' }, 'A');
});
