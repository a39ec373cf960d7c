import { LightningElement, api } from 'lwc';
import line from '@salesforce/label/c.RenkeiEscalation_ThanksLine';
import proposed from '@salesforce/label/c.RenkeiEscalation_ThanksDefault';
import send from '@salesforce/label/c.RenkeiEscalation_ThanksSend';

/** A line of thanks to the caller of a case; one is proposed. Fires `thank` with the line. */
export default class RenkeiEscalationDetailThanks extends LightningElement {
  @api saving = false;

  labels = { line, send };
  message = proposed;

  get isDisabled(): boolean {
    return this.saving || this.message.trim() === '';
  }

  handleLine(event: CustomEvent<{ value: string }>): void {
    this.message = event.detail.value;
  }

  handleSend(): void {
    this.dispatchEvent(new CustomEvent('thank', { detail: this.message.trim() }));
  }
}
