import LightningModal from 'lightning/modal';
import { api } from 'lwc';
import { labels } from 'c/renkeiMeetingWords';

/** Asks before a meeting ends for good. Closes with the remarks for the minutes, or undefined. */
export default class RenkeiMeetingClose extends LightningModal {
  /** What is not reached yet. */
  @api text = '';

  labels = labels;
  remarks = '';

  handleRemarks({ detail }: CustomEvent<{ value: string }>): void {
    this.remarks = detail.value;
  }

  handleCancel(): void {
    void this.close();
  }

  handleClose(): void {
    void this.close(this.remarks);
  }
}
