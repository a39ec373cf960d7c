import type { CaseStatus, Problem, ProblemCode, ReturnInput } from './model.ts';
import { isLegal } from './moves.ts';
import { checkReturn } from './returning.ts';

/** A case as it is stored; users by Id, null is the queue. */
export interface StoredCase {
  status: CaseStatus;
  owner: string | null;
}

/** What somebody saves over it. */
export interface SavedCase extends StoredCase, Omit<ReturnInput, 'isBooked' | 'today'> {}

/** What the org knows beyond the case. */
export interface CaseFacts {
  /** The user who saves. */
  user: string;
  mayReassign: boolean;
  isBooked: boolean;
  today: string;
  /** Who was asked first, if still at work as a rep. */
  handedTo: string | null;
  /** The owner of the account, if at work as a rep. */
  accountRep: string | null;
  /** The field manager of the team of the rep who returns. */
  fieldManager: string | null;
  /** Whether the rep of `rerouteTo` is at work as one. */
  rerouteWorks: boolean;
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
  if (after.status === 'Accepted' && HELD.has(before.status) && isGiven && !facts.mayReassign)
    return refused('AlreadyAccepted', 'Status__c');
  if (!isLegal(before.status, after.status)) return refused('IllegalMove', 'Status__c');
  if (isMoved && after.status === 'Accepted') return accepted(before, after, facts);
  if (isMoved && after.status === 'Returned') return returned(before, after, facts);
  if (isMoved && after.status === 'Queued') return handedOver(before, after, facts);
  if (isGiven && !facts.mayReassign) return refused('OwnerChange', 'OwnerId');
  return { status: after.status, owner: after.owner, restarts: isGiven && after.status === 'Queued' };
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
  if (reroutes && !rerouteWorks) return refused('RerouteNotWorking', 'RerouteTo__c');
  if (reroutes) return { status: 'Queued', owner: after.rerouteTo, restarts: true };
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
