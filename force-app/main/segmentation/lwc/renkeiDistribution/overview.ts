import type { CallerLine, ReasonCount } from 'c/renkeiDistributionCallers';
import type { DistributionSummary, OwnerCount, Person } from 'c/renkeiDistributionData';
import { callerOfPlan, callersOf, type ProposalReason } from 'c/renkeiDistributionRules';

/** Somebody who has accounts and is no caller who works here. */
export interface LeftLine {
  user: string;
  name: string;
  /** Works here, and calls no more. */
  active: boolean;
  accounts: number;
  /** Of these, those with a proposal. */
  proposed: number;
}

/** What the page says of a distribution, from what the org counts. */
export interface Overview {
  /** By name. */
  callers: CallerLine[];
  left: LeftLine[];
  proposals: number;
  /** Of the proposals, those whose account had no caller yet. */
  fresh: number;
  /** Of the proposals, those that come from people who left. */
  fromLeft: number;
  reasons: ReasonCount[];
  /** Whether any account has a call plan. */
  any: boolean;
}

const REASONS: readonly ProposalReason[] = ['CallerLeft', 'Capacity', 'Language', 'History', 'Continuity', 'Chosen'];

/** People whose accounts are counted and who are no callers: their names are asked for apart. */
export function strangersOf(summary: DistributionSummary): string[] {
  const known = new Set(summary.callers.map((caller) => caller.user));
  return [...new Set(summary.plans.map((group) => group.owner))].filter((user) => !known.has(user)).sort();
}

/**
 * @param people those of `strangersOf`
 * @param ofPolicy capacity of callers who have none of their own; null: no limit
 * @param today yyyy-mm-dd
 */
export function overviewOf(
  summary: DistributionSummary,
  people: ReadonlyMap<string, Person>,
  ofPolicy: number | null,
  today: string,
): Overview {
  const names = new Map(summary.callers.map((caller) => [caller.user, caller.name]));
  const members = callersOf(summary.callers, ofPolicy);
  const working = new Set(members.flatMap((caller) => (caller.active ? [caller.user] : [])));
  const now = accountsBy(summary.plans, names);
  const goes = accountsBy(summary.outgoing, names);
  const callers = members
    .filter((caller) => caller.active)
    .map((caller): CallerLine => {
      const incoming = summary.incoming.filter((group) => group.caller === caller.user);
      const comes = sum(incoming.map((group) => group.plans));
      const mine = now.of.get(caller.user) ?? 0;
      const gone = goes.of.get(caller.user) ?? 0;
      return {
        user: caller.user,
        name: names.get(caller.user) ?? caller.user,
        now: mine,
        then: mine + comes - gone,
        comes,
        goes: gone,
        capacity: caller.capacity,
        pausedUntil: caller.pausedUntil !== null && caller.pausedUntil >= today ? caller.pausedUntil : null,
        reasons: reasonsOf(incoming),
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
  const left = [...now.of]
    .filter(([user]) => !working.has(user))
    .map(([user, accounts]): LeftLine => ({
      user,
      name: names.get(user) ?? people.get(user)?.name ?? '…',
      active: people.get(user)?.active ?? false,
      accounts,
      proposed: goes.of.get(user) ?? 0,
    }))
    .sort((one, other) => other.accounts - one.accounts || one.name.localeCompare(other.name));
  return {
    callers,
    left,
    proposals: sum(summary.incoming.map((group) => group.plans)),
    fresh: goes.nobody,
    fromLeft: sum(left.map((line) => line.proposed)),
    reasons: reasonsOf(summary.incoming),
    any: summary.plans.length > 0,
  };
}

/** Accounts by who looks after them; `nobody`: plans that were never confirmed. */
function accountsBy(
  groups: readonly OwnerCount[],
  callers: ReadonlyMap<string, string>,
): { of: Map<string, number>; nobody: number } {
  const of = new Map<string, number>();
  let nobody = 0;
  for (const { owner, creator, plans } of groups) {
    const caller = callerOfPlan({ owner, creator, proposed: null, reason: null }, (user) => callers.has(user));
    if (caller === null) nobody += plans;
    else of.set(caller, (of.get(caller) ?? 0) + plans);
  }
  return { of, nobody };
}

function reasonsOf(incoming: DistributionSummary['incoming']): ReasonCount[] {
  return REASONS.flatMap((reason) => {
    const plans = sum(incoming.filter((group) => group.reason === reason).map((group) => group.plans));
    return plans > 0 ? [{ reason, plans }] : [];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
