import type { Proposal } from 'c/renkeiDistributionRules';
import type { Row } from '../../connection/saveRows.ts';
import type { CallPlan } from './read.ts';

/** What has to be written so that the call plans say what was decided. */
export interface PlanChanges {
  /** New plans, to be upserted by account key. */
  create: Row[];
  /** Fields that differ, by Id. */
  update: Row[];
  /** Ids. */
  remove: string[];
  counts: ChangeCounts;
}

export interface ChangeCounts {
  /** Proposals that stand in the org afterwards. */
  proposals: number;
  /** Of these, those that are new or differ from what stood there. */
  proposed: number;
  /** Proposals that no longer hold. */
  cleared: number;
  /** Accounts whose proposed caller becomes the caller. */
  confirmed: number;
  /** Plans that are made without a caller. */
  queued: number;
  /** Plans that go, because inside sales no longer has the account. */
  removed: number;
}

export interface ChangeRequest {
  proposals: readonly Proposal[];
  /** Plan of each account that has one. */
  planOf: (account: string) => CallPlan | undefined;
  /** Plans of accounts that inside sales no longer leads; `open`: with an open case. */
  left: readonly { plan: CallPlan; open: boolean }[];
  isCaller: (user: string) => boolean;
  /** The queue in which plans without a caller are; null: there is none, and they stay with whoever makes them. */
  pool: string | null;
  /** Day of the proposals. */
  asOf: string;
  /** The proposed caller becomes the caller at once. */
  confirm: boolean;
  /** Confirmed plans without an open case go when inside sales no longer leads. */
  removeLeft: boolean;
}

const NO_PROPOSAL: Row = { ProposedCaller__c: null, ProposalReason__c: null, ProposedOn__c: null };

/** Compares what was decided with what is stored. Nothing that is the same is written. */
export function planChanges(request: ChangeRequest): PlanChanges {
  const changes: PlanChanges = {
    create: [],
    update: [],
    remove: [],
    counts: { proposals: 0, proposed: 0, cleared: 0, confirmed: 0, queued: 0, removed: 0 },
  };
  for (const proposal of request.proposals) {
    const plan = request.planOf(proposal.account);
    if (!proposal.changed || proposal.to === null) {
      if (plan) clear(changes, plan, neverConfirmed(plan, proposal.from, request));
      else if (request.pool !== null) queue(changes, proposal.account, request.pool);
    } else if (request.confirm) confirm(changes, plan, proposal.account, proposal.to);
    else propose(changes, plan, proposal, request);
  }
  for (const { plan, open } of request.left) {
    // Without its plan nothing would say that a customer wants no calls.
    if (request.confirm && request.removeLeft && !open && !plan.doNotCall) {
      changes.remove.push(plan.id);
      changes.counts.removed += 1;
    } else clear(changes, plan, isOnlyProposal(plan, request));
  }
  return changes;
}

function propose(
  { create, update, counts }: PlanChanges,
  plan: CallPlan | undefined,
  proposal: Proposal,
  { asOf, pool }: ChangeRequest,
) {
  const { account, to, reason } = proposal;
  counts.proposals += 1;
  // Chosen by hand: that is how a proposal without a reason came to be.
  const stored = reason === 'Chosen' ? null : reason;
  if (plan?.proposed === to && plan.reason === stored) return;
  const fields = { ProposedCaller__c: to, ProposalReason__c: stored, ProposedOn__c: asOf };
  if (plan) update.push({ Id: plan.id, ...fields });
  else create.push({ AccountKey__c: account, Account__c: account, ...(pool ? { OwnerId: pool } : {}), ...fields });
  counts.proposed += 1;
}

function confirm({ create, update, counts }: PlanChanges, plan: CallPlan | undefined, account: string, to: string) {
  counts.confirmed += 1;
  if (!plan) create.push({ AccountKey__c: account, Account__c: account, OwnerId: to });
  else {
    const owner: Row = plan.owner === to ? {} : { OwnerId: to };
    update.push({ Id: plan.id, ...owner, ...(plan.proposed === null ? {} : NO_PROPOSAL) });
  }
}

/** Nobody has room for the account, or speaks its language: it waits in the queue, where nothing vanishes. */
function queue({ create, counts }: PlanChanges, account: string, pool: string) {
  create.push({ AccountKey__c: account, Account__c: account, OwnerId: pool });
  counts.queued += 1;
}

/** A proposal goes; so does a plan that was nothing but a proposal. */
function clear({ update, remove, counts }: PlanChanges, plan: CallPlan, onlyProposal: boolean) {
  if (onlyProposal) remove.push(plan.id);
  else if (plan.proposed !== null) update.push({ Id: plan.id, ...NO_PROPOSAL });
  else return;
  counts.cleared += 1;
}

/**
 * A plan of somebody who is no caller, which nobody ever confirmed. A caller's own is left, in doubt, as theirs, and one in the queue is
 * for any caller to take.
 */
function neverConfirmed(plan: CallPlan, caller: string | null, { isCaller, pool }: ChangeRequest): boolean {
  return caller === null && !isCaller(plan.owner) && plan.owner !== pool && !plan.hasHistory;
}

/** A plan of an account that inside sales has given up before anybody took it or tried to call. */
function isOnlyProposal(plan: CallPlan, { isCaller, pool }: ChangeRequest): boolean {
  const isNobodys = plan.owner === pool ? plan.caller === null : plan.owner === plan.creator && !isCaller(plan.owner);
  return isNobodys && !plan.hasHistory;
}
