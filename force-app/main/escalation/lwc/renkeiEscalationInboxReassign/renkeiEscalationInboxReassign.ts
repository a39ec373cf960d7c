import { LightningElement, api } from 'lwc';
import {
  CaseChangedError,
  CaseGoneError,
  NoAnswerError,
  reassignCase,
  repsOf,
  type CaseRow,
  type Member,
} from 'c/renkeiEscalationData';
import { accountName } from 'c/renkeiEscalationWords';
import { messagesOf } from 'c/renkeiErrorMessages';
import { fill, number, plural, today } from 'c/renkeiFormat';
import changed from '@salesforce/label/c.RenkeiEscalation_ReassignChanged';
import doneOne from '@salesforce/label/c.RenkeiEscalation_ReassignDone_One';
import doneOther from '@salesforce/label/c.RenkeiEscalation_ReassignDone_Other';
import give from '@salesforce/label/c.RenkeiEscalation_ReassignDo';
import lost from '@salesforce/label/c.RenkeiEscalation_CaseLostConnection';
import person from '@salesforce/label/c.RenkeiEscalation_ReturnPerson';
import refused from '@salesforce/label/c.RenkeiEscalation_ReassignRefused';
import title from '@salesforce/label/c.RenkeiEscalation_ReassignTitle';
import to from '@salesforce/label/c.RenkeiEscalation_ReassignTo';
import unknown from '@salesforce/label/c.RenkeiCore_ErrorUnknown';

/** Gives the selected cases to somebody. Fires `given` with the Ids that went and a sentence about it. */
export default class RenkeiEscalationInboxReassign extends LightningElement {
  @api cases: readonly CaseRow[] = [];
  @api members: readonly Member[] = [];

  labels = { give, person, to };
  chosen = '';
  giving = false;
  refusals: { id: string; text: string }[] = [];

  get heading(): string {
    return fill(title, number(this.cases.length));
  }

  get reps(): { value: string; label: string }[] {
    return repsOf(this.members, today(new Date())).map(({ id, name }) => ({ value: id, label: name ?? id }));
  }

  get cannotGive(): boolean {
    return this.giving || this.chosen === '' || this.cases.length === 0;
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    this.chosen = event.detail.value;
  }

  /** One after the other: a guard and a sharing change behind each, and a refusal of one is no reason to keep the others. */
  async handleGive(): Promise<void> {
    const { cases, chosen } = this;
    const gone: string[] = [];
    const refusals: { id: string; text: string }[] = [];
    this.giving = true;
    for (const row of cases) {
      try {
        await reassignCase(row, chosen);
        gone.push(row.id);
      } catch (error) {
        refusals.push({ id: row.id, text: fill(refused, accountName(row), reasonOf(error)) });
      }
    }
    this.giving = false;
    this.refusals = refusals;
    const name = this.reps.find(({ value }) => value === chosen)?.label ?? '';
    const text = fill(plural(gone.length, { one: doneOne, other: doneOther }), number(gone.length), name);
    this.dispatchEvent(new CustomEvent('given', { detail: { ids: gone, text } }));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof CaseChangedError || error instanceof CaseGoneError) return changed;
  if (error instanceof NoAnswerError) return lost;
  return messagesOf(error).join(' ') || unknown;
}
