import {
  createItems,
  forgottenBy,
  newKey,
  type AgendaAnswer,
  type AgendaItem,
  type MeetingRecords,
  type Sending,
} from 'c/renkeiMeetingData';
import type RenkeiMeetingDecision from 'c/renkeiMeetingDecision';
import type { Decided } from 'c/renkeiMeetingDecision';
import type { HeadCommand } from 'c/renkeiMeetingHead';
import RenkeiMeetingHelp from 'c/renkeiMeetingHelp';
import type RenkeiMeetingMinutes from 'c/renkeiMeetingMinutes';
import type RenkeiMeetingTalk from 'c/renkeiMeetingTalk';
import type { WrittenAction } from 'c/renkeiMeetingTalk';
import { labels } from 'c/renkeiMeetingWords';
import { agendaOf } from './agenda.ts';
import { commandOf, type Command } from './keys.ts';
import RenkeiMeetingLeading from './leading.ts';
import { Outbox, type OutboxEntry } from './outbox.ts';
import {
  actionOf,
  actionsWith,
  changed,
  mergeItems,
  mergeSaved,
  nextOpen,
  noteOf,
  notesWith,
  withPending,
} from './state.ts';

/** Others' work is looked for so often, in milliseconds, as long as the page is seen. */
const POLL_MILLISECONDS = 3_000;
/** Before a meeting only every so many looks count: it is waited for until it begins. */
const BEFORE = 4;
/** How often the estimate is made anew. */
const TICK_MILLISECONDS = 15_000;

/** The follow-up meeting: the agenda, the item at hand, and what is decided, on one page and by keyboard. */
export default class RenkeiMeetingConsole extends RenkeiMeetingLeading {
  private readonly outbox = new Outbox({
    changed: (entries) => this.entriesChanged(entries),
    saved: (sending, version) => this.handleSaved(sending, version),
    refused: () => void this.poll(),
    idOf: (key) => this.items.find((item) => item.key === key)?.id ?? null,
  });
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
    if (name === 'print') {
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
    this.follow();
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

  handleDecide({ detail }: CustomEvent<Decided>): void {
    const item = this.current;
    if (item) this.change(item, detail);
  }

  handleOnTrack(): void {
    this.mark('OnTrack');
  }

  handlePark(): void {
    this.mark('Parked');
  }

  handleNote({ detail }: CustomEvent<{ text: string }>): void {
    const item = this.current;
    if (!item || !this.mayWrite) return;
    this.outbox.add({ ...this.sendingOf(item), kind: 'note', text: detail.text });
    this.wantsFocus = true;
  }

  handleAction({ detail }: CustomEvent<WrittenAction>): void {
    const item = this.current;
    if (!item || !this.mayWrite) return;
    const { escalation, account, accountName } = item;
    this.outbox.add({ ...this.sendingOf(item), kind: 'action', ...detail, escalation, account, accountName });
    this.wantsFocus = true;
  }

  handleActionDone({ detail }: CustomEvent<{ id: string }>): void {
    void this.saveActionState(detail.id, 'Done');
  }

  handleActionDrop({ detail }: CustomEvent<{ id: string }>): void {
    void this.saveActionState(detail.id, 'Dropped');
  }

  handleRetry({ detail }: CustomEvent<{ key: string }>): void {
    this.outbox.retry(detail.key);
  }

  handleDiscard({ detail }: CustomEvent<{ key: string }>): void {
    this.outbox.discard(detail.key);
  }

  handleReplace({ detail }: CustomEvent<{ key: string }>): void {
    this.outbox.replace(detail.key);
  }

  handleHelp(): void {
    void RenkeiMeetingHelp.open({ label: labels.helpTitle, size: 'small' });
  }

  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === null || this.chosen !== null) return;
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
    this.follow();
    if (fresh.length > 0) void this.create(fresh);
    else this.outbox.pump();
  }

  protected override pollArrived({ meeting, items, notes, actions }: MeetingRecords): void {
    if (meeting?.status === 'Closed' && this.chosen === null) {
      void this.showClosed(meeting.id);
      return;
    }
    this.items = mergeItems(this.items, items);
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
    const talk = this.refs?.['talk'] as unknown as RenkeiMeetingTalk | undefined;
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

  private mark(state: 'OnTrack' | 'Parked'): void {
    const item = this.current;
    if (!item || !this.mayDecide) return;
    const nothing = { decision: null, note: null, nextRep: null, nextRepName: null, nextOn: null };
    this.change(item, { change: { state, ...nothing }, consequences: { case: null, action: null } });
  }

  /** Puts a change on its way and goes on: nobody waits for the org. */
  private change(item: AgendaItem, { change, consequences }: Decided): void {
    const { lastModified: base, escalation, action } = item;
    // What everybody has read may be decided anew on purpose.
    const replaces = item.state === 'Decided' && item.decidedBy !== this.userId;
    const common = { ...this.sendingOf(item), base, escalation, action, replaces };
    this.outbox.add({ ...common, kind: 'change', change, consequences });
    const next = nextOpen(this.shown, item.key);
    if (next) this.go(next.key);
    this.notice = next ? '' : labels.finished;
  }

  private async saveActionState(id: string, status: 'Done' | 'Dropped'): Promise<void> {
    const action = this.actions.find((each) => each.id === id);
    const item = this.items.find((each) => each.action === id);
    if (!action) return;
    await this.run(async () => {
      await this.lead.finishAction(action, status);
      this.actions = this.actions.map((each) => (each.id === id ? { ...each, status } : each));
      this.refreshShown();
      if (item && this.mayDecide && status === 'Done') this.decideDone(item);
    });
  }

  /** An action that was done from the list is done on the agenda too. */
  private decideDone(item: AgendaItem): void {
    const nothing = { note: null, nextRep: null, nextRepName: null, nextOn: null };
    const change = { state: 'Decided' as const, decision: 'ActionDone' as const, ...nothing };
    const { lastModified: base, escalation, action } = item;
    const about = { base, escalation, action, replaces: false, consequences: { case: null, action: null } };
    this.outbox.add({ ...this.sendingOf(item), kind: 'change', change, ...about });
  }

  private sendingOf(item: AgendaItem): Pick<Sending, 'key' | 'meeting' | 'item' | 'title' | 'at'> {
    const title = item.actionSubject ?? item.accountName ?? labels.noAccount;
    return { key: newKey(), meeting: item.meeting, item: item.key, title, at: new Date().toISOString() };
  }

  private handleSaved(sending: Sending, version: string | null): void {
    const author = { id: this.userId, name: this.ownName };
    if (sending.kind === 'change')
      this.items = this.items.map((item) =>
        item.key === sending.item
          ? { ...changed(item, sending, this.userId), lastModified: version ?? item.lastModified }
          : item,
      );
    if (sending.kind === 'note') this.notes = mergeSaved(this.notes, [noteOf(sending, author)]);
    if (sending.kind === 'action') this.actions = mergeSaved(this.actions, [actionOf(sending)]);
    this.refreshShown();
    if (this.outbox.isEmpty) void this.poll();
  }

  private entriesChanged(entries: readonly OutboxEntry[]): void {
    this.entries = entries;
    this.refreshShown();
  }

  private refreshShown(): void {
    const { steady, entries } = this;
    this.shown = steady.keep('shown', withPending(this.items, entries, this.userId));
    this.shownNotes = steady.keep('notes', notesWith(this.notes, entries, { id: this.userId, name: this.ownName }));
    this.shownActions = steady.keep('actions', actionsWith(this.actions, entries));
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
