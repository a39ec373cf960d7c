import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import type { OwnerForecast, OwnerRanking, TeamCapacity, Trial, WorkingRules } from './model.ts';
import type { PreparedGrid } from './preparedGrid.ts';
import { bySegment, fieldSegments, roleOf, workPerAccount, type Work } from './workload.ts';

type Counts = Readonly<Record<ScoredSegment, number>>;

/** What one set of rules says about the accounts of an owner. */
interface OwnerRules {
  field: ScoredSegment[];
  work: Record<ScoredSegment, Work>;
}

/**
 * Load of the owners. Accounts count where the field leads, because owners are those who then look after them. What an owner can
 * look after: the trial's figure per person, else the team member's own, else what the roles of the field's segments
 * say together (twelve key accounts and fourteen to expand are twenty-six).
 */
export function ownerForecasts(prepared: PreparedGrid, row: number, band: number, trial: Trial): OwnerForecast[] {
  const before = ownerRules(trial.now ?? trial);
  const after = ownerRules(trial);
  const members = membersByUser(trial.team);
  const usual = usualCapacity(trial);
  const rest = { ...prepared.others.current };
  const restAfter = bySegment((segment) => prepared.accounts.of(segment, row, band));
  const lines = prepared.owners.map(({ owner, current, accounts }): OwnerForecast => {
    const counts = bySegment((segment) => accounts.of(segment, row, band));
    for (const segment of SCORED_SEGMENTS) restAfter[segment] -= counts[segment];
    const member = members.get(owner);
    return {
      owner,
      owners: 1,
      ...loads(current, before, counts, after),
      capacity: trial.capacityPerPerson ?? member?.capacity ?? usual,
      capacityHours: member?.hoursPerMonth ?? null,
    };
  });
  if (prepared.others.owners > 0) {
    const { owners } = prepared.others;
    const capacity = usual === null ? null : usual * owners;
    lines.push({ owner: null, owners, ...loads(rest, before, restAfter, after), capacity, capacityHours: null });
  }
  return lines;
}

/** From here on an owner carries too much: percent of the capacity. */
const OVERLOADED = 100;

/** Accounts in percent of what the owner can look after; null when that is not known. */
export function ownerLoad({ accounts, capacity }: OwnerForecast, when: 'before' | 'after'): number | null {
  return capacity ? (accounts[when] / capacity) * 100 : null;
}

/** Owners whose accounts the field looks after, now or then, the fullest first; those not kept apart by themselves. */
export function rankOwners(lines: readonly OwnerForecast[]): OwnerRanking {
  const owners = lines
    .filter(({ owner, accounts }) => owner !== null && (accounts.before > 0 || accounts.after > 0))
    .map((line) => ({ line, rank: ownerLoad(line, 'after') ?? line.accounts.after }))
    .sort((left, right) => right.rank - left.rank)
    .map(({ line }) => line);
  const overloaded = (when: 'before' | 'after') =>
    owners.filter((line) => (ownerLoad(line, when) ?? 0) > OVERLOADED).length;
  return {
    owners,
    others: lines.find(({ owner }) => owner === null) ?? null,
    overloaded: { before: overloaded('before'), after: overloaded('after') },
  };
}

/** Accounts that one owner of whom no team knows more can look after. */
function usualCapacity({ capacityPerPerson, roles }: Trial): number | null {
  if (capacityPerPerson) return capacityPerPerson;
  const capacities = fieldSegments(roles).map((segment) => capacityOf(segment, roles));
  const sum = capacities.reduce((total, capacity) => total + capacity, 0);
  return sum > 0 ? sum : null;
}

function capacityOf(segment: ScoredSegment, roles: readonly SegmentRole[]): number {
  return roleOf(segment, roles)?.capacityPerPerson ?? 0;
}

function ownerRules(rules: WorkingRules): OwnerRules {
  const work = workPerAccount(rules);
  return { field: fieldSegments(rules.roles), work: bySegment((segment) => work[segment].Field) };
}

function loads(now: Counts, before: OwnerRules, then: Counts, after: OwnerRules) {
  return {
    accounts: { before: accountsOf(now, before), after: accountsOf(then, after) },
    hoursPerMonth: { before: workOf(now, before, 'hours'), after: workOf(then, after, 'hours') },
    costPerMonth: { before: workOf(now, before, 'cost'), after: workOf(then, after, 'cost') },
  };
}

function accountsOf(counts: Counts, { field }: OwnerRules): number {
  return field.reduce((sum, segment) => sum + counts[segment], 0);
}

function workOf(counts: Counts, { work }: OwnerRules, what: keyof Work): number {
  return SCORED_SEGMENTS.reduce((sum, segment) => sum + counts[segment] * work[segment][what], 0);
}

/**
 * What the owners of accounts can carry: a rep in two teams has the capacity and hours of both. What somebody is beside a rep, such as
 * a manager, says nothing about the accounts of a rep.
 */
function membersByUser(team: readonly TeamCapacity[]): Map<string, Pick<TeamCapacity, 'capacity' | 'hoursPerMonth'>> {
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number | null>((total, value) => (value === null ? total : (total ?? 0) + value), null);
  return new Map(
    [...Map.groupBy(team, (member) => member.user)].map(([user, rows]) => {
      const asRep = rows.filter(({ role }) => role === 'FieldRep');
      const known = asRep.length > 0 ? asRep : rows;
      const capacity = sum(known.map((row) => row.capacity));
      return [user, { capacity, hoursPerMonth: sum(known.map((row) => row.hoursPerMonth)) }];
    }),
  );
}

/** Hours that the members of a role have together, and how many of them say so. */
export function teamHours(team: readonly TeamCapacity[], role: string): { hours: number | null; people: number } {
  const known = team.filter((member) => member.role === role && member.hoursPerMonth !== null);
  if (known.length === 0) return { hours: null, people: 0 };
  const people = new Set(known.map(({ user }) => user)).size;
  return { hours: known.reduce((sum, member) => sum + (member.hoursPerMonth ?? 0), 0), people };
}
