import type { ProposalReason } from 'c/renkeiDistributionRules';
import callerLeft from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonCallerLeft';
import capacity from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonCapacity';
import chosen from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonChosen';
import continuity from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonContinuity';
import history from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonHistory';
import language from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonLanguage';
import whyCallerLeft from '@salesforce/label/c.RenkeiSegmentation_DistributionWhyCallerLeft';
import whyCapacity from '@salesforce/label/c.RenkeiSegmentation_DistributionWhyCapacity';
import whyChosen from '@salesforce/label/c.RenkeiSegmentation_DistributionWhyChosen';
import whyContinuity from '@salesforce/label/c.RenkeiSegmentation_DistributionWhyContinuity';
import whyHistory from '@salesforce/label/c.RenkeiSegmentation_DistributionWhyHistory';
import whyLanguage from '@salesforce/label/c.RenkeiSegmentation_DistributionWhyLanguage';

const NAMES: Readonly<Record<ProposalReason, string>> = {
  CallerLeft: callerLeft,
  Capacity: capacity,
  Chosen: chosen,
  Continuity: continuity,
  History: history,
  Language: language,
};

const CLAUSES: Readonly<Record<ProposalReason, string>> = {
  CallerLeft: whyCallerLeft,
  Capacity: whyCapacity,
  Chosen: whyChosen,
  Continuity: whyContinuity,
  History: whyHistory,
  Language: whyLanguage,
};

/** Short name of a reason: History. */
export function reasonName(reason: ProposalReason): string {
  return NAMES[reason];
}

/** The reason as a clause about the proposed caller: talked with them most. */
export function reasonClause(reason: ProposalReason): string {
  return CLAUSES[reason];
}
