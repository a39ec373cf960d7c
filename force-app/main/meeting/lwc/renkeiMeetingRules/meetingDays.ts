import { addDays, dateOf, dayOf } from 'c/renkeiCalendarRules';
import { isBusinessDay } from 'c/renkeiSlaRules';
import { WEEKDAYS, type Cadence, type Weekday } from './model.ts';

/** When a team meets. */
export interface Rhythm {
  cadence: Cadence;
  /** Weekly: the day; daily: of no account. */
  weekday: Weekday;
  /** The first day on which a meeting can be expected, yyyy-mm-dd; null: nobody said, the first meeting on record begins it. */
  startsOn: string | null;
  /** The day on which the charter was last changed; meetings before it were held as the ones on record were. */
  changedOn?: string | null;
  /** Non-working days, yyyy-mm-dd. */
  holidays: readonly string[];
}

/** A meeting that is on record. */
export interface HeldMeeting {
  on: string;
  status: 'Planned' | 'Open' | 'Closed' | 'Missed';
  cadence?: Cadence;
}

export interface Attendance {
  /** Days up to yesterday on which there should have been a meeting. */
  expected: string[];
  /** Those among them on which there was none. */
  missed: string[];
  /** Up to which day another cadence held than the charter's of today. */
  earlier?: { cadence: Cadence; until: string };
}

const DAYS_OF_A_WEEK = 7;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const THURSDAY = 3;
/** Longer without a working day is no calendar. */
const LONGEST_BREAK = 400;

/** The Monday of a day's week. @throws RangeError when it is no date */
export function mondayOf(day: string): string {
  const number = dayOf(day);
  if (number === null) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${day}`);
  return dateOf(number - ((((number + THURSDAY) % DAYS_OF_A_WEEK) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK));
}

/**
 * The days from one to another, both included, on which a meeting is expected. A weekly meeting on a holiday moves to the next working
 * day of its week, else to the one before; a week without working days has none.
 */
export function expectedDays({ cadence, weekday, startsOn, holidays }: Rhythm, from: string, to: string): string[] {
  const first = laterOf(from, startsOn);
  const days: string[] = [];
  if (cadence === 'Daily') {
    for (let day = first; day <= to; day = addDays(day, 1)) if (isBusinessDay(day, holidays)) days.push(day);
    return days;
  }
  for (let monday = mondayOf(first); monday <= to; monday = addDays(monday, DAYS_OF_A_WEEK)) {
    const day = dayOfWeek(monday, WEEKDAYS.indexOf(weekday), holidays);
    if (day !== null && day >= first && day <= to) days.push(day);
  }
  return days;
}

/**
 * Which expected meetings before today were held. A weekly meeting counts on whatever day of its week it was held. Up to the day on
 * which the charter was last changed meetings are expected as often as the ones on record before it: a team that meets daily from
 * today on has missed nothing yesterday. Without a first day nothing is expected before the first meeting on record.
 */
export function attendance(rhythm: Rhythm, meetings: readonly HeldMeeting[], from: string, today: string): Attendance {
  const startsOn = rhythm.startsOn ?? earliest(meetings);
  if (startsOn === null) return { expected: [], missed: [] };
  const changedOn = rhythm.changedOn ?? null;
  const before = changedOn === null ? null : cadenceBefore(meetings, changedOn);
  const yesterday = addDays(today, -1);
  if (changedOn === null || before === null || before === rhythm.cadence) {
    const { expected, missed } = heldOf({ ...rhythm, startsOn }, meetings, from, yesterday);
    const noted = new Set(meetings.map(({ on }) => slotOf(rhythm.cadence, on)));
    // The weekday may be new: of the week of the change only what is on record, or lies behind the change, was expected.
    const counts = (day: string): boolean => {
      const slot = slotOf(rhythm.cadence, day);
      return changedOn === null || day >= changedOn || slot !== slotOf(rhythm.cadence, changedOn) || noted.has(slot);
    };
    return { expected: expected.filter(counts), missed: missed.filter(counts) };
  }
  const last = addDays(changedOn, -1);
  const earlier = heldOf({ ...rhythm, startsOn, cadence: before }, meetings, from, last < yesterday ? last : yesterday);
  const since = heldOf({ ...rhythm, startsOn: laterOf(changedOn, startsOn) }, meetings, from, yesterday);
  return {
    expected: [...earlier.expected, ...since.expected],
    missed: [...earlier.missed, ...since.missed],
    earlier: { cadence: before, until: last },
  };
}

/** Meetings of one cadence on days of one slot are the same meeting: a week's, or a day's. */
export function slotOf(cadence: Cadence, day: string): string {
  return cadence === 'Weekly' ? mondayOf(day) : day;
}

function heldOf(rhythm: Rhythm, meetings: readonly HeldMeeting[], from: string, to: string): Attendance {
  const held = new Set(
    meetings.flatMap(({ on, status }) =>
      status === 'Closed' || status === 'Open' ? [slotOf(rhythm.cadence, on)] : [],
    ),
  );
  const expected = expectedDays(rhythm, from, to);
  return { expected, missed: expected.filter((day) => !held.has(slotOf(rhythm.cadence, day))) };
}

function earliest(meetings: readonly HeldMeeting[]): string | null {
  return meetings.map(({ on }) => on).sort()[0] ?? null;
}

/** How the team met, or was to meet, last before a day. */
function cadenceBefore(meetings: readonly HeldMeeting[], day: string): Cadence | null {
  const [last] = meetings
    .filter(({ on, cadence }) => cadence !== undefined && on < day)
    .sort((one, other) => (one.on < other.on ? 1 : -1));
  return last?.cadence ?? null;
}

function laterOf(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}

/** The first day after another on which a meeting is expected. @throws RangeError when there is none within a year */
export function nextMeetingDay(rhythm: Rhythm, after: string): string {
  const from = addDays(after, 1);
  const start = laterOf(from, rhythm.startsOn);
  const [found] = expectedDays(rhythm, start, addDays(start, 14));
  if (found !== undefined) return found;
  const [later] = expectedDays(rhythm, start, addDays(start, LONGEST_BREAK));
  if (later === undefined) throw new RangeError(`No working day within ${LONGEST_BREAK} days after ${after}`);
  return later;
}

function dayOfWeek(monday: string, index: number, holidays: readonly string[]): string | null {
  const works = (at: number) => isBusinessDay(addDays(monday, at), holidays);
  for (let at = index; at < WEEKDAYS.length; at += 1) if (works(at)) return addDays(monday, at);
  for (let at = index - 1; at >= 0; at -= 1) if (works(at)) return addDays(monday, at);
  return null;
}
