import { LightningElement, api, wire } from 'lwc';
import {
  confirmPlan,
  PlanConflictError,
  planBatchQuery,
  proposalsAmong,
  together,
  toPlanPage,
  type Plan,
  type PlanFilter,
} from 'c/renkeiDistributionData';
import { messagesOf } from 'c/renkeiErrorMessages';
import { fill, number, plural } from 'c/renkeiFormat';
import { read, type GraphQLResult } from 'c/renkeiSegmentData';
import confirming from '@salesforce/label/c.RenkeiSegmentation_DistributionConfirming';
import conflict from '@salesforce/label/c.RenkeiSegmentation_DistributionConflict';
import doneOne from '@salesforce/label/c.RenkeiSegmentation_DistributionDone_One';
import doneOther from '@salesforce/label/c.RenkeiSegmentation_DistributionDone_Other';
import elsewhereText from '@salesforce/label/c.RenkeiSegmentation_DistributionElsewhere';
import gone from '@salesforce/label/c.RenkeiSegmentation_DistributionGone';
import progress from '@salesforce/label/c.RenkeiSegmentation_DistributionProgress';
import refusedLine from '@salesforce/label/c.RenkeiSegmentation_DistributionRefusedLine';
import refusedOne from '@salesforce/label/c.RenkeiSegmentation_DistributionRefused_One';
import refusedOther from '@salesforce/label/c.RenkeiSegmentation_DistributionRefused_Other';
import stop from '@salesforce/label/c.RenkeiSegmentation_DistributionStop';
import stoppedOne from '@salesforce/label/c.RenkeiSegmentation_DistributionStopped_One';
import stoppedOther from '@salesforce/label/c.RenkeiSegmentation_DistributionStopped_Other';
import stopping from '@salesforce/label/c.RenkeiSegmentation_DistributionStopping';
import tooMany from '@salesforce/label/c.RenkeiSegmentation_DistributionTooMany';
import unknown from '@salesforce/label/c.RenkeiCore_ErrorUnknown';

type State = 'idle' | 'running' | 'stopping' | 'stopped' | 'finished';

const BATCH = 50;
/** So many refusals have one cause, and going on would not mend it. */
const MOST_REFUSED = 100;

/**
 * Confirms the proposals that a filter finds, batch after batch, each batch read afresh: what somebody else confirms meanwhile is
 * no longer among them, and what somebody else changes between reading and saving is not written over. Stopping leaves the rest
 * proposed, so that confirming again goes on from there. Fires `started`, and `settled` when it has come to an end.
 */
export default class RenkeiDistributionConfirm extends LightningElement {
  labels = { progress, stop };
  variables: Record<string, unknown> | undefined;
  state: State = 'idle';
  total = 0;
  confirmed = 0;
  elsewhere = 0;
  refused: { id: string; name: string; reason: string }[] = [];
  errors: unknown[] | null = null;
  private filter: PlanFilter = {};
  private refresh: (() => Promise<void>) | undefined;
  /** Whether an answer is asked for; others are repetitions. */
  private awaiting = false;
  private counted = false;
  private conflicts = new Set<string>();

  /** Begins with the proposals among these plans; while it works, another start is ignored. */
  @api start(plans: PlanFilter): void {
    if (this.working) return;
    this.filter = plans;
    this.state = 'running';
    this.total = 0;
    this.confirmed = 0;
    this.elsewhere = 0;
    this.refused = [];
    this.conflicts = new Set();
    this.counted = false;
    this.dispatchEvent(new CustomEvent('started'));
    this.ask();
  }

  @wire(read, { query: planBatchQuery, variables: '$variables' })
  readBatch(result: GraphQLResult<unknown>): void {
    this.refresh = result.refresh ?? this.refresh;
    if (!this.awaiting || (!result.data && !result.errors)) return;
    this.awaiting = false;
    this.errors = result.errors ?? null;
    if (result.data) void this.work(toPlanPage(result.data));
    else this.end('stopped');
  }

  override disconnectedCallback(): void {
    if (this.working) this.state = 'stopping';
  }

  get working(): boolean {
    return this.state === 'running' || this.state === 'stopping';
  }

  get workingText(): string {
    if (this.state === 'stopping') return stopping;
    return fill(confirming, number(this.confirmed), number(this.total));
  }

  get percent(): number {
    return this.total === 0 ? 0 : Math.round(((this.confirmed + this.refused.length) / this.total) * 100);
  }

  get barStyle(): string {
    return `inline-size: ${this.percent}%`;
  }

  get stopped(): boolean {
    return this.state === 'stopping';
  }

  get outcome(): string | null {
    const forms = { finished: { one: doneOne, other: doneOther }, stopped: { one: stoppedOne, other: stoppedOther } };
    if (this.state !== 'finished' && this.state !== 'stopped') return null;
    if (this.state === 'finished' && this.total === 0) return gone;
    const done = fill(plural(this.confirmed, forms[this.state]), number(this.confirmed));
    return this.elsewhere > 0 ? `${done} ${fill(elsewhereText, number(this.elsewhere))}` : done;
  }

  get refusedHeading(): string | null {
    const count = this.refused.length;
    return count > 0 ? fill(plural(count, { one: refusedOne, other: refusedOther }), number(count)) : null;
  }

  get refusedLines(): string[] {
    const byReason = Map.groupBy(this.refused, (entry) => entry.reason);
    const lines = [...byReason].map(([reason, entries]) =>
      fill(refusedLine, reason, entries.map((entry) => entry.name).join(' · ')),
    );
    return this.refused.length >= MOST_REFUSED ? [tooMany, ...lines] : lines;
  }

  handleStop(): void {
    this.state = 'stopping';
  }

  /** The same variables again bring nothing new by themselves. */
  private ask(): void {
    const except = this.refused.map((entry) => entry.id);
    const variables = { plans: proposalsAmong(this.filter, except), first: BATCH };
    this.awaiting = true;
    if (JSON.stringify(variables) === JSON.stringify(this.variables)) void this.refresh?.();
    else this.variables = variables;
  }

  private async work({ plans, total }: ReturnType<typeof toPlanPage>): Promise<void> {
    if (!this.counted) this.total = total;
    this.counted = true;
    if (plans.length === 0) {
      this.elsewhere = Math.max(0, this.total - this.confirmed - this.refused.length);
      this.end('finished');
      return;
    }
    await together(
      plans,
      (plan) => this.confirm(plan),
      () => this.state === 'running',
    );
    if (this.state === 'stopping') this.end('stopped');
    else if (this.refused.length >= MOST_REFUSED) this.end('finished');
    else this.ask();
  }

  private async confirm(plan: Plan): Promise<void> {
    try {
      await confirmPlan(plan);
      this.confirmed += 1;
    } catch (error) {
      const changed = error instanceof PlanConflictError;
      // Read once more: most often the proposal is gone, and then all is well.
      if (changed && !this.conflicts.has(plan.id)) this.conflicts.add(plan.id);
      else this.refuse(plan, changed ? conflict : messagesOf(error).join(' ') || unknown);
    }
  }

  private refuse(plan: Plan, reason: string): void {
    this.refused = [...this.refused, { id: plan.id, name: plan.accountName, reason }];
  }

  private end(state: State): void {
    this.state = state;
    this.dispatchEvent(new CustomEvent('settled'));
  }
}
