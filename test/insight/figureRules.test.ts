import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  definitionOf,
  FIGURES,
  monthFigures,
  type Figure,
  type FigureCase,
  type FigureFacts,
} from 'c/renkeiFigureRules';

const empty: FigureFacts = { cases: [], visits: [], talks: [], warnings: [] };
const one: FigureCase = {
  status: 'Won',
  escalatedAt: '2026-05-04T23:30:00Z',
  escalatedOn: '2026-05-05',
  acceptedAt: '2026-05-05T01:30:00Z',
  acceptedOn: '2026-05-05',
  firstVisitDueAt: '2026-05-20T09:00:00Z',
  firstVisitDueOn: '2026-05-20',
  firstVisitAt: '2026-05-20T09:00:00Z',
  firstVisitOn: '2026-05-20',
  closedOn: '2026-05-29',
  wonAmount: 0.1,
  abandonedOn: null,
};
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
    const ignored = { ...one, acceptedAt: null, acceptedOn: null };
    assert.deepEqual(value('AcceptRate', { cases: [one, one, ignored] }), [66.7, 3]);
    assert.deepEqual(value('Escalated', { cases: [one, { ...one, escalatedOn: '2026-06-01' }] }), [1, null]);
    assert.deepEqual(
      value('WonAmount', { cases: [one, { ...one, wonAmount: 0.2 }, { ...one, wonAmount: null }, late] }),
      [0.3, 3],
    );
    assert.deepEqual(value('WonCount', { cases: [one, { ...one, status: 'Lost' }, late] }), [1, 2]);
    assert.deepEqual(value('HoursToAccept', { cases: [one] }), [2, 1]);
    const slow = { ...one, acceptedAt: '2026-05-05T04:30:00Z' };
    assert.deepEqual(value('HoursToAccept', { cases: [one, slow] }), [3.5, 2]);
    assert.deepEqual(
      value('HoursToAccept', { cases: [one, slow, { ...one, acceptedAt: '2026-05-30T00:00:00Z' }] }),
      [5, 3],
    );
    const abandoned = { ...late, abandonedOn: '2026-05-31' };
    assert.deepEqual(
      value('AbandonedAfterOneVisit', { cases: [abandoned, { ...late, abandonedOn: '2026-06-01' }, one] }),
      [1, 2],
    );
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
    const judged = (verdict: 'Right' | 'Wrong' | 'Pending', verdictOn: string | null) => ({ verdict, verdictOn });
    const warnings = [
      judged('Right', '2026-05-01'),
      judged('Wrong', '2026-05-31'),
      judged('Wrong', '2026-05-02'),
      judged('Pending', null),
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
