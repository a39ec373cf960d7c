/** After so many minutes an idle claim lapses. */
export const CLAIM_MINUTES = 30;

export type ClaimRefusal = 'AtWork' | 'AnotherCallers' | 'DoNotCall' | 'LimitReached';

/** Who wants to claim a plan. */
export interface Claimant {
  user: string;
  /** Holds the custom permission RenkeiReassign. */
  mayReassign: boolean;
}

interface Claimed {
  /** A user's Id or a queue's. */
  owner: string;
  /** Who looks after the account; left out where it is not known. */
  caller?: string | null;
  claimedAt: string | null;
  doNotCall: boolean;
  limitReachedOn: string | null;
}

const USER_PREFIX = '005';

/** Whether somebody is at work on a plan: claims lapse. */
export function isAtWork(claimedAt: string | null, now: string): boolean {
  return claimedAt !== null && Date.parse(claimedAt) > Date.parse(now) - CLAIM_MINUTES * 60_000;
}

/**
 * What the guard would refuse a claim for; null: nothing. Whoever may reassign takes over a plan that is another's, but not out of the
 * hands of somebody at work.
 */
export function claimRefusal(plan: Claimed, { user, mayReassign }: Claimant, now: string): ClaimRefusal | null {
  const isOthers = plan.owner.startsWith(USER_PREFIX) && plan.owner !== user;
  if (isOthers && isAtWork(plan.claimedAt, now)) return 'AtWork';
  // Of a claim that has lapsed nothing is left but the caller.
  const isVoid = plan.claimedAt !== null && (plan.caller === null || plan.caller === user);
  if (isOthers && !isVoid && !mayReassign) return 'AnotherCallers';
  if (plan.doNotCall) return 'DoNotCall';
  return plan.limitReachedOn === null ? null : 'LimitReached';
}
