import { addDays } from 'c/renkeiCalendarRules';
import { isAbandoned, type CaseStatus } from 'c/renkeiEscalationRules';
import { attendance } from 'c/renkeiMeetingRules';
import { isBusinessDay } from 'c/renkeiSlaRules';
import type { CaseHistory, HealthCount, HealthPolicy, TeamFacts } from './model.ts';

export interface Week {
  monday: string;
  sunday: string;
}

type Counted = Omit<HealthCount, 'pattern' | 'count'>;

/**
 * Callers who had nothing to do with the field in the days up to the end of the week: no answer to a case of theirs, no result of a
 * visit, no thanks, no meeting that spoke of a case of theirs. Out of the callers at work.
 */
export function isolation({ callers, cases, exchanges }: TeamFacts, week: Week, policy: HealthPolicy): Counted {
  const since = addDays(week.sunday, -policy.isolationTalksDays);
  const isRecent = (on: string | null) => on !== null && on > since && on <= week.sunday;
  const met = new Set(exchanges.filter(({ on }) => isRecent(on)).map(({ caller }) => caller));
  for (const { caller, steps, visits } of cases) {
    const isAnswered = steps.some((step) => step.isOther && isRecent(step.on));
    if (caller !== null && (isAnswered || visits.some(({ resultOn }) => isRecent(resultOn)))) met.add(caller);
  }
  return { denominator: callers.length, subjects: callers.filter((caller) => !met.has(caller)) };
}

/** Callers whose manager does something else besides, or who have none. Out of the callers at work: either all or nobody. */
export function partTimeManagement({ callers, managerSharePercent }: TeamFacts): Counted {
  const isDedicated = managerSharePercent !== null && managerSharePercent >= 100;
  return { denominator: callers.length, subjects: isDedicated ? [] : [...callers] };
}

/** Cases that were left alone after one visit at the end of the week. Out of the open cases that had been visited by then. */
export function abandonedAfterOneVisit({ cases }: TeamFacts, { sunday }: Week, policy: HealthPolicy): Counted {
  const visited = cases.filter((one) => statusOn(one, sunday) === 'Visited');
  const abandoned = visited.filter((one) => {
    // A visit counts when its result is in: before that the case is not Visited.
    const visits = one.visits
      .filter(({ resultOn }) => resultOn !== null && resultOn <= sunday)
      .sort((left, right) => (left.on < right.on ? -1 : 1));
    const last = visits.at(-1);
    const state = {
      status: 'Visited' as const,
      visitCount: visits.length,
      lastVisitOn: last?.on ?? null,
      nextStepOn: last?.nextStepOn ?? null,
    };
    return isAbandoned(state, sunday, policy.abandonedAfterDays);
  });
  return { denominator: visited.length, subjects: abandoned.map(({ id }) => id) };
}

/** Returns of the week without a reason, or without a word beside it. Out of the returns of the week. */
export function unexplainedReturns({ cases }: TeamFacts, { monday, sunday }: Week): Counted {
  const returns = cases.flatMap(({ id, steps }) =>
    steps.filter(({ to, on }) => to === 'Returned' && on >= monday && on <= sunday).map((step) => ({ id, step })),
  );
  const unexplained = returns.filter(({ step }) => !step.reason || !step.note?.trim());
  return { denominator: returns.length, subjects: unexplained.map(({ id }) => id) };
}

/** Follow-up meetings of the week that did not take place. Out of those that the charter asks for. */
export function skippedMeetings({ rhythm, meetings }: TeamFacts, { monday, sunday }: Week): Counted {
  if (rhythm === null) return { denominator: 0, subjects: [] };
  const { expected, missed } = attendance(rhythm, meetings, monday, addDays(sunday, 1));
  return { denominator: expected.length, subjects: missed };
}

/**
 * Visits of handed-over cases whose result was due in the week and had not come by then: the caller never heard. Out of the visits
 * whose result was due in the week.
 */
export function feedbackNotGiven({ cases, holidays }: TeamFacts, week: Week, policy: HealthPolicy): Counted {
  const due = cases.flatMap(({ id, visits }) =>
    visits.flatMap(({ on, resultOn }) => {
      const dueOn = feedbackDueOn(on, policy.feedbackWithinDays, holidays);
      return dueOn >= week.monday && dueOn <= week.sunday
        ? [{ id, isGiven: resultOn !== null && resultOn <= dueOn }]
        : [];
    }),
  );
  return { denominator: due.length, subjects: due.filter(({ isGiven }) => !isGiven).map(({ id }) => id) };
}

/** The day by which the result of a visit is due: so many business days after it. */
export function feedbackDueOn(visitOn: string, businessDays: number, holidays: readonly string[]): string {
  let day = visitOn;
  for (let left = businessDays; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}

/** Where a case stood at the end of a day; null before it began. */
function statusOn({ steps }: CaseHistory, day: string): CaseStatus | null {
  let last: CaseHistory['steps'][number] | null = null;
  for (const step of steps) if (step.on <= day && (last === null || step.at >= last.at)) last = step;
  return last?.to ?? null;
}
