import { fill, number, plural } from 'c/renkeiFormat';
import RenkeiMeetingAsk from 'c/renkeiMeetingAsk';
import type { ActionItem } from 'c/renkeiMeetingData';
import type RenkeiMeetingTalk from 'c/renkeiMeetingTalk';
import { labels } from 'c/renkeiMeetingWords';
import { Lead } from './lead.ts';
import { stepFrom } from './state.ts';
import RenkeiMeetingViews from './views.ts';

/** How the console goes through the meeting: who leads begins, walks and closes it, others follow. */
export default class RenkeiMeetingLeading extends RenkeiMeetingViews {
  protected readonly lead = new Lead();
  protected wantsFocus = false;

  protected step(by: 1 | -1): void {
    this.view = 'item';
    const item = stepFrom(this.shown, this.currentKey, by);
    if (item) this.go(item.key);
  }

  /** Shows an item; where the facilitator goes the meeting goes. */
  protected go(key: string): void {
    this.view = 'item';
    this.currentKey = key;
    this.wantsFocus = true;
    const { meeting } = this;
    if (!this.isFacilitator || !meeting) {
      this.follows = false;
      return;
    }
    const id = this.items.find((item) => item.key === key)?.id;
    if (id) this.lead.point(meeting.id, id);
  }

  /** Where a phone begins: where there is something to do for its reader. */
  protected get firstOnPhone(): NonNullable<RenkeiMeetingViews['phone']> {
    if (!this.hasNoItems) return 'mine';
    if (this.myActions.length > 0) return 'actions';
    return this.meeting ? 'current' : 'agenda';
  }

  /** Whether the reader has begun to write something about the item at hand. */
  protected get isWriting(): boolean {
    return this.talk?.isWriting === true;
  }

  protected get talk(): RenkeiMeetingTalk | undefined {
    return this.refs?.['talk'] as unknown as RenkeiMeetingTalk | undefined;
  }

  /**
   * Goes where the facilitator is; at first to what has not been reached. Whoever writes stays until it is written.
   * @param isMeant the reader wants to go on in any case: what is half written stays with its item
   */
  protected follow(isMeant = false): void {
    const { meeting } = this;
    this.isHeld = false;
    if (this.currentKey !== null && (this.isFacilitator || !this.follows)) return;
    const pointed = this.items.find(({ id }) => id !== null && id === meeting?.currentItem);
    this.isHeld = !isMeant && pointed !== undefined && pointed.key !== this.currentKey && this.isWriting;
    if (this.isHeld) return;
    const first = this.shown.find(({ state }) => state === 'Open') ?? this.shown[0];
    const key = pointed?.key ?? this.currentKey ?? first?.key ?? null;
    if (key === this.currentKey) return;
    this.currentKey = key;
    if (!this.isFacilitator || pointed) return;
    if (key !== null) this.go(key);
  }

  protected async begin(day: string): Promise<void> {
    const { team, rhythm, previous, meetings } = this;
    if (!team || !rhythm) return;
    await this.lead.begin({ team, day, rhythm, previous, meetings, user: this.userId });
    await this.rereadStart();
  }

  protected async takeLead(): Promise<void> {
    const { meeting } = this;
    if (meeting && (await this.lead.take(meeting, this.userId))) await this.rereadStart();
  }

  protected async close(): Promise<void> {
    const { meeting } = this;
    if (!meeting) return;
    if (this.entries.length > 0) {
      this.notice = labels.closeWaits;
      return;
    }
    const left = this.shown.filter(({ state }) => state === 'Open').length;
    const forms = { one: labels.closeOpenOne, other: labels.closeOpenOther };
    const text = left === 0 ? labels.closeAll : fill(plural(left, forms), number(left, 0));
    const heading = labels.closeAsk;
    const asked = { label: heading, heading, size: 'small' as const, text, confirm: labels.close, asksRemarks: true };
    const remarks = await RenkeiMeetingAsk.open(asked);
    if (typeof remarks !== 'string') return;
    const actions: ActionItem[] = this.shownActions.filter((action) => action.meeting === meeting.id);
    await this.lead.close(meeting, this.shown, actions, remarks);
    await this.showClosed(meeting.id);
  }

  protected async showClosed(id: string): Promise<void> {
    this.lead.end();
    this.showMeeting(id);
    await this.rereadStart();
  }

  /** Somebody else may have taken the lead. */
  protected tellLead(): void {
    const { meeting } = this;
    if (this.led && !this.isFacilitator && meeting) {
      this.notice = fill(labels.takenOver, meeting.facilitatorName ?? '');
      this.lead.end();
      this.follows = true;
    }
    this.led = this.isFacilitator;
  }
}
