import { LightningElement, api } from 'lwc';
import { text } from 'shell/text';

const INPUT_TYPES = {
  Boolean: 'checkbox',
  Currency: 'number',
  Date: 'date',
  DateTime: 'datetime',
  Double: 'number',
  Email: 'email',
  Int: 'number',
  Percent: 'number',
  Phone: 'tel',
  String: 'text',
  Time: 'time',
  Url: 'url',
};

/** The input of one field; tells of changes with the event `fieldchange` `{name, value}`. */
export default class FieldInput extends LightningElement {
  /** The field as object info describes it. */
  @api field;
  @api label;
  @api value;
  /** Of a lookup: the name of the record that `value` points to. */
  @api text;
  @api required = false;
  @api picklist;
  @api objectApiName;

  /** Shows what the org said against this field; an empty message takes it back. */
  @api showError(message) {
    const input = this.template.firstElementChild;
    input.setCustomValidity(message);
    input.reportValidity();
  }

  @api validate() {
    const input = this.template.firstElementChild;
    input.setCustomValidity('');
    return input.reportValidity();
  }

  get isReference() {
    return this.field.dataType === 'Reference';
  }

  get isPicklist() {
    return this.field.dataType === 'Picklist';
  }

  get isMultiPicklist() {
    return this.field.dataType === 'MultiPicklist';
  }

  get isLong() {
    return this.field.dataType === 'TextArea';
  }

  get type() {
    const type = INPUT_TYPES[this.field.dataType];
    if (!type)
      throw new Error(
        `Editing ${this.field.apiName}: the type ${this.field.dataType} is not modelled by the local org.`,
      );
    return type;
  }

  get isNumber() {
    return this.type === 'number';
  }

  get step() {
    return this.isNumber ? 10 ** -(this.field.scale ?? 0) : undefined;
  }

  get formatter() {
    return this.field.dataType === 'Percent' ? 'percent-fixed' : undefined;
  }

  get maxLength() {
    return this.type === 'text' && this.field.length ? this.field.length : undefined;
  }

  get options() {
    const values = (this.picklist?.values ?? []).map(({ value, label }) => ({ value, label }));
    return this.isPicklist ? [{ value: '', label: text('none') }, ...values] : values;
  }

  get selected() {
    return this.value ? this.value.split(';') : [];
  }

  tell(value) {
    this.dispatchEvent(
      new CustomEvent('fieldchange', { bubbles: true, composed: true, detail: { name: this.field.apiName, value } }),
    );
  }

  handleInput(event) {
    const { checked, value } = event.target;
    if (this.type === 'checkbox') this.tell(checked);
    else if (this.isNumber) this.tell(value === '' ? null : Number(value));
    else this.tell(value === '' ? null : value);
  }

  handleChange(event) {
    this.tell(event.detail.value === '' ? null : event.detail.value);
  }

  handleList(event) {
    this.tell(event.detail.value.join(';') || null);
  }

  handlePick(event) {
    this.tell(event.detail.value);
  }
}
