import { LightningElement, wire } from 'lwc';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import { startOfDay, today } from 'c/renkeiFormat';
import {
  decidedTodayQuery,
  decidedTodayVariables,
  pairVariables,
  pileQuery,
  pileVariables,
  read,
  readObjectInfo,
  siblingsQuery,
  sourceTotalsQuery,
  toDecidedToday,
  toPile,
  toSiblings,
  toSourceTotals,
  type GraphQLResult,
  type LinkPair,
  type ObjectInfo,
  type PileFilter,
  type PileKey,
  type Sibling,
  type SourceTotals,
} from 'c/renkeiIntegrationData';
import userId from '@salesforce/user/Id';
import { ReviewSession } from './session.ts';
import { labels } from './words.ts';

type Source = 'pile' | 'pair' | 'siblings' | 'totals' | 'today';
/** So many pairs before the end of what was read the next page is asked for. */
const AHEAD = 5;

/** What the review reads: the pile page by page, the candidates of the row at hand, sources, rights, what was done today. */
export default class Reading extends LightningElement {
  labels = labels;
  session = new ReviewSession();
  currentId: string | null = null;
  siblings: Sibling[] | undefined;
  accountInfo: ObjectInfo | undefined;
  mayDecide = false;
  isBarred = false;
  saving = false;
  notice = '';
  saveErrors: unknown = null;
  filter: PileFilter = { source: null, reason: null };
  decidedToday: number | undefined;
  private hasRights = false;
  protected totals: SourceTotals[] = [];
  protected total: number | undefined;
  protected after: PileKey | null = null;
  protected nextKey: PileKey | null = null;
  protected lookedAt: string | null = null;
  protected isFinished = false;
  protected day = today(new Date());
  protected failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  protected rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};
  pileQuery = pileQuery;
  siblingsQuery = siblingsQuery;
  totalsQuery = sourceTotalsQuery;
  todayQuery = decidedTodayQuery;
  todayVariables = decidedTodayVariables(userId, startOfDay(this.day));

  get pileVariables(): Record<string, unknown> {
    return pileVariables(this.day, this.filter, this.after);
  }

  @wire(read, { query: '$pileQuery', variables: '$pileVariables' })
  readPile(result: GraphQLResult<unknown>): void {
    this.keep('pile', result);
    if (!result.data) return;
    const { pairs, total, next } = toPile(result.data);
    if (this.after === null) this.total = total;
    this.nextKey = next;
    this.session = this.session.with(pairs);
    if (this.currentId === null) this.go(this.session.next(null));
  }

  get pairVariables(): Record<string, unknown> | undefined {
    return this.lookedAt === null ? undefined : pairVariables(this.lookedAt);
  }

  @wire(read, { query: '$pileQuery', variables: '$pairVariables' })
  readPair(result: GraphQLResult<unknown>): void {
    this.keep('pair', result);
    const [pair] = result.data ? toPile(result.data).pairs : [];
    if (!pair || pair.id !== this.lookedAt) return;
    this.session = this.session.with([pair], this.currentId);
    this.lookedAt = null;
    this.go(pair.id);
  }

  get siblingsVariables(): Record<string, unknown> | undefined {
    const { source } = this.current ?? {};
    return source ? { source } : undefined;
  }

  @wire(read, { query: '$siblingsQuery', variables: '$siblingsVariables' })
  readSiblings(result: GraphQLResult<unknown>): void {
    this.keep('siblings', result);
    if (result.data) this.siblings = toSiblings(result.data);
  }

  @wire(read, { query: '$totalsQuery' })
  readTotals(result: GraphQLResult<unknown>): void {
    this.keep('totals', result);
    if (result.data) this.totals = toSourceTotals(result.data);
  }

  @wire(read, { query: '$todayQuery', variables: '$todayVariables' })
  readToday(result: GraphQLResult<unknown>): void {
    this.keep('today', result);
    if (result.data) this.decidedToday = toDecidedToday(result.data);
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiLinkCandidate__c' })
  readRights({ data, error }: { data?: ObjectInfo; error?: unknown }): void {
    // Whoever may not read pairs does not learn what a pair is.
    if (error) this.isBarred = true;
    if (!data) return;
    this.hasRights = true;
    this.mayDecide = data.updateable && data.fields['Decision__c']?.updateable === true;
  }

  @wire(readObjectInfo, { objectApiName: 'Account' })
  readAccountInfo({ data }: { data?: ObjectInfo }): void {
    if (data) this.accountInfo = data;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  /** Not every user is meant to see source records: that is no error. */
  get isClosed(): boolean {
    return this.isBarred || (this.errors !== null && isAboutAccess(messagesOf(this.errors)));
  }

  get isLoading(): boolean {
    return this.total === undefined;
  }

  get isReadOnly(): boolean {
    return this.hasRights && !this.mayDecide;
  }

  get current(): LinkPair | undefined {
    return this.session.pair(this.currentId);
  }

  /** Shows a pair; asks for the next page in time, and for the first open one of it when nothing is left here. */
  protected go(id: string | null): void {
    if (this.session.pair(id)?.source !== this.current?.source) this.siblings = undefined;
    this.currentId = id;
    this.isFinished = id === null && this.nextKey === null;
    const isNearEnd = this.session.pairs.length - this.session.positionOf(id) < AHEAD;
    if (this.nextKey !== null && (id === null || isNearEnd)) this.after = this.nextKey;
  }

  protected begin(filter: PileFilter): void {
    this.filter = filter;
    this.session = new ReviewSession();
    this.currentId = null;
    this.siblings = undefined;
    this.total = undefined;
    this.after = null;
    this.nextKey = null;
    this.isFinished = false;
    this.notice = '';
    this.saveErrors = null;
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
