import { addDays } from 'c/renkeiCalendarRules';
import type { PaperContext } from 'c/renkeiMeetingData';
import RenkeiMeetingReads from 'c/renkeiMeetingReads';
import { attendance, nextMeetingDay, type Attendance, type Rhythm } from 'c/renkeiMeetingRules';

/** Missed meetings are counted over so many days. */
const COUNTED_DAYS = { Weekly: 56, Daily: 28 } as const;

/** The team behind the console: who is in it, and when it meets. */
export default class RenkeiMeetingTeam extends RenkeiMeetingReads {
  failure: unknown = null;
  busy = false;

  /** Who can take a case: everybody at work in the team, each once. */
  get people(): { value: string; label: string }[] {
    const here = this.members.filter(({ team, isActive }) => team === this.team && isActive);
    const named = new Map(here.map(({ user, name }) => [user, name]));
    const people = [...named]
      .map(([value, label]) => ({ value, label }))
      .sort((one, other) => (one.label < other.label ? -1 : 1));
    return this.steady.keep('people', people);
  }

  get ownName(): string | null {
    return this.members.find(({ user }) => user === this.userId)?.name ?? null;
  }

  get days(): Rhythm | null {
    const { rhythm, start } = this;
    return rhythm && start ? { ...rhythm, holidays: start.holidays } : null;
  }

  get nextDay(): string | null {
    return this.days && nextMeetingDay(this.days, this.today);
  }

  get attendance(): Attendance | null {
    const { days } = this;
    if (!days) return null;
    const held = this.meetings.map(({ on, status, cadence }) => ({ on, status, cadence }));
    const counted = attendance(days, held, addDays(this.today, -COUNTED_DAYS[days.cadence]), this.today);
    return this.steady.keep('attendance', counted);
  }

  protected contextOf(day: string, since: string | null, team = this.team ?? ''): PaperContext {
    const own = this.members.filter((member) => member.team === team);
    return {
      ...{ team, day, since, today: this.today, now: this.now },
      users: [...new Set(own.map(({ user }) => user))],
      hasMembers: own.some(({ isActive }) => isActive),
      meetingTime: this.start?.rhythms.find((rhythm) => rhythm.team === team)?.time ?? null,
    };
  }

  /** Does something that the reader waits for, once at a time; what goes wrong is shown. */
  protected async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = false;
    }
  }
}
