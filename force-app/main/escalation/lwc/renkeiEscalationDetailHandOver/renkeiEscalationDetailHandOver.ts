import { LightningElement, api, wire } from 'lwc';
import {
  readObjectInfo,
  readPicklist,
  repsOf,
  type CaseDetail,
  type Completion,
  type Member,
  type ObjectInfo,
  type PicklistValues,
} from 'c/renkeiEscalationData';
import { accountName } from 'c/renkeiEscalationWords';
import { fill, plainDate, today } from 'c/renkeiFormat';
import briefing from '@salesforce/label/c.RenkeiEscalation_CaseBriefing';
import budget from '@salesforce/label/c.RenkeiEscalation_CaseBudget';
import decider from '@salesforce/label/c.RenkeiEscalation_CaseDecider';
import same from '@salesforce/label/c.RenkeiEscalation_HandSame';
import submit from '@salesforce/label/c.RenkeiEscalation_HandSubmit';
import timing from '@salesforce/label/c.RenkeiEscalation_CaseTiming';
import title from '@salesforce/label/c.RenkeiEscalation_HandTitle';
import to from '@salesforce/label/c.RenkeiEscalation_HandTo';
import until from '@salesforce/label/c.RenkeiEscalation_HandUntil';
import why from '@salesforce/label/c.RenkeiEscalation_HandWhy';
import words from '@salesforce/label/c.RenkeiEscalation_CaseWords';

type Entry = 'words' | 'briefing' | 'budget' | 'timing' | 'decisionMaker' | 'rerouteTo';

/** What a caller adds to a returned case. Fires `handover` with the completion, and `cancel`. */
export default class RenkeiEscalationDetailHandOver extends LightningElement {
  @api record: CaseDetail | undefined;
  @api members: readonly Member[] = [];
  @api saving = false;

  labels = { briefing, budget, decider, submit, timing, to, words };
  recordType: string | undefined;
  budgets: { value: string; label: string }[] = [];
  private entered: Partial<Record<Entry, string>> = {};

  @wire(readObjectInfo, { objectApiName: 'RenkeiEscalation__c' })
  readObject({ data }: { data?: ObjectInfo | undefined }): void {
    this.recordType = data?.defaultRecordTypeId ?? undefined;
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'RenkeiEscalation__c.Budget__c' })
  readBudgets({ data }: { data?: PicklistValues | undefined }): void {
    this.budgets = (data?.values ?? []).map(({ value, label }) => ({ value, label }));
  }

  get heading(): string {
    return this.record ? fill(title, accountName(this.record)) : '';
  }

  /** Why it came back, so that the caller knows what to find out. */
  get reason(): string | null {
    const { returnReasonName: name, returnNote: note, returnedUntil: day } = this.record ?? {};
    if (!name) return null;
    return [fill(why, name, note ?? '').trim(), ...(day ? [fill(until, plainDate(day))] : [])].join(' · ');
  }

  get values(): Record<Entry, string> {
    const { record, entered } = this;
    return {
      words: entered.words ?? record?.words ?? '',
      briefing: entered.briefing ?? record?.briefing ?? '',
      budget: entered.budget ?? record?.budget ?? '',
      timing: entered.timing ?? record?.timing ?? '',
      decisionMaker: entered.decisionMaker ?? record?.decisionMaker ?? '',
      rerouteTo: entered.rerouteTo ?? '',
    };
  }

  get reps(): { value: string; label: string }[] {
    const reps = repsOf(this.members, today(new Date())).map(({ id, name }) => ({ value: id, label: name ?? id }));
    return [{ value: '', label: same }, ...reps];
  }

  handleEntry(event: CustomEvent<{ value: string | null }>): void {
    const entry = (event.currentTarget as HTMLElement).dataset.entry as Entry;
    this.entered = { ...this.entered, [entry]: event.detail.value ?? '' };
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSubmit(): void {
    const detail = Object.fromEntries(
      Object.entries(this.values).map(([entry, value]) => [entry, value.trim() || null]),
    ) as unknown as Completion;
    this.dispatchEvent(new CustomEvent<Completion>('handover', { detail }));
  }
}
