import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { addDays, addMonths } from 'c/renkeiCalendarRules';
import type { ChartData } from 'c/renkeiChart';
import { contributionOf, INVOLVED_DAYS, monthlyTrend, type Talk } from 'c/renkeiContributionRules';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import { fill, monthName, number, plainDate, startOfDay, today } from 'c/renkeiFormat';
import {
  createdQuery,
  createdVariables,
  insightStartQuery,
  involvedQuery,
  involvedVariables,
  read,
  startVariables,
  talksQuery,
  talksVariables,
  toCases,
  toStart,
  toTalks,
  type ContributionRow,
  type GraphQLResult,
  type InsightStart,
} from 'c/renkeiInsightData';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import { partOf, type Part } from './parts.ts';
import { labels, TEXTS } from './words.ts';

type Source = 'start' | 'created' | 'talks' | 'involved';

const MONTHS = 12;
const PAGE = 10;
/** So many customers are asked about at a time. */
const BATCH = 400;

/**
 * What came of a caller's work: what came back, how far the cases came, the own trend, and the steps ahead. There is no ranking;
 * managers may look at one caller at a time.
 */
export default class RenkeiContribution extends NavigationMixin(LightningElement) {
  labels = labels;
  start: InsightStart | undefined;
  private chosen: string | null = null;
  private created: ContributionRow[] = [];
  private involved: ContributionRow[] = [];
  private talks: Talk[] = [];
  private after: Partial<Record<Source, string | null>> = {};
  private done: ReadonlySet<Source> = new Set();
  private batch = 0;
  private limits: Record<Part['key'], number> = { created: PAGE, involved: PAGE };
  private today = today(new Date());
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  startQuery = insightStartQuery;
  createdQuery = createdQuery;
  talksQuery = talksQuery;
  involvedQuery = involvedQuery;
  startVariables = startVariables(this.today);

  @wire(read, { query: '$startQuery', variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (result.data) this.start = toStart(result.data, this.today);
  }

  /** Whose page this is: the reader's own, or the caller that a manager looks at. */
  get user(): string | null {
    const callers = this.callers.map(({ user }) => user);
    if (this.chosen !== null) return this.chosen;
    if (callers.includes(userId)) return userId;
    return this.isManager ? (callers[0] ?? null) : null;
  }

  get from(): string {
    return addMonths(`${this.today.slice(0, 7)}-01`, 1 - MONTHS);
  }

  get createdVariables(): Record<string, unknown> | undefined {
    return this.user === null
      ? undefined
      : createdVariables(this.user, startOfDay(this.from), this.after.created ?? null);
  }

  @wire(read, { query: '$createdQuery', variables: '$createdVariables' })
  readCreated(result: GraphQLResult<unknown>): void {
    this.keep('created', result);
    if (!result.data || !this.start) return;
    const { rows, next } = toCases(result.data, this.start.offset);
    this.created = together(this.created, rows);
    this.goOn('created', next);
  }

  get talksVariables(): Record<string, unknown> | undefined {
    if (this.user === null) return undefined;
    return talksVariables(this.user, startOfDay(addDays(this.from, -INVOLVED_DAYS)), this.after.talks ?? null);
  }

  @wire(read, { query: '$talksQuery', variables: '$talksVariables' })
  readTalks(result: GraphQLResult<unknown>): void {
    this.keep('talks', result);
    if (!result.data || !this.start) return;
    const { talks, next } = toTalks(result.data, this.start.offset);
    this.talks = this.after.talks ? [...this.talks, ...talks] : talks;
    this.goOn('talks', next);
    if (next === null && talks.length === 0 && this.talks.length === 0) this.finish('involved');
  }

  /** Customers with whom the caller talked, as soon as all talks are known. */
  get accounts(): string[] {
    return this.done.has('talks') ? [...new Set(this.talks.map(({ account }) => account))] : [];
  }

  get involvedVariables(): Record<string, unknown> | undefined {
    const accounts = this.accounts.slice(this.batch * BATCH, (this.batch + 1) * BATCH);
    if (this.user === null || accounts.length === 0) return undefined;
    return involvedVariables(this.user, accounts, startOfDay(this.from), this.after.involved ?? null);
  }

  @wire(read, { query: '$involvedQuery', variables: '$involvedVariables' })
  readInvolved(result: GraphQLResult<unknown>): void {
    this.keep('involved', result);
    if (!result.data || !this.start) return;
    const { rows, next } = toCases(result.data, this.start.offset);
    this.involved = together(this.involved, rows);
    if (next === null && (this.batch + 1) * BATCH < this.accounts.length) {
      this.after = { ...this.after, involved: null };
      this.batch += 1;
    } else this.goOn('involved', next);
  }

  get isManager(): boolean {
    return mayReassign === true;
  }

  get callers(): { user: string; name: string | null; team: string }[] {
    const callers = (this.start?.members ?? []).filter(({ role }) => role === 'Caller');
    return [...new Map(callers.map((caller) => [caller.user, caller])).values()];
  }

  get callerOptions(): { value: string; label: string }[] {
    return this.callers.map(({ user, name }) => ({ value: user, label: name ?? TEXTS.gone }));
  }

  get mayChoose(): boolean {
    return this.isManager && this.callers.length > 0;
  }

  get heading(): string {
    if (this.user === null || this.isOwn) return TEXTS.title;
    return fill(TEXTS.ofCaller, this.callers.find(({ user }) => user === this.user)?.name ?? TEXTS.gone);
  }

  get period(): string {
    return fill(TEXTS.period, plainDate(this.from));
  }

  get rule(): string {
    return fill(TEXTS.rule, number(INVOLVED_DAYS));
  }

  get isOwn(): boolean {
    return this.user === userId;
  }

  get hasUser(): boolean {
    return this.user !== null;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get isClosed(): boolean {
    return this.errors !== null && isAboutAccess(messagesOf(this.errors));
  }

  get isStarting(): boolean {
    return !this.start;
  }

  get isLoading(): boolean {
    return !['created', 'talks', 'involved'].every((source) => this.done.has(source as Source));
  }

  /** Figures that are not whole yet are not shown. */
  get shownParts(): Part[] {
    const { user } = this;
    if (user === null || this.isLoading) return [];
    const period = { from: this.from, to: this.today };
    const found = contributionOf(user, together(this.created, this.involved), this.talks, period);
    const rows = new Map(together(this.created, this.involved).map((row) => [row.id, row]));
    const rowsOf = (cases: readonly { id: string }[]) => cases.flatMap(({ id }) => rows.get(id) ?? []);
    const currency = this.start?.currency ?? null;
    return [
      partOf('created', found.created, rowsOf(found.createdCases), { currency, limit: this.limits.created }),
      partOf('involved', found.involved, rowsOf(found.involvedCases), { currency, limit: this.limits.involved }),
    ];
  }

  get trend(): ChartData {
    const months = monthlyTrend(this.created, this.today, MONTHS);
    const figures = (read: (month: (typeof months)[number]) => number) =>
      months.map((month) => ({ value: read(month), text: number(read(month)) }));
    return {
      categories: months.map(({ month }) => ({
        key: month,
        name: monthName(month),
        short: `${Number(month.slice(0, 4))}/${Number(month.slice(5, 7))}`,
      })),
      series: [
        { key: 'cases', name: TEXTS.handedOver, figures: figures(({ cases }) => cases) },
        { key: 'won', name: TEXTS.won, figures: figures(({ won }) => won) },
      ],
    };
  }

  get steps(): { key: string; name: string; evidence: string }[] {
    const team = this.callers.find(({ user }) => user === this.user)?.team;
    const charter = this.start?.charters.find((each) => each.team === team);
    return (charter?.careerSteps ?? []).map((step, index) => ({ key: String(index), ...step }));
  }

  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  handleCaller(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === this.user) return;
    this.created = [];
    this.involved = [];
    this.talks = [];
    this.after = {};
    this.done = new Set();
    this.batch = 0;
    this.limits = { created: PAGE, involved: PAGE };
    this.chosen = event.detail.value;
  }

  handleMore(event: Event): void {
    const { part } = (event.currentTarget as HTMLElement).dataset as { part: Part['key'] };
    this.limits = { ...this.limits, [part]: this.limits[part] + PAGE };
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: 'RenkeiEscalation__c', actionName: 'view' },
    });
  }

  private goOn(source: Source, next: string | null): void {
    if (next === null) this.finish(source);
    else this.after = { ...this.after, [source]: next };
  }

  private finish(source: Source): void {
    this.done = new Set([...this.done, source]);
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}

/** Cases of both lists, each once: a page that is read again brings them anew. */
function together(before: readonly ContributionRow[], after: readonly ContributionRow[]): ContributionRow[] {
  return [...new Map([...before, ...after].map((row) => [row.id, row])).values()];
}
