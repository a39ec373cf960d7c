import type { SegmentRole } from './model.ts';

/**
 * How many accounts of the segment one account owner can look after; null when that cannot be said. The policy's capacity counts
 * people of the leading channel, and owners are those people only where the field leads.
 */
export function capacityPerOwner(role: SegmentRole | undefined): number | null {
  return role?.leadChannel === 'Field' ? role.capacityPerPerson : null;
}
