import type { PlanState, ProposalReason } from 'c/renkeiDistributionRules';
import { nodesOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';

/** A call plan as stored. */
export interface Plan extends PlanState {
  id: string;
  /** Null: the account was deleted or is not shared. */
  account: string | null;
  accountName: string;
  potential: number | null;
  proposedOn: string | null;
  /** Moment of the last change, for a save that must not overwrite somebody else's. */
  lastModified: string | null;
}

export interface PlanPage {
  plans: Plan[];
  total: number;
  /** Cursor of the next page; null at the end. */
  next: string | null;
}

interface PlanNode {
  Id: string;
  OwnerId: FieldValue<string>;
  CreatedById: FieldValue<string>;
  ProposedCaller__c: FieldValue<string>;
  ProposalReason__c: FieldValue<ProposalReason>;
  ProposedOn__c: FieldValue<string>;
  LastModifiedDate: FieldValue<string>;
  Account__c: FieldValue<string>;
  Account__r: { Name: FieldValue<string>; RenkeiPotential__c?: FieldValue<number> } | null;
}

/** Reads the answer to `plansQuery` or `planBatchQuery`. */
export function toPlanPage(data: unknown): PlanPage {
  const connection = (data as { uiapi: { query: { RenkeiCallPlan__c: Connection<PlanNode> } } }).uiapi.query
    .RenkeiCallPlan__c;
  const plans = nodesOf(connection).map((node): Plan => {
    const account = valueOf(node.Account__c);
    return {
      id: node.Id,
      account,
      accountName: valueOf(node.Account__r?.Name) ?? account ?? '–',
      potential: valueOf(node.Account__r?.RenkeiPotential__c),
      owner: valueOf(node.OwnerId) ?? '',
      creator: valueOf(node.CreatedById) ?? '',
      proposed: valueOf(node.ProposedCaller__c),
      reason: valueOf(node.ProposalReason__c),
      proposedOn: valueOf(node.ProposedOn__c),
      lastModified: valueOf(node.LastModifiedDate),
    };
  });
  const { totalCount, pageInfo } = connection;
  return {
    plans,
    total: totalCount ?? plans.length,
    next: pageInfo?.hasNextPage ? pageInfo.endCursor : null,
  };
}
