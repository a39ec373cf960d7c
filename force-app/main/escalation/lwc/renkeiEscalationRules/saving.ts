import type { CaseStatus, Problem, ProblemCode, ReturnInput } from './model.ts';
import { isLegal } from './moves.ts';
import { checkReturn } from './returning.ts';
import { checkRewriting, type Rewrite } from './rewriting.ts';

/** A case as it is stored; users by Id, null is the queue. */
export interface StoredCase {
  status: CaseStatus;
  owner: string | null;
  /** Who handed it over. */
  caller: string | null;
}

/** What somebody saves over it. */
export interface SavedCase extends Omit<StoredCase, 'caller'>, Omit<ReturnInput, 'isBooked' | 'today'> {
  /** What else of the case is other than it was. */
  rewrites: readonly Rewrite[];
}

/** What the org knows beyond the case. */
export interface CaseFacts {
  /** The user who saves. */
  user: string;
  mayReassign: boolean;
  /** Representative or field manager of a team. */
  isInField: boolean;
  isBooked: boolean;
  today: string;
  /** Who was asked first, if still at work as a rep. */
  handedTo: string | null;
  /** The owner of the account, if at work as a rep. */
  accountRep: string | null;
  /** The field manager of the team of the rep who returns, if active. */
  fieldManager: string | null;
  /** Whether the rep of `rerouteTo` is at work as one. */
  rerouteWorks: boolean;
  /** Whether that rep has sent this case on before. */
  rerouteComesBack: boolean;
  /** The case waits with somebody to whom it was sent on, and its deadline lies ahead. */
  isRerouted: boolean;
  /** Visits with a result. */
  visitCount: number;
  /** How the linked opportunity has ended, if it has. */
  deal: 'Won' | 'Lost' | null;
}

/** The case after the save. */
export interface CaseOutcome {
  status: CaseStatus;
  owner: string | null;
  /** Both deadlines run anew. */
  restarts: boolean;
}

/** A refusal, or what the case becomes. */
export type Decision = { problem: Problem } | CaseOutcome;

/** Somebody has accepted the case. */
const HELD = new Set<CaseStatus>(['Accepted', 'Visited', 'Won', 'Lost']);

/** What a save makes of a case: the flow RenkeiEscalation_BeforeSave_Guard states the same; both pass `test/golden/escalation.json`. */
export function decide(before: StoredCase, after: SavedCase, facts: CaseFacts): Decision {
  const isMoved = before.status !== after.status;
  const isGiven = before.owner !== after.owner;
  const rewriting = checkRewriting(before, after.rewrites, facts);
  if (rewriting) return { problem: rewriting };
  if (after.status === 'Accepted' && HELD.has(before.status) && isGiven && !facts.mayReassign)
    return refused('AlreadyAccepted', 'Status__c');
  if (!isLegal(before.status, after.status)) return refused('IllegalMove', 'Status__c');
  const isAnswered = isMoved && (after.status === 'Accepted' || after.status === 'Returned');
  if (isAnswered && before.owner === null && !facts.isInField && !facts.mayReassign)
    return refused('NotInField', 'Status__c');
  if (isMoved && after.status === 'Accepted') return accepted(before, after, facts);
  if (isMoved && after.status === 'Returned') return returned(before, after, facts);
  if (isMoved && after.status === 'Queued') return handedOver(before, after, facts);
  if (isGiven && !facts.mayReassign) return refused('OwnerChange', 'OwnerId');
  const ending = isMoved ? checkEnding(before, after.status, facts) : null;
  if (ending) return refused(ending, 'Status__c');
  return { status: after.status, owner: after.owner, restarts: isGiven && after.status === 'Queued' };
}

/** Visits make a case visited; whose it is says how it ended, unless the linked opportunity says the same. */
function checkEnding(before: StoredCase, to: CaseStatus, facts: CaseFacts): ProblemCode | null {
  const { user, mayReassign, visitCount, deal } = facts;
  if (to === 'Visited') return visitCount > 0 ? null : 'NotVisited';
  const isAllowed = mayReassign || before.owner === user || (to === 'Recycled' ? before.caller === user : deal === to);
  return isAllowed ? null : 'NotYoursToEnd';
}

function accepted(before: StoredCase, after: SavedCase, { user, mayReassign }: CaseFacts): Decision {
  if (mayReassign) return { status: 'Accepted', owner: after.owner ?? user, restarts: false };
  if (before.owner !== null && before.owner !== user) return refused('NotYours', 'Status__c');
  if (after.owner !== null && after.owner !== user) return refused('OwnerChange', 'OwnerId');
  return { status: 'Accepted', owner: user, restarts: false };
}

function returned(before: StoredCase, after: SavedCase, facts: CaseFacts): Decision {
  const { user, mayReassign, fieldManager, rerouteWorks } = facts;
  if (before.owner !== null && before.owner !== user && !mayReassign) return refused('NotYours', 'Status__c');
  if (before.owner !== after.owner && !mayReassign) return refused('OwnerChange', 'OwnerId');
  const [problem] = checkReturn({ ...after, isBooked: facts.isBooked, today: facts.today });
  if (problem) return { problem };
  const reroutes = after.rerouteTo !== null && (after.reason === 'WrongPerson' || facts.isBooked);
  if (reroutes && after.rerouteTo === before.owner) return refused('RerouteSame', 'RerouteTo__c');
  // Two have said that it is not theirs: somebody decides.
  if (reroutes && facts.rerouteComesBack) return { status: 'Queued', owner: fieldManager, restarts: !facts.isRerouted };
  if (reroutes && !rerouteWorks) return refused('RerouteNotWorking', 'RerouteTo__c');
  if (reroutes) return { status: 'Queued', owner: after.rerouteTo, restarts: !facts.isRerouted };
  const owner = after.reason === 'NoCapacity' ? (fieldManager ?? after.owner) : after.owner;
  return { status: 'Returned', owner, restarts: false };
}

/** The caller has completed the case: it goes to the rep who was asked first, or to whom somebody chose. */
function handedOver(before: StoredCase, after: SavedCase, facts: CaseFacts): Decision {
  if (before.owner !== after.owner && !facts.mayReassign) return refused('OwnerChange', 'OwnerId');
  if (before.owner !== after.owner) return { status: 'Queued', owner: after.owner, restarts: true };
  if (after.rerouteTo !== null && !facts.rerouteWorks) return refused('RerouteNotWorking', 'RerouteTo__c');
  const owner = after.rerouteTo ?? (after.reason === 'NoCapacity' ? null : (facts.handedTo ?? facts.accountRep));
  return { status: 'Queued', owner, restarts: true };
}

const refused = (code: ProblemCode, field: string): Decision => ({ problem: { code, field } });
