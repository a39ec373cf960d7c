import { fill, number, plainDate } from 'c/renkeiFormat';
import type { WarningRow } from 'c/renkeiInsightData';
import type { Verdict, WarningReason } from 'c/renkeiRadarRules';
import assetWindow from '@salesforce/label/c.RenkeiInsight_ReasonAssetWindow';
import assetWindowWords from '@salesforce/label/c.RenkeiInsight_ReasonAssetWindowWords';
import competitor from '@salesforce/label/c.RenkeiInsight_ReasonCompetitor';
import competitorWords from '@salesforce/label/c.RenkeiInsight_ReasonCompetitorWords';
import contact from '@salesforce/label/c.RenkeiInsight_ReasonContact';
import contactNever from '@salesforce/label/c.RenkeiInsight_ReasonContactNever';
import contactWords from '@salesforce/label/c.RenkeiInsight_ReasonContactWords';
import orderGap from '@salesforce/label/c.RenkeiInsight_ReasonOrderGap';
import orderGapWords from '@salesforce/label/c.RenkeiInsight_ReasonOrderGapWords';
import pending from '@salesforce/label/c.RenkeiInsight_VerdictPending';
import right from '@salesforce/label/c.RenkeiInsight_VerdictRight';
import unjudged from '@salesforce/label/c.RenkeiInsight_VerdictUnjudged';
import wrong from '@salesforce/label/c.RenkeiInsight_VerdictWrong';
import accountGone from '@salesforce/label/c.RenkeiInsight_VerdictAccountGone';
import competitorFound from '@salesforce/label/c.RenkeiInsight_VerdictCompetitorFound';
import noOrderCame from '@salesforce/label/c.RenkeiInsight_VerdictNoOrderCame';
import orderCame from '@salesforce/label/c.RenkeiInsight_VerdictOrderCame';
import talkResumed from '@salesforce/label/c.RenkeiInsight_VerdictTalkResumed';

const REASONS: Readonly<Record<WarningReason, string>> = {
  ContactInterval: contact,
  AssetWindow: assetWindow,
  OrderGap: orderGap,
  CompetitorSignal: competitor,
};
const VERDICTS: Readonly<Record<Verdict, string>> = {
  Pending: pending,
  Right: right,
  Wrong: wrong,
  Unjudged: unjudged,
};
const VERDICT_REASONS: Readonly<Record<NonNullable<WarningRow['verdictReason']>, string>> = {
  AccountGone: accountGone,
  CompetitorFound: competitorFound,
  NoOrderCame: noOrderCame,
  OrderCame: orderCame,
  TalkResumed: talkResumed,
};

export const warningReasonName = (reason: WarningReason): string => REASONS[reason];
export const verdictName = (verdict: Verdict): string => VERDICTS[verdict];
export const verdictReasonName = (reason: NonNullable<WarningRow['verdictReason']>): string => VERDICT_REASONS[reason];

const dayOf = (day: string | null): string => (day === null ? '–' : plainDate(day));
const countOf = (days: number | null): string => (days === null ? '–' : number(days));

/** A reason with its evidence, as a sentence. */
export function warningSentence(reason: WarningReason, row: WarningRow): string {
  switch (reason) {
    case 'ContactInterval':
      if (row.silentDays === null) return contactNever;
      return fill(contactWords, countOf(row.silentDays), dayOf(row.lastTalkOn), countOf(row.expectedDays));
    case 'AssetWindow':
      return fill(assetWindowWords, dayOf(row.assetWindowOn));
    case 'OrderGap':
      return fill(orderGapWords, countOf(row.orderGapDays), dayOf(row.lastOrderOn), countOf(row.usualOrderDays));
    case 'CompetitorSignal':
      return fill(competitorWords, dayOf(row.competitorOn));
  }
}
