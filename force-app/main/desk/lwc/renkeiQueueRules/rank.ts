import { addDays } from 'c/renkeiCalendarRules';
import { localDayOf } from 'c/renkeiSlaRules';
import { callByAfter, firstCallBy, later, type LatestTouch } from './callBy.ts';
import type { Clock, QueueFocus, QueuePlan, QueueReason, QueueSegment } from './model.ts';

/** A reported signal that nobody has followed for so long is no reason to call any more. */
const SIGNAL_DAYS = 90;
/** A machine whose end of use is so near is a reason to call. */
const ASSET_WINDOW_DAYS = 180;
/** A machine whose end of use is past for longer was replaced without our hearing of it. */
const ASSET_PAST_DAYS = 365;

/** Points of the priority: whatever counts more outweighs all that counts less. */
const SEGMENT_POINTS: Record<QueueSegment, number> = {
  Key: 4000,
  Expand: 3000,
  Maintain: 2000,
  General: 1000,
  Unscored: 0,
};
const FOCUS_POINTS: Record<QueueFocus, number> = { Revive: 600, Defend: 300 };
const SIGNAL_POINTS = 100;
const ASSET_POINTS = 10;

/** All that decides where a plan is in the queue. */
export interface RankFacts {
  /** Of the account; null as long as nothing has scored it. */
  segment: QueueSegment | null;
  focus: QueueFocus | null;
  /** Last conversation with anybody that the segmentation run has seen, yyyy-mm-dd. */
  accountLastConversation: string | null;
  /** Of the segment's role in the policy that scored the account. */
  cadenceDays: number | null;
  /** Instants of touches in which a colleague reported a signal: service reports, seminars, web orders. */
  signals: readonly string[];
  /** Ends of use of the account's machines, yyyy-mm-dd. */
  assetEnds: readonly string[];
  plan: Pick<QueuePlan, 'callAt' | 'callBy' | 'lastConversationOn' | 'pausedUntil' | 'doNotCall' | 'attempts'> & {
    lastTouchOn: string | null;
    /** Last day of the pause before this save, when the save ends or shortens it; null otherwise. */
    pausedBefore: string | null;
  };
  /** The latest touch, when this ranking follows one; otherwise a call-by date that stands is kept. */
  touch: LatestTouch | null;
}

export interface Rank {
  segment: QueueSegment | null;
  focus: QueueFocus | null;
  priority: number;
  reason: QueueReason;
  assetWindowOn: string | null;
  callBy: string | null;
}

/** Where a plan is in the queue, and why. */
export function rankPlan(facts: RankFacts, clock: Clock): Rank {
  const { plan, touch, segment, focus } = facts;
  const today = localDayOf(clock.now, clock.offset);
  const lastConversation = lastConversationOf(facts, clock);
  const hasSignal = hasFreshSignal(facts, clock.now);
  const assetWindowOn = assetWindowOf(facts.assetEnds, today);
  const isAssetDue = assetWindowOn !== null && assetWindowOn <= addDays(today, ASSET_WINDOW_DAYS);
  const ranked = {
    segment,
    focus,
    hasSignal,
    isAssetDue,
    isPromised: plan.callAt !== null,
    isKnown: plan.lastTouchOn !== null || lastConversation !== null,
  };
  return {
    segment,
    focus,
    priority: priorityOf(ranked),
    reason: reasonOf(ranked),
    assetWindowOn,
    callBy: afterPause(callByOf(), plan.pausedUntil, today),
  };

  function callByOf(): string | null {
    if (plan.doNotCall) return null;
    // A day that the pause has set goes with it.
    const standing = isResumed(plan, today) ? null : plan.callBy;
    const dated = { callAt: plan.callAt, cadenceDays: facts.cadenceDays };
    const next = touch
      ? callByAfter(touch, { ...dated, attempts: plan.attempts ?? 0, callBy: plan.callBy }, clock)
      : standing;
    if (next !== null || touch?.isConversation) return next;
    return firstCallBy(dated, lastConversation, hasSignal, clock);
  }
}

interface Ranked {
  segment: QueueSegment | null;
  focus: QueueFocus | null;
  hasSignal: boolean;
  isAssetDue: boolean;
  isPromised: boolean;
  /** Somebody has tried to reach the customer, or talked with them. */
  isKnown: boolean;
}

/** Segment first, then focus, then a signal, then a machine at the end of its use: 0 to 4,710. */
function priorityOf({
  segment,
  focus,
  hasSignal,
  isAssetDue,
}: Pick<Ranked, 'segment' | 'focus' | 'hasSignal' | 'isAssetDue'>): number {
  return (
    (segment === null ? 0 : SEGMENT_POINTS[segment]) +
    (focus === null ? 0 : FOCUS_POINTS[focus]) +
    (hasSignal ? SIGNAL_POINTS : 0) +
    (isAssetDue ? ASSET_POINTS : 0)
  );
}

/** The one reason that a row shows: what a caller would say first. */
function reasonOf({ focus, hasSignal, isAssetDue, isPromised, isKnown }: Omit<Ranked, 'segment'>): QueueReason {
  if (isPromised) return 'PromisedCallBack';
  if (hasSignal) return 'Signal';
  if (isAssetDue) return 'AssetWindow';
  if (focus !== null) return focus;
  return isKnown ? 'CadenceDue' : 'NeverCalled';
}

/** Whether a colleague has reported a signal of late and nobody has talked with the customer since. */
function hasFreshSignal({ signals, plan }: Pick<RankFacts, 'signals' | 'plan'>, now: string): boolean {
  const oldest = Date.parse(now) - SIGNAL_DAYS * 86_400_000;
  const answered = plan.lastConversationOn === null ? -Infinity : Date.parse(plan.lastConversationOn);
  return signals.some((signal) => Date.parse(signal) >= Math.max(oldest, answered));
}

/** The nearest end of use of a machine, a past one included unless it is long past. */
function assetWindowOf(assetEnds: readonly string[], today: string): string | null {
  const oldest = addDays(today, -ASSET_PAST_DAYS);
  return assetEnds.filter((end) => end >= oldest).sort()[0] ?? null;
}

function lastConversationOf({ accountLastConversation, plan }: RankFacts, { offset }: Clock): string | null {
  const own = plan.lastConversationOn === null ? null : localDayOf(plan.lastConversationOn, offset);
  return own === null || accountLastConversation === null
    ? (own ?? accountLastConversation)
    : later(own, accountLastConversation);
}

/** Whether a pause that lasts is ended or shortened, and the day is the one that it has set. */
function isResumed({ callBy, pausedBefore, pausedUntil }: RankFacts['plan'], today: string): boolean {
  if (pausedBefore === null || pausedBefore < today || callBy !== addDays(pausedBefore, 1)) return false;
  return pausedUntil === null || pausedUntil < pausedBefore;
}

/** Nobody is overdue for a pause: the plan is due on the day after it. */
function afterPause(callBy: string | null, pausedUntil: string | null, today: string): string | null {
  return callBy === null || pausedUntil === null || pausedUntil < today
    ? callBy
    : later(callBy, addDays(pausedUntil, 1));
}
