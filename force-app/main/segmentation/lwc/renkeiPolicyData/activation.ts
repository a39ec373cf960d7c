import { addDays } from 'c/renkeiCalendarRules';
import { lintVersions, type PolicyFinding } from 'c/renkeiSegmentRules';
import { changeTogether, type Operation } from './mutation.ts';
import type { PolicySummary } from './version.ts';

const POLICY = 'RenkeiSegmentPolicy__c';

/** What activating a version does to the dates of all versions. */
export interface ActivationPlan {
  id: string;
  /** First day, yyyy-mm-dd. */
  effectiveFrom: string;
  /** The version that ends the day before; null when none is in force then. */
  closes: { id: string; name: string; effectiveTo: string } | null;
  /** What would be wrong with the dates then; an error forbids it. */
  findings: PolicyFinding[];
}

/**
 * Says what activating a version from a day on would do: the version in force on that day ends the day before.
 * @throws Error when there is no such version
 */
export function planActivation(versions: readonly PolicySummary[], id: string, effectiveFrom: string): ActivationPlan {
  const chosen = versions.find((version) => version.id === id);
  if (!chosen) throw new Error(`There is no version ${id}.`);
  const inForce = versions.find(
    (version) =>
      version.id !== id &&
      version.isActive &&
      (version.effectiveFrom ?? '') < effectiveFrom &&
      (version.effectiveTo === null || version.effectiveTo >= effectiveFrom),
  );
  const closes = inForce ? { id: inForce.id, name: inForce.name, effectiveTo: addDays(effectiveFrom, -1) } : null;
  const after = versions.map((version) => {
    if (version.id === id) return { ...version, isActive: true, effectiveFrom };
    return version.id === closes?.id ? { ...version, effectiveTo: closes.effectiveTo } : version;
  });
  // Older gaps and overlaps are not this activation's.
  const known = new Set(lintVersions(versions).map((finding) => JSON.stringify(finding)));
  const findings = lintVersions(after).filter((finding) => !known.has(JSON.stringify(finding)));
  return { id, effectiveFrom, closes, findings };
}

/**
 * Puts a version in force and closes the one before, both or neither.
 * @param by user Id
 * @param at moment of the activation
 * @throws PolicyChangeError with the org's reasons
 */
export async function activate(plan: ActivationPlan, reason: string, by: string, at: Date): Promise<void> {
  const { id, effectiveFrom, closes } = plan;
  const fields = {
    IsActive__c: true,
    EffectiveFrom__c: effectiveFrom,
    ActivationReason__c: reason,
    ActivatedOn__c: at.toISOString(),
    ActivatedBy__c: by,
  };
  const before: Operation[] = closes
    ? [
        {
          alias: 'predecessor',
          object: POLICY,
          verb: 'Update',
          id: closes.id,
          fields: { EffectiveTo__c: closes.effectiveTo },
        },
      ]
    : [];
  await changeTogether([...before, { alias: 'policy', object: POLICY, verb: 'Update', id, fields }]);
}
