import type { Band, Focus, Lifecycle, SegmentPolicy } from './model.ts';

/**
 * Revive: dormant, somebody there is known and reachable, the field does not cover it, and its potential reaches the floor.
 * Defend: relationship High while the potential lies below the cut-off, so the field will not come by itself. Revive comes
 * first: a dormant account has to be won back before there is anything to defend.
 */
export function focusOf(
  account: {
    lifecycle: Lifecycle;
    potential: number | null;
    relationshipBand: Band | null;
    hasWorkingContact: boolean;
    fieldCovers: boolean;
  },
  policy: SegmentPolicy,
): Focus {
  const { potential } = account;
  if (potential === null) return null;
  const reachable = account.hasWorkingContact && !account.fieldCovers;
  if (account.lifecycle === 'Dormant' && reachable && potential >= policy.reviveFloor) return 'Revive';
  if (account.relationshipBand === 'High' && potential < policy.potentialCutOff) return 'Defend';
  return null;
}
