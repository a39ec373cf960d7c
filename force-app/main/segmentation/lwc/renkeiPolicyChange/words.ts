import { fill, listed, number, plainDate, plural } from 'c/renkeiFormat';
import type { PolicyVersion } from 'c/renkeiPolicyData';
import { changedPaths, changesScores, entryChanges, entryName, formOf } from 'c/renkeiPolicyForm';
import type { ScoredSegment } from 'c/renkeiSegmentRules';
import { accountsWords } from 'c/renkeiSegmentWords';
import aheadHeading from '@salesforce/label/c.RenkeiSegmentation_ChangeAhead';
import appliedHeading from '@salesforce/label/c.RenkeiSegmentation_ChangeApplied';
import capacityOpen from '@salesforce/label/c.RenkeiSegmentation_ChangeCapacity';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';
import dueHeading from '@salesforce/label/c.RenkeiSegmentation_ChangeDue';
import entryOf from '@salesforce/label/c.RenkeiSegmentation_EntryOf';
import movedNone from '@salesforce/label/c.RenkeiSegmentation_ChangeMovedNone';
import movedOne from '@salesforce/label/c.RenkeiSegmentation_ChangeMoved_One';
import movedOther from '@salesforce/label/c.RenkeiSegmentation_ChangeMoved_Other';
import movesNone from '@salesforce/label/c.RenkeiSegmentation_ChangeMovesNone';
import movesOne from '@salesforce/label/c.RenkeiSegmentation_ChangeMoves_One';
import movesOther from '@salesforce/label/c.RenkeiSegmentation_ChangeMoves_Other';
import noAccounts from '@salesforce/label/c.RenkeiSegmentation_ChangeNoAccounts';
import scores from '@salesforce/label/c.RenkeiSegmentation_ChangeScores';
import type { Change, Phase } from './change.ts';

const HEADINGS: Record<Phase, string> = { Ahead: aheadHeading, Due: dueHeading, Applied: appliedHeading };

/** What a role asks of people; purposes and targets are read on the policy's page. */
const DUTIES =
  /^roles\.(\w+)\.(leadChannel|supportChannel|expectationLevel|cadenceDays|acceptWithinDays|firstVisitWithinDays)$/;

/** "From July 1, 2026 the policy “2026 H2” applies." */
export function headingOf({ phase, version }: Change): string {
  return fill(HEADINGS[phase], plainDate(version.effectiveFrom ?? ''), version.name);
}

/**
 * "12 of your 85 accounts move.", for one that was applied "12 of your accounts moved."
 * @param accounts the reader's; counts as long as the change lies ahead
 */
export function countOf(phase: Phase, moving: number, accounts: number): string {
  if (phase === 'Applied') {
    return moving === 0 ? movedNone : fill(plural(moving, { one: movedOne, other: movedOther }), number(moving));
  }
  if (accounts === 0) return noAccounts;
  if (moving === 0) return fill(movesNone, accountsWords(accounts));
  return fill(plural(moving, { one: movesOne, other: movesOther }), number(moving), number(accounts));
}

/** What lead, level, cadence and deadlines become for the segments, entry by entry. */
export function dutiesOf(
  from: PolicyVersion,
  to: PolicyVersion,
  segments: ReadonlySet<ScoredSegment>,
): { key: string; text: string }[] {
  return entryChanges(formOf(from), formOf(to), { currency: null, roles: to.roles }).flatMap((entry) => {
    const segment = DUTIES.exec(entry.path)?.[1] as ScoredSegment | undefined;
    if (segment === undefined || !segments.has(segment)) return [];
    return [{ key: entry.path, text: fill(entryOf, entry.name, fill(change, entry.from, entry.to)) }];
  });
}

/** What keeps the count from being the last word: scores that change too, or a cut-off that is still to be found. */
export function reservationsOf(from: PolicyVersion, to: PolicyVersion): string[] {
  const entries = changedPaths(formOf(from), formOf(to)).filter(changesScores);
  // A table of estimators is one entry to people, not forty.
  const names = [
    ...new Set(entries.map((path) => entryName(path.replace(/^(estimators\.\w+)\..*$/s, '$1'), to.roles))),
  ];
  const texts = names.length > 0 ? [fill(scores, listed(names))] : [];
  return isOpen(to) ? [...texts, fill(capacityOpen, accountsWords(to.fieldCapacity ?? 0))] : texts;
}

/** Whether the first run has still to find the cut-off, so that nobody can say who moves. */
export function isOpen({ cutOffMode, policy }: PolicyVersion): boolean {
  return cutOffMode === 'Capacity' && !(policy.potentialCutOff > 0);
}
