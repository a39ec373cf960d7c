import { api, wire } from 'lwc';
import LightningModal from 'lightning/modal';
import { addDays } from 'c/renkeiCalendarRules';
import { fill, startOfDay } from 'c/renkeiFormat';
import {
  boardQuery,
  boardVariables,
  bookVisit,
  cancelVisit,
  confirmVisit,
  moveVisit,
  read,
  TimeTakenError,
  toBoard,
  VisitChangedError,
  type BoardVisit,
  type GraphQLResult,
  type Rep,
  type VisitBoard,
  type WaitingCase,
} from 'c/renkeiVisitData';
import { endAfter, statusAfterMove, type VisitAction } from 'c/renkeiVisitRules';
import { dayOfInstant, lengthName, timeOf } from 'c/renkeiVisitWords';
import userId from '@salesforce/user/Id';
import { buttonsOn, type ActionButton } from './actions.ts';
import { dateOf, lengthsWith, minutesOf, repOf, startAmong, startsOf, type Draft, type Proposal } from './booking.ts';
import { labels, said } from './dialogWords.ts';
import { factsOf, type VisitFacts } from './facts.ts';
import { newSaveKey } from './saveKey.ts';

export type { Proposal } from './booking.ts';
export type DialogMode = 'view' | 'book' | 'move' | 'cancel' | 'result';

/**
 * One visit: what is known of it and what can be done, or a booking. What was entered stays when the org refuses. Closes with
 * `changed` when something was saved, else with nothing.
 */
export default class RenkeiVisitDialog extends LightningModal {
  @api mode: DialogMode = 'view';
  /** The visit in hand; undefined for a booking. */
  @api visit: BoardVisit | undefined;
  /** The case to book for; undefined lets the reader choose among `cases`. */
  @api waiting: WaitingCase | undefined;
  @api cases: readonly WaitingCase[] = [];
  @api reps: readonly Rep[] = [];
  @api proposal: Proposal | undefined;
  @api holidays: readonly string[] = [];
  /** Whether the reader may change visits at all. */
  @api mayChange = false;

  labels = labels;
  saving = false;
  saveErrors: unknown = null;
  problem: string | null = null;
  board: VisitBoard | undefined;
  private chosenMode: DialogMode | undefined;
  private entered: Partial<
    Record<'rep' | 'date' | 'start' | 'minutes' | 'area' | 'purpose' | 'case' | 'reason', string>
  > = {};
  private readonly saveKey = newSaveKey();
  private refresh: (() => Promise<void>) | undefined;

  query = boardQuery;

  get variables(): Record<string, unknown> | undefined {
    const { date } = this;
    if (date === '') return undefined;
    return boardVariables({ start: startOfDay(date), end: startOfDay(addDays(date, 1)) }, date);
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readDay({ data, refresh }: GraphQLResult<unknown>): void {
    this.refresh = refresh;
    if (data) this.board = toBoard(data, userId);
  }

  get shownMode(): DialogMode {
    return this.chosenMode ?? this.mode;
  }

  get isView(): boolean {
    return this.shownMode === 'view';
  }

  get isForm(): boolean {
    return this.isBooking || this.shownMode === 'move';
  }

  get isBooking(): boolean {
    return this.shownMode === 'book';
  }

  get isCancel(): boolean {
    return this.shownMode === 'cancel';
  }

  get isResult(): boolean {
    return this.shownMode === 'result';
  }

  get heading(): string {
    const { visit, chosenCase } = this;
    const name = visit ? visit.accountName : chosenCase?.accountName;
    return this.isBooking ? (name ? fill(said.bookFor, name) : said.book) : (name ?? said.unnamed);
  }

  get facts(): VisitFacts | undefined {
    return this.visit && factsOf(this.visit, this.reps);
  }

  get chosenCase(): WaitingCase | undefined {
    return this.waiting ?? this.cases.find(({ id }) => id === this.entered.case);
  }

  get account(): string | null {
    return this.chosenCase?.account ?? null;
  }

  get choosesCase(): boolean {
    return this.isBooking && !this.waiting;
  }

  get caseOptions(): { value: string; label: string }[] {
    return this.cases.map(({ id, accountName }) => ({ value: id, label: accountName ?? said.unnamed }));
  }

  get caseValue(): string {
    return this.chosenCase?.id ?? '';
  }

  get repOptions(): { value: string; label: string }[] {
    // Who cannot be booked any more is on offer only where they have the visit, so that it can be moved away.
    return this.reps
      .filter(({ user, isBookable }) => isBookable || user === this.visit?.rep)
      .map(({ user, name }) => ({ value: user, label: name }));
  }

  get rep(): string {
    return repOf(this.draft);
  }

  /** Whom the suggestions ask first: what is chosen below must not reorder them. */
  get suggestedRep(): string | null {
    return this.proposal?.rep ?? this.chosenCase?.owner ?? null;
  }

  get date(): string {
    return dateOf(this.draft);
  }

  get minutes(): number {
    return minutesOf(this.draft);
  }

  get minutesValue(): string {
    return String(this.minutes);
  }

  get lengthOptions(): { value: string; label: string }[] {
    return lengthsWith(this.minutes).map((minutes) => ({ value: String(minutes), label: lengthName(minutes) }));
  }

  get starts(): string[] {
    return startsOf(this.draft, this.board);
  }

  get startOptions(): { value: string; label: string }[] {
    return this.starts.map((instant) => ({ value: instant, label: timeOf(instant) }));
  }

  get startValue(): string {
    return startAmong(this.starts, this.draft);
  }

  get isFull(): boolean {
    return this.board !== undefined && this.rep !== '' && this.date !== '' && this.starts.length === 0;
  }

  get area(): string {
    return this.entered.area ?? this.visit?.area ?? this.chosenCase?.area ?? '';
  }

  get purposeText(): string {
    return this.entered.purpose ?? this.visit?.purpose ?? '';
  }

  get reason(): string {
    return this.entered.reason ?? '';
  }

  /** Somebody else's time is asked for, so it is tentative. */
  get asksRep(): boolean {
    return this.isForm && this.rep !== '' && this.rep !== userId;
  }

  get buttons(): ActionButton[] {
    return this.visit ? buttonsOn(this.visit, this.reps, this.mayChange) : [];
  }

  get saveLabel(): string {
    return this.isBooking ? said.book : this.isCancel ? said.cancelLabel : said.moveLabel;
  }

  get saveVariant(): string {
    return this.isCancel ? 'destructive' : 'brand';
  }

  get showsSave(): boolean {
    return this.isForm || this.isCancel;
  }

  get showsBack(): boolean {
    return this.mode === 'view' && !this.isView;
  }

  handleInput(event: CustomEvent<{ value: string | null }>): void {
    const { name } = (event.target as HTMLElement).dataset;
    this.entered = { ...this.entered, [name!]: event.detail.value ?? '' };
    // Another day or another person has other free times.
    if (name === 'rep' || name === 'date') delete this.entered.start;
    this.problem = null;
  }

  handleSuggestion(event: CustomEvent<{ rep: string; start: string }>): void {
    const { rep, start: instant } = event.detail;
    this.entered = { ...this.entered, rep, start: instant, date: dayOfInstant(instant) };
    this.problem = null;
  }

  handleAction(event: Event): void {
    const action = (event.currentTarget as HTMLElement).dataset.action as VisitAction;
    if (action === 'confirm') void this.save(() => confirmVisit(this.visit!));
    else this.turnTo(action);
  }

  handleBack(): void {
    this.turnTo('view');
  }

  handleReported(): void {
    void this.close('changed');
  }

  handleClose(): void {
    void this.close();
  }

  handleSave(): void {
    const { visit } = this;
    if (this.isCancel && visit) {
      if (this.reason.trim() === '') this.problem = said.incomplete;
      else void this.save(() => cancelVisit(visit, this.reason.trim()));
      return;
    }
    const { rep, startValue, minutes, chosenCase } = this;
    const isComplete = rep !== '' && startValue !== '' && (visit || chosenCase?.account);
    if (!isComplete) {
      this.problem = said.incomplete;
      return;
    }
    const span = { rep, start: startValue, end: endAfter(startValue, minutes) };
    if (visit) {
      const status = rep === visit.rep ? statusAfterMove(visit.status, { isRep: rep === userId }) : 'Tentative';
      const purpose = this.purposeText.trim() || null;
      void this.save(() => moveVisit(visit, { ...span, status, purpose }));
    } else if (chosenCase) {
      const { id: escalation, contact } = chosenCase;
      const texts = { area: this.area.trim() || null, purpose: this.purposeText.trim() || null };
      void this.save(() =>
        bookVisit({ ...span, ...texts, escalation, contact, account: chosenCase.account!, saveKey: this.saveKey }),
      );
    }
  }

  private get draft(): Draft {
    const { entered, proposal, visit, chosenCase: waiting, reps } = this;
    return { entered, proposal, visit, waiting, reps };
  }

  private turnTo(mode: DialogMode): void {
    this.chosenMode = mode;
    this.saveErrors = null;
    this.problem = null;
  }

  private async save(work: () => Promise<void>): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.saveErrors = null;
    try {
      await work();
      await this.close('changed');
    } catch (error) {
      const isTaken = error instanceof TimeTakenError;
      this.saveErrors = isTaken ? said.taken : error instanceof VisitChangedError ? said.changed : error;
      // The times on offer are those of before; whoever was quicker must be seen.
      void this.refresh?.();
    } finally {
      this.saving = false;
    }
  }
}
