import { LightningElement, api } from 'lwc';
import { read } from 'shell/records';

/** Every related list of the record's layout. */
export default class RelatedListContainer extends LightningElement {
  @api recordId;
  @api objectApiName;
  lists = [];
  error;

  async connectedCallback() {
    try {
      this.lists = (await read(`/ui-api/related-list-info/${this.objectApiName}`)).relatedLists;
    } catch (error) {
      this.error = error;
    }
  }
}
