import type { SegmentRole } from 'c/renkeiSegmentRules';
import { monthPassed, progressOf, targetsOfMonth, type TargetPerson, type TargetRow } from 'c/renkeiTargetRules';

const JUNE = '2026-06-01';

function role(change: Partial<SegmentRole>): SegmentRole {
  return {
    segment: 'Key',
    leadChannel: 'Field',
    supportChannel: null,
    leadPurpose: null,
    supportPurpose: null,
    cadenceDays: 30,
    expectationLevel: 'Hearing',
    acceptWithinDays: 1,
    firstVisitWithinDays: 10,
    capacityPerPerson: 85,
    segmentLabel: null,
    targetKind: 'Count',
    targetPerMonth: 10,
    ...change,
  };
}

const row = (change: Partial<TargetRow>): TargetRow => ({
  month: JUNE,
  segment: 'Key',
  kind: 'Count',
  person: null,
  target: 12,
  ...change,
});

const people = (...users: string[]): TargetPerson[] => users.map((user) => ({ user, role: 'FieldRep' }));

describe('targetsOfMonth', () => {
  it('takes the policy’s monthly target and splits it so that the parts add up', () => {
    const [target, ...others] = targetsOfMonth(JUNE, [role({})], [], people('a', 'b', 'c'));
    expect(others).toEqual([]);
    expect(target).toMatchObject({ segment: 'Key', kind: 'Count', target: 10, source: 'Policy' });
    expect(target!.persons).toEqual([
      { user: 'a', target: 3.34, source: 'EvenSplit' },
      { user: 'b', target: 3.33, source: 'EvenSplit' },
      { user: 'c', target: 3.33, source: 'EvenSplit' },
    ]);
  });

  it('prefers a row of the month, and only of that month', () => {
    const rows = [row({ target: 12 }), row({ month: '2026-05-01', target: 99 })];
    expect(targetsOfMonth(JUNE, [role({})], rows, [])).toEqual([
      { segment: 'Key', kind: 'Count', target: 12, source: 'Month', persons: [] },
    ]);
  });

  it('leaves a person’s own target and splits the rest among the others', () => {
    const rows = [row({ person: 'b', target: 4 })];
    expect(targetsOfMonth(JUNE, [role({})], rows, people('a', 'b', 'c'))[0]!.persons).toEqual([
      { user: 'a', target: 3, source: 'EvenSplit' },
      { user: 'b', target: 4, source: 'Own' },
      { user: 'c', target: 3, source: 'EvenSplit' },
    ]);
  });

  it('splits nothing below zero when persons promise more than the segment needs', () => {
    const rows = [row({ person: 'b', target: 40 })];
    const [target] = targetsOfMonth(JUNE, [role({})], rows, people('a', 'b'));
    expect(target!.persons).toContainEqual({ user: 'a', target: 0, source: 'EvenSplit' });
  });

  it('gives cases to callers where inside sales supports, and what is won to the channel that leads', () => {
    const team: TargetPerson[] = [...people('rep'), { user: 'caller', role: 'Caller' }];
    const carriers = (change: Partial<SegmentRole>) =>
      targetsOfMonth(JUNE, [role(change)], [], team)[0]!.persons.map((person) => person.user);
    expect(carriers({ supportChannel: 'InsideSales' })).toEqual(['caller']);
    expect(carriers({ supportChannel: 'InsideSales', targetKind: 'Rate' })).toEqual(['caller']);
    expect(carriers({ supportChannel: 'InsideSales', targetKind: 'Amount' })).toEqual(['rep']);
    expect(carriers({ leadChannel: 'InsideSales', targetKind: 'Amount' })).toEqual(['caller']);
    expect(carriers({ supportChannel: null })).toEqual(['rep']);
    expect(carriers({ leadChannel: 'Web' })).toEqual([]);
  });

  it('does not divide a rate', () => {
    const [target] = targetsOfMonth(JUNE, [role({ targetKind: 'Rate', targetPerMonth: 8.5 })], [], people('a', 'b'));
    expect(target!.persons.map((person) => person.target)).toEqual([8.5, 8.5]);
  });

  it('sums persons’ rows when the segment has no target of its own, and takes the mean of rates', () => {
    const none = role({ targetKind: null, targetPerMonth: null });
    const counts = [row({ person: 'a', target: 4 }), row({ person: 'b', target: 7.5 })];
    expect(targetsOfMonth(JUNE, [none], counts, [])[0]!.target).toBe(11.5);
    const rates = counts.map((each) => ({ ...each, kind: 'Rate' as const }));
    expect(targetsOfMonth(JUNE, [none], rates, [])[0]!.target).toBe(5.75);
  });

  it('keeps who left the team in sight while there is a row', () => {
    const [target] = targetsOfMonth(JUNE, [role({})], [row({ person: 'gone', target: 2 })], people('a'));
    expect(target!.persons).toContainEqual({ user: 'gone', target: 2, source: 'Own' });
    expect(target!.persons).toContainEqual({ user: 'a', target: 8, source: 'EvenSplit' });
  });

  it('has no target where neither the policy nor the month names one', () => {
    expect(targetsOfMonth(JUNE, [role({ targetKind: null, targetPerMonth: null })], [], people('a'))).toEqual([]);
  });

  it('adds up to the whole for any number of people', () => {
    for (let count = 1; count <= 60; count += 1) {
      const users = Array.from({ length: count }, (_, index) => `u${index}`);
      const amount = role({ targetKind: 'Amount', targetPerMonth: 1_000_000.01 });
      const [target] = targetsOfMonth(JUNE, [amount], [], people(...users));
      const sum = target!.persons.reduce((total, person) => total + Math.round(person.target * 100), 0);
      expect(sum).toBe(100_000_001);
    }
  });
});

describe('progressOf', () => {
  const activity = { cases: 6, conversations: 80, wonAmount: 450_000 };

  it('reads the figure that the kind is about', () => {
    expect(progressOf('Count', 12, activity, JUNE, '2026-06-15')).toEqual({ actual: 6, percent: 50, pace: 'OnPace' });
    expect(progressOf('Amount', 900_001, activity, JUNE, '2026-06-15').pace).toBe('Behind');
    expect(progressOf('Rate', 7.5, activity, JUNE, '2026-06-01')).toEqual({
      actual: 7.5,
      percent: 100,
      pace: 'Reached',
    });
  });

  it('judges counts by the share of the month that has passed, its last day included', () => {
    expect(progressOf('Count', 30, { ...activity, cases: 15 }, JUNE, '2026-06-15').pace).toBe('OnPace');
    expect(progressOf('Count', 30, { ...activity, cases: 15 }, JUNE, '2026-06-16').pace).toBe('Behind');
    expect(progressOf('Count', 30, { ...activity, cases: 29 }, JUNE, '2026-07-09').pace).toBe('Behind');
    expect(progressOf('Count', 30, { ...activity, cases: 0 }, JUNE, '2026-05-31').pace).toBe('NothingYet');
  });

  it('says nothing of a rate without conversations, and gives no percent of a target of 0', () => {
    expect(progressOf('Rate', 8, { ...activity, conversations: 0 }, JUNE, '2026-06-15')).toEqual({
      actual: null,
      percent: null,
      pace: 'NothingYet',
    });
    expect(progressOf('Count', 0, activity, JUNE, '2026-06-15')).toEqual({ actual: 6, percent: null, pace: 'Reached' });
  });
});

describe('monthPassed', () => {
  it('counts the days of any month, also of a leap February', () => {
    expect(monthPassed('2028-02-01', '2028-02-29')).toEqual({ days: 29, of: 29 });
    expect(monthPassed(JUNE, '2026-06-01')).toEqual({ days: 1, of: 30 });
    expect(monthPassed(JUNE, '2026-01-01')).toEqual({ days: 0, of: 30 });
    expect(monthPassed(JUNE, '2027-01-01')).toEqual({ days: 30, of: 30 });
  });
});
