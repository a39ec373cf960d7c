import {
  actionsOn,
  freeSpans,
  freeStarts,
  halfHoursOf,
  isOverlapping,
  resultProblem,
  slotKey,
  startOf,
  statusAfterMove,
  stepDates,
  suggestTimes,
  timesProblem,
  weekOf,
  workingSpan,
  type Commitment,
  type SuggestionRequest,
} from 'c/renkeiVisitRules';

/** A time of 12 June 2026 in Tokyo. */
const at = (time: string, day = '2026-06-12') => new Date(`${day}T${time}:00+09:00`).toISOString();
const span = (start: string, end: string, day?: string) => ({ start: at(start, day), end: at(end, day) });

describe('half hours', () => {
  it('takes each half hour that a visit touches once, the end not included', () => {
    const found = halfHoursOf(span('10:00', '11:30'));
    expect(found.map((halfHour) => startOf(halfHour))).toEqual([at('10:00'), at('10:30'), at('11:00')]);
    expect(halfHoursOf(span('10:10', '10:40')).length).toBe(2);
    expect(slotKey('005A', found[0]!)).toBe(`005A|${Date.parse(at('10:00')) / 1_800_000}`);
  });

  it('is the same half hour for two people in different zones, half-hour zones included', () => {
    expect(halfHoursOf({ start: '2026-06-12T10:00:00+05:30', end: '2026-06-12T11:00:00+05:30' })).toEqual(
      halfHoursOf({ start: '2026-06-12T13:30:00+09:00', end: '2026-06-12T14:30:00+09:00' }),
    );
  });

  it('lets a visit follow the one before without a pause', () => {
    expect(isOverlapping(span('10:00', '11:00'), span('11:00', '12:00'))).toBe(false);
    expect(isOverlapping(span('10:00', '11:01'), span('11:00', '12:00'))).toBe(true);
  });

  it('refuses times that no key could guard', () => {
    expect(timesProblem(null, at('10:00'))).toBe('Missing');
    expect(timesProblem(at('10:00'), at('10:00'))).toBe('Order');
    expect(timesProblem(at('10:10'), at('11:00'))).toBe('Grid');
    expect(timesProblem(at('09:00'), at('17:30'))).toBe('TooLong');
    expect(timesProblem(at('09:00'), at('17:00'))).toBe(null);
    expect(() => timesProblem('soon', at('17:00'))).toThrow('Not an instant');
  });
});

describe('free times', () => {
  it('offers what fits between what is taken, and nothing that has passed', () => {
    const free = freeStarts(span('09:00', '13:00'), [span('10:00', '11:00')], 60, at('08:00'));
    expect(free).toEqual([at('09:00'), at('11:00'), at('11:30'), at('12:00')]);
    expect(freeStarts(span('09:00', '13:00'), [], 60, at('11:10'))).toEqual([at('11:30'), at('12:00')]);
    expect(freeStarts(span('09:00', '13:00'), [span('08:00', '14:00')], 30, at('08:00'))).toEqual([]);
  });

  it('says from when to when nothing is taken', () => {
    const taken = [span('10:00', '11:00'), span('11:30', '12:10')];
    expect(freeSpans(span('09:00', '14:00'), taken, 60, at('08:00'))).toEqual([
      span('09:00', '10:00'),
      span('12:30', '14:00'),
    ]);
  });
});

describe('suggestions', () => {
  const visit = (
    id: string,
    rep: string,
    area: string | null,
    start: string,
    end: string,
    day?: string,
  ): Commitment => ({
    id,
    rep,
    area,
    isVisit: area !== null,
    ...span(start, end, day),
  });
  const days = ['2026-06-12', '2026-06-15', '2026-06-16'].map((day) => span('09:00', '18:00', day));
  const request = (more: Partial<SuggestionRequest>): SuggestionRequest => ({
    reps: ['ishida'],
    days,
    commitments: [],
    area: 'Kawasaki',
    minutes: 60,
    travelMinutes: 60,
    notBefore: at('08:00'),
    ...more,
  });

  it('puts a visit beside another one of the same area, with the road between them', () => {
    const commitments = [visit('V1', 'ishida', 'Kawasaki', '13:00', '14:00', '2026-06-15')];
    const [first] = suggestTimes(request({ commitments }));
    expect(first).toEqual({ rep: 'ishida', ...span('11:30', '12:30', '2026-06-15'), kind: 'SameArea', near: 'V1' });
  });

  it('then proposes a free day, then a gap, three in all and one a day', () => {
    const commitments = [
      visit('V1', 'ishida', 'Kawasaki', '13:00', '14:00', '2026-06-16'),
      visit('V2', 'ishida', 'Chiba', '09:00', '12:00'),
    ];
    expect(suggestTimes(request({ commitments })).map(({ kind, start }) => [kind, start])).toEqual([
      ['SameArea', at('11:30', '2026-06-16')],
      ['FreeDay', at('09:00', '2026-06-15')],
      ['Between', at('13:00')],
    ]);
  });

  it('keeps a busy time clear by the whole road, and takes no time that has passed', () => {
    const commitments = [visit('E1', 'ishida', null, '10:00', '11:00')];
    const found = suggestTimes(request({ commitments, notBefore: at('10:10'), days: days.slice(0, 1) }));
    expect(found.map(({ start, kind }) => [start, kind])).toEqual([[at('12:00'), 'Between']]);
  });

  it('names the owner of the account first, colleagues only when the owner has no three days', () => {
    const full = days.slice(0, 2).map(({ start, end }, index) => ({
      ...visit(`E${index}`, 'ishida', null, '09:00', '18:00'),
      start,
      end,
    }));
    const commitments = [...full, visit('V1', 'nakamura', 'Kawasaki', '13:00', '14:00')];
    expect(
      suggestTimes(request({ reps: ['ishida', 'nakamura'], commitments })).map(({ rep, kind }) => [rep, kind]),
    ).toEqual([
      ['ishida', 'FreeDay'],
      ['nakamura', 'SameArea'],
      ['nakamura', 'FreeDay'],
    ]);
  });

  it('says nothing when there is no time', () => {
    expect(suggestTimes(request({ days: [] }))).toEqual([]);
    expect(suggestTimes(request({ area: null, count: 2 })).length).toBe(2);
  });
});

describe('steps of a visit', () => {
  const rep = { isRep: true, mayChange: true };
  const caller = { isRep: false, mayChange: true };

  it('lets callers move and cancel, and only who goes there confirm and report', () => {
    expect(actionsOn('Tentative', at('15:00'), caller, at('12:00'))).toEqual(['move', 'cancel']);
    expect(actionsOn('Tentative', at('15:00'), rep, at('12:00'))).toEqual(['confirm', 'move', 'cancel']);
    expect(actionsOn('Confirmed', at('11:00'), rep, at('12:00'))).toEqual(['result', 'move', 'cancel']);
    expect(actionsOn('Done', at('11:00'), rep, at('12:00'))).toEqual(['result']);
    expect(actionsOn('Cancelled', at('11:00'), rep, at('12:00'))).toEqual([]);
    expect(actionsOn('Tentative', at('11:00'), { isRep: true, mayChange: false }, at('12:00'))).toEqual([]);
  });

  it('asks the representative again when somebody else moves a visit', () => {
    expect(statusAfterMove('Confirmed', caller)).toBe('Tentative');
    expect(statusAfterMove('Confirmed', rep)).toBe('Confirmed');
  });

  it('wants a result, and no next step before the visit', () => {
    expect(resultProblem(null, null, '2026-06-12')).toBe('ResultMissing');
    expect(resultProblem('Revisit', '2026-06-11', '2026-06-12')).toBe('NextStepBeforeVisit');
    expect(resultProblem('Revisit', '2026-06-12', '2026-06-12')).toBe(null);
    expect(resultProblem('Absent', null, '2026-06-12')).toBe(null);
  });

  it('offers dates on working days', () => {
    // A Friday; the Monday in a week is a day off.
    expect(stepDates('2026-06-12', ['2026-06-15', '2026-07-13']).map(({ date }) => date)).toEqual([
      '2026-06-16',
      '2026-06-19',
      '2026-06-26',
      '2026-07-14',
    ]);
  });

  it('shows the week of a day, and from a weekend the next one', () => {
    expect(weekOf('2026-06-12')).toEqual(['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12']);
    expect([weekOf('2026-06-13')[0], weekOf('2026-06-14')[0], weekOf('2026-06-15')[0]]).toEqual(
      Array(3).fill('2026-06-15'),
    );
    expect(workingSpan(at('00:00'), 1_050)).toEqual(span('09:00', '17:30'));
  });
});
