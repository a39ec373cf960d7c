import { LightningElement, api, wire } from 'lwc';
import {
  filterOptionsQuery,
  NO_FILTER,
  ownerNamesQuery,
  read,
  toFilterOptions,
  toOwnerOptions,
  type AccountFilter,
  type FilterOptions,
  type GraphQLResult,
  type Option,
} from 'c/renkeiSegmentData';
import { fill, number } from 'c/renkeiFormat';
import { sizeName } from 'c/renkeiSegmentWords';
import all from '@salesforce/label/c.RenkeiCore_All';
import clear from '@salesforce/label/c.RenkeiSegmentation_FilterClear';
import industry from '@salesforce/label/c.RenkeiSegmentation_FilterIndustry';
import owner from '@salesforce/label/c.RenkeiSegmentation_FilterOwner';
import ownersCut from '@salesforce/label/c.RenkeiSegmentation_FilterOwnersCut';
import size from '@salesforce/label/c.RenkeiSegmentation_FilterSize';

/** A combobox knows no null. */
const ALL = '';

/**
 * Three filters. Fires `narrow` with the whole `AccountFilter` when one of them changes, and `failed` with the
 * `GraphQLResult` when what they offer cannot be read.
 */
export default class RenkeiSegmentFilters extends LightningElement {
  @api filter: AccountFilter = NO_FILTER;

  labels = { clear, industry, owner, size };
  private options: FilterOptions | null = null;
  private owners: Option[] = [];

  @wire(read, { query: filterOptionsQuery })
  readOptions(result: GraphQLResult<unknown>): void {
    if (result.errors) this.fail(result);
    else if (result.data) this.options = toFilterOptions(result.data);
  }

  /** Names are asked for only when the owners are known. */
  get ownerVariables(): Record<string, unknown> | undefined {
    return this.options && this.options.ownerIds.length > 0 ? { ids: this.options.ownerIds } : undefined;
  }

  @wire(read, { query: ownerNamesQuery, variables: '$ownerVariables' })
  readOwners(result: GraphQLResult<unknown>): void {
    if (result.errors) this.fail(result);
    else if (result.data) this.owners = toOwnerOptions(result.data);
  }

  get ownerChoices(): Option[] {
    return withAll(this.owners);
  }

  /** Said only when the list is not whole: an owner who is missing without a word would seem to have no accounts. */
  get ownerHelp(): string | undefined {
    return this.options?.moreOwners ? fill(ownersCut, number(this.options.ownerIds.length)) : undefined;
  }

  get industryChoices(): Option[] {
    return withAll(this.options?.industries ?? []);
  }

  get sizeChoices(): Option[] {
    return withAll((this.options?.sizeBands ?? []).map((value) => ({ value, label: sizeName(value) })));
  }

  get ownerValue(): string {
    return this.filter.ownerId ?? ALL;
  }

  get industryValue(): string {
    return this.filter.industry ?? ALL;
  }

  get sizeValue(): string {
    return this.filter.sizeBand ?? ALL;
  }

  get narrowed(): boolean {
    return Object.values(this.filter).some((value) => value !== null);
  }

  handleOwner(event: CustomEvent<{ value: string }>): void {
    this.narrow({ ownerId: event.detail.value || null });
  }

  handleIndustry(event: CustomEvent<{ value: string }>): void {
    this.narrow({ industry: event.detail.value || null });
  }

  handleSize(event: CustomEvent<{ value: string }>): void {
    this.narrow({ sizeBand: event.detail.value || null });
  }

  handleClear(): void {
    this.narrow(NO_FILTER);
  }

  private fail(result: GraphQLResult<unknown>): void {
    this.dispatchEvent(new CustomEvent('failed', { detail: result }));
  }

  private narrow(change: Partial<AccountFilter>): void {
    this.dispatchEvent(new CustomEvent('narrow', { detail: { ...this.filter, ...change } }));
  }
}

function withAll(options: readonly Option[]): Option[] {
  return [{ value: ALL, label: all }, ...options];
}
