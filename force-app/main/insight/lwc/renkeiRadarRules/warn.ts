import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import { expectedSilence, latest, medianGap } from './intervals.ts';
import { valueAtRisk } from './valueAtRisk.ts';
import {
  DEFAULT_RADAR_POLICY,
  WARNING_REASONS,
  type AccountFacts,
  type RadarPolicy,
  type Warning,
  type WarningReason,
} from './model.ts';

/**
 * Whether a customer is being lost unnoticed, and why. Never while a case is open or somebody has just talked with them (then it is
 * noticed), not while an earlier warning is pending, and not of those who are gone already. Each reason stands for itself:
 *
 * - ContactInterval: silent for longer than {@link expectedSilence}, and not ordering as usual either
 * - AssetWindow: one of our machines ends its use within the window, and nobody has talked with them since it opened
 * - OrderGap: no order for longer than the factor times the median gap between their orders, a quarter at least
 * - CompetitorSignal: a rival's machine came in, and nobody has talked with them since
 *
 * @param day on which the radar looks; facts of later days count for nothing
 * @returns null where there is nothing to warn of
 */
export function warn(facts: AccountFacts, day: string, policy: RadarPolicy = DEFAULT_RADAR_POLICY): Warning | null {
  const orders = facts.orders.filter((order) => order.day <= day);
  if (orders.length === 0 && facts.ownMachines === 0) return null;
  const lastTalkOn = latest(facts.talks, day);
  const lastOrderOn = latest(
    orders.map((order) => order.day),
    day,
  );
  if (facts.hasOpenCase || isNoticed(lastTalkOn, day, policy) || isGone(lastTalkOn, lastOrderOn, day, policy))
    return null;
  const talks = facts.talks.filter((talk) => talk <= day);
  const expectedDays = expectedSilence(talks, facts.cadenceDays, policy);
  const silentDays = lastTalkOn === null ? null : daysBetween(lastTalkOn, day);
  const usualOrderDays = medianGap(
    orders.map((order) => order.day),
    policy.rhythmNeeds,
  );
  const orderGapDays = lastOrderOn === null ? null : daysBetween(lastOrderOn, day);
  const overdueAfter =
    usualOrderDays === null ? null : Math.max(policy.orderLeastDays, Math.ceil(policy.orderFactor * usualOrderDays));
  const assetWindowOn = endOfUse(facts.ownMachineEnds, lastTalkOn, day, policy);
  const competitorOn = rivalSince(facts.competitorsOn, lastTalkOn, day, policy);
  const holds: Record<WarningReason, boolean> = {
    CompetitorSignal: competitorOn !== null,
    OrderGap: overdueAfter !== null && orderGapDays! > overdueAfter,
    AssetWindow: assetWindowOn !== null,
    ContactInterval:
      silentDays !== null &&
      silentDays > expectedDays &&
      (orderGapDays === null || orderGapDays > Math.max(policy.stillBuyingDays, overdueAfter ?? 0)),
  };
  const reasons = WARNING_REASONS.filter((reason) => holds[reason]);
  const value = valueAtRisk(facts.openDeals, orders);
  if (reasons.length === 0 || value < policy.minimumValue) return null;
  if (!mayWarnAgain(facts, reasons, [lastTalkOn, lastOrderOn, competitorOn], day, policy)) return null;
  return {
    reason: reasons[0]!,
    reasons,
    lastTalkOn,
    expectedDays,
    silentDays,
    assetWindowOn,
    lastOrderOn,
    orderGapDays,
    usualOrderDays,
    competitorOn,
    valueAtRisk: value,
  };
}

function isNoticed(lastTalkOn: string | null, day: string, { freshTalkDays }: RadarPolicy): boolean {
  return lastTalkOn !== null && daysBetween(lastTalkOn, day) <= freshTalkDays;
}

/** No talk and no order for so long that there is nothing left to notice. Machines without either are no sign of life. */
function isGone(
  lastTalkOn: string | null,
  lastOrderOn: string | null,
  day: string,
  { goneDays }: RadarPolicy,
): boolean {
  const [sign] = [lastTalkOn ?? '', lastOrderOn ?? ''].sort().reverse();
  return sign === '' || sign === undefined || daysBetween(sign, day) > goneDays;
}

function endOfUse(
  ends: readonly string[],
  lastTalkOn: string | null,
  day: string,
  { assetWindowDays, assetPastDays }: RadarPolicy,
): string | null {
  const [from, to] = [addDays(day, -assetPastDays), addDays(day, assetWindowDays)];
  const unspoken = ends.filter(
    (end) => end >= from && end <= to && (lastTalkOn === null || lastTalkOn < addDays(end, -assetWindowDays)),
  );
  return unspoken.sort()[0] ?? null;
}

/** The latest rival's machine, if nobody has talked with the customer after the day it came in. */
function rivalSince(
  competitorsOn: readonly string[],
  lastTalkOn: string | null,
  day: string,
  { competitorDays }: RadarPolicy,
): string | null {
  const newest = latest(competitorsOn, day);
  if (newest === null || daysBetween(newest, day) > competitorDays) return null;
  return lastTalkOn === null || lastTalkOn <= newest ? newest : null;
}

/**
 * One warning at a time. Another one when something has happened since, when there is a reason that the last one did not have, or after
 * so long that a reminder is due.
 */
function mayWarnAgain(
  { lastWarning }: AccountFacts,
  reasons: readonly WarningReason[],
  signs: readonly (string | null)[],
  day: string,
  { againDays }: RadarPolicy,
): boolean {
  if (lastWarning === null) return true;
  const { warnedOn, verdict } = lastWarning;
  if (verdict === 'Pending' || warnedOn >= day) return false;
  if (reasons.some((reason) => !lastWarning.reasons.includes(reason))) return true;
  return signs.some((sign) => sign !== null && sign > warnedOn) || daysBetween(warnedOn, day) >= againDays;
}
