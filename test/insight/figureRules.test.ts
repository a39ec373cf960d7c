import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  definitionOf,
  FIGURES,
  handoversOf,
  monthFigures,
  type Figure,
  type FigureCase,
  type FigureFacts,
  type LedgerStep,
} from 'c/renkeiFigureRules';

const empty: FigureFacts = { cases: [], visits: [], talks: [], warnings: [] };
const one: FigureCase = {
  status: 'Won',
  handovers: [
    { at: '2026-05-04T23:30:00Z', on: '2026-05-05', acceptedAt: '2026-05-05T01:30:00Z', acceptedOn: '2026-05-05' },
  ],
  firstVisitDueAt: '2026-05-20T09:00:00Z',
  firstVisitDueOn: '2026-05-20',
  firstVisitAt: '2026-05-20T09:00:00Z',
  firstVisitOn: '2026-05-20',
  closedOn: '2026-05-29',
  wonAmount: 0.1,
  abandonedOn: null,
};
/** The same case with another first handover. */
const having = (change: Partial<FigureCase['handovers'][number]>): FigureCase => ({
  ...one,
  handovers: [{ ...one.handovers[0]!, ...change }],
});
const value = (figure: Figure, facts: Partial<FigureFacts>, month = '2026-05') => {
  const found = monthFigures({ ...empty, ...facts }, month).find((row) => row.figure === figure)!;
  return [found.value, found.denominator];
};

describe('figures of a month', () => {
  it('are all there, and say nothing where there is nothing', () => {
    const figures = monthFigures(empty, '2026-05-31');
    assert.deepEqual(
      figures.map(({ figure }) => figure),
      FIGURES,
    );
    for (const figure of [
      'FollowUpRate',
      'AcceptRate',
      'AppointmentRate',
      'HoursToAccept',
      'SilentLossHitRate',
      'Satisfaction',
    ] as const)
      assert.deepEqual(value(figure, {}), [null, 0], figure);
    assert.deepEqual(value('WonAmount', {}), [0, 0]);
  });

  it('follow their definitions', () => {
    const late = { ...one, firstVisitAt: '2026-05-20T09:00:01Z', status: 'Visited' as const };
    const left = { ...one, status: 'Returned' as const, firstVisitAt: null, firstVisitOn: null };
    const never = { ...one, status: 'Accepted' as const, firstVisitAt: null, firstVisitOn: null };
    assert.deepEqual(value('FollowUpRate', { cases: [one, late, left, never] }), [33.3, 3]);
    assert.deepEqual(value('FollowUpRate', { cases: [one] }, '2026-06'), [null, 0]);
    const ignored = having({ acceptedAt: null, acceptedOn: null });
    assert.deepEqual(value('AcceptRate', { cases: [one, one, ignored] }), [66.7, 3]);
    assert.deepEqual(value('Escalated', { cases: [one, having({ on: '2026-06-01' })] }), [1, null]);
    assert.deepEqual(
      value('WonAmount', { cases: [one, { ...one, wonAmount: 0.2 }, { ...one, wonAmount: null }, late] }),
      [0.3, 3],
    );
    assert.deepEqual(value('WonCount', { cases: [one, { ...one, status: 'Lost' }, late] }), [1, 2]);
    assert.deepEqual(value('HoursToAccept', { cases: [one] }), [2, 1]);
    const slow = having({ acceptedAt: '2026-05-05T04:30:00Z' });
    assert.deepEqual(value('HoursToAccept', { cases: [one, slow] }), [3.5, 2]);
    assert.deepEqual(
      value('HoursToAccept', { cases: [one, slow, having({ acceptedAt: '2026-05-30T00:00:00Z' })] }),
      [5, 3],
    );
    const abandoned = { ...late, abandonedOn: '2026-05-31' };
    assert.deepEqual(
      value('AbandonedAfterOneVisit', { cases: [abandoned, { ...late, abandonedOn: '2026-06-01' }, one] }),
      [1, 2],
    );
  });

  it('count each handover of a case with its own acceptance', () => {
    const step = (
      from: LedgerStep['from'],
      to: LedgerStep['to'],
      at: string,
      by: string | null = 'rep',
    ): LedgerStep => ({
      ...{ from, to, at, by },
    });
    const dayOf = (at: string) => at.slice(0, 10);
    const steps = [
      step(null, 'Queued', '2026-05-10T00:00:00Z'),
      step('Queued', 'Accepted', '2026-05-10T03:00:00Z'),
      step('Accepted', 'Returned', '2026-05-12T00:00:00Z'),
      step('Returned', 'Queued', '2026-06-01T00:00:00Z'),
      // Nobody accepted in time: the case lies in the queue of all, and was not handed over anew.
      step('Queued', 'Queued', '2026-06-02T00:00:00Z', null),
    ];
    const waiting = {
      status: 'Queued' as const,
      escalatedAt: '2026-06-01T00:00:00Z',
      acceptedAt: '2026-05-10T03:00:00Z',
    };
    // Read in whatever order: by time they are.
    const again = { ...one, handovers: handoversOf(waiting, [...steps].reverse(), dayOf) };
    assert.deepEqual(
      again.handovers.map(({ on, acceptedOn }) => [on, acceptedOn]),
      [
        ['2026-05-10', '2026-05-10'],
        ['2026-06-01', null],
      ],
    );
    assert.deepEqual(value('Escalated', { cases: [again] }), [1, null]);
    assert.deepEqual(value('AcceptRate', { cases: [again] }), [100, 1]);
    assert.deepEqual(value('HoursToAccept', { cases: [again] }), [3, 1]);
    assert.deepEqual(value('AcceptRate', { cases: [again] }, '2026-06'), [0, 1]);
    assert.deepEqual(value('HoursToAccept', { cases: [again] }, '2026-06'), [null, 0]);
    // Without a ledger, as after a migration, the case itself says: what lies before its handover is of an earlier round.
    const known = (status: 'Queued' | 'Returned' | 'Accepted', acceptedAt: string) =>
      handoversOf({ status, escalatedAt: '2026-06-01T00:00:00Z', acceptedAt }, [], dayOf)[0]!.acceptedOn;
    assert.equal(known('Accepted', '2026-06-01T00:00:00Z'), '2026-06-01');
    assert.equal(known('Returned', '2026-05-31T23:59:59Z'), null);
    assert.equal(known('Queued', '2026-06-01T00:00:00Z'), null);
  });

  it('tell talks, visits, satisfaction and the hit rate', () => {
    const talk = { on: '2026-05-10', isCallers: true, isAppointment: false, satisfaction: null };
    const talks = [
      talk,
      { ...talk, isAppointment: true, satisfaction: 5 },
      { ...talk, isCallers: false, isAppointment: true, satisfaction: 2 },
      { ...talk, on: '2026-06-01', satisfaction: 1 },
    ];
    assert.deepEqual(value('Talks', { talks }), [2, null]);
    assert.deepEqual(value('AppointmentRate', { talks }), [50, 2]);
    assert.deepEqual(value('Satisfaction', { talks }), [3.5, 2]);
    assert.deepEqual(value('Visits', { visits: [{ on: '2026-05-31' }, { on: '2026-06-01' }] }), [1, null]);
    const judged = (verdict: 'Right' | 'Wrong' | 'Pending' | 'Unjudged', verdictOn: string | null) => ({
      verdict,
      verdictOn,
    });
    const warnings = [
      judged('Right', '2026-05-01'),
      judged('Wrong', '2026-05-31'),
      judged('Wrong', '2026-05-02'),
      judged('Pending', null),
      judged('Unjudged', '2026-05-03'),
      judged('Right', '2026-06-01'),
    ];
    assert.deepEqual(value('SilentLossHitRate', { warnings }), [33.3, 3]);
  });

  it('have a definition each, in both languages', () => {
    for (const figure of FIGURES) {
      assert.match(definitionOf(figure, 'en_US'), /^[A-Z][^぀-ヿ]+\.$/u);
      assert.match(definitionOf(figure, 'ja'), /。$/u);
      assert.notEqual(definitionOf(figure, 'fr'), definitionOf(figure, 'ja_JP'));
    }
  });
});
