/**
 * Centre health: the six patterns by which the failed centre of the paper (company B) could have been recognised, each as a count
 * with what it is out of. There is no composite on purpose: nobody can act on an average of six things.
 *
 * A week is named by its Monday and can be told when it has ended. Everything is reconstructed from what is dated, so that a week
 * told late is told as it was.
 */
export {
  DEFAULT_HEALTH_POLICY,
  HEALTH_PATTERNS,
  type CaseHistory,
  type HealthPattern,
  type HealthPolicy,
  type TeamFacts,
} from './model.ts';
export { healthOfWeek } from './health.ts';
export { feedbackDueOn } from './patterns.ts';
export { weeksToTell } from './weeks.ts';
