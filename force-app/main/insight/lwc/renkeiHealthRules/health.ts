import { addDays } from 'c/renkeiCalendarRules';
import {
  DEFAULT_HEALTH_POLICY,
  HEALTH_PATTERNS,
  type HealthCount,
  type HealthPattern,
  type HealthPolicy,
  type TeamFacts,
} from './model.ts';
import {
  abandonedAfterOneVisit,
  feedbackNotGiven,
  isolation,
  partTimeManagement,
  skippedMeetings,
  unexplainedReturns,
  type Week,
} from './patterns.ts';

const COUNTS: Record<
  HealthPattern,
  (facts: TeamFacts, week: Week, policy: HealthPolicy) => Pick<HealthCount, 'denominator' | 'subjects'>
> = {
  Isolation: isolation,
  PartTimeManagement: partTimeManagement,
  AbandonedAfterOneVisit: abandonedAfterOneVisit,
  UnexplainedReturns: unexplainedReturns,
  SkippedMeetings: skippedMeetings,
  FeedbackNotGiven: feedbackNotGiven,
};

/** The six counts of a team for the week that begins on a Monday. */
export function healthOfWeek(
  facts: TeamFacts,
  monday: string,
  policy: HealthPolicy = DEFAULT_HEALTH_POLICY,
): HealthCount[] {
  const week = { monday, sunday: addDays(monday, 6) };
  return HEALTH_PATTERNS.map((pattern) => {
    const { denominator, subjects } = COUNTS[pattern](facts, week, policy);
    return { pattern, count: subjects.length, denominator, subjects };
  });
}
