import type { DecidedSubject, Decision } from 'c/renkeiMeetingRules';

/** A key's place: won and lost share one. */
export type Slot = Exclude<Decision, 'CloseWon' | 'CloseLost'> | 'Close';

export const SLOTS: Record<Slot, readonly Decision[]> = {
  Continue: ['Continue'],
  Reassign: ['Reassign'],
  Revisit: ['Revisit'],
  Recycle: ['Recycle'],
  Close: ['CloseWon', 'CloseLost'],
  PolicyChange: ['PolicyChange'],
  ActionDone: ['ActionDone'],
};

const OF_CASE: (Slot | null)[] = ['Continue', 'Reassign', 'Revisit', 'Recycle', 'Close', 'PolicyChange'];
const OF_ACTION: (Slot | null)[] = ['ActionDone', 'Reassign', 'Continue', null, null, 'PolicyChange'];
const OF_OTHERS: (Slot | null)[] = ['Continue', null, null, null, null, 'PolicyChange'];

/** What the keys 1 to 6 choose. A key means the same for all cases, possible or not: hands learn it. */
export function slotsOf({ status, isAction }: DecidedSubject): readonly (Slot | null)[] {
  if (isAction) return OF_ACTION;
  return status === null ? OF_OTHERS : OF_CASE;
}

export function decisionAt(slot: Slot, won: Decision): Decision {
  return slot === 'Close' ? won : SLOTS[slot][0]!;
}
