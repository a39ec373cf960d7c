import { LightningElement, api } from 'lwc';

/** Text that the page itself holds. */
export default class RichText extends LightningElement {
  @api richTextValue = '';
  @api decorate = false;

  get className() {
    return this.decorate === true || this.decorate === 'true' ? 'slds-card slds-p-around_medium' : '';
  }
}
