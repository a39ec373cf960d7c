export { targetsOfMonth } from './targets.ts';
export { monthPassed, progressOf } from './progress.ts';
export type { Activity, Pace, SegmentTarget, TargetKind, TargetPerson, TargetRow } from './model.ts';
