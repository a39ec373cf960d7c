export { capacityPerOwner } from './capacity.ts';
export { scoreAccount } from './score.ts';
export { explainScore } from './explanation.ts';
export type { Explanation, ExplanationCode } from './explanation.ts';
export { lintPolicy } from './lint.ts';
export type { PolicyFinding, PolicyFindingCode } from './lint.ts';
export { SegmentInputError } from './inputs.ts';
export type { InputErrorCode } from './inputs.ts';
export { estimatePotential, sizeBandOf } from './potential.ts';
export { SCORED_SEGMENTS } from './model.ts';
export type {
  AccountInputs,
  AccountScore,
  Band,
  Channel,
  ExpectationLevel,
  Focus,
  Lifecycle,
  ScoredSegment,
  Segment,
  SegmentPolicy,
  SegmentRole,
  SizeBand,
  Source,
  UnscoredReason,
} from './model.ts';
