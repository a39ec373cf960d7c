import { LightningElement, api, wire } from 'lwc';
import {
  PAGE_ROWS,
  SECTIONS,
  afterKey,
  isHeldByOther,
  morePlansQuery,
  read,
  sectionFilter,
  toPlans,
  type CallPlan,
  type GraphQLResult,
  type Queue,
  type QueueFilter,
  type QueueTime,
  type Section,
} from 'c/renkeiDeskData';
import { clockTime, overdueWords, reasonName, sectionName, shortDate, whyWords } from 'c/renkeiDeskWords';
import { fill, number } from 'c/renkeiFormat';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import heldByOther from '@salesforce/label/c.RenkeiDesk_HeldByOther';
import more from '@salesforce/label/c.RenkeiDesk_QueueMore';
import none from '@salesforce/label/c.RenkeiDesk_QueueNone';
import nothing from '@salesforce/label/c.RenkeiDesk_QueueEmpty';
import title from '@salesforce/label/c.RenkeiDesk_QueueTitle';

interface Row {
  id: string;
  name: string;
  time: string | null;
  reason: string;
  why: string;
  late: string | null;
  held: boolean;
  current: 'true' | undefined;
  style: string;
}

interface ShownSection {
  key: Section;
  heading: string;
  count: string;
  rows: Row[];
  more: string | null;
}

/** The rows of the queue with the reason of each. Fires `choose` with the plan of a row, and `filter`. */
export default class RenkeiDeskQueue extends LightningElement {
  /** Id of the plan that is at work. */
  @api current: string | null = null;
  @api filter: QueueFilter | undefined;
  @api userId = '';
  @api time: QueueTime = { today: '', tomorrowAt: '', now: '' };
  /** Campaigns to narrow to. */
  @api campaigns: readonly { value: string; label: string }[] = [];
  @api roles: readonly SegmentRole[] = [];

  labels = { heldByOther, title };
  failure: unknown = null;
  private shown: Queue | undefined;
  /** Rows that further pages brought. */
  private added: Partial<Record<Section, CallPlan[]>> = {};
  private wanted: { section: Section; plans: Record<string, unknown> } | null = null;
  private seen: string | undefined;

  @api
  get queue(): Queue | undefined {
    return this.shown;
  }
  set queue(value: Queue | undefined) {
    this.shown = value;
    // Rows that were added may have moved: the pages begin anew.
    this.added = {};
  }

  /** Puts the keyboard on the first row. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.row')?.focus();
  }

  get moreDocument(): typeof morePlansQuery | undefined {
    return this.wanted ? morePlansQuery : undefined;
  }

  get moreVariables(): Record<string, unknown> {
    return { plans: this.wanted?.plans ?? {}, first: PAGE_ROWS };
  }

  @wire(read, { query: '$moreDocument', variables: '$moreVariables' })
  readMore({ data, errors }: GraphQLResult<unknown>): void {
    if (errors) this.failure = errors;
    if (!data || !this.wanted) return;
    const { section } = this.wanted;
    this.wanted = null;
    this.added = { ...this.added, [section]: [...(this.added[section] ?? []), ...toPlans(data).plans] };
  }

  get sections(): ShownSection[] {
    if (!this.shown) return [];
    return SECTIONS.map((key) => {
      const plans = this.plansOf(key);
      const left = this.shown![key].total - plans.length;
      return {
        key,
        heading: sectionName(key),
        count: number(this.shown![key].total, 0),
        rows: plans.map((plan) => this.rowOf(plan)),
        more: left > 0 && key !== 'promised' ? fill(more, number(left, 0)) : null,
      };
    }).filter(({ rows }) => rows.length > 0);
  }

  /** What stands in place of rows. */
  get empty(): string | null {
    if (this.shown === undefined || this.sections.length > 0) return null;
    return Object.values(this.filter ?? {}).some((narrowed) => narrowed !== null) ? nothing : none;
  }

  /** Brings the row at work into sight. */
  override renderedCallback(): void {
    const row = this.template?.querySelector<HTMLElement>('[aria-current="true"]');
    if (!row || row.dataset['id'] === this.seen) return;
    this.seen = row.dataset['id'];
    // Not in the browser of component tests.
    row.scrollIntoView?.({ block: 'nearest' });
  }

  handleChoose(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['id'];
    const plan = SECTIONS.flatMap((section) => this.plansOf(section)).find((each) => each.id === id);
    this.dispatchEvent(new CustomEvent('choose', { detail: { plan } }));
  }

  handleMore(event: Event): void {
    const section = (event.currentTarget as HTMLElement).dataset['section'] as Section;
    const last = this.plansOf(section).at(-1);
    if (!last || !this.filter) return;
    this.failure = null;
    const filter = sectionFilter(section, this.userId, this.filter, this.time);
    this.wanted = { section, plans: afterKey(filter, last) };
  }

  /** Arrows walk through the rows. */
  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(this.template?.querySelectorAll<HTMLElement>('.row') ?? [])];
    const place = rows.indexOf(event.currentTarget as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
    if (!rows[place]) return;
    event.preventDefault();
    rows[place].focus();
  }

  private plansOf(section: Section): CallPlan[] {
    const { plans } = this.shown![section];
    const known = new Set(plans.map(({ id }) => id));
    return [...plans, ...(this.added[section] ?? []).filter(({ id }) => !known.has(id))];
  }

  private rowOf(plan: CallPlan): Row {
    const current = plan.id === this.current;
    return {
      id: plan.id,
      name: plan.accountName,
      time: timeOf(plan, this.time.today),
      reason: plan.reason ? reasonName(plan.reason) : '',
      why: whyWords(plan, this.time),
      late: overdueWords(plan, this.time),
      held: isHeldByOther(plan, this.userId, this.time.now),
      current: current ? 'true' : undefined,
      style: current ? 'row current' : 'row',
    };
  }
}

/** A promised time, or the day of what is due later. */
function timeOf(plan: CallPlan, today: string): string | null {
  if (plan.callAt !== null) return clockTime(plan.callAt);
  return plan.callBy !== null && plan.callBy > today ? shortDate(plan.callBy) : null;
}
