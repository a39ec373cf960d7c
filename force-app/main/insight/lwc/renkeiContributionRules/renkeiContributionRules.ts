/**
 * Contribution: what became of the cases that a caller handed over, and of those in which they had a part. The rule is disclosed on the
 * page that shows it, and it is this:
 *
 * - **created**: the caller handed the case over. Every case has at most one creator.
 * - **involved**: somebody else handed it over, and the caller talked with that customer within {@link INVOLVED_DAYS} days before the
 *   handover, or between it and the end of the case. Several callers can be involved in one case.
 *
 * Amounts are those of won opportunities and belong to the rep who won them. They are shown beside the rep's total and never added
 * to it, nor to each other: a case is created by one caller and may involve several, so a sum over callers would count it often.
 */
export { INVOLVED_DAYS, contributionOf, partOf } from './contribution.ts';
export { type ContributionCase, type Talk, type Trace } from './trace.ts';
export { monthlyTrend } from './trend.ts';
