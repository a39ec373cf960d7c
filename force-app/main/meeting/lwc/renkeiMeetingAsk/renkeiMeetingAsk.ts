import LightningModal from 'lightning/modal';
import { api } from 'lwc';
import { labels } from 'c/renkeiMeetingWords';

/** Asks before something that concerns everybody. Closes with the remarks (empty where none are asked for), or undefined. */
export default class RenkeiMeetingAsk extends LightningModal {
  @api heading = '';
  @api text = '';
  /** What the button says that goes ahead. */
  @api confirm = '';
  /** Whether remarks for the minutes are asked for. */
  @api asksRemarks = false;

  labels = labels;
  remarks = '';

  handleRemarks({ detail }: CustomEvent<{ value: string }>): void {
    this.remarks = detail.value;
  }

  handleCancel(): void {
    void this.close();
  }

  handleConfirm(): void {
    void this.close(this.remarks);
  }
}
