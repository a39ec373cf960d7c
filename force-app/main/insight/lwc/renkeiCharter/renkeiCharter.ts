import { LightningElement, api, wire } from 'lwc';
import { fill, money, number, percent, plainDate } from 'c/renkeiFormat';
import {
  peopleQuery,
  read,
  readObjectInfo,
  readPicklist,
  saveCharter,
  toPeople,
  WarningChangedError,
  type Charter,
  type CharterInput,
  type GraphQLResult,
  type ObjectInfo,
  type Person,
  type PicklistValues,
} from 'c/renkeiInsightData';
import cancel from '@salesforce/label/c.RenkeiCore_Cancel';
import career from '@salesforce/label/c.RenkeiInsight_CharterCareer';
import changedMeanwhile from '@salesforce/label/c.RenkeiInsight_CharterChanged';
import edit from '@salesforce/label/c.RenkeiInsight_CharterEdit';
import empty from '@salesforce/label/c.RenkeiInsight_CharterEmpty';
import factorCount from '@salesforce/label/c.RenkeiInsight_CharterFactorCount';
import factors from '@salesforce/label/c.RenkeiInsight_CharterFactors';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import missing from '@salesforce/label/c.RenkeiInsight_CharterMissing';
import none from '@salesforce/label/c.RenkeiInsight_CharterNone';
import notSaved from '@salesforce/label/c.RenkeiInsight_NotSaved';
import present from '@salesforce/label/c.RenkeiInsight_CharterPresent';
import save from '@salesforce/label/c.RenkeiCore_Save';
import saved from '@salesforce/label/c.RenkeiInsight_CharterSaved';
import title from '@salesforce/label/c.RenkeiInsight_CharterTitle';
import write from '@salesforce/label/c.RenkeiInsight_CharterWrite';
import { FACTORS, FIELDS, minutesOf, timeText, type CharterField } from './fields.ts';

interface Shown {
  name: string;
  label: string;
  text: string;
}

interface Editor {
  name: string;
  label: string;
  help: string | null | undefined;
  value: string;
  className: string;
  isText: boolean;
  isChoice: boolean;
  type: string;
  step: string | undefined;
  options: { value: string; label: string }[];
}

/** Value of a choice that chooses nothing. */
const NOBODY = '-';

/** Why a team exists, who stands for it, how callers grow, and which success factors are in place. Managers write it. */
export default class RenkeiCharter extends LightningElement {
  @api team = '';
  @api charter: Charter | null = null;
  @api currency: string | null = null;

  labels = { cancel, career, edit, empty, factors, notSaved, save, title, write };
  editing = false;
  saving = false;
  notice = '';
  saveErrors: unknown = null;
  private info: ObjectInfo | undefined;
  private people: Person[] = [];
  private cadences: PicklistValues['values'] = [];
  private weekdays: PicklistValues['values'] = [];
  private changes: CharterInput = {};

  @wire(readObjectInfo, { objectApiName: 'RenkeiCharter__c' })
  readInfo({ data }: { data?: ObjectInfo }): void {
    if (data) this.info = data;
  }

  get recordType(): string | undefined {
    return this.info?.defaultRecordTypeId ?? undefined;
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'RenkeiCharter__c.MeetingCadence__c' })
  readCadences({ data }: { data?: PicklistValues }): void {
    if (data) this.cadences = data.values;
  }

  @wire(readPicklist, { recordTypeId: '$recordType', fieldApiName: 'RenkeiCharter__c.MeetingWeekday__c' })
  readWeekdays({ data }: { data?: PicklistValues }): void {
    if (data) this.weekdays = data.values;
  }

  get peopleDocument(): typeof peopleQuery | undefined {
    return this.editing ? peopleQuery : undefined;
  }

  @wire(read, { query: '$peopleDocument' })
  readPeople({ data }: GraphQLResult<unknown>): void {
    if (data) this.people = toPeople(data);
  }

  get mayEdit(): boolean {
    return (this.charter ? this.info?.updateable : this.info?.createable) === true;
  }

  get isShown(): boolean {
    return this.charter !== null && !this.editing;
  }

  get isMissing(): boolean {
    return this.charter === null && !this.editing;
  }

  get isEditable(): boolean {
    return this.isShown && this.mayEdit;
  }

  get shown(): Shown[] {
    return FIELDS.filter(({ name }) => name !== 'CareerSteps__c').flatMap((field) => {
      const text = this.charter && this.textOf(field, this.charter);
      return text ? [{ name: field.name, label: this.labelOf(field.name), text }] : [];
    });
  }

  get steps(): { key: string; name: string; evidence: string }[] {
    return (this.charter?.careerSteps ?? []).map((step, index) => ({ key: String(index), ...step }));
  }

  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  get factorText(): string {
    const inPlace = FACTORS.filter((factor) => this.charter?.factors[factor]).length;
    return fill(factorCount, number(inPlace), number(FACTORS.length));
  }

  get factorLines(): {
    name: string;
    label: string;
    help: string | null | undefined;
    icon: string;
    state: string;
    className: string;
    isChecked: boolean;
  }[] {
    return FACTORS.map((name) => {
      const isChecked = this.charter?.factors[name] === true;
      return {
        name,
        label: this.labelOf(name),
        help: this.info?.fields[name]?.inlineHelpText,
        icon: isChecked ? 'utility:success' : 'utility:routing_offline',
        state: isChecked ? present : missing,
        className: isChecked ? 'factor in-place' : 'factor',
        isChecked,
      };
    });
  }

  get editors(): Editor[] {
    return FIELDS.map((field) => {
      const value = this.charter ? field.read(this.charter) : null;
      const isTime = field.kind === 'time' && value !== null;
      const options = this.optionsOf(field);
      return {
        name: field.name,
        label: this.labelOf(field.name),
        help: this.info?.fields[field.name]?.inlineHelpText,
        value: isTime ? timeText(Number(value)).padStart(5, '0') : String(value ?? (options.length > 0 ? NOBODY : '')),
        className: field.kind === 'text' ? 'field wide' : 'field',
        isText: field.kind === 'text',
        isChoice: options.length > 0,
        type: { date: 'date', time: 'time' }[field.kind as string] ?? 'number',
        step: field.kind === 'percent' ? '0.1' : undefined,
        options,
      };
    });
  }

  handleEdit(): void {
    this.editing = true;
    this.changes = {};
    this.notice = '';
    this.saveErrors = null;
  }

  handleCancel(): void {
    this.editing = false;
  }

  handleInput(event: CustomEvent<{ value: string }>): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const field = FIELDS.find((each) => each.name === name);
    if (field) this.changes = { ...this.changes, [field.name]: storedOf(field, event.detail.value) };
  }

  handleFactor(event: CustomEvent<{ checked: boolean }>): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    if (name) this.changes = { ...this.changes, [name]: event.detail.checked };
  }

  async handleSave(): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.saveErrors = null;
    try {
      const fields = this.charter ? this.changes : { ...this.changes, Team__c: this.team };
      await saveCharter(this.charter, fields);
      this.editing = false;
      this.notice = saved;
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      this.saveErrors = error instanceof WarningChangedError ? changedMeanwhile : error;
    } finally {
      this.saving = false;
    }
  }

  private labelOf(field: string): string {
    return this.info?.fields[field]?.label ?? '';
  }

  private textOf(field: CharterField, charter: Charter): string | null {
    const value = field.read(charter);
    if (value === null) return null;
    switch (field.kind) {
      case 'person':
        return (field.name === 'Sponsor__c' ? charter.sponsorName : charter.managerName) ?? gone;
      case 'percent':
        return percent(Number(value));
      case 'money':
        return money(Number(value), this.currency);
      case 'number':
        return number(Number(value));
      case 'date':
        return plainDate(String(value));
      case 'time':
        return timeText(Number(value));
      case 'cadence':
        return this.cadences.find((each) => each.value === value)?.label ?? String(value);
      case 'weekday':
        return this.weekdays.find((each) => each.value === value)?.label ?? String(value);
      case 'text':
        return String(value);
    }
  }

  private optionsOf(field: CharterField): { value: string; label: string }[] {
    const nothing = { value: NOBODY, label: none };
    if (field.kind === 'cadence') return [nothing, ...this.cadences];
    if (field.kind === 'weekday') return [nothing, ...this.weekdays];
    if (field.kind !== 'person') return [];
    const known = this.people.map(({ id, name }) => ({ value: id, label: name }));
    const current = this.charter && field.read(this.charter);
    // Who left stays named until somebody else is chosen.
    const left = current && !known.some(({ value }) => value === current);
    const name = field.name === 'Sponsor__c' ? this.charter?.sponsorName : this.charter?.managerName;
    return [nothing, ...(left ? [{ value: String(current), label: name ?? gone }] : []), ...known];
  }
}

/** What is stored of what an input holds. */
function storedOf({ kind }: CharterField, value: string): string | number | null {
  if (value === '' || value === NOBODY || value === null || value === undefined) return null;
  if (kind === 'time') return minutesOf(value);
  return kind === 'number' || kind === 'percent' || kind === 'money' ? Number(value) : value;
}
