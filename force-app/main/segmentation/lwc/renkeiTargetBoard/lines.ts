import { compactMoney, fill, number, percent } from 'c/renkeiFormat';
import {
  monthPassed,
  progressOf,
  type Activity,
  type Pace,
  type SegmentTarget,
  type TargetKind,
} from 'c/renkeiTargetRules';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';
import type { SegmentActivity, StoredTarget, Targets } from 'c/renkeiTargetData';
import kindAmount from '@salesforce/label/c.RenkeiSegmentation_TargetKindAmount';
import kindCount from '@salesforce/label/c.RenkeiSegmentation_TargetKindCount';
import kindRate from '@salesforce/label/c.RenkeiSegmentation_TargetKindRate';
import ofTarget from '@salesforce/label/c.RenkeiSegmentation_TargetOf';
import paceBehind from '@salesforce/label/c.RenkeiSegmentation_TargetBehind';
import paceNothing from '@salesforce/label/c.RenkeiSegmentation_TargetNothingYet';
import paceOn from '@salesforce/label/c.RenkeiSegmentation_TargetOnPace';
import paceReached from '@salesforce/label/c.RenkeiSegmentation_TargetReached';
import sourceEven from '@salesforce/label/c.RenkeiSegmentation_TargetEvenSplit';
import sourceMonth from '@salesforce/label/c.RenkeiSegmentation_TargetFromMonth';
import sourceOwn from '@salesforce/label/c.RenkeiSegmentation_TargetOwn';
import sourcePolicy from '@salesforce/label/c.RenkeiSegmentation_TargetFromPolicy';
import sourceSame from '@salesforce/label/c.RenkeiSegmentation_TargetSameRate';

const KINDS: Record<TargetKind, string> = { Rate: kindRate, Count: kindCount, Amount: kindAmount };
const PACES: Record<Pace, string> = {
  Reached: paceReached,
  OnPace: paceOn,
  Behind: paceBehind,
  NothingYet: paceNothing,
};
const TONES: Record<Pace, string> = { Reached: 'success', OnPace: 'brand', Behind: 'warning', NothingYet: 'neutral' };
const PERSON_SOURCES = { Own: sourceOwn, EvenSplit: sourceEven, SameRate: sourceSame };

/** One target with what was reached, ready to be shown. */
export interface TargetLine {
  key: string;
  /** The segment's, or the person's, name. */
  name: string;
  kind: TargetKind;
  kindName: string;
  person: string | null;
  target: number;
  /** "6 of 12". */
  figure: string;
  percent: number;
  percentText: string | null;
  /** Share of the month that has passed, in percent; a rate does not grow with the month and has none. */
  marker: number | undefined;
  pace: string;
  paceClass: string;
  tone: string;
  source: string;
  /** Row to change; null when the figure is the policy's or comes by splitting. */
  storedId: string | null;
}

export interface SegmentLine extends TargetLine {
  segment: SegmentTarget['segment'];
  persons: TargetLine[];
}

export interface BoardScope {
  month: string;
  today: string;
  currency: string | null;
  roles: readonly SegmentRole[];
  targets: Targets;
  activity: Record<SegmentTarget['segment'], SegmentActivity>;
}

/** The lines of the board: a segment's target, and below it those of its people. */
export function linesOf(targets: readonly SegmentTarget[], scope: BoardScope): SegmentLine[] {
  return targets.map((target) => {
    const { segment, kind } = target;
    const reached = scope.activity[segment];
    const line = lineOf({ kind, target: target.target, activity: reached.whole }, scope);
    return {
      ...line,
      key: `${segment}|${kind}`,
      segment,
      name: segmentName(segment, scope.roles),
      person: null,
      source: target.source === 'Month' ? sourceMonth : sourcePolicy,
      storedId: storedOf(target, null, scope)?.id ?? null,
      persons: target.persons.map((person) => ({
        ...lineOf({ kind, target: person.target, activity: reached.persons.get(person.user) ?? NOTHING }, scope),
        key: `${segment}|${kind}|${person.user}`,
        name: scope.targets.names.get(person.user) ?? person.user,
        person: person.user,
        source: PERSON_SOURCES[person.source],
        storedId: storedOf(target, person.user, scope)?.id ?? null,
      })),
    };
  });
}

const NOTHING: Activity = { cases: 0, conversations: 0, wonAmount: 0 };

function lineOf(
  { kind, target, activity }: { kind: TargetKind; target: number; activity: Activity },
  { month, today, currency }: BoardScope,
): Omit<TargetLine, 'key' | 'name' | 'person' | 'source' | 'storedId'> {
  const progress = progressOf(kind, target, activity, month, today);
  const { days, of } = monthPassed(month, today);
  const words = (value: number) => figureOf(kind, value, currency);
  return {
    kind,
    kindName: KINDS[kind],
    target,
    figure: fill(ofTarget, progress.actual === null ? '–' : words(progress.actual), words(target)),
    percent: progress.percent ?? 0,
    percentText: progress.percent === null ? null : percent(progress.percent, 0),
    marker: kind === 'Rate' ? undefined : (days / of) * 100,
    pace: PACES[progress.pace],
    paceClass: `pace ${TONES[progress.pace]}`,
    tone: TONES[progress.pace],
  };
}

function storedOf(
  target: SegmentTarget,
  person: string | null,
  { targets, month }: BoardScope,
): StoredTarget | undefined {
  return targets.rows.find(
    (row) => row.month === month && row.segment === target.segment && row.kind === target.kind && row.person === person,
  );
}

function figureOf(kind: TargetKind, value: number, currency: string | null): string {
  if (kind === 'Amount') return compactMoney(value, currency);
  return kind === 'Rate' ? percent(value) : number(value);
}
