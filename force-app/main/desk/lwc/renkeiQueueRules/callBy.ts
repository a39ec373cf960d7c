import { addDays } from 'c/renkeiCalendarRules';
import { localDayOf } from 'c/renkeiSlaRules';
import type { Clock, TouchChannel, TouchDirection, TouchOrigin, TouchOutcome } from './model.ts';

/** The latest touch of an account, as far as it decides when to call next. */
export interface LatestTouch {
  origin: TouchOrigin | null;
  channel: TouchChannel | null;
  direction: TouchDirection | null;
  outcome: TouchOutcome | null;
  isConversation: boolean;
  buyingSignal: boolean;
  /** ISO 8601. */
  occurredAt: string;
  /** yyyy-mm-dd */
  nextContactOn: string | null;
}

export interface CallByFacts {
  /** Promised call-back that stands after the touch. */
  callAt: string | null;
  /** Dials since the last conversation, the touch's own included. */
  attempts: number;
  /** Longest time between two conversations in this segment; null: the policy names none. */
  cadenceDays: number | null;
  /** Call-by date before the touch. */
  callBy: string | null;
}

const REPORTING = new Set<TouchOrigin | null>(['ServiceReport', 'Seminar', 'WebOrder']);

/** Whether a touch reports a signal that no caller has heard yet. */
function isReportedSignal({ origin, buyingSignal }: Pick<LatestTouch, 'origin' | 'buyingSignal'>): boolean {
  return buyingSignal && REPORTING.has(origin);
}

/** Whether somebody dialled: touches without an origin tell by channel and direction; ours unless they say that the customer called. */
export function isDial({ origin, channel, direction }: Pick<LatestTouch, 'origin' | 'channel' | 'direction'>): boolean {
  return origin === 'OutboundCall' || (origin === null && channel === 'InsideSales' && direction !== 'Inbound');
}

/** Whether somebody dialled and talked with nobody. */
export function isVainDial(touch: Pick<LatestTouch, 'origin' | 'channel' | 'direction' | 'isConversation'>): boolean {
  return isDial(touch) && !touch.isConversation;
}

/**
 * Until when to call next, now that a touch was logged: on the day of a promise; today on a signal that a colleague reports; when the
 * customer was told; after a conversation when the cadence says so; after the n-th dial in vain n days later. Never a day that has passed,
 * but for a promise, which stays overdue.
 * @returns yyyy-mm-dd; null when the customer is not to be called, or nothing says when
 */
export function callByAfter(touch: LatestTouch, facts: CallByFacts, { now, offset }: Clock): string | null {
  if (touch.outcome === 'DoNotCall') return null;
  if (facts.callAt !== null) return localDayOf(facts.callAt, offset);
  const today = localDayOf(now, offset);
  if (isReportedSignal(touch)) return today;
  if (touch.nextContactOn !== null) return later(today, touch.nextContactOn);
  const day = localDayOf(touch.occurredAt, offset);
  if (touch.isConversation) return facts.cadenceDays === null ? null : later(today, addDays(day, facts.cadenceDays));
  return isDial(touch) ? later(today, addDays(day, Math.max(1, facts.attempts))) : facts.callBy;
}

/**
 * Until when to call a customer whose plan says nothing yet: by the cadence since the last conversation, or today if there never was one.
 * A plan that begins late is due today, not overdue since before it existed.
 * @param lastConversation yyyy-mm-dd
 */
export function firstCallBy(
  { callAt, cadenceDays }: Pick<CallByFacts, 'callAt' | 'cadenceDays'>,
  lastConversation: string | null,
  hasSignal: boolean,
  { now, offset }: Clock,
): string | null {
  const today = localDayOf(now, offset);
  if (callAt !== null) return localDayOf(callAt, offset);
  if (hasSignal || lastConversation === null) return today;
  return cadenceDays === null ? null : later(today, addDays(lastConversation, cadenceDays));
}

/** The later of two dates. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}
