import type { ProposalReason } from 'c/renkeiDistributionRules';

/** Which plans a reader looks at. */
export type PlanSelection =
  | { kind: 'all' }
  /** Proposals from or to this caller. */
  | { kind: 'caller'; user: string }
  | { kind: 'reason'; reason: ProposalReason }
  /** All plans of somebody who left, with a proposal or without. */
  | { kind: 'left'; user: string };

export type PlanFilter = Record<string, unknown>;

const PROPOSED: PlanFilter = { ProposedCaller__c: { ne: null } };

/** The condition of a selection, as GraphQL takes it. */
export function planFilter(selection: PlanSelection): PlanFilter {
  switch (selection.kind) {
    case 'all':
      return PROPOSED;
    case 'caller': {
      const { user } = selection;
      return { and: [PROPOSED, { or: [{ OwnerId: { eq: user } }, { ProposedCaller__c: { eq: user } }] }] };
    }
    case 'reason': {
      // A proposal without a reason was chosen by hand.
      const reason = selection.reason === 'Chosen' ? null : selection.reason;
      return { and: [PROPOSED, { ProposalReason__c: { eq: reason } }] };
    }
    case 'left':
      return { OwnerId: { eq: selection.user } };
  }
}

/**
 * Of the plans that the filter finds, those that wait to be confirmed.
 * @param except Ids that are left out: what was refused is not tried again and again
 */
export function proposalsAmong(filter: PlanFilter, except: readonly string[] = []): PlanFilter {
  return { and: [filter, PROPOSED, ...(except.length > 0 ? [{ Id: { nin: [...except] } }] : [])] };
}
