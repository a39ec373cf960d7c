import { addDays } from 'c/renkeiCalendarRules';
import { traceOf, type ContributionCase, type Talk, type Trace } from './trace.ts';

/** A talk so long before a handover still had a part in it: two quarters, the time in which a need becomes a budget. */
export const INVOLVED_DAYS = 180;

export type Part = 'Created' | 'Involved';

export interface Contribution {
  created: Trace;
  involved: Trace;
  createdCases: ContributionCase[];
  involvedCases: ContributionCase[];
}

/**
 * What part a user has in a case; null where none.
 * @param talks with the customer of the case; others count for nothing
 * @param day up to which open cases are looked at
 */
export function partOf(user: string, one: ContributionCase, talks: readonly Talk[], day: string): Part | null {
  if (one.caller === user) return 'Created';
  const from = addDays(one.handedOverOn, -INVOLVED_DAYS);
  const to = one.closedOn ?? day;
  const isInvolved = talks.some(
    (talk) => talk.user === user && talk.account === one.account && talk.on >= from && talk.on <= to,
  );
  return isInvolved ? 'Involved' : null;
}

/** What a caller created and was involved in, of the cases handed over in a period, both days included. */
export function contributionOf(
  user: string,
  cases: readonly ContributionCase[],
  talks: readonly Talk[],
  { from, to }: { from: string; to: string },
): Contribution {
  const ofAccount = new Map<string, Talk[]>();
  for (const talk of talks) {
    if (talk.user !== user) continue;
    const own = ofAccount.get(talk.account);
    if (own) own.push(talk);
    else ofAccount.set(talk.account, [talk]);
  }
  const within = cases.filter(({ handedOverOn }) => handedOverOn >= from && handedOverOn <= to);
  const having = (part: Part) =>
    within.filter((one) => partOf(user, one, ofAccount.get(one.account) ?? [], to) === part);
  const [createdCases, involvedCases] = [having('Created'), having('Involved')];
  return { created: traceOf(createdCases), involved: traceOf(involvedCases), createdCases, involvedCases };
}
