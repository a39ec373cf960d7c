import type { ChannelRole, SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import type { PolicyFile } from './schema.ts';

/**
 * The file's figures in the shape in which the rules take them. A cut-off that is left to the first run is no number yet.
 * @param version names the version: the record's Id in an org, else the file's key
 */
export function rulesPolicy(file: PolicyFile, version: string = file.sourceKey): SegmentPolicy {
  const { potential, relationship, lifecycle } = file;
  return {
    version,
    potentialCutOff: potential.cutOff ?? Number.NaN,
    potentialMarginPercent: potential.marginPercent,
    relationshipCutOff: relationship.cutOff,
    relationshipMargin: relationship.margin,
    weights: relationship.weights,
    recencyFullDays: relationship.recencyFullDays,
    recencyZeroDays: relationship.recencyZeroDays,
    recencyStepDays: relationship.recencyStepDays,
    breadthFull: relationship.breadthFull,
    conversationWindowDays: relationship.conversationWindowDays,
    dormantAfterDays: lifecycle.dormantAfterDays,
    newWithinDays: lifecycle.newWithinDays,
    reviveFloor: potential.reviveFloor,
    estimators: {
      perEmployee: potential.perEmployee,
      defaultPerEmployee: potential.defaultPerEmployee,
      revenuePercent: potential.revenuePercent,
      defaultRevenuePercent: potential.defaultRevenuePercent,
      amountPerUnit: potential.amountPerUnit,
    },
  };
}

/** The file's roles in the shape in which the rules take them. */
export function rulesRoles(file: PolicyFile): SegmentRole[] {
  return file.roles.map(({ label, target, ...role }) => ({
    ...role,
    targetKind: target?.kind ?? null,
    targetPerMonth: target?.perMonth ?? null,
    segmentLabel: label,
  }));
}

/** The file's channel roles in the shape in which the rules take them. */
export function rulesChannelRoles(file: PolicyFile): ChannelRole[] {
  return file.channelRoles.map((role) => ({ ...role }));
}

/** Whether both score an account the same, so that only the cut-offs decide where it stands. */
export function scoresAlike(one: SegmentPolicy, other: SegmentPolicy): boolean {
  return scoring(one) === scoring(other);
}

function scoring(policy: SegmentPolicy): string {
  const { perEmployee, revenuePercent, ...others } = policy.estimators;
  const { weights, recencyFullDays, recencyZeroDays, recencyStepDays, breadthFull, conversationWindowDays } = policy;
  const sorted = (rates: Readonly<Record<string, number>>) => Object.entries(rates).sort();
  const { recency, breadth, wallet } = weights;
  return JSON.stringify([
    ...[
      recency,
      breadth,
      wallet,
      recencyFullDays,
      recencyZeroDays,
      recencyStepDays,
      breadthFull,
      conversationWindowDays,
    ],
    ...[sorted(perEmployee), sorted(revenuePercent)],
    ...[others.defaultPerEmployee, others.defaultRevenuePercent, others.amountPerUnit],
  ]);
}
