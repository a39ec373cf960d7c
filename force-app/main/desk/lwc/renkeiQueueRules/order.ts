import type { AsOf, QueuePlan } from './model.ts';

/** Why a plan is not in the queue. */
export type Closed = 'DoNotCall' | 'LimitReached' | 'Paused';

/** What keeps a plan out of the queue on a day; null: nothing does. */
export function closedBy(
  { doNotCall, limitReachedOn, pausedUntil }: Pick<QueuePlan, 'doNotCall' | 'limitReachedOn' | 'pausedUntil'>,
  today: string,
): Closed | null {
  if (doNotCall) return 'DoNotCall';
  if (limitReachedOn !== null) return 'LimitReached';
  return pausedUntil !== null && pausedUntil >= today ? 'Paused' : null;
}

/** Whether a plan is in the queue. Nothing leaves it for being overdue. */
export function isOpen(plan: Pick<QueuePlan, 'doNotCall' | 'limitReachedOn' | 'pausedUntil'>, today: string): boolean {
  return closedBy(plan, today) === null;
}

/**
 * The open plans in the order in which they are called: promised call-backs whose time has come, the oldest promise first; then by
 * call-by date, so that what waits moves up by itself; then by priority. A plan without a call-by date has nobody waiting and comes last.
 */
export function orderQueue<Plan extends QueuePlan>(plans: readonly Plan[], asOf: AsOf): Plan[] {
  const now = Date.parse(asOf.now);
  const promised = ({ callAt }: Plan): number => {
    const at = callAt === null ? Infinity : Date.parse(callAt);
    return at <= now ? at : Infinity;
  };
  return plans
    .filter((plan) => isOpen(plan, asOf.today))
    .map((plan) => ({ plan, promise: promised(plan) }))
    .sort(
      (a, b) =>
        ascending(a.promise, b.promise) ||
        ascending(a.plan.callBy ?? '~', b.plan.callBy ?? '~') ||
        ascending(b.plan.priority ?? 0, a.plan.priority ?? 0) ||
        ascending(a.plan.id, b.plan.id),
    )
    .map(({ plan }) => plan);
}

function ascending<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b);
}
