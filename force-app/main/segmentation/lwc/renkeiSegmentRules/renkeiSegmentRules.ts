export { capacityPerOwner } from './capacity.ts';
export { scoreAccount } from './score.ts';
export { explainScore } from './explanation.ts';
export type { Explanation, ExplanationCode } from './explanation.ts';
export { explainOrigin } from './origin.ts';
export type { Origin, ScoreFacts } from './origin.ts';
export { lintPolicy } from './lint.ts';
export type { LintContext } from './lint.ts';
export { lintVersions } from './lintVersions.ts';
export type { VersionDates } from './lintVersions.ts';
export type { PolicyFinding, PolicyFindingCode } from './finding.ts';
export { SegmentInputError } from './inputs.ts';
export type { InputErrorCode } from './inputs.ts';
export { estimatePotential, sizeBandOf } from './potential.ts';
export type { Estimate } from './potential.ts';
export { CHANNELS, PROCESS_STEPS, SCORED_SEGMENTS } from './model.ts';
export type {
  AccountInputs,
  AccountScore,
  Band,
  Channel,
  ChannelRole,
  CutOffMode,
  Estimators,
  ExpectationLevel,
  Focus,
  Lifecycle,
  PotentialBasis,
  ProcessStep,
  ScoredSegment,
  Segment,
  SegmentPolicy,
  SegmentReason,
  SegmentRole,
  SizeBand,
  Source,
  TargetKind,
  UnscoredReason,
  WalletSource,
} from './model.ts';
