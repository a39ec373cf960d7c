/** The agenda from facts: what always holds, whatever the facts are, and each question once. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  askAbout,
  buildAgenda,
  itemKey,
  missingLines,
  placeLines,
  QUESTIONS,
  secondsFor,
  type AgendaLine,
  type CaseFact,
  type Question,
} from 'c/renkeiMeetingRules';
import { anyFacts, caseFact, NOTHING, TIME } from './agendaFacts.ts';

const SEEDS = Array.from({ length: 400 }, (_, index) => index + 1);
const isCase = ({ escalation, action }: AgendaLine) => escalation !== null && action === null;

describe('whatever the facts are', () => {
  test('each open case stands on the agenda exactly once', () => {
    for (const seed of SEEDS) {
      const facts = anyFacts(seed);
      const found = buildAgenda(facts, TIME).filter(isCase);
      for (const { id } of facts.cases)
        assert.equal(found.filter(({ escalation }) => escalation === id).length, 1, `${id} of seed ${seed}`);
    }
  });

  test('no two items have one key, and the order of the facts changes nothing', () => {
    for (const seed of SEEDS) {
      const facts = anyFacts(seed);
      const lines = buildAgenda(facts, TIME);
      assert.equal(new Set(lines.map((line) => itemKey('M', line))).size, lines.length, `seed ${seed}`);
      const reversed = {
        cases: [...facts.cases].reverse(),
        touches: [...facts.touches].reverse(),
        visits: [...facts.visits].reverse(),
        actions: [...facts.actions].reverse(),
        left: facts.left,
      };
      assert.deepEqual(buildAgenda(reversed, TIME), lines, `seed ${seed}`);
    }
  });

  test('a rep has all items in a row, decisions first, on-track cases last; who needs least comes first, nobody last', () => {
    for (const seed of SEEDS) {
      const lines = buildAgenda(anyFacts(seed), TIME);
      const reps = lines.map(({ rep }) => rep).filter((rep, index, all) => rep !== all[index - 1]);
      assert.equal(new Set(reps).size, reps.length, `seed ${seed}: ${reps.join()}`);
      if (reps.includes(null)) assert.equal(reps.at(-1), null);
      const seconds = reps
        .filter((rep) => rep !== null)
        .map((rep) =>
          lines.filter((line) => line.rep === rep).reduce((sum, each) => sum + secondsFor(each.question), 0),
        );
      assert.deepEqual(
        seconds,
        [...seconds].sort((one, other) => one - other),
      );
      for (const rep of reps) {
        const ranks = lines.filter((line) => line.rep === rep).map(({ question }) => QUESTIONS.indexOf(question));
        assert.deepEqual(
          ranks,
          [...ranks].sort((one, other) => one - other),
        );
      }
    }
  });

  test('nothing is old news: what callers learned and visits brought back came after the last meeting', () => {
    for (const seed of SEEDS) {
      const facts = anyFacts(seed);
      for (const line of buildAgenda(facts, TIME)) {
        const fact =
          line.section === 'Learned'
            ? facts.touches.find(({ id }) => id === line.touch)
            : line.section === 'Brought'
              ? facts.visits.find(({ id }) => id === line.visit)
              : null;
        if (fact === null) continue;
        assert.ok(fact && Date.parse(fact.at) > Date.parse(TIME.since!), `seed ${seed}: ${line.subject}`);
      }
    }
  });

  test('due actions are carried over, each once, and no other', () => {
    for (const seed of SEEDS) {
      const facts = anyFacts(seed);
      const carried = buildAgenda(facts, TIME).flatMap(({ action }) => action ?? []);
      const due = facts.actions.filter(({ dueOn }) => dueOn !== null && dueOn <= TIME.today).map(({ id }) => id);
      assert.deepEqual(carried.sort(), due.sort());
    }
  });

  test('an agenda lacks nothing of itself, and what it lacks is what is new', () => {
    for (const seed of SEEDS) {
      const lines = buildAgenda(anyFacts(seed), TIME);
      assert.deepEqual(missingLines(lines, lines), []);
      const some = lines.filter((_, index) => index % 2 === 0);
      const missing = missingLines(lines, some);
      assert.deepEqual(missingLines(missing, [...some, ...missing]), []);
    }
  });

  test('later items come behind those of the same rep, without taking a place', () => {
    for (const seed of SEEDS) {
      const lines = buildAgenda(anyFacts(seed), TIME);
      const first = lines.filter((_, index) => index % 3 > 0);
      const later = lines.filter((_, index) => index % 3 === 0);
      const present = placeLines(first, []).map((position, index) => ({ rep: first[index]!.rep, position }));
      const added = placeLines(later, present).map((position, index) => ({ rep: later[index]!.rep, position }));
      const all = [...present, ...added].sort((one, other) => one.position - other.position);
      assert.equal(new Set(all.map(({ position }) => position)).size, all.length, `seed ${seed}`);
      for (const each of added) {
        const own = present.filter(({ rep }) => rep === each.rep).map(({ position }) => position);
        assert.ok(
          own.every((position) => position < each.position),
          `seed ${seed}`,
        );
      }
    }
  });
});

describe('each question', () => {
  const PAST = '2026-06-10T09:00:00.000Z';
  const AHEAD = '2026-06-20T09:00:00.000Z';
  const table: [string, Partial<CaseFact>, Question][] = [
    ['nobody has answered in time', { status: 'Queued', acceptDueAt: PAST }, 'Unanswered'],
    ['there is time to answer', { status: 'Queued', acceptDueAt: AHEAD }, 'OnTrack'],
    ['a case without a deadline waits', { status: 'Queued' }, 'OnTrack'],
    ['it came back', { status: 'Returned', returnedAt: PAST }, 'Returned'],
    ['it came back as too early', { status: 'Returned', returnedUntil: '2026-07-01' }, 'OnTrack'],
    ['too early is over', { status: 'Returned', returnedUntil: '2026-06-12' }, 'Returned'],
    ['nobody went', { firstVisitDueAt: PAST }, 'VisitLate'],
    ['nobody went, and a visit is booked', { firstVisitDueAt: PAST, hasVisitAhead: true }, 'OnTrack'],
    ['the visit is over, the result is missing', { resultDueSince: PAST, hasVisitAhead: true }, 'NoResult'],
    [
      'one visit and then silence',
      { status: 'Visited', visitCount: 1, abandonedOn: '2026-06-12' },
      'AbandonedAfterOneVisit',
    ],
    ['the silence is not long yet', { status: 'Visited', visitCount: 1, abandonedOn: '2026-06-13' }, 'OnTrack'],
    ['a revisit without a day', { status: 'Visited', visitCount: 2, lastResult: 'Revisit' }, 'RevisitDue'],
    [
      'the day of the revisit',
      { status: 'Visited', visitCount: 2, lastResult: 'Revisit', nextStepOn: '2026-06-12' },
      'RevisitDue',
    ],
    [
      'a revisit later',
      { status: 'Visited', visitCount: 2, lastResult: 'Revisit', nextStepOn: '2026-06-13' },
      'OnTrack',
    ],
    [
      'the next step is late',
      { status: 'Visited', visitCount: 2, lastResult: 'Progress', nextStepOn: '2026-06-11' },
      'NextStepLate',
    ],
    [
      'the next step is today',
      { status: 'Visited', visitCount: 2, lastResult: 'Progress', nextStepOn: '2026-06-12' },
      'OnTrack',
    ],
  ];
  for (const [what, fields, question] of table)
    test(what, () => assert.equal(askAbout(caseFact('C', fields), TIME).question, question));
});

describe('sections', () => {
  const touch = { id: 'T', account: 'A-C', rep: 'ishida', at: '2026-06-10T00:00:00.000Z', hasSignal: false };
  const visit = { id: 'V', case: 'C', account: 'A-C', rep: 'ishida', at: '2026-06-11T00:00:00.000Z' };
  const only = (facts: Partial<typeof NOTHING>) => buildAgenda({ ...NOTHING, ...facts }, TIME);
  const told = (lines: AgendaLine[]) => lines.map(({ section, question }) => `${section} ${question}`);

  test('a case of which a visit brought something, a caller learned something, or neither', () => {
    const cases = [caseFact('C')];
    assert.deepEqual(told(only({ cases })), ['Follow OnTrack']);
    assert.deepEqual(told(only({ cases, touches: [touch] })), ['Learned Heard']);
    assert.deepEqual(told(only({ cases, touches: [touch], visits: [visit] })), ['Brought ResultIn']);
  });

  test('what is late is asked wherever the case stands', () => {
    const cases = [caseFact('C', { status: 'Visited', visitCount: 1, abandonedOn: '2026-06-01' })];
    assert.deepEqual(told(only({ cases, touches: [touch] })), ['Learned AbandonedAfterOneVisit']);
  });

  test('the contact from which a case came is no news beside it', () => {
    assert.deepEqual(told(only({ cases: [caseFact('C', { touch: 'T' })], touches: [touch] })), ['Follow OnTrack']);
  });

  test('a signal without a case, once for each account', () => {
    const later = { ...touch, id: 'T2', hasSignal: true, at: '2026-06-11T00:00:00.000Z' };
    assert.deepEqual(told(only({ touches: [touch, later] })), ['Learned NewSignal']);
  });

  test('a result of a case that is closed is told all the same', () => {
    assert.deepEqual(told(only({ visits: [visit] })), ['Brought ResultIn']);
  });

  test('what the last meeting left comes again unless a case tells it', () => {
    const left = [{ touch: 'T', visit: null, account: 'A-C', rep: null, question: 'NewSignal' as const, at: touch.at }];
    assert.deepEqual(told(only({ left })), ['CarriedOver NewSignal']);
    assert.deepEqual(told(only({ left, cases: [caseFact('C')] })), ['Follow OnTrack']);
    assert.deepEqual(told(only({ left, touches: [touch] })), ['Learned Heard']);
  });
});
