import type { Question } from './model.ts';

/** Seconds that a question takes, before the meeting has shown its own pace. */
const SECONDS: Record<Question, number> = {
  Unanswered: 90,
  Returned: 150,
  AbandonedAfterOneVisit: 150,
  VisitLate: 90,
  NoResult: 45,
  RevisitDue: 90,
  NextStepLate: 90,
  NewSignal: 90,
  ResultIn: 60,
  Heard: 45,
  ActionOverdue: 30,
  OnTrack: 5,
};
/** So much has to be behind the meeting before its own pace counts, in seconds. */
const ENOUGH = 180;
const FASTEST = 0.5;
const SLOWEST = 3;

export function secondsFor(question: Question): number {
  return SECONDS[question];
}

export interface Progress {
  /** What is still to be asked. */
  left: readonly Question[];
  /** What is behind the meeting. */
  done: readonly Question[];
  /** Seconds since the meeting began; 0 before. */
  elapsed: number;
  now: string;
}

export interface Estimate {
  seconds: number;
  /** ISO 8601 */
  endsAt: string;
}

/** How long the rest takes at the pace of what is done: never faster than twice, nor slower than three times the usual. */
export function estimate({ left, done, elapsed, now }: Progress): Estimate {
  const usual = (questions: readonly Question[]) => questions.reduce((sum, each) => sum + SECONDS[each], 0);
  const planned = usual(done);
  const pace = planned < ENOUGH ? 1 : Math.min(SLOWEST, Math.max(FASTEST, elapsed / planned));
  const seconds = Math.round(usual(left) * pace);
  return { seconds, endsAt: new Date(Date.parse(now) + seconds * 1_000).toISOString() };
}
