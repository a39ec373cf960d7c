import { amountsOf, type Amount } from './amounts.ts';

/** A case as far as contribution goes. Days are local days, yyyy-mm-dd. */
export interface ContributionCase {
  id: string;
  account: string;
  caller: string | null;
  handedOverOn: string;
  /** Since the last handover; an acceptance of an earlier one counts no more. */
  acceptedOn: string | null;
  /** A visit was booked, whether it has taken place or not. */
  hasAppointment: boolean;
  /** Visits that took place. */
  visits: number;
  isWon: boolean;
  closedOn: string | null;
  /** Amount of the won opportunity in its own currency; 0 where it has none. */
  wonAmount: number;
  /** Of the amount, as an ISO code; null in orgs with one currency. */
  currency: string | null;
}

/** A talk with a customer. */
export interface Talk {
  account: string;
  user: string;
  on: string;
}

/** Caller → appointment → visit → revisit → won: how many cases came so far. */
export interface Trace {
  cases: number;
  accepted: number;
  appointments: number;
  visited: number;
  revisited: number;
  won: number;
  /** One sum for each currency. */
  wonAmounts: readonly Amount[];
}

/** How far cases came. A case that was visited without a booking had an appointment all the same. */
export function traceOf(cases: readonly ContributionCase[]): Trace {
  const count = (holds: (one: ContributionCase) => boolean) => cases.filter(holds).length;
  const won = cases.filter(({ isWon }) => isWon);
  return {
    cases: cases.length,
    accepted: count(({ acceptedOn }) => acceptedOn !== null),
    appointments: count(({ hasAppointment, visits }) => hasAppointment || visits > 0),
    visited: count(({ visits }) => visits > 0),
    revisited: count(({ visits }) => visits > 1),
    won: won.length,
    wonAmounts: amountsOf(won),
  };
}
