import { compactMoney, fill, money, plainDate } from 'c/renkeiFormat';
import type { WarningPlan, WarningRow } from 'c/renkeiInsightData';
import { verdictName, verdictReasonName, warningSentence } from 'c/renkeiInsightWords';
import dismissed from '@salesforce/label/c.RenkeiInsight_RadarDismissed';
import dismissOf from '@salesforce/label/c.RenkeiInsight_RadarDismissOf';
import doNotCall from '@salesforce/label/c.RenkeiInsight_RadarDoNotCall';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import inQueue from '@salesforce/label/c.RenkeiInsight_RadarPlanQueue';
import owner from '@salesforce/label/c.RenkeiInsight_RadarOwner';
import planOf from '@salesforce/label/c.RenkeiInsight_RadarPlanOf';
import planned from '@salesforce/label/c.RenkeiInsight_RadarPlanned';
import planWith from '@salesforce/label/c.RenkeiInsight_RadarPlanWith';
import reopenOf from '@salesforce/label/c.RenkeiInsight_RadarReopenOf';
import verdict from '@salesforce/label/c.RenkeiInsight_RadarVerdict';
import warnedOn from '@salesforce/label/c.RenkeiInsight_RadarWarnedOn';

/** One warning, ready to be shown. */
export interface WarningLine {
  id: string;
  account: string | null;
  url: string | null;
  name: string;
  value: string;
  /** The value in full, for whoever wants to know. */
  valueTitle: string;
  about: string;
  reasons: { key: string; text: string }[];
  /** What was done about it, or what came of it. */
  outcome: string | null;
  outcomeClass: string;
  isOpen: boolean;
  mayPlan: boolean;
  mayReopen: boolean;
  isDismissing: boolean;
  planLabel: string;
  dismissLabel: string;
  reopenLabel: string;
}

export interface LineScope {
  currency: string | null;
  plans: ReadonlyMap<string, WarningPlan>;
  mayEdit: boolean;
  /** Whether the reader makes call plans: representatives do not. */
  mayPlan: boolean;
  dismissing: string | null;
}

/** A warning as a line: why, what is at risk, and what was done. */
export function lineOf(row: WarningRow, { currency, plans, mayEdit, mayPlan, dismissing }: LineScope): WarningLine {
  const name = row.accountName ?? gone;
  const plan = row.account === null ? undefined : plans.get(row.account);
  const isPending = row.verdict === 'Pending';
  const about = [
    row.segmentName,
    row.ownerName && fill(owner, row.ownerName),
    row.warnedOn && fill(warnedOn, plainDate(row.warnedOn)),
  ];
  return {
    id: row.id,
    account: row.account,
    url: row.account && row.accountName !== null ? `/lightning/r/Account/${row.account}/view` : null,
    name,
    value: compactMoney(row.valueAtRisk, currency),
    valueTitle: money(row.valueAtRisk, currency),
    about: about.filter(Boolean).join(' · '),
    reasons: row.reasons.map((reason) => ({ key: reason, text: warningSentence(reason, row) })),
    outcome: outcomeOf(row, plan),
    outcomeClass: `outcome ${isPending ? row.state.toLowerCase() : row.verdict.toLowerCase()}`,
    isOpen: mayEdit && isPending && row.state === 'Open',
    mayPlan: mayPlan && row.account !== null && plan?.doNotCall !== true,
    mayReopen: mayEdit && isPending && row.state !== 'Open',
    isDismissing: dismissing === row.id,
    planLabel: fill(planOf, name),
    dismissLabel: fill(dismissOf, name),
    reopenLabel: fill(reopenOf, name),
  };
}

function outcomeOf(row: WarningRow, plan: WarningPlan | undefined): string | null {
  if (row.verdict !== 'Pending') {
    const reason = row.verdictReason === null ? '–' : verdictReasonName(row.verdictReason);
    const on = row.verdictOn === null ? '–' : plainDate(row.verdictOn);
    return fill(verdict, verdictName(row.verdict), reason, on);
  }
  if (row.state === 'Dismissed') return fill(dismissed, row.dismissReason ?? '–');
  if (row.state === 'Planned') {
    const made = fill(planned, row.plannedOn === null ? '–' : plainDate(row.plannedOn));
    if (!plan) return made;
    const who = plan.callerName ?? inQueue;
    return `${made} ${fill(planWith, who, plan.callBy === null ? '–' : plainDate(plan.callBy))}`;
  }
  return plan?.doNotCall ? doNotCall : null;
}
