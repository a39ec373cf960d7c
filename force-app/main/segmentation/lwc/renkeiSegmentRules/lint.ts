import { error, warning, type PolicyFinding } from './finding.ts';
import { lintChannelRoles } from './lintChannelRoles.ts';
import { lintEstimators } from './lintEstimators.ts';
import { lintNumber, LIMITS } from './lintNumbers.ts';
import { lintRoles } from './lintRoles.ts';
import type { ChannelRole, CutOffMode, SegmentPolicy, SegmentRole } from './model.ts';

/** What belongs to a policy beside its rules; what is left out is not checked. */
export interface LintContext {
  /** Industry API values of the org; estimators for others are reported. */
  industries?: readonly string[] | undefined;
  channelRoles?: readonly ChannelRole[] | undefined;
  /** Whether the org has several currencies, in which annual revenues lead to no potential. */
  severalCurrencies?: boolean | undefined;
  /** How the potential cut-off comes about; `isActive` false: nothing has resolved a capacity yet. */
  cutOff?: { mode: CutOffMode; fieldCapacity: number | null; isActive: boolean } | undefined;
}

/** Beyond a quarter of the cut-off the two bands overlap so far that nearly nothing moves any more. */
const LARGE_MARGIN_PERCENT = 25;

/** All findings about a policy, its roles and what else is given, errors and warnings, in reading order. */
export function lintPolicy(
  policy: SegmentPolicy,
  roles: readonly SegmentRole[],
  context: LintContext = {},
): PolicyFinding[] {
  return [
    ...lintFigures(policy, context),
    ...lintCutOffs(policy),
    ...(context.cutOff ? lintCutOffMode(context.cutOff, policy) : []),
    ...lintRelationship(policy),
    ...lintEstimators(policy.estimators, context),
    ...lintRoles(roles),
    ...(context.channelRoles ? lintChannelRoles(context.channelRoles) : []),
  ];
}

const FIGURES = {
  potentialCutOff: LIMITS.amount,
  potentialMarginPercent: LIMITS.percent,
  relationshipCutOff: LIMITS.points,
  relationshipMargin: LIMITS.points,
  recencyFullDays: LIMITS.days,
  recencyZeroDays: LIMITS.days,
  recencyStepDays: LIMITS.stepDays,
  breadthFull: LIMITS.contacts,
  conversationWindowDays: LIMITS.days,
  dormantAfterDays: LIMITS.days,
  newWithinDays: LIMITS.days,
  reviveFloor: LIMITS.amount,
} as const;
type Figure = keyof typeof FIGURES;

function lintFigures(policy: SegmentPolicy, { cutOff }: LintContext): PolicyFinding[] {
  const { weights } = policy;
  // A capacity stands in for the figure until the first run has found it.
  const pending = cutOff?.mode === 'Capacity' && Number.isNaN(policy.potentialCutOff);
  const figures = (Object.keys(FIGURES) as Figure[]).filter((field) => !(pending && field === 'potentialCutOff'));
  return [
    ...figures.flatMap((field) => lintNumber(field, policy[field], FIGURES[field])),
    ...(['recency', 'breadth', 'wallet'] as const).flatMap((part) =>
      lintNumber(`weights.${part}`, weights[part], LIMITS.weight),
    ),
  ];
}

/** A cut-off that leaves one of the two bands out of reach splits nothing. */
function lintCutOffs(policy: SegmentPolicy): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const { potentialCutOff, relationshipCutOff, relationshipMargin, potentialMarginPercent, reviveFloor } = policy;
  if (potentialCutOff === 0) findings.push(error('OutOfRange', 'potentialCutOff', { value: 0 }));
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

function lintCutOffMode(cutOff: NonNullable<LintContext['cutOff']>, policy: SegmentPolicy): PolicyFinding[] {
  const { mode, fieldCapacity, isActive } = cutOff;
  if (mode === 'Absolute') {
    if (fieldCapacity === null) return [];
    return [warning('FieldCapacityUnused', 'fieldCapacity', { value: fieldCapacity })];
  }
  if (mode !== 'Capacity') return [error('CutOffModeUnknown', 'cutOffMode', { value: mode })];
  if (fieldCapacity === null) return [error('FieldCapacityMissing', 'fieldCapacity', {})];
  const findings = lintNumber('fieldCapacity', fieldCapacity, LIMITS.accounts);
  if (fieldCapacity === 0) findings.push(error('OutOfRange', 'fieldCapacity', { value: 0 }));
  if (!isActive && policy.potentialCutOff > 0) {
    const values = { value: policy.potentialCutOff, capacity: fieldCapacity };
    findings.push(warning('CutOffReplaced', 'potentialCutOff', values));
  }
  return findings;
}

function lintRelationship(policy: SegmentPolicy): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const { weights, recencyFullDays, recencyZeroDays, recencyStepDays, conversationWindowDays } = policy;
  const sum = weights.recency + weights.breadth + weights.wallet;
  // What is no number has been said already.
  if (sum !== 100 && !Number.isNaN(sum)) findings.push(error('WeightsNotHundred', 'weights', { sum }));
  const span = recencyZeroDays - recencyFullDays;
  if (span <= 0) {
    findings.push(error('RecencyDaysInverted', 'recencyZeroDays', { full: recencyFullDays, zero: recencyZeroDays }));
  }
  if (recencyStepDays === 0) findings.push(error('OutOfRange', 'recencyStepDays', { value: 0 }));
  // With a step as long as the fall, recency knows 100 and 0 only.
  if (span > 0 && recencyStepDays >= span && recencyStepDays > 1) {
    findings.push(warning('RecencyStepTooLarge', 'recencyStepDays', { value: recencyStepDays, limit: span }));
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
