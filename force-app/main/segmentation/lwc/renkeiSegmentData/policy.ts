import type { SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import { nodesOf, valueOf, type Connection, type FieldValue } from './nodes.ts';
import { toPolicy, toRoles, type PolicyNode } from './policyNode.ts';

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
    policy: toPolicy(node),
    roles: toRoles(node),
  };
}
