import { LightningElement, api } from 'lwc';
import type { Option } from 'c/renkeiSegmentData';

export type FieldKind = 'text' | 'area' | 'number' | 'choice' | 'radio';

/** What `renkeipolicyfield` carries: what stands in which fields now; null: the field is gone. */
export type FieldChanges = Record<string, string | null>;

interface Input extends HTMLElement {
  value: string;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/**
 * One entry of a policy. An error stands at the input as the platform shows errors, a warning below it. Fires
 * `renkeipolicyfield` (bubbling) with every change.
 */
export default class RenkeiPolicyField extends LightningElement {
  @api path = '';
  @api label = '';
  @api kind: FieldKind = 'number';
  @api value = '';
  /** The value in words, for who only reads it. */
  @api text = '';
  @api options: readonly Option[] = [];
  /** What stands behind the label, such as a unit. */
  @api unit: string | undefined;
  @api help: string | undefined;
  @api maxLength: number | undefined;
  @api error = '';
  @api warning = '';
  @api readOnly = false;
  /** Within a table the column's heading is the label that is seen. */
  @api labelHidden = false;

  private shownError = '';

  /** Puts the cursor into the field. */
  @api
  focus(): void {
    const input = this.input;
    // Base inputs open their keyboard on telephones only when they themselves are asked.
    if (input) input.focus();
    else this.template?.querySelector<HTMLElement>('.value')?.focus();
  }

  get fullLabel(): string {
    return this.unit ? `${this.label} (${this.unit})` : this.label;
  }

  get variant(): string {
    return this.labelHidden ? 'label-hidden' : 'standard';
  }

  get isText(): boolean {
    return this.kind === 'text';
  }

  get isArea(): boolean {
    return this.kind === 'area';
  }

  get isNumber(): boolean {
    return this.kind === 'number';
  }

  get isChoice(): boolean {
    return this.kind === 'choice';
  }

  get labelClass(): string {
    return this.labelHidden ? 'slds-assistive-text' : 'label';
  }

  override renderedCallback(): void {
    if (this.shownError === this.error || !this.input) return;
    this.shownError = this.error;
    this.input.setCustomValidity(this.error);
    this.input.reportValidity();
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const detail: FieldChanges = { [this.path]: String(event.detail.value ?? '') };
    this.dispatchEvent(new CustomEvent('renkeipolicyfield', { detail, bubbles: true, composed: true }));
  }

  private get input(): Input | null {
    return this.template?.querySelector<Input>('.input') ?? null;
  }
}
