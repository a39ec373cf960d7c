import { LightningElement, api, wire } from 'lwc';
import {
  opportunitiesQuery,
  read,
  readObjectInfo,
  readPicklist,
  toOpportunities,
  type CaseDetail,
  type GraphQLResult,
  type ObjectInfo,
  type OpenOpportunity,
  type PicklistValues,
} from 'c/renkeiEscalationData';
import { accountName } from 'c/renkeiEscalationWords';
import { fill, plainDate } from 'c/renkeiFormat';
import change from '@salesforce/label/c.RenkeiEscalation_OppChange';
import close from '@salesforce/label/c.RenkeiEscalation_OppClose';
import create from '@salesforce/label/c.RenkeiEscalation_OppCreate';
import link from '@salesforce/label/c.RenkeiEscalation_OppLink';
import linked from '@salesforce/label/c.RenkeiEscalation_OppLinked';
import missing from '@salesforce/label/c.RenkeiEscalation_OppMissing';
import name from '@salesforce/label/c.RenkeiEscalation_OppName';
import nameOf from '@salesforce/label/c.RenkeiEscalation_OppNameOf';
import newOne from '@salesforce/label/c.RenkeiEscalation_OppNew';
import none from '@salesforce/label/c.RenkeiEscalation_OppNone';
import noneOpen from '@salesforce/label/c.RenkeiEscalation_OppNoneOpen';
import pick from '@salesforce/label/c.RenkeiEscalation_OppPick';
import pickHint from '@salesforce/label/c.RenkeiEscalation_OppPickHint';
import stage from '@salesforce/label/c.RenkeiEscalation_OppStage';
import title from '@salesforce/label/c.RenkeiEscalation_OppTitle';

type Entry = 'chosen' | 'name' | 'stage' | 'closeDate';

/** What the parent is asked to save: a link, or a new opportunity. */
export type DealRequest =
  { kind: 'link'; opportunity: string } | { kind: 'create'; name: string; stage: string; closeDate: string };

/** The opportunity of a case. Fires `deal` with what is to be saved. */
export default class RenkeiEscalationDetailDeal extends LightningElement {
  @api record: CaseDetail | undefined;
  /** Whether the reader may link one. */
  @api changeable = false;
  @api saving = false;

  labels = { change, close, create, link, name, newOne, none, noneOpen, pick, pickHint, stage, title };
  isOpen = false;
  problems: string[] = [];
  opportunities: OpenOpportunity[] = [];
  recordType: string | undefined;
  stages: { value: string; label: string }[] = [];
  private entered: Partial<Record<Entry, string>> = {};

  query = opportunitiesQuery;

  get variables(): Record<string, unknown> | undefined {
    return this.isOpen && this.record?.account ? { account: this.record.account } : undefined;
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readOpportunities({ data }: GraphQLResult<unknown>): void {
    if (data) this.opportunities = toOpportunities(data);
  }

  @wire(readObjectInfo, { objectApiName: 'Opportunity' })
  readObject({ data }: { data?: ObjectInfo | undefined }): void {
    this.recordType = data?.defaultRecordTypeId ?? undefined;
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'Opportunity.StageName' })
  readStages({ data }: { data?: PicklistValues | undefined }): void {
    this.stages = (data?.values ?? []).map(({ value, label }) => ({ value, label }));
  }

  /** Closes the form: after something was saved. */
  @api done(): void {
    this.isOpen = false;
    this.entered = {};
  }

  get linkedText(): string | null {
    const { opportunity, opportunityName, opportunityStage } = this.record ?? {};
    return opportunity ? fill(linked, opportunityName ?? opportunity, opportunityStage ?? '') : null;
  }

  get canOpen(): boolean {
    return this.changeable && !this.isOpen && this.record?.account !== null;
  }

  get options(): { value: string; label: string }[] {
    return this.opportunities.map(({ id, name: text, stage: at, closeDate }) => ({
      value: id,
      label: [text, at, closeDate && plainDate(closeDate)].filter(Boolean).join(' · '),
    }));
  }

  get hasOptions(): boolean {
    return this.opportunities.length > 0;
  }

  get values(): Record<Entry, string> {
    const { record, entered, stages } = this;
    const proposed = record ? fill(nameOf, accountName(record), record.signal ?? title) : '';
    return {
      chosen: entered.chosen ?? '',
      name: entered.name ?? proposed,
      stage: entered.stage ?? stages[0]?.value ?? '',
      closeDate: entered.closeDate ?? record?.timing ?? '',
    };
  }

  get cannotLink(): boolean {
    return this.saving || this.values.chosen === '';
  }

  handleOpen(): void {
    this.isOpen = true;
  }

  handleCancel(): void {
    this.isOpen = false;
  }

  handleEntry(event: CustomEvent<{ value: string | null }>): void {
    const entry = (event.currentTarget as HTMLElement).dataset.entry as Entry;
    this.entered = { ...this.entered, [entry]: event.detail.value ?? '' };
    this.problems = [];
  }

  handleLink(): void {
    this.ask({ kind: 'link', opportunity: this.values.chosen });
  }

  handleCreate(): void {
    const { name: text, stage: at, closeDate } = this.values;
    if (text.trim() === '' || at === '' || closeDate === '') this.problems = [missing];
    else this.ask({ kind: 'create', name: text.trim(), stage: at, closeDate });
  }

  private ask(detail: DealRequest): void {
    this.dispatchEvent(new CustomEvent<DealRequest>('deal', { detail }));
  }
}
