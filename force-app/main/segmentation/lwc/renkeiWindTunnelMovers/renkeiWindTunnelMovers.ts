import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import { fill, number } from 'c/renkeiFormat';
import { moversVariables, type CutOffPair, type MoveSelection } from 'c/renkeiPolicyData';
import { accountsQuery, read, toAccountPage, type GraphQLResult, type ScoredAccount } from 'c/renkeiSegmentData';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import all from '@salesforce/label/c.RenkeiSegmentation_TunnelMoversAll';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';
import empty from '@salesforce/label/c.RenkeiSegmentation_TunnelMoversEmpty';
import heading from '@salesforce/label/c.RenkeiSegmentation_TunnelMoversHeading';
import listMore from '@salesforce/label/c.RenkeiSegmentation_ListMore';
import listShown from '@salesforce/label/c.RenkeiSegmentation_TunnelMoversShown';
import { moverOf, type Mover } from './mover.ts';

const PAGE_SIZE = 12;
/** While a line is being dragged nothing is asked; so long after its last step the accounts are. */
const REST_MILLISECONDS = 400;

interface Line extends Mover {
  url: string | undefined;
}

/** The accounts that would move, as far as the reader may see them, page by page. Fires `all` when the reader wants every move. */
export default class RenkeiWindTunnelMovers extends NavigationMixin(LightningElement) {
  @api roles: readonly SegmentRole[] = [];
  @api currency: string | null = null;
  /** How many move by the grid, whoever may see them. */
  @api expected = 0;

  labels = { all, empty, listMore, loading };
  total: number | null = null;
  errors: unknown = null;
  busy = true;

  /** What is shown; what is wanted may be ahead of it while a line moves. */
  private asked: { cutOffs: CutOffPair; move: MoveSelection } | null = null;
  /** The accounts in words, made when they arrive: a drag draws this list again at every step. */
  private movers: Mover[] = [];
  private answered = false;
  private wantedCutOffs: CutOffPair | null = null;
  private wantedMove: MoveSelection = { from: null, to: null };
  private after: string | null = null;
  private next: string | null = null;
  private urls: Record<string, string> = {};
  private refresh: (() => Promise<void>) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get cutOffs(): CutOffPair | null {
    return this.wantedCutOffs;
  }
  set cutOffs(value: CutOffPair | null) {
    this.wantedCutOffs = value;
    this.ask();
  }

  @api
  get move(): MoveSelection {
    return this.wantedMove;
  }
  set move(value: MoveSelection) {
    this.wantedMove = value;
    this.ask();
  }

  override connectedCallback(): void {
    this.askNow();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  get variables(): Record<string, unknown> | undefined {
    const { asked, after } = this;
    return asked ? moversVariables(asked.cutOffs, asked.move, PAGE_SIZE, after) : undefined;
  }

  @wire(read, { query: accountsQuery, variables: '$variables' })
  readMovers(result: GraphQLResult<unknown>): void {
    this.refresh = result.refresh;
    if (result.errors) {
      this.errors = result.errors;
      this.answered = true;
      this.busy = false;
    } else if (result.data) {
      const page = toAccountPage(result.data);
      this.errors = null;
      this.total = page.total;
      this.next = page.next;
      const known = new Set(page.accounts.map(({ id }) => id));
      const before = this.after === null ? [] : this.movers.filter(({ id }) => !known.has(id));
      this.movers = [...before, ...this.inWords(page.accounts)];
      this.answered = true;
      this.busy = this.differs();
      void this.findUrls(page.accounts);
    }
  }

  get heading(): string {
    const { from, to } = this.wantedMove;
    if (from === null || to === null) return heading;
    return fill(change, segmentName(from, this.roles), segmentName(to, this.roles));
  }

  get narrowed(): boolean {
    return this.wantedMove.from !== null;
  }

  get lines(): Line[] {
    return this.movers.map((mover) => ({ ...mover, url: this.urls[mover.id] }));
  }

  /** "20 of 49 that you may see; 52 move in all." */
  get shown(): string {
    return fill(listShown, number(this.movers.length), number(this.total ?? 0), number(this.expected));
  }

  get hasLines(): boolean {
    return this.movers.length > 0;
  }

  get isEmpty(): boolean {
    return !this.busy && !this.errors && !this.hasLines;
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  get listClass(): string {
    return this.busy ? 'lines waiting' : 'lines';
  }

  handleMore(): void {
    this.busy = true;
    this.after = this.next;
  }

  handleRetry(): void {
    void this.refresh?.();
  }

  handleAll(): void {
    this.dispatchEvent(new CustomEvent('all'));
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    if (id) this[NavigationMixin.Navigate](recordPage(id));
  }

  /** Asks when the lines have come to rest. What they come back to has been asked already. */
  private ask(): void {
    clearTimeout(this.timer);
    if (!this.asked) return;
    const differs = this.differs();
    this.busy = differs || !this.answered;
    if (differs) this.timer = setTimeout(() => this.askNow(), REST_MILLISECONDS);
  }

  private askNow(): void {
    const { wantedCutOffs, wantedMove } = this;
    if (!wantedCutOffs) return;
    this.after = null;
    this.next = null;
    this.answered = false;
    this.busy = true;
    this.asked = { cutOffs: wantedCutOffs, move: wantedMove };
  }

  private differs(): boolean {
    const wanted = { cutOffs: this.wantedCutOffs, move: this.wantedMove };
    return JSON.stringify(wanted) !== JSON.stringify(this.asked);
  }

  private inWords(accounts: readonly ScoredAccount[]): Mover[] {
    const { asked, roles, currency } = this;
    return asked ? accounts.map((account) => moverOf(account, asked.cutOffs, { roles, currency })) : [];
  }

  private async findUrls(accounts: ScoredAccount[]): Promise<void> {
    const found = await Promise.all(
      accounts.map(async ({ id }) => [id, await this[NavigationMixin.GenerateUrl](recordPage(id))] as const),
    );
    this.urls = { ...this.urls, ...Object.fromEntries(found) };
  }
}

function recordPage(recordId: string): PageReference {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName: 'Account', actionName: 'view' } };
}
