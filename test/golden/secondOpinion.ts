import type { AccountInputs, AccountScore, Band, Segment, SegmentPolicy, SegmentReason } from 'c/renkeiSegmentRules';
import { atLeast, fraction, minus, per, plus, rounded, times, type Fraction } from './fractions.ts';

/**
 * The rules once more, written from their description and not from their code: in exact fractions, slow and plain. The golden table
 * and seeded accounts are scored by both; where they differ, one of the two is wrong.
 */
export function secondOpinion(account: AccountInputs, policy: SegmentPolicy, asOf: string): AccountScore {
  const potential = potentialOf(account, policy, asOf);
  const won = rounded(fraction(account.wonAmountTrailing), 2);
  const wallet = walletOf(account, won, potential.potential);
  const recency = recencyOf(account.lastConversation, policy, asOf);
  const breadth = percentOf(fraction(account.contactBreadth), fraction(policy.breadthFull));
  const relationship =
    potential.potential === null || wallet.share === null ? null : meanOf(recency, breadth, wallet.share, policy);
  const before = account.previous;
  const sameVersion = before.policy === policy.version;
  const held = (band: Band | null) => (sameVersion ? band : null);
  const cutOff = fraction(policy.potentialCutOff);
  const margin = times(cutOff, per(fraction(policy.potentialMarginPercent), fraction(100)));
  const potentialBand = bandOf(potential.potential, cutOff, margin, held(before.potentialBand));
  const relationshipBand = bandOf(
    relationship,
    fraction(policy.relationshipCutOff),
    fraction(policy.relationshipMargin),
    held(before.relationshipBand),
  );
  const segment = CELLS[`${potentialBand} ${relationshipBand}`] ?? 'Unscored';
  const lifecycle = lifecycleOf(account, policy, asOf);
  const moved = segment !== before.segment;
  return {
    potentialEstimate: potential.estimate,
    potential: potential.potential,
    potentialSource: potential.source,
    potentialBasis: potential.basis,
    wonAmountTrailing: won,
    walletShare: wallet.share,
    walletSource: wallet.source,
    recencyScore: recency,
    breadthScore: breadth,
    walletScore: wallet.share,
    relationshipScore: relationship,
    potentialBand,
    relationshipBand,
    segment,
    previousSegment: moved ? before.segment : before.previousSegment,
    segmentChangedOn: moved ? asOf : before.changedOn,
    segmentReason: moved ? reasonOf(before.segment, segment, sameVersion) : before.reason,
    unscoredReason: potential.potential === null ? missingOf(account) : null,
    focus: focusOf(account, lifecycle, potential.potential, relationshipBand, policy),
    lifecycle,
    sizeBand: sizeOf(account.employees ?? 0),
    lastConversation: account.lastConversation,
    contactBreadth: account.contactBreadth,
    asOf,
    policy: policy.version,
  };
}

const CELLS: Record<string, Segment> = {
  'High High': 'Key',
  'High Low': 'Expand',
  'Low High': 'Maintain',
  'Low Low': 'General',
};

type Ground = Pick<AccountScore, 'potential'> & {
  source: AccountScore['potentialSource'];
  basis: AccountScore['potentialBasis'];
};

function potentialOf(
  account: AccountInputs,
  policy: SegmentPolicy,
  asOf: string,
): Ground & { estimate: number | null } {
  const estimated = estimateOf(account, policy);
  const { override } = account;
  const heard = override !== null && daysBetween(asOf, override.expires) >= 0;
  if (!heard) return { ...estimated, estimate: estimated.potential };
  const potential = rounded(fraction(override.amount), 0);
  return { estimate: estimated.potential, potential, source: 'Heard', basis: 'Override' };
}

function estimateOf(account: AccountInputs, { estimators }: SegmentPolicy): Ground {
  const { employees, annualRevenue, knownUnits } = account;
  const { perEmployee, defaultPerEmployee, revenuePercent, defaultRevenuePercent, amountPerUnit } = estimators;
  if (amountPerUnit !== null && knownUnits > 0) {
    const potential = rounded(times(fraction(knownUnits), fraction(amountPerUnit)), 0);
    return { potential, source: 'Measured', basis: 'InstalledBase' };
  }
  const rate = lookUp(perEmployee, account.industry) ?? defaultPerEmployee;
  if (employees !== null && employees > 0 && rate !== null) {
    return {
      potential: rounded(times(fraction(employees), fraction(rate)), 0),
      source: 'Estimated',
      basis: 'Employees',
    };
  }
  const percent = lookUp(revenuePercent, account.industry) ?? defaultRevenuePercent;
  if (annualRevenue !== null && annualRevenue > 0 && percent !== null) {
    const potential = rounded(times(fraction(annualRevenue), per(fraction(percent), fraction(100))), 0);
    return { potential, source: 'Estimated', basis: 'Revenue' };
  }
  return { potential: null, source: null, basis: null };
}

function lookUp(listed: Readonly<Record<string, number>>, industry: string | null): number | undefined {
  const wanted = (industry ?? '').trim().toLowerCase();
  const [, rate] =
    Object.entries(listed).findLast(([name]) => wanted !== '' && name.trim().toLowerCase() === wanted) ?? [];
  return rate;
}

function missingOf({ employees, industry }: AccountInputs): AccountScore['unscoredReason'] {
  if (employees === null || employees === 0) return 'EmployeesMissing';
  return industry === null || industry.trim() === '' ? 'IndustryMissing' : 'IndustryWithoutEstimator';
}

function walletOf(account: AccountInputs, won: number, potential: number | null) {
  const { ownUnits, knownUnits } = account;
  if (knownUnits > 0) {
    return { share: percentOf(fraction(ownUnits), fraction(knownUnits)), source: 'Measured' as const };
  }
  if (potential === null) return { share: null, source: null };
  if (won <= 0) return { share: 0, source: 'Estimated' as const };
  const share = potential === 0 ? 100 : percentOf(fraction(won), fraction(potential));
  return { share, source: 'Estimated' as const };
}

/** 0–100 with one decimal; more than the whole is the whole. */
function percentOf(part: Fraction, whole: Fraction): number {
  return atLeast(part, whole) ? 100 : rounded(times(per(part, whole), fraction(100)), 1);
}

function recencyOf(lastConversation: string | null, policy: SegmentPolicy, asOf: string): number {
  if (lastConversation === null) return 0;
  const { recencyFullDays: full, recencyZeroDays: zero, recencyStepDays: step } = policy;
  const days = daysBetween(lastConversation, asOf);
  if (days <= full) return 100;
  if (days >= zero) return 0;
  let elapsed = 0;
  while (elapsed + step <= days - full) elapsed += step;
  return percentOf(fraction(zero - full - elapsed), fraction(zero - full));
}

function meanOf(recency: number, breadth: number, wallet: number, { weights }: SegmentPolicy): number {
  const sum = plus(
    times(fraction(recency), fraction(weights.recency)),
    times(fraction(breadth), fraction(weights.breadth)),
    times(fraction(wallet), fraction(weights.wallet)),
  );
  return rounded(per(sum, fraction(100)), 1);
}

function bandOf(value: number | null, cutOff: Fraction, margin: Fraction, before: Band | null): Band | null {
  if (value === null) return null;
  const limit = before === null ? cutOff : before === 'High' ? minus(cutOff, margin) : plus(cutOff, margin);
  return atLeast(fraction(value), limit) ? 'High' : 'Low';
}

function reasonOf(from: Segment | null, to: Segment, sameVersion: boolean): SegmentReason {
  if (from === null) return 'FirstScored';
  if (to === 'Unscored') return 'InputMissing';
  if (from === 'Unscored') return 'InputFound';
  if (!sameVersion) return 'PolicyChanged';
  return MOVES[`${from} ${to}`]!;
}

const MOVES: Record<string, SegmentReason> = {
  'Key Expand': 'RelationshipFell',
  'Key Maintain': 'PotentialFell',
  'Key General': 'BothChanged',
  'Expand Key': 'RelationshipRose',
  'Expand Maintain': 'BothChanged',
  'Expand General': 'PotentialFell',
  'Maintain Key': 'PotentialRose',
  'Maintain Expand': 'BothChanged',
  'Maintain General': 'RelationshipFell',
  'General Key': 'BothChanged',
  'General Expand': 'PotentialRose',
  'General Maintain': 'RelationshipRose',
};

function lifecycleOf(account: AccountInputs, policy: SegmentPolicy, asOf: string): AccountScore['lifecycle'] {
  const age = (date: string | null) => (date === null ? Infinity : daysBetween(date, asOf));
  if (account.firstWonOn === null || age(account.firstWonOn) <= policy.newWithinDays) return 'New';
  const silence = Math.min(age(account.lastWonOn), age(account.lastConversation));
  return silence <= policy.dormantAfterDays ? 'Existing' : 'Dormant';
}

function focusOf(
  account: AccountInputs,
  lifecycle: AccountScore['lifecycle'],
  potential: number | null,
  relationshipBand: Band | null,
  policy: SegmentPolicy,
): AccountScore['focus'] {
  if (potential === null) return null;
  const worthIt = atLeast(fraction(potential), fraction(policy.reviveFloor));
  if (lifecycle === 'Dormant' && account.hasWorkingContact && !account.fieldCovers && worthIt) return 'Revive';
  const below = !atLeast(fraction(potential), fraction(policy.potentialCutOff));
  return relationshipBand === 'High' && below ? 'Defend' : null;
}

function sizeOf(employees: number): AccountScore['sizeBand'] {
  if (employees === 0) return null;
  if (employees > 1000) return 'Over1000';
  if (employees >= 300) return 'From300To1000';
  return employees >= 100 ? 'From100To299' : 'Under100';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
