import { fill } from 'c/renkeiFormat';
import {
  ClaimLostError,
  isHeldByOther,
  keepDraft,
  planOfCall,
  type CallPlan,
  type Queue,
  type QueueFilter,
  type Sending,
} from 'c/renkeiDeskData';
import type RenkeiDeskForm from 'c/renkeiDeskForm';
import RenkeiDeskReads, { timeOf } from 'c/renkeiDeskReads';
import { OUTCOMES, dialsWords, talksWords } from 'c/renkeiDeskWords';
import userId from '@salesforce/user/Id';
import { Claims } from './claims.ts';
import { labels } from './labels.ts';
import { Outbox, type OutboxEntry } from './outbox.ts';
import { findPlan, nextPlan, withoutDone } from './worklist.ts';

type ClaimState = 'none' | 'claiming' | 'held' | 'lost' | 'failed';

/** On a conflict the next account is tried, so often. */
const CLAIM_TRIES = 3;
const TICK_MILLISECONDS = 20_000;
/** Rows that are done leave the list at once; the org is asked for the rest when there is a pause. */
const REFRESH_MILLISECONDS = 10_000;

/** The call desk: queue, briefing and log on one page, by keyboard alone. */
export default class RenkeiDesk extends RenkeiDeskReads {
  labels = labels;
  claimState: ClaimState = 'none';
  claimError: unknown = null;
  notice: string | null = null;
  entries: readonly OutboxEntry[] = [];
  sheetOpen = false;
  /** Logged, paused or handed over: gone from the queue before the org has been asked again. */
  private done: ReadonlySet<string> = new Set();
  /** Passed over in this sitting. */
  private skipped: ReadonlySet<string> = new Set();
  /** Calls of this page that the first answer does not count. */
  private logged = { dials: 0, talks: 0 };
  private claims = new Claims(userId);
  private outbox = new Outbox(
    { changed: (entries) => (this.entries = entries), saved: (call) => this.handleSaved(call) },
    (plan) => this.claims.settled(plan),
  );
  private timers: { tick?: number; refresh?: number } = {};
  private wantsFocus = false;
  private readonly onOnline = () => {
    this.outbox.retryAll();
    this.handleReadAgain();
  };
  /** Keys that nothing on the page has taken. */
  private readonly onKey = (event: KeyboardEvent) => {
    if (event.target === document.body) this.handleKey(event);
  };

  override connectedCallback(): void {
    window.addEventListener('online', this.onOnline);
    window.addEventListener('keydown', this.onKey);
    this.timers.tick = window.setInterval(() => this.tick(), TICK_MILLISECONDS);
    this.outbox.resume();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('online', this.onOnline);
    window.removeEventListener('keydown', this.onKey);
    window.clearInterval(this.timers.tick);
    window.clearTimeout(this.timers.refresh);
    if (this.current) void this.claims.letGo(this.current.id);
  }

  override renderedCallback(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    (this.refs?.['desk'] as HTMLElement | undefined)?.focus({ preventScroll: true });
  }

  get queue(): Queue | undefined {
    return this.answered && !this.unknown ? withoutDone(this.answered, this.done) : undefined;
  }

  get currentId(): string | null {
    return this.current?.id ?? null;
  }

  get finished(): boolean {
    return this.answered !== undefined && this.current === null;
  }

  get dials(): number {
    return this.counted.dials + this.logged.dials;
  }

  get talks(): number {
    return this.counted.talks + this.logged.talks;
  }

  get tally(): string {
    return fill(labels.tally, dialsWords(this.dials), talksWords(this.talks));
  }

  get claimNotice(): string | null {
    // Nobody works on an account that is gone, whatever has refused the claim.
    if (this.gone) return null;
    if (this.claimState === 'lost') return labels.claimLost;
    return this.claimState === 'failed' ? labels.claimFailed : null;
  }

  get queueStyle(): string {
    return this.sheetOpen ? 'queue-column open' : 'queue-column';
  }

  handleChoose(event: CustomEvent<{ plan: CallPlan }>): void {
    this.sheetOpen = false;
    void this.open(event.detail.plan, 1);
  }

  handleFilter(event: CustomEvent<{ filter: QueueFilter }>): void {
    this.filter = event.detail.filter;
    this.askForQueue();
  }

  handleSheet(): void {
    this.sheetOpen = !this.sheetOpen;
  }

  handleSkip(event?: MouseEvent): void {
    if (event && event.detail > 1) return;
    if (this.current) this.skipped = new Set([...this.skipped, this.current.id]);
    this.openNext();
  }

  /** The account left the queue by another way than a call: paused, or given to a colleague. */
  handleLeft(event: CustomEvent<{ id: string; notice: string }>): void {
    this.claims.forget(event.detail.id);
    this.markDone(event.detail.id);
    this.refreshSoon();
    this.openNext();
    this.notice = event.detail.notice;
  }

  handleResumed(event: CustomEvent<{ id: string; notice: string }>): void {
    const { id, notice } = event.detail;
    this.done = new Set([...this.done].filter((each) => each !== id));
    this.notice = notice;
    void this.refreshQueue();
  }

  handleTaken(): void {
    void this.refreshQueue();
  }

  handleLog(event: CustomEvent<{ call: Sending; conversation: boolean; inbound: boolean }>): void {
    const { call, conversation, inbound } = event.detail;
    this.notice = null;
    void this.outbox.send(call);
    keepDraft(call.plan, null);
    if (!inbound) this.logged = { dials: this.logged.dials + 1, talks: this.logged.talks + Number(conversation) };
    this.claims.forget(call.plan);
    this.markDone(call.plan);
    this.openNext();
  }

  handleRetry(event: CustomEvent<{ key: string }>): void {
    this.outbox.retry(event.detail.key);
  }

  /** Opens what the org has refused, with all that was typed. */
  handleReopen(event: CustomEvent<{ key: string }>): void {
    const call = this.outbox.take(event.detail.key);
    if (!call) return;
    keepDraft(call.plan, call.draft);
    this.done = new Set([...this.done].filter((id) => id !== call.plan));
    const plan = (this.answered && findPlan(this.answered, call.plan)) ?? planOfCall(call);
    if (plan.id === this.current?.id) (this.refs?.['form'] as unknown as RenkeiDeskForm | undefined)?.reload();
    else void this.open(plan, 1);
  }

  handleTyping(): void {
    const plan = this.current;
    if (!plan) return;
    this.claims.beat(plan.id).catch((error: unknown) => {
      if (error instanceof ClaimLostError && this.current?.id === plan.id) this.notice = labels.claimLapsed;
    });
  }

  handleKey(event: KeyboardEvent): void {
    // A key that is held down is one press: every further account would get a call that nobody made.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === 'Escape') this.sheetOpen = false;
    const outcome = OUTCOMES[Number(event.key) - 1];
    if (outcome && this.current) {
      event.preventDefault();
      (this.refs?.['form'] as unknown as RenkeiDeskForm | undefined)?.choose(outcome);
    } else if (event.key === 'n' && this.current) {
      event.preventDefault();
      this.handleSkip();
    } else if (event.key === 'q') {
      event.preventDefault();
      (this.refs?.['queue'] as HTMLElement | undefined)?.focus();
    }
  }

  /** The one at work, and the one after it: it is there when it is needed. */
  protected override get wantedAccounts(): string[] {
    return [this.current, this.next].flatMap((plan) => plan?.account ?? []);
  }

  protected override queueArrived(): void {
    if (!this.current) this.openNext();
  }

  private get next(): CallPlan | null {
    if (!this.queue) return null;
    const { now } = this.time;
    const passed = (plan: CallPlan) => this.skipped.has(plan.id) || isHeldByOther(plan, userId, now);
    return nextPlan(this.queue, { current: this.currentId, passed, now });
  }

  private openNext(tries = CLAIM_TRIES): void {
    const { next } = this;
    if (next) void this.open(next, tries);
    else {
      this.leave(null);
      this.current = null;
      this.claimState = 'none';
    }
  }

  /** Shows an account at once and claims it meanwhile; whoever was faster keeps it, and the next one is shown. */
  private async open(plan: CallPlan, tries: number): Promise<void> {
    this.leave(plan);
    this.current = plan;
    this.claimState = 'claiming';
    this.notice = null;
    this.wantsFocus = true;
    try {
      await this.claims.hold(plan);
      if (this.current?.id === plan.id) this.claimState = 'held';
    } catch (error) {
      if (this.current?.id !== plan.id) return;
      if (!(error instanceof ClaimLostError)) {
        this.claimState = 'failed';
        this.claimError = error;
      } else await this.lose(plan, tries - 1);
    }
  }

  private async lose(plan: CallPlan, tries: number): Promise<void> {
    this.skipped = new Set([...this.skipped, plan.id]);
    await this.refreshQueue();
    if (this.current?.id !== plan.id) return;
    if (tries > 0 && this.next) {
      this.openNext(tries);
      this.notice = fill(labels.claimMoved, plan.accountName);
    } else this.claimState = 'lost';
  }

  private leave(next: CallPlan | null): void {
    if (this.current && this.current.id !== next?.id) void this.claims.letGo(this.current.id);
  }

  private markDone(plan: string): void {
    this.done = new Set([...this.done, plan]);
  }

  private handleSaved(call: Sending): void {
    this.forgetBriefing(call.account);
    this.refreshSoon();
  }

  private refreshSoon(): void {
    window.clearTimeout(this.timers.refresh);
    this.timers.refresh = window.setTimeout(() => void this.refreshQueue(), REFRESH_MILLISECONDS);
  }

  private tick(): void {
    const time = timeOf(new Date());
    const isNewDay = time.today !== this.time.today;
    this.time = time;
    this.outbox.retryAll({ rested: true });
    if (isNewDay) this.askForQueue();
    if (!this.current && this.answered) this.openNext();
  }
}
