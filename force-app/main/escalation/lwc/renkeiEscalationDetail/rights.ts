import type { CaseDetail } from 'c/renkeiEscalationData';
import { allowedMoves, isOpen, type MoveName } from 'c/renkeiEscalationRules';

/** Who looks at a case. */
export interface Reader {
  user: string;
  /** Works in a team as a representative, and so takes cases from the queue. */
  isRep: boolean;
  mayReassign: boolean;
}

/** What to offer; the org decides at last. */
export function mayMove(found: CaseDetail, { user, isRep, mayReassign }: Reader, name: MoveName): boolean {
  const who = {
    isOwner: found.owner === user,
    isInQueue: found.isInQueue && isRep,
    isCaller: found.caller.id === user,
    mayReassign,
  };
  return allowedMoves(found.status, who).some((move) => move.name === name);
}

/** Whoever holds the case says which opportunity it is about. */
export function mayLink(found: CaseDetail, { user, mayReassign }: Reader): boolean {
  return isOpen(found.status) && (found.owner === user || mayReassign);
}

/** Both departments book, from the first call on. */
export function mayBook(found: CaseDetail): boolean {
  return isOpen(found.status) && found.status !== 'Returned';
}

/** Callers are thanked by whoever made something of their case, not by themselves. */
export function mayThank({ caller, owner, status }: CaseDetail, { user, mayReassign }: Reader): boolean {
  if (caller.id === null || caller.id === user || status === 'Queued') return false;
  return owner === user || mayReassign;
}
