import { LightningElement, api, wire } from 'lwc';
import {
  EVERYTHING,
  findFilters,
  keepFilters,
  readObjectInfo,
  readPicklist,
  type ObjectInfo,
  type QueueFilter,
  type SavedFilter,
} from 'c/renkeiDeskData';
import { SCORED_SEGMENTS, type SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';
import all from '@salesforce/label/c.RenkeiDesk_FilterAll';
import campaign from '@salesforce/label/c.RenkeiDesk_FilterCampaign';
import clear from '@salesforce/label/c.RenkeiDesk_FilterClear';
import forget from '@salesforce/label/c.RenkeiDesk_FilterForget';
import industry from '@salesforce/label/c.RenkeiDesk_FilterIndustry';
import language from '@salesforce/label/c.RenkeiDesk_FilterLanguage';
import name from '@salesforce/label/c.RenkeiDesk_FilterName';
import save from '@salesforce/label/c.RenkeiDesk_FilterSave';
import saved from '@salesforce/label/c.RenkeiDesk_FilterSaved';
import segment from '@salesforce/label/c.RenkeiDesk_FilterSegment';
import title from '@salesforce/label/c.RenkeiDesk_FilterTitle';

interface Choice {
  key: keyof QueueFilter;
  label: string;
  options: { value: string; label: string }[];
  value: string;
}

/** Narrows the queue. Fires `filter`, bubbling, with the filter. */
export default class RenkeiDeskFilter extends LightningElement {
  @api filter: QueueFilter = EVERYTHING;
  @api campaigns: readonly { value: string; label: string }[] = [];
  @api roles: readonly SegmentRole[] = [];

  labels = { clear, forget, name, save, saved, title };
  open = false;
  newName = '';
  savedFilters: readonly SavedFilter[] = findFilters().saved;
  recordType: string | undefined;
  private industries: { value: string; label: string }[] = [];
  private languages: { value: string; label: string }[] = [];

  /** Asked when somebody looks at the choices, or has made one that wants a name. */
  get namedObject(): 'Account' | undefined {
    return this.open || this.filter.industry || this.filter.language ? 'Account' : undefined;
  }

  @wire(readObjectInfo, { objectApiName: '$namedObject' })
  readAccountInfo({ data }: { data?: ObjectInfo }): void {
    this.recordType = data?.defaultRecordTypeId ?? undefined;
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'Account.Industry' })
  readIndustries({ data }: { data?: { values: { value: string; label: string }[] } }): void {
    if (data) this.industries = [...data.values];
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'Account.RenkeiLanguage__c' })
  readLanguages({ data }: { data?: { values: { value: string; label: string }[] } }): void {
    if (data) this.languages = [...data.values];
  }

  get choices(): Choice[] {
    const segments = SCORED_SEGMENTS.map((value) => ({ value, label: segmentName(value, this.roles) }));
    return [
      this.choice('segment', segment, segments),
      this.choice('industry', industry, this.industries),
      this.choice('campaign', campaign, this.campaigns),
      this.choice('language', language, this.languages),
    ].filter(({ options }) => options.length > 1);
  }

  get summary(): string {
    const chosen = this.choices.flatMap(({ options, value }) =>
      value === '' ? [] : [options.find((option) => option.value === value)?.label ?? value],
    );
    return chosen.length > 0 ? chosen.join(' · ') : title;
  }

  get narrowed(): boolean {
    return Object.values(this.filter).some((value) => value !== null);
  }

  get expanded(): 'true' | 'false' {
    return this.open ? 'true' : 'false';
  }

  get hasSaved(): boolean {
    return this.savedFilters.length > 0;
  }

  get unnamed(): boolean {
    return this.newName.trim() === '';
  }

  handleToggle(): void {
    this.open = !this.open;
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const key = (event.currentTarget as HTMLElement).dataset['key'] as keyof QueueFilter;
    this.apply({ ...this.filter, [key]: event.detail.value || null });
  }

  handleClear(): void {
    this.apply(EVERYTHING);
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.newName = event.detail.value;
  }

  handleSave(): void {
    const name = this.newName.trim();
    this.savedFilters = [
      ...this.savedFilters.filter((each) => each.name !== name),
      { name, filter: { ...this.filter } },
    ];
    this.newName = '';
    this.keep(this.filter);
  }

  handleUse(event: Event): void {
    const found = this.named(event);
    if (found) this.apply(found.filter);
  }

  handleForget(event: Event): void {
    const found = this.named(event);
    this.savedFilters = this.savedFilters.filter((each) => each !== found);
    this.keep(this.filter);
  }

  /** What is typed here is no key of the desk. */
  handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
  }

  private named(event: Event): SavedFilter | undefined {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    return this.savedFilters.find((each) => each.name === name);
  }

  private apply(filter: QueueFilter): void {
    this.keep(filter);
    this.dispatchEvent(new CustomEvent('filter', { detail: { filter }, bubbles: true, composed: true }));
  }

  private keep(current: QueueFilter): void {
    keepFilters({ current, saved: this.savedFilters });
  }

  private choice(key: keyof QueueFilter, label: string, options: readonly { value: string; label: string }[]): Choice {
    return { key, label, options: [{ value: '', label: all }, ...options], value: this.filter[key] ?? '' };
  }
}
