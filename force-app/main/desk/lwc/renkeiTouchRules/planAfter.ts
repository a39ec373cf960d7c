import { callByAfter, isDial, isVainDial, type LatestTouch, type TouchOutcome } from 'c/renkeiQueueRules';
import { localDayOf, type OrgOffset } from 'c/renkeiSlaRules';

/** A touch as it was logged. */
export interface LoggedTouch extends LatestTouch {
  callBackAt: string | null;
  /** Whom the caller asked for is not to be called. */
  contactDoNotCall: boolean;
  /** When the customer first asked not to be called, as far as touches say; null: nobody knows. */
  firstWishAt: string | null;
}

/** What a plan keeps of its touches. */
export interface PlanBefore {
  /** Dials since the last conversation. */
  attempts: number | null;
  callAt: string | null;
  callBy: string | null;
  doNotCall: boolean;
  lastConversationOn: string | null;
  lastOutcome: TouchOutcome | null;
  lastTouchOn: string | null;
  limitReachedOn: string | null;
}

export type PlanAfter = PlanBefore & { attempts: number };

export interface PlanContext {
  cadenceDays: number | null;
  attemptLimit: number;
  now: string;
  offset: OrgOffset;
}

export type TouchRefusal = 'DoNotCall' | 'ContactDoNotCall' | 'LimitReached';

/**
 * What a call is refused for. Nobody calls a customer who does not want it, with a plan or without; to note that wish is always
 * possible, and so are calls from before it, entered late. Beyond the limit only a dial in vain is refused: what was talked about is never lost.
 */
export function refusalOf(touch: LoggedTouch, plan: PlanBefore | null): TouchRefusal | null {
  if (!isDial(touch) || touch.outcome === 'DoNotCall') return null;
  const isBeforeWish = touch.firstWishAt !== null && Date.parse(touch.occurredAt) < Date.parse(touch.firstWishAt);
  const isSilent = plan ? plan.doNotCall : touch.firstWishAt !== null;
  if (isSilent && !isBeforeWish) return 'DoNotCall';
  if (touch.contactDoNotCall && !isBeforeWish) return 'ContactDoNotCall';
  return plan && plan.limitReachedOn !== null && isVainDial(touch) && touch.outcome !== 'CallBack'
    ? 'LimitReached'
    : null;
}

/** The plan after a touch that is not refused. An older touch than the latest one, entered late, moves the dates only. */
export function planAfter(touch: LoggedTouch, plan: PlanBefore, context: PlanContext): PlanAfter {
  const { attemptLimit, cadenceDays, now, offset } = context;
  const isLatest = plan.lastTouchOn === null || touch.occurredAt >= plan.lastTouchOn;
  const before = plan.attempts ?? 0;
  const isSince = plan.lastConversationOn === null || touch.occurredAt > plan.lastConversationOn;
  const attempts = touch.isConversation && isSince ? 0 : before + Number(isVainDial(touch) && isSince);
  const callAt = isLatest ? promiseAfter(touch, plan.callAt) : plan.callAt;
  const doNotCall = plan.doNotCall || touch.outcome === 'DoNotCall';
  const isLimitPassed = Math.floor(attempts / attemptLimit) > Math.floor(before / attemptLimit);
  const isLimitReached = isLimitPassed && touch.outcome !== 'CallBack';
  return {
    attempts,
    callAt,
    callBy:
      isLatest && !doNotCall
        ? callByAfter(touch, { callAt, attempts, cadenceDays, callBy: plan.callBy }, { now, offset })
        : doNotCall
          ? null
          : plan.callBy,
    doNotCall,
    lastConversationOn: touch.isConversation && isSince ? touch.occurredAt : plan.lastConversationOn,
    lastOutcome: isLatest ? touch.outcome : plan.lastOutcome,
    lastTouchOn: isLatest ? touch.occurredAt : plan.lastTouchOn,
    limitReachedOn: isLimitReached
      ? localDayOf(now, offset)
      : touch.isConversation && isSince
        ? null
        : plan.limitReachedOn,
  };
}

/** A promise stands until somebody has talked, or has called at the promised time. */
function promiseAfter(touch: LoggedTouch, callAt: string | null): string | null {
  if (touch.outcome === 'CallBack') return touch.callBackAt;
  if (touch.outcome === 'DoNotCall' || touch.isConversation) return null;
  return callAt !== null && isVainDial(touch) && Date.parse(touch.occurredAt) >= Date.parse(callAt) ? null : callAt;
}
