import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import { compactMoney, fill, number } from 'c/renkeiFormat';
import {
  accountsQuery,
  accountsVariables,
  NO_FILTER,
  read,
  toAccountPage,
  type AccountFilter,
  type GraphQLResult,
  type PolicyAndSetting,
  type ScoredAccount,
  type Selection,
} from 'c/renkeiSegmentData';
import { accountsWords, segmentName } from 'c/renkeiSegmentWords';
import listEmpty from '@salesforce/label/c.RenkeiSegmentation_ListEmpty';
import listHeading from '@salesforce/label/c.RenkeiSegmentation_ListHeading';
import listMore from '@salesforce/label/c.RenkeiSegmentation_ListMore';
import listShown from '@salesforce/label/c.RenkeiSegmentation_ListShown';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import potential from '@salesforce/label/c.RenkeiSegmentation_Potential';
import won from '@salesforce/label/c.RenkeiSegmentation_Won';
import { badgesOf, callOf, detailsOf, reasonOf, type Badge } from './line.ts';

const PAGE_SIZE = 25;

interface Line {
  id: string;
  name: string;
  url: string | undefined;
  details: string;
  reason: string;
  call: { text: string; url: string } | null;
  potential: string | null;
  won: string | null;
  badges: Badge[];
}

/** The accounts of one cell, page by page, each with the reason why it stands there. */
export default class RenkeiSegmentAccounts extends NavigationMixin(LightningElement) {
  @api policyAndSetting: PolicyAndSetting | undefined;

  labels = { listEmpty, listMore, loading, potential, won };
  accounts: ScoredAccount[] = [];
  total: number | null = null;
  errors: unknown = null;

  private chosen: Selection | null = null;
  private narrowed: AccountFilter = NO_FILTER;
  /** Cursor of the page that is wanted; null for the first. */
  private after: string | null = null;
  private next: string | null = null;
  private busy = true;
  private urls: Record<string, string> = {};
  private refresh: (() => Promise<void>) | undefined;

  /** The cell, or the cause of being unscored, whose accounts are listed. */
  @api
  get selection(): Selection | null {
    return this.chosen;
  }
  set selection(value: Selection | null) {
    // Choosing the same cell again asks nothing new, so no answer would come that ends the waiting.
    const changed = value?.segment !== this.chosen?.segment || value?.cause !== this.chosen?.cause;
    this.chosen = value;
    if (changed) this.startOver();
  }

  @api
  get filter(): AccountFilter {
    return this.narrowed;
  }
  set filter(value: AccountFilter) {
    const changed = JSON.stringify(value) !== JSON.stringify(this.narrowed);
    this.narrowed = value;
    if (changed) this.startOver();
  }

  /** Without a selection there is nothing to ask for. */
  get variables(): Record<string, unknown> | undefined {
    return this.chosen ? accountsVariables(this.narrowed, this.chosen, PAGE_SIZE, this.after) : undefined;
  }

  @wire(read, { query: accountsQuery, variables: '$variables' })
  readAccounts(result: GraphQLResult<unknown>): void {
    this.refresh = result.refresh;
    if (result.errors) {
      this.errors = result.errors;
      this.busy = false;
    } else if (result.data) {
      const page = toAccountPage(result.data);
      this.errors = null;
      this.total = page.total;
      this.next = page.next;
      this.accounts = this.after === null ? page.accounts : this.withPage(page.accounts);
      this.busy = false;
      void this.findUrls(page.accounts);
    }
  }

  get heading(): string {
    const roles = this.policyAndSetting?.active?.roles ?? [];
    const name = segmentName(this.chosen?.segment ?? 'Unscored', roles);
    return this.total === null ? name : fill(listHeading, name, accountsWords(this.total));
  }

  get lines(): Line[] {
    const { active, setting } = this.policyAndSetting ?? {};
    const context = { currency: setting?.currency ?? null, roles: active?.roles ?? [] };
    const amount = (value: number | null | undefined) =>
      value === null || value === undefined ? null : compactMoney(value, context.currency);
    return this.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      url: this.urls[account.id],
      details: detailsOf(account),
      reason: reasonOf(account, active?.policy ?? null, context),
      call: callOf(account),
      potential: amount(account.score?.potential),
      won: amount(account.score?.wonAmountTrailing),
      badges: badgesOf(account),
    }));
  }

  get shown(): string {
    return fill(listShown, number(this.accounts.length), number(this.total ?? 0));
  }

  get waiting(): boolean {
    return this.busy && this.accounts.length === 0;
  }

  get empty(): boolean {
    return !this.busy && !this.errors && this.accounts.length === 0;
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  get moreDisabled(): boolean {
    return this.busy;
  }

  get skeleton(): number[] {
    return [1, 2, 3, 4, 5, 6];
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
    if (id) this[NavigationMixin.Navigate](recordPage(id));
  }

  private startOver(): void {
    this.after = null;
    this.next = null;
    this.total = null;
    this.accounts = [];
    this.errors = null;
    this.busy = true;
  }

  /** The same page may arrive again after a change of its records: then it replaces what it brought before. */
  private withPage(page: ScoredAccount[]): ScoredAccount[] {
    const fresh = new Map(page.map((account) => [account.id, account]));
    const kept = this.accounts.map((account) => {
      const replacement = fresh.get(account.id) ?? account;
      fresh.delete(account.id);
      return replacement;
    });
    return [...kept, ...fresh.values()];
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
