// Fields that reports add up: formulas of cases, touches and preferences, and what is stamped so that the past stays as it was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CASE, CaseOrg } from './caseOrg.ts';
import { DeskOrg, ABSENT, TALK, TOUCH } from './deskOrg.ts';
import type { ScoringOrg, Values } from './scoringOrg.ts';

const NOW = '2026-06-30T03:00:00.000Z';
let cases: CaseOrg;
let desk: DeskOrg;
before(async () => {
  [cases, desk] = await Promise.all([CaseOrg.open(new Date(NOW)), DeskOrg.open(new Date(NOW))]);
  for (const { scoring } of [cases, desk]) scoring.org.clock.freeze(new Date(NOW));
});
after(() => {
  cases?.close();
  desk?.close();
});

/** Fields as the API gives them, formulas among them. */
function read({ org, migrant }: ScoringOrg, object: string, id: string, fields: string): unknown[] {
  const names = fields.split(' ').map((name) => `${name}__c`);
  const [record] = org.query(migrant, `SELECT ${names.join(', ')} FROM ${object} WHERE Id = '${id}'`).records;
  return names.map((name) => record![name]);
}

const HANDED = { EscalatedAt__c: '2026-06-01T01:00:00Z', AcceptDueAt__c: '2026-06-02T09:00:00Z' };
const DUE = { ...HANDED, FirstVisitDueAt__c: '2026-06-15T09:00:00Z' };
const ACCEPTED = { ...DUE, Status__c: 'Accepted', AcceptedAt__c: '2026-06-01T13:30:00Z' };
const VISITED = { ...ACCEPTED, Status__c: 'Visited', VisitCount__c: 1, FirstVisitOn__c: '2026-06-08T01:00:00Z' };
const caseFields = (values: Values, fields: string): unknown[] =>
  read(cases.scoring, CASE, cases.stored(values), fields);

test('where a case stands, as ones and noughts', () => {
  const fields = 'IsOpen IsAnswered IsAccepted IsReturned IsFollowed IsWon Stage';
  const table: [values: Values, expected: unknown[]][] = [
    [{ ...DUE, Status__c: 'Queued' }, [1, 0, 0, 0, 0, 0, '1 Handed over · 引き継ぎ']],
    [ACCEPTED, [1, 1, 1, 0, 0, 0, '2 Accepted · 引き受け']],
    [VISITED, [1, 1, 1, 0, 1, 0, '3 Visited · 訪問']],
    [{ ...VISITED, Status__c: 'Won' }, [0, 1, 1, 0, 1, 1, '4 Won · 受注']],
    [{ ...VISITED, Status__c: 'Lost' }, [0, 1, 1, 0, 1, 0, '3 Visited · 訪問']],
    [{ ...DUE, Status__c: 'Returned', ReturnedAt__c: NOW }, [1, 1, 0, 1, 0, 0, '1 Handed over · 引き継ぎ']],
    [{ ...DUE, Status__c: 'Recycled' }, [0, 0, 0, 0, 0, 0, '1 Handed over · 引き継ぎ']],
    // Accepted and returned before, handed over again, and not answered since.
    [
      {
        ...ACCEPTED,
        Status__c: 'Queued',
        ReturnedAt__c: '2026-06-03T00:00:00Z',
        EscalatedAt__c: '2026-06-04T00:00:00Z',
      },
      [1, 0, 0, 1, 0, 0, '1 Handed over · 引き継ぎ'],
    ],
    // The same, and then given back to be called: who was asked last has answered nothing.
    [
      {
        ...ACCEPTED,
        Status__c: 'Recycled',
        ReturnedAt__c: '2026-06-03T00:00:00Z',
        EscalatedAt__c: '2026-06-03T00:00:00Z',
      },
      [0, 0, 0, 1, 0, 0, '1 Handed over · 引き継ぎ'],
    ],
  ];
  for (const [values, expected] of table)
    assert.deepEqual(caseFields(values, fields), expected, JSON.stringify(values));
});

test('deadlines are met to the second, and a case without a deadline is followed by any visit', () => {
  const fields = 'AcceptedInTime VisitedInTime IsFollowed';
  const at = (values: Values): unknown[] => caseFields({ ...VISITED, ...values }, fields);
  assert.deepEqual(at({}), [1, 1, 1]);
  assert.deepEqual(at({ AcceptedAt__c: '2026-06-02T09:00:00Z', FirstVisitOn__c: '2026-06-15T09:00:00Z' }), [1, 1, 1]);
  assert.deepEqual(at({ AcceptedAt__c: '2026-06-02T09:00:01Z', FirstVisitOn__c: '2026-06-15T09:00:01Z' }), [0, 0, 0]);
  assert.deepEqual(at({ AcceptDueAt__c: null, FirstVisitDueAt__c: null }), [0, 0, 1]);
  assert.deepEqual(at({ FirstVisitOn__c: null }), [1, 0, 0]);
});

test('times are counted from the last handover, and blank until they are known', () => {
  const fields = 'HoursToAccept DaysToFirstVisit DaysToClose OpenDays';
  assert.deepEqual(caseFields({ ...DUE, Status__c: 'Queued' }, fields), [null, null, null, 29]);
  assert.deepEqual(caseFields(VISITED, fields), [12.5, 7, null, 29]);
  const closed = { ...VISITED, Status__c: 'Lost', ClosedAt__c: '2026-06-21T13:00:00Z' };
  assert.deepEqual(caseFields(closed, fields), [12.5, 7, 20.5, null]);
  assert.deepEqual(caseFields({ Status__c: 'Accepted', AcceptedAt__c: NOW }, fields), [null, null, null, null]);
});

test('a case is abandoned from its day on, and only a won one has an amount', () => {
  const abandoned = (day: string | null) => caseFields({ ...VISITED, AbandonedOn__c: day }, 'IsAbandoned');
  assert.deepEqual(['2026-06-29', '2026-06-30', '2026-07-01', null].map(abandoned), [[1], [1], [0], [0]]);
  const Opportunity__c = cases.scoring.insert(
    'Opportunity',
    { Name: 'Line 3', StageName: 'Prospecting', CloseDate: '2026-07-31', Amount: 1_234_567.89 },
    cases.scoring.migrant,
  );
  assert.deepEqual(caseFields({ ...VISITED, Opportunity__c }, 'WonAmount'), [null]);
  assert.deepEqual(caseFields({ ...VISITED, Status__c: 'Won', Opportunity__c }, 'WonAmount'), [1_234_567.89]);
  assert.deepEqual(caseFields({ ...VISITED, Status__c: 'Won' }, 'WonAmount'), [null]);
});

test('a case keeps the team of its caller and the origin of its touch', () => {
  const { scoring, ids } = cases;
  const Account__c = cases.account();
  const touch = (values: Values): string =>
    scoring.insert(TOUCH, { Account__c, OccurredAt__c: NOW, ...values }, scoring.migrant);
  const stamps = (values: Values, by: 'K' | 'X' = 'K'): unknown[] => {
    const record = { Account__c, Caller__c: ids[by], ...values };
    const { Team__c, Origin__c } = cases.case(scoring.insert(CASE, record, cases.as(by)));
    return [Team__c, Origin__c];
  };
  const seminar = { Touch__c: touch({ Origin__c: 'Seminar' }) };
  assert.deepEqual(stamps(seminar), ['East', 'Seminar']);
  assert.deepEqual(stamps({ ...seminar, Team__c: 'West', Origin__c: 'Visit' }), ['East', 'Seminar']);
  assert.deepEqual(stamps({ Touch__c: touch({}) }, 'X'), [null, null]);
  assert.deepEqual(stamps({}), ['East', null]);
  const imported = cases.case(cases.stored({ Team__c: 'West', Origin__c: 'WebOrder' }));
  assert.deepEqual([imported['Team__c'], imported['Origin__c']], ['West', 'WebOrder']);
});

test('dials, connects, talks and appointments are apart', () => {
  const account = desk.account();
  const figures = (values: Values): unknown[] => {
    const record = { Account__c: account, ...desk.now(), ...values };
    const id = desk.scoring.insert(TOUCH, record, desk.scoring.migrant);
    return read(desk.scoring, TOUCH, id, 'IsDial IsConnect IsTalk IsAppointment');
  };
  assert.deepEqual(figures(ABSENT), [1, 0, 0, 0]);
  assert.deepEqual(figures({ ...ABSENT, Outcome__c: 'WrongNumber' }), [1, 0, 0, 0]);
  for (const Outcome__c of ['Blocked', 'DoNotCall'])
    assert.deepEqual(figures({ ...ABSENT, Outcome__c }), [1, 1, 0, 0], Outcome__c);
  assert.deepEqual(figures(TALK), [1, 1, 1, 0]);
  assert.deepEqual(figures({ ...TALK, BuyingSignal__c: true }), [1, 1, 1, 1]);
  assert.deepEqual(figures({ ...TALK, Origin__c: 'InboundCall', Direction__c: 'Inbound' }), [0, 0, 1, 0]);
  assert.deepEqual(figures({ ...TALK, Origin__c: 'Visit', Channel__c: 'Field' }), [0, 0, 1, 0]);
  // The desk counts a touch without origin as a dial too, where a caller rang.
  assert.deepEqual(figures({ ...TALK, Origin__c: null }), [1, 1, 1, 0]);
  assert.deepEqual(figures({ ...TALK, Origin__c: null, Channel__c: 'Field' }), [0, 0, 1, 0]);
});

test('a touch keeps the segment of the account and the team of who had it', () => {
  const { scoring } = desk;
  const account = desk.account('Expand');
  const stamps = (values: Values, as = desk.as('Morishita')): unknown[] => {
    const id = scoring.insert(TOUCH, { ...TALK, ...desk.now(), Account__c: account, ...values }, as);
    const { SegmentAtTouch__c, Team__c } = scoring.stored(TOUCH, id);
    return [SegmentAtTouch__c, Team__c];
  };
  assert.deepEqual(stamps({}), ['Expand', 'East']);
  assert.deepEqual(stamps({ SegmentAtTouch__c: 'Key', Team__c: 'West' }), ['Expand', 'East']);
  assert.deepEqual(stamps({ Account__c: desk.account(null) }, scoring.org.session(scoring.person('Teamless'))), [
    null,
    null,
  ]);
  assert.deepEqual(stamps({ SegmentAtTouch__c: 'Key', Team__c: 'West' }, scoring.migrant), ['Key', 'West']);
  const id = scoring.insert(TOUCH, { ...TALK, ...desk.now(), Account__c: account }, desk.as('Morishita'));
  scoring.update('Account', { Id: account, RenkeiSegment__c: 'Key' });
  scoring.update(TOUCH, { Id: id, Needs__c: 'A second machine' });
  assert.equal(scoring.stored(TOUCH, id)['SegmentAtTouch__c'], 'Expand');
});

test('a channel fits when the last contact of the step came through it', () => {
  const fits = (Channel__c: string | null, UsedChannel__c: string | null): unknown => {
    const record = { Account__c: desk.account(), ProcessStep__c: 'Proposal', Channel__c, UsedChannel__c };
    const id = desk.scoring.insert('RenkeiChannelPreference__c', record, desk.scoring.migrant);
    return read(desk.scoring, 'RenkeiChannelPreference__c', id, 'Fits')[0];
  };
  assert.deepEqual([fits('Web', 'Web'), fits('Web', 'Field'), fits('Web', null)], [1, 0, null]);
});
