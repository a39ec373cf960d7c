import { LightningElement, api, wire } from 'lwc';
import { addMonths } from 'c/renkeiCalendarRules';
import type { ChartData } from 'c/renkeiChart';
import { fill, number, percent, plainDate, startOfDay } from 'c/renkeiFormat';
import {
  followUpQuery,
  followUpVariables,
  funnelQuery,
  funnelVariables,
  read,
  toFollowUp,
  toFunnel,
  type Charter,
  type FollowUp,
  type Funnel,
  type FunnelStage,
  type GraphQLResult,
} from 'c/renkeiInsightData';
import accepted from '@salesforce/label/c.RenkeiInsight_FunnelAccepted';
import cases from '@salesforce/label/c.RenkeiInsight_FunnelCases';
import empty from '@salesforce/label/c.RenkeiInsight_FunnelEmpty';
import followUp from '@salesforce/label/c.RenkeiInsight_FollowUp';
import followUpFigure from '@salesforce/label/c.RenkeiInsight_FollowUpFigure';
import followUpGoal from '@salesforce/label/c.RenkeiInsight_FollowUpGoal';
import followUpNoGoal from '@salesforce/label/c.RenkeiInsight_FollowUpNoGoal';
import followUpNone from '@salesforce/label/c.RenkeiInsight_FollowUpNone';
import handedOver from '@salesforce/label/c.RenkeiInsight_FunnelHandedOver';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import openCases from '@salesforce/label/c.RenkeiInsight_FunnelOpen';
import ofFirst from '@salesforce/label/c.RenkeiInsight_FunnelShare';
import revisited from '@salesforce/label/c.RenkeiInsight_FunnelRevisited';
import since from '@salesforce/label/c.RenkeiInsight_FunnelSince';
import stage from '@salesforce/label/c.RenkeiInsight_FunnelStage';
import title from '@salesforce/label/c.RenkeiInsight_FunnelTitle';
import visited from '@salesforce/label/c.RenkeiInsight_FunnelVisited';
import won from '@salesforce/label/c.RenkeiInsight_FunnelWon';

type Source = 'funnel' | 'followUp';

const MONTHS = 3;
const STAGES: readonly (readonly [Exclude<FunnelStage, 'Open'>, string])[] = [
  ['HandedOver', handedOver],
  ['Accepted', accepted],
  ['Visited', visited],
  ['Revisited', revisited],
  ['Won', won],
];

/** How far the cases of the last months came, and how reliably they were followed. */
export default class RenkeiManagerPageFunnel extends LightningElement {
  /** Null: all teams. */
  @api
  get team(): string | null {
    return this.shownTeam;
  }
  set team(team: string | null) {
    this.shownTeam = team ?? null;
    this.after = null;
  }

  @api charter: Charter | null = null;
  /** ISO date and time, and the day of it. */
  @api now = '';
  @api today = '';

  private shownTeam: string | null = null;
  labels = { empty, followUp, loading, stage, title };
  funnelQuery = funnelQuery;
  followUpQuery = followUpQuery;
  funnel: Funnel | undefined;
  followUp: FollowUp | undefined;
  private after: string | null = null;
  /** What the pages so far held. */
  private read: FollowUp = { due: 0, inTime: 0 };
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  get from(): string {
    return addMonths(this.today, -MONTHS);
  }

  get funnelVariables(): Record<string, unknown> | undefined {
    return this.today ? funnelVariables(this.team, startOfDay(this.from), this.now) : undefined;
  }

  @wire(read, { query: '$funnelQuery', variables: '$funnelVariables' })
  readFunnel(result: GraphQLResult<unknown>): void {
    this.keep('funnel', result);
    if (result.data) this.funnel = toFunnel(result.data);
  }

  get followUpVariables(): Record<string, unknown> | undefined {
    if (!this.today) return undefined;
    // Up to yesterday, as the report: a visit that is due today may still take place.
    return followUpVariables(this.team, startOfDay(this.from), startOfDay(this.today), this.after);
  }

  @wire(read, { query: '$followUpQuery', variables: '$followUpVariables' })
  readFollowUp(result: GraphQLResult<unknown>): void {
    this.keep('followUp', result);
    if (!result.data) return;
    const { next, ...found } = toFollowUp(result.data);
    const before = this.after === null ? { due: 0, inTime: 0 } : this.read;
    this.read = { due: before.due + found.due, inTime: before.inTime + found.inTime };
    if (next === null) this.followUp = this.read;
    else this.after = next;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get isLoading(): boolean {
    return !this.funnel || !this.followUp;
  }

  get isEmpty(): boolean {
    return this.funnel?.total.HandedOver === 0;
  }

  get since(): string {
    return fill(since, plainDate(this.from));
  }

  get openText(): string {
    return fill(openCases, number(this.funnel?.total.Open ?? 0));
  }

  get chart(): ChartData {
    const total = this.funnel?.total;
    const first = total?.HandedOver ?? 0;
    const figures = STAGES.map(([key]) => {
      const value = total?.[key] ?? 0;
      const share = first === 0 ? '' : percent((value / first) * 100, 0);
      return { value, text: key === 'HandedOver' ? number(value) : fill(ofFirst, number(value), share) };
    });
    return {
      categories: STAGES.map(([key, name]) => ({ key, name })),
      series: [{ key: 'cases', name: cases, figures }],
    };
  }

  get rate(): number | null {
    const { followUp: found } = this;
    return !found || found.due === 0 ? null : (found.inTime / found.due) * 100;
  }

  get rateValue(): number {
    return this.rate ?? 0;
  }

  get rateText(): string {
    return this.rate === null ? '–' : percent(this.rate);
  }

  get rateFigure(): string {
    const { due, inTime } = this.followUp ?? { due: 0, inTime: 0 };
    return due === 0 ? followUpNone : fill(followUpFigure, number(inTime), number(due));
  }

  get goal(): number | undefined {
    return this.charter?.goals.followUpRate ?? undefined;
  }

  get goalText(): string {
    return this.goal === undefined ? followUpNoGoal : fill(followUpGoal, percent(this.goal));
  }

  get tone(): string {
    if (this.rate === null || this.goal === undefined) return 'brand';
    return this.rate >= this.goal ? 'success' : 'warning';
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
