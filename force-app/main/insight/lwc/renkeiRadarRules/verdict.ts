import { addDays } from 'c/renkeiCalendarRules';
import {
  DEFAULT_RADAR_POLICY,
  type LaterFacts,
  type RadarPolicy,
  type Verdict,
  type VerdictReason,
  type Warning,
} from './model.ts';

/** A warning as its verdict needs it. */
export type JudgedSubject = Pick<Warning, 'assetWindowOn' | 'usualOrderDays'> & { warnedOn: string };

export type Judgement =
  | { verdict: 'Pending'; judgedBy: string }
  | { verdict: Exclude<Verdict, 'Pending' | 'Unjudged'>; reason: VerdictReason; on: string };

/**
 * The day by which a warning is judged at the latest: half a year on, but not before the customer could have ordered again by their
 * own rhythm, nor before the machine has reached the end of its use and some months more; within a year in any case.
 */
export function judgedBy({ warnedOn, assetWindowOn, usualOrderDays }: JudgedSubject, policy: RadarPolicy): string {
  const days = [
    addDays(warnedOn, policy.verdictDays),
    addDays(warnedOn, usualOrderDays ?? 0),
    assetWindowOn === null ? warnedOn : addDays(assetWindowOn, policy.verdictAfterAssetDays),
  ];
  const latest = days.sort().at(-1)!;
  const most = addDays(warnedOn, policy.verdictDaysMost);
  return latest < most ? latest : most;
}

/**
 * Whether a warning was right, from what happened between the day after it and {@link judgedBy}: whatever came first decides. An
 * order makes it wrong, also one that came after a talk, because nobody knows what would have been without; a rival's machine makes
 * it right; so does a window that passes without an order. On one day the rival counts before the order.
 * @param day up to which facts are known
 */
export function verdict(
  warning: JudgedSubject,
  facts: LaterFacts,
  day: string,
  policy: RadarPolicy = DEFAULT_RADAR_POLICY,
): Judgement {
  const until = judgedBy(warning, policy);
  const end = day < until ? day : until;
  const first = (days: readonly string[]): string | null =>
    days.filter((one) => one > warning.warnedOn && one <= end).sort()[0] ?? null;
  const [rival, order] = [first(facts.competitorsOn), first(facts.orders)];
  if (rival !== null && (order === null || rival <= order)) {
    return { verdict: 'Right', reason: 'CompetitorFound', on: rival };
  }
  if (order !== null) {
    const talk = first(facts.talks);
    const isAfterTalk = talk !== null && talk <= order;
    return { verdict: 'Wrong', reason: isAfterTalk ? 'TalkResumed' : 'OrderCame', on: order };
  }
  if (day < until) return { verdict: 'Pending', judgedBy: until };
  return { verdict: 'Right', reason: 'NoOrderCame', on: until };
}
