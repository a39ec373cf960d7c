import {
  nodesOf,
  toPolicy,
  toRoles,
  valueOf,
  type Connection,
  type FieldValue,
  type PolicyNode,
} from 'c/renkeiSegmentData';
import type {
  Channel,
  ChannelRole,
  CutOffMode,
  ProcessStep,
  Segment,
  SegmentPolicy,
  SegmentRole,
} from 'c/renkeiSegmentRules';
import { channelRoleKey, type ChildKind } from './children.ts';

/** A version as lists show it, and as dates are compared. */
export interface PolicySummary {
  id: string;
  name: string;
  isActive: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  cutOffMode: CutOffMode;
  /** null where the first run has still to find it. */
  potentialCutOff: number | null;
  relationshipCutOff: number | null;
  activationReason: string | null;
  /** ISO date and time. */
  activatedOn: string | null;
}

/** What a version says, apart from when it is in force. */
export interface PolicyContents {
  name: string;
  description: string | null;
  cutOffMode: CutOffMode;
  /** Accounts that the field can hold; counts in the mode Capacity. */
  fieldCapacity: number | null;
  /** A number that the record lacks is NaN, which the lint names. */
  policy: SegmentPolicy;
  roles: SegmentRole[];
  channelRoles: ChannelRole[];
}

export interface Signature {
  name: string | null;
  /** Day, or date and time. */
  on: string | null;
}

export interface PolicyVersion extends PolicyContents {
  id: string;
  /** Key by which a policy file finds the version again. */
  sourceKey: string | null;
  isActive: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  activationReason: string | null;
  activated: Signature;
  acknowledgedByField: Signature;
  acknowledgedByInsideSales: Signature;
  /** Who saved the record last, and when; its children are records of their own. */
  lastModified: Signature;
  /** Ids of the child records by what tells them apart, so that a change finds them. */
  childIds: Record<ChildKind, ReadonlyMap<string, string>>;
}

interface PersonNode {
  Id: string;
  Name: FieldValue<string>;
}

interface SummaryNode {
  Id: string;
  Name: FieldValue<string>;
  IsActive__c: FieldValue<boolean>;
  EffectiveFrom__c: FieldValue<string>;
  EffectiveTo__c: FieldValue<string>;
  CutOffMode__c: FieldValue<CutOffMode>;
  PotentialCutOff__c: FieldValue<number>;
  RelationshipCutOff__c: FieldValue<number>;
  ActivationReason__c: FieldValue<string>;
  ActivatedOn__c: FieldValue<string>;
}

interface ChannelRoleNode {
  Id: string;
  Segment__c: FieldValue<Segment>;
  ProcessStep__c: FieldValue<ProcessStep>;
  Channel__c: FieldValue<Channel>;
  HoursPerContact__c: FieldValue<number>;
  CostPerContact__c: FieldValue<number>;
}

type VersionNode = PolicyNode &
  SummaryNode & {
    Description__c: FieldValue<string>;
    SourceKey__c: FieldValue<string>;
    FieldCapacity__c: FieldValue<number>;
    AcknowledgedByFieldOn__c: FieldValue<string>;
    AcknowledgedByInsideSalesOn__c: FieldValue<string>;
    ActivatedBy__r: PersonNode | null;
    AcknowledgedByField__r: PersonNode | null;
    AcknowledgedByInsideSales__r: PersonNode | null;
    LastModifiedDate: FieldValue<string>;
    LastModifiedBy: { Name: FieldValue<string> } | null;
    ChannelRoles__r: Connection<ChannelRoleNode> | null;
  };

interface Answer<Node> {
  uiapi: { query: { RenkeiSegmentPolicy__c: Connection<Node> } };
}

/** Reads the answer to `policyVersionsQuery`. */
export function toPolicyVersions(data: unknown): PolicySummary[] {
  return nodesOf((data as Answer<SummaryNode>).uiapi.query.RenkeiSegmentPolicy__c).map((node) => ({
    id: node.Id,
    name: valueOf(node.Name) ?? node.Id,
    isActive: valueOf(node.IsActive__c) === true,
    effectiveFrom: valueOf(node.EffectiveFrom__c),
    effectiveTo: valueOf(node.EffectiveTo__c),
    cutOffMode: valueOf(node.CutOffMode__c) ?? 'Absolute',
    potentialCutOff: valueOf(node.PotentialCutOff__c),
    relationshipCutOff: valueOf(node.RelationshipCutOff__c),
    activationReason: valueOf(node.ActivationReason__c),
    activatedOn: valueOf(node.ActivatedOn__c),
  }));
}

/** Reads the answer to `policyVersionQuery`; null when there is no such version. */
export function toPolicyVersion(data: unknown): PolicyVersion | null {
  const [node] = nodesOf((data as Answer<VersionNode>).uiapi.query.RenkeiSegmentPolicy__c);
  if (!node) return null;
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? node.Id,
    description: valueOf(node.Description__c),
    sourceKey: valueOf(node.SourceKey__c),
    isActive: valueOf(node.IsActive__c) === true,
    effectiveFrom: valueOf(node.EffectiveFrom__c),
    effectiveTo: valueOf(node.EffectiveTo__c),
    cutOffMode: valueOf(node.CutOffMode__c) ?? 'Absolute',
    fieldCapacity: valueOf(node.FieldCapacity__c),
    policy: toPolicy(node, Number.NaN),
    roles: toRoles(node),
    channelRoles: nodesOf(node.ChannelRoles__r).flatMap(toChannelRole),
    activationReason: valueOf(node.ActivationReason__c),
    activated: { name: valueOf(node.ActivatedBy__r?.Name), on: valueOf(node.ActivatedOn__c) },
    acknowledgedByField: {
      name: valueOf(node.AcknowledgedByField__r?.Name),
      on: valueOf(node.AcknowledgedByFieldOn__c),
    },
    acknowledgedByInsideSales: {
      name: valueOf(node.AcknowledgedByInsideSales__r?.Name),
      on: valueOf(node.AcknowledgedByInsideSalesOn__c),
    },
    lastModified: { name: valueOf(node.LastModifiedBy?.Name), on: valueOf(node.LastModifiedDate) },
    childIds: childIdsOf(node),
  };
}

function toChannelRole(node: ChannelRoleNode): ChannelRole[] {
  const [segment, step, channel] = [valueOf(node.Segment__c), valueOf(node.ProcessStep__c), valueOf(node.Channel__c)];
  if (segment === null || step === null || channel === null) return [];
  const { HoursPerContact__c: hours, CostPerContact__c: cost } = node;
  return [{ segment, step, channel, hoursPerContact: valueOf(hours), costPerContact: valueOf(cost) }];
}

function childIdsOf(node: VersionNode): PolicyVersion['childIds'] {
  return {
    RenkeiSegmentRole__c: new Map(
      nodesOf(node.Roles__r).map((role) => [valueOf(role.Segment__c) ?? 'Unscored', role.Id] as const),
    ),
    RenkeiChannelRole__c: new Map(
      nodesOf(node.ChannelRoles__r).flatMap((child) =>
        toChannelRole(child).map((role) => [channelRoleKey(role), child.Id] as const),
      ),
    ),
    RenkeiEstimator__c: new Map(
      nodesOf(node.Estimators__r).map((estimator) => [valueOf(estimator.Industry__c) ?? '', estimator.Id] as const),
    ),
  };
}
