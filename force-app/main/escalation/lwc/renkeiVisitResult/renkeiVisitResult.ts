import { LightningElement, api } from 'lwc';
import { fill, today } from 'c/renkeiFormat';
import { saveResult, VisitChangedError, type BoardVisit } from 'c/renkeiVisitData';
import { resultProblem, stepDates, type VisitResult } from 'c/renkeiVisitRules';
import { dayName, dayOfInstant, resultName, stepName } from 'c/renkeiVisitWords';
import before from '@salesforce/label/c.RenkeiEscalation_VisitNextStepBefore';
import changed from '@salesforce/label/c.RenkeiEscalation_VisitChanged';
import line from '@salesforce/label/c.RenkeiEscalation_VisitResultLine';
import missing from '@salesforce/label/c.RenkeiEscalation_VisitResultMissing';
import nextStep from '@salesforce/label/c.RenkeiEscalation_VisitNextStep';
import notSaved from '@salesforce/label/c.RenkeiEscalation_VisitNotSaved';
import otherDate from '@salesforce/label/c.RenkeiEscalation_VisitOtherDate';
import question from '@salesforce/label/c.RenkeiEscalation_VisitResultQuestion';
import save from '@salesforce/label/c.RenkeiCore_Save';
import saved from '@salesforce/label/c.RenkeiEscalation_VisitResultSaved';

/** A visit as this component needs it. */
export type ReportedVisit = Pick<BoardVisit, 'id' | 'lastModified' | 'start' | 'result' | 'resultNote' | 'nextStepOn'>;

const RESULTS: readonly VisitResult[] = ['Progress', 'Revisit', 'Declined', 'Absent'];
const ICONS: Readonly<Record<VisitResult, string>> = {
  Absent: 'utility:user',
  Declined: 'utility:close',
  Progress: 'utility:trending',
  Revisit: 'utility:rotate',
};

/**
 * What came of a visit: one tap on a result, one on a date, a line if one wishes. What was entered stays until it is saved. Fires
 * `saved`.
 */
export default class RenkeiVisitResult extends LightningElement {
  /** The visit that is reported. */
  @api visit: ReportedVisit | undefined;
  /** Days off, yyyy-mm-dd. */
  @api holidays: readonly string[] = [];

  labels = { line, nextStep, notSaved, otherDate, question, save, saved };
  saving = false;
  isSaved = false;
  choosingDate = false;
  errors: unknown = null;
  problem: string | null = null;
  private chosenResult: VisitResult | undefined;
  private chosenDate: string | null | undefined;
  private written: string | undefined;

  get result(): VisitResult | null {
    return this.chosenResult ?? this.visit?.result ?? null;
  }

  get nextStepOn(): string | null {
    return this.chosenDate === undefined ? (this.visit?.nextStepOn ?? null) : this.chosenDate;
  }

  get note(): string {
    return this.written ?? this.visit?.resultNote ?? '';
  }

  get results(): { value: VisitResult; name: string; icon: string; pressed: string; className: string }[] {
    return RESULTS.map((value) => {
      const pressed = value === this.result;
      return {
        value,
        name: resultName(value),
        icon: ICONS[value],
        pressed: String(pressed),
        className: pressed ? 'tile chosen' : 'tile',
      };
    });
  }

  get dates(): { date: string; name: string; day: string; pressed: string; className: string }[] {
    return stepDates(today(new Date()), this.holidays).map(({ kind, date }) => {
      const pressed = date === this.nextStepOn;
      return {
        date,
        name: stepName(kind),
        day: dayName(date),
        pressed: String(pressed),
        className: pressed ? 'chip chosen' : 'chip',
      };
    });
  }

  /** A date that is none of the chips. */
  get otherDateChosen(): boolean {
    return this.nextStepOn !== null && !this.dates.some(({ date }) => date === this.nextStepOn);
  }

  get showsDate(): boolean {
    return this.choosingDate || this.otherDateChosen;
  }

  get otherPressed(): string {
    return String(this.showsDate);
  }

  get otherClass(): string {
    return this.showsDate ? 'chip other chosen' : 'chip other';
  }

  handleResult(event: Event): void {
    this.chosenResult = (event.currentTarget as HTMLElement).dataset.result as VisitResult;
    this.touch();
  }

  /** A second tap takes the date away again. */
  handleDate(event: Event): void {
    const date = (event.currentTarget as HTMLElement).dataset.date ?? null;
    this.chosenDate = date === this.nextStepOn ? null : date;
    this.choosingDate = false;
    this.touch();
  }

  handleOtherDate(): void {
    this.choosingDate = !this.showsDate;
    if (!this.choosingDate) this.chosenDate = null;
    this.touch();
  }

  handleTypedDate(event: CustomEvent<{ value: string }>): void {
    this.chosenDate = event.detail.value || null;
    this.touch();
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.written = event.detail.value;
    this.touch();
  }

  async handleSave(): Promise<void> {
    const { visit, result, nextStepOn } = this;
    if (!visit || this.saving) return;
    const problem = resultProblem(result, nextStepOn, dayOfInstant(visit.start));
    this.problem =
      problem === null
        ? null
        : problem === 'ResultMissing'
          ? missing
          : fill(before, dayName(dayOfInstant(visit.start)));
    if (problem !== null || result === null) return;
    this.saving = true;
    this.errors = null;
    try {
      await saveResult(visit, { result, nextStepOn, note: this.note.trim() === '' ? null : this.note.trim() });
      this.isSaved = true;
      this.dispatchEvent(new CustomEvent('saved', { detail: { visit: visit.id, result, nextStepOn } }));
    } catch (error) {
      this.errors = error instanceof VisitChangedError ? changed : error;
    } finally {
      this.saving = false;
    }
  }

  private touch(): void {
    this.isSaved = false;
    this.problem = null;
  }
}
