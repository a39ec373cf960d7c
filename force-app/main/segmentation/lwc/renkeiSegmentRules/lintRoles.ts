import { error, type PolicyFinding } from './finding.ts';
import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from './model.ts';

const CHOICES = ['leadChannel', 'expectationLevel', 'targetKind'] as const;
const COUNTS = [
  'cadenceDays',
  'acceptWithinDays',
  'firstVisitWithinDays',
  'capacityPerPerson',
  'targetPerMonth',
] as const;

/** One whole role for each segment: who leads, how far, how often, by when, how many accounts each, and the target. */
export function lintRoles(roles: readonly SegmentRole[]): PolicyFinding[] {
  const unknown = roles.filter(({ segment }) => !SCORED_SEGMENTS.includes(segment as ScoredSegment));
  return [
    ...SCORED_SEGMENTS.flatMap((segment) => lintRolesOf(segment, roles)),
    ...unknown.map(({ segment }) => error('RoleSegmentUnknown', 'roles', { segment })),
  ];
}

function lintRolesOf(segment: ScoredSegment, roles: readonly SegmentRole[]): PolicyFinding[] {
  const [role, ...others] = roles.filter((candidate) => candidate.segment === segment);
  if (!role) return [error('RoleMissing', 'roles', { segment })];
  const findings: PolicyFinding[] = [];
  if (others.length > 0) findings.push(error('RoleDuplicate', 'roles', { segment, count: others.length + 1 }));
  for (const field of CHOICES) {
    if (role[field] === null) findings.push(error('RoleFieldMissing', field, { segment }));
  }
  for (const field of COUNTS) {
    const value = role[field];
    if (value === null) findings.push(error('RoleFieldMissing', field, { segment }));
    else if (!(value > 0)) findings.push(error('RoleFieldNotPositive', field, { segment, value }));
  }
  if (role.targetKind === 'Rate' && role.targetPerMonth !== null && role.targetPerMonth > 100) {
    findings.push(error('TargetRateTooLarge', 'targetPerMonth', { segment, value: role.targetPerMonth }));
  }
  if (role.leadChannel !== null && role.leadChannel === role.supportChannel) {
    findings.push(error('SupportEqualsLead', 'supportChannel', { segment, channel: role.leadChannel }));
  }
  return findings;
}
