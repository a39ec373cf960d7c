import { LightningElement, wire } from 'lwc';
import { startOfDay } from 'c/renkeiFormat';
import {
  briefingQuery,
  countsQuery,
  countsVariables,
  findFilters,
  queueQuery,
  queueVariables,
  read,
  startQuery,
  startVariables,
  toBriefings,
  toCounts,
  toQueue,
  toStart,
  type Briefing,
  type CallPlan,
  type DeskStart,
  type GraphQLResult,
  type Queue,
  type QueueFilter,
  type QueueTime,
  type Section,
} from 'c/renkeiDeskData';
import { policyQuery, toPolicyAndSetting, type PolicyAndSetting } from 'c/renkeiSegmentData';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import userId from '@salesforce/user/Id';
import { timeOf } from './time.ts';

export { timeOf };

type Source = 'queue' | 'counts' | 'start' | 'policy' | 'briefing';

/** What the desk has read. The desk itself, which is one of these, says what is done with it. */
export default class RenkeiDeskReads extends LightningElement {
  userId = userId;
  time: QueueTime = timeOf(new Date());
  filter: QueueFilter = findFilters().current;
  queueVariables = queueVariables(userId, this.filter, this.time);
  startVariables = startVariables(userId, this.time, startOfDay(this.time.today));
  /** The plan at work. */
  current: CallPlan | null = null;
  answered: Queue | undefined;
  counts: Record<Section, number> | undefined;
  private refreshRows: (() => Promise<void>) | undefined;
  private refreshCounts: (() => Promise<void>) | undefined;
  private start: DeskStart | undefined;
  private policyAndSetting: PolicyAndSetting | undefined;
  /** Account → briefing; null: it is gone. */
  private briefings: ReadonlyMap<string, Briefing | null> = new Map();
  /** Accounts of the last question: an answer may come when others are wanted already. */
  private readonly asked = { accounts: [] as string[] };
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  @wire(read, { query: queueQuery, variables: '$queueVariables' })
  readQueue(result: GraphQLResult<unknown>): void {
    this.keep('queue', result);
    this.refreshRows = result.refresh;
    if (!result.data) return;
    this.answered = toQueue(result.data);
    this.queueArrived();
  }

  /** Once the rows are there. */
  get countsDocument(): typeof countsQuery | undefined {
    return this.answered ? countsQuery : undefined;
  }

  get countsVariables(): Record<string, unknown> {
    return countsVariables(this.queueVariables);
  }

  @wire(read, { query: '$countsDocument', variables: '$countsVariables' })
  readCounts(result: GraphQLResult<unknown>): void {
    this.keep('counts', result);
    this.refreshCounts = result.refresh;
    if (result.data) this.counts = toCounts(result.data);
  }

  @wire(read, { query: startQuery, variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (!result.data) return;
    this.start = toStart(result.data, userId);
    if (this.away.length > 0) this.askForQueue();
  }

  @wire(read, { query: policyQuery })
  readPolicy(result: GraphQLResult<unknown>): void {
    this.keep('policy', result);
    if (result.data) this.policyAndSetting = toPolicyAndSetting(result.data, this.time.today);
  }

  get briefingDocument(): typeof briefingQuery | undefined {
    return this.wantedAccounts.length > 0 ? briefingQuery : undefined;
  }

  get briefingVariables(): Record<string, unknown> {
    this.asked.accounts = this.wantedAccounts;
    return { accounts: this.asked.accounts };
  }

  @wire(read, { query: '$briefingDocument', variables: '$briefingVariables' })
  readBriefing(result: GraphQLResult<unknown>): void {
    this.keep('briefing', result);
    if (!result.data) return;
    const found = toBriefings(result.data);
    // What was asked for and is not there has been deleted, or is shared no more.
    const gone = this.asked.accounts.flatMap((account) => (found.has(account) ? [] : [[account, null] as const]));
    this.briefings = new Map<string, Briefing | null>([...this.briefings, ...found, ...gone]);
  }

  get loading(): boolean {
    return !this.answered && !this.errors;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get briefing(): Briefing | undefined {
    const account = this.current?.account;
    return (account && this.briefings.get(account)) || undefined;
  }

  /** Whether the account at work was deleted, or is no longer shared. */
  get gone(): boolean {
    if (!this.current) return false;
    return this.current.account === null || this.briefings.get(this.current.account) === null;
  }

  get plays(): DeskStart['plays'] {
    return this.start?.plays ?? [];
  }

  get campaigns(): { value: string; label: string }[] {
    return this.plays.flatMap(({ id, name, kind }) => (kind === 'Campaign' ? [{ value: id, label: name }] : []));
  }

  get colleagues(): DeskStart['colleagues'] {
    return this.start?.colleagues ?? [];
  }

  get member(): DeskStart['member'] {
    return this.start?.member ?? null;
  }

  /** Whether accounts can be had: only callers of teams look after some. Undefined until known counts as yes. */
  get noCaller(): boolean {
    return this.start !== undefined && !this.start.member?.calls;
  }

  get roles(): readonly SegmentRole[] {
    return this.policyAndSetting?.active?.roles ?? [];
  }

  get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }

  /** Calls and talks of today that the org had when the desk was opened. */
  get counted(): { dials: number; talks: number } {
    return { dials: this.start?.dials ?? 0, talks: this.start?.talks ?? 0 };
  }

  /** Reads the rows anew, and how many there are a moment later. */
  async refreshQueue(): Promise<void> {
    await this.refreshRows?.();
    void this.refreshCounts?.();
  }

  handleReadAgain(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  /** Accounts to know about; the desk knows which. */
  protected get wantedAccounts(): string[] {
    return [];
  }

  /** Called when the queue has been read. */
  protected queueArrived(): void {}

  /** What is known of an account is out of date. */
  protected forgetBriefing(account: string): void {
    this.briefings = new Map([...this.briefings].filter(([known]) => known !== account));
  }

  /** Colleagues whose promises others keep today. */
  private get away(): string[] {
    const { today } = this.time;
    return (this.start?.absences ?? []).flatMap(({ user, until }) => (until >= today ? [user] : []));
  }

  /** The rows by the filter and the day. */
  protected askForQueue(): void {
    this.queueVariables = queueVariables(userId, this.filter, this.time, this.away);
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
