/** Follow-up meetings: what stands on the agenda and why, how long it takes, when a team meets, and what decisions change. */
export { actionDefaults, type ActionDefaults } from './actions.ts';
export { buildAgenda, isOnRecord, itemKey, missingLines, placeLines } from './agenda.ts';
export {
  consequences,
  decisionsFor,
  problemOf,
  type Consequences,
  type DecidedSubject,
  type DecisionInput,
  type DecisionProblem,
} from './decisions.ts';
export { estimate, secondsFor, type Estimate } from './estimate.ts';
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
export { askAbout, isOneLine } from './questions.ts';
export * from './model.ts';
