import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../scripts/doctor/finding.ts';
import { judgeAccess } from '../../scripts/doctor/judging/access.ts';
import { judgePeople } from '../../scripts/doctor/judging/people.ts';
import { judgeRoom } from '../../scripts/doctor/judging/room.ts';
import { judgeRuns } from '../../scripts/doctor/judging/runs.ts';
import { judgeSetup } from '../../scripts/doctor/judging/setup.ts';
import { judgeWork } from '../../scripts/doctor/judging/work.ts';
import type { PeopleFacts, Person } from '../../scripts/doctor/reading/people.ts';
import type { RoomFacts } from '../../scripts/doctor/reading/room.ts';
import type { RunFacts } from '../../scripts/doctor/reading/runs.ts';
import type { SetupFacts } from '../../scripts/doctor/reading/setup.ts';
import type { WorkFacts } from '../../scripts/doctor/reading/work.ts';
import { wordsOf } from '../../scripts/doctor/words.ts';

const person = (id: string, isActive = true): Person => ({ id, name: `Person ${id}`, isActive });
const [caller, rep, manager, gone] = [person('c'), person('r'), person('m'), person('x', false)];

const people: PeopleFacts = {
  members: [
    { person: caller, team: 'East', role: 'Caller' },
    { person: rep, team: 'East', role: 'FieldRep' },
    { person: manager, team: 'East', role: 'InsideSalesManager' },
  ],
  permitted: new Map([
    ['RenkeiInsideSales', [caller]],
    ['RenkeiFieldSales', [rep]],
    ['RenkeiManager', [manager]],
    ['RenkeiAdmin', [manager]],
    ['RenkeiMigration', []],
  ]),
  gatherings: [
    { name: 'RenkeiInsideSales', kind: 'Group', people: [caller], others: 0 },
    { name: 'RenkeiFieldSales', kind: 'Group', people: [rep], others: 0 },
    { name: 'RenkeiManagers', kind: 'Group', people: [manager], others: 0 },
    { name: 'RenkeiCases', kind: 'Queue', people: [rep], others: 0 },
  ],
};
const setup: SetupFacts = {
  wantedFlows: ['RenkeiA'],
  flows: [{ name: 'RenkeiA', id: '300', isActive: true, hasNewer: false }],
  hidden: [],
  failedInterviews: [],
};
const work: WorkFacts = {
  orphaned: [{ kind: 'Plan', count: 0, people: [] }],
  openPlans: 100,
  overduePlans: 9,
  casesPastSla: 0,
  overdueActions: 0,
  visitsWithoutResult: 0,
  oldCandidates: 0,
  oldWarnings: 0,
  missedMeetings: 1,
};
const run = {
  id: 'a00',
  name: 'RUN-1',
  status: 'Completed',
  startedAt: new Date('2026-06-11T17:00:00Z'),
  finishedAt: new Date('2026-06-11T17:10:00Z'),
  failed: 0,
  message: '',
};
const runs: RunFacts = {
  now: new Date('2026-06-12T00:00:00Z'),
  today: '2026-06-12',
  setting: { currency: 'JPY', timeZone: 'Asia/Tokyo' },
  runs: [run],
  imports: [],
  lastInsight: '2026-06-08',
  policies: ['2026'],
  lint: [],
  unscored: [],
  neverScored: 0,
  accounts: 100,
  holidays: [{ year: 2026, count: 16 }],
};
const batch = {
  id: 'a01',
  name: 'IB-00001 erp',
  status: 'CompletedWithErrors',
  startedAt: new Date('2026-06-11T00:00:00Z'),
  isLatest: true,
};
const room: RoomFacts = {
  storage: { max: 10_000, remaining: 5_000 },
  requests: { max: 1000, remaining: 900 },
  mails: { max: 5000, remaining: 5000 },
  rowsPerMonth: [{ object: 'RenkeiTouch__c', rows: 102_400 }],
  skewed: [],
  skewFrom: 10_000,
};
const at = (hours: number): Date => new Date(runs.now.getTime() - hours * 3_600_000);
const group = (name: string, changed: Partial<PeopleFacts['gatherings'][number]>): PeopleFacts => ({
  ...people,
  gatherings: people.gatherings.map((one) => (one.name === name ? { ...one, ...changed } : one)),
});
const permitted = (name: string, to: Person[]): PeopleFacts => ({
  ...people,
  permitted: new Map([...people.permitted, [name, to]]),
});

/** What is found, as `code severity count`, nothing for a healthy org. */
const table: readonly (readonly [string, () => Finding[], string[]])[] = [
  ['healthy people', () => judgePeople(people), []],
  [
    'a caller without permission set',
    () => judgePeople({ ...permitted('RenkeiInsideSales', [person('other')]) }),
    ['MemberWithoutPermissionSet error 1'],
  ],
  [
    'a permission set that nobody has',
    () => judgePeople({ ...permitted('RenkeiFieldSales', [gone]), members: [], gatherings: [] }),
    ['PermissionSetWithoutPeople warning 0'],
  ],
  [
    'an admin who calls',
    () =>
      judgePeople({
        ...permitted('RenkeiInsideSales', [person('other')]),
        members: [{ person: manager, team: 'East', role: 'Caller' }],
        gatherings: [],
      }),
    [],
  ],
  [
    'a caller outside the group',
    () => judgePeople(group('RenkeiInsideSales', { people: [person('c2')] })),
    ['CallerOutsideGroup error 1', 'GroupMemberWithoutPermissionSet error 1'],
  ],
  ['a group filled by a role', () => judgePeople(group('RenkeiInsideSales', { people: [], others: 1 })), []],
  [
    'a rep outside the group',
    () => judgePeople(group('RenkeiFieldSales', { people: [manager] })),
    ['RepOutsideGroup error 1'],
  ],
  [
    'an empty group',
    () => judgePeople({ ...group('RenkeiManagers', { people: [] }) }),
    ['GroupWithoutPeople warning 0', 'ManagerOutsideGroup warning 1'],
  ],
  ['an empty queue', () => judgePeople(group('RenkeiCases', { people: [] })), ['QueueWithoutPeople error 0']],
  [
    'a queue of inactive people',
    () => judgePeople(group('RenkeiCases', { people: [gone] })),
    ['QueueWithoutPeople error 0'],
  ],
  [
    'a queue with one inactive',
    () => judgePeople(group('RenkeiCases', { people: [gone, rep] })),
    ['QueueWithInactive warning 1'],
  ],
  [
    'a technician without permission set outside the group',
    () =>
      judgePeople({ ...people, members: [...people.members, { person: person('s'), team: 'East', role: 'Service' }] }),
    ['MemberWithoutPermissionSet error 1', 'RepOutsideGroup error 1'],
  ],
  [
    'an inactive member',
    () => judgePeople({ ...people, members: [...people.members, { person: gone, team: 'East', role: 'Caller' }] }),
    ['InactiveMember warning 1'],
  ],

  ['healthy setup', () => judgeSetup(setup), []],
  ['a missing flow', () => judgeSetup({ ...setup, wantedFlows: ['RenkeiA', 'RenkeiB'] }), ['FlowMissing error 1']],
  [
    'an inactive flow',
    () => judgeSetup({ ...setup, flows: [{ ...setup.flows[0]!, isActive: false }] }),
    ['FlowInactive error 1'],
  ],
  [
    'an older flow',
    () => judgeSetup({ ...setup, flows: [{ ...setup.flows[0]!, hasNewer: true }] }),
    ['FlowOutdated warning 1'],
  ],
  ['hidden fields', () => judgeSetup({ ...setup, hidden: ['Account.RenkeiX__c'] }), ['FieldHidden error 1']],
  [
    'failed interviews',
    () => judgeSetup({ ...setup, failedInterviews: [{ name: 'RenkeiA', count: 3 }] }),
    ['InterviewFailed error 3'],
  ],

  ['healthy work', () => judgeWork(work), []],
  [
    'orphaned plans',
    () => judgeWork({ ...work, orphaned: [{ kind: 'Plan', count: 7, people: [gone] }] }),
    ['OrphanedPlan error 7'],
  ],
  [
    'accounts without a leader',
    () => judgeWork({ ...work, orphaned: [{ kind: 'Account', count: 2, people: [gone] }] }),
    ['OrphanedAccount warning 2'],
  ],
  ['a few late plans of few', () => judgeWork({ ...work, openPlans: 12, overduePlans: 9 }), []],
  ['a tenth of the plans late', () => judgeWork({ ...work, overduePlans: 10 }), ['PlansOverdue warning 10']],
  ['a third of the plans late', () => judgeWork({ ...work, overduePlans: 30 }), ['PlansOverdue error 30']],
  ['a late case', () => judgeWork({ ...work, casesPastSla: 1 }), ['CasesPastSla warning 1']],
  ['many late cases', () => judgeWork({ ...work, casesPastSla: 10 }), ['CasesPastSla error 10']],
  ['late actions', () => judgeWork({ ...work, overdueActions: 2 }), ['ActionsOverdue warning 2']],
  ['visits without a result', () => judgeWork({ ...work, visitsWithoutResult: 2 }), ['VisitsWithoutResult warning 2']],
  ['old candidates', () => judgeWork({ ...work, oldCandidates: 5 }), ['CandidatesForgotten warning 5']],
  ['old warnings', () => judgeWork({ ...work, oldWarnings: 5 }), ['WarningsForgotten warning 5']],
  ['missed meetings', () => judgeWork({ ...work, missedMeetings: 2 }), ['MeetingsMissed warning 2']],

  ['healthy runs', () => judgeRuns(runs), []],
  ['no setting', () => judgeRuns({ ...runs, setting: null }), ['SettingMissing error 0']],
  [
    'a time zone that is none',
    () => judgeRuns({ ...runs, setting: { currency: 'JPY', timeZone: 'Tokyo' } }),
    ['TimeZoneUnknown error 0'],
  ],
  [
    'a currency that is none',
    () => judgeRuns({ ...runs, setting: { currency: '', timeZone: 'UTC' } }),
    ['CurrencyUnknown error 0'],
  ],
  ['no run', () => judgeRuns({ ...runs, runs: [], lastInsight: null }), ['NeverRun error 0']],
  [
    'a run of the night before',
    () => judgeRuns({ ...runs, runs: [{ ...run, finishedAt: at(27) }] }),
    ['RunStale warning 27'],
  ],
  ['a run just young enough', () => judgeRuns({ ...runs, runs: [{ ...run, finishedAt: at(26) }] }), []],
  ['a run of last week', () => judgeRuns({ ...runs, runs: [{ ...run, finishedAt: at(169) }] }), ['RunStale error 169']],
  [
    'a failed run',
    () => judgeRuns({ ...runs, runs: [{ ...run, status: 'Failed', message: 'x' }, run] }),
    ['RunFailed error 0'],
  ],
  [
    'a run with errors',
    () => judgeRuns({ ...runs, runs: [{ ...run, status: 'CompletedWithErrors', failed: 3 }] }),
    ['RunCompletedWithErrors warning 3'],
  ],
  ['a failure that the next run mended', () => judgeRuns({ ...runs, runs: [run, { ...run, status: 'Failed' }] }), []],
  [
    'a run that hangs',
    () => judgeRuns({ ...runs, runs: [{ ...run, status: 'Running', startedAt: at(13), finishedAt: null }, run] }),
    ['RunHangs error 1'],
  ],
  [
    'a run at work',
    () => judgeRuns({ ...runs, runs: [{ ...run, status: 'Running', startedAt: at(1), finishedAt: null }, run] }),
    [],
  ],
  [
    'an import that hangs',
    () => judgeRuns({ ...runs, imports: [{ ...batch, status: 'Running', startedAt: at(25) }] }),
    ['ImportHangs error 1'],
  ],
  [
    'an import at work',
    () => judgeRuns({ ...runs, imports: [{ ...batch, status: 'Running', startedAt: at(23) }] }),
    [],
  ],
  ['an import with errors', () => judgeRuns({ ...runs, imports: [batch] }), ['ImportWithErrors warning 1']],
  [
    'errors of an import that the next has mended',
    () => judgeRuns({ ...runs, imports: [{ ...batch, isLatest: false }] }),
    [],
  ],
  ['no policy', () => judgeRuns({ ...runs, policies: [] }), ['NoPolicy error 0']],
  ['two policies', () => judgeRuns({ ...runs, policies: ['a', 'b'] }), ['SeveralPolicies error 2']],
  [
    'flaws of the policy',
    () =>
      judgeRuns({
        ...runs,
        lint: [{ code: 'WeightsSum', severity: 'error', field: 'weights', values: { sum: 110 } } as never],
      }),
    ['PolicyLint error 1'],
  ],
  [
    'a few unscored for several reasons',
    () =>
      judgeRuns({
        ...runs,
        unscored: [
          { reason: 'EmployeesMissing', count: 4 },
          { reason: '', count: 1 },
        ],
      }),
    ['UnscoredFew note 5'],
  ],
  [
    'a twentieth unscored',
    () => judgeRuns({ ...runs, unscored: [{ reason: 'IndustryMissing', count: 5 }] }),
    ['UnscoredIndustryMissing warning 5'],
  ],
  [
    'half unscored',
    () => judgeRuns({ ...runs, unscored: [{ reason: 'IndustryWithoutEstimator', count: 50 }] }),
    ['UnscoredIndustryWithoutEstimator error 50'],
  ],
  ['accounts never scored', () => judgeRuns({ ...runs, neverScored: 1 }), ['NeverScored warning 1']],
  ['no insight', () => judgeRuns({ ...runs, lastInsight: null }), ['NeverInsight warning 0']],
  ['old insight', () => judgeRuns({ ...runs, lastInsight: '2026-06-03' }), ['InsightStale warning 9']],
  ['no holidays', () => judgeRuns({ ...runs, holidays: [] }), ['HolidaysMissing warning 0']],
  [
    'no holidays of next year in October',
    () => judgeRuns({ ...runs, today: '2026-10-01', now: runs.now, lastInsight: '2026-09-30' }),
    ['HolidaysMissing warning 0'],
  ],
  [
    'no holidays of next year in September',
    () => judgeRuns({ ...runs, today: '2026-09-30', lastInsight: '2026-09-30' }),
    [],
  ],

  ['a healthy room', () => judgeRoom(room), []],
  [
    'a room full in a year',
    () => judgeRoom({ ...room, storage: { max: 10_000, remaining: 2_400 } }),
    ['StorageFills warning 2400'],
  ],
  [
    'a room full in a quarter',
    () => judgeRoom({ ...room, storage: { max: 10_000, remaining: 600 } }),
    ['StorageFills error 600'],
  ],
  [
    'a full room that does not grow',
    () => judgeRoom({ ...room, rowsPerMonth: [], storage: { max: 100, remaining: 10 } }),
    ['StorageFull warning 10'],
  ],
  [
    'a room with nothing left',
    () => judgeRoom({ ...room, rowsPerMonth: [], storage: { max: 100, remaining: -2 } }),
    ['StorageFull error 0'],
  ],
  [
    'few requests left',
    () => judgeRoom({ ...room, requests: { max: 1000, remaining: 99 } }),
    ['RequestsShort warning 99'],
  ],
  ['few mails left', () => judgeRoom({ ...room, mails: { max: 1000, remaining: 0 } }), ['MailsShort warning 0']],
  [
    'skew',
    () =>
      judgeRoom({ ...room, skewed: [{ by: 'Account.OwnerId', parents: [{ name: 'A', id: '005', rows: 20_000 }] }] }),
    ['Skew warning 20000'],
  ],

  ['callers who see', () => judgeAccess([{ id: '005', name: 'A', looked: 9, unreadable: 0 }]), []],
  [
    'a caller who does not',
    () => judgeAccess([{ id: '005', name: 'A', looked: 9, unreadable: 4 }]),
    ['CallerBlind error 4'],
  ],
];

describe('the doctor judges', () => {
  for (const [name, judge, expected] of table) {
    it(name, () => {
      const findings = judge();
      const codes = findings.map(({ code, severity, count }) => `${code} ${severity} ${count}`).sort();
      assert.deepEqual(codes, [...expected].sort());
      for (const one of findings.filter(({ lint }) => !lint)) {
        const { message, action, examples } = wordsOf(one, 'https://x.example/');
        assert.doesNotMatch(
          [message, action, ...examples.map(({ name }) => name)].join(' '),
          /%s|undefined|NaN|Infinity/,
        );
      }
    });
  }
});
