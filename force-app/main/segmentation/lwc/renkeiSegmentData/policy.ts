import type { Channel, ExpectationLevel, Segment, SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from './nodes.ts';

export interface ActivePolicy {
  id: string;
  name: string;
  policy: SegmentPolicy;
  roles: SegmentRole[];
}

/** What is known before any account is read; both parts may be missing in an org that has just been set up. */
export interface Setting {
  /** ISO code; null when nobody has set it. */
  currency: string | null;
  lastRunAsOf: string | null;
  /** Moment at which the last run finished, as an ISO date and time. */
  lastRunFinishedAt: string | null;
}

export interface PolicyAndSetting {
  /** The policy that explains the scores; null when none is in force. */
  active: ActivePolicy | null;
  setting: Setting;
}

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
  | 'BreadthFull__c'
  | 'ConversationWindowDays__c'
  | 'DormantAfterDays__c'
  | 'NewWithinDays__c'
  | 'ReviveFloor__c';

type PolicyNode = Record<NumberField, FieldValue<number>> & {
  Id: string;
  Name: FieldValue<string>;
  EffectiveFrom__c: FieldValue<string>;
  EffectiveTo__c: FieldValue<string>;
  Estimators__c: FieldValue<string>;
  Roles__r: Connection<RoleNode> | null;
};

interface RoleNode {
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
  SegmentLabel__c: FieldValue<string>;
}

interface SettingNode {
  CorporateCurrency__c?: FieldValue<string>;
  LastRunAsOf__c?: FieldValue<string>;
  LastRunFinishedAt__c?: FieldValue<string>;
}

/**
 * Reads the answer to `policyQuery`. Scores are explained by the policy that was in force on the day of the last run, as the run
 * itself chooses it; before the first run by that of `today`.
 */
export function toPolicyAndSetting(data: unknown, today: string): PolicyAndSetting {
  const { query } = (
    data as {
      uiapi: {
        query: { RenkeiSegmentPolicy__c: Connection<PolicyNode>; RenkeiSetting__c: Connection<SettingNode> };
      };
    }
  ).uiapi;
  const [setting] = nodesOf(query.RenkeiSetting__c);
  const day = valueOf(setting?.LastRunAsOf__c) ?? today;
  const policy = nodesOf(query.RenkeiSegmentPolicy__c).find((node) => isInForce(node, day));
  return {
    active: policy ? toActivePolicy(policy) : null,
    setting: {
      currency: valueOf(setting?.CorporateCurrency__c),
      lastRunAsOf: valueOf(setting?.LastRunAsOf__c),
      lastRunFinishedAt: valueOf(setting?.LastRunFinishedAt__c),
    },
  };
}

/** A date that is missing sets no limit; both limits belong to the time in force. */
function isInForce({ EffectiveFrom__c, EffectiveTo__c }: PolicyNode, day: string): boolean {
  const from = valueOf(EffectiveFrom__c);
  const to = valueOf(EffectiveTo__c);
  return (from === null || from <= day) && (to === null || to >= day);
}

function toActivePolicy(node: PolicyNode): ActivePolicy {
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    policy: {
      version: node.Id,
      potentialCutOff: numberOf(node.PotentialCutOff__c),
      potentialMarginPercent: numberOf(node.PotentialMargin__c),
      relationshipCutOff: numberOf(node.RelationshipCutOff__c),
      relationshipMargin: numberOf(node.RelationshipMargin__c),
      weights: {
        recency: numberOf(node.RecencyWeight__c),
        breadth: numberOf(node.BreadthWeight__c),
        wallet: numberOf(node.WalletWeight__c),
      },
      recencyFullDays: numberOf(node.RecencyFullDays__c),
      recencyZeroDays: numberOf(node.RecencyZeroDays__c),
      recencyStepDays: 1,
      breadthFull: numberOf(node.BreadthFull__c),
      conversationWindowDays: numberOf(node.ConversationWindowDays__c),
      dormantAfterDays: numberOf(node.DormantAfterDays__c),
      newWithinDays: numberOf(node.NewWithinDays__c),
      reviveFloor: numberOf(node.ReviveFloor__c),
      estimators: toEstimators(valueOf(node.Estimators__c)),
    },
    roles: nodesOf(node.Roles__r).map(toRole),
  };
}

function toRole(node: RoleNode): SegmentRole {
  return {
    segment: valueOf(node.Segment__c) ?? 'Unscored',
    leadChannel: valueOf(node.LeadChannel__c),
    supportChannel: valueOf(node.SupportChannel__c),
    leadPurpose: valueOf(node.LeadPurpose__c),
    supportPurpose: valueOf(node.SupportPurpose__c),
    cadenceDays: valueOf(node.CadenceDays__c),
    expectationLevel: valueOf(node.ExpectationLevel__c),
    acceptWithinDays: valueOf(node.AcceptWithinDays__c),
    firstVisitWithinDays: valueOf(node.FirstVisitWithinDays__c),
    capacityPerPerson: valueOf(node.CapacityPerPerson__c),
    targetKind: null,
    targetPerMonth: null,
    segmentLabel: valueOf(node.SegmentLabel__c),
  };
}

/**
 * An admin can break the JSON by hand; a page that cannot estimate is better than a page that does not open. What is no amount
 * counts as missing here; `policy lint` names it.
 */
function toEstimators(text: string | null): SegmentPolicy['estimators'] {
  const others = { revenuePercent: {}, defaultRevenuePercent: null, amountPerUnit: null };
  try {
    const { perEmployee, defaultPerEmployee } = JSON.parse(text ?? '{}') as Record<string, unknown>;
    const amounts = Object.entries(perEmployee ?? {}).filter((entry): entry is [string, number] => isAmount(entry[1]));
    return {
      perEmployee: Object.fromEntries(amounts),
      defaultPerEmployee: isAmount(defaultPerEmployee) ? defaultPerEmployee : null,
      ...others,
    };
  } catch {
    return { perEmployee: {}, defaultPerEmployee: null, ...others };
  }
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
