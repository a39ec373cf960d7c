import { LightningElement, api } from 'lwc';
import { text } from 'shell/text';

/** Records in rows; asks for another order with `sort` `{sortBy}`: a field, with `-` before it for descending. */
export default class RecordTable extends LightningElement {
  @api label;
  /** As list info gives them: `{fieldApiName, label, sortable}`. */
  @api columns = [];
  @api rows = [];
  @api info;
  @api sortBy;

  get headings() {
    const [, minus, sorted] = /^(-?)(.*)$/.exec(this.sortBy ?? '');
    return this.columns.map(({ fieldApiName, label, sortable }) => {
      const active = fieldApiName === sorted;
      return {
        path: fieldApiName,
        label,
        sortable,
        sortText: text('sortBy', label),
        icon: active ? (minus ? 'utility:arrowdown' : 'utility:arrowup') : undefined,
        ariaSort: active ? (minus ? 'descending' : 'ascending') : undefined,
      };
    });
  }

  handleSort(event) {
    const path = event.currentTarget.value;
    this.dispatchEvent(new CustomEvent('sort', { detail: { sortBy: this.sortBy === path ? `-${path}` : path } }));
  }
}
