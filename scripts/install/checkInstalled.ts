import type { Connection } from '@salesforce/core';
import { hasFirstRecords } from './firstRecords.ts';
import { placesToGive } from './people.ts';
import type { PreflightContext } from './preflight/context.ts';
import { finding, type Finding } from './preflight/finding.ts';
import { lintOrg } from '../segmentation/policy/lint.ts';
import { findingLines } from '../segmentation/policy/findings.ts';

/** Whether everything that an install gives is there, read anew. */
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
  const linted = await lintOrg(connection, '');
  const errors = linted.flatMap((policy) => policy.findings.filter(({ severity }) => severity === 'error'));
  if (errors.length > 0) found.push(finding('warning', 'PolicyBroken', [findingLines(errors).join(' ')]));
  return found;
}
