// What visits and cases ask of each other: a confirmed visit answers for the case, a planned one is its next step, ends cancel what is
// booked, and nothing about a visit that is over, too early or of somebody else is believed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, CASE, VISIT, VisitOrg } from './visitOrg.ts';
import type { Values } from './scoringOrg.ts';
import type { Session } from '../../scripts/local-org/org.ts';

const BOOKED = 'The representative has another visit at this time. Choose another time.';
const words = (errors: { message: string }[]): string[] => errors.map(({ message }) => message);
const span = (day: number, from: string, to: string): Values => ({
  StartsAt__c: at(day, from),
  EndsAt__c: at(day, to),
});

let org: VisitOrg;
let manager: Session;
before(async () => {
  org = await VisitOrg.open();
  manager = org.person('yoshida', 'FieldManager');
});
after(() => org?.close());

const caseOf = (rep: Session | null, values: Values = {}): string =>
  org.scoring.insert(
    CASE,
    { Account__c: org.account, ...(rep ? { RerouteTo__c: rep.userId } : {}), ...values },
    org.caller,
  );
const tell = (id: string, ...fields: string[]): unknown[] => {
  const row = org.scoring.stored(CASE, id);
  return fields.map((field) => row[field]);
};
const set = (object: string, Id: string, values: Values, as: Session): void =>
  org.scoring.update(object, { Id, ...values }, as);
const refusal = (object: string, Id: string, values: Values, as: Session): string[] =>
  words(org.scoring.attempt('update', object, [{ Id, ...values }], as)[0]!.errors);

test('a caller’s case without a caller is the caller’s own', () => {
  assert.deepEqual(tell(caseOf(null), 'Caller__c'), [org.caller.userId]);
});

test('who confirms the visit of a case of their own has accepted the case, also by booking it themselves', () => {
  const asked = caseOf(org.ishida);
  const visit = org.book({ Escalation__c: asked, ...span(15, '10:00', '11:00') });
  set(VISIT, visit, { Status__c: 'Confirmed' }, org.ishida);
  assert.deepEqual(tell(asked, 'Status__c', 'OwnerId'), ['Accepted', org.ishida.userId]);
  const waiting = caseOf(null);
  assert.notEqual(tell(waiting, 'OwnerId')[0], org.ishida.userId);
  org.book({ Escalation__c: waiting, ...span(15, '13:00', '14:00') }, org.ishida);
  assert.deepEqual(tell(waiting, 'Status__c', 'OwnerId'), ['Accepted', org.ishida.userId]);
  const ofColleague = caseOf(org.nakamura);
  org.book({ Escalation__c: ofColleague, ...span(15, '15:00', '16:00') }, org.ishida);
  assert.deepEqual(tell(ofColleague, 'Status__c', 'OwnerId'), ['Queued', org.nakamura.userId]);
});

test('who accepts and has no time for the booked visit is told, and nothing is saved', () => {
  const id = caseOf(org.nakamura);
  const visit = org.book({ Escalation__c: id, Rep__c: org.ishida.userId, ...span(16, '10:00', '11:00') });
  org.book({ Rep__c: org.nakamura.userId, ...span(16, '10:30', '11:30') });
  assert.match(refusal(CASE, id, { Status__c: 'Accepted' }, org.nakamura).join(), /at a time when you are taken/);
  assert.deepEqual(tell(id, 'Status__c', 'AcceptedAt__c'), ['Queued', null]);
  assert.equal(org.stored(visit)['Rep__c'], org.ishida.userId);
  set(VISIT, visit, span(16, '13:00', '14:00'), org.caller);
  set(CASE, id, { Status__c: 'Accepted' }, org.nakamura);
  assert.deepEqual(
    ['Rep__c', 'Status__c'].map((field) => org.stored(visit)[field]),
    [org.nakamura.userId, 'Confirmed'],
  );
});

test('a visit that is booked is the next step of a case; moved it moves the day, cancelled it takes it back', () => {
  const id = caseOf(org.ishida);
  set(CASE, id, { Status__c: 'Accepted' }, org.ishida);
  const first = org.book({ Escalation__c: id, ...span(8, '10:00', '11:00') }, org.ishida);
  set(VISIT, first, { Result__c: 'Revisit' }, org.ishida);
  const abandoned = (): unknown => tell(id, 'AbandonedOn__c')[0];
  assert.equal(abandoned(), '2026-06-22');
  const second = org.book({ Escalation__c: id, ...span(20, '10:00', '11:00') });
  assert.equal(abandoned(), '2026-07-04');
  set(VISIT, second, span(25, '10:00', '11:00'), org.caller);
  assert.equal(abandoned(), '2026-07-09');
  set(VISIT, second, { Status__c: 'Cancelled', CancelReason__c: 'Customer is ill' }, org.caller);
  assert.equal(abandoned(), '2026-06-22');
  const third = org.book({ Escalation__c: id, ...span(26, '10:00', '11:00') });
  assert.deepEqual([org.stored(second)['Number__c'], org.stored(third)['Number__c']], [2, 3], 'no number twice');
});

test('a case that is won or lost cancels what is to come; what took place stays to be reported', () => {
  for (const [day, end] of [
    [17, 'Won'],
    [18, 'Lost'],
  ] as const) {
    const id = caseOf(org.ishida);
    set(CASE, id, { Status__c: 'Accepted' }, org.ishida);
    const [past, coming] = [span(11, `${day}:00`, `${day}:30`), span(day, '10:00', '11:00')].map((time) =>
      org.book({ Escalation__c: id, ...time }, org.ishida),
    ) as [string, string];
    set(CASE, id, { Status__c: end }, org.ishida);
    assert.deepEqual([org.stored(past)['Status__c'], org.stored(coming)['Status__c']], ['Confirmed', 'Cancelled']);
    set(VISIT, past, { Result__c: 'Declined' }, org.ishida);
    assert.deepEqual(tell(id, 'Status__c', 'VisitCount__c'), [end, 1]);
    assert.deepEqual(words(org.tryToBook({ Escalation__c: id, ...span(19, '10:00', '11:00') })), [
      'This case has ended. Book the visit without it, or hand over a new case.',
    ]);
  }
});

test('a case takes the end of an opportunity that was closed before', () => {
  const closed = (StageName: string): string =>
    org.scoring.insert('Opportunity', {
      ...{ Name: 'Compressor', AccountId: org.account, StageName, CloseDate: '2026-06-30' },
    });
  const linked = caseOf(org.ishida, { Opportunity__c: closed('Closed Won') });
  set(CASE, linked, { Status__c: 'Accepted' }, org.ishida);
  assert.deepEqual(tell(linked, 'Status__c'), ['Won']);
  assert.ok(tell(linked, 'AcceptedAt__c', 'ClosedAt__c').every((moment) => moment !== null));
  const steps = org.scoring.org.store.find('RenkeiEscalationStep__c', 'Escalation__c', [linked]);
  assert.deepEqual(steps.map(({ To__c }) => To__c).sort(), ['Accepted', 'Queued', 'Won'], 'both steps are told');
  const later = caseOf(org.ishida);
  set(CASE, later, { Status__c: 'Accepted' }, org.ishida);
  set(CASE, later, { Opportunity__c: closed('Closed Lost') }, org.ishida);
  assert.deepEqual(tell(later, 'Status__c'), ['Lost']);
  const waiting = caseOf(org.ishida, { Opportunity__c: closed('Closed Won') });
  const visit = org.book({ Escalation__c: waiting, ...span(9, '10:00', '11:00') });
  set(VISIT, visit, { Result__c: 'Progress' }, org.ishida);
  assert.deepEqual(tell(waiting, 'Status__c', 'VisitCount__c'), ['Won', 1], 'a result accepts it, and it has ended');
  const open = caseOf(org.ishida, { Opportunity__c: closed('Prospecting') });
  set(CASE, open, { Status__c: 'Accepted' }, org.ishida);
  assert.deepEqual(tell(open, 'Status__c'), ['Accepted']);
});

test('a booking that is saved again is not in its own way: its key says that it is there', () => {
  const booking = { SaveKey__c: 'booking-1', ...span(22, '10:00', '11:00') };
  const id = org.book(booking);
  const [error] = org.tryToBook(booking);
  assert.equal(error!.statusCode, 'DUPLICATE_VALUE');
  assert.match(error!.message, /SaveKey__c/);
  assert.equal(org.halfHours(id).length, 2);
  assert.deepEqual(words(org.tryToBook({ ...booking, SaveKey__c: 'booking-2' })), [BOOKED]);
});

test('only who visits customers is booked, for the account of the case', () => {
  const time = span(23, '10:00', '11:00');
  const who = ['Only active representatives and field managers on a team visit customers. Choose one of them.'];
  assert.deepEqual(words(org.tryToBook({ Rep__c: org.caller.userId, ...time })), who);
  const gone = org.person('gone', 'FieldRep');
  const planned = org.book({ Rep__c: gone.userId, ...time });
  org.scoring.update('User', { Id: gone.userId, IsActive: false });
  assert.deepEqual(words(org.tryToBook({ Rep__c: gone.userId, ...span(23, '13:00', '14:00') })), who);
  set(VISIT, planned, { Rep__c: manager.userId }, org.caller);
  assert.deepEqual(words(org.tryTo({ Id: planned, Rep__c: org.caller.userId })), who);
  const other = org.scoring.insert('Account', { Name: 'Minato Paper' });
  assert.deepEqual(
    words(org.tryToBook({ Escalation__c: caseOf(org.ishida, { Account__c: other }), ...span(23, '15:00', '16:00') })),
    ['The case belongs to another account. Choose the account of the case, or no case.'],
  );
});

test('a visit that has not begun has no result; one that is over stays as it was', () => {
  const early = ['The visit has not begun yet. Report its result afterwards.'];
  const coming = org.book(span(24, '10:00', '11:00'), org.ishida);
  assert.deepEqual(refusal(VISIT, coming, { Result__c: 'Progress' }, org.ishida), early);
  assert.deepEqual(words(org.tryToBook({ Result__c: 'Progress', ...span(24, '13:00', '14:00') }, org.ishida)), early);
  const done = org.book(span(10, '10:00', '11:00'), org.ishida);
  set(VISIT, done, { Result__c: 'Progress' }, org.ishida);
  const other = org.scoring.insert('Account', { Name: 'Minato Paper' });
  for (const change of [
    { Account__c: other },
    { Escalation__c: caseOf(org.ishida) },
    { BookedBy__c: org.nakamura.userId },
    { Purpose__c: 'Something else' },
  ])
    assert.deepEqual(
      refusal(VISIT, done, change, org.caller),
      ['A visit that took place or was cancelled cannot be changed. Book another one.'],
      JSON.stringify(change),
    );
  set(VISIT, done, { Result__c: 'Revisit' }, org.ishida);
});

test('an event that the representative has deleted comes back when the visit is moved', () => {
  const id = org.book(span(25, '13:00', '14:00'));
  org.scoring.save('delete', 'Event', [{ Id: org.stored(id)['EventKey__c'] }], org.ishida);
  assert.deepEqual(org.events(id), []);
  set(VISIT, id, span(25, '14:00', '15:00'), org.caller);
  assert.deepEqual(
    org.events(id).map(({ Id }) => Id),
    [org.stored(id)['EventKey__c']],
  );
});
