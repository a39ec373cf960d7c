/**
 * Channel fit: through which channel a customer wants to be served at each step of the process, and through which they were served.
 * The survey behind the idea is figures 2 and 3 of the paper: six steps by three channels, and customers who want the field only
 * (33 %), the centre only (4 %), the web only (10 %) or several (53 %). Seminars are a channel of their own here.
 */
export {
  CHANNELS,
  PROCESS_STEPS,
  type Channel,
  type FitSummary,
  type Preference,
  type PreferenceGroup,
  type ProcessStep,
} from './model.ts';
export { fitOf, usedChannels } from './fit.ts';
export { groupOf, rollUp } from './rollUp.ts';
