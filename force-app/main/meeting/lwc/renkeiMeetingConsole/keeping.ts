import {
  forgetSending,
  keepSending,
  newKey,
  type AgendaItem,
  type MeetingRecords,
  type Sending,
} from 'c/renkeiMeetingData';
import type { Decided } from 'c/renkeiMeetingDecision';
import type { WrittenAction } from 'c/renkeiMeetingTalk';
import { labels } from 'c/renkeiMeetingWords';
import RenkeiMeetingLeading from './leading.ts';
import { Outbox, type OutboxEntry } from './outbox.ts';
import {
  actionOf,
  actionsWith,
  changed,
  hasArrived,
  mergeSaved,
  nextOpen,
  noteOf,
  notesWith,
  withPending,
} from './state.ts';

/** A meeting that is not among those read is deleted, or long past, when what was written for it is older, in milliseconds. */
const UNKNOWN_AFTER = 24 * 3_600_000;

/** How the console keeps what is decided and written: all of it is on its way to the org until that has it. */
export default class RenkeiMeetingKeeping extends RenkeiMeetingLeading {
  protected readonly outbox = new Outbox({
    changed: (entries) => this.entriesChanged(entries),
    saved: (sending, version) => this.handleSaved(sending, version),
    refused: () => void this.poll(),
    idOf: (key) => this.items.find((item) => item.key === key)?.id ?? null,
  });

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
    this.findLeftBehind();
  }

  handleReplace({ detail }: CustomEvent<{ key: string }>): void {
    this.outbox.replace(detail.key);
  }

  /** Whoever was writing when the meeting was closed finds the words again. */
  protected override async showClosed(id: string): Promise<void> {
    for (const { item: key, text } of this.talk?.unsaved ?? []) {
      const item = this.items.find((each) => each.key === key && each.meeting === id);
      if (item) keepSending({ ...this.sendingOf(item), kind: 'note', text });
    }
    await super.showClosed(id);
  }

  protected override startArrived(): void {
    this.findLeftBehind();
  }

  /** What a closed meeting holds has arrived, though its answer did not reach this browser. */
  protected override minutesArrived(records: MeetingRecords): void {
    for (const sending of this.leftBehind) if (hasArrived(sending, records, this.userId)) forgetSending(sending.key);
    this.findLeftBehind();
  }

  /** Looks for what was written for meetings that have been closed since. */
  protected findLeftBehind(): void {
    const { start } = this;
    if (!start) return;
    const states = new Map(start.meetings.map(({ id, status }) => [id, status]));
    const recent = new Date(Date.now() - UNKNOWN_AFTER).toISOString();
    const found = this.outbox.leftBehind((meeting, at) => {
      const status = states.get(meeting);
      return status === undefined ? at < recent : status === 'Closed' || status === 'Missed';
    });
    this.leftBehind = this.steady.keep('leftBehind', found);
  }

  protected mark(state: 'OnTrack' | 'Parked'): void {
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

  protected refreshShown(): void {
    const { steady, entries } = this;
    this.shown = steady.keep('shown', withPending(this.items, entries, this.userId));
    this.shownNotes = steady.keep('notes', notesWith(this.notes, entries, { id: this.userId, name: this.ownName }));
    this.shownActions = steady.keep('actions', actionsWith(this.actions, entries));
  }
}
