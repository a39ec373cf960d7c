import type { ChannelRole } from 'c/renkeiSegmentRules';
import type { PolicyContents } from './version.ts';

/** Objects whose records belong to a version. */
export type ChildKind = 'RenkeiSegmentRole__c' | 'RenkeiChannelRole__c' | 'RenkeiEstimator__c';
export const CHILD_KINDS: readonly ChildKind[] = ['RenkeiSegmentRole__c', 'RenkeiChannelRole__c', 'RenkeiEstimator__c'];

/** Values as records hold them; a number that is none is empty. */
export type Fields = Record<string, string | number | boolean | null>;

/** What tells a channel role from its siblings. */
export function channelRoleKey({ segment, step, channel }: ChannelRole): string {
  return `${segment}:${step}:${channel}`;
}

/** The fields of a policy record that say what the version says. */
export function policyFields({ name, description, cutOffMode, fieldCapacity, policy }: PolicyContents): Fields {
  const { weights, estimators } = policy;
  return emptied({
    Name: name,
    Description__c: description,
    CutOffMode__c: cutOffMode,
    FieldCapacity__c: fieldCapacity,
    PotentialCutOff__c: policy.potentialCutOff,
    PotentialMargin__c: policy.potentialMarginPercent,
    RelationshipCutOff__c: policy.relationshipCutOff,
    RelationshipMargin__c: policy.relationshipMargin,
    RecencyWeight__c: weights.recency,
    BreadthWeight__c: weights.breadth,
    WalletWeight__c: weights.wallet,
    RecencyFullDays__c: policy.recencyFullDays,
    RecencyZeroDays__c: policy.recencyZeroDays,
    RecencyStepDays__c: policy.recencyStepDays,
    BreadthFull__c: policy.breadthFull,
    ConversationWindowDays__c: policy.conversationWindowDays,
    DormantAfterDays__c: policy.dormantAfterDays,
    NewWithinDays__c: policy.newWithinDays,
    ReviveFloor__c: policy.reviveFloor,
    DefaultPerEmployee__c: estimators.defaultPerEmployee,
    DefaultRevenuePercent__c: estimators.defaultRevenuePercent,
    AmountPerUnit__c: estimators.amountPerUnit,
  });
}

/** The fields of all child records, by what tells them apart, without the policy that they belong to. */
export function childFields({ roles, channelRoles, policy }: PolicyContents): Record<ChildKind, Map<string, Fields>> {
  const { perEmployee, revenuePercent } = policy.estimators;
  const industries = [...new Set([...Object.keys(perEmployee), ...Object.keys(revenuePercent)])];
  return {
    RenkeiSegmentRole__c: new Map(
      roles.map((role) => [
        role.segment,
        emptied({
          Segment__c: role.segment,
          LeadChannel__c: role.leadChannel,
          SupportChannel__c: role.supportChannel,
          LeadPurpose__c: role.leadPurpose,
          SupportPurpose__c: role.supportPurpose,
          CadenceDays__c: role.cadenceDays,
          ExpectationLevel__c: role.expectationLevel,
          AcceptWithinDays__c: role.acceptWithinDays,
          FirstVisitWithinDays__c: role.firstVisitWithinDays,
          CapacityPerPerson__c: role.capacityPerPerson,
          TargetKind__c: role.targetKind,
          TargetPerMonth__c: role.targetPerMonth,
          SegmentLabel__c: role.segmentLabel,
        }),
      ]),
    ),
    RenkeiChannelRole__c: new Map(
      channelRoles.map((role) => [
        channelRoleKey(role),
        emptied({
          Segment__c: role.segment,
          ProcessStep__c: role.step,
          Channel__c: role.channel,
          HoursPerContact__c: role.hoursPerContact,
          CostPerContact__c: role.costPerContact,
        }),
      ]),
    ),
    RenkeiEstimator__c: new Map(
      industries.map((industry) => [
        industry,
        emptied({
          Industry__c: industry,
          AmountPerEmployee__c: perEmployee[industry] ?? null,
          RevenuePercent__c: revenuePercent[industry] ?? null,
        }),
      ]),
    ),
  };
}

function emptied(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, Number.isNaN(value) ? null : value]),
  );
}
