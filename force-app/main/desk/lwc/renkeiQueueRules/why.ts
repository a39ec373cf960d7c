import { daysBetween } from 'c/renkeiCalendarRules';
import { closedBy, type Closed } from './order.ts';
import type { AsOf, QueuePlan, QueueReason } from './model.ts';

export type WhyCode = QueueReason | Closed;

/** Why a row is where it is; the words come from labels. */
export interface Why {
  code: WhyCode;
  values: {
    /** Days past the call-by date; 0 when the plan is not overdue. */
    overdueDays: number;
    callBy: string | null;
    /** The promised instant, and whether it has come. */
    callAt: string | null;
    isPromiseDue: boolean;
    assetWindowOn: string | null;
    /** Last day of the pause, of a paused plan. */
    pausedUntil: string | null;
    lastConversationOn: string | null;
    attempts: number;
  };
}

/** Why a plan is where it is on a day, or out of the queue. */
export function whyHere(plan: QueuePlan, { now, today }: AsOf): Why {
  const { callAt, callBy, assetWindowOn, pausedUntil, lastConversationOn } = plan;
  return {
    code: closedBy(plan, today) ?? plan.reason ?? (lastConversationOn === null ? 'NeverCalled' : 'CadenceDue'),
    values: {
      overdueDays: callBy === null ? 0 : Math.max(0, daysBetween(callBy, today)),
      callBy,
      callAt,
      isPromiseDue: callAt !== null && Date.parse(callAt) <= Date.parse(now),
      assetWindowOn,
      pausedUntil,
      lastConversationOn,
      attempts: plan.attempts ?? 0,
    },
  };
}
