import RenkeiMeetingAsk from 'c/renkeiMeetingAsk';
import {
  closeMeeting,
  pointTo,
  saveAction,
  startLate,
  startMeeting,
  takeOver,
  ChangedError,
  type ActionItem,
  type AgendaItem,
  type Meeting,
  type TeamRhythm,
} from 'c/renkeiMeetingData';
import { labels, meetingName, minutesText } from 'c/renkeiMeetingWords';
import { fill } from 'c/renkeiFormat';

/** Others are told where the meeting is when the facilitator has rested there for so long, in milliseconds. */
const REST = 400;
/** Text of the field for a meeting's name. */
const NAME_LENGTH = 80;

interface Beginning {
  team: string;
  /** yyyy-mm-dd */
  day: string;
  rhythm: TeamRhythm;
  previous: Meeting | null;
  meetings: readonly Meeting[];
  user: string;
}

/** What the facilitator does with the meeting as a whole. */
export class Lead {
  private timer: number | undefined;
  private pointed: string | null = null;

  /** Says where the meeting is. What goes wrong is said again by the next step. */
  point(meeting: string, item: string): void {
    window.clearTimeout(this.timer);
    if (item === this.pointed) return;
    this.timer = window.setTimeout(() => {
      this.pointed = item;
      pointTo(meeting, item).catch(() => (this.pointed = null));
    }, REST);
  }

  /** Whoever does not lead points nowhere. */
  end(): void {
    window.clearTimeout(this.timer);
    this.pointed = null;
  }

  /** Begins the meeting of a day; where somebody was faster, theirs is joined. */
  async begin({ team, day, rhythm, previous, meetings, user }: Beginning): Promise<void> {
    const meeting = {
      name: meetingName({ team, on: day }).slice(0, NAME_LENGTH),
      team,
      on: day,
      cadence: rhythm.cadence,
      facilitator: user,
      since: previous?.startedAt ?? null,
      minutes: rhythm.minutes,
    };
    const present = meetings.find(({ on, status }) => on === day && (status === 'Planned' || status === 'Missed'));
    if (!present) {
      await startMeeting(meeting);
      return;
    }
    try {
      await startLate(present, meeting);
    } catch (error) {
      if (!(error instanceof ChangedError)) throw error;
    }
  }

  /** Takes the lead, from somebody only when that is really meant. @returns whether it was taken */
  async take(meeting: Meeting, user: string): Promise<boolean> {
    const { facilitator, facilitatorName } = meeting;
    if (facilitator !== null) {
      const text = fill(labels.takeOverAsk, facilitatorName ?? '');
      const heading = labels.takeOver;
      const answer = await RenkeiMeetingAsk.open({ label: heading, heading, size: 'small', text, confirm: heading });
      if (answer === undefined) return false;
    }
    // Where the meeting is changes all the time: only who leads must be as it was read, and the org keeps the last word.
    await takeOver({ id: meeting.id, lastModified: null }, user);
    return true;
  }

  async close(
    meeting: Meeting,
    items: readonly AgendaItem[],
    actions: readonly ActionItem[],
    remarks: string,
  ): Promise<void> {
    this.end();
    const summary = minutesText(meeting, items, actions, remarks);
    await closeMeeting({ id: meeting.id, lastModified: null }, { summary, remarks: remarks.trim() || null });
  }

  async finishAction(action: ActionItem, status: 'Done' | 'Dropped'): Promise<void> {
    await saveAction({ id: action.id, lastModified: action.lastModified }, { Status__c: status });
  }
}
