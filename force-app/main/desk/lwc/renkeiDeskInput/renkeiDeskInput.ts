import { LightningElement, api } from 'lwc';

/** An input as the form describes it. */
export interface InputField {
  /** Name of the value in the draft. */
  key: string;
  kind: 'choice' | 'text' | 'long' | 'date' | 'time' | 'number' | 'phone' | 'check' | 'scale';
  label: string;
  value: string | boolean;
  options?: { value: string; label: string }[];
  /** Values one tap away. */
  chips?: { value: string; label: string }[];
  required?: boolean;
  /** What is wrong with it, once somebody has tried to save. */
  problem?: string | null;
  help?: string | null;
}

const TYPES: Partial<Record<InputField['kind'], string>> = {
  text: 'text',
  date: 'date',
  time: 'time',
  number: 'number',
  phone: 'tel',
};

/** One input of the form. Fires `value` with the name and the new value. */
export default class RenkeiDeskInput extends LightningElement {
  @api field: InputField = { key: '', kind: 'text', label: '', value: '' };

  @api
  focus(): void {
    const input = this.template?.querySelector<HTMLElement>('.input, .scale');
    input?.focus();
  }

  get type(): string | undefined {
    return TYPES[this.field.kind];
  }

  /** Marked by hand: base components complain as soon as the focus leaves, and what they say moves what is being clicked. */
  get label(): string {
    return this.field.required ? `${this.field.label} *` : this.field.label;
  }

  get isChoice(): boolean {
    return this.field.kind === 'choice';
  }

  get isLong(): boolean {
    return this.field.kind === 'long';
  }

  get isCheck(): boolean {
    return this.field.kind === 'check';
  }

  get isScale(): boolean {
    return this.field.kind === 'scale';
  }

  get problem(): string | null {
    return this.field.problem ?? null;
  }

  get boxStyle(): string {
    return this.problem ? 'field wrong' : 'field';
  }

  get chips(): { value: string; label: string; pressed: 'true' | 'false' }[] {
    return (this.field.chips ?? []).map(({ value, label }) => ({
      value,
      label,
      pressed: value === this.field.value ? 'true' : 'false',
    }));
  }

  get hasChips(): boolean {
    return this.chips.length > 0;
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.tell(event.detail.value ?? '');
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    this.tell(event.detail.checked);
  }

  handleChip(event: Event): void {
    const { value } = (event.currentTarget as HTMLElement).dataset;
    this.tell(value === this.field.value ? '' : value!);
  }

  private tell(value: string | boolean): void {
    const detail = { key: this.field.key, value };
    this.dispatchEvent(new CustomEvent('value', { detail, bubbles: true, composed: true }));
  }
}
