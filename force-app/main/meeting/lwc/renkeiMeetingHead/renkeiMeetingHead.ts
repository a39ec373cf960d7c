import { LightningElement, api } from 'lwc';
import { fill, listed, number, plainDate, plural } from 'c/renkeiFormat';
import type { Meeting, TeamRhythm } from 'c/renkeiMeetingData';
import type { Attendance, Estimate } from 'c/renkeiMeetingRules';
import { labels, leftText, meetsText, monthLabels, plainTime } from 'c/renkeiMeetingWords';
import twoSentences from '@salesforce/label/c.RenkeiCore_TwoSentences';

export type HeadCommand =
  | 'team'
  | 'meeting'
  | 'months'
  | 'start'
  | 'startLate'
  | 'takeOver'
  | 'close'
  | 'print'
  | 'help'
  | 'refresh'
  | 'actions';

/** Where the meeting stands: team, who leads, how long it takes, missed ones. Fires `command` with a `HeadCommand` and a value. */
export default class RenkeiMeetingHead extends LightningElement {
  @api team: string | null = null;
  @api teams: readonly string[] = [];
  @api meetings: readonly Meeting[] = [];
  /** The meeting under way. */
  @api meeting: Meeting | null = null;
  /** Id of an earlier one that is shown. */
  @api chosen: string | null = null;
  /** Whether the month-end page is shown. */
  @api showsMonths = false;
  @api rhythm: TeamRhythm | null = null;
  @api attendance: Attendance | null = null;
  @api estimate: Estimate | null = null;
  /** Items that are done, and all of them. */
  @api done = 0;
  @api total = 0;
  /** Open actions, and those overdue. */
  @api openActions = 0;
  @api overdueActions = 0;
  /** yyyy-mm-dd */
  @api today = '';
  @api nextDay: string | null = null;
  @api isFacilitator = false;
  @api busy = false;

  labels = labels;

  get teamOptions(): { value: string; label: string }[] {
    return this.teams.map((team) => ({ value: team, label: team }));
  }

  get hasTeams(): boolean {
    return this.teams.length > 1 || this.team === null;
  }

  get meetingOptions(): { value: string; label: string }[] {
    const earlier = this.meetings
      .filter(({ status }) => status === 'Closed' || status === 'Missed')
      .map(({ id, on, decided, status }) => ({
        value: id,
        label:
          status === 'Missed'
            ? fill(labels.optionMissed, plainDate(on))
            : fill(labels.minutesOf, plainDate(on), number(decided, 0)),
      }));
    return [{ value: '', label: labels.now }, ...earlier];
  }

  get hasMeetings(): boolean {
    return this.meetingOptions.length > 1;
  }

  get chosenValue(): string {
    return this.chosen ?? '';
  }

  get isNow(): boolean {
    return this.chosen === null && !this.showsMonths;
  }

  get isRunning(): boolean {
    return this.isNow && this.meeting !== null;
  }

  get canStart(): boolean {
    const isOver = this.meetings.some(({ on, status }) => on === this.today && status === 'Closed');
    return this.isNow && this.meeting === null && this.team !== null && !isOver;
  }

  /** The last expected meeting, when it was missed: it can be held late. */
  get lateDay(): string | null {
    const { expected, missed } = this.attendance ?? { expected: [], missed: [] };
    const last = expected.at(-1);
    return this.canStart && last !== undefined && missed.includes(last) && last !== this.today ? last : null;
  }

  get lateText(): string {
    return this.lateDay ? fill(labels.startLate, plainDate(this.lateDay)) : '';
  }

  get canTakeOver(): boolean {
    return this.isRunning && !this.isFacilitator;
  }

  get canClose(): boolean {
    return this.isRunning && this.isFacilitator;
  }

  get leads(): string | null {
    if (!this.isRunning) return null;
    return this.isFacilitator ? labels.youLead : fill(labels.facilitator, this.meeting?.facilitatorName ?? '');
  }

  get rhythmText(): string | null {
    const { rhythm } = this;
    if (!rhythm || !this.isNow) return null;
    return rhythm.isStated ? meetsText(rhythm) : labels.unstated;
  }

  get nextText(): string | null {
    return this.isNow && this.nextDay ? fill(labels.nextDay, plainDate(this.nextDay)) : null;
  }

  get progress(): string | null {
    if (!this.isNow || this.total === 0) return null;
    const done = fill(labels.progress, number(this.done, 0), number(this.total, 0));
    const { estimate } = this;
    if (!estimate || estimate.seconds === 0) return done;
    return `${done} · ${leftText(estimate.seconds)} · ${fill(labels.endsAt, plainTime(estimate.endsAt))}`;
  }

  get overPlan(): string | null {
    const { meeting, estimate } = this;
    if (!this.isRunning || !meeting?.startedAt || !meeting.plannedMinutes || !estimate) return null;
    const over = (Date.parse(estimate.endsAt) - Date.parse(meeting.startedAt)) / 60_000 - meeting.plannedMinutes;
    return over >= 1 ? fill(labels.overPlan, number(Math.round(over), 0)) : null;
  }

  get missed(): string | null {
    const { expected, missed } = this.attendance ?? { expected: [], missed: [] };
    if (!this.isNow || missed.length === 0) return null;
    const days = listed(missed.slice(-3).map(plainDate));
    const forms = { one: labels.missedOne, other: labels.missedOther };
    const many = fill(plural(missed.length, forms), number(missed.length, 0), number(expected.length, 0), days);
    return fill(twoSentences, many, labels.missedWhy);
  }

  get actionsText(): string | null {
    if (!this.isNow || this.team === null) return null;
    return fill(labels.actionsCount, number(this.openActions, 0), number(this.overdueActions, 0));
  }

  get monthsText(): string | null {
    if (this.team === null) return null;
    return this.showsMonths ? monthLabels.back : monthLabels.open;
  }

  handleTeam({ detail }: CustomEvent<{ value: string }>): void {
    this.tell('team', detail.value);
  }

  handleMeeting({ detail }: CustomEvent<{ value: string }>): void {
    this.tell('meeting', detail.value === '' ? null : detail.value);
  }

  handleStartLate(): void {
    this.tell('startLate', this.lateDay);
  }

  handleCommand(event: Event): void {
    this.tell((event.currentTarget as HTMLElement).dataset['command'] as HeadCommand, null);
  }

  /** Keys of fields and buttons are their own. */
  handleKey(event: KeyboardEvent): void {
    const isCombobox = (event.target as HTMLElement).tagName === 'LIGHTNING-COMBOBOX';
    if (isCombobox || event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  }

  private tell(name: HeadCommand, value: string | null): void {
    this.dispatchEvent(new CustomEvent('command', { detail: { name, value } }));
  }
}
