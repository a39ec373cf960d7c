import { LightningElement, api } from 'lwc';
import { fieldsEvent, fieldView, focusField, industriesOf, type FieldView, type PolicyView } from 'c/renkeiPolicyForm';
import type { Option } from 'c/renkeiSegmentData';
import { policyFieldName } from 'c/renkeiSegmentWords';
import { fill } from 'c/renkeiFormat';
import add from '@salesforce/label/c.RenkeiSegmentation_EstimatorAdd';
import addWhich from '@salesforce/label/c.RenkeiSegmentation_EstimatorAddWhich';
import industry from '@salesforce/label/c.RenkeiSegmentation_FilterIndustry';
import others from '@salesforce/label/c.RenkeiSegmentation_LintOthers';
import remove from '@salesforce/label/c.RenkeiSegmentation_EstimatorRemove';
import rule from '@salesforce/label/c.RenkeiSegmentation_EstimatorRule';

interface Line {
  key: string;
  name: string;
  perEmployee: FieldView;
  revenuePercent: FieldView;
  /** null where there is nothing to remove. */
  removeLabel: string | null;
}

const WAYS = ['perEmployee', 'revenuePercent'] as const;

/** The ways to a potential: a table by industry with a line for all others, and the amount per unit of the installed base. */
export default class RenkeiPolicyEstimators extends LightningElement {
  @api view: PolicyView | undefined;

  labels = {
    add,
    addWhich,
    industry,
    rule,
    perEmployee: policyFieldName('estimators.perEmployee'),
    revenuePercent: policyFieldName('estimators.revenuePercent'),
  };
  chosen = '';

  @api
  focusField(path: string): boolean {
    return focusField(this.template?.querySelectorAll('c-renkei-policy-field') ?? [], path);
  }

  get editable(): boolean {
    return this.view?.readOnly === false;
  }

  get lines(): Line[] {
    const { view } = this;
    if (!view) return [];
    return [...industriesOf(view.form), ''].map((value) => {
      const name = value === '' ? others : (view.industries.find((each) => each.value === value)?.label ?? value);
      return {
        key: `industry ${value}`,
        name,
        perEmployee: this.field(`estimators.perEmployee.${value}`, name),
        revenuePercent: this.field(`estimators.revenuePercent.${value}`, name),
        removeLabel: value === '' || view.readOnly ? null : fill(remove, name),
      };
    });
  }

  get perUnit(): FieldView[] {
    const { view } = this;
    if (!view) return [];
    return [fieldView('estimators.amountPerUnit', view, { helpOf: 'AmountPerUnit__c' })];
  }

  /** Industries that have no line yet. */
  get options(): Option[] {
    const { view } = this;
    if (!view) return [];
    const taken = new Set(industriesOf(view.form));
    return view.industries.filter(({ value }) => !taken.has(value)).map(({ value, label }) => ({ value, label }));
  }

  get nothingChosen(): boolean {
    return this.chosen === '';
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    this.chosen = event.detail.value;
  }

  handleAdd(): void {
    const { chosen } = this;
    if (chosen === '') return;
    this.dispatchEvent(fieldsEvent(Object.fromEntries(WAYS.map((way) => [`estimators.${way}.${chosen}`, '']))));
    this.chosen = '';
  }

  handleRemove(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const value = (key ?? '').replace(/^industry /, '');
    this.dispatchEvent(fieldsEvent(Object.fromEntries(WAYS.map((way) => [`estimators.${way}.${value}`, null]))));
  }

  private field(path: string, name: string): FieldView {
    const view = fieldView(path, this.view!, { field: path.split('.').slice(0, 2).join('.') });
    return { ...view, label: `${name}: ${view.label}` };
  }
}
