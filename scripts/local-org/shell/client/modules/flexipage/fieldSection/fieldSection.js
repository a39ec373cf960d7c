import { LightningElement, api } from 'lwc';
import { pageText } from 'shell/text';

/** Fields that the page itself lists, in columns: `columns` names a facet of columns, each column's `body` one of fields. */
export default class FieldSection extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api label;
  @api columns;
  @api horizontalAlignment;
  @api facets = {};

  get heading() {
    return pageText(this.label);
  }

  get fieldColumns() {
    const columns = this.facets[this.columns] ?? [];
    return columns.map(({ properties }) => (this.facets[properties.body] ?? []).map((item) => item.properties));
  }
}
