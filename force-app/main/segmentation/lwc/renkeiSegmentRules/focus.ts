import type { CompiledPolicy } from './compiled.ts';
import type { AccountInputs, Band, Focus, Lifecycle } from './model.ts';

/**
 * Revive: dormant, somebody there is known and reachable, the field does not cover it, and its potential reaches the floor.
 * Defend: relationship High while the potential lies below the cut-off itself, so the field will not come by itself. Revive comes
 * first: a dormant account has to be won back before there is anything to defend.
 */
export function focusOf(
  { hasWorkingContact, fieldCovers }: AccountInputs,
  lifecycle: Lifecycle,
  potential: number | null,
  relationshipBand: Band | null,
  compiled: CompiledPolicy,
): Focus {
  if (potential === null) return null;
  const reachable = hasWorkingContact && !fieldCovers;
  if (lifecycle === 'Dormant' && reachable && potential >= compiled.reviveFloor) return 'Revive';
  if (relationshipBand === 'High' && potential < compiled.potential.first) return 'Defend';
  return null;
}
