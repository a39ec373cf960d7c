import { SCORED_SEGMENTS, type ScoredSegment, type SegmentPolicy, type SegmentRole } from './model.ts';

export type PolicyFindingCode =
  | 'NotANumber'
  | 'Negative'
  | 'OutOfRange'
  | 'WeightsNotHundred'
  | 'MarginTooLarge'
  | 'RecencyDaysInverted'
  | 'BreadthFullTooSmall'
  | 'WindowMissing'
  | 'WindowShorterThanRecency'
  | 'ReviveFloorAboveCutOff'
  | 'EstimatorsMissing'
  | 'EstimatorNotPositive'
  | 'IndustryUnknown'
  | 'RoleMissing'
  | 'RoleDuplicate'
  | 'RoleFieldMissing'
  | 'RoleFieldNotPositive'
  | 'SupportEqualsLead';

/** What is wrong with a policy; an error keeps it from being activated, a warning is for its author to weigh. */
export interface PolicyFinding {
  code: PolicyFindingCode;
  severity: 'error' | 'warning';
  /** The field of the policy or role, by the rules' own name. */
  field: string;
  values: Record<string, string | number | null>;
}

/** Beyond a quarter of the cut-off the two bands overlap so far that nearly nothing moves any more. */
const LARGE_MARGIN_PERCENT = 25;

/**
 * All findings about a policy and its roles, errors and warnings, in reading order.
 * @param industries Industry API values of the org; when given, estimators for others are reported
 */
export function lintPolicy(
  policy: SegmentPolicy,
  roles: readonly SegmentRole[],
  industries?: readonly string[],
): PolicyFinding[] {
  return [
    ...lintNumbers(policy),
    ...lintCutOffs(policy),
    ...lintRelationship(policy),
    ...lintEstimators(policy, industries),
    ...SCORED_SEGMENTS.flatMap((segment) => lintRolesOf(segment, roles)),
  ];
}

const PLAIN_NUMBERS = [
  'potentialCutOff',
  'potentialMarginPercent',
  'relationshipCutOff',
  'relationshipMargin',
  'recencyFullDays',
  'recencyZeroDays',
  'breadthFull',
  'conversationWindowDays',
  'dormantAfterDays',
  'newWithinDays',
  'reviveFloor',
] as const;

function lintNumbers(policy: SegmentPolicy): PolicyFinding[] {
  const { recency, breadth, wallet } = policy.weights;
  const named: [string, number][] = [
    ...PLAIN_NUMBERS.map((field): [string, number] => [field, policy[field]]),
    ['weights.recency', recency],
    ['weights.breadth', breadth],
    ['weights.wallet', wallet],
  ];
  return named.flatMap(([field, value]) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return [error('NotANumber', field, {})];
    return value < 0 ? [error('Negative', field, { value })] : [];
  });
}

function lintCutOffs(policy: SegmentPolicy): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const { potentialCutOff, relationshipCutOff, relationshipMargin, potentialMarginPercent, reviveFloor } = policy;
  if (potentialCutOff === 0) findings.push(error('OutOfRange', 'potentialCutOff', { value: 0 }));
  // At 0 or above 100 one of the two relationship bands can never be reached.
  if (relationshipCutOff === 0 || relationshipCutOff > 100) {
    findings.push(error('OutOfRange', 'relationshipCutOff', { value: relationshipCutOff }));
  }
  if (potentialMarginPercent >= 100) {
    findings.push(error('MarginTooLarge', 'potentialMarginPercent', { value: potentialMarginPercent, limit: 100 }));
  } else if (potentialMarginPercent > LARGE_MARGIN_PERCENT) {
    const values = { value: potentialMarginPercent, limit: LARGE_MARGIN_PERCENT };
    findings.push(warning('MarginTooLarge', 'potentialMarginPercent', values));
  }
  const room = Math.min(relationshipCutOff, 100 - relationshipCutOff);
  if (relationshipMargin > 0 && relationshipMargin >= room) {
    findings.push(error('MarginTooLarge', 'relationshipMargin', { value: relationshipMargin, limit: room }));
  }
  if (reviveFloor > potentialCutOff) {
    findings.push(warning('ReviveFloorAboveCutOff', 'reviveFloor', { value: reviveFloor, cutOff: potentialCutOff }));
  }
  return findings;
}

function lintRelationship(policy: SegmentPolicy): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const { weights, recencyFullDays, recencyZeroDays, conversationWindowDays } = policy;
  const sum = weights.recency + weights.breadth + weights.wallet;
  if (sum !== 100) findings.push(error('WeightsNotHundred', 'weights', { sum }));
  if (recencyZeroDays <= recencyFullDays) {
    findings.push(error('RecencyDaysInverted', 'recencyZeroDays', { full: recencyFullDays, zero: recencyZeroDays }));
  }
  if (policy.breadthFull < 1) findings.push(error('BreadthFullTooSmall', 'breadthFull', { value: policy.breadthFull }));
  for (const field of ['conversationWindowDays', 'dormantAfterDays', 'newWithinDays'] as const) {
    if (policy[field] === 0) findings.push(error('WindowMissing', field, {}));
  }
  if (conversationWindowDays > 0 && conversationWindowDays < recencyFullDays) {
    const values = { window: conversationWindowDays, full: recencyFullDays };
    findings.push(warning('WindowShorterThanRecency', 'conversationWindowDays', values));
  }
  return findings;
}

function lintEstimators(policy: SegmentPolicy, industries?: readonly string[]): PolicyFinding[] {
  const { perEmployee, defaultPerEmployee } = policy.estimators;
  const findings: PolicyFinding[] = [];
  const rates = Object.entries(perEmployee);
  if (rates.length === 0 && defaultPerEmployee === null) {
    findings.push(error('EstimatorsMissing', 'estimators', {}));
  }
  for (const [industry, rate] of rates) {
    if (!(rate > 0)) findings.push(error('EstimatorNotPositive', 'estimators', { industry, value: rate }));
    if (industries && !industries.includes(industry)) {
      findings.push(warning('IndustryUnknown', 'estimators', { industry }));
    }
  }
  if (defaultPerEmployee !== null && !(defaultPerEmployee > 0)) {
    findings.push(error('EstimatorNotPositive', 'estimators', { industry: null, value: defaultPerEmployee }));
  }
  return findings;
}

const ROLE_CHOICES = ['leadChannel', 'expectationLevel'] as const;
const ROLE_COUNTS = ['cadenceDays', 'acceptWithinDays', 'firstVisitWithinDays', 'capacityPerPerson'] as const;

function lintRolesOf(segment: ScoredSegment, roles: readonly SegmentRole[]): PolicyFinding[] {
  const [role, ...others] = roles.filter((candidate) => candidate.segment === segment);
  if (!role) return [error('RoleMissing', 'roles', { segment })];
  const findings: PolicyFinding[] = [];
  if (others.length > 0) findings.push(error('RoleDuplicate', 'roles', { segment, count: others.length + 1 }));
  for (const field of ROLE_CHOICES) {
    if (role[field] === null) findings.push(error('RoleFieldMissing', field, { segment }));
  }
  for (const field of ROLE_COUNTS) {
    const value = role[field];
    if (value === null) findings.push(error('RoleFieldMissing', field, { segment }));
    else if (!(value > 0)) findings.push(error('RoleFieldNotPositive', field, { segment, value }));
  }
  if (role.leadChannel !== null && role.leadChannel === role.supportChannel) {
    findings.push(warning('SupportEqualsLead', 'supportChannel', { segment, channel: role.leadChannel }));
  }
  return findings;
}

function error(code: PolicyFindingCode, field: string, values: PolicyFinding['values']): PolicyFinding {
  return { code, severity: 'error', field, values };
}

function warning(code: PolicyFindingCode, field: string, values: PolicyFinding['values']): PolicyFinding {
  return { code, severity: 'warning', field, values };
}
