import { startOfDay, today } from 'c/renkeiFormat';
import type { BoardVisit, Rep, VisitBoard, WaitingCase } from 'c/renkeiVisitData';
import { freeStarts, workingSpan } from 'c/renkeiVisitRules';
import { dayOfInstant, timeOf } from 'c/renkeiVisitWords';

/** Where something was dropped, or which time was proposed. */
export interface Proposal {
  rep: string;
  /** yyyy-mm-dd */
  date: string;
  /** An instant; null leaves the choice to the reader. */
  start: string | null;
}

/** What a booking or a move is made of: what was entered goes before what was proposed, that before what was. */
export interface Draft {
  entered: Partial<Record<'rep' | 'date' | 'start' | 'minutes', string>>;
  proposal: Proposal | undefined;
  /** The visit that is moved. */
  visit: BoardVisit | undefined;
  /** The case for which a visit is booked. */
  waiting: WaitingCase | undefined;
  reps: readonly Rep[];
}

const LENGTHS = [30, 60, 90, 120, 180, 240, 360, 480];
const DEFAULT_MINUTES = 60;

/** Who is to go there; empty while nobody is chosen. */
export function repOf({ entered, proposal, visit, waiting, reps }: Draft): string {
  const owner = reps.find(({ user }) => user === waiting?.owner)?.user;
  return entered.rep ?? proposal?.rep ?? visit?.rep ?? owner ?? '';
}

/** yyyy-mm-dd; empty while the day is cleared: whoever clears it has not chosen the day of before. */
export function dateOf({ entered, proposal, visit }: Draft): string {
  return entered.date ?? proposal?.date ?? (visit ? dayOfInstant(visit.start) : today(new Date()));
}

export function minutesOf({ entered, visit }: Draft): number {
  const asBooked = visit ? (Date.parse(visit.end) - Date.parse(visit.start)) / 60_000 : DEFAULT_MINUTES;
  return Number(entered.minutes ?? asBooked);
}

/** Lengths to choose from, with the one that the visit has. */
export function lengthsWith(minutes: number): number[] {
  return LENGTHS.includes(minutes) ? LENGTHS : [...LENGTHS, minutes].sort((one, other) => one - other);
}

/** Free starts of the day; the visit in hand does not stand in its own way. */
export function startsOf(draft: Draft, board: VisitBoard | undefined): string[] {
  const rep = repOf(draft);
  const date = dateOf(draft);
  if (!board || rep === '' || date === '') return [];
  const others = board.commitments.filter((other) => other.rep === rep && other.id !== draft.visit?.id);
  const day = workingSpan(startOfDay(date), board.dayEndsAt);
  return freeStarts(day, others, minutesOf(draft), new Date().toISOString());
}

/** The start that is wished, or the best that is free instead; empty on a full day. */
export function startAmong(starts: readonly string[], { entered, proposal, visit }: Draft): string {
  const wished = entered.start ?? proposal?.start ?? visit?.start;
  const found = starts.find((instant) => wished && Date.parse(instant) === Date.parse(wished));
  // Another day keeps the time of day, where it is free.
  const sameTime = starts.find((instant) => visit && timeOf(instant) === timeOf(visit.start));
  return found ?? sameTime ?? starts[0] ?? '';
}
