// The rules of distribution by example; distributionLaws.test.ts tries what holds for every case.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  callerOfPlan,
  callersOf,
  capacityPerCaller,
  commonLanguage,
  distribute,
  segmentsOfCallers,
  type DistributionAccount,
  type DistributionCaller,
} from 'c/renkeiDistributionRules';
import type { SegmentRole } from 'c/renkeiSegmentRules';

const AS_OF = '2026-06-12';

describe('a caller for each account', () => {
  it('is the present one, as long as there is room: the lowest potential goes', () => {
    const team = [caller('emily', { capacity: 2 }), caller('oka', { capacity: 9 })];
    const mine = [300, 100, 200].map((potential) => account(`a${potential}`, { caller: 'emily', potential }));
    assert.deepEqual(outcome(mine, team), {
      a300: 'emily Continuity',
      a100: 'oka Capacity',
      a200: 'emily Continuity',
    });
  });

  it('that inside sales only supports goes before one that it leads', () => {
    const team = [caller('emily', { capacity: 1 })];
    const supported = account('supported', { caller: 'emily', potential: 900, part: 'Support' });
    const led = account('led', { caller: 'emily', potential: 1 });
    assert.deepEqual(outcome([supported, led], team), { supported: 'nobody NoCapacity', led: 'emily Continuity' });
  });

  it('stays with an open case, beyond the capacity and on a long pause, and others make room', () => {
    const team = [caller('emily', { capacity: 1 }), caller('oka'), caller('tan', { pausedUntil: '2026-12-31' })];
    const accounts = [
      account('case', { caller: 'emily', potential: 1, openCase: { caller: 'emily' } }),
      account('second', { caller: 'emily', potential: 1, openCase: { caller: null } }),
      account('plain', { caller: 'emily', potential: 900 }),
      account('paused', { caller: 'tan', openCase: { caller: 'tan' } }),
    ];
    assert.deepEqual(outcome(accounts, team), {
      case: 'emily Continuity',
      second: 'emily Continuity',
      plain: 'oka Capacity',
      paused: 'tan Continuity',
    });
  });

  it('goes on when the caller of an open case left: to who knows the customer, however full', () => {
    const team = [caller('emily', { active: false }), caller('oka', { capacity: 0 }), caller('tan', { capacity: 0 })];
    const left = account('a', { caller: 'emily', openCase: { caller: 'emily' }, history: [talks('tan', 1)] });
    assert.deepEqual(outcome([left], team), { a: 'tan CallerLeft' });
    const toCase = account('a', { caller: null, openCase: { caller: 'oka' } });
    assert.deepEqual(outcome([toCase], team), { a: 'oka Continuity' });
  });

  it('without one is who talked with it most, and the latest of two who talked as much', () => {
    const team = [caller('emily'), caller('oka'), caller('tan')];
    const most = account('most', { history: [talks('emily', 2), talks('oka', 3, '2025-08-01')] });
    const latest = account('latest', { history: [talks('emily', 2, '2026-01-01'), talks('tan', 2, '2026-02-01')] });
    assert.deepEqual(outcome([most, latest], team), { most: 'oka History', latest: 'tan History' });
  });

  it('without one is somebody who speaks the language and has most room', () => {
    const team = [caller('emily', { languages: ['Japanese', 'English'], capacity: 3 }), caller('oka', { capacity: 9 })];
    const accounts = [account('english', { language: 'English' }), account('japanese')];
    assert.deepEqual(outcome(accounts, team), { english: 'emily Language', japanese: 'oka Capacity' });
  });

  it('who left, or is away for long, is replaced; a short pause is waited for, without anything new', () => {
    const team = [
      caller('left', { active: false }),
      caller('away', { pausedUntil: '2026-06-27' }),
      caller('pause', { pausedUntil: '2026-06-26', capacity: 99 }),
      caller('back', { pausedUntil: '2026-06-11', capacity: 9 }),
    ];
    const accounts = [
      account('a', { caller: 'left' }),
      account('b', { caller: 'away' }),
      account('c', { caller: 'pause' }),
      account('d', { caller: 'nobody knows' }),
      account('e', { history: [talks('pause', 9)] }),
    ];
    assert.deepEqual(outcome(accounts, team), {
      a: 'back CallerLeft',
      b: 'back CallerLeft',
      c: 'pause Continuity',
      d: 'back CallerLeft',
      e: 'back Capacity',
    });
  });

  it('that lost its caller comes before one that never had any, but after whatever inside sales leads', () => {
    const accounts = [
      account('new', { potential: 900 }),
      account('lost', { caller: 'gone', potential: 1 }),
      account('supported', { caller: 'gone', potential: 900, part: 'Support' }),
    ];
    assert.deepEqual(outcome(accounts, [caller('oka', { capacity: 1 })]), {
      new: 'nobody NoCapacity',
      lost: 'oka CallerLeft',
      supported: 'nobody NoCapacity',
    });
    assert.deepEqual(outcome(accounts, [caller('oka', { capacity: 2 })]).new, 'oka Capacity');
  });

  it('who does not speak the language hands over as soon as somebody has room, which may make room in turn', () => {
    const team = [caller('emily', { languages: ['English'], capacity: 1 }), caller('oka', { capacity: 1 })];
    const crossed = [
      account('english', { caller: 'oka', language: 'English' }),
      account('japanese', { caller: 'emily', language: 'Japanese', potential: 5 }),
    ];
    assert.deepEqual(outcome(crossed, team), { english: 'nobody NoCapacity', japanese: 'nobody NoCapacity' });
    const roomier = [team[0]!, caller('oka', { capacity: 2 })];
    assert.deepEqual(outcome(crossed, roomier), { english: 'emily Language', japanese: 'oka Language' });
  });

  it('says whether language or room was missing', () => {
    const chinese = account('chinese', { language: 'Chinese', caller: 'oka' });
    assert.deepEqual(outcome([chinese], [caller('oka')]), { chinese: 'nobody NoLanguage' });
    assert.deepEqual(outcome([account('a')], []), { a: 'nobody NoCapacity' });
    const { callers } = distribute([chinese], [caller('oka')], { asOf: AS_OF, commonLanguage: 'Japanese' });
    assert.deepEqual(callers, [{ user: 'oka', before: 1, after: 0, waiting: 1, capacity: 10, reasons: {} }]);
  });

  it('whom a manager chose by hand stays, unless that person left', () => {
    const team = [caller('emily', { capacity: 0 }), caller('oka'), caller('tan', { active: false })];
    const accounts = [account('a', { caller: 'oka', chosen: 'emily' }), account('b', { caller: 'oka', chosen: 'tan' })];
    assert.deepEqual(outcome(accounts, team), { a: 'emily Chosen', b: 'oka Continuity' });
  });

  it('without limits goes to who has fewest', () => {
    const team = ['emily', 'oka'].map((user) => caller(user, { capacity: null }));
    const four = ['a', 'b', 'c', 'd'].map((id) => account(id));
    const { callers } = distribute(four, team, { asOf: AS_OF, commonLanguage: null });
    assert.deepEqual(
      callers.map((total) => total.after),
      [2, 2],
    );
  });

  it('refuses a caller who stands twice in the list', () => {
    assert.throws(
      () => distribute([], [caller('oka'), caller('oka')], { asOf: AS_OF, commonLanguage: null }),
      RangeError,
    );
  });
});

describe('what the records say', () => {
  const isCaller = (user: string) => user === 'oka' || user === 'emily';

  it('the owner of a plan is the caller, whether still in the team or not', () => {
    const plan = { creator: 'saeki', proposed: null, reason: null };
    assert.equal(callerOfPlan({ ...plan, owner: 'oka' }, isCaller), 'oka');
    assert.equal(callerOfPlan({ ...plan, owner: 'gone' }, isCaller), 'gone');
  });

  it('a plan in the queue, and one that is only claimed, belong to the caller whom they name, or to nobody', () => {
    const plan = { owner: '00G000000000001AAA', creator: 'admin', proposed: null, reason: null };
    const isCaller = (user: string) => user === 'oka';
    assert.equal(callerOfPlan(plan, isCaller), null);
    assert.equal(callerOfPlan({ ...plan, caller: 'left' }, isCaller), 'left');
    assert.equal(callerOfPlan({ ...plan, owner: 'oka', claimed: true }, isCaller), null);
    assert.equal(callerOfPlan({ ...plan, owner: 'oka', claimed: true, caller: 'emily' }, isCaller), 'emily');
  });

  it('a plan that was never confirmed has no caller yet, also where a caller let it be made', () => {
    const first = { proposed: 'emily', reason: 'History' as const };
    assert.equal(callerOfPlan({ owner: 'saeki', creator: 'saeki', ...first }, isCaller), null);
    assert.equal(callerOfPlan({ owner: 'saeki', creator: 'saeki', proposed: null, reason: null }, isCaller), null);
    assert.equal(callerOfPlan({ owner: 'oka', creator: 'oka', ...first }, isCaller), null);
    assert.equal(callerOfPlan({ owner: 'oka', creator: 'oka', proposed: null, reason: null }, isCaller), 'oka');
  });

  it('who is in two teams is one caller with both capacities and languages', () => {
    const member = { user: 'oka', active: true, capacity: 40, languages: ['Japanese' as const], pausedUntil: null };
    const other = { ...member, capacity: null, languages: ['English' as const], pausedUntil: '2026-07-01' };
    assert.deepEqual(callersOf([member, other, { ...other, user: 'tan', languages: [] }], 120), [
      { user: 'oka', active: true, capacity: 40, languages: ['Japanese', 'English'], pausedUntil: '2026-07-01' },
      { user: 'tan', active: true, capacity: 120, languages: [], pausedUntil: '2026-07-01' },
    ]);
  });

  it('who names no language is talked with in the one that most callers speak, between equals the org’s', () => {
    const both = caller('tan', { languages: ['English', 'Japanese'] });
    const japanese = caller('oka', { languages: ['Japanese'] });
    assert.equal(commonLanguage([both, japanese], 'English'), 'Japanese');
    assert.equal(commonLanguage([both], 'English'), 'English');
    assert.equal(commonLanguage([both], 'Chinese'), null);
    assert.equal(commonLanguage([both, caller('left', { active: false, languages: ['English'] })], null), null);
    assert.equal(commonLanguage([caller('oka')], 'Japanese'), null);
  });

  it('callers have the accounts of segments that inside sales leads, on request of those it supports', () => {
    const roles = [
      role('Key', 'Field', 'InsideSales', 30),
      role('General', 'InsideSales', null, 100),
      role('Maintain', 'InsideSales', 'Field', 80),
    ];
    assert.deepEqual(
      [...segmentsOfCallers(roles, false)],
      [
        ['Maintain', 'Lead'],
        ['General', 'Lead'],
      ],
    );
    assert.deepEqual(segmentsOfCallers(roles, true).get('Key'), 'Support');
    assert.equal(capacityPerCaller(roles), 180);
    assert.equal(capacityPerCaller(roles.slice(0, 1)), null);
  });
});

function outcome(accounts: DistributionAccount[], callers: DistributionCaller[]): Record<string, string> {
  const { proposals } = distribute(accounts, callers, { asOf: AS_OF, commonLanguage: 'Japanese' });
  return Object.fromEntries(
    proposals.map(({ account, to, reason, leftOver }) => [account, `${to ?? 'nobody'} ${reason ?? leftOver}`]),
  );
}

function account(id: string, rest: Partial<DistributionAccount> = {}): DistributionAccount {
  return {
    id,
    segment: 'General',
    part: 'Lead',
    potential: 0,
    language: null,
    caller: null,
    chosen: null,
    history: [],
    openCase: null,
    ...rest,
  };
}

function caller(user: string, rest: Partial<DistributionCaller> = {}): DistributionCaller {
  return { user, active: true, capacity: 10, languages: [], pausedUntil: null, ...rest };
}

function talks(by: string, conversations: number, latest = '2026-05-01') {
  return { caller: by, conversations, latest };
}

function role(
  segment: SegmentRole['segment'],
  leadChannel: SegmentRole['leadChannel'],
  supportChannel: SegmentRole['supportChannel'],
  capacityPerPerson: number,
): SegmentRole {
  return {
    segment,
    leadChannel,
    supportChannel,
    capacityPerPerson,
    leadPurpose: null,
    supportPurpose: null,
    cadenceDays: null,
    expectationLevel: null,
    acceptWithinDays: null,
    firstVisitWithinDays: null,
    targetKind: null,
    targetPerMonth: null,
    segmentLabel: null,
  };
}
