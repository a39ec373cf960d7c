import { fill, number, plainDate } from 'c/renkeiFormat';
import { decide, LinkChangedError, type Decision, type LinkPair } from 'c/renkeiIntegrationData';
import { decisionName, REASON_CODES, reasonName } from 'c/renkeiIntegrationWords';
import { dayAfter } from 'c/renkeiLinkRules';
import { actionsOf, type ActionButton } from './actions.ts';
import { commandOf, type Command } from './keys.ts';
import Reading from './reading.ts';
import { ANY, TEXTS } from './words.ts';

const LATER_DAYS = 7;

/** Doubtful pairs of a row and an account, decided one by one by keyboard. */
export default class RenkeiLinkReview extends Reading {
  private hadFocus = false;
  /** Keys that nothing on the page has taken. */
  private readonly onKey = (event: KeyboardEvent) => {
    // Another tab of the page may be in front.
    const isSeen = ((this.refs?.['review'] as HTMLElement | undefined)?.getClientRects().length ?? 0) > 0;
    if (event.target === document.body && isSeen) this.handleKey(event);
  };

  override connectedCallback(): void {
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.onKey);
  }

  /** Once, with the first pair: who has just chosen the tab decides by key at once, without a click in between. */
  override renderedCallback(): void {
    const review = this.refs?.['review'] as HTMLElement | undefined;
    if (this.hadFocus || !this.current || !review) return;
    this.hadFocus = true;
    if (review.getClientRects().length > 0) review.focus({ preventScroll: true });
  }

  /** Why nothing is shown. */
  get emptyText(): string {
    if (this.isFinished && this.session.pairs.length > 0) return fill(TEXTS.finished, number(this.decidedToday ?? 0));
    const { source, reason } = this.filter;
    return source === null && reason === null ? TEXTS.empty : TEXTS.emptyFilter;
  }

  get isReadingMore(): boolean {
    return !this.current && this.nextKey !== null;
  }

  get progress(): string {
    const at = this.session.positionOf(this.currentId);
    const total = Math.max(this.total ?? 0, this.session.pairs.length);
    // What is not counted yet is not zero.
    if (at === 0 || total === 0 || this.decidedToday === undefined) return '';
    return fill(TEXTS.progress, number(at), number(total), number(this.decidedToday));
  }

  /** What listeners hear when another pair stands there. */
  get announcement(): string {
    const { current } = this;
    return current ? fill(TEXTS.position, current.displayName || TEXTS.noName, current.accountName ?? '–') : '';
  }

  get decidedText(): string {
    const made = this.current && this.session.decisionOf(this.current.id);
    return made ? fill(TEXTS.decided, decisionName(made.decision)) : '';
  }

  get sourceOptions(): { value: string; label: string }[] {
    const doubtful = this.totals.filter((each) => each.doubtful > 0 || each.source === this.filter.source);
    return [
      { value: ANY, label: TEXTS.anySource },
      ...doubtful.map(({ source, doubtful: count }) => ({
        value: source,
        label: fill(TEXTS.sourceCount, source || TEXTS.noName, number(count)),
      })),
    ];
  }

  get reasonOptions(): { value: string; label: string }[] {
    const named = REASON_CODES.map((value) => ({ value, label: reasonName(value) }));
    return [{ value: ANY, label: TEXTS.anyReason }, ...named];
  }

  get sourceValue(): string {
    return this.filter.source ?? ANY;
  }

  get reasonValue(): string {
    return this.filter.reason ?? ANY;
  }

  get actions(): ActionButton[] {
    const until = plainDate(dayAfter(this.day, LATER_DAYS));
    return actionsOf({
      pair: this.current,
      mayDecide: this.mayDecide && !this.saving,
      until,
      mayUndo: this.session.last !== undefined && !this.saving,
      mayGoBack: this.session.previous(this.currentId) !== null,
    });
  }

  get decisions(): ActionButton[] {
    return this.actions.filter(({ isDecision }) => isDecision);
  }

  get moves(): ActionButton[] {
    return this.actions.filter(({ isDecision }) => !isDecision);
  }

  handleAction(event: Event): void {
    this.obey((event.currentTarget as HTMLElement).dataset['command'] as Command);
  }

  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === null || !this.current) return;
    const action = this.actions.find((each) => each.command === command);
    if (action?.disabled) return;
    event.preventDefault();
    event.stopPropagation();
    this.obey(command);
  }

  handleLook({ detail }: CustomEvent<{ id: string }>): void {
    this.look(detail.id);
  }

  handleSource({ detail }: CustomEvent<{ value: string }>): void {
    this.begin({ ...this.filter, source: detail.value === ANY ? null : detail.value });
  }

  handleReason({ detail }: CustomEvent<{ value: string }>): void {
    this.begin({ ...this.filter, reason: detail.value === ANY ? null : detail.value });
  }

  handleRefresh(): void {
    this.failures = {};
    const isFirst = this.after === null;
    this.begin(this.filter);
    const { totals, today: decided, pile, siblings } = this.rereads;
    void Promise.all([totals?.(), decided?.(), isFirst ? pile?.() : undefined, siblings?.()]);
  }

  private obey(command: Command): void {
    if (command === 'same') void this.make('Same');
    else if (command === 'apart') void this.make('Apart');
    else if (command === 'later') void this.make('Later');
    else if (command === 'undo') void this.undo();
    else if (command === 'next') this.move(this.session.next(this.currentId));
    else if (command === 'previous') this.move(this.session.previous(this.currentId) ?? this.currentId);
    else this.look(this.siblings?.[Number(command.slice('look'.length)) - 1]?.id);
  }

  private move(id: string | null): void {
    this.notice = '';
    this.saveErrors = null;
    // Who passes the last pair by stays with it as long as it is open: there is no other.
    if (id !== null || this.nextKey !== null) this.go(id);
  }

  private look(id: string | undefined): void {
    if (!id || id === this.currentId) return;
    this.notice = '';
    if (this.session.pair(id)) this.go(id);
    else this.lookedAt = id;
  }

  private async make(decision: Decision): Promise<void> {
    const pair = this.current;
    if (!pair || this.saving) return;
    const laterUntil = decision === 'Later' ? dayAfter(this.day, LATER_DAYS) : null;
    await this.run(pair, async () => {
      const version = await decide(pair, decision, { laterUntil });
      const isFirst = this.session.decisionOf(pair.id) === undefined;
      this.session = this.session.after(pair.id, decision, { mine: true, version });
      if (isFirst) this.decidedToday = (this.decidedToday ?? 0) + 1;
      this.notice = this.told(decision, pair, laterUntil);
      this.go(this.session.next(pair.id));
    });
  }

  private async undo(): Promise<void> {
    const pair = this.session.last;
    if (!pair) {
      this.notice = TEXTS.nothingToUndo;
      return;
    }
    if (this.saving) return;
    this.saving = true;
    this.saveErrors = null;
    try {
      const version = await decide(pair, 'Open');
      this.session = this.session.after(pair.id, 'Open', { mine: true, version });
      this.decidedToday = Math.max(0, (this.decidedToday ?? 0) - 1);
      this.notice = fill(TEXTS.doneUndo, pair.displayName || TEXTS.noName);
      this.go(pair.id);
      // Who has changed their mind decides anew at once: the next key does not wait for this.
      void this.rereads.siblings?.();
    } catch (error) {
      if (error instanceof LinkChangedError) {
        this.session = this.session.after(pair.id, pair.decision, { mine: false, version: pair.lastModified });
        this.notice = TEXTS.staleUndo;
      } else this.saveErrors = (error as { body?: unknown }).body ?? error;
    } finally {
      this.saving = false;
    }
  }

  /** Saves; when somebody was quicker, says who and goes on, or reads the pair again. */
  private async run(pair: LinkPair, work: () => Promise<void>): Promise<void> {
    this.saving = true;
    this.saveErrors = null;
    this.notice = '';
    try {
      await work();
    } catch (error) {
      await this.rereads.siblings?.();
      if (error instanceof LinkChangedError) this.compare(pair);
      else this.saveErrors = (error as { body?: unknown }).body ?? error;
    } finally {
      this.saving = false;
    }
  }

  /** What became of a pair that somebody saved meanwhile. */
  private compare(pair: LinkPair): void {
    const now = this.siblings?.find(({ id }) => id === pair.id);
    const version = now?.lastModified ?? null;
    if (now && now.decision !== 'Open' && now.decision !== pair.decision) {
      this.session = this.session.after(pair.id, now.decision, { mine: false, version });
      this.notice = fill(TEXTS.stale, now.decidedByName ?? '–', decisionName(now.decision));
      this.go(this.session.next(pair.id));
      return;
    }
    this.session = this.session.with([{ ...pair, lastModified: version }]);
    this.notice = TEXTS.staleOther;
    this.lookedAt = null;
  }

  private told(decision: Decision, pair: LinkPair, laterUntil: string | null): string {
    const row = pair.displayName || TEXTS.noName;
    if (decision === 'Later') return fill(TEXTS.doneLater, row, plainDate(laterUntil ?? this.day));
    return fill(decision === 'Same' ? TEXTS.doneSame : TEXTS.doneApart, row, pair.accountName ?? '–');
  }
}
