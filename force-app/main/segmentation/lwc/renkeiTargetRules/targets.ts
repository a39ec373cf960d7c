import { add, compare, decimal, divide, subtract, toNumber, type Decimal } from 'c/renkeiDecimalRules';
import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import type { PersonTarget, SegmentTarget, TargetKind, TargetPerson, TargetRow } from './model.ts';

const ZERO = decimal(0);
/** Targets are stored with two decimals. */
const TARGET_SCALE = 2;

/**
 * The targets of one month, segments in their usual order. A row of the month wins over the policy's monthly target of the role;
 * a segment with neither has none.
 * @param month first day of the month, yyyy-mm-dd
 */
export function targetsOfMonth(
  month: string,
  roles: readonly SegmentRole[],
  rows: readonly TargetRow[],
  people: readonly TargetPerson[],
): SegmentTarget[] {
  const ofMonth = rows.filter((row) => row.month === month);
  return SCORED_SEGMENTS.flatMap((segment) => {
    const role = roles.find((candidate) => candidate.segment === segment);
    return kindsOf(segment, role, ofMonth).map((kind) => targetOf(segment, kind, role, ofMonth, people));
  });
}

/** The role's kind first, then whatever else the month has rows for. */
function kindsOf(segment: ScoredSegment, role: SegmentRole | undefined, rows: readonly TargetRow[]): TargetKind[] {
  const kinds = new Set<TargetKind>();
  if (role?.targetKind && role.targetPerMonth !== null) kinds.add(role.targetKind);
  for (const row of rows) if (row.segment === segment) kinds.add(row.kind);
  return [...kinds];
}

function targetOf(
  segment: ScoredSegment,
  kind: TargetKind,
  role: SegmentRole | undefined,
  rows: readonly TargetRow[],
  people: readonly TargetPerson[],
): SegmentTarget {
  const own = rows.filter((row) => row.segment === segment && row.kind === kind);
  const whole = own.find((row) => row.person === null);
  const persons = own.filter((row) => row.person !== null);
  const fromPolicy = role?.targetKind === kind ? role.targetPerMonth : null;
  const target = whole?.target ?? fromPolicy ?? sumOrMean(persons, kind);
  const source = whole || fromPolicy === null ? 'Month' : 'Policy';
  const users = carriersOf(kind, role, people);
  return { segment, kind, target, source, persons: personTargets(kind, target, persons, users) };
}

/**
 * Who carries a target: what is won is the business of the channel that leads; cases come from callers wherever inside sales leads
 * or supports, else from whoever leads. A segment that the web leads has nobody.
 */
function carriersOf(kind: TargetKind, role: SegmentRole | undefined, people: readonly TargetPerson[]): string[] {
  if (!role) return [];
  const calls = role.leadChannel === 'InsideSales' || role.supportChannel === 'InsideSales';
  const channel = kind !== 'Amount' && calls ? 'InsideSales' : role.leadChannel;
  const wanted = { Field: 'FieldRep', InsideSales: 'Caller', Web: null, Seminar: null }[channel ?? 'Web'];
  return [...new Set(people.filter((person) => person.role === wanted).map((person) => person.user))];
}

/** Persons' rows without a segment's: their sum is the segment's target; rates do not add up, so their mean is. */
function sumOrMean(persons: readonly TargetRow[], kind: TargetKind): number {
  const sum = persons.reduce((total, row) => add(total, decimal(row.target)), ZERO);
  if (kind !== 'Rate') return toNumber(sum);
  return toNumber(divide(sum, decimal(persons.length), TARGET_SCALE));
}

/**
 * Who has a row keeps it; the rest of the segment's target is split evenly among the others, to the hundredth, so that the parts
 * add up to the whole: the first ones carry what does not divide. A rate holds for everyone as it is.
 */
function personTargets(
  kind: TargetKind,
  target: number,
  rows: readonly TargetRow[],
  users: readonly string[],
): PersonTarget[] {
  const ownOf = new Map(rows.map((row) => [row.person, row.target]));
  const others = users.filter((user) => !ownOf.has(user));
  const given = rows.reduce((total, row) => add(total, decimal(row.target)), ZERO);
  const rest = subtract(decimal(target), given);
  const parts = evenParts(compare(rest, ZERO) > 0 ? rest : ZERO, others.length);
  // A person who has a row but left the team stays in sight: the figure is part of what was agreed.
  const named = [
    ...users,
    ...[...ownOf.keys()].filter((user): user is string => user !== null && !users.includes(user)),
  ];
  return named.map((user) => {
    const own = ownOf.get(user);
    if (own !== undefined) return { user, target: own, source: 'Own' };
    if (kind === 'Rate') return { user, target, source: 'SameRate' };
    return { user, target: parts[others.indexOf(user)] ?? 0, source: 'EvenSplit' };
  });
}

/** Equal parts with two decimals that add up to the whole. */
function evenParts(whole: Decimal, count: number): number[] {
  if (count === 0) return [];
  const hundredths = divide(whole, decimal(1), TARGET_SCALE).units;
  const each = hundredths / BigInt(count);
  const left = Number(hundredths % BigInt(count));
  return Array.from({ length: count }, (_, index) =>
    toNumber({ units: each + (index < left ? 1n : 0n), scale: TARGET_SCALE }),
  );
}
