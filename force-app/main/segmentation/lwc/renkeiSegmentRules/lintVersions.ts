import { addDays, isPlainDate } from 'c/renkeiCalendarRules';
import { error, warning, type PolicyFinding } from './finding.ts';

/** When a version of the policy holds; both days included, no last day: until further notice. */
export interface VersionDates {
  name: string;
  isActive: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

type DatedVersion = VersionDates & { effectiveFrom: string };

/**
 * Findings about the versions of the policy together: dates that are no dates or run backwards, days on which two active versions
 * hold (error), and days between the first and the last one on which none does (warning).
 */
export function lintVersions(versions: readonly VersionDates[]): PolicyFinding[] {
  const findings = versions.flatMap(lintDates);
  if (findings.some(({ severity }) => severity === 'error')) return findings;
  const active = versions
    .filter((version): version is DatedVersion => version.isActive && version.effectiveFrom !== null)
    .sort((left, right) => (left.effectiveFrom < right.effectiveFrom ? -1 : 1));
  return [...findings, ...lintNeighbours(active)];
}

function lintDates({ name, isActive, effectiveFrom: from, effectiveTo: to }: VersionDates): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  for (const [field, value] of Object.entries({ effectiveFrom: from, effectiveTo: to })) {
    if (value !== null && !isPlainDate(value)) findings.push(error('VersionDateMalformed', field, { name, value }));
  }
  if (findings.length > 0) return findings;
  if (isActive && from === null) findings.push(error('VersionStartMissing', 'effectiveFrom', { name }));
  if (from !== null && to !== null && from > to) {
    findings.push(error('VersionDatesInverted', 'effectiveTo', { name, from, to }));
  }
  return findings;
}

/** Walks the active versions by their first day, with the one that reaches furthest so far. */
function lintNeighbours(active: readonly DatedVersion[]): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  let [furthest] = active;
  for (const version of active.slice(1)) {
    if (!furthest) break;
    const { effectiveFrom: from } = version;
    if (furthest.effectiveTo === null || furthest.effectiveTo >= from) {
      const to = earlierEnd(furthest.effectiveTo, version.effectiveTo);
      findings.push(error('VersionsOverlap', 'effectiveFrom', { name: version.name, other: furthest.name, from, to }));
    } else if (addDays(furthest.effectiveTo, 1) < from) {
      const gap = { from: addDays(furthest.effectiveTo, 1), to: addDays(from, -1) };
      findings.push(warning('VersionsGap', 'effectiveFrom', { name: version.name, other: furthest.name, ...gap }));
    }
    if (endsLater(version, furthest)) furthest = version;
  }
  return findings;
}

function endsLater(version: DatedVersion, other: DatedVersion): boolean {
  if (other.effectiveTo === null) return false;
  return version.effectiveTo === null || version.effectiveTo > other.effectiveTo;
}

function earlierEnd(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
