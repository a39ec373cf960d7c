import {
  createItems,
  forgottenBy,
  type AgendaAnswer,
  type AgendaItem,
  type MeetingRecords,
  type MovedCase,
} from 'c/renkeiMeetingData';
import type RenkeiMeetingDecision from 'c/renkeiMeetingDecision';
import type { HeadCommand } from 'c/renkeiMeetingHead';
import RenkeiMeetingHelp from 'c/renkeiMeetingHelp';
import type RenkeiMeetingMinutes from 'c/renkeiMeetingMinutes';
import type RenkeiMeetingTalk from 'c/renkeiMeetingTalk';
import type RenkeiMonthPage from 'c/renkeiMonthPage';
import { labels } from 'c/renkeiMeetingWords';
import { agendaOf } from './agenda.ts';
import { commandOf, type Command } from './keys.ts';
import RenkeiMeetingKeeping from './keeping.ts';
import { mergeItems, mergeSaved, withMoved } from './state.ts';

/** Others' work is looked for so often, in milliseconds, as long as the page is seen. */
const POLL_MILLISECONDS = 3_000;
/** Before a meeting only every so many looks count: it is waited for until it begins. */
const BEFORE = 4;
/** How often the estimate is made anew. */
const TICK_MILLISECONDS = 15_000;

/** The follow-up meeting: the agenda, the item at hand, and what is decided, on one page and by keyboard. */
export default class RenkeiMeetingConsole extends RenkeiMeetingKeeping {
  private timers: { poll?: number; tick?: number } = {};
  private polls = 0;
  private wantsPrint = false;
  private isCreating = false;
  private readonly onOnline = () => {
    this.outbox.retryAll();
    this.handleReadAgain();
  };
  private readonly onStorage = (event: StorageEvent) => {
    const key = forgottenBy(event);
    if (key === null) return;
    this.outbox.drop(key);
    this.findLeftBehind();
    void this.poll();
  };
  /** Keys that nothing on the page has taken. */
  private readonly onKey = (event: KeyboardEvent) => {
    if (event.target === document.body) this.handleKey(event);
  };

  override connectedCallback(): void {
    window.addEventListener('online', this.onOnline);
    window.addEventListener('storage', this.onStorage);
    window.addEventListener('keydown', this.onKey);
    this.timers.poll = window.setInterval(() => this.pollWhileSeen(), POLL_MILLISECONDS);
    this.timers.tick = window.setInterval(() => (this.now = new Date().toISOString()), TICK_MILLISECONDS);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('online', this.onOnline);
    window.removeEventListener('storage', this.onStorage);
    window.removeEventListener('keydown', this.onKey);
    window.clearInterval(this.timers.poll);
    window.clearInterval(this.timers.tick);
    this.lead.end();
  }

  override renderedCallback(): void {
    if (this.wantsFocus) {
      this.wantsFocus = false;
      (this.refs?.['console'] as HTMLElement | undefined)?.focus({ preventScroll: true });
    }
    if (this.wantsPrint) {
      this.wantsPrint = false;
      void (this.refs?.['minutes'] as unknown as RenkeiMeetingMinutes | undefined)?.print();
    }
  }

  handleCommand({ detail }: CustomEvent<{ name: HeadCommand; value: string | null }>): void {
    const { name, value } = detail;
    if (name === 'team') this.showTeam(value);
    if (name === 'meeting') this.showMeeting(value);
    if (name === 'start') void this.run(() => this.begin(this.today));
    if (name === 'startLate' && value) void this.run(() => this.begin(value));
    if (name === 'takeOver') void this.run(() => this.takeLead());
    if (name === 'close') void this.run(() => this.close());
    if (name === 'help') this.handleHelp();
    if (name === 'refresh') void this.handleRefresh();
    if (name === 'actions') this.view = this.view === 'actions' ? 'item' : 'actions';
    if (name === 'months') this.showsMonths = !this.showsMonths;
    if (name === 'print' && this.showsMonths) (this.refs?.['month'] as unknown as RenkeiMonthPage | undefined)?.print();
    else if (name === 'print') {
      this.isPrinting = this.chosen === null;
      this.wantsPrint = true;
      if (this.chosen !== null) void (this.refs?.['minutes'] as unknown as RenkeiMeetingMinutes | undefined)?.print();
    }
  }

  handlePrinted(): void {
    this.isPrinting = false;
    this.wantsPrint = false;
  }

  handleChoose({ detail }: CustomEvent<{ key: string }>): void {
    this.go(detail.key);
    this.phone = 'current';
  }

  handlePhone(event: Event): void {
    this.phone = (event.currentTarget as HTMLElement).dataset['view'] as typeof this.phone;
  }

  handleBackToMeeting(): void {
    this.follows = true;
    this.follow(true);
  }

  handleBackToItem(): void {
    this.view = 'item';
  }

  handleAddNew(): void {
    const { added } = this;
    this.added = [];
    this.items = mergeItems(this.items, added);
    this.refreshShown();
    void this.create(added);
  }

  handleHelp(): void {
    void RenkeiMeetingHelp.open({ label: labels.helpTitle, size: 'small' });
  }

  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === null || this.chosen !== null || this.showsMonths) return;
    if (!this.obey(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override agendaArrived(answer: AgendaAnswer): void {
    const { meeting, asked } = this;
    // For a meeting to come, what falls due until then is asked on its day.
    const day = meeting ? this.today : (this.plannedMeeting?.on ?? this.today);
    const time = { since: asked?.since ?? null, now: this.now, today: day };
    const { items, fresh, added } = agendaOf(answer, meeting, time, this.members);
    this.items = items;
    this.added = meeting ? added : [];
    this.notes = answer.notes;
    this.actions = answer.actions;
    if (meeting && !this.isFacilitator) this.follows = true;
    // Where one was, one stays: in the meeting what was looked at before it, too.
    const subject = this.currentKey === null ? null : subjectOf(this.currentKey);
    this.currentKey = items.find(({ key }) => subjectOf(key) === subject)?.key ?? null;
    if (meeting) this.outbox.resume(meeting.id);
    this.refreshShown();
    this.phone ??= this.firstOnPhone;
    this.follow();
    if (fresh.length > 0) void this.create(fresh);
    else this.outbox.pump();
  }

  protected override pollArrived(
    { meeting, items, notes, actions }: MeetingRecords,
    moved: readonly MovedCase[],
  ): void {
    if (meeting?.status === 'Closed' && this.chosen === null) {
      void this.showClosed(meeting.id);
      return;
    }
    const merged = mergeItems(this.items, items);
    this.items = withMoved(merged, moved);
    if (this.items.some((item, index) => item !== merged[index]))
      this.forgetDetails(new Set(moved.map(({ id }) => id)));
    this.notes = mergeSaved(this.notes, notes);
    this.actions = mergeSaved(this.actions, actions);
    if (items.length > 0) {
      this.outbox.compare(new Map(items.map((item) => [item.key, item])), this.userId);
      this.added = this.added.filter(({ key }) => !this.items.some((item) => item.key === key));
    }
    this.refreshShown();
    this.tellLead();
    this.follow();
    this.outbox.pump();
  }

  private obey(command: Command): boolean {
    const decision = this.refs?.['decision'] as unknown as RenkeiMeetingDecision | undefined;
    const { talk } = this;
    if (command === 'help') this.handleHelp();
    else if (command === 'next') this.step(1);
    else if (command === 'previous') this.step(-1);
    else if (command === 'leave') return this.leave(decision, talk);
    else if (this.view !== 'item' || !this.current) return false;
    else if (command === 'note') talk?.openNote();
    else if (command === 'action') talk?.openAction();
    else if (command === 'park') this.mark('Parked');
    else if (command === 'onTrack') {
      if (!decision?.commit()) this.mark('OnTrack');
    } else decision?.choose(Number(command.slice('decide'.length)));
    return true;
  }

  private leave(decision: RenkeiMeetingDecision | undefined, talk: RenkeiMeetingTalk | undefined): boolean {
    if (this.view === 'actions') {
      this.view = 'item';
      return true;
    }
    const left = decision?.leave() || talk?.leave() || false;
    this.wantsFocus = left;
    return left;
  }

  /** Puts the agenda on record while the first case is being talked about already. */
  private async create(items: readonly AgendaItem[]): Promise<void> {
    this.isCreating = true;
    try {
      await createItems(items);
    } catch (error) {
      this.failure = error;
    }
    this.isCreating = false;
    await this.poll();
    const { meeting, current } = this;
    if (meeting && this.isFacilitator && current?.id) this.lead.point(meeting.id, current.id);
  }

  private pollWhileSeen(): void {
    if (document.visibilityState !== 'visible' || this.chosen !== null || this.isCreating) return;
    if (this.meeting) void this.poll();
    else if (this.team !== null && (this.polls += 1) % BEFORE === 0) void this.rereadStart();
  }

  private async handleRefresh(): Promise<void> {
    this.forgetDetails();
    if (this.chosen !== null) await this.rereadMinutes();
    await this.rereadStart(true);
  }
}

/** Section and subject of an item's key. */
const subjectOf = (key: string): string => key.split('|').slice(1).join('|');
