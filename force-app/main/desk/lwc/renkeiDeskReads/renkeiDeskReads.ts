import { LightningElement, wire } from 'lwc';
import { startOfDay } from 'c/renkeiFormat';
import {
  briefingQuery,
  findFilters,
  queueQuery,
  queueVariables,
  read,
  restQuery,
  restVariables,
  startQuery,
  startVariables,
  toBriefings,
  toFirstRows,
  toQueue,
  toRestOfQueue,
  toStart,
  type Briefing,
  type CallPlan,
  type DeskStart,
  type FirstRows,
  type GraphQLResult,
  type Queue,
  type QueueFilter,
  type QueueTime,
  type RestOfQueue,
} from 'c/renkeiDeskData';
import { policyQuery, toPolicyAndSetting, type PolicyAndSetting } from 'c/renkeiSegmentData';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import userId from '@salesforce/user/Id';
import { timeOf } from './time.ts';

export { timeOf };

type Source = 'queue' | 'rest' | 'start' | 'policy' | 'briefing';

/** What the desk has read. The desk itself, which is one of these, says what is done with it. */
export default class RenkeiDeskReads extends LightningElement {
  userId = userId;
  time: QueueTime = timeOf(new Date());
  filter: QueueFilter = findFilters().current;
  queueVariables = queueVariables(userId, this.filter, this.time);
  restVariables = restVariables(userId, this.filter, this.time);
  startVariables = startVariables(userId, this.time, startOfDay(this.time.today));
  /** The plan at work. */
  current: CallPlan | null = null;
  private first: FirstRows | undefined;
  private rest: RestOfQueue | undefined;
  private refreshFirst: (() => Promise<void>) | undefined;
  private refreshRest: (() => Promise<void>) | undefined;
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
    this.refreshFirst = result.refresh;
    if (!result.data) return;
    this.first = toFirstRows(result.data);
    this.queueArrived();
  }

  /** Once the first rows are there. */
  get restDocument(): typeof restQuery | undefined {
    return this.first ? restQuery : undefined;
  }

  @wire(read, { query: '$restDocument', variables: '$restVariables' })
  readRest(result: GraphQLResult<unknown>): void {
    this.keep('rest', result);
    this.refreshRest = result.refresh;
    if (result.data) this.rest = toRestOfQueue(result.data);
  }

  /** What is known of the queue: the first rows, then the rest. */
  get answered(): Queue | undefined {
    return this.first && toQueue(this.first, this.rest, this.time.today);
  }

  @wire(read, { query: startQuery, variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (!result.data) return;
    this.start = toStart(result.data, userId);
    if (this.away.length > 0) this.askForQueue();
  }

  /** Asked for after the queue, which is waited for: wires without variables would go first. */
  get policyDocument(): typeof policyQuery {
    return policyQuery;
  }

  @wire(read, { query: '$policyDocument' })
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
    return this.unknown && !this.errors;
  }

  /** Whether nothing can be said of the queue yet: where there is no row to begin with, some may be due later. */
  protected get unknown(): boolean {
    if (!this.first) return true;
    return !this.rest && this.first.promised.length + this.first.pressing.length === 0;
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

  /** Reads the first rows anew, and the rest a moment later. */
  async refreshQueue(): Promise<void> {
    await this.refreshFirst?.();
    void this.refreshRest?.();
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
    this.restVariables = restVariables(userId, this.filter, this.time, this.away);
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
