import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { deleteRecord } from 'lightning/uiRecordApi';
import boot from 'shell/context';
import { fieldLabel, layoutFields, layoutOf, objectInfo, readRecord, recordTitle } from 'shell/fields';
import { watchRecords } from 'shell/records';
import { messagesOf } from 'shell/request';
import { navigate } from 'shell/router';
import { text, texts } from 'shell/text';

/** A record's name, key fields (its compact layout) and actions. */
export default class HighlightsPanel extends LightningElement {
  texts = texts;
  @api recordId;
  @api objectApiName;
  info;
  record;
  fields = [];
  error;

  connectedCallback() {
    this.stop = watchRecords(({ ids }) => (ids.includes(this.recordId) ? this.load() : undefined));
    this.load();
  }

  disconnectedCallback() {
    this.stop();
  }

  async load() {
    try {
      const [info, layout] = await Promise.all([
        objectInfo(this.objectApiName),
        layoutOf(this.objectApiName, 'View', 'Compact'),
      ]);
      const names = layoutFields(layout, info);
      const record = await readRecord(info, this.recordId, names);
      const fields = names
        .filter((name) => !info.nameFields.includes(name))
        .map((path) => ({ path, label: fieldLabel(info.fields[path]) }));
      Object.assign(this, { info, record, fields, error: undefined });
      document.title = `${this.title} | ${boot.organization.name}`;
    } catch (error) {
      this.error = error;
    }
  }

  get object() {
    return boot.objects[this.objectApiName];
  }

  get title() {
    return recordTitle(this.record, this.info);
  }

  handleEdit() {
    const { recordId, objectApiName } = this;
    this.dispatchEvent(
      new CustomEvent('showrecordform', { bubbles: true, composed: true, detail: { recordId, objectApiName } }),
    );
  }

  async handleDelete() {
    const sure = await LightningConfirm.open({
      label: texts.delete,
      message: text('deleteQuestion', this.title),
      theme: 'warning',
    });
    if (!sure) return;
    try {
      await deleteRecord(this.recordId);
      this.dispatchEvent(new ShowToastEvent({ title: text('deleted', this.title), variant: 'success' }));
      navigate({ type: 'standard__objectPage', attributes: { objectApiName: this.objectApiName, actionName: 'list' } });
    } catch (error) {
      this.dispatchEvent(
        new ShowToastEvent({
          title: texts.error,
          message: messagesOf(error).join(' '),
          variant: 'error',
          mode: 'sticky',
        }),
      );
    }
  }
}
