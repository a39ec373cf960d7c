import { LightningElement, api } from 'lwc';

/** One related list, named by the page. */
export default class RelatedListSingleContainer extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api relatedListApiName;
  @api relatedListComponentOverride;
  @api rowsToDisplay;
  @api showActionBar;
  @api parentFieldApiName;

  get narrow() {
    return this.relatedListComponentOverride !== 'ADVGRID';
  }
}
