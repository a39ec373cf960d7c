import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import type { DistributionCaller, Language, Part, ProposalReason } from './model.ts';

/** What a stored call plan says about who looks after its account. */
export interface PlanState {
  /** A user or a queue. */
  owner: string;
  /** Who looks after the account, whoever has the plan in hand; left out where it is not read. */
  caller?: string | null;
  /** Whether the owner is only at work on it; left out where it is not read. */
  claimed?: boolean;
  creator: string;
  proposed: string | null;
  /** Null with a proposed caller: chosen by hand. */
  reason: ProposalReason | null;
}

/** One record of a team member with the role of a caller. */
export interface CallerMember {
  user: string;
  active: boolean;
  /** Null: as the policy says. */
  capacity: number | null;
  languages: readonly Language[];
  pausedUntil: string | null;
}

/** A first proposal never says that a caller left or keeps. */
const FIRST_REASONS: ReadonlySet<ProposalReason> = new Set(['History', 'Language', 'Capacity']);

/** Of Ids of queues. */
const QUEUE_PREFIX = '00G';

/**
 * Who looks after the account of a plan: the caller whom it names, and of a plan in the queue or one that is only claimed nobody else. A plan that was never confirmed still belongs to whoever let it be made, and then it is
 * nobody: its owner made it and is no caller, or is one but has a first proposal for another.
 */
export function callerOfPlan(plan: PlanState, isCaller: (user: string) => boolean): string | null {
  if (plan.caller) return plan.caller;
  if (plan.claimed || plan.owner.startsWith(QUEUE_PREFIX)) return null;
  if (plan.owner !== plan.creator) return plan.owner;
  if (!isCaller(plan.owner)) return null;
  const awaits = plan.proposed !== null && plan.reason !== null && FIRST_REASONS.has(plan.reason);
  return awaits ? null : plan.owner;
}

/**
 * Callers by person: who is in two teams has the capacity of both, speaks the languages of both and pauses in both.
 * @param ofPolicy capacity of whoever has none of their own; null: no limit
 */
export function callersOf(members: readonly CallerMember[], ofPolicy: number | null): DistributionCaller[] {
  const rows = Map.groupBy(members, (member) => member.user);
  return [...rows].map(([user, ofUser]) => ({
    user,
    active: ofUser.some((row) => row.active),
    capacity: capacityOf(ofUser, ofPolicy),
    languages: [...new Set(ofUser.flatMap((row) => row.languages))],
    pausedUntil: ofUser.reduce<string | null>(
      (latest, { pausedUntil }) => (pausedUntil !== null && pausedUntil > (latest ?? '') ? pausedUntil : latest),
      null,
    ),
  }));
}

function capacityOf(rows: readonly CallerMember[], ofPolicy: number | null): number | null {
  const own = rows.flatMap((row) => (row.capacity === null ? [] : [row.capacity]));
  return own.length > 0 ? own.reduce((sum, capacity) => sum + capacity, 0) : ofPolicy;
}

/** How many accounts a caller can look after by the policy: those of all segments that inside sales leads. Null: it does not say. */
export function capacityPerCaller(roles: readonly SegmentRole[]): number | null {
  const known = roles.flatMap((role) =>
    role.leadChannel === 'InsideSales' && role.capacityPerPerson !== null ? [role.capacityPerPerson] : [],
  );
  return known.length > 0 ? known.reduce((sum, capacity) => sum + capacity, 0) : null;
}

/** The segments whose accounts have a caller: those that inside sales leads, and on request those that it supports. */
export function segmentsOfCallers(roles: readonly SegmentRole[], includeSupported: boolean): Map<ScoredSegment, Part> {
  const parts = new Map<ScoredSegment, Part>();
  for (const segment of SCORED_SEGMENTS) {
    const role = roles.find((candidate) => candidate.segment === segment);
    if (role?.leadChannel === 'InsideSales') parts.set(segment, 'Lead');
    else if (includeSupported && role?.supportChannel === 'InsideSales') parts.set(segment, 'Support');
  }
  return parts;
}

/**
 * The language that counts for accounts and callers that name none: the one that most callers speak; between two that as many
 * speak, the org's. Null when that does not decide either: then it says nothing against anybody.
 * @param ofOrg the org's own language; null when it is none of the picklist
 */
export function commonLanguage(callers: readonly DistributionCaller[], ofOrg: Language | null): Language | null {
  const speakers = new Map<Language, number>();
  for (const { active, languages } of callers) {
    if (active) for (const language of languages) speakers.set(language, (speakers.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...speakers.values());
  const spoken = [...speakers].flatMap(([language, count]) => (count === most ? [language] : []));
  if (spoken.length === 1) return spoken[0]!;
  return ofOrg !== null && spoken.includes(ofOrg) ? ofOrg : null;
}
