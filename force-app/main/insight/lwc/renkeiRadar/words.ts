import type { WarningList } from 'c/renkeiInsightData';
import { warningReasonName } from 'c/renkeiInsightWords';
import { WARNING_REASONS } from 'c/renkeiRadarRules';
import anyReason from '@salesforce/label/c.RenkeiInsight_RadarAnyReason';
import atRisk from '@salesforce/label/c.RenkeiInsight_RadarAtRisk';
import cancel from '@salesforce/label/c.RenkeiCore_Cancel';
import changed from '@salesforce/label/c.RenkeiInsight_RadarChanged';
import closed from '@salesforce/label/c.RenkeiInsight_RadarClosed';
import dismiss from '@salesforce/label/c.RenkeiInsight_RadarDismiss';
import dismissDone from '@salesforce/label/c.RenkeiInsight_RadarDismissDone';
import dismissMissing from '@salesforce/label/c.RenkeiInsight_RadarDismissMissing';
import dismissReason from '@salesforce/label/c.RenkeiInsight_RadarDismissReason';
import emptyDismissed from '@salesforce/label/c.RenkeiInsight_RadarEmptyDismissed';
import emptyJudged from '@salesforce/label/c.RenkeiInsight_RadarEmptyJudged';
import emptyOpen from '@salesforce/label/c.RenkeiInsight_RadarEmptyOpen';
import emptyPlanned from '@salesforce/label/c.RenkeiInsight_RadarEmptyPlanned';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import headlineNone from '@salesforce/label/c.RenkeiInsight_RadarHeadlineNone';
import headlineOne from '@salesforce/label/c.RenkeiInsight_RadarHeadline_One';
import headlineOther from '@salesforce/label/c.RenkeiInsight_RadarHeadline_Other';
import listCount from '@salesforce/label/c.RenkeiInsight_ListCount';
import listDismissed from '@salesforce/label/c.RenkeiInsight_RadarListDismissed';
import listJudged from '@salesforce/label/c.RenkeiInsight_RadarListJudged';
import listOpen from '@salesforce/label/c.RenkeiInsight_RadarListOpen';
import listPlanned from '@salesforce/label/c.RenkeiInsight_RadarListPlanned';
import lists from '@salesforce/label/c.RenkeiInsight_RadarLists';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiInsight_More';
import never from '@salesforce/label/c.RenkeiInsight_RadarNever';
import notSaved from '@salesforce/label/c.RenkeiInsight_NotSaved';
import plan from '@salesforce/label/c.RenkeiInsight_RadarPlan';
import planDone from '@salesforce/label/c.RenkeiInsight_RadarPlanDone';
import rate from '@salesforce/label/c.RenkeiInsight_RadarRate';
import rateDetails from '@salesforce/label/c.RenkeiInsight_RadarRateDetails';
import rateHow from '@salesforce/label/c.RenkeiInsight_RadarRateHow';
import rateNone from '@salesforce/label/c.RenkeiInsight_RadarRateNone';
import rateRule from '@salesforce/label/c.RenkeiInsight_RadarRateRule';
import reason from '@salesforce/label/c.RenkeiInsight_RadarReason';
import refresh from '@salesforce/label/c.RenkeiInsight_Refresh';
import reopen from '@salesforce/label/c.RenkeiInsight_RadarReopen';
import reopenDone from '@salesforce/label/c.RenkeiInsight_RadarReopenDone';
import shown from '@salesforce/label/c.RenkeiInsight_Shown';
import title from '@salesforce/label/c.RenkeiInsight_RadarTitle';

/** What the page shows as it is. */
export const labels = {
  ...{ atRisk, cancel, closed, dismiss, dismissReason, gone, lists, loading, more, notSaved, plan },
  ...{ rateHow, rateRule, reason, refresh, reopen, title },
};

/** What the page fills in, or chooses from. */
export const TEXTS = {
  ...{ changed, dismissDone, dismissMissing, headlineNone, headlineOne, headlineOther, listCount, never },
  ...{ planDone, rate, rateDetails, rateNone, reopenDone, shown },
};

export const LISTS: Readonly<Record<WarningList, { name: string; empty: string }>> = {
  Open: { name: listOpen, empty: emptyOpen },
  Planned: { name: listPlanned, empty: emptyPlanned },
  Dismissed: { name: listDismissed, empty: emptyDismissed },
  Judged: { name: listJudged, empty: emptyJudged },
};

/** Value of the choice that stands for every reason. */
export const ANY = '*';

/** The reasons to choose from. */
export const REASONS: readonly { value: string; label: string }[] = [
  { value: ANY, label: anyReason },
  ...WARNING_REASONS.map((reason) => ({ value: reason, label: warningReasonName(reason) })),
];

/** What the page uses of an input. */
export interface Input extends HTMLElement {
  value: string;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}
