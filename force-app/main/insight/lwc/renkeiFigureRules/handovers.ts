import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { Handover } from './model.ts';

/** A line of the ledger of a case. */
export interface LedgerStep {
  from: CaseStatus | null;
  to: CaseStatus;
  /** ISO 8601. */
  at: string;
  /** Who made the change; null: a deadline that passed. */
  by: string | null;
}

/** What a case itself knows: its last handover, and the last time somebody accepted it. */
export interface CaseTimes {
  status: CaseStatus;
  escalatedAt: string;
  acceptedAt: string | null;
}

/**
 * The handovers of a case, each with its acceptance. Of a case that was handed over once the case itself knows; of others the ledger,
 * because the case keeps the last one only. A case is accepted when it is not queued and somebody has accepted it since its last
 * handover: what was accepted in an earlier round says nothing of who is asked now.
 * @param steps in any order
 * @param dayOf the local day of an instant
 */
export function handoversOf(
  { status, escalatedAt, acceptedAt }: CaseTimes,
  steps: readonly LedgerStep[],
  dayOf: (instant: string) => string,
): Handover[] {
  const inOrder = [...steps].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const made = inOrder.filter(isHandover);
  const handover = (at: string, accepted: string | null): Handover => ({
    at,
    on: dayOf(at),
    acceptedAt: accepted,
    acceptedOn: accepted === null ? null : dayOf(accepted),
  });
  if (made.length < 2) {
    const isAccepted = status !== 'Queued' && acceptedAt !== null && Date.parse(acceptedAt) >= Date.parse(escalatedAt);
    return [handover(escalatedAt, isAccepted ? acceptedAt : null)];
  }
  return made.map((step, index) => {
    const [from, to] = [inOrder.indexOf(step), index + 1 < made.length ? inOrder.indexOf(made[index + 1]!) : Infinity];
    const accepted = inOrder.find((other, at) => at > from && at < to && other.to === 'Accepted');
    return handover(step.at, accepted?.at ?? null);
  });
}

/** A deadline that passed puts the case into the queue of all: nobody has handed it over anew. */
function isHandover({ from, to, by }: LedgerStep): boolean {
  return to === 'Queued' && !(from === 'Queued' && by === null);
}
