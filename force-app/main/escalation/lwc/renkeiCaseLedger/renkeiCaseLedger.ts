import { LightningElement, api, wire } from 'lwc';
import { accountCasesQuery, read, toAccountCases, type AccountCase, type GraphQLResult } from 'c/renkeiEscalationData';
import { fill, moment } from 'c/renkeiFormat';
import caseLine from '@salesforce/label/c.RenkeiEscalation_LedgerCase';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiEscalation_LedgerMoreCases';
import none from '@salesforce/label/c.RenkeiEscalation_LedgerNone';
import title from '@salesforce/label/c.RenkeiEscalation_LedgerTitle';
import unknown from '@salesforce/label/c.RenkeiEscalation_CaseUnknown';

/** The story of a case; on an account the stories of its cases, the newest open. */
export default class RenkeiCaseLedger extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  labels = { loading, more, none, title };
  cases: AccountCase[] | undefined;
  failure: unknown[] | null = null;
  private chosen: string | null | undefined;
  private after: string | null = null;
  private next: string | null = null;
  private reread: (() => Promise<void>) | undefined;

  query = accountCasesQuery;

  get isCase(): boolean {
    return this.objectApiName === 'RenkeiEscalation__c';
  }

  get variables(): Record<string, unknown> | undefined {
    if (this.objectApiName !== 'Account' || !this.recordId) return undefined;
    return { account: this.recordId, after: this.after };
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readCases({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.reread = refresh ?? this.reread;
    this.failure = errors ? [...errors] : null;
    if (!data) return;
    const page = toAccountCases(data);
    this.cases = this.after === null ? page.cases : [...(this.cases ?? []), ...page.cases];
    this.next = page.next;
  }

  get isLoading(): boolean {
    return !this.cases && !this.failure;
  }

  get isEmpty(): boolean {
    return this.cases?.length === 0;
  }

  get lines(): { id: string; text: string; isOpen: boolean; expanded: 'true' | 'false'; icon: string }[] {
    const open = this.chosen === undefined ? this.cases?.[0]?.id : this.chosen;
    return (this.cases ?? []).map(({ id, at, signal, statusName }) => {
      const isOpen = id === open;
      return {
        id,
        text: fill(caseLine, at ? moment(at) : unknown, signal ?? unknown, statusName),
        isOpen,
        expanded: isOpen ? 'true' : 'false',
        icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      };
    });
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleToggle(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const isOpen = this.lines.some((line) => line.id === id && line.isOpen);
    this.chosen = isOpen ? null : (id ?? null);
  }

  handleMore(): void {
    this.after = this.next;
  }

  handleRetry(): void {
    this.failure = null;
    void this.reread?.();
  }
}
