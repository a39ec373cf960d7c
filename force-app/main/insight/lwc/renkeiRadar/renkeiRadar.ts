import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import { fill, number, today } from 'c/renkeiFormat';
import {
  dismissWarning,
  insightStartQuery,
  plansQuery,
  planWarning,
  read,
  readObjectInfo,
  reopenWarning,
  startVariables,
  toPlans,
  toStart,
  toWarningPage,
  toWarningTotals,
  warningsQuery,
  warningTotalsQuery,
  warningVariables,
  WarningChangedError,
  type GraphQLResult,
  type InsightStart,
  type ObjectInfo,
  type WarningList,
  type WarningPlan,
  type WarningRow,
  type WarningTotals,
} from 'c/renkeiInsightData';
import { asOfWords } from 'c/renkeiInsightWords';
import type { WarningReason } from 'c/renkeiRadarRules';
import { ANY, labels, LISTS, REASONS, TEXTS, type Input } from './words.ts';
import { headlineOf, rateDetailsOf, rateOf, tabsOf } from './totals.ts';
import { lineOf, type WarningLine } from './lines.ts';

type Source = 'start' | 'totals' | 'page' | 'plans';

/** Customers who are being lost without anybody noticing: why, what is at risk, what to do, and how often the radar was right. */
export default class RenkeiRadar extends NavigationMixin(LightningElement) {
  labels = labels;
  start: InsightStart | undefined;
  totals: WarningTotals | undefined;
  list: WarningList = 'Open';
  reason: WarningReason | null = null;
  reasonValue = ANY;
  reasonOptions = REASONS;
  notice = '';
  saveErrors: unknown = null;
  saving = false;
  dismissing: string | null = null;
  mayEdit = false;
  mayPlan = false;
  private rows: WarningRow[] | undefined;
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  /** Customers of the page that was read last: plans are read page by page, as warnings are. */
  private pageAccounts: string[] = [];
  private plans: ReadonlyMap<string, WarningPlan> = new Map();
  private now = new Date().toISOString();
  private today = today(new Date());
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};

  startQuery = insightStartQuery;
  totalsQuery = warningTotalsQuery;
  warningsQuery = warningsQuery;
  plansQuery = plansQuery;
  startVariables = startVariables(this.today);

  @wire(read, { query: '$startQuery', variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (result.data) this.start = toStart(result.data, this.today);
  }

  @wire(read, { query: '$totalsQuery' })
  readTotals(result: GraphQLResult<unknown>): void {
    this.keep('totals', result);
    if (result.data) this.totals = toWarningTotals(result.data);
  }

  get pageVariables(): Record<string, unknown> {
    return warningVariables(this.list, { reason: this.reason, after: this.after });
  }

  @wire(read, { query: '$warningsQuery', variables: '$pageVariables' })
  readPage(result: GraphQLResult<unknown>): void {
    this.keep('page', result);
    if (!result.data) return;
    const page = toWarningPage(result.data);
    this.rows = this.after === null ? page.rows : [...(this.rows ?? []), ...page.rows];
    this.pageAccounts = [...new Set(page.rows.flatMap(({ account }) => account ?? []))];
    this.total = page.total;
    this.next = page.next;
  }

  get plansVariables(): Record<string, unknown> | undefined {
    return this.pageAccounts.length > 0 ? { accounts: this.pageAccounts } : undefined;
  }

  @wire(read, { query: '$plansQuery', variables: '$plansVariables' })
  readPlans(result: GraphQLResult<unknown>): void {
    this.rereads.plans = result.refresh;
    if (result.data) this.plans = new Map([...this.plans, ...toPlans(result.data)]);
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiLossWarning__c' })
  readRights({ data }: { data?: ObjectInfo }): void {
    this.mayEdit = data?.updateable === true && data.fields['State__c']?.updateable === true;
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiCallPlan__c' })
  readPlanRights({ data }: { data?: ObjectInfo }): void {
    this.mayPlan = data?.createable === true && data.updateable === true;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  /** Not every user is meant to see warnings: that is no error. */
  get isClosed(): boolean {
    return this.errors !== null && isAboutAccess(messagesOf(this.errors));
  }

  get isLoading(): boolean {
    return !this.start || !this.totals || !this.rows;
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get emptyText(): string {
    return this.start?.asOf === null ? TEXTS.never : LISTS[this.list].empty;
  }

  get asOf(): { text: string; className: string } {
    return asOfWords(this.start?.asOf ?? null, this.now);
  }

  get headline(): string {
    return this.totals ? headlineOf(this.totals, this.currency) : '';
  }

  get rateText(): string {
    return this.totals ? rateOf(this.totals) : '';
  }

  get rateDetails(): string {
    return this.totals ? rateDetailsOf(this.totals) : '';
  }

  get tabs(): ReturnType<typeof tabsOf> {
    return this.totals ? tabsOf(this.totals, this.list) : [];
  }

  get lines(): WarningLine[] {
    const { currency, plans, mayEdit, mayPlan, dismissing } = this;
    return (this.rows ?? []).map((row) => lineOf(row, { currency, plans, mayEdit, mayPlan, dismissing }));
  }

  get foot(): { shown: string; hasMore: boolean } {
    return {
      shown: fill(TEXTS.shown, number(this.rows?.length ?? 0), number(this.total)),
      hasMore: this.next !== null,
    };
  }

  handleList(event: Event): void {
    this.begin({ list: (event.currentTarget as HTMLElement).dataset['list'] as WarningList, reason: this.reason });
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    const reason = event.detail.value === ANY ? null : (event.detail.value as WarningReason);
    this.begin({ list: this.list, reason });
  }

  handleMore(): void {
    this.after = this.next;
  }

  handlePlan(event: Event): void {
    const row = this.rowOf(event);
    if (!row || row.account === null) return;
    const plan = this.plans.get(row.account) ?? null;
    const time = { now: new Date().toISOString(), today: this.today };
    void this.save(row, TEXTS.planDone, () => planWarning(row, plan, time));
  }

  handleDismiss(event: Event): void {
    this.dismissing = this.rowOf(event)?.id ?? null;
    this.saveErrors = null;
  }

  handleCancel(): void {
    this.dismissing = null;
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.handleDismissSave();
    if (event.key === 'Escape') this.handleCancel();
  }

  handleDismissSave(): void {
    const input = this.template?.querySelector<Input>('.dismiss-input');
    const row = this.rows?.find(({ id }) => id === this.dismissing);
    if (!input || !row) return;
    const reason = input.value?.trim() ?? '';
    input.setCustomValidity(reason === '' ? TEXTS.dismissMissing : '');
    input.reportValidity();
    if (reason !== '') void this.save(row, TEXTS.dismissDone, () => dismissWarning(row, reason));
  }

  handleReopen(event: Event): void {
    const row = this.rowOf(event);
    if (row) void this.save(row, TEXTS.reopenDone, () => reopenWarning(row));
  }

  handleRefresh(): void {
    this.failures = {};
    this.now = new Date().toISOString();
    void this.readAgain();
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { account } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: account, objectApiName: 'Account', actionName: 'view' },
    });
  }

  private get currency(): string | null {
    return this.start?.currency ?? null;
  }

  private rowOf(event: Event): WarningRow | undefined {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    return this.rows?.find((row) => row.id === id);
  }

  private async save(row: WarningRow, done: string, work: () => Promise<void>): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.saveErrors = null;
    this.notice = '';
    try {
      await work();
      this.dismissing = null;
      this.notice = fill(done, row.accountName ?? labels.gone);
      await this.readAgain();
    } catch (error) {
      this.saveErrors =
        error instanceof WarningChangedError ? TEXTS.changed : ((error as { body?: unknown }).body ?? error);
      if (error instanceof WarningChangedError) await this.readAgain();
    } finally {
      this.saving = false;
    }
  }

  private begin({ list, reason }: { list: WarningList; reason: WarningReason | null }): void {
    if (list === this.list && reason === this.reason) return;
    this.list = list;
    this.reason = reason;
    this.reasonValue = reason ?? ANY;
    this.rows = undefined;
    this.after = null;
    this.notice = '';
    this.saveErrors = null;
    this.dismissing = null;
  }

  /** A list from its first page: the same question has to be asked anew, another one is asked by itself. */
  private async readAgain(): Promise<void> {
    const isFirst = this.after === null;
    this.after = null;
    await Promise.all([
      this.rereads.start?.(),
      this.rereads.totals?.(),
      this.rereads.plans?.(),
      isFirst ? this.rereads.page?.() : undefined,
    ]);
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
