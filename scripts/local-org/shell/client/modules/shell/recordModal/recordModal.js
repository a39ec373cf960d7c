import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import boot from 'shell/context';
import { text, texts } from 'shell/text';

/** The dialog that makes or edits a record; closes with the saved record's id, or with undefined. */
export default class RecordModal extends LightningModal {
  texts = texts;
  @api objectApiName;
  @api recordId;
  @api defaultValues = {};
  busy = false;

  get mode() {
    return this.recordId ? 'edit' : 'create';
  }

  get objectLabel() {
    return boot.objects[this.objectApiName].label;
  }

  get heading() {
    return text(this.recordId ? 'editObject' : 'newObject', this.objectLabel);
  }

  async handleSave() {
    this.busy = true;
    const record = await this.template.querySelector('shell-record-form').save();
    this.busy = false;
    if (!record) return;
    document.body.dispatchEvent(
      new ShowToastEvent({ title: text(this.recordId ? 'saved' : 'created', this.objectLabel), variant: 'success' }),
    );
    this.close(record.id);
  }

  handleCancel() {
    this.close();
  }
}
