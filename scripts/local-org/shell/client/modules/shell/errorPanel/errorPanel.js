import { LightningElement, api } from 'lwc';
import { messagesOf } from 'shell/request';
import { texts } from 'shell/text';

/** An error of any of the platform's shapes, in words. */
export default class ErrorPanel extends LightningElement {
  @api error;
  @api heading = texts.error;

  get messages() {
    return messagesOf(this.error);
  }
}
