import { formFor, missing, type Level } from 'c/renkeiTouchRules';
import type { TouchOutcome } from 'c/renkeiQueueRules';

const OUTCOMES: TouchOutcome[] = ['Absent', 'Blocked', 'CallBack', 'Talked', 'WrongNumber', 'DoNotCall'];
const LEVELS: Level[] = ['Appointment', 'Hearing', 'Selling'];
const FORMS = OUTCOMES.flatMap((outcome) =>
  LEVELS.flatMap((level) => [false, true].map((signal) => ({ outcome, level, signal }))),
);

describe('the touch form', () => {
  it.each(FORMS)('shows four inputs at most and whatever it requires: %o', (request) => {
    const { visible, opened, folded, required } = formFor(request);
    expect(visible.length).toBeLessThanOrEqual(4);
    expect([...visible, ...opened]).toEqual(expect.arrayContaining([...required]));
    const all = [...visible, ...opened, ...folded];
    expect(new Set(all).size).toBe(all.length);
    expect(opened.length > 0).toBe(request.outcome === 'Talked' && request.signal);
  });

  it('saves an absent customer, a reception that blocks, a wrong number and a wish with one key', () => {
    for (const outcome of ['Absent', 'Blocked', 'WrongNumber', 'DoNotCall'] as const)
      expect(missing({ outcome, level: 'Selling', signal: true, values: {} })).toEqual([]);
    expect(formFor({ outcome: 'Absent', level: 'Selling', signal: false }).visible).toEqual([]);
  });

  it('shows nothing before an outcome key', () => {
    const { visible, required } = formFor({ outcome: null, level: 'Hearing', signal: true });
    expect([visible, required]).toEqual([[], []]);
  });

  it('requires more, the higher the level', () => {
    const asked = (level: Level, signal: boolean) => missing({ outcome: 'Talked', level, signal, values: {} });
    expect(asked('Appointment', false)).toEqual(['contact']);
    expect(asked('Hearing', false)).toEqual(['contact', 'needs']);
    expect(asked('Selling', false)).toEqual(['contact', 'needs', 'nextContactOn']);
    expect(asked('Appointment', true)).toEqual(['contact', 'signalKind']);
    expect(asked('Hearing', true)).toEqual(['contact', 'needs', 'signalKind', 'timing']);
    expect(asked('Selling', true)).toEqual([
      'contact',
      'needs',
      'signalKind',
      'timing',
      'budget',
      'decisionMaker',
      'opportunity',
    ]);
  });

  it('knows what is filled in', () => {
    const values = { contact: '003000000000001AAA', needs: '  ', callBackAt: null };
    expect(missing({ outcome: 'Talked', level: 'Hearing', signal: false, values })).toEqual(['needs']);
    expect(missing({ outcome: 'CallBack', level: 'Hearing', signal: false, values })).toEqual(['callBackAt']);
    const promised = { callBackAt: '2026-07-01T01:00:00Z' };
    expect(missing({ outcome: 'CallBack', level: 'Hearing', signal: false, values: promised })).toEqual([]);
  });

  it('lets the caller create an opportunity only at the level that sells', () => {
    for (const level of LEVELS)
      expect(formFor({ outcome: 'Talked', level, signal: true }).opened.includes('opportunity')).toBe(
        level === 'Selling',
      );
  });
});
