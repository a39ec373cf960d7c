import { daysBetween } from 'c/renkeiCalendarRules';
import { compactMoney, fill, money, number, percent, plainDate, plural } from 'c/renkeiFormat';
import { estimateNow, type ScoredAccount } from 'c/renkeiSegmentData';
import type { AccountScore, SegmentPolicy } from 'c/renkeiSegmentRules';
import { sourceName } from 'c/renkeiSegmentWords';
import overrideWithReason from '@salesforce/label/c.RenkeiSegmentation_OverrideWithReason';
import partBreadth from '@salesforce/label/c.RenkeiSegmentation_PartBreadth';
import partContacts from '@salesforce/label/c.RenkeiSegmentation_PartContacts';
import partDaysOne from '@salesforce/label/c.RenkeiSegmentation_PartDays_One';
import partDaysOther from '@salesforce/label/c.RenkeiSegmentation_PartDays_Other';
import partNever from '@salesforce/label/c.RenkeiSegmentation_PartNever';
import partRecency from '@salesforce/label/c.RenkeiSegmentation_PartRecency';
import partShare from '@salesforce/label/c.RenkeiSegmentation_PartShare';
import partWallet from '@salesforce/label/c.RenkeiSegmentation_PartWallet';
import partWeight from '@salesforce/label/c.RenkeiSegmentation_PartWeight';
import potentialFrom from '@salesforce/label/c.RenkeiSegmentation_PotentialFrom';
import potentialFromPlain from '@salesforce/label/c.RenkeiSegmentation_PotentialFromPlain';

/** One of the three parts of the relationship, in words and as a score of 0–100. */
export interface Part {
  key: keyof SegmentPolicy['weights'];
  name: string;
  detail: string;
  score: number;
  scoreText: string;
  weight: string;
  source: string;
}

/** The parts that the policy gives weight; the others make nothing. */
export function partsOf(score: AccountScore, policy: SegmentPolicy, currency: string | null): Part[] {
  const part = (
    key: Part['key'],
    name: string,
    detail: string,
    value: number,
    weight: number,
    source: string,
  ): Part => ({
    key,
    name,
    detail,
    score: value,
    scoreText: number(value),
    weight: fill(partWeight, percent(weight, 0)),
    source,
  });
  const measured = sourceName('Measured');
  const parts = [
    part('recency', partRecency, recencyDetail(score), score.recencyScore, policy.weights.recency, measured),
    part('breadth', partBreadth, breadthDetail(score, policy), score.breadthScore, policy.weights.breadth, measured),
  ];
  const { walletScore, potential, potentialSource, wonAmountTrailing } = score;
  if (walletScore !== null && potential !== null) {
    const detail = fill(partShare, compactMoney(wonAmountTrailing, currency), compactMoney(potential, currency));
    // What was won is counted, what could be won is not: the share is as good as the weaker of the two.
    const source = potentialSource ? `${measured} / ${sourceName(potentialSource)}` : measured;
    parts.push(part('wallet', partWallet, detail, walletScore, policy.weights.wallet, source));
  }
  return parts.filter(({ key }) => policy.weights[key] > 0);
}

/** Where the potential comes from: somebody's figure with reason and expiry, or employees × amount per employee. */
export function originOf(account: ScoredAccount, policy: SegmentPolicy, currency: string | null): string | null {
  const { score, override, employees, industry } = account;
  if (score?.potentialSource === 'Heard') {
    if (!override?.reason || !override.expires) return null;
    return fill(overrideWithReason, override.reason, plainDate(override.expires));
  }
  if (score?.potentialSource !== 'Estimated' || employees === null) return null;
  // Count, industry or policy may have changed since the run: then they are not what the figure comes from.
  if (estimateNow(account, policy) !== score.potential) return null;
  const { perEmployee, defaultPerEmployee } = policy.estimators;
  const listed = industry !== null && Object.hasOwn(perEmployee, industry.value);
  const rate = listed ? perEmployee[industry.value] : defaultPerEmployee;
  if (rate === null || rate === undefined) return null;
  return listed
    ? fill(potentialFrom, number(employees), money(rate, currency), industry.label)
    : fill(potentialFromPlain, number(employees), money(rate, currency));
}

function recencyDetail({ lastConversation, asOf }: AccountScore): string {
  if (lastConversation === null) return partNever;
  const days = daysBetween(lastConversation, asOf);
  if (days === 0) return plainDate(lastConversation);
  const template = plural(days, { one: partDaysOne, other: partDaysOther });
  return fill(template, plainDate(lastConversation), number(days));
}

function breadthDetail({ contactBreadth }: AccountScore, policy: SegmentPolicy): string {
  return fill(partContacts, number(contactBreadth), number(policy.breadthFull), number(policy.conversationWindowDays));
}
