import { fill, plainDate } from 'c/renkeiFormat';
import type { PolicySummary } from 'c/renkeiPolicyData';
import type { Setting } from 'c/renkeiSegmentData';
import ahead from '@salesforce/label/c.RenkeiSegmentation_StatusAhead';
import aheadFrom from '@salesforce/label/c.RenkeiSegmentation_StatusAheadFrom';
import draft from '@salesforce/label/c.RenkeiSegmentation_StatusDraft';
import draftNot from '@salesforce/label/c.RenkeiSegmentation_StatusDraftNot';
import draftPlanned from '@salesforce/label/c.RenkeiSegmentation_StatusDraftPlanned';
import ended from '@salesforce/label/c.RenkeiSegmentation_StatusEnded';
import endedOn from '@salesforce/label/c.RenkeiSegmentation_StatusEndedOn';
import inForce from '@salesforce/label/c.RenkeiSegmentation_StatusInForce';
import inForceSince from '@salesforce/label/c.RenkeiSegmentation_StatusInForceSince';
import inForceUntil from '@salesforce/label/c.RenkeiSegmentation_StatusInForceUntil';

/** Where a version stands in its life. */
export type PolicyStatus = 'Draft' | 'Ahead' | 'InForce' | 'Ended';

type Dates = Pick<PolicySummary, 'isActive' | 'effectiveFrom' | 'effectiveTo'>;

const NAMES: Record<PolicyStatus, string> = { Draft: draft, Ahead: ahead, InForce: inForce, Ended: ended };

/** @param today yyyy-mm-dd */
export function statusOf({ isActive, effectiveFrom, effectiveTo }: Dates, today: string): PolicyStatus {
  if (!isActive) return 'Draft';
  if (effectiveFrom !== null && effectiveFrom > today) return 'Ahead';
  return effectiveTo !== null && effectiveTo < today ? 'Ended' : 'InForce';
}

export const statusName = (status: PolicyStatus): string => NAMES[status];

/** "In force since January 1, 2026, until further notice." */
export function statusSentence(dates: Dates, today: string): string {
  const from = dates.effectiveFrom === null ? '' : plainDate(dates.effectiveFrom);
  const to = dates.effectiveTo === null ? null : plainDate(dates.effectiveTo);
  switch (statusOf(dates, today)) {
    case 'Draft':
      return from === '' ? draftNot : fill(draftPlanned, from);
    case 'Ahead':
      return fill(aheadFrom, from);
    case 'Ended':
      return fill(endedOn, from, to ?? '');
    case 'InForce':
      return to === null ? fill(inForceSince, from) : fill(inForceUntil, from, to);
  }
}

/** Whether a change of this input field changes potential or relationship of accounts, beyond where the cut-offs lie. */
export function changesScores(path: string): boolean {
  return /^(weights\.|recency|breadthFull|conversationWindowDays|estimators\.)/.test(path);
}

/** Whether a run has placed the accounts by a version that is active: one as of its first day or later, finished since it was activated. */
export function isApplied(
  { effectiveFrom, activatedOn }: Pick<PolicySummary, 'effectiveFrom' | 'activatedOn'>,
  { lastRunAsOf, lastRunFinishedAt }: Setting,
): boolean {
  if (lastRunAsOf === null || (effectiveFrom !== null && lastRunAsOf < effectiveFrom)) return false;
  if (activatedOn === null || lastRunFinishedAt === null) return true;
  return Date.parse(lastRunFinishedAt) >= Date.parse(activatedOn);
}
