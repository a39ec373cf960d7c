/** Follow-up meetings: what stands on the agenda and why, how long it takes, when a team meets, and what decisions change. */
export { actionDefaults, type ActionDefaults } from './actions.ts';
export { buildAgenda, inOrder, isOnRecord, itemKey, missingLines, placeLines, type Placed } from './agenda.ts';
export {
  ACTION_DECISIONS,
  CASE_DECISIONS,
  OTHER_DECISIONS,
  consequences,
  decisionsFor,
  problemOf,
  type Consequences,
  type DecidedSubject,
  type DecisionInput,
  type DecisionProblem,
} from './decisions.ts';
export { estimate, secondsFor, type Estimate, type Progress } from './estimate.ts';
export {
  attendance,
  expectedDays,
  mondayOf,
  nextMeetingDay,
  slotOf,
  type Attendance,
  type HeldMeeting,
  type Rhythm,
} from './meetingDays.ts';
export { askAbout, isOneLine, type Asked } from './questions.ts';
export * from './model.ts';
