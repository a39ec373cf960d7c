import { finding, type Finding } from '../finding.ts';
import type { SetupFacts } from '../reading/setup.ts';

/** Flows that do not run, fields that nobody sees, interviews that stopped. */
export function judgeSetup({ wantedFlows, flows, hidden, failedInterviews }: SetupFacts): Finding[] {
  const findings: Finding[] = [];
  const byName = new Map(flows.map((flow) => [flow.name, flow]));
  const missing = wantedFlows.filter((name) => !byName.has(name)).map((name) => ({ name }));
  const asleep = wantedFlows.flatMap((name) => {
    const flow = byName.get(name);
    return flow && !flow.isActive ? [{ name, id: flow.id }] : [];
  });
  const older = flows.filter(({ hasNewer }) => hasNewer).map(({ name, id }) => ({ name, id }));
  if (missing.length > 0) findings.push(finding('FlowMissing', 'error', missing.length, [], missing));
  if (asleep.length > 0) findings.push(finding('FlowInactive', 'error', asleep.length, [], asleep));
  if (older.length > 0) findings.push(finding('FlowOutdated', 'warning', older.length, [], older));
  if (hidden.length > 0) {
    const examples = hidden.map((name) => ({ name }));
    findings.push(finding('FieldHidden', 'error', hidden.length, [], examples));
  }
  const failed = failedInterviews.reduce((sum, { count }) => sum + count, 0);
  if (failed > 0) findings.push(finding('InterviewFailed', 'error', failed, [], failedInterviews));
  return findings;
}
