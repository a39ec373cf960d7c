import { finding, type Finding } from '../finding.ts';
import type { WorkFacts } from '../reading/work.ts';

/** Overdue plans are a pile from here on; a few late calls a day are everyday life. */
const PILE_OF_PLANS = 10;
/** Shares of the open plans from which the pile warns, and from which it is called an error. */
const PLAN_SHARES = { warning: 0.1, error: 0.3 };
const PILE_OF_CASES = 10;
const MISSED_MEETINGS = 2;

/** Open work that nobody does, and work that piles up. */
export function judgeWork(facts: WorkFacts): Finding[] {
  const findings: Finding[] = [];
  for (const { kind, count, people } of facts.orphaned) {
    if (count === 0) continue;
    const severity = kind === 'Account' || kind === 'Action' ? 'warning' : 'error';
    findings.push(finding(`Orphaned${kind}`, severity, count, [], people));
  }
  const share = facts.openPlans === 0 ? 0 : facts.overduePlans / facts.openPlans;
  if (facts.overduePlans >= PILE_OF_PLANS && share >= PLAN_SHARES.warning) {
    const severity = share >= PLAN_SHARES.error ? 'error' : 'warning';
    findings.push(finding('PlansOverdue', severity, facts.overduePlans, [facts.openPlans, Math.round(share * 100)]));
  }
  if (facts.casesPastSla > 0) {
    const severity = facts.casesPastSla >= PILE_OF_CASES ? 'error' : 'warning';
    findings.push(finding('CasesPastSla', severity, facts.casesPastSla));
  }
  warn('ActionsOverdue', facts.overdueActions);
  warn('VisitsWithoutResult', facts.visitsWithoutResult);
  warn('CandidatesForgotten', facts.oldCandidates);
  warn('WarningsForgotten', facts.oldWarnings);
  warn('MeetingsMissed', facts.missedMeetings, MISSED_MEETINGS);
  return findings;

  function warn(code: string, count: number, from = 1): void {
    if (count >= from) findings.push(finding(code, 'warning', count));
  }
}
