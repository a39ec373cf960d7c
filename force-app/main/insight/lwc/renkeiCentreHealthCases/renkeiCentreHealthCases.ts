import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { addDays } from 'c/renkeiCalendarRules';
import { fill, listed, moment, named, number, percent, plainDate, startOfDay } from 'c/renkeiFormat';
import { DEFAULT_HEALTH_POLICY, feedbackDueOn, type HealthPattern } from 'c/renkeiHealthRules';
import {
  healthCaseQueries,
  healthCaseVariables,
  isolationQuery,
  isolationVariables,
  read,
  toHealthCases,
  toIsolated,
  type Charter,
  type GraphQLResult,
  type HealthCaseRow,
  type HealthSeries,
} from 'c/renkeiInsightData';
import { patternFigure, patternName } from 'c/renkeiInsightWords';
import { localDayOf, type OrgOffset } from 'c/renkeiSlaRules';
import caller from '@salesforce/label/c.RenkeiInsight_ExceptionCaller';
import empty from '@salesforce/label/c.RenkeiInsight_HealthCasesEmpty';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import managerNone from '@salesforce/label/c.RenkeiInsight_HealthManagerNone';
import managerShare from '@salesforce/label/c.RenkeiInsight_HealthManagerShare';
import more from '@salesforce/label/c.RenkeiInsight_More';
import shown from '@salesforce/label/c.RenkeiInsight_Shown';
import today from '@salesforce/label/c.RenkeiInsight_HealthCasesToday';
import isolation from '@salesforce/label/c.RenkeiInsight_HealthCasesIsolation';
import isolationNone from '@salesforce/label/c.RenkeiInsight_HealthCasesIsolationNone';
import week from '@salesforce/label/c.RenkeiInsight_HealthWeek';

interface Line {
  id: string;
  url: string;
  object: string;
  target: string;
  title: string;
  at: string;
  person: string | null;
  caller: string | null;
  status: string | null;
}

type Counted = Exclude<HealthPattern, 'PartTimeManagement'>;

/** Rows shown at first, and with every further wish. */
const PAGE = 25;

/** What stands behind a count of one week. Counts stay as they were told; cases are shown as they are today. */
export default class RenkeiCentreHealthCases extends NavigationMixin(LightningElement) {
  @api pattern: HealthPattern = 'Isolation';
  @api weeks: HealthSeries['weeks'] = [];
  @api team = '';
  @api callers: readonly { user: string; name: string | null }[] = [];
  @api charter: Charter | null = null;
  @api offset: OrgOffset | undefined;
  @api holidays: readonly string[] = [];

  labels = { empty, loading, more, week };
  failure: GraphQLResult<unknown> | null = null;
  /** Callers who were alone in a week. */
  private isolated: { key: string; users: string[] } | null = null;
  private answer: { key: string; rows: HealthCaseRow[] } | null = null;
  private chosenWeek: string | null = null;
  private limit = PAGE;

  get monday(): string | null {
    const isKnown = this.weeks.some((each) => each.week === this.chosenWeek);
    return isKnown ? this.chosenWeek : (this.weeks.at(-1)?.week ?? null);
  }

  get key(): string {
    return `${this.team}|${this.pattern}|${this.monday}`;
  }

  get isPartTime(): boolean {
    return this.pattern === 'PartTimeManagement';
  }

  get document(): (typeof healthCaseQueries)[Counted] | undefined {
    return this.isPartTime ? undefined : healthCaseQueries[this.pattern as Counted];
  }

  get isIsolation(): boolean {
    return this.pattern === 'Isolation';
  }

  get isolationDocument(): typeof isolationQuery | undefined {
    return this.isIsolation ? isolationQuery : undefined;
  }

  get isolationVariables(): Record<string, unknown> | undefined {
    const { monday } = this;
    if (monday === null || !this.isIsolation) return undefined;
    const to = addDays(monday, 6);
    const from = addDays(to, 1 - this.isolationDays);
    return isolationVariables({ from, to, start: startOfDay(from), end: startOfDay(addDays(to, 1)) });
  }

  @wire(read, { query: '$isolationDocument', variables: '$isolationVariables' })
  readIsolation(result: GraphQLResult<unknown>): void {
    if (result.errors) this.failure = result;
    if (!result.data || !this.isIsolation) return;
    const users = toIsolated(
      result.data,
      this.callers.map(({ user }) => user),
    );
    this.isolated = { key: this.key, users };
  }

  /** Those who were alone in the chosen week; null as long as nobody has told. */
  get alone(): readonly string[] | null {
    return this.isolated?.key === this.key ? this.isolated.users : null;
  }

  get variables(): Record<string, unknown> | undefined {
    const { monday, team } = this;
    if (monday === null || this.isPartTime) return undefined;
    const callers = this.isIsolation ? this.alone : [];
    // Nobody was alone: there is no case to ask for.
    if (callers === null || (this.isIsolation && callers.length === 0)) return undefined;
    return healthCaseVariables(this.pattern as Counted, {
      ...{ team, monday, callers },
      start: startOfDay(monday),
      end: startOfDay(addDays(monday, 7)),
      // Business days take at most so many calendar days, long holidays included.
      feedbackDays: this.feedbackWithin * 2 + 14,
    });
  }

  @wire(read, { query: '$document', variables: '$variables' })
  readCases(result: GraphQLResult<unknown>): void {
    this.failure = result.errors ? result : null;
    if (result.data && !this.isPartTime) this.answer = { key: this.key, rows: toHealthCases(result.data).rows };
  }

  get heading(): string {
    return patternName(this.pattern);
  }

  get weekOptions(): { value: string; label: string }[] {
    return [...this.weeks].reverse().map(({ week: monday, count, denominator }) => ({
      value: monday,
      label: named(plainDate(monday), patternFigure(this.pattern, count, denominator)),
    }));
  }

  get errors(): unknown[] | null {
    return this.failure?.errors ? [...this.failure.errors] : null;
  }

  get rows(): HealthCaseRow[] | null {
    if (this.isIsolation && this.alone?.length === 0) return [];
    if (this.answer?.key !== this.key) return null;
    return this.pattern === 'FeedbackNotGiven'
      ? this.answer.rows.filter((row) => this.isNotGiven(row))
      : this.answer.rows;
  }

  get isLoading(): boolean {
    return !this.isPartTime && this.monday !== null && this.rows === null;
  }

  get isEmpty(): boolean {
    return this.rows === null || this.rows.length === 0;
  }

  get note(): string {
    if (!this.isIsolation) return today;
    const { alone } = this;
    if (alone === null) return '';
    const names = this.callers.flatMap(({ user, name }) => (alone.includes(user) ? [name ?? gone] : []));
    const days = number(this.isolationDays);
    return names.length === 0 ? fill(isolationNone, days) : fill(isolation, days, listed(names));
  }

  get managerText(): string {
    const { charter } = this;
    if (!charter || charter.manager === null || charter.managerSharePercent === null) return managerNone;
    return fill(managerShare, charter.managerName ?? gone, percent(charter.managerSharePercent, 0));
  }

  get lines(): Line[] {
    return (this.rows ?? []).slice(0, this.limit).map((row) => {
      const object = row.case === null ? 'RenkeiFollowUpMeeting__c' : 'RenkeiEscalation__c';
      const target = row.case ?? row.id;
      const at = row.at ?? '';
      return {
        id: row.id,
        object,
        target,
        url: `/lightning/r/${object}/${target}/view`,
        title: row.title ?? gone,
        at: at.includes('T') ? moment(at) : at === '' ? '' : plainDate(at),
        person: row.personName,
        caller: row.callerName === null ? null : fill(caller, row.callerName),
        status: [row.statusName, row.note].filter(Boolean).join(' · ') || null,
      };
    });
  }

  get shown(): string {
    return fill(shown, number(this.lines.length), number(this.rows?.length ?? 0));
  }

  get hasMore(): boolean {
    return (this.rows?.length ?? 0) > this.limit;
  }

  handleWeek(event: CustomEvent<{ value: string }>): void {
    this.chosenWeek = event.detail.value;
    this.limit = PAGE;
  }

  handleMore(): void {
    this.limit += PAGE;
  }

  handleRetry(): void {
    void this.failure?.refresh?.();
    this.failure = null;
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id, object } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: object, actionName: 'view' },
    });
  }

  private get feedbackWithin(): number {
    return this.charter?.feedbackWithinDays ?? DEFAULT_HEALTH_POLICY.feedbackWithinDays;
  }

  private get isolationDays(): number {
    return this.charter?.isolationTalksDays ?? DEFAULT_HEALTH_POLICY.isolationTalksDays;
  }

  /** By the rule of the count: due in the week, and not told by then. */
  private isNotGiven({ at, resultAt }: HealthCaseRow): boolean {
    const { monday, offset } = this;
    if (at === null || monday === null || !offset) return false;
    const dueOn = feedbackDueOn(localDayOf(at, offset), this.feedbackWithin, this.holidays);
    if (dueOn < monday || dueOn > addDays(monday, 6)) return false;
    return resultAt === null || localDayOf(resultAt, offset) > dueOn;
  }
}
