import { LightningElement, api, wire } from 'lwc';
import {
  ClaimLostError,
  EVERYTHING,
  morePlansQuery,
  poolFilter,
  read,
  takeFromPool,
  toPlans,
  type GraphQLResult,
  type QueueFilter,
  type QueueTime,
} from 'c/renkeiDeskData';
import { fill, number } from 'c/renkeiFormat';
import done from '@salesforce/label/c.RenkeiDesk_Done';
import nobodys from '@salesforce/label/c.RenkeiDesk_DonePool';
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
  @api pool = 0;
  @api filter: QueueFilter = EVERYTHING;
  @api time: QueueTime = { today: '', tomorrowAt: '', now: '' };
  @api userId = '';

  labels = { nothing, take: fill(take, AT_A_TIME), taking };
  busy = false;
  errors: unknown = null;
  private plans: Record<string, unknown> | undefined;

  get document(): typeof morePlansQuery | undefined {
    return this.plans ? morePlansQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return { plans: this.plans ?? {}, first: LOOKED_AT };
  }

  @wire(read, { query: '$document', variables: '$variables' })
  readPool({ data, errors }: GraphQLResult<unknown>): void {
    if (errors) {
      this.errors = errors;
      this.busy = false;
    } else if (data && this.busy) void this.takeSome(data);
  }

  get headline(): string {
    return fill(done, number(this.dials, 0), number(this.talks, 0));
  }

  get offer(): string | null {
    return this.pool > 0 ? fill(nobodys, number(this.pool, 0)) : null;
  }

  get button(): string {
    return this.busy ? this.labels.taking : this.labels.take;
  }

  handleTake(): void {
    this.errors = null;
    this.busy = true;
    this.plans = poolFilter(this.filter, this.time);
  }

  private async takeSome(data: unknown): Promise<void> {
    let taken = 0;
    try {
      for (const plan of toPlans(data).plans) {
        if (taken === AT_A_TIME) break;
        try {
          await takeFromPool(plan, this.userId);
          taken += 1;
        } catch (error) {
          if (!(error instanceof ClaimLostError)) throw error;
        }
      }
    } catch (error) {
      this.errors = error;
    }
    this.busy = false;
    this.plans = undefined;
    this.dispatchEvent(new CustomEvent('taken', { detail: { taken } }));
  }
}
