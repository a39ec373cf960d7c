import { LightningElement, api } from 'lwc';
import { pageText } from 'shell/text';

/** A related list whose columns, order and label the page sets. */
export default class DynamicRelatedList extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api parentFieldApiName;
  @api relatedListApiName;
  @api relatedListLabel;
  @api relatedListFieldAliases = [];
  @api relatedListDisplayType;
  @api maxRecordsToDisplay = 10;
  @api sortFieldAlias = '__DEFAULT__';
  @api sortFieldOrder = 'Default';
  @api actionNames = [];
  @api showActionBar;

  get heading() {
    return pageText(this.relatedListLabel);
  }

  get sortBy() {
    if (this.sortFieldAlias === '__DEFAULT__') return undefined;
    return `${this.sortFieldOrder === 'Descending' ? '-' : ''}${this.sortFieldAlias}`;
  }
}
