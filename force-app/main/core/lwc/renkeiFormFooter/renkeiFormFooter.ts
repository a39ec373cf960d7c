import { LightningElement, api } from 'lwc';
import cancel from '@salesforce/label/c.RenkeiCore_Cancel';

/** How a form ends: what is missing, the button that saves, the one that does not. Fires `submit` and `cancel`. */
export default class RenkeiFormFooter extends LightningElement {
  /** What the button says that saves. */
  @api label = '';
  @api saving = false;
  /** What is missing or wrong, each a sentence. */
  @api problems: readonly string[] = [];

  labels = { cancel };

  handleSubmit(): void {
    this.dispatchEvent(new CustomEvent('submit'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
