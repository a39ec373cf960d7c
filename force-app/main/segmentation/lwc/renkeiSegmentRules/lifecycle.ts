import type { InputDays } from './inputs.ts';
import type { Lifecycle, SegmentPolicy } from './model.ts';

/**
 * New: never won anything, or won for the first time within `newWithinDays`. Existing: a win or a conversation within
 * `dormantAfterDays`. Dormant: a customer once, and silent for longer. Both limits include their last day.
 */
export function lifecycleOf(
  { asOf, firstWon, lastWon, lastConversation }: InputDays,
  { newWithinDays, dormantAfterDays }: SegmentPolicy,
): Lifecycle {
  if (firstWon === null || asOf - firstWon <= newWithinDays) return 'New';
  const boughtLately = lastWon !== null && asOf - lastWon <= dormantAfterDays;
  const talkedLately = lastConversation !== null && asOf - lastConversation <= dormantAfterDays;
  return boughtLately || talkedLately ? 'Existing' : 'Dormant';
}
