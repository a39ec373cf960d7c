import { LightningElement, api, wire } from 'lwc';
import {
  ClaimLostError,
  EVERYTHING,
  morePlansQuery,
  poolFilter,
  read,
  takeFromPool,
  toPlans,
  type CallPlan,
  type GraphQLResult,
  type QueueFilter,
  type QueueTime,
} from 'c/renkeiDeskData';
import { dialsWords, talksWords } from 'c/renkeiDeskWords';
import { fill, number } from 'c/renkeiFormat';
import done from '@salesforce/label/c.RenkeiDesk_Done';
import nobodys from '@salesforce/label/c.RenkeiDesk_DonePool';
import none from '@salesforce/label/c.RenkeiDesk_DoneNone';
import noCaller from '@salesforce/label/c.RenkeiDesk_DoneNoCaller';
import nothing from '@salesforce/label/c.RenkeiDesk_DoneNothing';
import take from '@salesforce/label/c.RenkeiDesk_DoneTake';
import taking from '@salesforce/label/c.RenkeiDesk_DoneTaking';

const AT_A_TIME = 5;
/** More than are taken: colleagues may be faster with the first ones. */
const LOOKED_AT = 15;

/** What was done today, and an offer to take accounts that nobody has. Fires `taken`. */
export default class RenkeiDeskDone extends LightningElement {
  @api dials = 0;
  @api talks = 0;
  @api
  get filter(): QueueFilter {
    return this.asked;
  }
  set filter(value: QueueFilter) {
    const isOther = JSON.stringify(value) !== JSON.stringify(this.asked);
    this.asked = value;
    if (this.variables && isOther) this.ask();
  }

  @api time: QueueTime = { today: '', tomorrowAt: '', now: '' };
  @api userId = '';

  /** Whether the user is no caller, to whom no account is offered. */
  @api noCaller = false;

  labels = { noCaller, nothing, take: fill(take, AT_A_TIME), taking };
  query = morePlansQuery;
  /** Asked for a filter, and again when somebody has taken: a later moment alone changes nothing that would matter. */
  variables: Record<string, unknown> | undefined;
  busy = false;
  errors: unknown = null;
  /** Undefined until known. */
  pool: number | undefined;
  private plans: readonly CallPlan[] = [];
  private asked: QueueFilter = EVERYTHING;
  private refresh: (() => Promise<void>) | undefined;

  override connectedCallback(): void {
    this.ask();
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readPool({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.refresh = refresh;
    if (errors) this.errors = errors;
    if (!data) return;
    const { plans, total } = toPlans(data);
    this.plans = plans;
    this.pool = total;
  }

  get headline(): string {
    if (this.dials === 0) return none;
    return fill(done, dialsWords(this.dials), talksWords(this.talks));
  }

  get offer(): string | null {
    return this.pool ? fill(nobodys, number(this.pool, 0)) : null;
  }

  get empty(): boolean {
    return this.pool === 0;
  }

  get button(): string {
    return this.busy ? this.labels.taking : this.labels.take;
  }

  async handleTake(): Promise<void> {
    this.errors = null;
    this.busy = true;
    let taken = 0;
    try {
      for (const plan of this.plans) {
        if (taken === AT_A_TIME) break;
        if (await this.take(plan)) taken += 1;
      }
    } catch (error) {
      this.errors = error;
    }
    this.busy = false;
    // Colleagues may have been faster with all of them: what is on offer is that of before.
    void this.refresh?.();
    this.dispatchEvent(new CustomEvent('taken', { detail: { taken } }));
  }

  private ask(): void {
    this.variables = { plans: poolFilter(this.asked, this.time), first: LOOKED_AT };
  }

  /** Whether the account is the caller's now; not when a colleague was faster. */
  private async take(plan: CallPlan): Promise<boolean> {
    try {
      await takeFromPool(plan, this.userId);
      return true;
    } catch (error) {
      if (error instanceof ClaimLostError) return false;
      throw error;
    }
  }
}
