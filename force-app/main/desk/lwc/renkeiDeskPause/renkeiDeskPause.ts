import { LightningElement, api, wire } from 'lwc';
import { addDays } from 'c/renkeiCalendarRules';
import {
  handOver,
  morePlansQuery,
  pauseAccount,
  pausePerson,
  pausedFilter,
  read,
  readObjectInfo,
  resumeAccount,
  toPlans,
  type CallPlan,
  type Colleague,
  type GraphQLResult,
  type ObjectInfo,
  type PauseReason,
  type PlanPage,
} from 'c/renkeiDeskData';
import { fill, number, plainDate } from 'c/renkeiFormat';
import askManager from '@salesforce/label/c.RenkeiDesk_PauseAskManager';
import away from '@salesforce/label/c.RenkeiDesk_PauseAway';
import awayUntil from '@salesforce/label/c.RenkeiDesk_PauseAwayUntil';
import back from '@salesforce/label/c.RenkeiDesk_PauseBack';
import colleagueLabel from '@salesforce/label/c.RenkeiDesk_PauseColleague';
import customerAsked from '@salesforce/label/c.RenkeiDesk_PauseCustomerAsked';
import give from '@salesforce/label/c.RenkeiDesk_PauseGive';
import given from '@salesforce/label/c.RenkeiDesk_PauseGiven';
import holiday from '@salesforce/label/c.RenkeiDesk_PauseHoliday';
import other from '@salesforce/label/c.RenkeiDesk_PauseOther';
import pause from '@salesforce/label/c.RenkeiDesk_Pause';
import paused from '@salesforce/label/c.RenkeiDesk_Paused';
import pausedMore from '@salesforce/label/c.RenkeiDesk_PausedMore';
import pausedNone from '@salesforce/label/c.RenkeiDesk_PausedNone';
import pausedRow from '@salesforce/label/c.RenkeiDesk_PausedRow';
import pausedTitle from '@salesforce/label/c.RenkeiDesk_PausedTitle';
import reason from '@salesforce/label/c.RenkeiDesk_PauseReason';
import resume from '@salesforce/label/c.RenkeiDesk_Resume';
import resumed from '@salesforce/label/c.RenkeiDesk_Resumed';
import title from '@salesforce/label/c.RenkeiDesk_PauseTitle';
import until from '@salesforce/label/c.RenkeiDesk_PauseUntil';

/** Paused accounts that are shown at once. */
const SHOWN = 25;

/**
 * Leaves an account out for a while, takes it back, or gives it away. Fires `left` or `resumed` with the plan and a sentence for the reader.
 */
export default class RenkeiDeskPause extends LightningElement {
  @api plan: CallPlan | null = null;
  @api member: { id: string; pausedUntil: string | null } | null = null;
  @api colleagues: readonly Colleague[] = [];
  /** yyyy-mm-dd */
  @api today = '';
  @api userId = '';

  labels = { askManager, away, back, colleagueLabel, give, pause, pausedNone, pausedTitle, reason, title, until };
  reasons = [
    { value: 'CustomerAsked', label: customerAsked },
    { value: 'Holiday', label: holiday },
    { value: 'Other', label: other },
  ];
  open = false;
  busy = false;
  errors: unknown = null;
  day = '';
  chosenReason: PauseReason = 'CustomerAsked';
  colleague = '';
  private mayPauseSelf: boolean | undefined;
  private pausedPage: PlanPage | undefined;
  private refreshPaused: (() => Promise<void>) | undefined;
  private awayNow: string | null | undefined;

  /** Asked when somebody looks, or is away and may say that this is over. */
  get memberObject(): 'RenkeiTeamMember__c' | undefined {
    return this.open || this.awayText ? 'RenkeiTeamMember__c' : undefined;
  }

  @wire(readObjectInfo, { objectApiName: '$memberObject' })
  readRights({ data }: { data?: ObjectInfo }): void {
    if (data) this.mayPauseSelf = data.updateable && data.fields['PausedUntil__c']?.updateable === true;
  }

  /** Asked when somebody looks. */
  get pausedDocument(): typeof morePlansQuery | undefined {
    return this.open && this.today ? morePlansQuery : undefined;
  }

  get pausedVariables(): Record<string, unknown> {
    return { plans: pausedFilter(this.userId, { today: this.today }), first: SHOWN };
  }

  @wire(read, { query: '$pausedDocument', variables: '$pausedVariables' })
  readPaused({ data, errors, refresh }: GraphQLResult<unknown>): void {
    if (errors) this.errors = errors;
    this.refreshPaused = refresh;
    if (data) this.pausedPage = toPlans(data);
  }

  get pausedRows(): { id: string; text: string; resume: string }[] {
    return (this.pausedPage?.plans ?? []).map(({ id, accountName, pausedUntil }) => ({
      id,
      text: fill(pausedRow, accountName, plainDate(pausedUntil ?? '')),
      resume: fill(resume, accountName),
    }));
  }

  get nothingPaused(): boolean {
    return this.pausedPage?.plans.length === 0;
  }

  get morePaused(): string | null {
    const left = (this.pausedPage?.total ?? 0) - this.pausedRows.length;
    return left > 0 ? fill(pausedMore, number(left, 0)) : null;
  }

  get expanded(): 'true' | 'false' {
    return this.open ? 'true' : 'false';
  }

  get chosenDay(): string {
    return this.day || (this.today && addDays(this.today, 14));
  }

  get options(): { value: string; label: string }[] {
    return this.colleagues.map(({ user, name }) => ({ value: user, label: name }));
  }

  get canGive(): boolean {
    return this.options.length > 0;
  }

  get notChosen(): boolean {
    return this.busy || this.colleague === '';
  }

  get self(): boolean {
    return this.mayPauseSelf === true && this.member !== null;
  }

  /** Callers have no right to their own membership: teams are their manager's. */
  get asks(): boolean {
    return this.mayPauseSelf === false && this.member !== null;
  }

  get awayText(): string | null {
    const end = this.awayNow === undefined ? this.member?.pausedUntil : this.awayNow;
    return end && end > this.today ? fill(awayUntil, plainDate(end)) : null;
  }

  handleToggle(): void {
    this.open = !this.open;
  }

  handleDay(event: CustomEvent<{ value: string }>): void {
    this.day = event.detail.value;
  }

  handleReason(event: CustomEvent<{ value: PauseReason }>): void {
    this.chosenReason = event.detail.value;
  }

  handleColleague(event: CustomEvent<{ value: string }>): void {
    this.colleague = event.detail.value;
  }

  handlePause(): Promise<void> {
    const { plan, chosenDay, chosenReason } = this;
    return this.leave(plan, fill(paused, plan?.accountName ?? '', plainDate(addDays(chosenDay, 1))), (id) =>
      pauseAccount(id, chosenDay, chosenReason, new Date().toISOString()),
    );
  }

  handleGive(): Promise<void> {
    const { plan, colleague } = this;
    const name = this.colleagues.find(({ user }) => user === colleague)?.name ?? '';
    return this.leave(plan, fill(given, plan?.accountName ?? '', name), (id) => handOver(id, colleague));
  }

  async handleResume(event: Event): Promise<void> {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const plan = this.pausedPage?.plans.find((each) => each.id === id);
    if (!plan) return;
    await this.work(async () => {
      await resumeAccount(plan.id, new Date().toISOString());
      const detail = { id: plan.id, notice: fill(resumed, plan.accountName) };
      this.dispatchEvent(new CustomEvent('resumed', { detail }));
      await this.refreshPaused?.();
    });
  }

  async handleAway(): Promise<void> {
    await this.pauseSelf(this.chosenDay);
  }

  async handleBack(): Promise<void> {
    await this.pauseSelf(null);
  }

  /** What is typed here is no key of the desk. */
  handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
  }

  private async pauseSelf(day: string | null): Promise<void> {
    if (!this.member) return;
    const { id } = this.member;
    await this.work(async () => {
      await pausePerson(id, day);
      this.awayNow = day;
    });
  }

  private async leave(plan: CallPlan | null, notice: string, save: (id: string) => Promise<void>): Promise<void> {
    if (!plan) return;
    await this.work(async () => {
      await save(plan.id);
      this.open = false;
      this.colleague = '';
      this.dispatchEvent(new CustomEvent('left', { detail: { id: plan.id, notice } }));
    });
  }

  private async work(task: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.errors = null;
    try {
      await task();
    } catch (error) {
      this.errors = error;
    } finally {
      this.busy = false;
    }
  }
}
