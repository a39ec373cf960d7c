import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import {
  chooseCaller,
  PlanConflictError,
  planFilter,
  plansQuery,
  together,
  toPlanPage,
  type Plan,
  type PlanSelection,
} from 'c/renkeiDistributionData';
import { callerOfPlan } from 'c/renkeiDistributionRules';
import { reasonClause } from 'c/renkeiDistributionWords';
import { messagesOf } from 'c/renkeiErrorMessages';
import { compactMoney, fill, number, plainDate, today } from 'c/renkeiFormat';
import { read, type GraphQLResult } from 'c/renkeiSegmentData';
import caller from '@salesforce/label/c.RenkeiSegmentation_DistributionCaller';
import confirmSelected from '@salesforce/label/c.RenkeiSegmentation_DistributionConfirmSelected';
import confirmThese from '@salesforce/label/c.RenkeiSegmentation_DistributionConfirmThese';
import conflict from '@salesforce/label/c.RenkeiSegmentation_DistributionConflict';
import empty from '@salesforce/label/c.RenkeiSegmentation_DistributionListEmpty';
import fromTo from '@salesforce/label/c.RenkeiSegmentation_DistributionFromTo';
import full from '@salesforce/label/c.RenkeiSegmentation_DistributionFull';
import give from '@salesforce/label/c.RenkeiSegmentation_DistributionGive';
import giveTo from '@salesforce/label/c.RenkeiSegmentation_DistributionGiveTo';
import listMore from '@salesforce/label/c.RenkeiSegmentation_ListMore';
import listShown from '@salesforce/label/c.RenkeiSegmentation_ListShown';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import nobody from '@salesforce/label/c.RenkeiSegmentation_DistributionNobody';
import pause from '@salesforce/label/c.RenkeiSegmentation_DistributionPause';
import potentialText from '@salesforce/label/c.RenkeiSegmentation_DistributionPotential';
import room from '@salesforce/label/c.RenkeiSegmentation_DistributionRoom';
import select from '@salesforce/label/c.RenkeiSegmentation_DistributionSelect';
import selectAll from '@salesforce/label/c.RenkeiSegmentation_DistributionSelectAll';
import showAll from '@salesforce/label/c.RenkeiSegmentation_DistributionShowAll';
import unknown from '@salesforce/label/c.RenkeiCore_ErrorUnknown';
import unproposed from '@salesforce/label/c.RenkeiSegmentation_DistributionUnproposed';

/** A caller who can be proposed by hand. */
export interface RoomLine {
  user: string;
  name: string;
  /** Accounts that the caller can still take; null: no limit. */
  room: number | null;
  /** Last day of a pause that is not over. */
  pausedUntil: string | null;
}

interface Line {
  id: string;
  account: string | null;
  name: string;
  url: string | undefined;
  way: string;
  why: string | null;
  potential: string | null;
  selected: boolean;
  selectLabel: string;
  error: string | null;
  lineClass: string;
}

const PAGE_SIZE = 25;

/**
 * Plans that a selection finds: from whom, to whom, why. Some can be selected, to be confirmed or to be proposed to somebody else.
 * Fires `confirm` with a filter of plans, `changed` after something was saved, and `showall`.
 */
export default class RenkeiDistributionPlans extends NavigationMixin(LightningElement) {
  @api heading = '';
  /** User Id → name. */
  @api names: ReadonlyMap<string, string> = new Map();
  @api rooms: readonly RoomLine[] = [];
  @api currency: string | null = null;
  /** Proposals in the selection. */
  @api proposals = 0;
  /** Whether something else is being saved. */
  @api busy = false;

  labels = { caller, empty, give, giveTo, listMore, loading, selectAll, showAll };
  giving = false;
  chosenCaller = '';
  private chosen: PlanSelection = { kind: 'all' };
  private plans: Plan[] | undefined;
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  private selected = new Set<string>();
  private refusals = new Map<string, string>();
  private failure: GraphQLResult<unknown> | null = null;
  private reread: (() => Promise<void>) | undefined;
  /** Something was saved since the page was opened: an answer that the browser kept may be old. */
  private saved = false;
  private doubtful = false;

  @api get selection(): PlanSelection {
    return this.chosen;
  }

  set selection(selection: PlanSelection) {
    if (JSON.stringify(selection) === JSON.stringify(this.chosen)) return;
    this.chosen = selection;
    this.refusals = new Map();
    this.selected = new Set();
    this.startOver();
  }

  /** Reads the list again from its beginning. */
  @api refresh(): void {
    this.saved = true;
    this.selected = new Set();
    if (this.after === null) void this.reread?.();
    else this.startOver();
  }

  get variables(): Record<string, unknown> {
    return { plans: planFilter(this.chosen), first: PAGE_SIZE, after: this.after };
  }

  @wire(read, { query: plansQuery, variables: '$variables' })
  readPlans(result: GraphQLResult<unknown>): void {
    this.reread = result.refresh ?? this.reread;
    if (result.errors) this.failure = result;
    if (!result.data) return;
    this.failure = null;
    const page = toPlanPage(result.data);
    this.plans = this.after === null ? page.plans : [...(this.plans ?? []), ...page.plans];
    this.total = page.total;
    this.next = page.next;
    if (!this.doubtful) return;
    this.doubtful = false;
    void result.refresh?.();
  }

  get errors(): unknown[] | null {
    return this.failure?.errors ? [...this.failure.errors] : null;
  }

  get waiting(): boolean {
    return this.plans === undefined;
  }

  get isEmpty(): boolean {
    return this.plans?.length === 0;
  }

  get lines(): Line[] {
    return (this.plans ?? []).map((plan) => {
      const error = this.refusals.get(plan.id) ?? null;
      return {
        id: plan.id,
        account: plan.account,
        name: plan.accountName,
        url: plan.account === null ? undefined : `/lightning/r/Account/${plan.account}/view`,
        way: this.wayOf(plan),
        why: plan.proposed === null ? null : reasonClause(plan.reason ?? 'Chosen'),
        potential: plan.potential === null ? null : fill(potentialText, compactMoney(plan.potential, this.currency)),
        selected: this.selected.has(plan.id),
        selectLabel: fill(select, plan.accountName),
        error,
        lineClass: error ? 'line refused' : 'line',
      };
    });
  }

  get options(): { value: string; label: string }[] {
    return this.rooms.map((line) => ({ value: line.user, label: optionOf(line) }));
  }

  get allSelected(): boolean {
    return (this.plans ?? []).length > 0 && (this.plans ?? []).every((plan) => this.selected.has(plan.id));
  }

  get confirmText(): string {
    return fill(confirmSelected, number(this.confirmable.length));
  }

  get cannotConfirm(): boolean {
    return this.blocked || this.confirmable.length === 0;
  }

  get cannotGive(): boolean {
    return this.blocked || this.selected.size === 0 || this.chosenCaller === '';
  }

  get blocked(): boolean {
    return this.busy || this.giving;
  }

  /** Only where it is less than everything: for that the page has a button of its own. */
  get confirmTheseText(): string | null {
    return this.narrowed && this.proposals > 0 ? fill(confirmThese, number(this.proposals)) : null;
  }

  get narrowed(): boolean {
    return this.chosen.kind !== 'all';
  }

  get shown(): string {
    return fill(listShown, number(this.plans?.length ?? 0), number(this.total));
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleSelect(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const selected = new Set(this.selected);
    if ((event.target as HTMLInputElement).checked) selected.add(id!);
    else selected.delete(id!);
    this.selected = selected;
  }

  handleSelectAll(event: Event): void {
    const all = (event.target as HTMLInputElement).checked;
    this.selected = new Set(all ? (this.plans ?? []).map((plan) => plan.id) : []);
  }

  handleCaller(event: CustomEvent<{ value: string }>): void {
    this.chosenCaller = event.detail.value;
  }

  handleConfirmSelected(): void {
    const plans = { Id: { in: this.confirmable.map((plan) => plan.id) } };
    this.dispatchEvent(new CustomEvent('confirm', { detail: { plans } }));
  }

  handleConfirmThese(): void {
    this.dispatchEvent(new CustomEvent('confirm', { detail: { plans: planFilter(this.chosen) } }));
  }

  async handleGive(): Promise<void> {
    const plans = (this.plans ?? []).filter((plan) => this.selected.has(plan.id));
    const day = today(new Date());
    const refusals = new Map<string, string>();
    this.giving = true;
    await together(plans, async (plan) => {
      try {
        await chooseCaller(plan, this.chosenCaller, day);
      } catch (error) {
        const reason = error instanceof PlanConflictError ? conflict : messagesOf(error).join(' ');
        refusals.set(plan.id, reason || unknown);
      }
    });
    this.giving = false;
    this.refusals = refusals;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleMore(): void {
    this.after = this.next;
  }

  handleShowAll(): void {
    this.dispatchEvent(new CustomEvent('showall'));
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    if (!id) return;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: 'Account', actionName: 'view' },
    });
  }

  handleRetry(): void {
    this.failure = null;
    void this.reread?.();
  }

  /** Selected plans that have something to confirm. */
  private get confirmable(): Plan[] {
    return (this.plans ?? []).filter((plan) => plan.proposed !== null && this.selected.has(plan.id));
  }

  private wayOf(plan: Plan): string {
    const isCaller = (user: string) => this.rooms.some((line) => line.user === user);
    const caller = callerOfPlan(plan, isCaller);
    const from = caller === null ? nobody : this.nameOf(caller);
    return plan.proposed === null ? fill(unproposed, from) : fill(fromTo, from, this.nameOf(plan.proposed));
  }

  private nameOf(user: string): string {
    return this.names.get(user) ?? '…';
  }

  private startOver(): void {
    this.after = null;
    this.plans = undefined;
    this.next = null;
    this.doubtful = this.saved;
  }
}

/** Oka (room for 12), on pause until June 20 */
function optionOf({ name, room: free, pausedUntil }: RoomLine): string {
  const withRoom = free === null ? name : free === 0 ? fill(full, name) : fill(room, name, number(free));
  return pausedUntil === null ? withRoom : `${withRoom} · ${fill(pause, plainDate(pausedUntil))}`;
}
