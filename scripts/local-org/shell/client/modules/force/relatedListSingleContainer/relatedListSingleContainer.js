import { LightningElement, api } from 'lwc';

/** One related list, named by the page. */
export default class RelatedListSingleContainer extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api relatedListApiName;
  @api relatedListComponentOverride;
  @api rowsToDisplay = 6;
  @api showActionBar;
  @api parentFieldApiName;
}
