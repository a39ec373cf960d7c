import { fill, number, plural } from 'c/renkeiFormat';
import type {
  ActionItem,
  AgendaItem,
  AgendaNote,
  MeetingRecords,
  PaperContext,
  Sending,
  Told,
} from 'c/renkeiMeetingData';
import { actionDefaults, estimate, secondsFor, type ActionDefaults, type Estimate } from 'c/renkeiMeetingRules';
import { labels } from 'c/renkeiMeetingWords';
import type { OutboxEntry } from './outbox.ts';
import RenkeiMeetingTeam from './team.ts';

/** Details are read of the item at hand and of so many after it. */
const AHEAD = 3;

type PhoneView = 'mine' | 'actions' | 'current' | 'agenda';

/** What the console shows of what it has read; the console itself says what is done with it. */
export default class RenkeiMeetingViews extends RenkeiMeetingTeam {
  labels = labels;
  view: 'item' | 'actions' = 'item';
  /** Whether the month-end page is shown instead of a meeting. */
  showsMonths = false;
  phone: PhoneView | null = null;
  notice = '';
  isPrinting = false;
  entries: readonly OutboxEntry[] = [];
  /** What was written for meetings that were closed before it arrived. */
  leftBehind: readonly Sending[] = [];
  items: AgendaItem[] = [];
  /** The items with all that is on its way to the org. */
  shown: AgendaItem[] = [];
  /** What has come in since the agenda was put on record. */
  added: AgendaItem[] = [];
  shownNotes: AgendaNote[] = [];
  shownActions: ActionItem[] = [];
  currentKey: string | null = null;
  /** Whether the page goes where the facilitator goes. */
  follows = true;
  /** Whether it waits with that for what the reader is writing. */
  isHeld = false;
  protected notes: AgendaNote[] = [];
  protected actions: ActionItem[] = [];
  protected led = false;

  get isFacilitator(): boolean {
    return this.meeting !== null && this.meeting.facilitator === this.userId;
  }

  get mayDecide(): boolean {
    return this.isFacilitator;
  }

  get mayWrite(): boolean {
    return this.meeting !== null;
  }

  get current(): AgendaItem | null {
    return this.shown.find(({ key }) => key === this.currentKey) ?? null;
  }

  /** Key of the item that the facilitator is on. */
  get pointed(): string | null {
    const id = this.meeting?.currentItem;
    return (id && this.items.find((item) => item.id === id)?.key) || null;
  }

  get isLoading(): boolean {
    if (this.showsMonths) return false;
    return !this.errors && (!this.start || (this.team !== null && !this.answer && this.chosen === null));
  }

  get hasNoTeams(): boolean {
    return this.start !== undefined && this.teams.length === 0;
  }

  get hasNoOwnTeam(): boolean {
    return this.start !== undefined && this.teams.length > 0 && this.team === null;
  }

  get isReady(): boolean {
    return !this.showsMonths && this.chosen === null && this.team !== null && this.answer !== undefined;
  }

  get showsHead(): boolean {
    return this.start !== undefined && this.teams.length > 0;
  }

  get showsMinutes(): boolean {
    return !this.showsMonths && this.chosen !== null && this.minutes?.meeting?.id === this.chosen;
  }

  get isEmpty(): boolean {
    return this.shown.length === 0;
  }

  get hasOnlyActions(): boolean {
    return this.shown.length > 0 && this.shown.every(({ action }) => action !== null);
  }

  get onlyActionsText(): string {
    return fill(labels.emptyActions, number(this.shown.length, 0));
  }

  get isFirst(): boolean {
    return this.isReady && this.meeting === null && this.previous === null;
  }

  get isPreview(): boolean {
    return this.isReady && this.meeting === null && !this.isEmpty;
  }

  get hasOnlyLeavers(): boolean {
    return this.isReady && this.members.some(({ team }) => team === this.team) && this.people.length === 0;
  }

  get hint(): string | null {
    if (this.meeting === null) return labels.notStarted;
    return this.isFacilitator ? null : labels.readOnly;
  }

  get isBrowsing(): boolean {
    if (this.meeting === null || this.isFacilitator || this.pointed === this.currentKey) return false;
    return this.isHeld || !this.follows;
  }

  get addText(): string | null {
    const count = this.added.length;
    if (count === 0 || !this.isFacilitator) return null;
    return fill(plural(count, { one: labels.addNewOne, other: labels.addNewOther }), number(count, 0));
  }

  get showsItem(): boolean {
    return this.view === 'item' && this.current !== null;
  }

  /** It stays while the actions are looked at: something may be half written in it. */
  get rightClass(): string {
    return this.showsItem ? 'right' : 'right away';
  }

  get showsActions(): boolean {
    return this.view === 'actions';
  }

  get told(): Told | null {
    const { touch, visit } = this.current ?? {};
    return this.answer?.told.get(touch ?? visit ?? '') ?? null;
  }

  /** Details that have been read; null while they are not there yet. */
  get currentDetails() {
    return this.current && this.isKnown(this.current) ? this.details : null;
  }

  get itemNotes(): AgendaNote[] {
    const { id, key } = this.current ?? {};
    return this.steady.keep(
      'itemNotes',
      this.shownNotes.filter(({ item }) => item === id || item === key),
    );
  }

  /** Actions of the item, and open ones about the same case. */
  get itemActions(): ActionItem[] {
    const { id, key, escalation, action } = this.current ?? {};
    const about = this.shownActions.filter(
      (each) =>
        each.id !== action &&
        ((each.item !== null && (each.item === id || each.item === key)) ||
          (each.escalation !== null && each.escalation === escalation && each.status === 'Open')),
    );
    return this.steady.keep('itemActions', about);
  }

  get openActions(): ActionItem[] {
    return this.steady.keep(
      'openActions',
      this.shownActions.filter(({ status }) => status === 'Open'),
    );
  }

  get overdueCount(): number {
    return this.openActions.filter(({ dueOn }) => dueOn !== null && dueOn < this.today).length;
  }

  get openCount(): number {
    return this.openActions.length;
  }

  get myItems(): AgendaItem[] {
    const cases = this.answer?.cases;
    const mine = this.shown.filter(
      ({ rep, escalation }) =>
        rep === this.userId || (escalation !== null && cases?.get(escalation)?.caller === this.userId),
    );
    return this.steady.keep('myItems', mine);
  }

  get hasNoItems(): boolean {
    return this.myItems.length === 0;
  }

  get myActions(): ActionItem[] {
    return this.steady.keep(
      'myActions',
      this.openActions.filter(({ assignedTo }) => assignedTo === this.userId),
    );
  }

  get phoneTabs(): { view: PhoneView; label: string; className: string; pressed: 'true' | 'false' }[] {
    const tabs: [PhoneView, string][] = [
      ['mine', labels.myCases],
      ['actions', labels.myActions],
      ['current', labels.current],
      ['agenda', labels.agenda],
    ];
    return tabs.map(([view, label]) => {
      const isChosen = view === this.phone;
      return { view, label, className: isChosen ? 'tab chosen' : 'tab', pressed: isChosen ? 'true' : 'false' };
    });
  }

  get layoutClass(): string {
    return `layout phone-${this.phone}`;
  }

  get defaults(): ActionDefaults | null {
    const { days, meeting, current } = this;
    if (!days) return null;
    const active = new Set(this.members.flatMap(({ user, isActive }) => (isActive ? [user] : [])));
    const isActive = (user: string) => active.has(user);
    const defaults = actionDefaults(current?.rep ?? null, meeting?.facilitator ?? null, isActive, days, this.today);
    return this.steady.keep('defaults', defaults);
  }

  get doneCount(): number {
    return this.shown.filter(({ state }) => state !== 'Open').length;
  }

  get totalCount(): number {
    return this.shown.length;
  }

  get estimate(): Estimate {
    const questions = (isOpen: boolean) =>
      this.shown.flatMap(({ state, question }) => ((state === 'Open') === isOpen ? [question] : []));
    const startedAt = this.meeting?.startedAt ?? null;
    const elapsed = startedAt === null ? 0 : (Date.parse(this.now) - Date.parse(startedAt)) / 1_000;
    const estimated = estimate({ left: questions(true), done: questions(false), elapsed, now: this.now });
    return this.steady.keep('estimate', estimated);
  }

  get pace(): number {
    const usual = this.shown.reduce(
      (sum, { state, question }) => sum + (state === 'Open' ? secondsFor(question) : 0),
      0,
    );
    return usual === 0 ? 1 : this.estimate.seconds / usual;
  }

  /** The agenda or the minutes so far, for paper. */
  get paper(): MeetingRecords {
    const meeting = this.meeting ?? this.plannedMeeting;
    const actions = this.shownActions.filter((action) => meeting !== null && action.meeting === meeting.id);
    return { meeting, items: this.shown, notes: this.shownNotes, actions };
  }

  get paperContext(): PaperContext {
    const about = this.meeting ?? this.plannedMeeting;
    return this.contextOf(about?.on ?? this.today, this.asked?.since ?? null);
  }

  /** Of the earlier meeting that is looked at. */
  get minutesContext(): PaperContext {
    const meeting = this.minutes?.meeting;
    return this.contextOf(meeting?.on ?? this.today, meeting?.since ?? null, meeting?.team);
  }

  protected override get wanted(): readonly AgendaItem[] {
    const at = this.shown.findIndex(({ key }) => key === this.currentKey);
    return at < 0 ? [] : this.shown.slice(at, at + 1 + AHEAD);
  }

  protected showTeam(team: string | null): void {
    this.team = team;
    this.chosen = null;
    this.clear();
    this.ask();
  }

  protected showMeeting(id: string | null): void {
    this.minutes = undefined;
    this.showsMonths = false;
    this.chosen = id;
    this.notice = '';
  }

  protected clear(): void {
    this.items = [];
    this.shown = [];
    this.added = [];
    this.notes = [];
    this.actions = [];
    this.shownNotes = [];
    this.shownActions = [];
    this.currentKey = null;
    this.phone = null;
    this.isHeld = false;
    this.notice = '';
  }
}
