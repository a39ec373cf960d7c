import { LightningElement, api, wire } from 'lwc';
import {
  findDraft,
  isOpportunityNew,
  isUnnamed,
  keepDraft,
  minutesOf,
  newDraft,
  newSaveKey,
  personToAsk,
  readObjectInfo,
  readPicklist,
  type Briefing,
  type CallPlan,
  type Draft,
  type Machine,
  type ObjectInfo,
  type Outcome,
  type Play,
  type QueueTime,
} from 'c/renkeiDeskData';
import type { InputField } from 'c/renkeiDeskInput';
import type { ChosenTime } from 'c/renkeiVisitSlots';
import { fill } from 'c/renkeiFormat';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import type { Form, Level, TouchInput } from 'c/renkeiTouchRules';
import { callToSend, instantOf } from './call.ts';
import { fieldsOf, type InputContext } from './inputs.ts';
import { labels } from './labels.ts';
import { AT_ONCE, askedFor, outcomeKeys, roleOf, stillMissing, type OutcomeKey } from './touch.ts';

/** How long typing rests before it is kept. */
const KEEP_MILLISECONDS = 300;

/** The log of a call. Fires `log` with a call to send, and `typing` while somebody is at work. */
export default class RenkeiDeskForm extends LightningElement {
  @api briefing: Briefing | undefined;
  @api roles: readonly SegmentRole[] = [];
  @api plays: readonly Play[] = [];
  @api time: QueueTime = { today: '', tomorrowAt: '', now: '' };
  @api userId = '';

  labels = labels;
  draft: Draft = newDraft('', '');
  restored = false;
  unfolded = false;
  refusal: string | null = null;
  recordType: string | undefined;
  private shownPlan: CallPlan | null = null;
  /** Whether somebody tried to save: lines of machines then say what they lack. */
  checked = false;
  private missingInputs: readonly TouchInput[] = [];
  private stage: string | null = null;
  private timer: number | undefined;
  private wantsFocus = false;

  @api
  get plan(): CallPlan | null {
    return this.shownPlan;
  }
  set plan(value: CallPlan | null) {
    if (value?.id === this.shownPlan?.id) return;
    this.keepNow();
    this.shownPlan = value;
    this.reload();
  }

  @wire(readObjectInfo, { objectApiName: 'Opportunity' })
  readOpportunityInfo({ data }: { data?: ObjectInfo }): void {
    this.recordType = data?.defaultRecordTypeId ?? undefined;
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'Opportunity.StageName' })
  readStages({ data }: { data?: { values: { value: string }[] } }): void {
    if (data) this.stage = data.values[0]?.value ?? null;
  }

  /** Opens the form anew, with what was typed and not saved. */
  @api
  reload(): void {
    const kept = this.shownPlan && findDraft(this.shownPlan.id);
    this.draft = kept ? { ...newDraft('', ''), ...kept } : newDraft(newSaveKey(this.userId), new Date().toISOString());
    this.restored = kept !== null && kept.outcome !== null;
    this.unfolded = false;
    this.checked = false;
    this.missingInputs = [];
    this.refusal = null;
  }

  /** An outcome's key: those that need no more are saved at once. */
  @api
  choose(outcome: Outcome): void {
    if (AT_ONCE.includes(outcome)) {
      this.change({ outcome, buyingSignal: false });
      this.save();
      return;
    }
    this.change({ outcome, contact: this.draft.contact || this.asked });
    this.missingInputs = [];
    this.wantsFocus = true;
  }

  override renderedCallback(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    const [first, ...others] = [...(this.template?.querySelectorAll<HTMLElement>('c-renkei-desk-input') ?? [])];
    // The person is known as a rule: the words come next.
    const next = others.find(({ dataset }) => dataset['key'] === this.missingInputs[0]) ?? others[0];
    const person = first?.dataset['key'] === 'contact' && this.draft.contact !== '';
    (person && next ? next : first)?.focus();
  }

  override disconnectedCallback(): void {
    this.keepNow();
  }

  get outcomes(): OutcomeKey[] {
    return outcomeKeys(this.draft.outcome);
  }

  get chosen(): boolean {
    return this.draft.outcome !== null && !AT_ONCE.includes(this.draft.outcome);
  }

  get visible(): InputField[] {
    return fieldsOf(this.form.visible, this.context);
  }

  get opened(): InputField[] {
    return fieldsOf(this.form.opened, this.context);
  }

  get hasOpened(): boolean {
    return this.form.opened.length > 0;
  }

  get folded(): InputField[] {
    return this.unfolded ? fieldsOf(this.form.folded, this.context) : [];
  }

  get hasFolded(): boolean {
    return this.form.folded.length > 0;
  }

  get withMachines(): boolean {
    return this.unfolded && this.form.folded.includes('assets');
  }

  get unfoldedText(): 'true' | 'false' {
    return this.unfolded ? 'true' : 'false';
  }

  get chosenStart(): string | null {
    return this.draft.slot?.startsAt ?? null;
  }

  get town(): string | null {
    return this.briefing?.town ?? null;
  }

  get owner(): string | null {
    return this.briefing?.owner ?? null;
  }

  get machines(): readonly Machine[] {
    return this.briefing?.machines ?? [];
  }

  get handOverText(): string {
    const owner = this.briefing?.ownerName;
    return owner ? fill(labels.handOverTo, owner) : labels.handOver;
  }

  /** Somebody has an offer open: the customer should not get two. */
  get colleague(): string | null {
    const open = this.briefing?.opportunities.find(({ owner }) => owner !== this.userId);
    return open?.ownerName ? fill(labels.colleagueQuote, open.ownerName, open.name, open.stage) : null;
  }

  handleOutcome(event: MouseEvent): void {
    // The second click of a double click would hit the account that has come up since.
    if (event.detail > 1) return;
    this.choose((event.currentTarget as HTMLElement).dataset['value'] as Outcome);
  }

  handleValue(event: CustomEvent<{ key: keyof Draft; value: string | boolean }>): void {
    event.stopPropagation();
    const { key, value } = event.detail;
    this.change({ [key]: value });
    if (this.missingInputs.length > 0) this.missingInputs = stillMissing(this.draft, this.level);
  }

  handleHandOver(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ handOver: event.detail.checked });
  }

  handleInbound(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ inbound: event.detail.checked });
  }

  /** A time that was offered on the phone; the same one again takes it back. */
  handleSlot({ detail }: CustomEvent<ChosenTime>): void {
    const { rep, repName, start, end, area } = detail;
    const again = this.draft.slot?.startsAt === start && this.draft.slot.rep === rep;
    this.change({ slot: again ? null : { rep, repName, startsAt: start, endsAt: end, area } });
  }

  handleUnfold(): void {
    this.unfolded = !this.unfolded;
  }

  handleSave(): void {
    this.save();
  }

  /** What is typed in an input is no key of the desk; Ctrl and Enter save from anywhere. */
  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) this.save();
    }
    const typing = (event.target as HTMLElement).closest('c-renkei-desk-input, c-renkei-desk-machines, .typed');
    if (typing && event.key === 'Escape') (typing as HTMLElement).blur();
    else if (typing) event.stopPropagation();
  }

  /** Id of the person whom the briefing says to ask for. */
  private get asked(): string {
    return (this.briefing && personToAsk(this.briefing)?.id) ?? '';
  }

  private get level(): Level {
    return roleOf(this.roles, this.shownPlan)?.expectationLevel ?? 'Hearing';
  }

  private get form(): Form {
    return askedFor(this.draft, this.level);
  }

  private get context(): InputContext {
    return {
      draft: this.draft,
      briefing: this.briefing,
      today: this.time.today,
      measured: minutesOf({ ...this.draft, minutes: '' }, this.time.now),
      required: this.form.required,
      missing: this.missingInputs,
      cadenceDays: roleOf(this.roles, this.shownPlan)?.cadenceDays ?? null,
    };
  }

  private change(values: Partial<Draft>): void {
    this.draft = { ...this.draft, ...values };
    this.refusal = null;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.keepNow(), KEEP_MILLISECONDS);
    this.dispatchEvent(new CustomEvent('typing'));
  }

  private keepNow(): void {
    if (this.timer === undefined || !this.shownPlan) return;
    window.clearTimeout(this.timer);
    this.timer = undefined;
    keepDraft(this.shownPlan.id, this.draft);
  }

  private save(): void {
    const { draft, shownPlan: plan } = this;
    if (!plan?.account || draft.outcome === null) return;
    this.missingInputs = stillMissing(this.draft, this.level);
    if (this.missingInputs.length > 0) {
      this.wantsFocus = true;
      return;
    }
    if (draft.outcome === 'Talked' && draft.machines.some(isUnnamed)) {
      this.checked = true;
      this.unfolded = true;
      return;
    }
    const isNew = draft.outcome === 'Talked' && draft.buyingSignal && isOpportunityNew(draft);
    if (isNew && this.stage === null) {
      this.refusal = labels.stageUnread;
      return;
    }
    const callBackAt = draft.outcome === 'CallBack' ? instantOf(draft.callBackDate, draft.callBackTime) : null;
    if (callBackAt !== null && callBackAt <= this.time.now) {
      this.refusal = labels.callBackPast;
      return;
    }
    const contact = this.briefing?.contacts.find(({ id }) => id === draft.contact);
    if (contact?.doNotCall && !draft.inbound && draft.outcome !== 'DoNotCall') {
      this.refusal = fill(labels.contactRefused, contact.name);
      return;
    }
    const { briefing, plays, stage, userId: user, level } = this;
    const call = callToSend(draft, {
      plan,
      account: plan.account,
      briefing,
      plays,
      stage,
      user,
      level,
      today: this.time.today,
    });
    window.clearTimeout(this.timer);
    this.timer = undefined;
    const conversation = draft.outcome === 'Talked';
    this.dispatchEvent(new CustomEvent('log', { detail: { call, conversation, inbound: draft.inbound } }));
  }
}
