import type { Channel, ExpectationLevel, Segment, SegmentPolicy, SegmentRole, TargetKind } from 'c/renkeiSegmentRules';
import { nodesOf, valueOf, type Connection, type FieldValue } from './nodes.ts';

type NumberField =
  | 'PotentialCutOff__c'
  | 'PotentialMargin__c'
  | 'RelationshipCutOff__c'
  | 'RelationshipMargin__c'
  | 'RecencyWeight__c'
  | 'BreadthWeight__c'
  | 'WalletWeight__c'
  | 'RecencyFullDays__c'
  | 'RecencyZeroDays__c'
  | 'RecencyStepDays__c'
  | 'BreadthFull__c'
  | 'ConversationWindowDays__c'
  | 'DormantAfterDays__c'
  | 'NewWithinDays__c'
  | 'ReviveFloor__c'
  | 'DefaultPerEmployee__c'
  | 'DefaultRevenuePercent__c'
  | 'AmountPerUnit__c';

/** A policy record with its roles and estimators, as the queries of this capability ask for it. */
export type PolicyNode = Record<NumberField, FieldValue<number>> & {
  Id: string;
  Name: FieldValue<string>;
  EffectiveFrom__c: FieldValue<string>;
  EffectiveTo__c: FieldValue<string>;
  Roles__r: Connection<RoleNode> | null;
  Estimators__r: Connection<EstimatorNode> | null;
};

interface RoleNode {
  Id: string;
  Segment__c: FieldValue<Segment>;
  LeadChannel__c: FieldValue<Channel>;
  SupportChannel__c: FieldValue<Channel>;
  LeadPurpose__c: FieldValue<string>;
  SupportPurpose__c: FieldValue<string>;
  CadenceDays__c: FieldValue<number>;
  ExpectationLevel__c: FieldValue<ExpectationLevel>;
  AcceptWithinDays__c: FieldValue<number>;
  FirstVisitWithinDays__c: FieldValue<number>;
  CapacityPerPerson__c: FieldValue<number>;
  TargetKind__c: FieldValue<TargetKind>;
  TargetPerMonth__c: FieldValue<number>;
  SegmentLabel__c: FieldValue<string>;
}

interface EstimatorNode {
  Id: string;
  Industry__c: FieldValue<string>;
  AmountPerEmployee__c: FieldValue<number>;
  RevenuePercent__c: FieldValue<number>;
}

/**
 * The policy of a record.
 * @param missing stands for a number that the record lacks: 0 where a page only shows it, NaN where the lint has to name it
 */
export function toPolicy(node: PolicyNode, missing = 0): SegmentPolicy {
  const needed = (field: NumberField) => valueOf(node[field]) ?? missing;
  return {
    version: node.Id,
    potentialCutOff: needed('PotentialCutOff__c'),
    potentialMarginPercent: needed('PotentialMargin__c'),
    relationshipCutOff: needed('RelationshipCutOff__c'),
    relationshipMargin: needed('RelationshipMargin__c'),
    weights: {
      recency: needed('RecencyWeight__c'),
      breadth: needed('BreadthWeight__c'),
      wallet: needed('WalletWeight__c'),
    },
    recencyFullDays: needed('RecencyFullDays__c'),
    recencyZeroDays: needed('RecencyZeroDays__c'),
    recencyStepDays: needed('RecencyStepDays__c'),
    breadthFull: needed('BreadthFull__c'),
    conversationWindowDays: needed('ConversationWindowDays__c'),
    dormantAfterDays: needed('DormantAfterDays__c'),
    newWithinDays: needed('NewWithinDays__c'),
    reviveFloor: needed('ReviveFloor__c'),
    estimators: {
      perEmployee: ratesOf(node, 'AmountPerEmployee__c'),
      defaultPerEmployee: valueOf(node.DefaultPerEmployee__c),
      revenuePercent: ratesOf(node, 'RevenuePercent__c'),
      defaultRevenuePercent: valueOf(node.DefaultRevenuePercent__c),
      amountPerUnit: valueOf(node.AmountPerUnit__c),
    },
  };
}

export function toRoles(node: Pick<PolicyNode, 'Roles__r'>): SegmentRole[] {
  return nodesOf(node.Roles__r).map((role) => ({
    segment: valueOf(role.Segment__c) ?? 'Unscored',
    leadChannel: valueOf(role.LeadChannel__c),
    supportChannel: valueOf(role.SupportChannel__c),
    leadPurpose: valueOf(role.LeadPurpose__c),
    supportPurpose: valueOf(role.SupportPurpose__c),
    cadenceDays: valueOf(role.CadenceDays__c),
    expectationLevel: valueOf(role.ExpectationLevel__c),
    acceptWithinDays: valueOf(role.AcceptWithinDays__c),
    firstVisitWithinDays: valueOf(role.FirstVisitWithinDays__c),
    capacityPerPerson: valueOf(role.CapacityPerPerson__c),
    targetKind: valueOf(role.TargetKind__c),
    targetPerMonth: valueOf(role.TargetPerMonth__c),
    segmentLabel: valueOf(role.SegmentLabel__c),
  }));
}

function ratesOf(node: PolicyNode, field: 'AmountPerEmployee__c' | 'RevenuePercent__c'): Record<string, number> {
  return Object.fromEntries(
    nodesOf(node.Estimators__r).flatMap((estimator) => {
      const [industry, rate] = [valueOf(estimator.Industry__c), valueOf(estimator[field])];
      return industry === null || rate === null ? [] : [[industry, rate]];
    }),
  );
}
