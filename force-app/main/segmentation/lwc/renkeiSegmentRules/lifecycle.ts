import { daysBetween } from 'c/renkeiCalendarRules';
import type { AccountInputs, Lifecycle, SegmentPolicy } from './model.ts';

/**
 * New: never won anything, or won for the first time within `newWithinDays`. Existing: a win or a conversation within
 * `dormantAfterDays`. Dormant: a customer once, and silent for longer. Both limits include their last day.
 */
export function lifecycleOf(inputs: AccountInputs, policy: SegmentPolicy, asOf: string): Lifecycle {
  const within = (date: string | null, days: number) => date !== null && daysBetween(date, asOf) <= days;
  if (inputs.firstWonOn === null || within(inputs.firstWonOn, policy.newWithinDays)) return 'New';
  const alive =
    within(inputs.lastWonOn, policy.dormantAfterDays) || within(inputs.lastConversation, policy.dormantAfterDays);
  return alive ? 'Existing' : 'Dormant';
}
