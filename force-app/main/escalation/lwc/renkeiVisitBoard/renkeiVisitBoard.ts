import { LightningElement, wire } from 'lwc';
import { addDays } from 'c/renkeiCalendarRules';
import { startOfDay, today } from 'c/renkeiFormat';
import { readObjectInfo, type ObjectInfo } from 'c/renkeiSegmentData';
import {
  boardQuery,
  boardVariables,
  confirmVisit,
  read,
  toBoard,
  toWaiting,
  waitingQuery,
  VisitChangedError,
  type BoardVisit,
  type GraphQLResult,
  type Rep,
  type VisitBoard,
  type WaitingCase,
} from 'c/renkeiVisitData';
import RenkeiVisitDialog from 'c/renkeiVisitDialog';
import type { DialogMode, Proposal } from 'c/renkeiVisitDialog';
import type RenkeiVisitGrid from 'c/renkeiVisitGrid';
import type { InHand } from 'c/renkeiVisitGrid';
import { suggestTimes, weekOf, workingSpan } from 'c/renkeiVisitRules';
import type RenkeiVisitWaiting from 'c/renkeiVisitWaiting';
import { dayOfInstant } from 'c/renkeiVisitWords';
import formFactor from '@salesforce/client/formFactor';
import userId from '@salesforce/user/Id';
import { emptyName, inHandName, labels, rangeName, said, turnNames } from './boardWords.ts';
import { ALL, firstTeam, repsOf, teamOptions } from './teams.ts';

/** Minutes of a visit that is only proposed, and on the road between two areas. */
const PROPOSED_MINUTES = 60;
const TRAVEL_MINUTES = 60;

/**
 * Who visits whom when. On a desk representatives by five days and the cases without a slot, by drag or by keyboard; on a phone a
 * day in order.
 */
export default class RenkeiVisitBoard extends LightningElement {
  labels = labels;
  board: VisitBoard | undefined;
  waiting: { cases: WaitingCase[]; total: number } | undefined;
  inHand: InHand | null = null;
  mayChange = false;
  notice: string | null = null;
  saveErrors: unknown = null;
  private chosenDay: string | null = null;
  private chosenTeam: string | null = null;
  private failures: Partial<Record<'board' | 'waiting', GraphQLResult<unknown>>> = {};
  private refreshers: Partial<Record<'board' | 'waiting', () => Promise<void>>> = {};
  private isOpening = false;
  /** The week may turn while it is in hand, and the board then knows it no more. */
  private visitInHand: BoardVisit | undefined;

  query = boardQuery;
  waitingDocument = waitingQuery;
  isPhone = formFactor === 'Small';

  get today(): string {
    return today(new Date());
  }

  get day(): string {
    return this.chosenDay ?? this.today;
  }

  /** The days shown: a working week with those days of its end on which somebody goes to a customer, on a phone one day. */
  get dates(): string[] {
    if (this.isPhone) return [this.day];
    const week = weekOf(this.day);
    const visited = new Set(this.board?.visits.map(({ start }) => dayOfInstant(start)));
    return [...week, ...[5, 6].map((days) => addDays(week[0]!, days)).filter((date) => visited.has(date))];
  }

  get variables(): Record<string, unknown> {
    const first = this.isPhone ? this.day : weekOf(this.day)[0]!;
    const span = { start: startOfDay(first), end: startOfDay(addDays(first, this.isPhone ? 1 : 7)) };
    return boardVariables(span, first);
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readBoard(result: GraphQLResult<unknown>): void {
    this.keep('board', result);
    if (result.data) this.board = toBoard(result.data, userId);
  }

  @wire(read, { query: '$waitingDocument' })
  readWaiting(result: GraphQLResult<unknown>): void {
    this.keep('waiting', result);
    if (result.data) this.waiting = toWaiting(result.data);
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiVisit__c' })
  readRights({ data }: { data?: ObjectInfo }): void {
    if (data) this.mayChange = data.updateable && data.createable;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get loading(): boolean {
    return !this.board || !this.waiting;
  }

  get range(): string {
    return rangeName(this.dates);
  }

  get previousLabel(): string {
    return turnNames(this.isPhone).previous;
  }

  get nextLabel(): string {
    return turnNames(this.isPhone).next;
  }

  get isToday(): boolean {
    return this.dates.includes(this.today);
  }

  get teams(): { value: string; label: string }[] {
    return teamOptions(this.board?.reps ?? []);
  }

  get severalTeams(): boolean {
    return !this.isPhone && this.teams.length > 2;
  }

  get team(): string {
    return this.chosenTeam ?? (this.board ? firstTeam(this.board) : ALL);
  }

  get reps(): readonly Rep[] {
    return repsOf(this.team, this.board?.reps ?? []);
  }

  get withoutReps(): boolean {
    return this.board?.reps.length === 0;
  }

  get emptyText(): string | null {
    const { board, waiting, reps } = this;
    if (!board || !waiting || board.visits.some(({ rep }) => reps.some(({ user }) => user === rep))) return null;
    return emptyName(waiting.total);
  }

  get cases(): readonly WaitingCase[] {
    return this.waiting?.cases ?? [];
  }

  get total(): number {
    return this.waiting?.total ?? 0;
  }

  /** Said aloud, and shown, while something is to be put. */
  get status(): string | null {
    return this.inHand ? inHandName(this.inHand.name) : this.notice;
  }

  get showsBook(): boolean {
    return this.isPhone && this.mayChange && this.cases.length > 0;
  }

  handlePrevious(): void {
    this.turn(this.isPhone ? addDays(this.day, -1) : addDays(this.dates[0]!, -7));
  }

  handleNext(): void {
    this.turn(this.isPhone ? addDays(this.day, 1) : addDays(this.dates[0]!, 7));
  }

  handleToday(): void {
    this.turn(null);
  }

  handleTeam(event: CustomEvent<{ value: string }>): void {
    this.chosenTeam = event.detail.value;
  }

  handleTakeCase(event: CustomEvent<{ case: string; byKeyboard: boolean }>): void {
    const { case: id, byKeyboard } = event.detail;
    const found = this.cases.find((each) => each.id === id);
    // A second press puts it back.
    const isBack = byKeyboard && this.inHand?.id === id;
    const name = found?.accountName ?? said.unnamed;
    this.take(found && !isBack ? { kind: 'case', id, name, byKeyboard, rep: found.owner } : null);
  }

  handleTakeVisit(event: CustomEvent<{ visit: string; byKeyboard: boolean }>): void {
    const { visit: id, byKeyboard } = event.detail;
    const found = this.board?.visits.find((visit) => visit.id === id);
    this.visitInHand = found;
    const name = found?.accountName ?? said.unnamed;
    this.take(found ? { kind: 'visit', id, name, byKeyboard, rep: found.rep, date: dayOfInstant(found.start) } : null);
  }

  handleLeave(): void {
    // A drop opens the dialog before the drag ends.
    if (this.isOpening) return;
    const { inHand } = this;
    this.take(null);
    if (inHand) this.focusAfter(inHand);
  }

  handlePlace(event: CustomEvent<{ rep: string; date: string }>): void {
    const { inHand } = this;
    if (!inHand || !this.mayChange) return;
    const { rep, date } = event.detail;
    if (inHand.kind === 'visit') {
      void this.open('move', { visit: this.visitInHand, proposal: { rep, date, start: null } });
      return;
    }
    const waiting = this.cases.find(({ id }) => id === inHand.id);
    const start = this.bestStart(rep, date, waiting?.area ?? null);
    void this.open('book', { waiting, proposal: { rep, date, start } });
  }

  handleOpen(event: CustomEvent<{ visit: string }>): void {
    void this.open('view', { visit: this.board?.visits.find(({ id }) => id === event.detail.visit) });
  }

  handleCancelVisit(event: CustomEvent<{ visit: string }>): void {
    if (!this.mayChange) return;
    void this.open('cancel', { visit: this.board?.visits.find(({ id }) => id === event.detail.visit) });
  }

  handleBook(event: CustomEvent<Proposal>): void {
    void this.open('book', { proposal: event.detail });
  }

  handleBookCase(): void {
    void this.open('book', {});
  }

  /** The representative accepts with one tap. */
  async handleConfirm(event: CustomEvent<{ visit: string }>): Promise<void> {
    const visit = this.board?.visits.find(({ id }) => id === event.detail.visit);
    if (!visit) return;
    this.saveErrors = null;
    try {
      await confirmVisit(visit);
      this.notice = said.saved;
    } catch (error) {
      this.saveErrors = error instanceof VisitChangedError ? said.changed : error;
    }
    await this.refresh();
  }

  handleReported(): void {
    this.notice = said.saved;
    void this.refresh();
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private turn(day: string | null): void {
    this.board = undefined;
    this.notice = null;
    this.saveErrors = null;
    this.chosenDay = day;
  }

  private take(inHand: InHand | null): void {
    this.notice = null;
    this.inHand = inHand;
  }

  /** The time of that day that lies best, so that a drop needs no typing. */
  private bestStart(rep: string, date: string, area: string | null): string | null {
    const { board } = this;
    if (!board) return null;
    const [best] = suggestTimes({
      reps: [rep],
      days: [workingSpan(startOfDay(date), board.dayEndsAt)],
      commitments: board.commitments,
      area,
      minutes: PROPOSED_MINUTES,
      travelMinutes: TRAVEL_MINUTES,
      notBefore: new Date().toISOString(),
    });
    return best?.start ?? null;
  }

  private async open(
    mode: DialogMode,
    properties: { visit?: BoardVisit | undefined; waiting?: WaitingCase | undefined; proposal?: Proposal },
  ): Promise<void> {
    this.isOpening = true;
    const { reps, holidays } = this.board ?? { reps: [], holidays: [] };
    const shared = { mode, reps, holidays, cases: this.cases, mayChange: this.mayChange };
    const outcome = await RenkeiVisitDialog.open({ size: 'small', label: labels.title, ...shared, ...properties });
    this.isOpening = false;
    this.take(null);
    if (outcome === 'changed') {
      this.notice = said.saved;
      await this.refresh();
    }
    const { visit, waiting } = properties;
    if (visit) this.focusAfter({ kind: 'visit', id: visit.id });
    else if (waiting) this.focusAfter({ kind: 'case', id: waiting.id });
  }

  /** The place that had the focus goes with what was in hand: whoever works by keyboard goes on from there, not from the top. */
  private focusAfter({ kind, id }: Pick<InHand, 'kind' | 'id'>): void {
    // When the page shows what has changed.
    window.setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const waiting = this.refs?.['waiting'] as unknown as RenkeiVisitWaiting | undefined;
      const grid = this.refs?.['grid'] as unknown as RenkeiVisitGrid | undefined;
      if (kind === 'visit' || !waiting?.focusOn(id)) grid?.focusOn(id);
    });
  }

  private async refresh(): Promise<void> {
    await Promise.all(Object.values(this.refreshers).map((refresh) => refresh()));
  }

  private keep(source: 'board' | 'waiting', result: GraphQLResult<unknown>): void {
    if (result.refresh) this.refreshers = { ...this.refreshers, [source]: result.refresh };
    const { [source]: _before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (result.data) this.failures = others;
  }
}
