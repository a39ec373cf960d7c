// What the flows of meetings keep: days and minutes that cannot be rewritten, decisions that nobody overwrites unread, stamps that are true.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Session } from '../../scripts/local-org/org.ts';
import { ScoringOrg, type Values } from './scoringOrg.ts';

const MEETING = 'RenkeiFollowUpMeeting__c';
const ITEM = 'RenkeiAgendaItem__c';
const NOTE = 'RenkeiAgendaNote__c';
const ACTION = 'RenkeiActionItem__c';
const START = '2026-06-12T00:00:00.000Z';
const PARTS = [
  '*/objects',
  'core/customPermissions',
  'core/groups/*',
  'core/permissionsets/RenkeiMigration.*',
  'meeting/labels/*',
  '*/queues/*',
  'meeting/flows/*',
];
const CODES = [
  ...['RefuseClosed', 'RefuseMove', 'RefuseItemClosed', 'RefuseNoteClosed', 'RefuseActionClosed'],
  ...['RefuseDecided', 'RefuseCaseMoved', 'RefuseUnchecked'],
];

let org: ScoringOrg;
let ishida: Session;
let morishita: Session;
let days = 0;
before(async () => {
  org = await ScoringOrg.open(new Date(START), undefined, PARTS);
  ishida = org.org.session(org.person('Ishida'));
  morishita = org.org.session(org.person('Morishita'));
  org.org.clock.freeze(new Date(START));
});
after(() => org?.close());

const stored = (time: string): string => time.replace('Z', '+0000');
/** A meeting of a day that no other test has. */
const planned = (values: Values = {}): Values => ({
  Team__c: 'East',
  Cadence__c: 'Daily',
  HeldOn__c: new Date(Date.UTC(2026, 5, 12 + days++)).toISOString().slice(0, 10),
  ...values,
});
const meeting = (values: Values = {}): string => org.insert(MEETING, planned(values));
const item = (of: string, values: Values = {}): string =>
  org.insert(ITEM, { Meeting__c: of, Section__c: 'Follow', ...values });

/** Which refusal a save meets, or none. */
function refusal(action: 'insert' | 'update', object: string, record: Values, as: Session = org.user): string | null {
  const [problem] = org.attempt(action, object, [record], as)[0]!.errors;
  if (!problem) return null;
  const labels = org.org.labels('en_US');
  const found = CODES.find((code) => problem.message.startsWith(labels.label(`RenkeiMeeting_${code}`)));
  return found ?? `${problem.statusCode} ${problem.message}`;
}
const change = (object: string, Id: string, values: Values, as?: Session): string | null =>
  refusal('update', object, { Id, ...values }, as);

test('a team meets once a day in a cadence, whatever the key says', () => {
  const record = planned({ MeetingKey__c: 'mine' });
  const id = org.insert(MEETING, record);
  assert.equal(org.stored(MEETING, id)['MeetingKey__c'], `East|Daily|${String(record['HeldOn__c'])}`);
  assert.match(refusal('insert', MEETING, { ...record, Team__c: ' east' })!, /^DUPLICATE_VALUE/);
  org.insert(MEETING, { ...record, Cadence__c: 'Weekly' });
  org.insert(MEETING, { ...record, Team__c: 'West' });
  org.update(MEETING, { Id: id, Team__c: 'North' });
  assert.match(String(org.stored(MEETING, id)['MeetingKey__c']), /^North\|/);
});

test('a meeting is opened, then closed; a missed one may be opened late', () => {
  const ways: [from: string, to: string, code: string | null][] = [
    ['Planned', 'Open', null],
    ['Planned', 'Missed', null],
    ['Planned', 'Closed', 'RefuseMove'],
    ['Open', 'Closed', null],
    ['Open', 'Planned', 'RefuseMove'],
    ['Open', 'Missed', 'RefuseMove'],
    ['Missed', 'Open', null],
    ['Missed', 'Closed', 'RefuseMove'],
    ['Missed', 'Planned', 'RefuseMove'],
    ['Closed', 'Open', 'RefuseClosed'],
    ['Closed', 'Missed', 'RefuseClosed'],
  ];
  for (const [from, to, code] of ways) {
    const id = org.insert(MEETING, planned({ Status__c: from, MeetingKey__c: `${from} ${to}` }), org.migrant);
    assert.equal(change(MEETING, id, { Status__c: to }), code, `${from} to ${to}`);
  }
  assert.equal(refusal('insert', MEETING, planned({ Status__c: 'Closed' })), 'RefuseMove');
  assert.equal(org.stored(MEETING, meeting())['Status__c'], 'Planned');
});

test('start and end are stamped, or kept where they were given and can be', () => {
  const id = meeting({ Status__c: 'Open' });
  assert.equal(org.stored(MEETING, id)['StartedAt__c'], stored(START));
  assert.equal(change(MEETING, id, { Status__c: 'Closed', ClosedAt__c: '2026-06-11T00:00:00Z' }), null);
  assert.equal(org.stored(MEETING, id)['ClosedAt__c'], stored(START));
  const given = meeting({ Status__c: 'Open', StartedAt__c: '2026-06-11T23:00:00Z' });
  assert.equal(change(MEETING, given, { Status__c: 'Closed', ClosedAt__c: '2026-06-11T23:40:00Z' }), null);
  const { StartedAt__c, ClosedAt__c } = org.stored(MEETING, given);
  assert.deepEqual([StartedAt__c, ClosedAt__c], ['2026-06-11T23:00:00.000+0000', '2026-06-11T23:40:00.000+0000']);
  // A clock that is fast would hide from the next meeting what changed in between.
  const ahead = meeting({ Status__c: 'Open', StartedAt__c: '2026-06-12T00:10:00Z' });
  assert.equal(org.stored(MEETING, ahead)['StartedAt__c'], stored(START));
});

test('what a closed meeting says is final; its owner and the counts of its items are not', () => {
  const id = meeting({ Status__c: 'Open', PlannedMinutes__c: 30 });
  const first = item(id);
  const minutes = { Status__c: 'Closed', Summary__c: 'Aoba: visit again' };
  assert.equal(change(MEETING, id, minutes), null);
  const finals: Values[] = [
    { Summary__c: 'Aoba: nothing' },
    { Summary__c: null },
    { Remarks__c: 'And the weather' },
    { Team__c: 'West' },
    { HeldOn__c: '2026-01-05' },
    { Facilitator__c: ishida.userId },
    { ClosedAt__c: '2026-06-11T00:00:00Z' },
    { StartedAt__c: null },
    { Since__c: START },
    { CurrentItem__c: first },
    { PlannedMinutes__c: 45 },
    { PlannedMinutes__c: null },
  ];
  for (const values of finals) assert.equal(change(MEETING, id, values), 'RefuseClosed', JSON.stringify(values));
  assert.equal(change(MEETING, id, { OwnerId: ishida.userId }), null);
  assert.equal(change(MEETING, id, minutes), null);
  const decided = { State__c: 'Decided', Decision__c: 'Continue' };
  assert.equal(change(ITEM, first, decided), 'RefuseItemClosed');
  assert.equal(change(ITEM, first, { State__c: 'Parked' }), 'RefuseItemClosed');
  assert.equal(refusal('insert', ITEM, { Meeting__c: id, Section__c: 'Brought' }), 'RefuseItemClosed');
});

test('closed minutes take no note and no action, and lose none', () => {
  const [id, other] = [meeting({ Status__c: 'Open' }), meeting({ Status__c: 'Open' })];
  const first = item(id);
  const note = { Item__c: first, Text__c: 'One more thing' };
  const values = { Subject__c: 'Send the offer', AssignedTo__c: ishida.userId, DueOn__c: '2026-06-15' };
  assert.equal(refusal('insert', NOTE, note, ishida), null);
  const agreed = org.insert(ACTION, { ...values, Meeting__c: id, AgendaItem__c: first });
  const free = org.insert(ACTION, values);
  assert.equal(change(ACTION, agreed, { DueOn__c: '2026-06-16' }), null);
  assert.equal(change(MEETING, id, { Status__c: 'Closed' }), null);
  assert.equal(refusal('insert', NOTE, note, ishida), 'RefuseNoteClosed');
  assert.equal(refusal('insert', ACTION, { ...values, Meeting__c: id }, ishida), 'RefuseActionClosed');
  for (const moved of [{ Meeting__c: other }, { Meeting__c: null }, { Subject__c: 'Send nothing' }])
    assert.equal(change(ACTION, agreed, moved), 'RefuseActionClosed', JSON.stringify(moved));
  assert.equal(change(ACTION, free, { Meeting__c: id }), 'RefuseActionClosed');
  assert.equal(change(ACTION, free, { Meeting__c: other }), null);
});

test('what was agreed stays as agreed, whatever becomes of the action', () => {
  const id = meeting({ Status__c: 'Open' });
  const values = { Subject__c: 'Send the offer', AssignedTo__c: ishida.userId, DueOn__c: '2026-06-15', Meeting__c: id };
  const action = org.insert(ACTION, values);
  const agreed = (): unknown[] => {
    const { AgreedTo__c, AgreedDueOn__c, AssignedTo__c, DueOn__c } = org.stored(ACTION, action);
    return [AgreedTo__c, AgreedDueOn__c, AssignedTo__c, DueOn__c];
  };
  // As long as the meeting runs it may think again.
  org.update(ACTION, { Id: action, DueOn__c: '2026-06-16' });
  assert.deepEqual(agreed(), [ishida.userId, '2026-06-16', ishida.userId, '2026-06-16']);
  org.update(MEETING, { Id: id, Status__c: 'Closed' });
  org.update(ACTION, { Id: action, AssignedTo__c: morishita.userId, DueOn__c: '2026-06-30' });
  assert.deepEqual(agreed(), [ishida.userId, '2026-06-16', morishita.userId, '2026-06-30']);
  for (const values of [{ AgreedDueOn__c: '2026-06-01' }, { AgreedTo__c: null }])
    assert.equal(change(ACTION, action, values), 'RefuseActionClosed', JSON.stringify(values));
  org.update(ACTION, { Id: action, Status__c: 'Done' });
  assert.equal(org.stored(ACTION, action)['Status__c'], 'Done');
});

test('items are counted as they are decided, parked, deleted', () => {
  const id = meeting({ Status__c: 'Open' });
  const counts = (): unknown[] => {
    const { Items__c, Decided__c, Parked__c } = org.stored(MEETING, id);
    return [Items__c, Decided__c, Parked__c];
  };
  assert.deepEqual(counts(), [0, 0, 0]);
  const [first, second, third] = [item(id), item(id), item(id, { State__c: 'OnTrack' })];
  assert.deepEqual(counts(), [3, 0, 0]);
  org.update(ITEM, { Id: first, State__c: 'Decided', Decision__c: 'Continue' });
  org.update(ITEM, { Id: second, State__c: 'Parked' });
  assert.deepEqual(counts(), [3, 1, 1]);
  org.save('delete', ITEM, [{ Id: third }]);
  assert.deepEqual(counts(), [2, 1, 1]);
});

test('a decision tells who made it and when; of two who decide the second is told', () => {
  const id = item(meeting({ Status__c: 'Open' }));
  const decision = { State__c: 'Decided', Decision__c: 'Revisit', NextOn__c: '2026-06-19' };
  assert.equal(change(ITEM, id, { ...decision, DecidedBy__c: morishita.userId }, ishida), null);
  const { DecidedBy__c, DecidedAt__c } = org.stored(ITEM, id);
  assert.deepEqual([DecidedBy__c, DecidedAt__c], [ishida.userId, stored(START)]);
  for (const values of [{ Decision__c: 'Recycle' }, { State__c: 'Parked', Decision__c: null }, { NextOn__c: null }])
    assert.equal(change(ITEM, id, values, morishita), 'RefuseDecided', JSON.stringify(values));
  // Where the item stands is nobody's decision.
  assert.equal(change(ITEM, id, { Position__c: 7 }, morishita), null);
  assert.equal(org.stored(ITEM, id)['DecidedBy__c'], ishida.userId);
  assert.equal(change(ITEM, id, { DecisionNote__c: 'In the morning' }, ishida), null);
  assert.equal(change(ITEM, id, { Decision__c: 'Recycle', NextOn__c: null, DecidedAt__c: null }, morishita), null);
  assert.equal(org.stored(ITEM, id)['DecidedBy__c'], morishita.userId);
  assert.equal(change(ITEM, id, { State__c: 'Open', Decision__c: null }, morishita), null);
  const open = org.stored(ITEM, id);
  assert.deepEqual([open['DecidedBy__c'], open['DecidedAt__c']], [null, null]);
  assert.equal(org.stored(ITEM, item(meeting(), decision))['DecidedBy__c'], org.user.userId);
});

test('a case that moved on while it was talked about takes no decision that it cannot take any more', () => {
  const of = meeting({ Status__c: 'Open' });
  const [account] = org.save('insert', 'Account', [{ Name: 'Aoba Foods' }]);
  const decisions = {
    Revisit: { State__c: 'Decided', Decision__c: 'Revisit', NextOn__c: '2026-06-19' },
    Reassign: { State__c: 'Decided', Decision__c: 'Reassign', NextRep__c: ishida.userId },
    Continue: { State__c: 'Decided', Decision__c: 'Continue' },
  };
  const refused = (Status__c: string) => {
    const [Escalation__c] = org.save('insert', 'RenkeiEscalation__c', [{ Account__c: account!, Status__c }]);
    return Object.entries(decisions).flatMap(([name, decision]) => {
      const id = item(of, { Escalation__c: Escalation__c! });
      const answer = change(ITEM, id, decision);
      if (answer === null) return [];
      assert.equal(answer, 'RefuseCaseMoved', `${Status__c} ${name}`);
      return [name];
    });
  };
  assert.deepEqual(refused('Accepted'), []);
  assert.deepEqual(refused('Visited'), []);
  assert.deepEqual(refused('Returned'), ['Revisit']);
  assert.deepEqual(refused('Queued'), ['Revisit']);
  for (const status of ['Won', 'Lost', 'Recycled']) assert.deepEqual(refused(status), ['Revisit', 'Reassign'], status);
  // What was agreed while the case could take it stays, and so does where the item stands.
  const [later] = org.save('insert', 'RenkeiEscalation__c', [{ Account__c: account!, Status__c: 'Accepted' }]);
  const agreed = item(of, { Escalation__c: later!, ...decisions.Revisit });
  org.save('update', 'RenkeiEscalation__c', [{ Id: later!, Status__c: 'Recycled' }]);
  assert.equal(change(ITEM, agreed, { Position__c: 7 }), null);
  assert.equal(change(ITEM, agreed, { DecisionNote__c: 'Was to be visited on Friday' }), null);
});

test('200 items of one meeting are decided in one save', () => {
  const of = meeting({ Status__c: 'Open' });
  const ids = org.save(
    'insert',
    ITEM,
    Array.from({ length: 200 }, () => ({ Meeting__c: of, Section__c: 'Follow' })),
  );
  org.save(
    'update',
    ITEM,
    ids.map((Id) => ({ Id, State__c: 'Decided', Decision__c: 'Continue' })),
  );
  assert.equal(org.stored(MEETING, of)['Decided__c'], 200);
});

test('a note is written once, by whoever saves it', () => {
  const of = item(meeting({ Status__c: 'Open' }));
  const note = {
    Item__c: of,
    Text__c: 'The budget is there',
    Author__c: ishida.userId,
    WrittenAt__c: '2026-06-13T00:00:00Z',
  };
  const id = org.insert(NOTE, note, morishita);
  const { Author__c, WrittenAt__c } = org.stored(NOTE, id);
  assert.deepEqual([Author__c, WrittenAt__c], [morishita.userId, stored(START)]);
  const offline = org.insert(NOTE, { ...note, WrittenAt__c: '2026-06-11T23:00:00Z' }, morishita);
  assert.equal(org.stored(NOTE, offline)['WrittenAt__c'], '2026-06-11T23:00:00.000+0000');
  assert.match(change(NOTE, id, { Text__c: 'There is none' }, morishita)!, /Notes are not changed/);
});

test('an action tells when it was done, and forgets it when it waits again', () => {
  const id = org.insert(ACTION, { Subject__c: 'Send the offer', DueOn__c: '2026-06-15' });
  const doneAt = (): unknown => org.stored(ACTION, id)['DoneAt__c'];
  assert.deepEqual([org.stored(ACTION, id)['Status__c'], doneAt()], ['Open', null]);
  org.update(ACTION, { Id: id, Status__c: 'Done' });
  assert.equal(doneAt(), stored(START));
  org.org.clock.freeze(new Date('2026-06-12T01:00:00Z'));
  org.update(ACTION, { Id: id, Subject__c: 'Send the offer by post' });
  assert.equal(doneAt(), stored(START));
  org.update(ACTION, { Id: id, Status__c: 'Open' });
  assert.equal(doneAt(), null);
  const dropped = org.insert(ACTION, { Subject__c: 'Ask the dealer', Status__c: 'Dropped' });
  assert.equal(org.stored(ACTION, dropped)['DoneAt__c'], '2026-06-12T01:00:00.000+0000');
  org.org.clock.freeze(new Date(START));
});

test('a migration brings meetings, decisions, notes and actions as they were', () => {
  const was = '2026-04-06T02:00:00.000Z';
  const of = org.insert(
    MEETING,
    planned({ Status__c: 'Closed', StartedAt__c: was, ClosedAt__c: was, MeetingKey__c: 'as it was' }),
    org.migrant,
  );
  const decision = { State__c: 'Decided', Decision__c: 'Continue', DecidedBy__c: ishida.userId, DecidedAt__c: was };
  const first = org.insert(ITEM, { Meeting__c: of, Section__c: 'Follow', ...decision }, org.migrant);
  const note = org.insert(NOTE, { Item__c: first, Author__c: ishida.userId, WrittenAt__c: was }, org.migrant);
  const action = org.insert(ACTION, { Subject__c: 'Call', Status__c: 'Done', DoneAt__c: was }, org.migrant);
  const { MeetingKey__c, ClosedAt__c, Decided__c } = org.stored(MEETING, of);
  assert.deepEqual([MeetingKey__c, ClosedAt__c, Decided__c], ['as it was', stored(was), 1]);
  assert.equal(org.stored(ITEM, first)['DecidedBy__c'], ishida.userId);
  assert.equal(org.stored(NOTE, note)['WrittenAt__c'], stored(was));
  assert.equal(org.stored(ACTION, action)['DoneAt__c'], stored(was));
});
