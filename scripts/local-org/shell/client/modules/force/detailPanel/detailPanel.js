import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import boot from 'shell/context';
import { text, texts } from 'shell/text';

/** The fields of a record's layout, edited in place. */
export default class DetailPanel extends LightningElement {
  texts = texts;
  @api recordId;
  @api objectApiName;
  @api heading = texts.details;
  /** Instead of the layout: fields by column, `{field, behavior}`. */
  @api fieldColumns;
  mode = 'view';

  get editing() {
    return this.mode === 'edit';
  }

  handleEdit() {
    this.mode = 'edit';
  }

  handleCancel() {
    this.mode = 'view';
  }

  async handleSave() {
    if (!(await this.template.querySelector('shell-record-form').save())) return;
    this.mode = 'view';
    this.dispatchEvent(
      new ShowToastEvent({ title: text('saved', boot.objects[this.objectApiName].label), variant: 'success' }),
    );
  }
}
