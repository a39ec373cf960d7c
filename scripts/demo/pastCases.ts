import { abandonedOn, DEFAULT_ABANDONED_AFTER_DAYS, isOpen } from 'c/renkeiEscalationRules';
import type { CaseFact } from 'c/renkeiMeetingRules';
import type { DemoCase, DemoCaseStep, DemoVisit } from './model.ts';

/** A visit that somebody knew of so many days before it. */
const BOOKED_AHEAD_DAYS = 10;

/** What happened to the cases, by case. */
export interface CaseHistories {
  steps: ReadonlyMap<string, readonly DemoCaseStep[]>;
  visits: ReadonlyMap<string, readonly DemoVisit[]>;
}

/** A case as a meeting saw it at an instant; null where it had not begun, or was over. */
export function caseAt(one: DemoCase, { steps, visits }: CaseHistories, at: string): CaseFact | null {
  const isBefore = (instant: string) => instant !== '' && Date.parse(instant) <= Date.parse(at);
  const before = (steps.get(one.key) ?? []).filter((step) => isBefore(step.at));
  const last = before.at(-1);
  if (!last || !isOpen(last.to)) return null;
  const own = visits.get(one.key) ?? [];
  const told = own.filter(({ resultAt }) => isBefore(resultAt));
  const lastVisit = told.at(-1);
  const waiting = own.find(({ endsAt, resultAt }) => isBefore(endsAt) && !isBefore(resultAt));
  const returned = last.to === 'Returned' ? last.at : null;
  const state = {
    status: last.to,
    visitCount: told.length,
    lastVisitOn: lastVisit?.startsAt.slice(0, 10) ?? null,
    nextStepOn: lastVisit?.nextStepOn || null,
  };
  return {
    ...state,
    id: one.key,
    account: one.account,
    owner: last.owner || null,
    touch: one.touch || null,
    acceptDueAt: one.acceptDueAt || null,
    firstVisitDueAt: one.firstVisitDueAt || null,
    lastResult: lastVisit?.result || null,
    abandonedOn: abandonedOn(state, DEFAULT_ABANDONED_AFTER_DAYS),
    returnedAt: returned,
    returnedUntil: returned === null ? null : one.returnedUntil || null,
    resultDueSince: waiting?.endsAt ?? null,
    hasVisitAhead: own.some(
      ({ startsAt }) => !isBefore(startsAt) && Date.parse(startsAt) - Date.parse(at) < BOOKED_AHEAD_DAYS * 86_400_000,
    ),
    changedAt: [last.at, lastVisit?.resultAt ?? ''].sort().at(-1) || null,
  };
}
