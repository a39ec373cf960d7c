import { daysBetween } from 'c/renkeiCalendarRules';
import { compactMoney, fill, number, percent, plainDate, plural } from 'c/renkeiFormat';
import type { ScoredAccount } from 'c/renkeiSegmentData';
import {
  explainOrigin,
  explainScore,
  type AccountScore,
  type ScoreFacts,
  type SegmentPolicy,
} from 'c/renkeiSegmentRules';
import { originWords, sourceName } from 'c/renkeiSegmentWords';
import fallsOn from '@salesforce/label/c.RenkeiSegmentation_FallsOn';
import partBreadth from '@salesforce/label/c.RenkeiSegmentation_PartBreadth';
import partContacts from '@salesforce/label/c.RenkeiSegmentation_PartContacts';
import partDaysOne from '@salesforce/label/c.RenkeiSegmentation_PartDays_One';
import partDaysOther from '@salesforce/label/c.RenkeiSegmentation_PartDays_Other';
import partNever from '@salesforce/label/c.RenkeiSegmentation_PartNever';
import partRecency from '@salesforce/label/c.RenkeiSegmentation_PartRecency';
import partShare from '@salesforce/label/c.RenkeiSegmentation_PartShare';
import partUnits from '@salesforce/label/c.RenkeiSegmentation_PartUnits';
import partWallet from '@salesforce/label/c.RenkeiSegmentation_PartWallet';
import partWeight from '@salesforce/label/c.RenkeiSegmentation_PartWeight';

/** One of the three parts of the relationship, in words and as a score of 0–100. */
export interface Part {
  key: keyof SegmentPolicy['weights'];
  name: string;
  detail: string;
  score: number;
  scoreText: string;
  weight: string;
  source: string;
  /** What will become of it; null where there is nothing to say. */
  outlook: string | null;
}

/** The parts that the policy gives weight; the others make nothing. */
export function partsOf(account: ScoredAccount, policy: SegmentPolicy, currency: string | null): Part[] {
  const { score } = account;
  if (!score) return [];
  const part = (key: Part['key'], name: string, detail: string, value: number, source: string): Part => ({
    key,
    name,
    detail,
    score: value,
    scoreText: number(value),
    weight: fill(partWeight, percent(policy.weights[key], 0)),
    source,
    outlook: null,
  });
  const measured = sourceName('Measured');
  const parts = [
    {
      ...part('recency', partRecency, recencyDetail(score), score.recencyScore, measured),
      outlook: outlookOf(score, policy),
    },
    part('breadth', partBreadth, breadthDetail(score, policy), score.breadthScore, measured),
  ];
  if (score.walletScore !== null) {
    parts.push(
      part('wallet', partWallet, walletDetail(account, score, currency), score.walletScore, walletSource(score)),
    );
  }
  return parts.filter(({ key }) => policy.weights[key] > 0);
}

/** Where the potential comes from: somebody's figure with reason and expiry, or what was counted or estimated, and how. */
export function originOf(account: ScoredAccount, policy: SegmentPolicy, currency: string | null): string | null {
  const { score, override, industry } = account;
  if (!score) return null;
  const [origin] = explainOrigin(score, policy, factsOf(account));
  if (!origin) return null;
  return originWords(origin, {
    currency,
    industryLabel: industry?.label ?? null,
    overrideReason: override?.reason ?? null,
  });
}

function factsOf({ employees, industry, annualRevenue, ownUnits, knownUnits, override }: ScoredAccount): ScoreFacts {
  return {
    employees,
    industry: industry?.value ?? null,
    annualRevenue,
    ownUnits,
    knownUnits,
    override: override?.expires ? { amount: override.amount, expires: override.expires } : null,
  };
}

/** Units where they are counted, else money. */
function walletDetail({ ownUnits, knownUnits }: ScoredAccount, score: AccountScore, currency: string | null): string {
  if (score.walletSource === 'Measured') return fill(partUnits, number(ownUnits), number(knownUnits));
  return fill(partShare, compactMoney(score.wonAmountTrailing, currency), compactMoney(score.potential ?? 0, currency));
}

/** What was won is counted, what could be won is not: such a share is as good as the weaker of the two. */
function walletSource({ walletSource: source, potentialSource }: AccountScore): string {
  const measured = sourceName('Measured');
  if (source === 'Measured' || !potentialSource) return measured;
  return `${measured} / ${sourceName(potentialSource)}`;
}

/** On which day recency falls next, if nobody talks until then. */
function outlookOf(score: AccountScore, policy: SegmentPolicy): string | null {
  const talk = explainScore(score, policy).find(({ values }) => typeof values.fallsOn === 'string');
  return talk ? fill(fallsOn, plainDate(String(talk.values.fallsOn))) : null;
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
