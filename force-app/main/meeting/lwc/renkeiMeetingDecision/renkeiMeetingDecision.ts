import { LightningElement, api } from 'lwc';
import type { AgendaItem, ItemChange } from 'c/renkeiMeetingData';
import {
  consequences,
  decisionsFor,
  problemOf,
  type Consequences,
  type DecidedSubject,
  type Decision,
  type DecisionInput,
} from 'c/renkeiMeetingRules';
import { decisionName, decisionSummary, isTyping, labels, problemText } from 'c/renkeiMeetingWords';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import { decisionAt, SLOTS, slotsOf, type Slot } from './slots.ts';

/** What somebody has decided, with what follows from it. */
export interface Decided {
  change: ItemChange;
  consequences: Consequences;
}

interface SlotButton {
  slot: Slot;
  number: number;
  name: string;
  className: string;
  pressed: 'true' | 'false';
  disabled: boolean;
}

/** The decision about an item. Fires `decide` with a `Decided`, `ontrack` and `park`. */
export default class RenkeiMeetingDecision extends LightningElement {
  /** People to whom a case can go, as options of a combobox. */
  @api people: { value: string; label: string }[] = [];
  /** yyyy-mm-dd */
  @api today = '';
  /** The day of the next meeting: the default of a revisit. */
  @api nextDay = '';
  @api mayDecide = false;

  labels = labels;
  chosen: Slot | null = null;
  won: Decision = 'CloseWon';
  note = '';
  nextRep = '';
  nextOn = '';
  isTried = false;
  private shown: AgendaItem | null = null;
  private wantsFocus = false;

  @api get item(): AgendaItem | null {
    return this.shown;
  }

  set item(item: AgendaItem | null) {
    if (item?.key !== this.shown?.key) this.reset();
    this.shown = item;
  }

  /** Chooses by the number of a key. */
  @api choose(number: number): void {
    const slot = slotsOf(this.subject)[number - 1];
    if (!slot || !this.mayDecide || !this.isPossible(slot)) return;
    this.select(slot);
  }

  /** Decides what is chosen. @returns whether anything was */
  @api commit(): boolean {
    const { decision } = this;
    if (decision === null || !this.mayDecide) return false;
    const { subject, input } = this;
    this.isTried = true;
    if (!input || problemOf(subject, input) !== null) return true;
    const { nextRep, nextOn } = input;
    const change: ItemChange = {
      state: 'Decided',
      decision,
      note: this.note.trim() === '' ? null : this.note.trim(),
      nextRep,
      nextRepName: this.people.find(({ value }) => value === nextRep)?.label ?? null,
      nextOn,
    };
    const detail: Decided = { change, consequences: consequences(subject, input) };
    this.reset();
    this.dispatchEvent(new CustomEvent('decide', { detail }));
    return true;
  }

  /** Leaves the form. @returns whether there was one */
  @api leave(): boolean {
    const was = this.chosen !== null;
    this.reset();
    return was;
  }

  override renderedCallback(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.template?.querySelector<HTMLElement>('.first, .commit')?.focus();
  }

  get isDecided(): boolean {
    return this.shown !== null && this.shown.state !== 'Open';
  }

  get decidedText(): string {
    return this.shown ? decisionSummary(this.shown) : '';
  }

  get cannotDecide(): boolean {
    return !this.mayDecide;
  }

  get slots(): SlotButton[] {
    return slotsOf(this.subject).flatMap((slot, index) =>
      slot === null
        ? []
        : [
            {
              slot,
              number: index + 1,
              name: slot === 'Close' ? labels.decisionClose : decisionName(slot),
              className: slot === this.chosen ? 'slot chosen' : 'slot',
              pressed: slot === this.chosen ? 'true' : 'false',
              disabled: !this.mayDecide || !this.isPossible(slot),
            },
          ],
    );
  }

  get hasForm(): boolean {
    return this.chosen !== null;
  }

  get asksResult(): boolean {
    return this.chosen === 'Close';
  }

  get asksRep(): boolean {
    return this.chosen === 'Reassign';
  }

  get asksDay(): boolean {
    const isAction = this.subject.isAction && this.chosen !== 'ActionDone' && this.chosen !== 'PolicyChange';
    const isCase = this.subject.status === 'Accepted' || this.subject.status === 'Visited';
    return isAction || (isCase && (this.chosen === 'Revisit' || this.chosen === 'Continue'));
  }

  get dayLabel(): string {
    if (this.chosen === 'Revisit') return labels.nextOnRevisit;
    return this.subject.isAction ? labels.nextOnAction : labels.nextOnContinue;
  }

  get noteLabel(): string {
    return this.chosen === 'PolicyChange' ? labels.policyNote : labels.decisionNote;
  }

  get noteClass(): string {
    return this.asksResult || this.asksRep || this.asksDay ? 'note' : 'note first';
  }

  get dayClass(): string {
    return this.asksRep ? 'day' : 'day first';
  }

  get results(): { value: Decision; label: string }[] {
    return (['CloseWon', 'CloseLost'] as const).map((value) => ({ value, label: decisionName(value) }));
  }

  get problem(): string | null {
    if (!this.isTried || !this.input) return null;
    const found = problemOf(this.subject, this.input);
    return found && problemText(found);
  }

  handleSlot(event: Event): void {
    this.select((event.currentTarget as HTMLElement).dataset['slot'] as Slot);
  }

  handleResult({ detail }: CustomEvent<{ value: Decision }>): void {
    this.won = detail.value;
  }

  handleRep({ detail }: CustomEvent<{ value: string }>): void {
    this.nextRep = detail.value;
  }

  handleDay({ detail }: CustomEvent<{ value: string | null }>): void {
    this.nextOn = detail.value ?? '';
  }

  handleNote({ detail }: CustomEvent<{ value: string }>): void {
    this.note = detail.value;
  }

  handleCommit(): void {
    this.commit();
  }

  handleCancel(): void {
    this.reset();
  }

  handleOnTrack(): void {
    this.dispatchEvent(new CustomEvent('ontrack'));
  }

  handlePark(): void {
    this.dispatchEvent(new CustomEvent('park'));
  }

  /** Keys that go into a field are no commands; Enter there decides, and a button's Enter is the button's. */
  handleKey(event: KeyboardEvent): void {
    const isButton = /^(LIGHTNING-)?BUTTON$/.test((event.target as HTMLElement).tagName);
    if (isButton && (event.key === 'Enter' || event.key === ' ')) event.stopPropagation();
    if (!isTyping(event) || event.key === 'Escape') return;
    event.stopPropagation();
    const isCombobox = (event.target as HTMLElement).tagName === 'LIGHTNING-COMBOBOX';
    if (event.key !== 'Enter' || event.isComposing || isCombobox) return;
    event.preventDefault();
    this.commit();
  }

  private get subject(): DecidedSubject {
    const { caseStatus = null, caseOwner = null, action = null } = this.shown ?? {};
    return { status: action === null ? caseStatus : null, owner: caseOwner, isAction: action !== null };
  }

  private get decision(): Decision | null {
    return this.chosen === null ? null : decisionAt(this.chosen, this.won);
  }

  private get input(): DecisionInput | null {
    const { decision, note, today } = this;
    if (decision === null) return null;
    return {
      decision,
      note,
      nextRep: this.asksRep && this.nextRep !== '' ? this.nextRep : null,
      nextOn: this.asksDay && this.nextOn !== '' ? this.nextOn : null,
      today,
      mayReassign: mayReassign === true,
    };
  }

  private isPossible(slot: Slot): boolean {
    return SLOTS[slot].some((decision) => decisionsFor(this.subject).includes(decision));
  }

  private select(slot: Slot): void {
    this.reset();
    this.chosen = slot;
    const [first] = SLOTS[slot].filter((decision) => decisionsFor(this.subject).includes(decision));
    if (slot === 'Close' && first) this.won = first;
    if (slot === 'Revisit' || (this.subject.isAction && slot !== 'ActionDone')) this.nextOn = this.nextDay;
    this.wantsFocus = true;
  }

  private reset(): void {
    this.chosen = null;
    this.won = 'CloseWon';
    this.note = '';
    this.nextRep = '';
    this.nextOn = '';
    this.isTried = false;
  }
}
