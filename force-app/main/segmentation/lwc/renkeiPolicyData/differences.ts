import type { ChannelRole, SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import { channelRoleKey } from './children.ts';
import type { PolicyContents } from './version.ts';

type Value = string | number | boolean | null;

/** An entry of which two versions say different things; null: it says nothing. Entries are named as in policy files. */
export interface PolicyDifference {
  /** Such as `potential.cutOff`, `roles.Key.cadenceDays`, `channelRoles.Key.Quote.Field.costPerContact`. */
  entry: string;
  from: Value;
  to: Value;
}

/** Entry by entry what it takes to get from one version to the other. */
export function differencesOf(from: PolicyContents, to: PolicyContents): PolicyDifference[] {
  const before = entriesOf(from);
  const after = entriesOf(to);
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((entry) => ({ entry, from: before.get(entry) ?? null, to: after.get(entry) ?? null }))
    .filter((difference) => difference.from !== difference.to);
}

function entriesOf({ name, description, cutOffMode, fieldCapacity, ...rest }: PolicyContents): Map<string, Value> {
  const entries: [string, Value][] = [
    ['name', name],
    ['description', description],
    ['potential.cutOffMode', cutOffMode.toLowerCase()],
    ['potential.fieldCapacity', fieldCapacity],
    ...policyEntries(rest.policy),
    ...rest.roles.flatMap(roleEntries),
    ...rest.channelRoles.flatMap(channelRoleEntries),
  ];
  return new Map(entries.filter(([, value]) => !Number.isNaN(value)));
}

function policyEntries(policy: SegmentPolicy): [string, Value][] {
  const { weights, estimators } = policy;
  return [
    ['potential.cutOff', policy.potentialCutOff],
    ['potential.marginPercent', policy.potentialMarginPercent],
    ['potential.reviveFloor', policy.reviveFloor],
    ['potential.amountPerUnit', estimators.amountPerUnit],
    ...byIndustry('potential.perEmployee', estimators.perEmployee),
    ['potential.defaultPerEmployee', estimators.defaultPerEmployee],
    ...byIndustry('potential.revenuePercent', estimators.revenuePercent),
    ['potential.defaultRevenuePercent', estimators.defaultRevenuePercent],
    ['relationship.cutOff', policy.relationshipCutOff],
    ['relationship.margin', policy.relationshipMargin],
    ['relationship.weights.recency', weights.recency],
    ['relationship.weights.breadth', weights.breadth],
    ['relationship.weights.wallet', weights.wallet],
    ['relationship.recencyFullDays', policy.recencyFullDays],
    ['relationship.recencyZeroDays', policy.recencyZeroDays],
    ['relationship.recencyStepDays', policy.recencyStepDays],
    ['relationship.breadthFull', policy.breadthFull],
    ['relationship.conversationWindowDays', policy.conversationWindowDays],
    ['lifecycle.newWithinDays', policy.newWithinDays],
    ['lifecycle.dormantAfterDays', policy.dormantAfterDays],
  ];
}

function byIndustry(path: string, rates: Readonly<Record<string, number>>): [string, Value][] {
  return Object.entries(rates).map(([industry, rate]) => [`${path}.${industry}`, rate]);
}

function roleEntries({ segment, segmentLabel, targetKind, targetPerMonth, ...role }: SegmentRole): [string, Value][] {
  const path = `roles.${segment}`;
  return [
    [`${path}.label`, segmentLabel],
    ...Object.entries(role).map(([name, value]): [string, Value] => [`${path}.${name}`, value]),
    [`${path}.target.kind`, targetKind],
    [`${path}.target.perMonth`, targetPerMonth],
  ];
}

function channelRoleEntries(role: ChannelRole): [string, Value][] {
  const path = `channelRoles.${channelRoleKey(role).replaceAll(':', '.')}`;
  return [
    // Of a channel role without figures its being there is all it says.
    [path, true],
    [`${path}.hoursPerContact`, role.hoursPerContact],
    [`${path}.costPerContact`, role.costPerContact],
  ];
}
