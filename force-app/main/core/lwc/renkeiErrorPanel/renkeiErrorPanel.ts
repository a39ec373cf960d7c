import { LightningElement, api } from 'lwc';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import hint from '@salesforce/label/c.RenkeiCore_ErrorPermission';
import retry from '@salesforce/label/c.RenkeiCore_ErrorRetry';
import heading from '@salesforce/label/c.RenkeiCore_ErrorTitle';
import unknown from '@salesforce/label/c.RenkeiCore_ErrorUnknown';

/** Shows errors of the platform in their own words. Fires `retry` when the reader asks to read again. */
export default class RenkeiErrorPanel extends LightningElement {
  /** One error or a list, as the platform threw or returned them. */
  @api errors: unknown;
  /** Replaces the general heading with what failed. */
  @api heading: string | undefined;
  /** Whether reading again makes sense. */
  @api retryable = false;

  labels = { hint, retry };

  get shownHeading(): string {
    return this.heading ?? heading;
  }

  get messages(): { key: number; text: string }[] {
    const found = messagesOf(this.errors);
    return (found.length > 0 ? found : [unknown]).map((text, key) => ({ key, text }));
  }

  get aboutAccess(): boolean {
    return isAboutAccess(messagesOf(this.errors));
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
