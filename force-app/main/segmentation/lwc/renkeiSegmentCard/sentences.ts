import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import { fill, number, plainDate, plural } from 'c/renkeiFormat';
import type { AccountScore, SegmentRole } from 'c/renkeiSegmentRules';
import {
  cadenceWords,
  channelName,
  leadWords,
  levelName,
  roleOf,
  segmentName,
  sentence,
  talkWords,
} from 'c/renkeiSegmentWords';
import cardDueBy from '@salesforce/label/c.RenkeiSegmentation_CardDueBy';
import cardLevel from '@salesforce/label/c.RenkeiSegmentation_CardLevel';
import cardNextBy from '@salesforce/label/c.RenkeiSegmentation_CardNextBy';
import cardOverdueOne from '@salesforce/label/c.RenkeiSegmentation_CardOverdue_One';
import cardOverdueOther from '@salesforce/label/c.RenkeiSegmentation_CardOverdue_Other';
import cardPreviously from '@salesforce/label/c.RenkeiSegmentation_CardPreviously';
import cardPurposeLead from '@salesforce/label/c.RenkeiSegmentation_CardPurposeLead';
import cardScoredAsOf from '@salesforce/label/c.RenkeiSegmentation_CardScoredAsOf';
import cardSince from '@salesforce/label/c.RenkeiSegmentation_CardSince';
import cardStands from '@salesforce/label/c.RenkeiSegmentation_CardStands';

/** A sentence in three pieces, so that the segment's name in it can stand out. */
export interface Standing {
  before: string;
  segment: string;
  after: string;
}

/** "Expand: Field sales leads, Inside sales supports; contact every 30 days; last talk Jun 12, 2026; next contact by …" */
export function standingOf(score: AccountScore, roles: readonly SegmentRole[], today: string): Standing {
  const role = roleOf(score.segment, roles);
  const due = dueOf(score, role);
  const clauses = [
    leadWords(role),
    cadenceWords(role),
    talkWords(score.lastConversation),
    due === null ? null : fill(due < today ? cardDueBy : cardNextBy, plainDate(due)),
  ].filter((clause): clause is string => clause !== null);
  const [before = '', after = ''] = cardStands.split('{0}');
  return { before, segment: segmentName(score.segment, roles), after: fill(after, '', sentence(clauses)) };
}

/** How late the next contact is, or null when it is not. */
export function overdueOf(score: AccountScore, roles: readonly SegmentRole[], today: string): string | null {
  const due = dueOf(score, roleOf(score.segment, roles));
  const late = due === null ? 0 : daysBetween(due, today);
  if (late <= 0) return null;
  return fill(plural(late, { one: cardOverdueOne, other: cardOverdueOther }), number(late));
}

/** What each channel is there for, and how far inside sales goes. */
export function dutiesOf(score: AccountScore, roles: readonly SegmentRole[]): { key: string; text: string }[] {
  const role = roleOf(score.segment, roles);
  if (!role) return [];
  const duties: { key: string; text: string }[] = [];
  if (role.leadChannel && role.leadPurpose) {
    duties.push({ key: 'lead', text: fill(cardPurposeLead, channelName(role.leadChannel), role.leadPurpose) });
  }
  if (role.supportChannel && role.supportPurpose) {
    duties.push({ key: 'support', text: fill(cardPurposeLead, channelName(role.supportChannel), role.supportPurpose) });
  }
  const insideSalesTakesPart = role.leadChannel === 'InsideSales' || role.supportChannel === 'InsideSales';
  if (role.expectationLevel && insideSalesTakesPart) {
    duties.push({ key: 'level', text: fill(cardLevel, levelName(role.expectationLevel)) });
  }
  return duties;
}

/** Since when it stands there, where it stood before, and as of when it was scored. */
export function historyOf(score: AccountScore, roles: readonly SegmentRole[]): string[] {
  const lines: string[] = [];
  const name = segmentName(score.segment, roles);
  if (score.segmentChangedOn !== null) {
    const since = plainDate(score.segmentChangedOn);
    lines.push(
      score.previousSegment === null
        ? fill(cardSince, name, since)
        : fill(cardPreviously, name, since, segmentName(score.previousSegment, roles)),
    );
  }
  lines.push(fill(cardScoredAsOf, plainDate(score.asOf)));
  return lines;
}

function dueOf(score: AccountScore, role: SegmentRole | undefined): string | null {
  if (!role?.cadenceDays || score.lastConversation === null) return null;
  return addDays(score.lastConversation, role.cadenceDays);
}
