import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import {
  CHANNELS,
  fitOf,
  PROCESS_STEPS,
  rollUp,
  type Channel,
  type FitSummary,
  type ProcessStep,
} from 'c/renkeiChannelFitRules';
import type { ChartData } from 'c/renkeiChart';
import { fill, number, percent, plainDate, today } from 'c/renkeiFormat';
import {
  answersQuery,
  answersVariables,
  fitQuery,
  fitVariables,
  insightStartQuery,
  mendQuery,
  read,
  startVariables,
  toAnswers,
  toFitCounts,
  toMendPage,
  toStart,
  type GraphQLResult,
  type InsightStart,
  type MendRow,
} from 'c/renkeiInsightData';
import { asOfWords, preferenceGroupName } from 'c/renkeiInsightWords';
import { channelName, stepName } from 'c/renkeiSegmentWords';
import { matrixOf, type MatrixRow } from './matrix.ts';
import { labels, TEXTS } from './words.ts';

type Source = 'start' | 'fit' | 'answers' | 'mend';
type Answers = Pick<ReturnType<typeof toAnswers>, 'preferences' | 'total'>;
const ANY = '*';

/** Through which channel customers want to be served at each step, through which they were, and whom to serve otherwise next time. */
export default class RenkeiChannelFit extends NavigationMixin(LightningElement) {
  labels = labels;
  start: InsightStart | undefined;
  fit: FitSummary | undefined;
  /** As far as they are read. */
  answers: Answers | undefined;
  step: ProcessStep | null = null;
  preferred: Channel | null = null;
  private rows: MendRow[] | undefined;
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  private answersAfter: string | null = null;
  private now = new Date().toISOString();
  private today = today(new Date());
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};

  startQuery = insightStartQuery;
  fitQuery = fitQuery;
  answersQuery = answersQuery;
  mendQuery = mendQuery;
  startVariables = startVariables(this.today);

  @wire(read, { query: '$startQuery', variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (result.data) this.start = toStart(result.data, this.today);
  }

  @wire(read, { query: '$fitQuery' })
  readFit(result: GraphQLResult<unknown>): void {
    this.keep('fit', result);
    if (result.data) this.fit = fitOf(toFitCounts(result.data));
  }

  get answersVariables(): Record<string, unknown> {
    return answersVariables(this.answersAfter);
  }

  @wire(read, { query: '$answersQuery', variables: '$answersVariables' })
  readAnswers(result: GraphQLResult<unknown>): void {
    this.keep('answers', result);
    if (!result.data) return;
    const { preferences, total, next } = toAnswers(result.data);
    const before = this.answersAfter === null ? [] : (this.answers?.preferences ?? []);
    this.answers = { preferences: [...before, ...preferences], total };
    if (next !== null) this.answersAfter = next;
  }

  get mendVariables(): Record<string, unknown> {
    return fitVariables({ step: this.step, preferred: this.preferred, after: this.after });
  }

  @wire(read, { query: '$mendQuery', variables: '$mendVariables' })
  readMend(result: GraphQLResult<unknown>): void {
    this.keep('mend', result);
    if (!result.data) return;
    const page = toMendPage(result.data);
    this.rows = this.after === null ? page.rows : [...(this.rows ?? []), ...page.rows];
    this.total = page.total;
    this.next = page.next;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get isClosed(): boolean {
    return this.errors !== null && isAboutAccess(messagesOf(this.errors));
  }

  get isLoading(): boolean {
    return !this.start || !this.fit || !this.answers;
  }

  get isEmpty(): boolean {
    return this.fit?.answers === 0;
  }

  get asOf(): { text: string; className: string } {
    return asOfWords(this.start?.asOf ?? null, this.now);
  }

  get headline(): string {
    const { fit } = this;
    if (!fit || fit.percent === null) return TEXTS.headlineNone;
    return fill(TEXTS.headline, percent(fit.percent), number(fit.fitting), number(fit.used));
  }

  get stepLines(): {
    key: string;
    name: string;
    className: string;
    pressed: 'true' | 'false';
    answers: string;
    fit: string;
  }[] {
    const { fit } = this;
    if (!fit) return [];
    const line = (step: ProcessStep | null, figures: { answers: number; percent: number | null }) => ({
      key: step ?? ANY,
      name: step === null ? TEXTS.allSteps : stepName(step),
      className: step === this.step ? 'step chosen' : 'step',
      pressed: step === this.step ? ('true' as const) : ('false' as const),
      answers: number(figures.answers),
      fit: figures.percent === null ? '–' : percent(figures.percent),
    });
    return [line(null, fit), ...PROCESS_STEPS.map((step, index) => line(step, fit.steps[index]!))];
  }

  get matrixTitle(): string {
    return fill(TEXTS.matrixOf, this.step === null ? TEXTS.allSteps : stepName(this.step));
  }

  get columns(): { key: string; name: string }[] {
    return CHANNELS.map((channel) => ({ key: channel, name: channelName(channel) }));
  }

  get matrix(): MatrixRow[] {
    return this.fit ? matrixOf(this.fit, this.step) : [];
  }

  private get survey(): ReturnType<typeof rollUp> {
    return rollUp(this.answers?.preferences ?? []);
  }

  get surveyChart(): ChartData {
    const groups = this.survey.groups.filter(({ group, accounts }) => group !== 'SeminarOnly' || accounts > 0);
    const figures = groups.map(({ accounts, percent: share }) => ({
      value: accounts,
      text: fill(TEXTS.share, number(accounts), percent(share ?? 0)),
    }));
    return {
      categories: groups.map(({ group }) => ({ key: group, name: preferenceGroupName(group) })),
      series: [{ key: 'customers', name: TEXTS.customers, figures }],
    };
  }

  get surveyNote(): string {
    const { accounts, withOneAnswer } = this.survey;
    return fill(TEXTS.surveyNote, number(accounts), number(withOneAnswer));
  }

  /** As long as pages are on their way, so many are rolled up, and that is said. */
  get surveyLimit(): string | null {
    const { answers } = this;
    if (!answers || answers.total <= answers.preferences.length) return null;
    return fill(TEXTS.surveyLimit, number(answers.preferences.length), number(answers.total));
  }

  get preferredOptions(): { value: string; label: string }[] {
    return [
      { value: ANY, label: TEXTS.anyChannel },
      ...CHANNELS.map((each) => ({ value: each, label: channelName(each) })),
    ];
  }

  get preferredValue(): string {
    return this.preferred ?? ANY;
  }

  get isMendLoading(): boolean {
    return this.rows === undefined;
  }

  get hasLines(): boolean {
    return (this.rows?.length ?? 0) > 0;
  }

  get lines(): { id: string; account: string | null; url: string | null; name: string; step: string; way: string }[] {
    return (this.rows ?? []).map((row) => ({
      id: row.id,
      account: row.account,
      url: row.account && row.accountName !== null ? `/lightning/r/Account/${row.account}/view` : null,
      name: row.accountName ?? TEXTS.gone,
      step: row.stepName ?? '–',
      way: fill(TEXTS.mendWay, row.preferredName ?? '–', row.usedName ?? '–', row.usedOn ? plainDate(row.usedOn) : '–'),
    }));
  }

  get shown(): string {
    return fill(TEXTS.shown, number(this.rows?.length ?? 0), number(this.total));
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleStep(event: Event): void {
    const { step } = (event.currentTarget as HTMLElement).dataset;
    this.filter(step === ANY ? null : (step as ProcessStep), this.preferred);
  }

  handlePreferred(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.filter(this.step, value === ANY ? null : (value as Channel));
  }

  handleMore(): void {
    this.after = this.next;
  }

  handleRefresh(): void {
    this.failures = {};
    this.now = new Date().toISOString();
    if (this.after !== null) this.after = null;
    else void this.rereads.mend?.();
    if (this.answersAfter !== null) this.answersAfter = null;
    else void this.rereads.answers?.();
    for (const source of ['start', 'fit'] as const) void this.rereads[source]?.();
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

  private filter(step: ProcessStep | null, preferred: Channel | null): void {
    if (step === this.step && preferred === this.preferred) return;
    this.step = step;
    this.preferred = preferred;
    this.rows = undefined;
    this.after = null;
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
