/**
 * A second opinion on the radar: the same rule in other words, on whole days since 1970 and with sorted lists instead of dates and
 * searches. Nothing of the rules bundle is used but its figures.
 */
import type { AccountFacts, LaterFacts, RadarPolicy } from 'c/renkeiRadarRules';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const ascending = (one: number, other: number): number => one - other;

function gapOf(days: readonly number[], needed: number): number | undefined {
  const once = Array.from(new Set(days)).sort(ascending);
  if (once.length < needed) return undefined;
  const gaps: number[] = [];
  for (let at = 1; at < once.length; at += 1) gaps.push(once[at]! - once[at - 1]!);
  gaps.sort(ascending);
  while (gaps.length > 2) {
    gaps.pop();
    gaps.shift();
  }
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return Math.floor(mean + 0.5);
}

/** Reasons for a warning as a set of letters: C, O, A, I; the empty text for no warning. And the value at risk. */
export function opinion(facts: AccountFacts, today: string, policy: RadarPolicy): { letters: string; value: number } {
  const none = { letters: '', value: 0 };
  const now = day(today);
  const past = (days: readonly string[]): number[] =>
    days
      .map(day)
      .filter((one) => one <= now)
      .sort(ascending);
  const talks = past(facts.talks);
  const orders = past(facts.orders.map((order) => order.day));
  if (orders.length === 0 && facts.ownMachines === 0) return none;
  if (facts.hasOpenCase) return none;
  const talk = talks.at(-1);
  const order = orders.at(-1);
  if (talk === undefined && order === undefined) return none;
  if (now - Math.max(talk ?? -Infinity, order ?? -Infinity) > policy.goneDays) return none;
  if (talk !== undefined && now - talk <= policy.freshTalkDays) return none;

  let letters = '';
  const rivals = past(facts.competitorsOn);
  const rival = rivals.at(-1);
  const isRivalNews =
    rival !== undefined && now - rival <= policy.competitorDays && (talk === undefined || talk <= rival);
  if (isRivalNews) letters += 'C';
  const usual = gapOf(orders, policy.rhythmNeeds);
  const overdue =
    usual === undefined ? undefined : Math.max(policy.orderLeastDays, Math.ceil(usual * policy.orderFactor));
  if (overdue !== undefined && now - order! > overdue) letters += 'O';
  const ending = facts.ownMachineEnds
    .map(day)
    .some(
      (end) =>
        end - now <= policy.assetWindowDays &&
        now - end <= policy.assetPastDays &&
        !(talk !== undefined && talk >= end - policy.assetWindowDays),
    );
  if (ending) letters += 'A';
  const rhythm = Math.max(facts.cadenceDays ?? policy.defaultCadenceDays, gapOf(talks, policy.rhythmNeeds) ?? 0);
  const isSilent = talk !== undefined && now - talk > Math.ceil(rhythm * policy.silenceFactor);
  const buys = order !== undefined && now - order <= Math.max(policy.stillBuyingDays, overdue ?? 0);
  if (isSilent && !buys) letters += 'I';
  if (letters === '') return none;

  const value = valueOf(facts, now);
  if (value < policy.minimumValue) return none;
  const { lastWarning } = facts;
  if (lastWarning !== null) {
    const warned = day(lastWarning.warnedOn);
    if (lastWarning.verdict === 'Pending' || warned >= now) return none;
    const first: Record<string, string> = {
      CompetitorSignal: 'C',
      OrderGap: 'O',
      AssetWindow: 'A',
      ContactInterval: 'I',
    };
    const before = lastWarning.reasons.map((reason) => first[reason]);
    const isNew = [...letters].some((letter) => !before.includes(letter));
    const heard = [talk, order, isRivalNews ? rival : undefined].some((one) => one !== undefined && one > warned);
    if (!isNew && !heard && now - warned < policy.againDays) return none;
  }
  return { letters, value };
}

function valueOf(facts: AccountFacts, now: number): number {
  const deals = facts.openDeals.reduce((sum, amount) => sum + amount, 0);
  const orders = facts.orders.filter((order) => day(order.day) <= now);
  if (orders.length === 0) return deals;
  const last = orders
    .map((order) => order.day)
    .sort()
    .at(-1)!;
  // A year before, month by month: the end of a shorter month where there is no such day.
  const [year, month, date] = last.split('-').map(Number) as [number, number, number];
  const lastDate = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
  const from = Date.UTC(year - 1, month - 1, Math.min(date, lastDate)) / 86_400_000;
  const bought = orders.filter((order) => day(order.day) > from).reduce((sum, order) => sum + order.amount, 0);
  return Math.max(deals, bought);
}

/** `Right`, `Wrong` or `Pending`, by walking day after day. */
export function walkedVerdict(
  warning: { warnedOn: string; assetWindowOn: string | null; usualOrderDays: number | null },
  later: LaterFacts,
  today: string,
  policy: RadarPolicy,
): string {
  const warned = day(warning.warnedOn);
  let end = Math.max(policy.verdictDays, warning.usualOrderDays ?? 0);
  if (warning.assetWindowOn) end = Math.max(end, day(warning.assetWindowOn) + policy.verdictAfterAssetDays - warned);
  end = warned + Math.min(end, policy.verdictDaysMost);
  const [rivals, orders] = [later.competitorsOn, later.orders].map((days) => new Set(days.map(day)));
  for (let one = warned + 1; one <= Math.min(end, day(today)); one += 1) {
    if (rivals!.has(one)) return 'Right';
    if (orders!.has(one)) return 'Wrong';
  }
  return day(today) >= end ? 'Right' : 'Pending';
}
