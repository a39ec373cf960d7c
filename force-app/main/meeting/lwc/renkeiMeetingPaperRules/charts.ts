import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { Bar } from './model.ts';

/** Answers are told for the handovers of so many days. */
export const ANSWER_DAYS = 28;
const DAY_MILLISECONDS = 86_400_000;
/** Bounds of the ages in days, each the first day of its bar. */
const AGES = [0, 8, 15, 31, 61] as const;

/** A case of the team that an instant knows of. Instants in ISO 8601. */
export interface ChartCase {
  status: CaseStatus;
  escalatedAt: string | null;
  acceptedAt: string | null;
  acceptDueAt: string | null;
  returnedAt: string | null;
  closedAt: string | null;
}

/** From when on handovers are read for the charts of an instant. */
export function chartsFrom(at: string): string {
  return new Date(Date.parse(at) - ANSWER_DAYS * DAY_MILLISECONDS).toISOString();
}

/** Open cases by age: open at the instant, whatever became of them later. */
export function ageing(cases: readonly ChartCase[], at: string): Bar[] {
  const counts = AGES.map(() => 0);
  for (const { status, escalatedAt, closedAt } of cases) {
    if (escalatedAt === null) continue;
    const hasEnded = status === 'Won' || status === 'Lost' || status === 'Recycled';
    if (hasEnded && (closedAt === null || Date.parse(closedAt) <= Date.parse(at))) continue;
    const days = Math.floor((Date.parse(at) - Date.parse(escalatedAt)) / DAY_MILLISECONDS);
    const place = AGES.findLastIndex((first) => days >= first);
    if (place >= 0) counts[place]! += 1;
  }
  return AGES.map((first, place) => ({ key: `age${first}`, count: counts[place]! }));
}

/** How the field had answered the handovers of the last days at the instant. */
export function answers(cases: readonly ChartCase[], at: string): Bar[] {
  const counts = { answerInTime: 0, answerLate: 0, answerReturned: 0, answerWaiting: 0, answerOverdue: 0 };
  const instant = Date.parse(at);
  for (const { escalatedAt, acceptedAt, acceptDueAt, returnedAt } of cases) {
    if (escalatedAt === null || instant - Date.parse(escalatedAt) > ANSWER_DAYS * DAY_MILLISECONDS) continue;
    const isLate = (when: number) => acceptDueAt !== null && when > Date.parse(acceptDueAt);
    // A case handed over again counts as answered only by what came after.
    const since = Date.parse(escalatedAt);
    const answered = (when: string | null): when is string =>
      when !== null && Date.parse(when) <= instant && Date.parse(when) >= since;
    if (answered(acceptedAt)) counts[isLate(Date.parse(acceptedAt)) ? 'answerLate' : 'answerInTime'] += 1;
    else if (answered(returnedAt)) counts.answerReturned += 1;
    else counts[isLate(instant) ? 'answerOverdue' : 'answerWaiting'] += 1;
  }
  return Object.entries(counts).map(([key, count]) => ({ key, count }));
}
