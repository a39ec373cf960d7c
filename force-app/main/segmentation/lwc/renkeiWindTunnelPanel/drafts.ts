import type { PolicyContents, PolicySummary } from 'c/renkeiPolicyData';

/** A draft and the Id under which it is stored. */
export type SavedDraft = PolicyContents & { id: string };

/** A draft that was saved a moment ago may not be among the versions read before. */
export function withDraft(
  versions: readonly PolicySummary[],
  { id, name, cutOffMode, policy }: SavedDraft,
): PolicySummary[] {
  const draft: PolicySummary = {
    id,
    name,
    isActive: false,
    effectiveFrom: null,
    effectiveTo: null,
    cutOffMode,
    potentialCutOff: Number.isNaN(policy.potentialCutOff) ? null : policy.potentialCutOff,
    relationshipCutOff: policy.relationshipCutOff,
    activationReason: null,
    activatedOn: null,
  };
  return [...versions.filter((version) => version.id !== id), draft];
}
