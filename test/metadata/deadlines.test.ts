// What the clock does to cases: a reminder four hours before the deadline, the queue after it, one digest a day for managers.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CASE, CaseOrg, type Person } from './caseOrg.ts';
import type { Values } from './scoringOrg.ts';

/** Tuesday 30 June 2026, noon in Japan; the org's days are Japan's, so the digest comes at 23:30 UTC. */
const NOW = new Date('2026-06-30T03:00:00Z');
const DUE = '2026-07-01T09:00:00.000+0000';

let org: CaseOrg;
let told: number;
before(async () => {
  org = await CaseOrg.open(NOW);
  org.scoring.org.clock.freeze(NOW);
  org.scoring.org.store.update('Organization', org.scoring.org.organizationId, { TimeZoneSidKey: 'Asia/Tokyo' });
});
after(() => org?.close());
beforeEach(() => {
  told = org.scoring.org.notifications.list().length;
});

/** Goes on to an instant, and past everything on the way. */
const at = (instant: string): void => org.scoring.org.clock.freeze(new Date(instant));
/** A clock that has gone on does not go back: each test begins where it stands, on a Tuesday noon. */
const nextTuesday = (): void => {
  const now = org.scoring.org.clock.now().getTime();
  const weeks = Math.floor((now - NOW.getTime()) / (7 * 86_400_000)) + 1;
  org.scoring.org.clock.freeze(new Date(NOW.getTime() + weeks * 7 * 86_400_000));
  told = org.scoring.org.notifications.list().length;
};
const inDays = (days: number, time: string): string =>
  `${new Date(org.scoring.org.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)}T${time}Z`;
const handOver = (owner: Person | null = 'A', values: Values = {}): string =>
  org.scoring.insert(CASE, { Account__c: org.account(owner), Caller__c: org.ids.K, ...values }, org.as('K'));
const change = (id: string, values: Values, by: Person): void => assert.equal(org.change(id, values, by), null);
/** Handovers are told at once, in a test of their own. */
const HANDOVER = 'A case was handed to you';
/** What was told since the test began: to whom, its title, the number or the case, and which record it opens. */
const allNews = (): unknown[][] => {
  const all = org.scoring.org.notifications.list();
  return all
    .slice(0, all.length - told)
    .reverse()
    .map(({ userId, title, targetId }) => [org.nameOf(userId), title, targetId]);
};
const news = (): unknown[][] => allNews().filter(([, title]) => title !== HANDOVER);
const REMINDER = 'A customer waits for your answer';
const FRESH = 'Cases that nobody accepted in time';
const DUE_VISIT = 'A first visit is due within a day';
const LATE_VISIT = 'A first visit is overdue';
const LATE = 'Cases unanswered two days after the field manager was told';
const end = (...ids: string[]): void => ids.forEach((id) => change(id, { Status__c: 'Recycled' }, 'M'));
const holder = (id: string): string => org.nameOf(org.case(id)['OwnerId']);

test('whoever was asked is reminded four hours before, once; after the deadline the case is everybody’s', () => {
  const id = handOver('A');
  assert.equal(org.case(id)['AcceptDueAt__c'], DUE);
  at('2026-07-01T04:59:59Z');
  assert.deepEqual(news(), []);
  at('2026-07-01T05:00:00Z');
  assert.deepEqual(news(), [['A', REMINDER, id]]);
  at('2026-07-01T08:59:59Z');
  assert.deepEqual([holder(id), org.case(id)['AcceptBreachedAt__c']], ['A', null]);
  at('2026-07-01T09:00:00Z');
  assert.deepEqual([holder(id), org.case(id)['AcceptBreachedAt__c']], ['queue', DUE]);
  assert.equal(news().length, 1);
  const [last] = org.scoring.org.store.find('RenkeiEscalationStep__c', 'Escalation__c', [id]).reverse();
  assert.deepEqual([last!['From__c'], last!['To__c'], last!['Owner__c']], ['Queued', 'Queued', null]);
  end(id);
  assert.deepEqual(org.scoring.org.automation.failures(), []);
});

test('who has answered is left in peace, and a new handover has a deadline of its own', () => {
  nextTuesday();
  const [accepted, returned, given] = [handOver('A'), handOver('A'), handOver('A')];
  change(accepted, { Status__c: 'Accepted' }, 'A');
  change(returned, { Status__c: 'Returned', ReturnReason__c: 'NotATarget' }, 'A');
  at(inDays(1, '01:00:00'));
  change(given, { OwnerId: org.ids.B }, 'M');
  at(inDays(0, '09:00:00'));
  assert.deepEqual([news(), holder(given), holder(accepted)], [[], 'B', 'A']);
  at(inDays(1, '05:00:00'));
  assert.deepEqual(news(), [['B', REMINDER, given]]);
  at(inDays(0, '09:00:00'));
  assert.deepEqual([holder(given), org.case(accepted)['AcceptBreachedAt__c']], ['queue', null]);
  change(given, { OwnerId: org.ids.B }, 'M');
  assert.equal(org.case(given)['AcceptBreachedAt__c'], null);
  at(inDays(5, '09:00:00'));
  assert.equal(holder(given), 'queue', 'a second deadline passes too');
  end(given, accepted, returned);
});

test('the queue is not reminded, but its missed deadline is noted', () => {
  nextTuesday();
  const id = handOver(null);
  at(inDays(1, '09:00:00'));
  assert.deepEqual([news(), holder(id)], [[], 'queue']);
  assert.notEqual(org.case(id)['AcceptBreachedAt__c'], null);
  end(id);
});

test('200 deadlines of one moment pass together', () => {
  nextTuesday();
  const values = { Account__c: org.account('A'), Caller__c: org.ids.K };
  const ids = org.scoring.save(
    'insert',
    CASE,
    Array.from({ length: 200 }, () => values),
    org.as('K'),
  );
  at(inDays(1, '09:00:00'));
  assert.ok(ids.every((id) => holder(id) === 'queue'));
  assert.equal(news().length, 200);
  assert.deepEqual(org.scoring.org.automation.failures(), []);
  org.scoring.save(
    'update',
    CASE,
    ids.map((Id) => ({ Id, Status__c: 'Recycled' })),
    org.as('K'),
  );
});

test('managers hear once a day, in one notification, what is new in their team; two days later the next level does', () => {
  nextTuesday();
  const [first, second] = [handOver('A'), handOver('B')];
  const queued = handOver(null);
  const west = handOver('C');
  at(inDays(1, '09:00:00'));
  const reminded = news().length;
  assert.equal(reminded, 3);
  at(inDays(0, '23:29:59'));
  assert.equal(news().length, reminded);
  at(inDays(0, '23:30:00'));
  assert.deepEqual(news().slice(reminded), [['M', `${FRESH}: 3`, first]]);
  assert.ok([first, second, queued, west].every((id) => org.case(id)['AlertedAt__c'] !== null));
  const later = handOver('A');
  change(second, { Status__c: 'Accepted' }, 'B');
  at(inDays(1, '23:29:59'));
  assert.equal(news().length, reminded + 1);
  at(inDays(1, '23:30:00'));
  const since = news().slice(reminded + 1);
  assert.deepEqual(
    since.filter(([, title]) => title !== REMINDER),
    [
      ['M', `${FRESH}: 1`, later],
      ['I', `${LATE}: 2`, first],
    ],
    'of the first three one is accepted, the case of the other team has no manager',
  );
  end(first, second, queued, west, later);
  const before = news().length;
  at(inDays(3, '23:30:00'));
  assert.equal(news().length, before);
  assert.deepEqual(org.scoring.org.automation.failures(), []);
});

test('whoever gets a case is told once: at the handover, when it is sent on, given, or handed over again', () => {
  nextTuesday();
  const id = handOver('A');
  assert.deepEqual(allNews(), [['A', HANDOVER, id]]);
  change(id, { CustomerWords__c: 'In a hurry' }, 'K');
  change(id, { Status__c: 'Returned', ReturnReason__c: 'WrongPerson', RerouteTo__c: org.ids.B }, 'A');
  change(id, { OwnerId: org.ids.C }, 'M');
  change(id, { Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation' }, 'C');
  change(id, { Status__c: 'Queued' }, 'K');
  change(id, { OwnerId: org.ids.M }, 'M');
  change(id, { OwnerId: org.queue }, 'M');
  assert.deepEqual(
    allNews().map(([who]) => who),
    ['A', 'B', 'C', 'C'],
    'neither the queue nor who saves',
  );
  end(id);
});

test('a first visit that is due is told a day before and when it is late, unless somebody was there', () => {
  nextTuesday();
  const [late, visited, returned] = [handOver('A'), handOver('A'), handOver('A')];
  for (const id of [late, visited, returned]) change(id, { Status__c: 'Accepted' }, 'A');
  const due = org.case(late)['FirstVisitDueAt__c'];
  assert.equal(due, `${inDays(14, '09:00:00').slice(0, -1)}.000+0000`);
  change(visited, { Status__c: 'Visited', VisitCount__c: 1 }, 'A');
  change(returned, { Status__c: 'Returned', ReturnReason__c: 'NotATarget' }, 'A');
  at(inDays(13, '08:59:59'));
  assert.deepEqual(news(), []);
  at(inDays(0, '09:00:00'));
  assert.deepEqual(news(), [['A', DUE_VISIT, late]]);
  at(inDays(1, '08:59:59'));
  assert.equal(news().length, 1);
  at(inDays(0, '09:00:00'));
  assert.deepEqual(news().slice(1), [['A', LATE_VISIT, late]]);
  at(inDays(0, '23:30:00'));
  assert.deepEqual(news().slice(2), [['M', 'First visits overdue: 1', late]]);
  const unanswered = handOver('B');
  at(inDays(1, '23:30:00'));
  assert.equal(news().length, 3, 'nothing new for managers');
  at(inDays(1, '23:30:00'));
  assert.deepEqual(
    news()
      .slice(3)
      .filter(([, title]) => title !== REMINDER),
    [
      ['M', `${FRESH}: 1`, unanswered],
      ['I', 'First visits still missing two days after the field manager was told: 1', late],
    ],
  );
  end(late, visited, returned, unanswered);
  const before = news().length;
  at(inDays(3, '23:30:00'));
  assert.equal(news().length, before);
  assert.deepEqual(org.scoring.org.automation.failures(), []);
});

test('everybody is told in a language of their own, whoever saves and whoever the schedule runs as', () => {
  nextTuesday();
  const { store } = org.scoring.org;
  const reads = (person: Person, language: string): void =>
    store.update('User', org.ids[person], { LanguageLocaleKey: language });
  reads('A', 'ja');
  reads('M', 'ja');
  const mine = handOver('A');
  const theirs = handOver('B');
  assert.deepEqual(allNews(), [
    ['A', '案件が引き継がれました', mine],
    ['B', HANDOVER, theirs],
  ]);
  at(inDays(1, '05:00:00'));
  assert.deepEqual(news().slice(1), [
    ['A', 'お客様がお返事を待っています', mine],
    ['B', REMINDER, theirs],
  ]);
  at(inDays(0, '09:00:00'));
  at(inDays(0, '23:30:00'));
  assert.deepEqual(org.scoring.org.automation.failures(), []);
  assert.deepEqual(
    news()
      .slice(3)
      .map(([whom, title]) => [whom, title]),
    [['M', '期限内に引き受けられなかった案件: 2']],
  );
  // The other way round: who saves reads Japanese, who is told does not.
  nextTuesday();
  reads('A', 'en_US');
  reads('M', 'en_US');
  reads('K', 'ja');
  assert.deepEqual(
    [handOver('A')].map((id) => [['A', HANDOVER, id]]),
    [allNews()],
  );
  reads('K', 'en_US');
  end(mine, theirs);
  assert.deepEqual(org.scoring.org.automation.failures(), []);
});
