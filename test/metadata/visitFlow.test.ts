// Visits whoever saves them: half hours, refusals, tentative until accepted, the calendar, the case and the log of contacts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { halfHoursOf, slotKey, timesProblem } from 'c/renkeiVisitRules';
import { at, CASE, NOW, SLOT, VISIT, VisitOrg } from './visitOrg.ts';

const { times } = JSON.parse(readFileSync(new URL('../golden/visitTimes.json', import.meta.url), 'utf8')) as {
  times: { name: string; start: string; end: string; problem: string | null }[];
};
const PROBLEM_FIELDS: Record<string, string> = { Grid: 'StartsAt__c', Order: 'EndsAt__c', TooLong: 'EndsAt__c' };
const words = (errors: { message: string }[]): string[] => errors.map(({ message }) => message);
const BOOKED = 'The representative has another visit at this time. Choose another time.';
const BUSY = 'The representative is busy at this time. Choose another time.';

let org: VisitOrg;
before(async () => void (org = await VisitOrg.open()));
after(() => org?.close());

test('flow and rules agree about times, and about the key of each half hour', () => {
  for (const { name, start, end, problem } of times) {
    assert.equal(timesProblem(start, end), problem, name);
    const [result] = org.scoring.attempt('insert', VISIT, [org.visit({ StartsAt__c: start, EndsAt__c: end })]);
    const fields = result!.errors.flatMap((error) => error.fields);
    assert.deepEqual(fields, problem ? [PROBLEM_FIELDS[problem]] : [], name);
    if (problem) continue;
    const keys = org.scoring.org.store.find(SLOT, 'Visit__c', [result!.id]).map(({ SlotKey__c }) => SlotKey__c);
    const expected = halfHoursOf({ start, end }).map((halfHour) => slotKey(org.ishida.userId, halfHour));
    assert.deepEqual(keys.sort(), expected.sort(), name);
    org.scoring.save('delete', VISIT, [{ Id: result!.id }]);
  }
});

test('a booking for somebody else is tentative until they accept; their own is confirmed', () => {
  const asked = org.book({ StartsAt__c: at(15, '10:00'), EndsAt__c: at(15, '11:00') });
  const { Status__c, OwnerId, BookedBy__c } = org.stored(asked);
  assert.deepEqual([Status__c, OwnerId, BookedBy__c], ['Tentative', org.ishida.userId, org.caller.userId]);
  assert.deepEqual(words(org.tryTo({ Id: asked, Status__c: 'Confirmed' })), [
    'Only the representative accepts a visit.',
  ]);
  org.scoring.update(VISIT, { Id: asked, Status__c: 'Confirmed' }, org.ishida);
  // Somebody else moves it: the representative is asked again.
  org.scoring.update(VISIT, { Id: asked, StartsAt__c: at(15, '11:00'), EndsAt__c: at(15, '12:00') }, org.caller);
  assert.equal(org.stored(asked)['Status__c'], 'Tentative');
  org.scoring.update(VISIT, { Id: asked, Status__c: 'Confirmed' }, org.ishida);
  org.scoring.update(VISIT, { Id: asked, StartsAt__c: at(15, '10:00'), EndsAt__c: at(15, '11:00') }, org.ishida);
  assert.equal(org.stored(asked)['Status__c'], 'Confirmed');
  const own = org.book({ StartsAt__c: at(15, '13:00'), EndsAt__c: at(15, '14:00') }, org.ishida);
  assert.equal(org.stored(own)['Status__c'], 'Confirmed');
  const claimed = org.book({ Status__c: 'Confirmed', StartsAt__c: at(15, '15:00'), EndsAt__c: at(15, '16:00') });
  assert.equal(org.stored(claimed)['Status__c'], 'Tentative');
});

test('a representative is booked once at a time, several times a day, and beside a colleague', () => {
  assert.deepEqual(words(org.tryToBook({ StartsAt__c: at(15, '10:30'), EndsAt__c: at(15, '11:30') })), [BOOKED]);
  assert.deepEqual(words(org.tryToBook({ StartsAt__c: at(15, '09:00'), EndsAt__c: at(15, '12:00') })), [BOOKED]);
  org.book({ StartsAt__c: at(15, '11:00'), EndsAt__c: at(15, '12:00') });
  org.book({ Rep__c: org.nakamura.userId });
});

test('of two bookings that do not see each other one is saved', () => {
  const span = { StartsAt__c: at(16, '10:00'), EndsAt__c: at(16, '11:30') };
  const later = { StartsAt__c: at(16, '11:00'), EndsAt__c: at(16, '12:00') };
  // Rows of one save do not see each other, as two people’s saves do not.
  const both = org.scoring.attempt('insert', VISIT, [org.visit(span), org.visit(later)], org.caller);
  assert.deepEqual(
    both.map(({ errors }) => words(errors)),
    [[], ['Somebody was quicker: this time has just been taken. Choose another one.']],
  );
});

test('half hours and event follow a visit that is moved, given to a colleague or cancelled', () => {
  const id = org.book({ StartsAt__c: at(17, '10:00'), EndsAt__c: at(17, '11:30') });
  assert.deepEqual(org.halfHours(id), [at(17, '10:00'), at(17, '10:30'), at(17, '11:00')]);
  const [event] = org.events(id);
  assert.equal(event!['OwnerId'], org.ishida.userId);
  assert.equal(event!['Subject'], 'Visit: Aoba Foods');
  assert.equal(event!['Id'], org.stored(id)['EventKey__c']);
  // Half an hour later: the old and the new half hours overlap.
  org.scoring.update(VISIT, { Id: id, StartsAt__c: at(17, '10:30'), EndsAt__c: at(17, '12:00') }, org.caller);
  assert.deepEqual(org.halfHours(id), [at(17, '10:30'), at(17, '11:00'), at(17, '11:30')]);
  assert.equal(new Date(String(org.events(id)[0]!['StartDateTime'])).toISOString(), at(17, '10:30'));
  org.book({ StartsAt__c: at(17, '10:00'), EndsAt__c: at(17, '10:30') });
  org.scoring.update(VISIT, { Id: id, Rep__c: org.nakamura.userId }, org.caller);
  assert.deepEqual(
    [org.stored(id)['OwnerId'], org.events(id)[0]!['OwnerId']],
    [org.nakamura.userId, org.nakamura.userId],
  );
  org.book({ StartsAt__c: at(17, '11:00'), EndsAt__c: at(17, '12:00') });
  assert.deepEqual(words(org.tryTo({ Id: id, Rep__c: org.ishida.userId })), [BOOKED]);
  assert.deepEqual(words(org.tryTo({ Id: id, Status__c: 'Cancelled' })), ['Say why the visit is cancelled.']);
  org.scoring.update(VISIT, { Id: id, Status__c: 'Cancelled', CancelReason__c: 'Customer is ill' }, org.caller);
  assert.deepEqual([org.halfHours(id), org.events(id)], [[], []]);
  const over = ['A visit that took place or was cancelled cannot be changed. Book another one.'];
  assert.deepEqual(words(org.tryTo({ Id: id, Status__c: 'Tentative' })), over);
  assert.deepEqual(words(org.tryTo({ Id: id, StartsAt__c: at(18, '10:00'), EndsAt__c: at(18, '11:00') })), over);
});

test('a deleted visit leaves neither half hours nor an event', () => {
  const id = org.book({ StartsAt__c: at(18, '10:00'), EndsAt__c: at(18, '11:00') });
  org.scoring.save('delete', VISIT, [{ Id: id }]);
  assert.deepEqual([org.halfHours(id), org.events(id)], [[], []]);
  org.book({ StartsAt__c: at(18, '10:00'), EndsAt__c: at(18, '11:00') });
});

test('an event that the representative moves or deletes leaves the visit as it is', () => {
  const id = org.book({ StartsAt__c: at(18, '14:00'), EndsAt__c: at(18, '15:00') });
  const { EventKey__c } = org.stored(id);
  org.scoring.update(
    'Event',
    { Id: EventKey__c, StartDateTime: at(18, '16:00'), EndDateTime: at(18, '17:00') },
    org.ishida,
  );
  assert.deepEqual(org.busy(org.ishida), [], 'nor does it become a busy time');
  assert.deepEqual(org.halfHours(id), [at(18, '14:00'), at(18, '14:30')]);
  org.scoring.save('delete', 'Event', [{ Id: EventKey__c }], org.ishida);
  org.scoring.update(VISIT, { Id: id, StartsAt__c: at(18, '16:00'), EndsAt__c: at(18, '17:00') }, org.caller);
  assert.equal(org.stored(id)['StartsAt__c'] !== null, true);
});

test('other events of a representative are busy times, time only, and nobody books over them', () => {
  const event = org.scoring.insert(
    'Event',
    { Subject: 'Dentist', StartDateTime: at(19, '10:10'), EndDateTime: at(19, '10:50'), OwnerId: org.nakamura.userId },
    org.nakamura,
  );
  const [busy] = org.busy(org.nakamura);
  assert.deepEqual(
    [busy!['SlotKey__c'], busy!['Visit__c'], JSON.stringify(busy).includes('Dentist')],
    [`busy|${event}|0`, null, false],
  );
  const booking = { Rep__c: org.nakamura.userId, StartsAt__c: at(19, '10:30'), EndsAt__c: at(19, '11:30') };
  assert.deepEqual(words(org.tryToBook(booking)), [BUSY]);
  org.scoring.update(
    'Event',
    { Id: event, StartDateTime: at(19, '15:00'), EndDateTime: at(19, '16:00') },
    org.nakamura,
  );
  const moved = org.book(booking);
  const later = { StartsAt__c: at(19, '15:30'), EndsAt__c: at(19, '16:30') };
  assert.deepEqual(words(org.tryTo({ Id: moved, ...later })), [BUSY], 'nor moves a visit onto them');
  org.scoring.save('delete', 'Event', [{ Id: event }], org.nakamura);
  org.scoring.update(VISIT, { Id: moved, ...later }, org.caller);
  assert.deepEqual(org.busy(org.nakamura), []);
});

test('an event over many days is one record, a whole day is that of the organization, and others’ calendars do not matter', () => {
  const setting = org.scoring.insert('RenkeiSetting__c', { SourceKey__c: 'Default', UtcOffsetMinutes__c: 540 });
  const leave = { Subject: 'Leave', StartDateTime: at(22, '09:00'), EndDateTime: at(30, '18:00') };
  const long = org.scoring.insert('Event', { ...leave, OwnerId: org.nakamura.userId });
  assert.equal(org.busy(org.nakamura).length, 1);
  assert.deepEqual(
    words(org.tryToBook({ Rep__c: org.nakamura.userId, StartsAt__c: at(26, '10:00'), EndsAt__c: at(26, '11:00') })),
    [BUSY],
  );
  org.scoring.save('delete', 'Event', [{ Id: long }]);
  const day = { Subject: 'Fair', IsAllDayEvent: true, ActivityDate: '2026-06-23', OwnerId: org.nakamura.userId };
  const whole = org.scoring.insert('Event', day);
  const { StartsAt__c, EndsAt__c } = org.busy(org.nakamura)[0]!;
  assert.deepEqual(
    [StartsAt__c, EndsAt__c].map((instant) => new Date(String(instant)).toISOString()),
    [at(23, '00:00'), at(24, '00:00')],
  );
  org.scoring.update('Event', { Id: whole, OwnerId: org.caller.userId });
  assert.deepEqual(org.busy(org.nakamura), [], 'it went to somebody who visits nobody');
  org.scoring.save('delete', 'RenkeiSetting__c', [{ Id: setting }]);
});

test('what is shown as free is not busy until it is shown as busy again, nor is the plan of a series', () => {
  const time = { StartDateTime: at(24, '10:00'), EndDateTime: at(24, '11:00'), OwnerId: org.nakamura.userId };
  const free = org.scoring.insert('Event', { Subject: 'Tentatively', ShowAs: 'Free', ...time });
  const series = org.scoring.insert('Event', { Subject: 'Every Monday', IsRecurrence: true, ...time });
  assert.deepEqual(org.busy(org.nakamura), []);
  org.scoring.update('Event', { Id: free, ShowAs: 'OutOfOffice' });
  assert.equal(org.busy(org.nakamura).length, 1);
  assert.deepEqual(
    words(org.tryToBook({ Rep__c: org.nakamura.userId, StartsAt__c: at(24, '10:30'), EndsAt__c: at(24, '11:30') })),
    [BUSY],
  );
  // Moved while it is free: shown where it is when it takes time again.
  org.scoring.update('Event', { Id: free, ShowAs: 'Free' });
  assert.deepEqual(org.busy(org.nakamura), []);
  org.scoring.update('Event', { Id: free, StartDateTime: at(24, '14:00'), EndDateTime: at(24, '15:00') });
  org.scoring.update('Event', { Id: series, StartDateTime: at(24, '16:00'), EndDateTime: at(24, '17:00') });
  assert.deepEqual(org.busy(org.nakamura), []);
  org.scoring.update('Event', { Id: free, ShowAs: 'Busy' });
  assert.deepEqual(
    org.busy(org.nakamura).map(({ StartsAt__c }) => new Date(String(StartsAt__c)).toISOString()),
    [at(24, '14:00')],
  );
  // An occurrence of the series is an event like others.
  const occurrence = org.scoring.insert('Event', { Subject: 'Every Monday', ...time });
  assert.equal(org.busy(org.nakamura).length, 2);
  for (const Id of [free, series, occurrence]) org.scoring.save('delete', 'Event', [{ Id }]);
  assert.deepEqual(org.busy(org.nakamura), []);
});

test('two hundred events are saved at once, and none is refused when the busy time cannot be written', async () => {
  const many = Array.from({ length: 200 }, (_unused, index) => ({
    ...{ Subject: `Event ${index}`, StartDateTime: at(25, '10:00'), EndDateTime: at(25, '11:00') },
    OwnerId: org.nakamura.userId,
  }));
  const began = performance.now();
  const ids = org.scoring.save('insert', 'Event', many);
  const took = performance.now() - began;
  assert.equal(org.busy(org.nakamura).length, 200);
  assert.ok(took < 2_000, `${took} ms`);
  org.scoring.save(
    'delete',
    'Event',
    ids.map((Id) => ({ Id })),
  );
  assert.deepEqual(org.busy(org.nakamura), []);
  const broken = await VisitOrg.open((files) => {
    const path = Object.keys(files).find((name) => name.endsWith(`${SLOT}.object`))!;
    files[path] = files[path]!.replace(
      '<visibility>Public</visibility>',
      `<validationRules><fullName>NoBusy</fullName><active>true</active><errorConditionFormula>ISPICKVAL(Kind__c, &quot;Busy&quot;)</errorConditionFormula><errorMessage>No</errorMessage></validationRules><visibility>Public</visibility>`,
    );
  });
  broken.scoring.insert('Event', { ...many[0]!, OwnerId: broken.nakamura.userId });
  assert.deepEqual(broken.busy(broken.nakamura), []);
  broken.close();
});

test('without the unique key two bookings of one time would both be saved', async () => {
  const open = await VisitOrg.open((files) => {
    const path = Object.keys(files).find((name) => name.endsWith(`${SLOT}.object`))!;
    files[path] = files[path]!.replace(/(<fullName>SlotKey__c<\/fullName>[^]*?<unique>)true/, '$1false');
  });
  const both = open.scoring.attempt('insert', VISIT, [open.visit(), open.visit()], open.caller);
  assert.deepEqual(
    both.map(({ success }) => success),
    [true, true],
  );
  open.close();
});

test('a result tells the case and the log of contacts, and a mended one tells them again', () => {
  const owner = { OwnerId: org.ishida.userId, HandedTo__c: org.ishida.userId };
  const id = org.scoring.insert(CASE, { Account__c: org.account, Contact__c: org.contact, ...owner }, org.caller);
  const first = org.book({ Escalation__c: id, StartsAt__c: at(12, '07:00'), EndsAt__c: at(12, '08:00') });
  assert.equal(org.stored(first)['Number__c'], 1);
  assert.deepEqual(words(org.tryTo({ Id: first, Status__c: 'Done' }, org.ishida)), ['Choose a result.']);
  org.scoring.update(CASE, { Id: id, Status__c: 'Accepted' }, org.ishida);
  org.scoring.update(
    VISIT,
    { Id: first, Result__c: 'Revisit', ResultNote__c: 'Budget in July', NextStepOn__c: '2026-06-26' },
    org.ishida,
  );
  const { Status__c, ResultAt__c } = org.stored(first);
  assert.equal(Status__c, 'Done');
  assert.ok(Date.parse(String(ResultAt__c)) >= NOW.getTime());
  const told = () => {
    const found = org.scoring.stored(CASE, id);
    const names = ['Status__c', 'VisitCount__c', 'LastResult__c', 'NextStepOn__c'];
    return [...names.map((name) => found[name]), new Date(String(found['LastVisitOn__c'])).toISOString()];
  };
  const firstVisit = () => {
    const found = org.scoring.stored(CASE, id)['FirstVisitOn__c'];
    return found === null ? null : new Date(String(found)).toISOString();
  };
  assert.deepEqual(told(), ['Visited', 1, 'Revisit', '2026-06-26', at(12, '07:00')]);
  assert.equal(firstVisit(), at(12, '07:00'));
  const touches = () => org.scoring.org.store.find('RenkeiTouch__c', 'Visit__c', [first]);
  const logged = () =>
    touches().map((touch) =>
      ['Origin__c', 'Channel__c', 'Outcome__c', 'IsConversation__c', 'Needs__c', 'Minutes__c', 'OwnerId'].map(
        (name) => touch[name],
      ),
    );
  assert.deepEqual(logged(), [['Visit', 'Field', 'Talked', true, 'Budget in July', 60, org.ishida.userId]]);
  const second = org.book({ Escalation__c: id, StartsAt__c: at(12, '08:00'), EndsAt__c: at(12, '08:30') }, org.ishida);
  assert.equal(org.stored(second)['Number__c'], 2);
  org.scoring.update(VISIT, { Id: second, Result__c: 'Progress', NextStepOn__c: null }, org.ishida);
  assert.deepEqual(told(), ['Visited', 2, 'Progress', null, at(12, '08:00')]);
  assert.equal(firstVisit(), at(12, '07:00'));
  // The first visit is mended; the last one still says where the case stands.
  org.scoring.update(VISIT, { Id: first, Result__c: 'Absent', ResultNote__c: null }, org.ishida);
  assert.deepEqual(told(), ['Visited', 2, 'Progress', null, at(12, '08:00')]);
  assert.deepEqual(logged(), [['Visit', 'Field', 'Absent', false, null, 60, org.ishida.userId]]);
  // Nobody was there: the second visit is the first that really took place, and then none is.
  assert.equal(firstVisit(), at(12, '08:00'));
  org.scoring.update(VISIT, { Id: second, Result__c: 'Absent' }, org.ishida);
  assert.equal(firstVisit(), null);
  org.scoring.update(VISIT, { Id: first, Result__c: 'Progress' }, org.ishida);
  assert.equal(firstVisit(), at(12, '07:00'));
});

test('who visits a case that waits has accepted it; a closed case only counts', () => {
  const owner = { OwnerId: org.ishida.userId, HandedTo__c: org.ishida.userId };
  const waiting = org.scoring.insert(CASE, { Account__c: org.account, ...owner }, org.caller);
  const early = org.book({ Escalation__c: waiting, StartsAt__c: at(11, '10:00'), EndsAt__c: at(11, '11:00') });
  org.scoring.update(VISIT, { Id: early, Result__c: 'Declined' }, org.ishida);
  assert.equal(org.scoring.stored(CASE, waiting)['Status__c'], 'Visited');
  const late = org.book({ Escalation__c: waiting, StartsAt__c: at(11, '13:00'), EndsAt__c: at(11, '14:00') });
  org.scoring.update(CASE, { Id: waiting, Status__c: 'Lost' }, org.ishida);
  org.scoring.update(VISIT, { Id: late, Result__c: 'Declined' }, org.ishida);
  const { Status__c, VisitCount__c } = org.scoring.stored(CASE, waiting);
  assert.deepEqual([Status__c, VisitCount__c], ['Lost', 2]);
});

test('booked visits follow their case: confirmed when it is accepted, cancelled when it is lost', () => {
  const owner = { OwnerId: org.ishida.userId, HandedTo__c: org.ishida.userId };
  const id = org.scoring.insert(CASE, { Account__c: org.account, ...owner }, org.caller);
  const visit = org.book({ Escalation__c: id, StartsAt__c: at(29, '10:00'), EndsAt__c: at(29, '11:00') });
  org.scoring.update(CASE, { Id: id, Status__c: 'Accepted' }, org.ishida);
  assert.equal(org.stored(visit)['Status__c'], 'Confirmed');
  org.scoring.update(CASE, { Id: id, Status__c: 'Lost' }, org.ishida);
  const { Status__c, CancelReason__c } = org.stored(visit);
  assert.deepEqual([Status__c, CancelReason__c], ['Cancelled', 'The case was returned or closed.']);
  assert.deepEqual(org.halfHours(visit), []);
});

test('a migration brings visits and events as they were', () => {
  const values = { Status__c: 'Done', StartsAt__c: at(15, '10:10'), EndsAt__c: at(15, '10:20') };
  const id = org.book(values, org.scoring.migrant);
  assert.deepEqual([org.halfHours(id), org.events(id)], [[], []]);
  const event = { Subject: 'Old', StartDateTime: at(5, '10:00'), EndDateTime: at(5, '11:00') };
  org.scoring.insert('Event', { ...event, OwnerId: org.ishida.userId }, org.scoring.migrant);
  assert.deepEqual(org.busy(org.ishida), []);
});
