/** Days of meetings, missed ones, and what decisions change: the table in `meetingGolden.json`, and what holds for all of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { isLegal, type CaseStatus } from 'c/renkeiEscalationRules';
import {
  actionDefaults,
  attendance,
  consequences,
  decisionsFor,
  estimate,
  expectedDays,
  nextMeetingDay,
  problemOf,
  WEEKDAYS,
  type Cadence,
  type Decision,
  type HeldMeeting,
  type Weekday,
} from 'c/renkeiMeetingRules';
import { seeded } from '../bench/syntheticAccounts.ts';

interface Rhythmic {
  what: string;
  cadence: Cadence;
  weekday: Weekday;
  startsOn: string;
  holidays: string[];
}
interface Golden {
  days: (Rhythmic & { from: string; to: string; expected: string[] })[];
  attendance: (Rhythmic & {
    meetings: Record<string, HeldMeeting['status']>;
    from: string;
    today: string;
    missed: string[];
  })[];
  next: (Rhythmic & { after: string; next: string })[];
  decisions: {
    decision: Decision;
    status: CaseStatus | null;
    isAction?: boolean;
    nextRep?: string;
    nextOn?: string;
    note?: string;
    mayReassign?: boolean;
    problem?: string;
    case?: Record<string, string> | null;
    action?: Record<string, string>;
  }[];
}
const golden = JSON.parse(readFileSync(new URL('meetingGolden.json', import.meta.url), 'utf8')) as Golden;
const TODAY = '2026-06-12';

describe('days on which a team meets', () => {
  for (const { what, from, to, expected, ...rhythm } of golden.days)
    test(what, () => assert.deepEqual(expectedDays(rhythm, from, to), expected));

  for (const { after, next, ...rhythm } of golden.next)
    test(`${rhythm.cadence}: after ${after} comes ${next}`, () =>
      assert.equal(nextMeetingDay({ ...rhythm, startsOn: '2026-01-01' }, after), next));

  for (const { what, meetings, from, today, missed, ...rhythm } of golden.attendance)
    test(`missed: ${what}`, () => {
      const held = Object.entries(meetings).map(([on, status]) => ({ on, status }));
      const found = attendance({ ...rhythm, startsOn: '2026-01-01', holidays: [] }, held, from, today);
      assert.deepEqual(found.missed, missed);
    });

  test('a span in two parts has the same days, a week has one weekly meeting at most, and none is on a holiday', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seeded(seed);
      const from = addDays('2026-01-01', Math.floor(random() * 300));
      const to = addDays(from, Math.floor(random() * 60));
      const cut = addDays(from, Math.floor(random() * 30));
      const holidays = Array.from({ length: 12 }, () => addDays(from, Math.floor(random() * 60)));
      const cadence = random() < 0.5 ? 'Daily' : 'Weekly';
      const weekday = WEEKDAYS[Math.floor(random() * 5)]!;
      const rhythm = { cadence, weekday, startsOn: '2026-01-01', holidays } as const;
      const days = expectedDays(rhythm, from, to);
      const parts = [...expectedDays(rhythm, from, cut < to ? cut : to), ...expectedDays(rhythm, addDays(cut, 1), to)];
      assert.deepEqual(parts, days, `seed ${seed}`);
      assert.ok(
        days.every((day) => !holidays.includes(day)),
        `seed ${seed}`,
      );
      const held = days.map((on) => ({ on, status: 'Closed' as const }));
      assert.deepEqual(attendance(rhythm, held, from, addDays(to, 1)).missed, [], `seed ${seed}`);
      assert.deepEqual(attendance(rhythm, [], from, addDays(to, 1)).missed, days, `seed ${seed}`);
      for (const day of days) assert.ok(nextMeetingDay(rhythm, addDays(day, -1)) === day, `seed ${seed}: ${day}`);
    }
  });

  test('a calendar without working days is refused', () => {
    const holidays = Array.from({ length: 500 }, (_, index) => addDays(TODAY, index));
    assert.throws(
      () => nextMeetingDay({ cadence: 'Daily', weekday: 'Monday', startsOn: TODAY, holidays }, TODAY),
      RangeError,
    );
  });
});

describe('what a decision changes', () => {
  for (const row of golden.decisions)
    test(`${JSON.stringify(row)}`, () => {
      const { decision, status, isAction = false, nextRep = null, nextOn = null, note = '', mayReassign = true } = row;
      const subject = { status, owner: 'ishida', isAction };
      const input = { decision, note, nextRep, nextOn, today: TODAY, mayReassign };
      assert.equal(problemOf(subject, input), row.problem ?? null);
      if (row.problem) assert.throws(() => consequences(subject, input), RangeError);
      else assert.deepEqual(consequences(subject, input), { case: row.case, action: row.action ?? null });
    });

  test('whatever is offered, the case may go there', () => {
    const statuses: CaseStatus[] = ['Queued', 'Accepted', 'Visited', 'Won', 'Lost', 'Returned', 'Recycled'];
    for (const status of statuses)
      for (const decision of decisionsFor({ status, owner: 'ishida', isAction: false })) {
        const input = { decision, note: 'why', nextRep: 'nakamura', nextOn: TODAY, today: TODAY, mayReassign: true };
        const changed = consequences({ status, owner: 'ishida', isAction: false }, input).case?.['Status__c'];
        if (changed) assert.ok(isLegal(status, changed as CaseStatus), `${decision}: ${status} → ${changed}`);
      }
  });
});

describe('how long it takes', () => {
  const now = '2026-06-12T01:00:00.000Z';
  test('nothing left takes no time', () =>
    assert.deepEqual(estimate({ left: [], done: ['Heard'], elapsed: 600, now }), { seconds: 0, endsAt: now }));

  test('the usual pace until the meeting has its own', () => {
    assert.equal(estimate({ left: ['Returned', 'OnTrack'], done: [], elapsed: 900, now }).seconds, 155);
    const done = ['Returned', 'Unanswered', 'VisitLate'] as const;
    assert.equal(estimate({ left: ['Returned'], done, elapsed: 660, now }).seconds, 300);
  });

  test('neither a pause nor a rush makes it absurd', () => {
    const done = ['Returned', 'Returned'] as const;
    assert.equal(estimate({ left: ['Returned'], done, elapsed: 36_000, now }).seconds, 450);
    assert.equal(estimate({ left: ['Returned'], done, elapsed: 1, now }).seconds, 75);
  });
});

describe('an action', () => {
  const rhythm = { cadence: 'Weekly', weekday: 'Friday', startsOn: '2026-01-01', holidays: [] } as const;
  const works = (user: string) => user !== 'ogawa';
  test('is the rep’s until the next meeting; the facilitator’s where the rep is gone', () => {
    assert.deepEqual(actionDefaults('ishida', 'saeki', works, rhythm, TODAY), {
      assignedTo: 'ishida',
      dueOn: '2026-06-19',
    });
    assert.equal(actionDefaults('ogawa', 'saeki', works, rhythm, TODAY).assignedTo, 'saeki');
    assert.equal(actionDefaults(null, 'ogawa', works, rhythm, TODAY).assignedTo, null);
  });
});
