import type { CaseStatus, Move, MoveName, Who } from './model.ts';

const MOVES: Record<CaseStatus, readonly Move[]> = {
  Queued: [
    { name: 'accept', to: 'Accepted' },
    { name: 'return', to: 'Returned' },
    { name: 'recycle', to: 'Recycled' },
  ],
  Accepted: [
    { name: 'visit', to: 'Visited' },
    { name: 'return', to: 'Returned' },
    { name: 'win', to: 'Won' },
    { name: 'lose', to: 'Lost' },
    { name: 'recycle', to: 'Recycled' },
  ],
  Visited: [
    { name: 'visit', to: 'Visited' },
    { name: 'win', to: 'Won' },
    { name: 'lose', to: 'Lost' },
    { name: 'recycle', to: 'Recycled' },
  ],
  Returned: [
    { name: 'handOver', to: 'Queued' },
    { name: 'recycle', to: 'Recycled' },
  ],
  Won: [],
  Lost: [],
  Recycled: [],
};

/** Whether a case may go from one status to another, whoever moves it. Staying is no move. */
export function isLegal(from: CaseStatus, to: CaseStatus): boolean {
  return from === to || MOVES[from].some((move) => move.to === to);
}

/** Whether something is still to be done about a case. */
export function isOpen(status: CaseStatus): boolean {
  return MOVES[status].length > 0;
}

/** What somebody may do with a case of this status, in the order in which to offer it. */
export function allowedMoves(status: CaseStatus, who: Who): Move[] {
  return MOVES[status].filter(({ name }) => mayDo(name, who));
}

function mayDo(name: MoveName, { isOwner, isInQueue, isCaller, mayReassign }: Who): boolean {
  switch (name) {
    case 'accept':
    case 'return':
      return isOwner || isInQueue || mayReassign;
    case 'handOver':
      return isCaller || isOwner || mayReassign;
    case 'recycle':
      return isCaller || isOwner || mayReassign;
    default:
      return isOwner || mayReassign;
  }
}
