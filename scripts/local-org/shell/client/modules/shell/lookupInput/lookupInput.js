import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { nameFieldOf } from 'shell/fields';
import { call } from 'shell/request';
import { text } from 'shell/text';
import missingText from '@salesforce/label/LightningErrorMessage.validityValueMissing';

const PAUSE_MILLISECONDS = 200;

/** Finds a record by its name; `pick` tells the id, or null when the choice was taken back. */
export default class LookupInput extends LightningElement {
  @api label;
  @api field;
  @api required = false;
  @api objectApiName;
  missingText = missingText;
  items = [];
  inputText = '';
  chosen;

  /** The id of the chosen record, and its name. */
  @api get value() {
    return this.chosen?.value;
  }

  set value(value) {
    this.chosen = value ? { value, text: this.chosen?.value === value ? this.chosen.text : undefined } : undefined;
  }

  @api text;

  @api setCustomValidity(message) {
    this.combobox.setCustomValidity(message);
  }

  @api reportValidity() {
    return this.combobox.reportValidity();
  }

  get combobox() {
    return this.template.querySelector('lightning-grouped-combobox');
  }

  get target() {
    const names = this.field.referenceToInfos.map(({ apiName }) => apiName);
    return names.find((name) => name === 'User') ?? names.find((name) => name in boot.objects) ?? names[0];
  }

  get placeholder() {
    return text('lookup', boot.objects[this.target]?.pluralLabel ?? this.target);
  }

  get icon() {
    return boot.objects[this.target]?.icon ?? 'standard:record';
  }

  get pill() {
    return (
      this.chosen && {
        type: 'icon',
        label: this.chosen.text ?? this.text ?? this.chosen.value,
        iconName: this.icon,
        iconSize: 'small',
      }
    );
  }

  handleText(event) {
    this.inputText = event.detail.text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(this.inputText), PAUSE_MILLISECONDS);
  }

  /** Opened before anything was typed: the first records by name. */
  handleOpen() {
    this.search(this.inputText);
  }

  async search(typed) {
    const name = nameFieldOf(this.field);
    const query = `query find($like: String) { uiapi { query { ${this.target}(where: {${name}: {like: $like}}, first: 10, orderBy: {${name}: {order: ASC}}) {
      edges { node { Id ${name} { value } } } } } } }`;
    const { data, errors } = await call('POST', '/graphql', { query, variables: { like: `%${typed}%` } });
    if (errors?.length) throw new Error(errors[0].message);
    if (typed !== this.inputText) return;
    this.items = data.uiapi.query[this.target].edges.map(({ node }) => ({
      type: 'option-card',
      value: node.Id,
      text: node[name].value,
      iconName: this.icon,
      iconSize: 'small',
    }));
  }

  handleSelect(event) {
    const item = this.items.find(({ value }) => value === event.detail.value);
    if (item) this.choose(item);
  }

  handleRemove() {
    this.choose(undefined);
  }

  choose(item) {
    this.chosen = item;
    this.inputText = '';
    this.items = [];
    this.dispatchEvent(new CustomEvent('pick', { detail: { value: item?.value ?? null } }));
  }
}
