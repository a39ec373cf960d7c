import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { call } from 'shell/request';
import { generateUrl } from 'shell/router';
import { text, texts } from 'shell/text';

/** The reports or dashboards that the user may see, by folder, with a search. */
export default class ReportList extends LightningElement {
  texts = texts;
  /** `Report` or `Dashboard`. */
  @api objectApiName;
  rows;
  error;
  folder = '';
  term = '';

  async connectedCallback() {
    const nameField = this.objectApiName === 'Report' ? 'Name' : 'Title';
    const soql = `SELECT Id, ${nameField}, Description, FolderName FROM ${this.objectApiName} ORDER BY FolderName, ${nameField}`;
    try {
      const { records } = await call('GET', `/query?q=${encodeURIComponent(soql)}`);
      this.rows = records.map((row) => ({
        id: row.Id,
        name: row[nameField],
        folder: row.FolderName,
        description: row.Description,
      }));
    } catch (error) {
      this.error = error;
    }
  }

  get object() {
    return boot.objects[this.objectApiName];
  }

  get icon() {
    return this.object.icon;
  }

  get nameLabel() {
    return this.object.label;
  }

  get folders() {
    const names = [...new Set(this.rows.map(({ folder }) => folder))];
    return [{ label: texts.allFolders, value: '' }, ...names.map((name) => ({ label: name, value: name }))];
  }

  get shown() {
    const term = this.term.toLowerCase();
    return this.rows
      .filter(({ folder, name, description }) => {
        const isFound = `${name} ${description ?? ''}`.toLowerCase().includes(term);
        return isFound && (!this.folder || folder === this.folder);
      })
      .map((row) => ({ ...row, url: this.urlOf(row.id) }));
  }

  urlOf(recordId) {
    const attributes = { objectApiName: this.objectApiName, recordId, actionName: 'view' };
    return generateUrl({ type: 'standard__recordPage', attributes });
  }

  get isEmpty() {
    return !this.shown.length;
  }

  get summary() {
    if (!this.rows) return '';
    const { length } = this.shown;
    return length === 1 ? texts.item : text('items', length);
  }

  handleFolder({ detail }) {
    this.folder = detail.value;
  }

  handleSearch({ detail }) {
    this.term = detail.value ?? '';
  }
}
