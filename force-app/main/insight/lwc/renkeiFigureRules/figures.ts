import { add, decimal, divide, multiply, toNumber } from 'c/renkeiDecimalRules';
import { hitRate } from 'c/renkeiRadarRules';
import { FIGURES, type Figure, type FigureCase, type FigureFacts, type Handover, type MonthFigure } from './model.ts';

type Value = Omit<MonthFigure, 'figure'>;

/**
 * The figures of a month as they are known on a day; what each counts is said by its definition.
 * @param month any day of the month, or `yyyy-mm`
 */
export function monthFigures(facts: FigureFacts, month: string): MonthFigure[] {
  const isIn = (day: string | null): boolean => day !== null && day.slice(0, 7) === month.slice(0, 7);
  return FIGURES.map((figure) => ({ figure, ...VALUES[figure](facts, isIn, month.slice(0, 7)) }));
}

const VALUES: Record<Figure, (facts: FigureFacts, isIn: (day: string | null) => boolean, month: string) => Value> = {
  FollowUpRate({ cases }, isIn) {
    const due = cases.filter((one) => isIn(one.firstVisitDueOn) && !isLeftUnvisited(one));
    return rate(due.filter(isVisitedInTime).length, due.length);
  },
  AcceptRate({ cases }, isIn) {
    const made = handoversIn(cases, isIn);
    return rate(made.filter(({ acceptedAt }) => acceptedAt !== null).length, made.length);
  },
  AppointmentRate({ talks }, isIn) {
    const own = talks.filter((talk) => talk.isCallers && isIn(talk.on));
    return rate(own.filter(({ isAppointment }) => isAppointment).length, own.length);
  },
  WonAmount({ cases }, isIn) {
    const won = wonIn(cases, isIn).map(({ wonAmount }) => decimal(wonAmount ?? 0));
    return { value: toNumber(won.reduce(add, decimal(0))), denominator: won.length };
  },
  WonCount({ cases }, isIn) {
    const closed = cases.filter((one) => (one.status === 'Won' || one.status === 'Lost') && isIn(one.closedOn));
    return { value: closed.filter(({ status }) => status === 'Won').length, denominator: closed.length };
  },
  Escalated: ({ cases }, isIn) => count(handoversIn(cases, isIn).length),
  Visits: ({ visits }, isIn) => count(visits.filter(({ on }) => isIn(on)).length),
  Talks: ({ talks }, isIn) => count(talks.filter((talk) => talk.isCallers && isIn(talk.on)).length),
  HoursToAccept({ cases }, isIn) {
    const accepted = cases.flatMap(({ handovers }) => handovers.filter(({ acceptedOn }) => isIn(acceptedOn)));
    const minutes = accepted.map(({ at, acceptedAt }) =>
      Math.max(0, Math.round((Date.parse(acceptedAt!) - Date.parse(at)) / 60_000)),
    );
    return { value: medianHours(minutes), denominator: accepted.length };
  },
  AbandonedAfterOneVisit({ cases }, _isIn, month) {
    const visited = cases.filter(
      ({ status, firstVisitOn }) => status === 'Visited' && firstVisitOn !== null && firstVisitOn.slice(0, 7) <= month,
    );
    const abandoned = visited.filter(({ abandonedOn }) => abandonedOn !== null && abandonedOn.slice(0, 7) <= month);
    return { value: abandoned.length, denominator: visited.length };
  },
  SilentLossHitRate({ warnings }, isIn) {
    const judged = warnings.filter(
      ({ verdict, verdictOn }) => (verdict === 'Right' || verdict === 'Wrong') && isIn(verdictOn),
    );
    return {
      value: hitRate(judged.map(({ verdict }) => ({ verdict, reason: null }))).percent,
      denominator: judged.length,
    };
  },
  Satisfaction({ talks }, isIn) {
    const marks = talks.flatMap(({ on, satisfaction }) => (isIn(on) && satisfaction !== null ? [satisfaction] : []));
    const sum = marks.reduce((total, mark) => add(total, decimal(mark)), decimal(0));
    const value = marks.length === 0 ? null : toNumber(divide(sum, decimal(marks.length), 2));
    return { value, denominator: marks.length };
  },
};

/** Returned or recycled before anybody went there: nobody was to follow it any more. */
function isLeftUnvisited({ status, firstVisitAt }: FigureCase): boolean {
  return (status === 'Returned' || status === 'Recycled') && firstVisitAt === null;
}

function isVisitedInTime({ firstVisitAt, firstVisitDueAt }: FigureCase): boolean {
  return firstVisitAt !== null && Date.parse(firstVisitAt) <= Date.parse(firstVisitDueAt!);
}

function handoversIn(cases: readonly FigureCase[], isIn: (day: string | null) => boolean): Handover[] {
  return cases.flatMap(({ handovers }) => handovers.filter(({ on }) => isIn(on)));
}

function wonIn(cases: readonly FigureCase[], isIn: (day: string | null) => boolean): FigureCase[] {
  return cases.filter(({ status, closedOn }) => status === 'Won' && isIn(closedOn));
}

/** The median in hours, one decimal; of an even number the mean of the two in the middle. */
function medianHours(minutes: readonly number[]): number | null {
  if (minutes.length === 0) return null;
  const sorted = [...minutes].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const twice = sorted.length % 2 === 1 ? sorted[middle]! * 2 : sorted[middle - 1]! + sorted[middle]!;
  return toNumber(divide(decimal(twice), decimal(120), 1));
}

function rate(part: number, whole: number): Value {
  const value = whole === 0 ? null : toNumber(divide(multiply(decimal(part), decimal(100)), decimal(whole), 1));
  return { value, denominator: whole };
}

function count(value: number): Value {
  return { value, denominator: null };
}
