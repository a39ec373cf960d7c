import type { Connection } from '@salesforce/core';
import { runDoctor } from '../doctor/runDoctor.ts';
import { hasFirstRecords } from './firstRecords.ts';
import { placesToGive } from './people.ts';
import type { PreflightContext } from './preflight/context.ts';
import { finding, type Finding } from './preflight/finding.ts';

/** Whether everything that an install gives is there, read anew; and what the doctor says of set-up and people. */
export async function checkInstalled(
  connection: Connection,
  { plan, users, facts }: PreflightContext,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const missing = await placesToGive(connection, plan, users, facts.user.id);
  const places = missing.permissionSets.length + missing.groups.length + missing.teamMembers.length;
  if (places > 0) found.push(finding('warning', 'PlacesMissing', [places]));
  const { setting, policies } = await hasFirstRecords(connection);
  if (!setting || !policies) found.push(finding('warning', 'RecordsMissing'));
  const { findings } = await runDoctor(connection, { parts: ['setup', 'people'] });
  found.push(
    ...findings.map(({ severity, code, message, action }): Finding => {
      return { severity: severity === 'error' ? 'warning' : 'note', code, evidence: message, action };
    }),
  );
  return found;
}
