import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import {
  feedbackDueOn,
  HEALTH_PATTERNS,
  healthOfWeek,
  weeksToTell,
  type CaseHistory,
  type TeamFacts,
} from 'c/renkeiHealthRules';
import { Random } from '../../scripts/demo/random.ts';

const MONDAY = '2026-06-01';
const quiet: TeamFacts = {
  callers: ['K', 'L'],
  managerSharePercent: 100,
  cases: [],
  exchanges: [],
  rhythm: null,
  meetings: [],
  holidays: [],
};
const step = (to: CaseStatus, on: string, more: Partial<CaseHistory['steps'][number]> = {}) => ({
  to,
  on,
  at: `${on}T03:00:00Z`,
  isOther: true,
  reason: null,
  note: null,
  ...more,
});
const history = (more: Partial<CaseHistory>): CaseHistory => ({ id: 'C', caller: 'K', steps: [], visits: [], ...more });
/** `pattern: count/denominator subjects`, of the patterns that have anything. */
const told = (change: Partial<TeamFacts>, monday = MONDAY) =>
  healthOfWeek(
    { ...quiet, exchanges: ['K', 'L'].map((caller) => ({ caller, on: addDays(monday, 2) })), ...change },
    monday,
  )
    .filter(
      ({ count, denominator, pattern }) =>
        count > 0 || (denominator > 0 && !['Isolation', 'PartTimeManagement'].includes(pattern)),
    )
    .map(({ pattern, count, denominator, subjects }) =>
      `${pattern} ${count}/${denominator} ${subjects.join(' ')}`.trim(),
    );

describe('centre health', () => {
  it('always tells all six, in their order', () => {
    const counts = healthOfWeek({ ...quiet, callers: [] }, MONDAY);
    assert.deepEqual(
      counts.map(({ pattern }) => pattern),
      HEALTH_PATTERNS,
    );
    assert.ok(counts.every(({ count, denominator }) => count === 0 && denominator === 0));
  });

  it('finds callers who had nothing to do with the field for 14 days', () => {
    assert.deepEqual(told({ exchanges: [] }), ['Isolation 2/2 K L']);
    assert.deepEqual(told({ exchanges: [{ caller: 'K', on: '2026-05-25' }] }), ['Isolation 1/2 L']);
    assert.deepEqual(told({ exchanges: [{ caller: 'K', on: '2026-05-24' }] }), ['Isolation 2/2 K L']);
    assert.deepEqual(told({ exchanges: [{ caller: 'K', on: '2026-06-08' }] }), ['Isolation 2/2 K L']);
    const answered = history({
      steps: [step('Queued', '2026-06-01', { isOther: false }), step('Accepted', '2026-06-02')],
    });
    assert.deepEqual(told({ exchanges: [], cases: [answered] }), ['Isolation 1/2 L']);
    const own = history({ steps: [step('Queued', '2026-06-01', { isOther: false })] });
    assert.deepEqual(told({ exchanges: [], cases: [own] }), ['Isolation 2/2 K L']);
    const result = history({ visits: [{ on: '2026-04-01', resultOn: '2026-06-07', nextStepOn: null }] });
    assert.deepEqual(told({ exchanges: [], cases: [result] }), ['Isolation 1/2 L']);
  });

  it('counts the callers of a part-time manager, or of none', () => {
    assert.deepEqual(told({ managerSharePercent: 99 }), ['PartTimeManagement 2/2 K L']);
    assert.deepEqual(told({ managerSharePercent: null }), ['PartTimeManagement 2/2 K L']);
  });

  it('sees a case abandoned as it stood at the end of that week', () => {
    const visited = history({
      steps: [step('Queued', '2026-05-01'), step('Accepted', '2026-05-02'), step('Visited', '2026-05-20')],
      visits: [{ on: '2026-05-20', resultOn: '2026-05-20', nextStepOn: null }],
    });
    // 14 days after 20 May is 3 June.
    assert.deepEqual(told({ cases: [visited] }), ['AbandonedAfterOneVisit 1/1 C']);
    assert.deepEqual(told({ cases: [visited] }, '2026-05-25').slice(0, 1), ['AbandonedAfterOneVisit 0/1']);
    const goesOn = { ...visited, visits: [{ ...visited.visits[0]!, nextStepOn: '2026-05-25' }] };
    assert.deepEqual(told({ cases: [goesOn] }), ['AbandonedAfterOneVisit 0/1']);
    assert.deepEqual(told({ cases: [goesOn] }, '2026-06-08'), ['AbandonedAfterOneVisit 1/1 C']);
    const wonLater = { ...visited, steps: [...visited.steps, step('Won', '2026-06-08')] };
    assert.deepEqual(told({ cases: [wonLater] }), ['AbandonedAfterOneVisit 1/1 C']);
    assert.deepEqual(told({ cases: [wonLater] }, '2026-06-08'), []);
    const again = {
      ...visited,
      visits: [...visited.visits, { on: '2026-06-02', resultOn: '2026-06-07', nextStepOn: null }],
    };
    assert.deepEqual(told({ cases: [again] }), ['AbandonedAfterOneVisit 0/1']);
  });

  it('wants a reason and a word with each return of the week', () => {
    const returned = (on: string, reason: string | null, note: string | null) =>
      history({ steps: [step('Queued', '2026-05-01'), step('Returned', on, { reason, note })] });
    assert.deepEqual(told({ cases: [returned('2026-06-07', 'TooEarly', 'After the audit')] }), [
      'UnexplainedReturns 0/1',
    ]);
    assert.deepEqual(told({ cases: [returned('2026-06-01', 'TooEarly', '  ')] }), ['UnexplainedReturns 1/1 C']);
    assert.deepEqual(told({ cases: [returned('2026-06-01', null, 'No')] }), ['UnexplainedReturns 1/1 C']);
    assert.deepEqual(told({ cases: [returned('2026-05-31', null, null)] }), []);
  });

  it('counts the meetings that the charter asks for', () => {
    const rhythm = { cadence: 'Weekly', weekday: 'Friday', startsOn: '2026-01-01', holidays: [] } as const;
    assert.deepEqual(told({ rhythm }), ['SkippedMeetings 1/1 2026-06-05']);
    assert.deepEqual(told({ rhythm, meetings: [{ on: '2026-06-03', status: 'Closed' }] }), ['SkippedMeetings 0/1']);
    assert.deepEqual(told({ rhythm, meetings: [{ on: '2026-06-05', status: 'Missed' }] }), [
      'SkippedMeetings 1/1 2026-06-05',
    ]);
    const daily = { ...rhythm, cadence: 'Daily', holidays: ['2026-06-02'] } as const;
    const held = ['2026-06-01', '2026-06-03', '2026-06-04'].map((on) => ({ on, status: 'Closed' as const }));
    assert.deepEqual(told({ rhythm: daily, meetings: held }), ['SkippedMeetings 1/4 2026-06-05']);
    assert.deepEqual(told({ rhythm: { ...rhythm, startsOn: '2026-06-06' } }), []);
    // Weekly until Wednesday, daily since: nothing was missed on Monday and Tuesday, nor a Friday that was daily already.
    const before = { on: '2026-05-29', status: 'Closed', cadence: 'Weekly' } as const;
    const changed = { ...rhythm, cadence: 'Daily', changedOn: '2026-06-03' } as const;
    assert.deepEqual(told({ rhythm: changed, meetings: [before] }), [
      'SkippedMeetings 3/3 2026-06-03 2026-06-04 2026-06-05',
    ]);
    assert.deepEqual(told({ rhythm: { ...changed, changedOn: '2026-06-08' }, meetings: [before] }), [
      'SkippedMeetings 1/1 2026-06-05',
    ]);
    // The other way round: daily until Wednesday, the week's own meeting on Friday since.
    const onTuesday = { on: '2026-06-02', status: 'Closed', cadence: 'Daily' } as const;
    assert.deepEqual(
      told({ rhythm: { ...rhythm, changedOn: '2026-06-03' }, meetings: [{ ...before, ...onTuesday }] }),
      ['SkippedMeetings 1/3 2026-06-01'],
    );
    // Another weekday than yesterday: this week's has passed before anybody asked for it, unless it is on record.
    const moved = { ...rhythm, weekday: 'Monday', changedOn: '2026-06-04' } as const;
    assert.deepEqual(told({ rhythm: moved, meetings: [before] }), []);
    const noted = { on: '2026-06-01', status: 'Missed', cadence: 'Weekly' } as const;
    assert.deepEqual(told({ rhythm: moved, meetings: [before, noted] }), ['SkippedMeetings 1/1 2026-06-01']);
    // Nobody said when it begins: with the first meeting on record, and with none there is nothing to miss.
    const open = { ...rhythm, startsOn: null };
    assert.deepEqual(told({ rhythm: open }), []);
    assert.deepEqual(told({ rhythm: open, meetings: [before] }), ['SkippedMeetings 1/1 2026-06-05']);
  });

  it('asks for the result of a visit within five business days', () => {
    assert.equal(feedbackDueOn('2026-05-29', 5, []), '2026-06-05');
    assert.equal(feedbackDueOn('2026-05-29', 5, ['2026-06-03']), '2026-06-08');
    const visit = (on: string, resultOn: string | null) => history({ visits: [{ on, resultOn, nextStepOn: null }] });
    assert.deepEqual(told({ cases: [visit('2026-05-29', null)] }), ['FeedbackNotGiven 1/1 C']);
    assert.deepEqual(told({ cases: [visit('2026-05-29', '2026-06-05')] }), ['FeedbackNotGiven 0/1']);
    assert.deepEqual(told({ cases: [visit('2026-05-29', '2026-06-06')] }), ['FeedbackNotGiven 1/1 C']);
    assert.deepEqual(told({ cases: [visit('2026-06-01', null)] }), []);
  });

  it('tells weeks that have ended, each once', () => {
    assert.deepEqual(weeksToTell(new Set(), '2026-05-20', '2026-06-08'), ['2026-05-18', '2026-05-25', '2026-06-01']);
    assert.deepEqual(weeksToTell(new Set(['2026-05-25']), '2026-05-20', '2026-06-07'), ['2026-05-18']);
    assert.deepEqual(weeksToTell(new Set(), '2026-06-12', '2026-06-12'), []);
  });

  it('never counts more than there is, nor what happens after the week', () => {
    const random = new Random('health laws');
    const day = () => addDays('2026-06-10', -random.integer(0, 60));
    const statuses: CaseStatus[] = ['Queued', 'Accepted', 'Visited', 'Returned', 'Won', 'Lost', 'Recycled'];
    for (let count = 0; count < 500; count += 1) {
      const cases = Array.from({ length: 12 }, (_, id) =>
        history({
          id: String(id),
          caller: random.pick(['K', 'L', 'M', null]),
          steps: Array.from({ length: random.integer(1, 5) }, () =>
            step(random.pick(statuses), day(), {
              isOther: random.chance(0.7),
              note: random.pick([null, 'Why']),
              reason: random.pick([null, 'TooEarly']),
            }),
          ),
          visits: Array.from({ length: random.integer(0, 3) }, () => {
            const on = day();
            const resultOn = random.chance(0.3) ? null : addDays(on, random.integer(0, 9));
            return { on, resultOn, nextStepOn: random.pick([null, day()]) };
          }),
        }),
      );
      const facts = { ...quiet, cases, exchanges: [{ caller: 'K', on: day() }] };
      const sunday = addDays(MONDAY, 6);
      const before = cases.map((one) => ({
        ...one,
        steps: one.steps.filter(({ on }) => on <= sunday),
        visits: one.visits
          .filter(({ on }) => on <= sunday)
          .map((visit) => ({
            ...visit,
            resultOn: visit.resultOn !== null && visit.resultOn > sunday ? null : visit.resultOn,
          })),
      }));
      const counts = healthOfWeek(facts, MONDAY);
      for (const one of counts)
        assert.ok(one.count <= one.denominator && one.count === one.subjects.length, one.pattern);
      assert.deepEqual(healthOfWeek({ ...facts, cases: before }, MONDAY), counts);
    }
  });
});
