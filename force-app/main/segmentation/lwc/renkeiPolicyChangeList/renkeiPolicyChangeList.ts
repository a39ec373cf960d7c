import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import { fill, number, plainDate } from 'c/renkeiFormat';
import { movesQuery, toMovePage } from 'c/renkeiMovementData';
import { accountsQuery, read, toAccountPage, type GraphQLResult } from 'c/renkeiSegmentData';
import empty from '@salesforce/label/c.RenkeiSegmentation_TunnelMoversEmpty';
import listMore from '@salesforce/label/c.RenkeiSegmentation_ListMore';
import listShown from '@salesforce/label/c.RenkeiSegmentation_ListShown';
import loading from '@salesforce/label/c.RenkeiCore_Loading';

interface Line {
  key: string;
  account: string;
  name: string;
  details: string;
  url: string | undefined;
}

const PAGE_SIZE = 10;

/** The accounts that go one way, page by page, as links. */
export default class RenkeiPolicyChangeList extends NavigationMixin(LightningElement) {
  /** Which accounts, or which moves once they have been made. */
  @api filter: Record<string, unknown> | undefined;
  @api applied = false;
  @api withOwners = false;

  labels = { empty, listMore, loading };
  lines: Line[] = [];
  errors: unknown = null;
  busy = true;

  private total = 0;
  private after: string | null = null;
  private next: string | null = null;
  private refresh: (() => Promise<void>) | undefined;

  get accountVariables(): Record<string, unknown> | undefined {
    const { filter, after } = this;
    return filter && !this.applied ? { where: filter, first: PAGE_SIZE, after } : undefined;
  }

  get moveVariables(): Record<string, unknown> | undefined {
    const { filter, after } = this;
    return filter && this.applied ? { moves: filter, first: PAGE_SIZE, after } : undefined;
  }

  @wire(read, { query: accountsQuery, variables: '$accountVariables' })
  readAccounts(result: GraphQLResult<unknown>): void {
    const data = this.dataOf(result);
    if (!data) return;
    const { accounts, total, next } = toAccountPage(data);
    this.take(
      accounts.map(({ id, name, ownerName, industry }) => ({
        key: id,
        account: id,
        name,
        details: [industry?.label, this.withOwners ? ownerName : null].filter(Boolean).join(' · '),
        url: undefined,
      })),
      total,
      next,
    );
  }

  @wire(read, { query: movesQuery, variables: '$moveVariables' })
  readMoves(result: GraphQLResult<unknown>): void {
    const data = this.dataOf(result);
    if (!data) return;
    const { moves, total, next } = toMovePage(data);
    this.take(
      moves.map(({ id, account, accountName, owner, movedOn }) => ({
        key: id,
        account,
        name: accountName,
        details: [plainDate(movedOn), this.withOwners ? owner : null].filter(Boolean).join(' · '),
        url: undefined,
      })),
      total,
      next,
    );
  }

  get shown(): string {
    return fill(listShown, number(this.lines.length), number(this.total));
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get isEmpty(): boolean {
    return !this.busy && !this.hasLines;
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleMore(): void {
    this.busy = true;
    this.after = this.next;
  }

  handleRetry(): void {
    void this.refresh?.();
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    if (id) this[NavigationMixin.Navigate](accountPage(id));
  }

  private dataOf(result: GraphQLResult<unknown>): unknown {
    if (result.refresh) this.refresh = result.refresh;
    if (result.errors) this.errors = result.errors;
    if (result.data || result.errors) this.busy = false;
    if (result.data) this.errors = null;
    return result.data;
  }

  private take(page: Line[], total: number, next: string | null): void {
    const fresh = new Set(page.map(({ key }) => key));
    const before = this.after === null ? [] : this.lines.filter(({ key }) => !fresh.has(key));
    this.lines = [...before, ...page];
    this.total = total;
    this.next = next;
    void this.findUrls();
  }

  private async findUrls(): Promise<void> {
    const lines = await Promise.all(
      this.lines.map(async (line) => ({
        ...line,
        url: line.url ?? (await this[NavigationMixin.GenerateUrl](accountPage(line.account))),
      })),
    );
    const urls = new Map(lines.map(({ key, url }) => [key, url]));
    this.lines = this.lines.map((line) => ({ ...line, url: urls.get(line.key) ?? line.url }));
  }
}

function accountPage(recordId: string): PageReference {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName: 'Account', actionName: 'view' } };
}
